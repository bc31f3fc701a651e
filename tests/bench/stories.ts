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
/** Without the commonest words, which are stop words in a real language. */
const COMMON_LEFT_OUT = 0.4;
const LANGS = ['en', 'en', 'en', 'uk', 'de', 'pl', 'ru', 'fr'] as const;
const START_MS = Date.UTC(2026, 0, 1);

let state = 42;
/** Mulberry32: the same texts in every run. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** The word of a rank: three syllables or more from the scrambled rank, so that neighbours sound unlike. */
function spell(rank: number): string {
  const [consonants, vowels] = ['bdfgklmnprstvz', 'aeiou'];
  let word = '';
  for (
    let left = ((rank + 1) * 7_368_787) % 2_147_483_647;
    left > 0;
    left = Math.floor(left / 70)
  ) {
    word += (consonants[left % 14] ?? '') + (vowels[Math.floor(left / 14) % 5] ?? '');
  }
  return rank % 9 === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** A word by Zipf's law, or one of the event's own. */
function pickWord(event: number): string {
  if (random() < 0.15) return spell(VOCABULARY + event * 25 + Math.floor(random() * 25));
  return spell(Math.floor(VOCABULARY ** (COMMON_LEFT_OUT + (1 - COMMON_LEFT_OUT) * random())));
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
