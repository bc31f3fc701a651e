import type { CandidateQuery } from '../../core/query/candidate-query.ts';

/** Deeper parts of a query are left to the matcher: FTS5's parser has a stack of about 100. */
const DEPTH_MAX = 24;
/** Longer words are not indexed by PostgreSQL (2 KB), and nobody looks for them. */
const TOKEN_CHARACTERS_MAX = 500;
/** Marks a document in which a word stands more often than a tsvector keeps places for; no word of the analyser is a space. */
const CROWDED = "' '";

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
  readonly phrase: (tokens: readonly string[]) => string;
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
  phrase: (tokens) => {
    const quoted = tokens.map(quoteLexeme);
    return `((${quoted.join(' <-> ')}) | (${[...quoted, CROWDED].join(' & ')}))`;
  },
};

const ALL: IndexQuery = { kind: 'all' };
const NONE: IndexQuery = { kind: 'none' };

function tokensOf(raw: readonly string[]): string[] | undefined {
  const tokens = raw
    .flatMap((token) => token.replaceAll('\0', ' ').split(/\s+/))
    .filter((token) => token !== '');
  const isUsable =
    tokens.length > 0 && tokens.every((token) => token.length <= TOKEN_CHARACTERS_MAX);
  return isUsable ? tokens : undefined;
}

function write(query: CandidateQuery, syntax: Syntax, depth: number): IndexQuery {
  if (depth > DEPTH_MAX) return ALL;
  if (query.kind === 'and' || query.kind === 'or') return writeParts(query, syntax, depth);
  const tokens = tokensOf(query.kind === 'phrase' ? query.tokens : [query.token]);
  const [first] = tokens ?? [];
  if (tokens === undefined || first === undefined) return ALL;
  if (tokens.length > 1) return { kind: 'match', text: syntax.phrase(tokens) };
  return {
    kind: 'match',
    text: query.kind === 'prefix' ? syntax.prefix(first) : syntax.word(first),
  };
}

function writeParts(
  query: Extract<CandidateQuery, { parts: unknown }>,
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
export function toFts5Match(query: CandidateQuery): IndexQuery {
  return write(query, FTS5, 0);
}

/** The query as the text of a `tsquery` (PostgreSQL manual, section 8.11.2), to be cast and not parsed as words. */
export function toTsquery(query: CandidateQuery): IndexQuery {
  return write(query, TSQUERY, 0);
}
