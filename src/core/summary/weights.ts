/** How much each feature of a sentence counts by itself. Fitted by `tests/quality/fit-summaries.ts`, then rounded. */
export const SENTENCE_WEIGHTS = {
  position: 1.44,
  first: 0.8,
  before: -0.4,
  centrality: 0.8,
  title: 1.6,
  hint: 0.4,
  tail: -0.02,
  end: 0.28,
  paragraph: 0.21,
  pointing: -0.7,
  unnamed: -0.5,
  tally: -1,
  question: -1,
  toQuote: 0.1,
  quoted: -1.7,
  background: -0.8,
  short: -0.45,
  long: -0.2,
  colon: -0.17,
};

/** How much each kind of fact counts; a set of sentences that tells of all kinds is the best. */
export const FACT_WEIGHTS = {
  figure: 0.7,
  number: 0.35,
  name: 0.24,
  day: 0.2,
  time: 0.2,
  next: 0.25,
  'dated-next': 0.75,
  harm: 0.45,
  amount: 0.3,
  past: -0.3,
  topic: 0.4,
  contrast: 0.5,
  dissent: 0.7,
  demand: 0.4,
  cause: 0.1,
  inquiry: 0.45,
  year: -0.1,
};

/** How much the faults of a set count against the scores of its sentences. */
export const SET_WEIGHTS = { overlap: -1.19, redundant: -4, dangling: -4 };

/** How much the parts of an alert count: `length` for each 100 characters of a sentence that is added. */
export const PART_WEIGHTS = {
  lead: 1,
  qualifier: 0.5,
  contrast: 0.8,
  overlap: -0.9,
  dangling: -4,
  quote: 1.6,
  quote2: 0.8,
  quote3: 0.4,
  keyQuote: 2,
  noLead: -3,
  more: 0.5,
  moreMin: -0.01,
  length: 0,
  grounded: 0.3,
};

/** How much each feature of a quote counts. */
export const QUOTE_WEIGHTS = {
  words: 0.8,
  paragraph: 0.5,
  inHeadline: 0.8,
  stance: 0.15,
  person: 0.4,
  organisation: 0.2,
  document: 0.1,
  anonymous: 0.1,
  unknown: 0.1,
  role: 0.1,
  firstName: -0.3,
  mention: 0.04,
  inTitle: 0.6,
  firstWords: 0.3,
  position: 0.6,
  length: 0.6,
  brief: -0.8,
};
