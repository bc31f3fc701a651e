import type { Clause } from './clause.ts';
import type { TermLeaf } from './item-reader.ts';
import type { TermId } from './vocabulary.ts';

/** A term of which a clause needs at least one, and a second term that must be there with it (undefined: none known). */
interface Key {
  readonly term: TermId;
  readonly guard: TermId | undefined;
}

/**
 * Terms of which at least one stands in every item that a clause can match, with the share of items that hold one.
 * Undefined when there is no such set: the clause must be tried on every item.
 */
export interface Cover {
  readonly keys: readonly Key[];
  readonly share: number;
}

/** The share of items that hold a term, as learned or guessed. */
export type ShareOf = (term: TermId) => number;

function findLeafCover(leaf: TermLeaf, shareOf: ShareOf): Cover {
  if (leaf.only >= 0) {
    return { keys: [{ term: leaf.only, guard: undefined }], share: shareOf(leaf.only) };
  }
  const [term, guard] = leaf.terms.toSorted((left, right) => shareOf(left) - shareOf(right));
  if (term === undefined) return { keys: [], share: 0 };
  return { keys: [{ term, guard }], share: shareOf(term) };
}

/** The rarest of covers that must all be met, guarded by another that is a single term. */
function chooseRarest(covers: readonly Cover[], shareOf: ShareOf): Cover | undefined {
  const [rarest, ...others] = covers.toSorted((left, right) => left.share - right.share);
  if (rarest === undefined) return undefined;
  const single = others.find(({ keys }) => keys.length === 1)?.keys[0]?.term;
  if (single === undefined) return rarest;
  const keys = rarest.keys.map(({ term, guard }) => ({
    term,
    guard: guard !== undefined && shareOf(guard) <= shareOf(single) ? guard : single,
  }));
  return { keys, share: rarest.share };
}

function joinCovers(covers: readonly (Cover | undefined)[]): Cover | undefined {
  const keys: Key[] = [];
  let share = 0;
  for (const cover of covers) {
    if (cover === undefined) return undefined;
    keys.push(...cover.keys);
    share += cover.share;
  }
  return { keys, share };
}

/** SCORE needs one of its items, but for the commonest ones that together do not reach the total. */
function findScoreCover(clause: Clause<TermLeaf>, shareOf: ShareOf): Cover | undefined {
  const items = clause.children
    .map((child, index) => ({
      cover: findCover(child, shareOf),
      weight: clause.weights[index] ?? 0,
    }))
    .filter(({ weight }) => weight > 0)
    .toSorted((left, right) => (right.cover?.share ?? Infinity) - (left.cover?.share ?? Infinity));
  let spare = clause.number - 1;
  const needed = items.filter(({ weight }) => {
    if (weight > spare) return true;
    spare -= weight;
    return false;
  });
  return joinCovers(needed.map(({ cover }) => cover));
}

/** The rarest cover of a clause (rule-language.md, "Matching many rules at once"). */
export function findCover(clause: Clause<TermLeaf>, shareOf: ShareOf): Cover | undefined {
  const coverOf = (child: Clause<TermLeaf>): Cover | undefined => findCover(child, shareOf);
  switch (clause.operator) {
    case 'leaf':
      return clause.leaf === undefined ? undefined : findLeafCover(clause.leaf, shareOf);
    case 'and':
    case 'near':
    case 'atleast':
      return chooseRarest(
        clause.children.map(coverOf).filter((cover) => cover !== undefined),
        shareOf,
      );
    case 'or':
      return joinCovers(clause.children.map(coverOf));
    case 'score':
      return findScoreCover(clause, shareOf);
    case 'not':
      return undefined;
  }
}
