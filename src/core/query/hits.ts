/**
 * Places of an item as plain numbers. A position is a field's base plus the number of a word in it; a hit is a stretch
 * from one position to another, packed into one number that sorts by start, then by length.
 */
export type Hit = number;
/** Hits in ascending order, none twice. */
export type Hits = readonly Hit[];

const LENGTH_BASE = 2 ** 22;
/** Words of one field that have a place of their own: four million. What comes after shares the last one. */
export const FIELD_WORDS_MAX = LENGTH_BASE - 128;
/** The position of a field's first word is its number times this: farther apart than any distance reaches. */
export const FIELD_BASE = LENGTH_BASE;

const hitOf = (start: number, end: number): Hit => start * LENGTH_BASE + (end - start);
export const startOf = (hit: Hit): number => Math.floor(hit / LENGTH_BASE);
export const endOf = (hit: Hit): number => startOf(hit) + (hit % LENGTH_BASE);

/**
 * How much work one query may make of one item. What lies beyond is not looked at: with honest queries and items the
 * limit is never near (a test shows it), with hostile ones it keeps an item under 5 ms (reliability.md).
 */
export const STEPS_MAX = 40_000;
/** Places of one word that are looked at in one item. */
export const WORD_PLACES_MAX = 4_000;

/** Counts the work done; `isSpent` once it is over the limit. */
export class StepBudget {
  #steps = 0;

  get steps(): number {
    return this.#steps;
  }

  get isSpent(): boolean {
    return this.#steps > STEPS_MAX;
  }

  spend(steps: number): void {
    this.#steps += steps;
  }

  reset(): void {
    this.#steps = 0;
  }
}

/** Index of the first number that is at least `least`. */
function findLowerBound(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What making and sorting one more hit costs, in looks at one that is there. */
const STEPS_PER_NEW_HIT = 5;

/** Sorted, each once. */
function sortHits(hits: number[]): Hits {
  hits.sort((left, right) => left - right);
  return hits.filter((hit, index) => index === 0 || hit !== hits[index - 1]);
}

/** Hits of one word at ascending positions. */
export function composeWordHits(positions: readonly number[], budget: StepBudget): Hits {
  budget.spend(positions.length);
  return positions.map((position) => hitOf(position, position));
}

/** Hits of a phrase: `lists` holds the ascending positions of each of its words. */
export function composePhraseHits(lists: readonly (readonly number[])[], budget: StepBudget): Hits {
  let starts = lists[0] ?? [];
  for (let offset = 1; offset < lists.length && starts.length > 0; offset++) {
    const next = lists[offset] ?? [];
    budget.spend(Math.min(starts.length + next.length, starts.length * 16));
    if (budget.isSpent) return [];
    starts = keepFollowed(starts, next, offset);
  }
  budget.spend(starts.length);
  return starts.map((start) => hitOf(start, start + lists.length - 1));
}

function keepFollowed(
  starts: readonly number[],
  next: readonly number[],
  offset: number,
): number[] {
  let index = 0;
  return starts.filter((start) => {
    if (next.length > starts.length * 16) index = findLowerBound(next, start + offset);
    else while ((next[index] ?? Infinity) < start + offset) index++;
    return next[index] === start + offset;
  });
}

/** All hits of several lists together. */
export function uniteHits(lists: readonly Hits[], budget: StepBudget): Hits {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length <= 1) return filled[0] ?? [];
  const united: number[] = [];
  for (const list of filled) {
    budget.spend(list.length * STEPS_PER_NEW_HIT);
    if (budget.isSpent) return [];
    for (const hit of list) united.push(hit);
  }
  return sortHits(united);
}

export interface NearRule {
  readonly distance: number;
  readonly isOrdered: boolean;
}

/**
 * Pairs of hits with at most `distance` words strictly between them, none shared: each as the whole stretch
 * (rule-language.md, "Operators in detail"). With `isOneEnough` it stops at the first.
 */
export function joinNear(
  sides: { readonly left: Hits; readonly right: Hits },
  rule: NearRule,
  budget: StepBudget,
  isOneEnough = false,
): Hits {
  const stretches: number[] = [];
  const { left, right } = sides;
  collectStretches(left, right, { distance: rule.distance, isOneEnough, stretches, budget });
  if (!rule.isOrdered && !(isOneEnough && stretches.length > 0)) {
    collectStretches(right, left, { distance: rule.distance, isOneEnough, stretches, budget });
  }
  if (budget.isSpent) return [];
  return stretches.length > 1 ? sortHits(stretches) : stretches;
}

function collectStretches(
  first: Hits,
  second: Hits,
  to: {
    readonly distance: number;
    readonly isOneEnough: boolean;
    readonly stretches: number[];
    readonly budget: StepBudget;
  },
): void {
  const { budget, stretches } = to;
  for (const hit of first) {
    const start = startOf(hit);
    const end = endOf(hit);
    const last = hitOf(end + to.distance + 1, end + to.distance + LENGTH_BASE);
    let index = findLowerBound(second, hitOf(end + 1, end + 1));
    budget.spend(4);
    for (let next = second[index]; next !== undefined && next <= last; next = second[++index]) {
      stretches.push(hitOf(start, endOf(next)));
      if (to.isOneEnough) return;
      budget.spend(STEPS_PER_NEW_HIT);
      if (budget.isSpent) return;
    }
    if (budget.isSpent) return;
  }
}

/** How many distinct starting positions the hits have, counted no further than `enough`. */
export function countStarts(hits: Hits, enough: number): number {
  let count = 0;
  let last = -1;
  for (const hit of hits) {
    const start = startOf(hit);
    if (start === last) continue;
    last = start;
    count++;
    if (count >= enough) return count;
  }
  return count;
}
