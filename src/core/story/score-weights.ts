/**
 * Weights of the features in `score-candidate.ts`, fitted by `tests/quality/fit-stories.ts`: one row for stories that
 * have the item's language, one for the others.
 */
export const SCORE_WEIGHTS = {
  same: {
    bias: -2.81,
    words: 1.09,
    keys: 2.03,
    headIn: 1.93,
    headOf: 1.96,
    otherTitle: -2.21,
    sameDay: -0.48,
    otherDay: -1.11,
    ownKeys: 0.58,
    ownWords: 1.93,
    numbers: 1.16,
    otherNumbers: -0.63,
    sinceFirst: -2.08,
  },
  cross: {
    bias: -4.45,
    keys: 3.56,
    headIn: 3.24,
    headOf: 3.06,
    titleOf: 1.92,
    ownKeys: 2.85,
    numbers: 1.96,
    otherNumbers: -0.96,
    sinceFirst: -3.46,
  },
} as const;
