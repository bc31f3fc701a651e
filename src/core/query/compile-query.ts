import { checkQuery } from './check-query.ts';
import {
  AUTHOR_FIELD,
  BODY_FIELD,
  type Clause,
  composeClause,
  LANG_FIELD,
  type QueryLeaf,
  SOURCE_FIELD,
  TITLE_FIELD,
  type WordTest,
  type WordTestKind,
} from './clause.ts';
import type { Concepts } from './concepts.ts';
import { NO_CONCEPTS } from './concepts.ts';
import { formatQuery } from './format-query.ts';
import { parseQueryTree } from './parse-query.ts';
import type { QueryNode, QueryPlace, TermNode, TextField } from './query.ts';
import { type QueryError, QueryFailure, type QueryWarning } from './query-error.ts';
import { findTermWords, type TermWord } from './term-words.ts';
import { findWarnings } from './warnings.ts';

/** A query ready for the matcher, the evidence and the search. */
export interface CompiledQuery {
  readonly query: QueryNode;
  readonly clause: Clause<QueryLeaf>;
}

export type CompileOutcome =
  | {
      readonly kind: 'ok';
      readonly compiled: CompiledQuery;
      readonly warnings: readonly QueryWarning[];
    }
  | { readonly kind: 'error'; readonly errors: readonly QueryError[] };

const FIELD_BITS: Readonly<Record<TextField, number>> = {
  title: TITLE_FIELD,
  body: BODY_FIELD,
  text: TITLE_FIELD | BODY_FIELD,
  source: SOURCE_FIELD,
  author: AUTHOR_FIELD,
};

type ConceptClauses = Map<string, readonly Clause<QueryLeaf>[]>;
/** What concepts compile to, kept with the concepts themselves: thousands of watches share a few of them. */
const conceptClauses = new WeakMap<Concepts, ConceptClauses>();

function testKindOf(node: TermNode, word: TermWord, fields: number): WordTestKind {
  if (node.mode === 'exact') return word.isPrefix ? 'exact-prefix' : 'exact';
  if (word.isPrefix) return 'folded-prefix';
  const isName = (fields & (SOURCE_FIELD | AUTHOR_FIELD)) !== 0;
  return node.mode === 'endings' && !isName ? 'stem' : 'folded';
}

function composeTest(node: TermNode, word: TermWord, fields: number): WordTest {
  const kind = testKindOf(node, word, fields);
  const forms = kind === 'exact' || kind === 'exact-prefix' ? [word.word.exact] : word.word.forms;
  return { kind, forms };
}

class Compiler {
  readonly #concepts: Concepts;
  readonly #known: ConceptClauses;

  constructor(concepts: Concepts) {
    this.#concepts = concepts;
    this.#known = conceptClauses.get(concepts) ?? new Map();
    conceptClauses.set(concepts, this.#known);
  }

  compile(node: QueryNode, fields: number, at?: QueryPlace): Clause<QueryLeaf> {
    const place = at ?? node.place;
    const compileAll = (nodes: readonly QueryNode[]): Clause<QueryLeaf>[] =>
      nodes.map((child) => this.compile(child, fields, at));
    switch (node.kind) {
      case 'term': {
        const words = findTermWords(node.text).map((word) => composeTest(node, word, fields));
        return composeClause({
          operator: 'leaf',
          leaf: { words, fields, label: node.text },
          place,
        });
      }
      case 'lang': {
        const words: WordTest[] = [{ kind: 'exact', forms: node.languages }];
        const leaf = { words, fields: LANG_FIELD, label: formatQuery(node) };
        return composeClause({ operator: 'leaf', leaf, place });
      }
      case 'concept':
        return composeClause({
          operator: 'or',
          children: this.#compileConcept(node.name, fields),
          place,
        });
      case 'field':
        return this.compile(node.child, FIELD_BITS[node.field], at);
      case 'and':
      case 'or':
        return composeClause({ operator: node.kind, children: compileAll(node.children), place });
      case 'not':
        return composeClause({ operator: 'not', children: compileAll([node.child]), place });
      case 'near': {
        const { distance: number, isOrdered } = node;
        const children = compileAll([node.left, node.right]);
        return composeClause({ operator: 'near', children, number, isOrdered, place });
      }
      case 'atleast':
        return composeClause({
          operator: 'atleast',
          children: compileAll([node.child]),
          number: node.count,
          place,
        });
      case 'score':
        return composeClause({
          operator: 'score',
          children: compileAll(node.items.map((item) => item.node)),
          weights: node.items.map(({ weight }) => weight),
          number: node.total,
          place,
        });
    }
  }

  /** The alternatives' places are columns of the concept, not of the query, so they are given none. */
  #compileConcept(name: string, fields: number): readonly Clause<QueryLeaf>[] {
    const key = `${fields} ${name}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const alternatives = this.#concepts.get(name)?.alternatives ?? [];
    const children = alternatives.map((child) => this.compile(child, fields, CONCEPT_PLACE));
    this.#known.set(key, children);
    return children;
  }
}

const CONCEPT_PLACE: QueryPlace = { column: 0, length: 0 };

/**
 * Makes a query (text or tree) ready for matching: concepts filled in, fields pushed down. Errors are values, with
 * columns in the query; a tree has been checked without concepts, so names are looked up here again.
 */
export function compileQuery(
  query: QueryNode | string,
  concepts: Concepts = NO_CONCEPTS,
): CompileOutcome {
  try {
    const tree = typeof query === 'string' ? parseQueryTree(query) : query;
    checkQuery(tree, concepts);
    const clause = new Compiler(concepts).compile(tree, FIELD_BITS.text);
    return {
      kind: 'ok',
      compiled: { query: tree, clause },
      warnings: findWarnings(tree, concepts),
    };
  } catch (error) {
    if (error instanceof QueryFailure) return { kind: 'error', errors: [error.error] };
    throw error;
  }
}
