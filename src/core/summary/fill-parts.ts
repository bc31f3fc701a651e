import type { Quote } from '../quote/quote.ts';
import { isGrounded } from './candidates.ts';
import { overlapOf } from './choose-sentences.ts';
import { type Facts, gainOf, joinFacts } from './facts.ts';
import type { RankedQuote } from './key-quotes.ts';
import type { ScoredSentence } from './score-sentences.ts';
import { PART_WEIGHTS } from './weights.ts';

/** A sentence that an alert may show. */
export interface PartSentence extends ScoredSentence {
  readonly length: number;
  /** The quotes that the sentence holds or repeats. */
  readonly repeats: ReadonlySet<RankedQuote>;
}

/** What an alert may show of an article, and in how many characters. */
export interface Material {
  readonly sentences: readonly PartSentence[];
  readonly quotes: readonly RankedQuote[];
  readonly quoteFacts: ReadonlyMap<RankedQuote, Facts>;
  readonly titleFacts: Facts;
  readonly charactersMax: number;
  readonly measure: (quote: Quote) => number;
}

/** The first parts of an alert, chosen together. */
export interface Draft {
  readonly lead: PartSentence | undefined;
  readonly quotes: readonly RankedQuote[];
  readonly qualifier: PartSentence | undefined;
  readonly facts: Facts;
  /** Characters that the parts leave. */
  readonly left: number;
  readonly total: number;
}

/** A draft with the sentences for which it leaves room, in document order; `total` counts them too. */
export interface Filled extends Draft {
  readonly more: readonly PartSentence[];
}

/** The characters between two parts. */
export const LINE_BREAK = 1;
/** A long sentence must tell more than a short one that leaves room for another; below this length all cost the same. */
const BASE_LENGTH = 60;

/**
 * Adds the sentences that tell most beside the parts of the draft, while there is room: one after the other, once by
 * what they tell and once by what they tell for their length; the better set wins.
 */
export function fillDraft(
  { sentences }: Pick<Material, 'sentences'>,
  draft: Draft,
  sentencesMax: number,
): Filled {
  let best: Filled = { ...draft, more: [] };
  for (const isByLength of [false, true]) {
    const filled = addSentences(sentences, { draft, sentencesMax, isByLength });
    if (filled.total > best.total) best = filled;
  }
  return best;
}

/** Leaves each added sentence out in turn, since the room of one may hold others that tell more. */
export function refill(
  { sentences }: Pick<Material, 'sentences'>,
  { draft, filled }: { draft: Draft; filled: Filled },
  sentencesMax: number,
): Filled {
  let best = filled;
  for (const barred of filled.more) {
    const others = sentences.filter((sentence) => sentence !== barred);
    const again = addSentences(others, { draft, sentencesMax, isByLength: true });
    if (again.total > best.total) best = again;
  }
  return best;
}

function addSentences(
  sentences: readonly PartSentence[],
  options: { draft: Draft; sentencesMax: number; isByLength: boolean },
): Filled {
  const { draft, sentencesMax, isByLength } = options;
  const taken = [draft.lead, draft.qualifier].filter((sentence) => sentence !== undefined);
  const first = taken.length;
  let free = sentences
    .filter(
      (sentence) =>
        !taken.includes(sentence) && !draft.quotes.some((quote) => sentence.repeats.has(quote)),
    )
    .map((sentence) => ({ sentence, alone: worthBeside(sentence, taken) }));
  let { facts, left, total } = draft;
  while (taken.length > 0 && taken.length < sentencesMax) {
    const orders = taken.map(({ candidate }) => candidate.order);
    let best: PartSentence | undefined;
    let bestGain = 0;
    let bestRate = 0;
    for (const { sentence, alone } of free) {
      if (sentence.length + LINE_BREAK > left || !isGrounded(sentence.candidate, orders)) continue;
      const gain = alone + gainOf(facts, sentence.facts);
      const rate = isByLength ? gain / (BASE_LENGTH + sentence.length) : gain;
      if (gain > PART_WEIGHTS.moreMin && rate > bestRate) {
        [best, bestGain, bestRate] = [sentence, gain, rate];
      }
    }
    if (best === undefined) break;
    const added = best;
    taken.push(added);
    facts = joinFacts(facts, added.facts);
    left -= added.length + LINE_BREAK;
    total += bestGain;
    free = free
      .filter(({ sentence }) => sentence !== added)
      .map(({ sentence, alone }) => ({ sentence, alone: alone + overlap(sentence, added) }));
  }
  const more = taken.slice(first).toSorted(byOrder);
  return { ...draft, facts, left, total, more };
}

// What a sentence is worth beside those taken, its facts aside.
function worthBeside(sentence: PartSentence, taken: readonly PartSentence[]): number {
  let worth = PART_WEIGHTS.more * sentence.alone + (PART_WEIGHTS.length * sentence.length) / 100;
  // It stands right behind what it leans on, which makes up for most of what it lacks by itself.
  if (sentence.candidate.leansOn !== 'nothing') worth += PART_WEIGHTS.grounded;
  for (const one of taken) worth += overlap(sentence, one);
  return worth;
}

function overlap(one: PartSentence, other: PartSentence): number {
  return PART_WEIGHTS.overlap * overlapOf(one.stems, other.stems);
}

/** The order of the document. */
export function byOrder(one: PartSentence, other: PartSentence): number {
  return one.candidate.order - other.candidate.order;
}
