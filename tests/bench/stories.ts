import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createClusterer } from '../../src/core/story/create-clusterer.ts';
import type { StoryItem } from '../../src/core/story/story-item.ts';

/**
 * How many items the clusterer takes a CPU-second, and what a member of its window costs once the window is full:
 * node tests/bench/stories.ts [--json] [members …], by default a window of 10,000 and one of 50,000, through which
 * half as many items again are sent. The texts are made up of pronounceable words with the frequencies of language (Zipf),
 * about 250 words each, four reports an event, one of them a copy.
 */
const SIZES = process.argv.filter((argument) => /^\d+$/.test(argument)).map(Number);
const WINDOWS = SIZES.length > 0 ? SIZES : [10_000, 50_000];
const ITEMS_PER_MEMBER = 1.5;
const WORDS_PER_ITEM = 250;
const VOCABULARY = 20_000;
/** Without the commonest words, which are stop words in a real language. */
const COMMON_LEFT_OUT = 0.4;
const LANGS = ['en', 'en', 'en', 'uk', 'de', 'pl', 'ru', 'fr'] as const;
const START_MS = Date.UTC(2026, 0, 1);
const STEP_MS = 1000;

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
    publishedAtMs: START_MS + at * STEP_MS,
  };
}

/** The bytes in use, on the heap and in arrays beside it, after what is garbage has been collected. */
function measureBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

interface Result {
  readonly window: number;
  readonly items: number;
  readonly stories: number;
  readonly itemsPerCpuSecond: number;
  readonly bytesPerMember: number;
  readonly megabytes: number;
}

/** Sends items through a window of so many members. Texts are written outside the time that is taken. */
function measure(members: number): Result {
  state = 42;
  const options = { agencies: ['Wire One', 'Wire Two'], windowMs: members * STEP_MS };
  const before = measureBytes();
  const clusterer = createClusterer({ ...options, membersMax: members });
  const items = Math.round(members * ITEMS_PER_MEMBER);
  let [stories, cpuMicroseconds] = [0, 0];
  let copied: string | undefined;
  for (let at = 0; at < items; at += 1) {
    const item = makeItem(at, at % 4 === 3 ? copied : undefined);
    copied = item.body;
    const start = process.cpuUsage();
    const { reason } = clusterer.add(item);
    const { user, system } = process.cpuUsage(start);
    cpuMicroseconds += user + system;
    if (reason.kind === 'new') stories += 1;
  }
  const bytes = measureBytes() - before;
  return {
    window: clusterer.size(),
    items,
    stories,
    itemsPerCpuSecond: Math.round(items / (cpuMicroseconds / 1e6)),
    bytesPerMember: Math.round(bytes / clusterer.size()),
    megabytes: Math.round(bytes / 2 ** 20),
  };
}

for (const members of WINDOWS) {
  const result = measure(members);
  process.stdout.write(
    process.argv.includes('--json')
      ? `${JSON.stringify(result)}\n`
      : `stories: ${result.itemsPerCpuSecond} items a CPU-second over ${result.items} items; ${result.bytesPerMember} bytes a member at ${result.window} members (${result.megabytes} MB), ${result.stories} stories\n`,
  );
}
