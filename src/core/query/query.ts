/** The parts of an item that a query can ask: `text` is title and body together. */
export type TextField = 'title' | 'body' | 'text' | 'source' | 'author';

/** A place in the query text in code points: `column` from 1. */
export interface QueryPlace {
  readonly column: number;
  readonly length: number;
}

/** How the words of a term are compared: `plain` (as written, folded), `endings` (`~`, and bare words) or `exact` (`=`). */
export type TermMode = 'plain' | 'endings' | 'exact';

/** A word or phrase as written, without quotes and marks in front; a `*` after a word stays in the text. */
export interface TermNode {
  readonly kind: 'term';
  readonly text: string;
  readonly isQuoted: boolean;
  readonly mode: TermMode;
  readonly place: QueryPlace;
}
interface GroupNode {
  readonly kind: 'and' | 'or';
  readonly children: readonly QueryNode[];
  readonly place: QueryPlace;
}
interface NotNode {
  readonly kind: 'not';
  readonly child: QueryNode;
  readonly place: QueryPlace;
}
interface NearNode {
  readonly kind: 'near';
  readonly isOrdered: boolean;
  /** Words allowed between the two hits, 0 to 100. */
  readonly distance: number;
  readonly left: QueryNode;
  readonly right: QueryNode;
  readonly place: QueryPlace;
}
interface FieldNode {
  readonly kind: 'field';
  readonly field: TextField;
  readonly child: QueryNode;
  readonly place: QueryPlace;
}
/** `lang:` with its primary subtags in lower case: the item's language is one of them. */
export interface LangNode {
  readonly kind: 'lang';
  readonly languages: readonly string[];
  readonly place: QueryPlace;
}
interface AtLeastNode {
  readonly kind: 'atleast';
  readonly count: number;
  readonly child: QueryNode;
  readonly place: QueryPlace;
}
interface ScoreNode {
  readonly kind: 'score';
  readonly total: number;
  readonly items: readonly { readonly node: QueryNode; readonly weight: number }[];
  readonly place: QueryPlace;
}
/** `@name`, in lower case. */
export interface ConceptNode {
  readonly kind: 'concept';
  readonly name: string;
  readonly place: QueryPlace;
}

/** A query as a tree (rule-language.md, "Grammar"). Groups of one kind inside each other are one group. */
export type QueryNode =
  | TermNode
  | GroupNode
  | NotNode
  | NearNode
  | FieldNode
  | LangNode
  | AtLeastNode
  | ScoreNode
  | ConceptNode;

/** Limits of the rule language (rule-language.md, "Grammar"): what is longer or deeper is refused at that place. */
export const QUERY_CHARACTERS_MAX = 10_000;
export const QUERY_WORDS_MAX = 500;
export const FILLED_WORDS_MAX = 5_000;
export const QUERY_DEPTH_MAX = 32;
export const NEAR_DISTANCE_DEFAULT = 4;
export const NEAR_DISTANCE_MAX = 100;
export const ATLEAST_COUNT_MAX = 50;
export const SCORE_TOTAL_MAX = 99_999;
export const SCORE_WEIGHT_MAX = 9_999;

/** What a query is tested against. A missing field is the empty string. */
export interface MatchDocument {
  readonly title: string;
  readonly body: string;
  readonly source: string;
  readonly author: string;
  /** Language tag; only the primary subtag counts. */
  readonly lang: string;
}
