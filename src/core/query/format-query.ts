import type { QueryNode } from './query.ts';

/** How tightly each production binds (rule-language.md, "Grammar"). */
const BINDING = { or: 1, and: 2, not: 3, near: 4, primary: 5 } as const;
const LOOKS_LIKE_OPERATOR = /^(?:and|or|not|o?near|atleast|score)(?:\/.*)?$/i;

const LOOSE: ReadonlyMap<string, number> = new Map(Object.entries(BINDING));
const bindingOf = (node: QueryNode): number => LOOSE.get(node.kind) ?? BINDING.primary;

function formatTerm(node: Extract<QueryNode, { kind: 'term' }>): string {
  const mark = node.mode === 'exact' ? '=' : node.mode === 'endings' && node.isQuoted ? '~' : '';
  if (node.isQuoted) return `${mark}"${node.text}"`;
  return node.mode === 'endings' && LOOKS_LIKE_OPERATOR.test(node.text)
    ? `~${node.text}`
    : mark + node.text;
}

function formatAnd(children: readonly QueryNode[]): string {
  return children
    .map((child, index) => {
      const text = formatWithin(child, BINDING.not);
      return index === 0 ? text : child.kind === 'not' ? ` ${text}` : ` AND ${text}`;
    })
    .join('');
}

function formatWithin(node: QueryNode, binding: number): string {
  const text = formatQuery(node);
  return bindingOf(node) < binding ? `(${text})` : text;
}

/** Writes a query in its canonical form: operators spelt out, no needless brackets. Parsing it gives the same tree. */
export function formatQuery(node: QueryNode): string {
  switch (node.kind) {
    case 'term':
      return formatTerm(node);
    case 'concept':
      return `@${node.name}`;
    case 'lang':
      return `lang:${node.languages.join(',')}`;
    case 'field':
      return `${node.field}:${formatWithin(node.child, BINDING.primary)}`;
    case 'or':
      return node.children.map((child) => formatWithin(child, BINDING.and)).join(' OR ');
    case 'and':
      return formatAnd(node.children);
    case 'not':
      return `NOT ${formatWithin(node.child, BINDING.not)}`;
    case 'near': {
      const operator = `${node.isOrdered ? 'ONEAR' : 'NEAR'}/${node.distance}`;
      return `${formatWithin(node.left, BINDING.near)} ${operator} ${formatWithin(node.right, BINDING.primary)}`;
    }
    case 'atleast':
      return `ATLEAST/${node.count}(${formatQuery(node.child)})`;
    case 'score':
      return `SCORE/${node.total}(${node.items.map(formatItem).join(' ')})`;
  }
}

function formatItem({
  node,
  weight,
}: {
  readonly node: QueryNode;
  readonly weight: number;
}): string {
  const text = formatWithin(node, BINDING.near);
  return weight === 1 ? text : `${text}^${weight}`;
}
