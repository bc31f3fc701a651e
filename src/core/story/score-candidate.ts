import { SCORE_WEIGHTS } from './score-weights.ts';
import type { Candidate } from './story-window.ts';

type FeatureName = keyof (typeof SCORE_WEIGHTS)['same'];

/** What is weighed, each between 0 and about 3. */
const FEATURES: Readonly<Record<FeatureName, (candidate: Candidate) => number>> = {
  bias: () => 1,
  words: ({ words }) => words,
  wordsMean: ({ wordsMean }) => wordsMean,
  keys: ({ keys }) => keys,
  keysMean: ({ keysMean }) => keysMean,
  headIn: ({ headIn }) => headIn,
  headOf: ({ headOf }) => headOf,
  titleIn: ({ titleIn }) => titleIn,
  titleOf: ({ titleOf }) => titleOf,
  otherTitle: ({ titleIn, titleOf }) => (titleIn === 0 ? 0.5 : 0) + (titleOf === 0 ? 0.5 : 0),
  ownKeys: ({ ownKeys }) => Math.log1p(ownKeys),
  ownWords: ({ ownWords }) => Math.log1p(ownWords),
  numbers: ({ numbers }) => Math.min(numbers, 8) / 8,
  otherNumbers: ({ hasOtherNumbers }) => (hasOtherNumbers ? 1 : 0),
  otherNumbersLater: ({ hasOtherNumbers, hoursSinceLast }) =>
    hasOtherNumbers && hoursSinceLast > 12 ? 1 : 0,
  samePublisher: ({ isSamePublisher }) => (isSamePublisher ? 1 : 0),
  sinceLast: ({ hoursSinceLast }) => Math.min(hoursSinceLast, 72) / 24,
  sinceFirst: ({ hoursSinceFirst }) => Math.min(hoursSinceFirst, 72) / 24,
};
const NAMES = Object.keys(FEATURES) as FeatureName[];

/** The features of a candidate by name, for fitting and explaining. */
export function listFeatures(
  candidate: Candidate,
): readonly { name: FeatureName; value: number }[] {
  return NAMES.map((name) => ({ name, value: FEATURES[name](candidate) }));
}

/**
 * Weights for a title without text, set by hand: words and time decide. Headlines are not linked across languages, since
 * two or three names prove little.
 */
const HEADLINE_WEIGHTS: Partial<Readonly<Record<FeatureName, number>>> = {
  bias: -2.7,
  words: 3,
  wordsMean: 3,
  keysMean: 1.5,
  ownWords: 2.5,
  sinceLast: -2,
};

/** The probability, 0 to 1, that an item belongs to a story (logistic regression). */
export function scoreCandidate(candidate: Candidate): number {
  const { isHeadline, hasLanguage } = candidate;
  if (isHeadline && !hasLanguage) return 0;
  const full = hasLanguage ? SCORE_WEIGHTS.same : SCORE_WEIGHTS.cross;
  const weights: Partial<Readonly<Record<FeatureName, number>>> = isHeadline
    ? HEADLINE_WEIGHTS
    : full;
  let sum = 0;
  for (const name of NAMES) sum += (weights[name] ?? 0) * FEATURES[name](candidate);
  return 1 / (1 + Math.exp(-sum));
}
