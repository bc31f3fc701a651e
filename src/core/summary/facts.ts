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
  | 'inquiry';

/** What a sentence, or a set of sentences, tells a reader: numbers, names, and whether when, what next, who was hurt. */
export interface Facts {
  /** Numbers in figures, which are the greater ones, and in letters. */
  readonly figures: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly kinds: ReadonlySet<FactSort>;
  /** Words that a watch asked for. */
  readonly topics: ReadonlySet<string>;
}

/** A set of sentences without any tells nothing. */
export const NO_FACTS: Facts = {
  figures: new Set(),
  numbers: new Set(),
  names: new Set(),
  kinds: new Set(),
  topics: new Set(),
};

// More of the same tells less each time.
const NUMBERS_POWER = 0.7;
const NAMES_POWER = 0.6;

/** The facts of one sentence; a name counts when it is known: the headline or another sentence has it too. */
export function findFacts(
  terms: readonly Term[],
  { opening, isKnown }: { opening: Opening; isKnown: (stem: string) => boolean },
): Facts {
  const figures = new Set<string>();
  const numbers = new Set<string>();
  const names = new Set<string>();
  const kinds = new Set<FactSort>();
  for (const { stem, isName, kind, isFigure } of terms) {
    if (kind === 'number') (isFigure ? figures : numbers).add(stem);
    else if (kind !== undefined) kinds.add(kind);
    if (kind === 'day') kinds.add('time');
    if (isName && isKnown(stem)) names.add(stem);
  }
  if (kinds.has('next') && (kinds.has('time') || figures.size + numbers.size > 0))
    kinds.add('dated-next');
  if (opening === 'contrast') kinds.add('contrast');
  return { figures, numbers, names, kinds, topics: NO_FACTS.topics };
}

/** The facts of two sets together. */
export function joinFacts(one: Facts, other: Facts): Facts {
  return {
    figures: new Set([...one.figures, ...other.figures]),
    numbers: new Set([...one.numbers, ...other.numbers]),
    names: new Set([...one.names, ...other.names]),
    kinds: new Set([...one.kinds, ...other.kinds]),
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
  for (const kind of kinds) worth += FACT_WEIGHTS[kind];
  return worth;
}
