import type { QueryPlace } from './query.ts';

/** The fields that a leaf looks into, as bits; `lang` is a field of one word. */
export const TITLE_FIELD = 1;
export const BODY_FIELD = 2;
export const SOURCE_FIELD = 4;
export const AUTHOR_FIELD = 8;
export const LANG_FIELD = 16;

type ClauseOperator = 'leaf' | 'and' | 'or' | 'not' | 'near' | 'atleast' | 'score';

/**
 * A query made ready for evaluation: concepts filled in, fields pushed down to the leaves. All operators share one
 * shape, because the matcher walks millions of them and the engine is fastest on objects that look alike.
 */
export interface Clause<Leaf> {
  readonly operator: ClauseOperator;
  /** What a leaf asks for; undefined in every other operator. */
  readonly leaf: Leaf | undefined;
  readonly children: readonly Clause<Leaf>[];
  /** The distance of NEAR, the count of ATLEAST, the total of SCORE. */
  readonly number: number;
  readonly isOrdered: boolean;
  /** One weight a child of SCORE; empty elsewhere. */
  readonly weights: readonly number[];
  /** Where it stands in the query; of what a concept brought, where its @ stands. Undefined in the matcher. */
  readonly place: QueryPlace | undefined;
}

const NONE: readonly never[] = [];

/** A clause with what it needs; the rest is filled in, in one order. */
export function composeClause<Leaf>(
  parts: Pick<Clause<Leaf>, 'operator'> & Partial<Omit<Clause<Leaf>, 'operator'>>,
): Clause<Leaf> {
  return {
    operator: parts.operator,
    leaf: parts.leaf,
    children: parts.children ?? NONE,
    number: parts.number ?? 0,
    isOrdered: parts.isOrdered ?? false,
    weights: parts.weights ?? NONE,
    place: parts.place,
  };
}

/**
 * How one word of a leaf is compared: by stem, by folded form, by its letters as written, or by the beginning of
 * either form.
 */
export type WordTestKind = 'stem' | 'folded' | 'exact' | 'folded-prefix' | 'exact-prefix';

export interface WordTest {
  readonly kind: WordTestKind;
  /** The forms of which one must fit: one, rarely two. */
  readonly forms: readonly string[];
}

/** A word, a phrase (its words side by side, in order) or, with the lang field, the languages of which one must fit. */
export interface QueryLeaf {
  readonly words: readonly WordTest[];
  readonly fields: number;
  /** As the admin, or the concept, wrote it. */
  readonly label: string;
}
