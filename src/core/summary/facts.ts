import type { Opening } from './candidates.ts';
import type { Term } from './terms.ts';
import { FACT_WEIGHTS } from './weights.ts';

type FactSort =
  | 'amount'
  | 'day'
  | 'time'
  | 'next'
  | 'dated-next'
  | 'harm'
  | 'past'
  | 'contrast'
  | 'dissent'
  | 'demand'
  | 'cause'
  | 'inquiry'
  | 'year';

/** What a sentence, or a set of sentences, tells a reader: numbers, names, and whether when, what next, who was hurt. */
export interface Facts {
  /** Numbers in figures, which are the greater ones, and in letters. */
  readonly figures: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** In how many sentences each sort stands. */
  readonly kinds: ReadonlyMap<FactSort, number>;
  /** Words that a watch asked for. */
  readonly topics: ReadonlySet<string>;
}

/** A set of sentences without any tells nothing. */
export const NO_FACTS: Facts = {
  figures: new Set(),
  numbers: new Set(),
  names: new Set(),
  kinds: new Map(),
  topics: new Set(),
};

// More of the same tells less each time.
const NUMBERS_POWER = 0.7;
const NAMES_POWER = 0.6;
const KINDS_POWER = 0.4;

/** The facts of one sentence; a name counts when it is known: the headline or another sentence has it too. */
export function findFacts(
  terms: readonly Term[],
  { opening, isKnown }: { opening: Opening; isKnown: (stem: string) => boolean },
): Facts {
  const figures = new Set<string>();
  const numbers = new Set<string>();
  const names = new Set<string>();
  const found = new Set<FactSort>();
  for (const { stem, isName, kind, isFigure } of terms) {
    if (kind === 'number') (isFigure ? figures : numbers).add(stem);
    else if (kind !== undefined) found.add(kind);
    if (kind === 'day') found.add('time');
    if (isName && isKnown(stem)) names.add(stem);
  }
  if (
    found.has('next') &&
    (found.has('time') || found.has('year') || figures.size + numbers.size > 0)
  )
    found.add('dated-next');
  if (opening === 'contrast') found.add('contrast');
  const kinds = new Map([...found].map((sort) => [sort, 1]));
  return { figures, numbers, names, kinds, topics: NO_FACTS.topics };
}

/** The facts of two sets together. */
export function joinFacts(one: Facts, other: Facts): Facts {
  const kinds = new Map(one.kinds);
  for (const [sort, count] of other.kinds) kinds.set(sort, (kinds.get(sort) ?? 0) + count);
  return {
    figures: new Set([...one.figures, ...other.figures]),
    numbers: new Set([...one.numbers, ...other.numbers]),
    names: new Set([...one.names, ...other.names]),
    kinds,
    topics: new Set([...one.topics, ...other.topics]),
  };
}

/** What the facts are worth together; each more of one sort adds less, so that a set with all sorts wins. */
export function worthOf({ figures, numbers, names, kinds, topics }: Facts): number {
  let worth =
    FACT_WEIGHTS.figure * figures.size ** NUMBERS_POWER +
    FACT_WEIGHTS.number * numbers.size ** NUMBERS_POWER +
    FACT_WEIGHTS.topic * topics.size +
    FACT_WEIGHTS.name * names.size ** NAMES_POWER;
  for (const [sort, count] of kinds) worth += FACT_WEIGHTS[sort] * count ** KINDS_POWER;
  return worth;
}

/** What the facts of one more sentence add to what others tell: as `worthOf` of both, less that of the others. */
export function gainOf(known: Facts, added: Facts): number {
  const grow = (weight: number, size: number, more: number, power: number): number =>
    more === 0 ? 0 : weight * ((size + more) ** power - size ** power);
  let gain =
    grow(
      FACT_WEIGHTS.figure,
      known.figures.size,
      countNew(known.figures, added.figures),
      NUMBERS_POWER,
    ) +
    grow(
      FACT_WEIGHTS.number,
      known.numbers.size,
      countNew(known.numbers, added.numbers),
      NUMBERS_POWER,
    ) +
    grow(FACT_WEIGHTS.name, known.names.size, countNew(known.names, added.names), NAMES_POWER) +
    FACT_WEIGHTS.topic * countNew(known.topics, added.topics);
  for (const [sort, count] of added.kinds) {
    gain += grow(FACT_WEIGHTS[sort], known.kinds.get(sort) ?? 0, count, KINDS_POWER);
  }
  return gain;
}

function countNew(known: ReadonlySet<string>, added: ReadonlySet<string>): number {
  let count = 0;
  for (const one of added) if (!known.has(one)) count++;
  return count;
}
