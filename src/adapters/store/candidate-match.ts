import type { SearchCandidates } from '../../core/query/search-candidates.ts';

/** Deeper parts of a query are left to the matcher: FTS5's parser has a stack of about 100. */
const DEPTH_MAX = 24;
/** Longer words are not indexed by PostgreSQL (2 KB), and nobody looks for them. */
const TOKEN_CHARACTERS_MAX = 500;

/** What the analyser makes of a word. Anything else is in no index, and could be syntax of one. */
const WORD = /^[\p{L}\p{N}]+$/u;

/** What the index is asked: its own syntax, or that every row, or none, may be an answer. */
export type IndexQuery =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'match'; readonly text: string };

/** How one index writes its queries. Words are quoted, whatever they hold, so that nothing in them is syntax. */
interface Syntax {
  readonly and: string;
  readonly or: string;
  readonly word: (token: string) => string;
  readonly prefix: (token: string) => string;
  /** Undefined where the index keeps no places. */
  readonly phrase: ((tokens: readonly string[]) => string) | undefined;
}

const quoteFts = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const quoteLexeme = (token: string): string =>
  `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

const FTS5: Syntax = {
  and: ' AND ',
  or: ' OR ',
  word: quoteFts,
  prefix: (token) => `${quoteFts(token)} *`,
  phrase: (tokens) => quoteFts(tokens.join(' ')),
};
const TSQUERY: Syntax = {
  and: ' & ',
  or: ' | ',
  word: quoteLexeme,
  prefix: (token) => `${quoteLexeme(token)}:*`,
  phrase: undefined,
};

const ALL: IndexQuery = { kind: 'all' };
const NONE: IndexQuery = { kind: 'none' };

const isUsable = (text: string): boolean => WORD.test(text) && text.length <= TOKEN_CHARACTERS_MAX;

function write(query: SearchCandidates, syntax: Syntax, depth: number): IndexQuery {
  if (depth > DEPTH_MAX) return ALL;
  switch (query.kind) {
    case 'and':
    case 'or':
      return writeParts(query, syntax, depth);
    case 'word':
    case 'prefix': {
      const { text } = query;
      return isUsable(text) ? { kind: 'match', text: syntax[query.kind](text) } : ALL;
    }
    case 'phrase': {
      const { texts } = query;
      if (syntax.phrase !== undefined && texts.every(isUsable)) {
        return { kind: 'match', text: syntax.phrase(texts) };
      }
      const parts = texts.map((text) => ({ kind: 'word', text }) as const);
      return writeParts({ kind: 'and', parts }, syntax, depth);
    }
    case 'none':
      return NONE;
    case 'lang':
    case 'all':
      // Languages are too common to narrow anything; the matcher looks at them.
      return ALL;
  }
}

function writeParts(
  query: Extract<SearchCandidates, { parts: unknown }>,
  syntax: Syntax,
  depth: number,
): IndexQuery {
  const isAnd = query.kind === 'and';
  const parts = query.parts.map((part) => write(part, syntax, depth + 1));
  if (parts.some(({ kind }) => kind === (isAnd ? 'none' : 'all'))) return isAnd ? NONE : ALL;
  const texts = parts.flatMap((part) => (part.kind === 'match' ? [part.text] : []));
  const [only] = texts;
  if (only === undefined) return isAnd ? ALL : NONE;
  return {
    kind: 'match',
    text: texts.length === 1 ? only : `(${texts.join(isAnd ? syntax.and : syntax.or)})`,
  };
}

/** The query for FTS5's `MATCH` (sqlite.org/fts5.html, section 3). */
export function toFts5Match(query: SearchCandidates): IndexQuery {
  return write(query, FTS5, 0);
}

/** The query as the text of a `tsquery` (PostgreSQL manual, section 8.11.2), to be cast and not parsed as words. */
export function toTsquery(query: SearchCandidates): IndexQuery {
  return write(query, TSQUERY, 0);
}
