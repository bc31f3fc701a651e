/**
 * Weights of the features in `score-candidate.ts`, fitted by `tests/quality/fit-stories.ts`: one row for stories that
 * have the item's language, one for the others.
 */
export const SCORE_WEIGHTS = {
  same: {
    bias: -1.06,
    words: -0.2,
    keys: 4.11,
    headIn: 0.13,
    headOf: 0.7,
    otherTitle: -2.29,
    sameDay: -1.25,
    otherDay: -1.22,
    ownKeys: 1.0,
    ownWords: 0.63,
    numbers: 4.29,
    otherNumbers: -0.47,
    facts: 0.34,
    sinceFirst: -1.8,
  },
  cross: {
    bias: -5.48,
    keys: 4.29,
    headIn: 3.13,
    headOf: 3.07,
    titleOf: 3.07,
    ownKeys: 2.56,
    numbers: 4.0,
    otherNumbers: -0.76,
    facts: 0.7,
    sinceFirst: -2.47,
  },
} as const;
