import type { QueryNode } from './query.ts';
import { findTermWords } from './term-words.ts';

/** The parts of a node one step down, in order. */
export function childrenOf(node: QueryNode): readonly QueryNode[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.children;
    case 'not':
    case 'field':
    case 'atleast':
      return [node.child];
    case 'near':
      return [node.left, node.right];
    case 'score':
      return node.items.map((item) => item.node);
    case 'term':
    case 'lang':
    case 'concept':
      return [];
  }
}

/** Words of one node itself, concepts aside. */
export function countOwnWords(node: QueryNode): number {
  if (node.kind === 'term') return findTermWords(node.text).length;
  return node.kind === 'lang' ? node.languages.length : 0;
}
