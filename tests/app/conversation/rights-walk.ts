import { ENGLISH } from '../../../src/app/conversation/labels-english.ts';
import type { ChatRequest } from '../../../src/ports/conversation.ts';
import type { Store } from '../../../src/ports/store.ts';
import { answerWords, type Talk, wordsOf } from '../../helpers/talk.ts';
import {
  changedWatches,
  findAlerts,
  listRequests,
  makeWorld,
  type Person,
  secretOf,
  WORLD,
} from './rights-world.ts';

const STRANGERS: readonly string[] = [ENGLISH.stranger, ENGLISH.directMessage];
const OPTIONS = ['name', 'watch', 'query', 'words', 'id', 'what', 'url', 'timezone', 'reason'];
/** The feed that the requests of the world try to add. */
const ADDED_FEED = 'https://post.example/feed';

type Alerts = Awaited<ReturnType<typeof findAlerts>>;

/** What came of a walk: how much was asked, and each thing that was shown or changed against the person's rights. */
export interface RightsWalk {
  readonly requests: number;
  readonly wrongs: readonly string[];
}

/**
 * Lets a person ask everything that there is to ask, in a world of their own, in the order that `arrange` gives; says what they
 * saw or changed that is not theirs, and what they could not change that is.
 */
export async function walkRights(
  person: Person,
  arrange: (requests: readonly ChatRequest[]) => readonly ChatRequest[] = (requests) => requests,
): Promise<RightsWalk> {
  const talk = await makeWorld();
  const { store } = talk.newsdesk;
  const alerts = await findAlerts(talk);
  const before = await store.listWatches();
  const requests = arrange(await listRequests(talk, person.actor));
  const wrongs: string[] = [];
  for (const request of requests) {
    const reply = await talk.ask(request);
    if (person.standing !== 'stranger') wrongs.push(...findLeaks(person, alerts, request, reply));
    else if (!STRANGERS.includes(wordsOf(reply))) wrongs.push(JSON.stringify(request));
  }
  wrongs.push(...(await lookAround(talk, person)));
  wrongs.push(...judgeWatches(person, changedWatches(before, await store.listWatches())));
  wrongs.push(...(await judgeMade(store, person)), ...(await judgeRest(store, person, alerts)));
  return { requests: requests.length, wrongs };
}

/** The watches whose name or secret word stands in a text. */
function findNamed(text: string): readonly string[] {
  return WORLD.map(({ id }) => id).filter((id) => text.includes(id) || text.includes(secretOf(id)));
}

/** Stories that the person's own workspace keeps from them; another's are in the archive that all share. */
function hiddenTopics({ actor, sees }: Person): readonly number[] {
  return WORLD.flatMap(({ id, workspace, destinations }, index) =>
    workspace === actor.workspace &&
    !sees.includes(id) &&
    !destinations.some((one) => one === actor.channel)
      ? [index]
      : [],
  );
}

function findLeaks(
  person: Person,
  alerts: Alerts,
  request: ChatRequest,
  reply: Awaited<ReturnType<Talk['ask']>>,
): readonly string[] {
  const text = JSON.stringify(reply);
  // What a request itself says is no leak when it comes back.
  const said = withoutEchoes(text, request);
  // A watch that the person has made or renamed is theirs; the world's others are not.
  const foreign = findNamed(said).filter((id) => !person.sees.includes(id));
  // What stands in the person's own channel they have read there.
  const read = alerts
    .filter(({ destination }) => destination === person.actor.channel)
    .map(({ watchId }) => watchId);
  const leaked = foreign.filter((id) => !read.includes(id) || text.includes(secretOf(id)));
  const shown = hiddenTopics(person).filter((index) =>
    new RegExp(`About topic${index}\\b`).test(said),
  );
  const asked = JSON.stringify(request);
  return [
    ...(shown.length > 0 ? [`${asked} shows ${shown.join(', ')}`] : []),
    ...(leaked.length > 0 ? [`${asked} names ${leaked.join(', ')}`] : []),
  ];
}

function withoutEchoes(text: string, request: ChatRequest): string {
  if (request.kind === 'command') return withoutEcho(text, request.options['text'] ?? '');
  if (request.kind !== 'button') return text;
  return withoutEcho(withoutEcho(text, request.actionId), request.choice ?? '');
}

function withoutEcho(text: string, echo: string): string {
  return echo === '' ? text : text.replaceAll(echo, '');
}

/** What is suggested while the person types, and what their home shows. */
async function lookAround(talk: Talk, { actor, sees }: Person): Promise<readonly string[]> {
  const texts = [answerWords(await talk.conversation.home(actor))];
  for (const option of OPTIONS)
    texts.push((await talk.conversation.suggest({ actor, option, typed: '' })).join('\n'));
  return texts
    .flatMap(findNamed)
    .filter((id) => !sees.includes(id))
    .map((id) => `home or a suggestion names ${id}`);
}

function judgeWatches({ changes }: Person, changed: readonly string[]): readonly string[] {
  const world = new Set(WORLD.map(({ id }) => id));
  const wrongs = changed
    .filter((id) => world.has(id) && !changes.includes(id))
    .map((id) => `changed ${id}`);
  if (changed.some((id) => changes.includes(id)) !== changes.length > 0)
    wrongs.push('could change none of what is theirs');
  return wrongs;
}

/** What was made is the person's workspace's own, and told there. */
async function judgeMade(store: Store, { actor, standing }: Person): Promise<readonly string[]> {
  const world = new Set(WORLD.map(({ id }) => id));
  const made = (await store.listWatches()).filter(({ id }) => !world.has(id));
  return made
    .filter(({ workspace }) => workspace !== actor.workspace || standing !== 'admin')
    .map(({ name, workspace }) => `made ${name} for ${workspace}`);
}

async function judgeRest(
  store: Store,
  { standing, runsHouse }: Person,
  alerts: Alerts,
): Promise<readonly string[]> {
  const wrongs: string[] = [];
  const feeds = (await store.listFeeds()).map(({ url }) => url);
  if (feeds.includes(ADDED_FEED) === runsHouse) wrongs.push('feeds are not as they should be');
  const mutes = await Promise.all(alerts.map(({ storyId }) => store.listMutes(storyId)));
  const mayMute = standing === 'desk' || standing === 'admin';
  if (mutes.flat().length > 0 && !mayMute) wrongs.push('muted a story');
  const reported = await store.listFeedback({ watchId: undefined, sinceMs: 0 });
  if (reported.length > 0 && standing === 'stranger') wrongs.push('reported an alert');
  return wrongs;
}
