/**
 * Weights of the features in `score-candidate.ts`, fitted by `tests/quality/fit-stories.ts`: one row for stories that
 * have the item's language, one for the others.
 */
export const SCORE_WEIGHTS = {
  same: {
    bias: -2.9,
    words: 1.26,
    keys: 1.91,
    headIn: 2.11,
    headOf: 1.61,
    otherTitle: -2.25,
    sameDay: -0.48,
    otherDay: -0.95,
    ownKeys: 0.76,
    ownWords: 1.97,
    numbers: 1.33,
    otherNumbers: -0.61,
    sinceFirst: -2.12,
  },
  cross: {
    bias: -4.67,
    keys: 3.61,
    headIn: 3.54,
    headOf: 2.8,
    titleOf: 2.08,
    ownKeys: 3.28,
    numbers: 2.0,
    otherNumbers: -1.02,
    sinceFirst: -3.47,
  },
} as const;
