import { COMMON_WORDS } from './common-words.ts';
import type { Concepts } from './concepts.ts';
import { formatQuery } from './format-query.ts';
import type { LangNode, QueryNode, QueryPlace } from './query.ts';
import type { QueryWarning, QueryWarningCode } from './query-error.ts';
import { findTermWords } from './term-words.ts';
import { childrenOf } from './walk-query.ts';

const TEXTS: Readonly<Record<QueryWarningCode, readonly [message: string, hint: string]>> = {
  W_BROAD: ['This would fire on very many items.', 'Add a word that says what it is about.'],
  W_NEVER: ['This part can never match.', 'Remove it, or use OR between the two.'],
  W_DUPLICATE: ['This is already there.', 'Remove one of the two.'],
};

function warn(code: QueryWarningCode, place: QueryPlace): QueryWarning {
  const [message, hint] = TEXTS[code];
  return { code, column: place.column, length: Math.max(1, place.length), message, hint };
}

/** Whether a node holds back hardly anything: only metadata, or only words that are everywhere. */
function isBroad(node: QueryNode, concepts: Concepts | undefined): boolean {
  const isBroadHere = (child: QueryNode): boolean => isBroad(child, concepts);
  switch (node.kind) {
    case 'term':
      return findTermWords(node.text).every(
        ({ word, isPrefix }) => !isPrefix && word.forms.some((form) => COMMON_WORDS.has(form)),
      );
    case 'lang':
      return true;
    case 'field':
      return node.field === 'source' || node.field === 'author' || isBroadHere(node.child);
    case 'not':
      return true;
    case 'and':
      return node.children.every(isBroadHere);
    case 'or':
      return node.children.some(isBroadHere);
    case 'near':
      return isBroadHere(node.left) && isBroadHere(node.right);
    case 'atleast':
      return isBroadHere(node.child);
    case 'score':
      return node.items.filter(({ weight }) => weight > 0).every((item) => isBroadHere(item.node));
    case 'concept':
      return concepts?.get(node.name)?.alternatives.some(isBroadHere) ?? false;
  }
}

/** The same words in another letter case, or with other accents, are the same term, unless these count. */
function keyOf(node: QueryNode): string {
  if (node.kind === 'field') return `${node.field}:${keyOf(node.child)}`;
  if (node.kind !== 'term' || node.mode === 'exact') return formatQuery(node);
  const words = findTermWords(node.text).map(
    ({ word, isPrefix }) => `${word.forms[0] ?? ''}${isPrefix ? '*' : ''}`,
  );
  return `${node.mode} ${words.join(' ')}`;
}

/** What must be present with a node: itself, and in title or body what is looked for in one of them. */
function keysRequired(node: QueryNode): readonly string[] {
  const isInText = node.kind === 'field' && ['title', 'body', 'text'].includes(node.field);
  return isInText ? [keyOf(node), keyOf(node.child)] : [keyOf(node)];
}

function findDuplicates(nodes: readonly QueryNode[]): QueryWarning[] {
  const seen = new Set<string>();
  const warnings: QueryWarning[] = [];
  for (const node of nodes) {
    const key = keyOf(node);
    if (seen.has(key)) warnings.push(warn('W_DUPLICATE', node.place));
    seen.add(key);
  }
  return warnings;
}

const isLang = (node: QueryNode): node is LangNode => node.kind === 'lang';

function findContradictions(nodes: readonly QueryNode[]): QueryWarning[] {
  const required = new Set(nodes.filter((node) => node.kind !== 'not').flatMap(keysRequired));
  const excluded = nodes.filter((node) => node.kind === 'not');
  const absent = excluded.filter(({ child }) => required.has(keyOf(child)));
  const languages = nodes.filter(isLang);
  const clash = languages.find((node, index) =>
    languages
      .slice(0, index)
      .some((other) => !other.languages.some((code) => node.languages.includes(code))),
  );
  const excludedLanguages = new Set(
    excluded.flatMap(({ child }) => (isLang(child) ? child.languages : [])),
  );
  const emptied = languages.find((node) =>
    node.languages.every((code) => excludedLanguages.has(code)),
  );
  return [...absent, clash, emptied]
    .filter((node) => node !== undefined)
    .map((node) => warn('W_NEVER', node.place));
}

function findNodeWarnings(node: QueryNode): QueryWarning[] {
  if (node.kind === 'and') {
    return [...findDuplicates(node.children), ...findContradictions(node.children)];
  }
  if (node.kind === 'or') return findDuplicates(node.children);
  if (node.kind !== 'score') return [];
  const best = node.items.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  const never = best < node.total ? [warn('W_NEVER', node.place)] : [];
  return [...findDuplicates(node.items.map((item) => item.node)), ...never];
}

function findWarningsBelow(node: QueryNode): QueryWarning[] {
  return [...findNodeWarnings(node), ...childrenOf(node).flatMap(findWarningsBelow)];
}

/** What a valid query may do that was not meant: W_BROAD for the whole, W_NEVER and W_DUPLICATE for its parts. */
export function findWarnings(
  query: QueryNode,
  concepts: Concepts | undefined,
): readonly QueryWarning[] {
  const broad = isBroad(query, concepts) ? [warn('W_BROAD', query.place)] : [];
  return [...broad, ...findWarningsBelow(query)];
}
