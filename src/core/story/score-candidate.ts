import type { Candidate } from './story-window.ts';

/** Weights of a logistic regression over a candidate's features, one row for stories that have the item's language and one for the others. */
const WEIGHTS = {
  same: { bias: -4.2, words: 12, wordsMean: 4, keys: 3, keysMean: 0, numbers: 0.15, hours: -0.02 },
  cross: { bias: -5, words: 0, wordsMean: 0, keys: 12, keysMean: 2, numbers: 0.2, hours: -0.02 },
} as const;

/** The features in the order of the weights. */
export function listFeatures(candidate: Candidate): readonly number[] {
  const { words, wordsMean, keys, keysMean, numbers, hoursSinceLast } = candidate;
  return [1, words, wordsMean, keys, keysMean, Math.min(numbers, 12), Math.min(hoursSinceLast, 72)];
}

/** The probability, 0 to 1, that an item belongs to a story. */
export function scoreCandidate(candidate: Candidate): number {
  const weights = Object.values(candidate.hasLanguage ? WEIGHTS.same : WEIGHTS.cross);
  const sum = listFeatures(candidate).reduce(
    (total, feature, index) => total + feature * (weights[index] ?? 0),
    0,
  );
  return 1 / (1 + Math.exp(-sum));
}
