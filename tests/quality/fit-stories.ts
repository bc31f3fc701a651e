import { readFileSync } from 'node:fs';
import { createClusterer } from '../../src/core/story/create-clusterer.ts';
import { type FeatureName, readFeature } from '../../src/core/story/score-candidate.ts';
import { HOUR_MS } from '../../src/core/time/moment.ts';

/**
 * Fits the weights of `src/core/story/score-candidate.ts` and prints `score-weights.ts`:
 * node tests/quality/fit-stories.ts STREAM.jsonl …
 * Each stream, all of them interleaved, and copies of each are fed with their gold stories: thinned, delayed (feeds are polled when
 * they are due, so reports arrive in another order than they came out) and polled for the first time (a day's reports at once, in any
 * order, into an empty window). Every candidate of an item that is neither a revision nor a copy is an example. Features that did not
 * help on streams left out are not fitted.
 */
interface GoldItem {
  readonly id: string;
  readonly url: string;
  readonly guid: string;
  readonly feed: string;
  readonly publisher: string;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly publishedAt: string;
  readonly seenAtMs?: number;
  readonly story: string;
  readonly wire: string | null;
  readonly revisionOf: string | null;
}
interface Example {
  readonly features: readonly number[];
  readonly isSame: boolean;
}
interface Examples {
  readonly same: Example[];
  readonly cross: Example[];
}

const SAME: readonly FeatureName[] = [
  'bias',
  'words',
  'keys',
  'headIn',
  'headOf',
  'otherTitle',
  'sameDay',
  'otherDay',
  'ownKeys',
  'ownWords',
  'numbers',
  'otherNumbers',
  'facts',
  'sinceFirst',
]; // prettier-ignore
const CROSS: readonly FeatureName[] = [
  'bias',
  'keys',
  'headIn',
  'headOf',
  'titleOf',
  'ownKeys',
  'numbers',
  'otherNumbers',
  'facts',
  'sinceFirst',
]; // prettier-ignore

const STEPS = 1500;
const RATE = 0.5;
const MOMENTUM = 0.95;
const RIDGE = 0.0003;
/** Examples over-represent near misses, so the fitted bias is a little too strict. */
const BIAS_SHIFT = 0.2;
const THINNING = 0.4;
const DELAY_MS = 4 * HOUR_MS;
const FIRST_POLL_MS = 24 * HOUR_MS;
const SEEDS = [7, 99];

function readStream(file: string): readonly GoldItem[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as GoldItem);
}

/** The streams on one time axis, each in its own order. */
function interleave(streams: readonly (readonly GoldItem[])[]): readonly GoldItem[] {
  const timed = streams.flatMap((rows) => {
    const startMs = Math.min(...rows.map(({ publishedAt }) => Date.parse(publishedAt)));
    let lastMs = 0;
    return rows.map((row) => {
      lastMs = Math.max(lastMs, Date.parse(row.publishedAt) - startMs);
      return { row: { ...row, publishedAt: new Date(lastMs).toISOString() }, atMs: lastMs };
    });
  });
  return timed.toSorted((a, b) => a.atMs - b.atMs).map(({ row }) => row);
}

/** Lehmer's generator, 0 to 1: its products stay exact in a double. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function thin(rows: readonly GoldItem[], seed: number): readonly GoldItem[] {
  const random = lehmer(seed);
  return rows.filter(({ revisionOf }) => random() > THINNING && revisionOf === null);
}

/** The reports as they arrive when each is seen up to four hours after it came out. */
function delay(rows: readonly GoldItem[], seed: number): readonly GoldItem[] {
  const random = lehmer(seed);
  return rows
    .filter(({ revisionOf }) => revisionOf === null)
    .map((row) => ({ ...row, seenAtMs: Date.parse(row.publishedAt) + random() * DELAY_MS }))
    .toSorted((a, b) => a.seenAtMs - b.seenAtMs);
}

/** Stretches of a day, each seen at one moment in any order. */
function pollFirst(rows: readonly GoldItem[], seed: number): readonly (readonly GoldItem[])[] {
  const random = lehmer(seed);
  const byDay = Map.groupBy(
    rows.filter(({ revisionOf }) => revisionOf === null),
    ({ publishedAt }) => Math.floor(Date.parse(publishedAt) / FIRST_POLL_MS),
  );
  return [...byDay].map(([day, polled]) =>
    polled
      .map((row) => ({ row: { ...row, seenAtMs: (day + 1) * FIRST_POLL_MS }, place: random() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ row }) => row),
  );
}

function collectExamples(rows: readonly GoldItem[]): Examples {
  const agencies = [...new Set(rows.flatMap(({ wire }) => wire ?? []))];
  const clusterer = createClusterer({ agencies });
  const examples: Examples = { same: [], cross: [] };
  for (const { story, publishedAt, ...rest } of rows) {
    const item = { ...rest, publishedAtMs: Date.parse(publishedAt) };
    const weighing = clusterer.weigh(item);
    for (const { candidate } of weighing.kind === 'scored' ? weighing.candidates : []) {
      const names = candidate.hasLanguage ? SAME : CROSS;
      examples[candidate.hasLanguage ? 'same' : 'cross'].push({
        features: names.map((name) => readFeature(name, candidate)),
        isSame: candidate.story.id === story,
      });
    }
    clusterer.add({ ...item, storyId: story });
  }
  return examples;
}

function addGradient(
  gradient: number[],
  { features, isSame }: Example,
  { weights, share }: { weights: readonly number[]; share: number },
): void {
  let sum = 0;
  for (const [index, value] of features.entries()) sum += value * (weights[index] ?? 0);
  const error = (1 / (1 + Math.exp(-sum)) - (isSame ? 1 : 0)) * share;
  for (const [index, value] of features.entries()) {
    gradient[index] = (gradient[index] ?? 0) + error * value;
  }
}

/** Logistic regression with a ridge penalty, by gradient descent with momentum. */
function fit(examples: readonly Example[], width: number): readonly number[] {
  const weights = Array.from({ length: width }, () => 0);
  const speed = Array.from({ length: width }, () => 0);
  const share = 1 / examples.length;
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = weights.map((weight, index) => (index === 0 ? 0 : RIDGE * weight));
    for (const example of examples) addGradient(gradient, example, { weights, share });
    for (const [index, slope] of gradient.entries()) {
      speed[index] = MOMENTUM * (speed[index] ?? 0) - RATE * slope;
      weights[index] = (weights[index] ?? 0) + (speed[index] ?? 0);
    }
  }
  return weights.map((weight, index) => (index === 0 ? weight + BIAS_SHIFT : weight));
}

function renderRow(names: readonly FeatureName[], examples: readonly Example[]): string {
  const weights = fit(examples, names.length);
  return names.map((name, index) => `    ${name}: ${weights[index]?.toFixed(2)},`).join('\n');
}

const streams = process.argv.slice(2).map((file) => readStream(file));
const sources = streams.length > 1 ? [...streams, interleave(streams)] : streams;
const fed = sources.flatMap((rows) => [
  rows,
  ...SEEDS.flatMap((seed) => [thin(rows, seed), delay(rows, seed), ...pollFirst(rows, seed)]),
]);
const parts = fed.map((rows) => collectExamples(rows));
process.stdout.write(`/**
 * Weights of the features in \`score-candidate.ts\`, fitted by \`tests/quality/fit-stories.ts\`: one row for stories that
 * have the item's language, one for the others.
 */
export const SCORE_WEIGHTS = {
  same: {
${renderRow(
  SAME,
  parts.flatMap(({ same }) => same),
)}
  },
  cross: {
${renderRow(
  CROSS,
  parts.flatMap(({ cross }) => cross),
)}
  },
} as const;
`);
