import { isGrounded } from './candidates.ts';
import { type Facts, joinFacts, NO_FACTS, worthOf } from './facts.ts';
import type { ScoredSentence } from './score-sentences.ts';
import { SET_WEIGHTS } from './weights.ts';

/** Share of the shorter sentence's terms from which two sentences say the same. */
const REDUNDANT_SHARE = 0.5;
/** Sentences looked at together, and sets kept a step: enough to be exact for three of these. */
const POOL_MAX = 16;
const BEAM_WIDTH = 200;

interface Chosen {
  readonly sentences: readonly ScoredSentence[];
  readonly facts: Facts;
  /** Without the worth of the facts. */
  readonly sum: number;
  readonly total: number;
}

const NOTHING: Chosen = { sentences: [], facts: NO_FACTS, sum: 0, total: 0 };

/**
 * The set of sentences with the highest sum of scores, less what they repeat of each other (MMR, Carbonell and Goldstein
 * 1998, over whole sets) and what hangs in the air: a pronoun or connective whose sentence before is not in the set.
 */
export function chooseSentences(
  scored: readonly ScoredSentence[],
  sentencesMax: number,
): readonly ScoredSentence[] {
  const pool = [...scored]
    .sort((a, b) => worthAlone(b) - worthAlone(a) || a.candidate.order - b.candidate.order)
    .slice(0, POOL_MAX)
    .sort((a, b) => a.candidate.order - b.candidate.order);
  let beam: readonly Chosen[] = [NOTHING];
  let best = NOTHING;
  for (let size = 1; size <= Math.min(sentencesMax, pool.length); size++) {
    const grown: Chosen[] = [];
    for (const chosen of beam) {
      const last = chosen.sentences.at(-1)?.candidate.order ?? -1;
      for (const next of pool) {
        if (next.candidate.order > last) grown.push(grow(chosen, next));
      }
    }
    if (grown.length === 0) break;
    beam = grown.sort((a, b) => b.total - a.total).slice(0, BEAM_WIDTH);
    const [first = best] = beam;
    // One more that hangs in the air is worse than one fewer.
    if (size > 1 && first.total < best.total) break;
    best = first;
  }
  return best.sentences;
}

function worthAlone({ alone, facts }: ScoredSentence): number {
  return alone + worthOf(facts);
}

function grow(chosen: Chosen, next: ScoredSentence): Chosen {
  let sum = chosen.sum + next.alone;
  for (const taken of chosen.sentences) {
    const overlap = overlapOf(taken.stems, next.stems);
    sum += SET_WEIGHTS.overlap * overlap;
    if (overlap > REDUNDANT_SHARE) sum += SET_WEIGHTS.redundant;
  }
  const orders = chosen.sentences.map(({ candidate }) => candidate.order);
  if (!isGrounded(next.candidate, orders)) sum += SET_WEIGHTS.dangling;
  const facts = joinFacts(chosen.facts, next.facts);
  return { sentences: [...chosen.sentences, next], facts, sum, total: sum + worthOf(facts) };
}

/** The share of the shorter set's stems that the other has too, 0 to 1. */
export function overlapOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const stem of small) if (large.has(stem)) shared++;
  return shared / small.size;
}
