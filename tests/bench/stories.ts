import { createClusterer } from '../../src/core/story/create-clusterer.ts';
import type { StoryItem } from '../../src/core/story/story-item.ts';
import { MINUTE_MS } from '../../src/core/time/moment.ts';

/**
 * How many items the clusterer takes a CPU-second while its window is full: node tests/bench/stories.ts [--json] [items].
 * The texts are made up of pronounceable words with the frequencies of language (Zipf), about 250 words each, four reports an
 * event, one of them a copy.
 */
const ITEMS = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 6000);
const WORDS_PER_ITEM = 250;
const VOCABULARY = 20_000;
const LANGS = ['en', 'en', 'en', 'uk', 'de', 'pl', 'ru', 'fr'] as const;
const START_MS = Date.UTC(2026, 0, 1);

let state = 42;
function random(): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
}

function spell(rank: number): string {
  const syllables = [
    'ka',
    'ren',
    'to',
    'mis',
    'lu',
    'ver',
    'no',
    'sti',
    'gra',
    'pel',
    'dor',
    'hin',
  ];
  let word = '';
  for (let left = rank + 12; left > 0; left = Math.floor(left / 12)) word += syllables[left % 12];
  return rank % 9 === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** A rank by Zipf's law, or one of the event's own words. */
function pickWord(event: number): string {
  if (random() < 0.15) return spell(VOCABULARY + event * 25 + Math.floor(random() * 25));
  return spell(Math.floor(VOCABULARY ** random()));
}

function writeText(event: number): string {
  const words = Array.from({ length: WORDS_PER_ITEM }, (_, at) =>
    at % 50 === 49 ? `${pickWord(event)}.\n\n` : pickWord(event),
  );
  return words.join(' ');
}

function makeItem(at: number, copied: string | undefined): StoryItem {
  const event = Math.floor(at / 4);
  return {
    id: `b${at}`,
    url: `https://p${at % 40}.example/${at}`,
    guid: String(at),
    feed: 'main',
    publisher: `Publisher ${at % 40}`,
    title: Array.from({ length: 8 }, () => pickWord(event)).join(' '),
    body: copied ?? writeText(event),
    lang: LANGS[event % LANGS.length] ?? 'en',
    publishedAtMs: START_MS + at * 2 * MINUTE_MS,
  };
}

const items: StoryItem[] = [];
for (let at = 0; at < ITEMS; at += 1) {
  items.push(makeItem(at, at % 4 === 3 ? items[at - 1]?.body : undefined));
}
const clusterer = createClusterer({ agencies: ['Wire One', 'Wire Two'] });
const heapBefore = process.memoryUsage().heapUsed;
const before = process.cpuUsage();
let stories = 0;
for (const item of items) if (clusterer.add(item).reason.kind === 'new') stories += 1;
const { user, system } = process.cpuUsage(before);
const result = {
  items: ITEMS,
  window: clusterer.size(),
  stories,
  itemsPerCpuSecond: Math.round(ITEMS / ((user + system) / 1e6)),
  heapMegabytes: Math.round((process.memoryUsage().heapUsed - heapBefore) / 2 ** 20),
};
process.stdout.write(
  process.argv.includes('--json')
    ? `${JSON.stringify(result)}\n`
    : `stories: ${result.itemsPerCpuSecond} items a CPU-second over ${ITEMS} items, window ${result.window}, ${stories} stories, heap ${result.heapMegabytes} MB\n`,
);
