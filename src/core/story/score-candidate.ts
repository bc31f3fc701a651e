import type { Candidate } from './describe-candidates.ts';
import { SCORE_WEIGHTS } from './score-weights.ts';

/** What can be weighed, each between 0 and about 3. */
const FEATURES = {
  bias: () => 1,
  words: ({ words }) => words,
  wordsMean: ({ wordsMean }) => wordsMean,
  keys: ({ keys }) => keys,
  keysMean: ({ keysMean }) => keysMean,
  headIn: ({ headIn }) => headIn,
  headOf: ({ headOf }) => headOf,
  titleOf: ({ titleOf }) => titleOf,
  sameDay: ({ hasSameDay }) => (hasSameDay ? 1 : 0),
  otherTitle: ({ titleIn }) => (titleIn === 0 ? 1 : 0),
  otherDay: ({ hasOtherDay }) => (hasOtherDay ? 1 : 0),
  ownKeys: ({ ownKeys }) => Math.log1p(ownKeys),
  ownWords: ({ ownWords }) => Math.log1p(ownWords),
  numbers: ({ numbers }) => Math.min(numbers, 8) / 8,
  facts: ({ facts }) => Math.log1p(facts),
  otherNumbers: ({ hasOtherNumbers }) => (hasOtherNumbers ? 1 : 0),
  sinceLast: ({ hoursSinceLast }) => Math.min(hoursSinceLast, 72) / 24,
  sinceFirst: ({ hoursSinceFirst }) => Math.min(hoursSinceFirst, 72) / 24,
} satisfies Record<string, (candidate: Candidate) => number>;

/** A feature by name. */
export type FeatureName = keyof typeof FEATURES;
type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/**
 * Weights for a title without text, set by hand: words and time decide. Headlines are not linked across languages, since
 * two or three names prove little.
 */
const HEADLINE_WEIGHTS: Weights = {
  bias: -2,
  words: 3,
  wordsMean: 10,
  keysMean: 1.5,
  ownWords: 1,
  sinceLast: -2,
  sinceFirst: -0.4,
};

/** One feature of a candidate, for fitting and explaining. */
export function readFeature(name: FeatureName, candidate: Candidate): number {
  return FEATURES[name](candidate);
}

/** The probability, 0 to 1, that an item belongs to a story (logistic regression). */
export function scoreCandidate(candidate: Candidate): number {
  const { isHeadline, hasLanguage } = candidate;
  if (isHeadline && !hasLanguage) return 0;
  const full: Weights = hasLanguage ? SCORE_WEIGHTS.same : SCORE_WEIGHTS.cross;
  const weights = isHeadline ? HEADLINE_WEIGHTS : full;
  let sum = 0;
  for (const name of Object.keys(weights) as FeatureName[]) {
    sum += (weights[name] ?? 0) * FEATURES[name](candidate);
  }
  return 1 / (1 + Math.exp(-sum));
}
