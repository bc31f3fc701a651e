import type { MatchDocument, QueryNode, TermNode } from '../../../src/core/query/query.ts';
import { endingLanguageOf, findStems } from '../../../src/core/text/endings.ts';
import { findWords, type Word } from '../../../src/core/text/words.ts';

/**
 * The rule language evaluated the slow and obvious way, apart from the matcher: no index, no ids, every pair tried.
 * Only the analyser (words, folding, endings) is the same.
 */
interface Stretch {
  readonly field: string;
  readonly first: number;
  readonly last: number;
}

const TEXT = ['title', 'body'] as const;

function wordFits(
  word: Word,
  wanted: { text: Word; isPrefix: boolean },
  term: TermNode,
  document: MatchDocument,
  field: string,
): boolean {
  const { text, isPrefix } = wanted;
  if (term.mode === 'exact')
    return isPrefix ? word.exact.startsWith(text.exact) : word.exact === text.exact;
  return word.forms.some((form) =>
    text.forms.some((other) => {
      if (isPrefix) return form.startsWith(other);
      if (form === other) return true;
      if (term.mode === 'plain' || field === 'source' || field === 'author') return false;
      const language = endingLanguageOf(document.lang);
      return findStems(form, language).some((stem) => findStems(other, language).includes(stem));
    }),
  );
}

function termStretches(
  term: TermNode,
  document: MatchDocument,
  fields: readonly string[],
): Stretch[] {
  const wanted = findWords(term.text).map((text) => ({
    text,
    isPrefix: term.text[text.end] === '*',
  }));
  const found: Stretch[] = [];
  for (const field of fields) {
    const words = findWords(document[field as keyof MatchDocument]);
    for (let first = 0; first + wanted.length <= words.length; first++) {
      if (
        wanted.every((want, offset) =>
          wordFits(words[first + offset]!, want, term, document, field),
        )
      ) {
        found.push({ field, first, last: first + wanted.length - 1 });
      }
    }
  }
  return found;
}

function unique(stretches: readonly Stretch[]): Stretch[] {
  return [
    ...new Map(stretches.map((one) => [`${one.field} ${one.first} ${one.last}`, one])).values(),
  ];
}

function nearStretches(
  node: Extract<QueryNode, { kind: 'near' }>,
  document: MatchDocument,
  fields: readonly string[],
): Stretch[] {
  const found: Stretch[] = [];
  for (const left of stretchesOf(node.left, document, fields)) {
    for (const right of stretchesOf(node.right, document, fields)) {
      if (left.field !== right.field) continue;
      const isLeftFirst = left.last < right.first;
      const isRightFirst = right.last < left.first;
      const between = isLeftFirst ? right.first - left.last - 1 : left.first - right.last - 1;
      if (between > node.distance || !(isLeftFirst || (isRightFirst && !node.isOrdered))) continue;
      found.push({
        field: left.field,
        first: Math.min(left.first, right.first),
        last: Math.max(left.last, right.last),
      });
    }
  }
  return unique(found);
}

function stretchesOf(
  node: QueryNode,
  document: MatchDocument,
  fields: readonly string[],
): Stretch[] {
  const all = (nodes: readonly QueryNode[]): Stretch[] =>
    unique(nodes.flatMap((child) => stretchesOf(child, document, fields)));
  switch (node.kind) {
    case 'term':
      return termStretches(node, document, fields);
    case 'near':
      return nearStretches(node, document, fields);
    case 'or':
      return all(node.children);
    case 'field':
      return stretchesOf(node.child, document, node.field === 'text' ? TEXT : [node.field]);
    case 'and':
      return obviouslyMatches(node, document, fields) ? all(node.children) : [];
    case 'score':
      return obviouslyMatches(node, document, fields)
        ? all(node.items.map((item) => item.node))
        : [];
    case 'atleast':
      return obviouslyMatches(node, document, fields) ? all([node.child]) : [];
    case 'not':
    case 'lang':
    case 'concept':
      return [];
  }
}

export function obviouslyMatches(
  node: QueryNode,
  document: MatchDocument,
  fields: readonly string[] = TEXT,
): boolean {
  switch (node.kind) {
    case 'and':
      return node.children.every((child) => obviouslyMatches(child, document, fields));
    case 'or':
      return node.children.some((child) => obviouslyMatches(child, document, fields));
    case 'not':
      return !obviouslyMatches(node.child, document, fields);
    case 'field':
      return obviouslyMatches(node.child, document, node.field === 'text' ? TEXT : [node.field]);
    case 'lang':
      return node.languages.includes(document.lang.split('-')[0]!);
    case 'atleast': {
      const starts = stretchesOf(node.child, document, fields).map(
        ({ field, first }) => `${field} ${first}`,
      );
      return new Set(starts).size >= node.count;
    }
    case 'score':
      return (
        node.items.reduce(
          (sum, item) => sum + (obviouslyMatches(item.node, document, fields) ? item.weight : 0),
          0,
        ) >= node.total
      );
    case 'term':
    case 'near':
    case 'concept':
      return stretchesOf(node, document, fields).length > 0;
  }
}
