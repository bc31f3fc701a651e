import { readFileSync } from 'node:fs';
import { createClusterer } from '../../src/core/story/create-clusterer.ts';
import { listFeatures } from '../../src/core/story/score-candidate.ts';

/**
 * Fits the weights of `score-candidate.ts`: node tests/quality/fit-stories.ts STREAM.jsonl …
 * Each stream is fed with its gold stories; every candidate of an item that is neither a revision nor a copy is one example.
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
  readonly story: string;
  readonly wire: string | null;
}
interface Example {
  readonly features: readonly number[];
  readonly isSame: boolean;
}

const STEPS = 4000;
const RATE = 0.5;
const RIDGE = 0.0003;

function readStream(file: string): readonly GoldItem[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldItem);
}

function collectExamples(rows: readonly GoldItem[]): {
  same: Example[];
  cross: Example[];
  names: string[];
} {
  const agencies = [...new Set(rows.flatMap(({ wire }) => wire ?? []))];
  const clusterer = createClusterer({ agencies });
  const found = { same: [] as Example[], cross: [] as Example[], names: [] as string[] };
  for (const { story, publishedAt, ...rest } of rows) {
    const item = { ...rest, publishedAtMs: Date.parse(publishedAt) };
    const weighing = clusterer.weigh(item);
    for (const { candidate } of weighing.kind === 'scored' ? weighing.candidates : []) {
      const features = listFeatures(candidate);
      found.names = features.map(({ name }) => name);
      (candidate.hasLanguage ? found.same : found.cross).push({
        features: features.map(({ value }) => value),
        isSame: candidate.story.id === story,
      });
    }
    clusterer.add({ ...item, storyId: story });
  }
  return found;
}

/** Logistic regression by gradient descent with momentum. */
function fit(examples: readonly Example[], width: number): readonly number[] {
  const weights = Array.from({ length: width }, () => 0);
  const speed = Array.from({ length: width }, () => 0);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = weights.map((weight, index) => (index === 0 ? 0 : RIDGE * weight));
    for (const { features, isSame } of examples) {
      const sum = features.reduce(
        (total, value, index) => total + value * (weights[index] ?? 0),
        0,
      );
      const error = (1 / (1 + Math.exp(-sum)) - (isSame ? 1 : 0)) / examples.length;
      for (const [index, value] of features.entries())
        gradient[index] = (gradient[index] ?? 0) + error * value;
    }
    for (const [index, slope] of gradient.entries()) {
      speed[index] = 0.95 * (speed[index] ?? 0) - RATE * slope;
      weights[index] = (weights[index] ?? 0) + (speed[index] ?? 0);
    }
  }
  return weights;
}

const parts = process.argv.slice(2).map((file) => collectExamples(readStream(file)));
const names = parts[0]?.names ?? [];
const same = fit(
  parts.flatMap((part) => part.same),
  names.length,
);
const cross = fit(
  parts.flatMap((part) => part.cross),
  names.length,
);
function renderRow(weights: readonly number[]): string {
  return names.map((name, index) => `    ${name}: ${weights[index]?.toFixed(2)},`).join('\n');
}
process.stdout.write(`/** Weights of the features in \`score-candidate.ts\`, fitted by \`tests/quality/fit-stories.ts\`: one row for stories that have the item's language, one for the others. */
export const SCORE_WEIGHTS = {
  same: {
${renderRow(same)}
  },
  cross: {
${renderRow(cross)}
  },
} as const;
`);
