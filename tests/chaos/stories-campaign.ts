import { canonicalUrl } from '../../src/core/item/canonical-url.ts';
import type { OutgoingMessage } from '../../src/ports/chat.ts';
import { createRandom } from '../bench/made-up-news.ts';
import type { FakeChat } from '../helpers/chat.ts';
import { makeNewsdesk, type Newsdesk, type SampleItem } from '../helpers/newsdesk.ts';
import { type Campaign, mustBeZero, told as tellFigure } from './campaign.ts';

/**
 * Feeds that misbehave, round after round, and what a channel gets of them: `node tests/chaos/stories-campaign.ts [feeds] [rounds] [seed]`
 * (default 50, 100, 1; some minutes). Every event of the made-up world must be told in each destination once, and never again,
 * whatever its feeds do with guids, addresses, titles, order and wording.
 */
export interface StoriesCampaign {
  readonly feeds: number;
  readonly rounds: number;
  readonly seed: number;
}

/** What came of it. The lists must be empty. */
export interface StoriesResult {
  readonly events: number;
  readonly items: number;
  readonly stories: number;
  readonly posts: number;
  /** Replies that say what was corrected; `loud` ones are shown in the channel too, a few for each alert. */
  readonly corrections: { readonly all: number; readonly loud: number };
  /** Stories that hold the reports of several events: one of them stands in the other's alert. */
  readonly mixed: readonly string[];
  /** Destination and event that were told more than once. */
  readonly twice: readonly string[];
  /** Destination and event that were never told. */
  readonly untold: readonly string[];
}

/** What a feed does to its items, by its number. */
const FAULTS = [
  'none',
  'guid-churn',
  'no-guid',
  'shuffle',
  'edited',
  'tracking',
  'moved',
  'title-case',
] as const;
type Fault = (typeof FAULTS)[number];

const DESTINATIONS = ['console', 'slack:C0ONE', 'slack:C0TWO'] as const;
const EVENTS_PER_ROUND = 2;
const REPORTS_MAX = 4;
const ITEMS_PER_FEED = 15;
const AGENCY = 'Coast Wire';

interface Report {
  readonly event: number;
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAtMs: number;
}

interface World {
  readonly random: () => number;
  readonly reports: Report[][];
  /** The event of each address, as Newsdesk keys addresses. */
  readonly eventOf: Map<string, number>;
  events: number;
}

function pick(random: () => number, count: number): number {
  return Math.floor(random() * count);
}

/** An event's own words, the same in every report of it. */
function wordsOf(seed: number): readonly string[] {
  const random = createRandom(seed);
  const letter = (from: string): string => from.charAt(pick(random, from.length));
  const word = (): string =>
    Array.from({ length: 4 }, () => letter('bdfgklmnprstvz') + letter('aeiou')).join('');
  return Array.from({ length: 40 }, word);
}

function capital(word = ''): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** One report: the event's words in an order of its own; a reprint has the agency's order and credit. */
function writeReport(
  event: number,
  { isReprint, at }: { isReprint: boolean; at: number },
): Pick<Report, 'title' | 'text'> {
  const words = wordsOf(event * 7919 + 13);
  const order = createRandom(isReprint ? event + 1 : event * 131 + at + 2);
  const mixed = words
    .slice(6)
    .map((word) => ({ word, rank: order() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ word }) => word);
  const [place, person, thing] = [capital(words[0]), capital(words[1]), words[2]];
  const number = 10 + (event % 80);
  const title =
    isReprint || at === 0
      ? `${number} ${thing} at ${place} harbour`
      : `${place} harbour: ${person} on the ${thing} ${mixed[0]}`;
  const sentences = [
    `The harbour of ${place} has ${number} ${thing}, ${mixed.slice(0, 10).join(' ')}.`,
    `In ${place} ${person} ${mixed.slice(10, 20).join(' ')}.`,
    `${capital(mixed[20])} ${mixed.slice(21, 34).join(' ')} of ${place}.`,
  ];
  const credit = isReprint ? [`(${AGENCY})`] : [];
  return { title, text: [...sentences, ...credit].join('\n') };
}

/** New events of a round, each in one to four feeds. */
function happen(world: World, { feeds }: StoriesCampaign, nowMs: number): void {
  for (let left = EVENTS_PER_ROUND; left > 0; left -= 1) {
    const event = world.events;
    world.events += 1;
    const tellers = new Set<number>();
    const count = 1 + pick(world.random, REPORTS_MAX);
    while (tellers.size < Math.min(count, feeds)) tellers.add(pick(world.random, feeds));
    for (const [at, feed] of [...tellers].entries()) {
      const isReprint = at > 0 && world.random() < 0.4;
      const key = `e${event}-f${feed}`;
      world.eventOf.set(canonicalUrl(`https://paper${feed}.example/${key}`), event);
      const report = {
        event,
        key,
        publishedAtMs: nowMs,
        ...writeReport(event, { isReprint, at }),
      };
      world.reports[feed]?.unshift(report);
      world.reports[feed]?.splice(ITEMS_PER_FEED);
    }
  }
}

/** A report as its feed gives it in this round. */
function misbehave(
  fault: Fault,
  report: Report,
  { feed, round }: { feed: number; round: number },
): SampleItem {
  const { key, title, text, publishedAtMs } = report;
  const url = `https://paper${feed}.example/${key}`;
  const item: SampleItem = { guid: key, url, title, contentText: text, publishedAtMs };
  switch (fault) {
    case 'guid-churn':
      return { ...item, guid: `${key}-${round}` };
    case 'no-guid':
      return { ...item, guid: undefined as unknown as string };
    case 'edited':
      // A copy-edit in each round, a new number in some.
      return {
        ...item,
        contentText: `${text.replace(/\d+/, (number) => String(Number(number) + (round % 5 === 0 ? 1 : 0)))}\nUpdated ${round}.`,
      };
    case 'tracking':
      return { ...item, guid: `${key}?${round}`, url: `${url}?utm_source=r${round}` };
    case 'title-case':
      return { ...item, title: round % 2 === 0 ? title : `Update: ${title}` };
    case 'none':
    case 'shuffle':
    case 'moved':
      return item;
  }
}

function serve(desk: Newsdesk, world: World, { feeds }: StoriesCampaign, round: number): void {
  for (let feed = 0; feed < feeds; feed += 1) {
    const fault = FAULTS[feed % FAULTS.length] ?? 'none';
    const items = (world.reports[feed] ?? []).map((report) =>
      misbehave(fault, report, { feed, round }),
    );
    if (fault === 'shuffle') items.sort(() => world.random() - 0.5);
    if (fault === 'moved' && round === 20) desk.moveFeed(`Paper${feed}`);
    desk.setFeed(`Paper${feed}`, items);
  }
}

/** Runs the campaign with a hand-wound clock: two minutes a round. */
export async function runStoriesCampaign(campaign: StoriesCampaign): Promise<StoriesResult> {
  const { feeds, rounds, seed } = campaign;
  const desk = await makeNewsdesk({
    publishers: Array.from({ length: feeds }, (_, feed) => `Paper${feed}`),
    watches: [{ destinations: DESTINATIONS }],
  });
  const reports = Array.from({ length: feeds }, (): Report[] => []);
  const world: World = { random: createRandom(seed), reports, eventOf: new Map(), events: 0 };
  for (let round = 0; round < rounds; round += 1) {
    happen(world, campaign, desk.clock.nowMs());
    serve(desk, world, campaign, round);
    await desk.round();
  }
  // What was edited last is posted, and nothing else.
  for (let round = 0; round < 3; round += 1) await desk.round();
  return judge(desk, world);
}

async function judge(desk: Newsdesk, world: World): Promise<StoriesResult> {
  const shown = [desk.chat, desk.slack].flatMap((chat: FakeChat) => chat.shown);
  const posts = shown.flatMap(({ message: { destination, message } }) =>
    message.kind === 'alert' ? [{ destination, alert: message.alert }] : [],
  );
  const told = new Map<string, number>();
  const stories = new Set<string>();
  const mixed = new Set<string>();
  for (const { destination, alert } of posts) {
    stories.add(alert.storyId);
    const items = await desk.store.listStoryItems(alert.storyId);
    const events = new Set(items.map(({ url }) => world.eventOf.get(canonicalUrl(url ?? ''))));
    if (events.size > 1) mixed.add([...events].join(' + '));
    for (const event of events) {
      const key = `${destination} event ${event}`;
      told.set(key, (told.get(key) ?? 0) + 1);
    }
  }
  const wanted = DESTINATIONS.flatMap((destination) =>
    Array.from({ length: world.events }, (_, event) => `${destination} event ${event}`),
  );
  return {
    events: world.events,
    items: await desk.store.countItems(),
    stories: stories.size,
    posts: posts.length,
    corrections: countCorrections(shown.map(({ message }) => message)),
    mixed: [...mixed],
    twice: [...told].filter(([, count]) => count > 1).map(([key]) => key),
    untold: wanted.filter((key) => !told.has(key)),
  };
}

function countCorrections(messages: readonly OutgoingMessage[]): StoriesResult['corrections'] {
  const replies = messages.flatMap(({ message }) =>
    message.kind === 'reply' && message.reply.kind === 'correction' ? [message.reply] : [],
  );
  return { all: replies.length, loud: replies.filter(({ isLoud }) => isLoud).length };
}

/** The same for `npm run chaos -- stories`. */
export const campaign: Campaign = {
  about:
    'changed guids, no guids, edits, shuffles, reprints, moved feeds: each event told once in each destination',
  stores: [],
  async run({ form, seed }) {
    const size = form === 'long' ? { feeds: 50, rounds: 100 } : { feeds: 12, rounds: 12 };
    const result = await runStoriesCampaign({ ...size, seed });
    return {
      findings: [
        tellFigure('events', result.events),
        tellFigure('items', result.items),
        mustBeZero('told twice', result.twice.length),
        mustBeZero('never told', result.untold.length),
        mustBeZero('two events in one story', result.mixed.length),
      ],
      details: [...result.twice, ...result.untold, ...result.mixed],
    };
  },
};

if (import.meta.main) {
  const [feeds = 50, rounds = 100, seed = 1] = process.argv.slice(2).map(Number);
  const before = performance.now();
  const result = await runStoriesCampaign({ feeds, rounds, seed });
  const seconds = Math.round((performance.now() - before) / 1000);
  process.stdout.write(`${JSON.stringify({ feeds, rounds, seed, seconds, ...result }, null, 2)}\n`);
  // Made-up names may sound alike; more than one in a hundred is no chance.
  const isMixed = result.mixed.length > result.events / 100;
  if (isMixed || result.twice.length + result.untold.length > 0) process.exitCode = 1;
}
