import type { Clause } from './clause.ts';
import { countStarts, type Hits, joinNear, type StepBudget, uniteHits } from './hits.ts';

/** What an evaluation asks of the item that it reads. */
export interface LeafReader<Leaf> {
  /** Whether the leaf's word or phrase is there, in its fields. */
  has(leaf: Leaf): boolean;
  /** Where it is. */
  findHits(leaf: Leaf): Hits;
  readonly budget: StepBudget;
}

/** Whether a clause holds for the item that the reader reads. */
export function holds<Leaf>(clause: Clause<Leaf>, reader: LeafReader<Leaf>): boolean {
  const { children } = clause;
  reader.budget.spend(1);
  if (reader.budget.isSpent) return false;
  switch (clause.operator) {
    case 'leaf':
      return clause.leaf !== undefined && reader.has(clause.leaf);
    case 'and':
      for (const child of children) if (!holds(child, reader)) return false;
      return true;
    case 'or':
      for (const child of children) if (holds(child, reader)) return true;
      return false;
    case 'not':
      for (const child of children) if (holds(child, reader)) return false;
      return true;
    case 'near':
      return joinSides(clause, reader, true).length > 0;
    case 'atleast':
      return children.every(
        (child) => countStarts(findHits(child, reader), clause.number) >= clause.number,
      );
    case 'score':
      return findScore(clause, reader) >= clause.number;
  }
}

/** The sum of the weights of the items of SCORE that are there. */
export function findScore<Leaf>(clause: Clause<Leaf>, reader: LeafReader<Leaf>): number {
  let sum = 0;
  let index = 0;
  for (const child of clause.children) {
    const weight = clause.weights[index++] ?? 0;
    if (holds(child, reader)) sum += weight;
  }
  return sum;
}

function joinSides<Leaf>(
  clause: Clause<Leaf>,
  reader: LeafReader<Leaf>,
  isOneEnough: boolean,
): Hits {
  const [leftSide, rightSide] = clause.children;
  if (leftSide === undefined || rightSide === undefined) return [];
  const left = findHits(leftSide, reader);
  if (left.length === 0) return left;
  const right = findHits(rightSide, reader);
  if (right.length === 0) return right;
  const rule = { distance: clause.number, isOrdered: clause.isOrdered };
  return joinNear({ left, right }, rule, reader.budget, isOneEnough);
}

/**
 * Where a clause is met: what NEAR and ATLEAST work with. A group that must hold as a whole (AND, SCORE) gives the
 * hits of its parts when it does; what only excludes gives none.
 */
export function findHits<Leaf>(clause: Clause<Leaf>, reader: LeafReader<Leaf>): Hits {
  const { children } = clause;
  reader.budget.spend(1);
  if (reader.budget.isSpent) return [];
  switch (clause.operator) {
    case 'leaf':
      return clause.leaf === undefined ? [] : reader.findHits(clause.leaf);
    case 'or':
      return uniteHits(
        children.map((child) => findHits(child, reader)),
        reader.budget,
      );
    case 'near':
      return joinSides(clause, reader, false);
    case 'not':
      return [];
    case 'atleast': {
      const hits = uniteHits(
        children.map((child) => findHits(child, reader)),
        reader.budget,
      );
      return countStarts(hits, clause.number) >= clause.number ? hits : [];
    }
    case 'and':
    case 'score':
      return holds(clause, reader)
        ? uniteHits(
            children.map((child) => findHits(child, reader)),
            reader.budget,
          )
        : [];
  }
}
