import type { Clause, QueryLeaf } from './clause.ts';
import type { CompiledQuery } from './compile-query.ts';
import { findHits, findScore, holds } from './evaluate.ts';
import { formatQuery } from './format-query.ts';
import { endOf, type Hit, type Hits, startOf } from './hits.ts';
import { type ItemPlace, ItemWords, WORD_FIELDS } from './item-words.ts';
import type { MatchDocument, QueryNode } from './query.ts';

/** A term of the query, as the admin or the concept wrote it, at a place where the item holds it. */
export interface TermHit extends ItemPlace {
  readonly term: string;
}

/** A part of the query with its place there (columns in code points), and what was found of it. */
export interface DecidingClause {
  readonly text: string;
  readonly column: number;
  readonly length: number;
  /** Words between the two sides of a NEAR, at their nearest. */
  readonly distance: number | undefined;
  /** Hits that ATLEAST counted, or the sum that SCORE reached. */
  readonly found: number | undefined;
}

/** Why an item meets a query. */
export interface MatchEvidence {
  readonly terms: readonly TermHit[];
  readonly clauses: readonly DecidingClause[];
}

/** More marked places than this help nobody and make an alert's evidence heavy. */
export const EVIDENCE_TERMS_MAX = 200;

type Within = (hit: Hit) => boolean;

/** The parts of a query that are decided one by one: the members of the outermost AND or OR, else the whole. */
export function findParts(node: QueryNode, clause: Clause<QueryLeaf>): readonly Part[] {
  if (node.kind === 'field') {
    const inner = findParts(node.child, clause);
    return inner.length > 1 ? inner : [{ node, clause }];
  }
  if (node.kind !== 'and' && node.kind !== 'or') return [{ node, clause }];
  return node.children.flatMap((child, index) => {
    const part = clause.children[index];
    return part === undefined ? [] : [{ node: child, clause: part }];
  });
}

/** A part of the query as written and as it is evaluated. */
export interface Part {
  readonly node: QueryNode;
  readonly clause: Clause<QueryLeaf>;
}

/** The fewest words between two hits that share none, and whether the left side came first; undefined if all overlap. */
export function findNearest(
  left: Hits,
  right: Hits,
): { distance: number; isLeftFirst: boolean } | undefined {
  let best: { distance: number; isLeftFirst: boolean } | undefined;
  const consider = (distance: number, isLeftFirst: boolean): void => {
    if (distance >= 0 && (best === undefined || distance < best.distance))
      best = { distance, isLeftFirst };
  };
  let index = 0;
  for (const hit of left) {
    while (index < right.length && startOf(right[index] ?? 0) <= endOf(hit)) index++;
    const after = right[index];
    if (after !== undefined) consider(startOf(after) - endOf(hit) - 1, true);
  }
  index = 0;
  for (const hit of right) {
    while (index < left.length && startOf(left[index] ?? 0) <= endOf(hit)) index++;
    const after = left[index];
    if (after !== undefined) consider(startOf(after) - endOf(hit) - 1, false);
  }
  return best;
}

class EvidenceCollector {
  readonly #item: ItemWords;
  readonly #found = new Map<string, TermHit>();

  constructor(item: ItemWords) {
    this.#item = item;
  }

  get terms(): readonly TermHit[] {
    return [...this.#found.values()]
      .toSorted(
        (left, right) =>
          WORD_FIELDS.indexOf(left.field) - WORD_FIELDS.indexOf(right.field) ||
          left.start - right.start,
      )
      .slice(0, EVIDENCE_TERMS_MAX);
  }

  collect(clause: Clause<QueryLeaf>, isWithin: Within): void {
    if (clause.operator === 'not' || !holds(clause, this.#item)) return;
    if (clause.leaf !== undefined) this.#collectLeaf(clause.leaf, isWithin);
    let within = isWithin;
    if (clause.operator === 'near') {
      const stretches = findHits(clause, this.#item);
      within = (hit) => isWithin(hit) && isInside(hit, stretches);
    }
    for (const [index, child] of clause.children.entries()) {
      if (clause.operator !== 'score' || (clause.weights[index] ?? 0) > 0)
        this.collect(child, within);
    }
  }

  #collectLeaf(leaf: QueryLeaf, isWithin: Within): void {
    for (const hit of this.#item.findHits(leaf)) {
      const place = isWithin(hit) ? this.#item.placeOf(hit) : undefined;
      if (place === undefined) continue;
      const key = `${place.field} ${place.start} ${place.end}`;
      if (!this.#found.has(key)) this.#found.set(key, { term: leaf.label, ...place });
    }
  }
}

function isInside(hit: Hit, stretches: Hits): boolean {
  return stretches.some(
    (stretch) => startOf(stretch) <= startOf(hit) && endOf(hit) <= endOf(stretch),
  );
}

function describePart({ node, clause }: Part, item: ItemWords): DecidingClause {
  const { column, length } = node.place;
  const [left, right] = clause.children;
  const nearest =
    clause.operator === 'near' && left !== undefined && right !== undefined
      ? findNearest(findHits(left, item), findHits(right, item))
      : undefined;
  const found =
    clause.operator === 'score'
      ? findScore(clause, item)
      : clause.operator === 'atleast'
        ? new Set(clause.children.flatMap((child) => findHits(child, item).map(startOf))).size
        : undefined;
  return { text: formatQuery(node), column, length, distance: nearest?.distance, found };
}

/**
 * Why an item meets a query: the terms with their places in the item's raw fields, and the parts of the query that
 * decided. Undefined when it does not meet it (`explainMiss` says why).
 */
export function explainMatch(
  compiled: CompiledQuery,
  document: MatchDocument,
): MatchEvidence | undefined {
  const item = new ItemWords(document);
  // An evaluation that ran out of steps answers nothing, whatever it returned: inside NOT it would be the wrong way round.
  if (!holds(compiled.clause, item) || item.budget.isSpent) return undefined;
  item.budget.reset();
  const collector = new EvidenceCollector(item);
  collector.collect(compiled.clause, () => true);
  const parts = findParts(compiled.query, compiled.clause).filter(({ clause }) => {
    item.budget.reset();
    return holds(clause, item);
  });
  return { terms: collector.terms, clauses: parts.map((part) => describePart(part, item)) };
}
