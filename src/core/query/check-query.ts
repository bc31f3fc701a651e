import type { Concept, Concepts } from './concepts.ts';
import { type ConceptNode, FILLED_WORDS_MAX, type QueryNode, type QueryPlace } from './query.ts';
import { refuse } from './query-error.ts';
import { suggestName } from './suggest.ts';
import { childrenOf, countOwnWords } from './walk-query.ts';

/** Where a node stands: what is around it, and the @ that brought it, if a concept did. */
interface Surroundings {
  readonly isInField: boolean;
  readonly isInNear: boolean;
  readonly at: QueryPlace | undefined;
}

/** Whether a node only says what must be absent (rule-language.md, "Operators in detail"). */
function onlyExcludes(node: QueryNode): boolean {
  switch (node.kind) {
    case 'not':
      return !onlyExcludes(node.child);
    case 'and':
    case 'or':
      return node.children.every(onlyExcludes);
    case 'field':
    case 'atleast':
      return onlyExcludes(node.child);
    case 'near':
    case 'score':
    case 'term':
    case 'lang':
    case 'concept':
      return false;
  }
}

function refuseExcluding(node: QueryNode): void {
  for (const child of childrenOf(node)) {
    refuseExcluding(child);
    const needsPresence = node.kind === 'or' || node.kind === 'atleast' || node.kind === 'score';
    if (needsPresence && onlyExcludes(child)) refuse('E_NEGATIVE_ONLY', child.place);
  }
}

class Checker {
  readonly #concepts: Concepts | undefined;
  #words = 0;

  constructor(concepts: Concepts | undefined) {
    this.#concepts = concepts;
  }

  check(node: QueryNode, around: Surroundings): void {
    const place = around.at ?? node.place;
    switch (node.kind) {
      case 'and':
      case 'not':
      case 'atleast':
      case 'score':
        if (around.isInNear) refuse('E_NEAR_OPERAND', place);
        break;
      case 'field':
      case 'lang': {
        const name = node.kind === 'lang' ? 'lang:' : `${node.field}:`;
        if (around.isInField) refuse('E_FIELD_NESTED', place, { subject: name });
        if (around.isInNear) {
          const hint =
            node.kind === 'lang' ? { hint: { kind: 'lang-beside', value: '' } as const } : {};
          refuse('E_NEAR_FIELD', place, { subject: name, ...hint });
        }
        break;
      }
      case 'concept':
        this.#checkConcept(node, around);
        return;
      case 'near':
      case 'or':
      case 'term':
        break;
    }
    if (around.at === undefined) this.#countWords(countOwnWords(node), place);
    const inner = {
      ...around,
      isInField: around.isInField || node.kind === 'field',
      isInNear: around.isInNear || node.kind === 'near',
    };
    for (const child of childrenOf(node)) this.check(child, inner);
  }

  #countWords(count: number, place: QueryPlace): void {
    this.#words += count;
    if (this.#words > FILLED_WORDS_MAX) refuse('E_TOO_MANY_TERMS', place);
  }

  #checkConcept(node: ConceptNode, around: Surroundings): void {
    if (this.#concepts === undefined) return;
    const place = around.at ?? node.place;
    const concept = this.#concepts.get(node.name) ?? this.#refuseUnknown(node.name, place);
    if (concept.problem !== undefined) {
      const { code, hint, message } = concept.problem;
      const subject = `@${node.name}`;
      const details = { kind: 'concept', value: subject, more: `${message} ${hint}` } as const;
      refuse(code, place, { subject, hint: details });
    }
    if (around.at === undefined) this.#countWords(concept.words, place);
    if (!around.isInField && !around.isInNear) return;
    for (const alternative of concept.alternatives)
      this.check(alternative, { ...around, at: place });
  }

  #refuseUnknown(name: string, place: QueryPlace): Concept {
    const meant = suggestName(name, this.#concepts?.keys() ?? []);
    const kind = 'meant' as const;
    const hint = meant === undefined ? {} : { hint: { kind, value: `@${meant}` } };
    return refuse('E_MACRO_UNKNOWN', place, { subject: `@${name}`, ...hint });
  }
}

/**
 * Refuses, by a QueryFailure, what the grammar alone allows: operands that NEAR cannot take, parts that only exclude,
 * and, when concepts are given, names that do not exist or bring in what cannot stand there.
 */
export function checkQuery(query: QueryNode, concepts: Concepts | undefined): void {
  new Checker(concepts).check(query, { isInField: false, isInNear: false, at: undefined });
  refuseExcluding(query);
  if (onlyExcludes(query)) refuse('E_NEGATIVE_ONLY', query.place);
}
