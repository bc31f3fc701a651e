import { findStemsInAnyLanguage } from '../text/endings.ts';
import { foldLetters } from '../text/fold.ts';
import { composeSearchStem, composeSearchWord, TWO_READINGS } from '../text/search-words.ts';
import {
  AUTHOR_FIELD,
  type Clause,
  LANG_FIELD,
  type QueryLeaf,
  SOURCE_FIELD,
  type WordTest,
} from './clause.ts';
import type { CompiledQuery } from './compile-query.ts';

/**
 * What a store's full-text index is asked, in no store's syntax: every item that the query matches is among what this
 * finds; the matcher then decides. `all` asks for every item, by date.
 */
export type SearchCandidates =
  | { readonly kind: 'all' | 'none' }
  /** A token of the search column (`analyseForSearch`), letters and digits only. */
  | { readonly kind: 'word' | 'prefix'; readonly text: string }
  /** Tokens side by side; an index without places takes them as words that must all be there. */
  | { readonly kind: 'phrase'; readonly texts: readonly string[] }
  /** The item's language is one of these primary subtags. */
  | { readonly kind: 'lang'; readonly languages: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchCandidates[] };

const ALL: SearchCandidates = { kind: 'all' };

function joinAnd(parts: readonly SearchCandidates[]): SearchCandidates {
  if (parts.some(({ kind }) => kind === 'none')) return { kind: 'none' };
  const narrowing = parts.filter(({ kind }) => kind !== 'all');
  const [first] = narrowing;
  if (first === undefined) return ALL;
  return narrowing.length === 1 ? first : { kind: 'and', parts: narrowing };
}

function joinOr(parts: readonly SearchCandidates[]): SearchCandidates {
  if (parts.some(({ kind }) => kind === 'all')) return ALL;
  const possible = parts.filter(({ kind }) => kind !== 'none');
  const [first] = possible;
  if (first === undefined) return { kind: 'none' };
  return possible.length === 1 ? first : { kind: 'or', parts: possible };
}

const toWords = (kind: 'word' | 'prefix', texts: readonly string[]): SearchCandidates =>
  joinOr([...new Set(texts)].map((text): SearchCandidates => (text === '' ? ALL : { kind, text })));

function findWordCandidates({ kind, forms }: WordTest): SearchCandidates {
  switch (kind) {
    case 'stem': {
      // A stem is marked in the column only where it differs from the word, so it is asked for both ways.
      const stems = forms.flatMap(findStemsInAnyLanguage);
      return toWords('word', [
        ...forms.map(composeSearchWord),
        ...stems.flatMap((stem) => [composeSearchWord(stem), composeSearchStem(stem)]),
      ]);
    }
    case 'folded':
      return toWords('word', forms.map(composeSearchWord));
    case 'exact':
      return toWords('word', forms.map(foldLetters).map(composeSearchWord));
    case 'folded-prefix':
      return toWords('prefix', forms.map(composeSearchWord));
    case 'exact-prefix':
      return toWords('prefix', forms.map(foldLetters).map(composeSearchWord));
  }
}

function findLeafCandidates({ words, fields }: QueryLeaf): SearchCandidates {
  if (fields === LANG_FIELD)
    return { kind: 'lang', languages: words.flatMap(({ forms }) => forms) };
  // The search column holds title and body; source and author are left to the matcher.
  if ((fields & (SOURCE_FIELD | AUTHOR_FIELD)) !== 0) return ALL;
  const all = joinAnd(words.map(findWordCandidates));
  const texts = findPhrase(words);
  if (texts.length < 2 || all.kind !== 'and') return all;
  const marked: SearchCandidates = { kind: 'word', text: TWO_READINGS };
  const phrase: SearchCandidates = { kind: 'phrase', texts };
  const others = words.length === texts.length ? phrase : joinAnd([phrase, all]);
  return { kind: 'or', parts: [others, { kind: 'and', parts: [marked, ...all.parts] }] };
}

/** The longest run of words in a phrase that stand in the search column just as they are asked for. */
function findPhrase(words: readonly WordTest[]): readonly string[] {
  let longest: readonly string[] = [];
  let run: string[] = [];
  for (const { kind, forms } of words) {
    const [form = ''] = forms;
    const text = composeSearchWord(kind === 'exact' ? foldLetters(form) : form);
    const isPlain = (kind === 'folded' || kind === 'exact') && forms.length === 1 && text !== '';
    run = isPlain ? [...run, text] : [];
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

function findClauseCandidates(clause: Clause<QueryLeaf>): SearchCandidates {
  const { children, operator, weights } = clause;
  switch (operator) {
    case 'leaf':
      return clause.leaf === undefined ? ALL : findLeafCandidates(clause.leaf);
    case 'and':
    case 'near':
    case 'atleast':
      return joinAnd(children.map(findClauseCandidates));
    case 'or':
      return joinOr(children.map(findClauseCandidates));
    case 'not':
      return ALL;
    case 'score':
      // The total is at least 1, so one item with a positive weight is there.
      return joinOr(
        children.filter((_, index) => (weights[index] ?? 0) > 0).map(findClauseCandidates),
      );
  }
}

/** What to ask the full-text index so that nothing that the query matches is left out. */
export function findSearchCandidates({ clause }: CompiledQuery): SearchCandidates {
  return findClauseCandidates(clause);
}
