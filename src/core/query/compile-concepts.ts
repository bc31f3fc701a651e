import { checkQuery } from './check-query.ts';
import type { Concept, ConceptError, ConceptsOutcome } from './concepts.ts';
import { parseQueryTree } from './parse-query.ts';
import { FILLED_WORDS_MAX, QUERY_DEPTH_MAX, type QueryNode } from './query.ts';
import { QueryFailure } from './query-error.ts';
import { suggestName } from './suggest.ts';
import { childrenOf, countOwnWords } from './walk-query.ts';

const NAME = /^[\p{L}\p{N}\p{M}_-]{1,64}$/u;

interface Draft {
  readonly name: string;
  readonly alternatives: QueryNode[];
  problem: ConceptError | undefined;
  words: number | undefined;
}

function composeProblem(
  code: ConceptError['code'],
  name: string,
  details: { readonly message: string; readonly hint: string; readonly alternative?: number },
): ConceptError {
  const { message, hint, alternative } = details;
  return { code, name, alternative, message, hint };
}

function draftConcept(name: string, lines: readonly string[]): Draft {
  const draft: Draft = { name, alternatives: [], problem: undefined, words: undefined };
  if (lines.length === 0) {
    draft.problem = composeProblem('E_MACRO_BODY', name, {
      message: `The concept @${name} has no alternatives.`,
      hint: 'Write at least one.',
    });
  }
  for (const [alternative, line] of lines.entries()) {
    try {
      const query = parseQueryTree(line);
      checkQuery(query, undefined);
      draft.alternatives.push(query);
    } catch (error) {
      if (!(error instanceof QueryFailure)) throw error;
      const { column, message, hint } = error.error;
      draft.problem ??= composeProblem('E_MACRO_BODY', name, {
        message: `Alternative ${alternative + 1} of @${name} is not a query (column ${column}): ${message}`,
        hint,
        alternative,
      });
    }
  }
  return draft;
}

/** Fills in word counts and finds cycles and unknown names, each concept once. */
class Resolver {
  readonly #drafts: ReadonlyMap<string, Draft>;
  readonly #open = new Set<string>();

  constructor(drafts: ReadonlyMap<string, Draft>) {
    this.#drafts = drafts;
  }

  resolve(draft: Draft): number {
    if (draft.words !== undefined) return draft.words;
    const { name } = draft;
    this.#open.add(name);
    const words = draft.alternatives.reduce((sum, node) => sum + this.#countWords(draft, node), 0);
    this.#open.delete(name);
    draft.words = words;
    if (words > FILLED_WORDS_MAX) {
      draft.problem ??= composeProblem('E_MACRO_BODY', name, {
        message: `The concept @${name} has more than 5,000 words with the concepts it uses.`,
        hint: 'Split it.',
      });
    }
    return words;
  }

  #countWords(draft: Draft, node: QueryNode): number {
    if (node.kind !== 'concept') {
      return childrenOf(node).reduce(
        (sum, child) => sum + this.#countWords(draft, child),
        countOwnWords(node),
      );
    }
    const used = this.#drafts.get(node.name);
    if (used === undefined) {
      const meant = suggestName(node.name, this.#drafts.keys());
      draft.problem ??= composeProblem('E_MACRO_UNKNOWN', draft.name, {
        message: `The concept @${draft.name} uses @${node.name}, which does not exist.`,
        hint: meant === undefined ? 'Remove it.' : `Did you mean @${meant} ?`,
      });
      return 1;
    }
    if (this.#open.has(used.name) || this.#open.size > QUERY_DEPTH_MAX) {
      draft.problem ??= composeProblem('E_MACRO_CYCLE', draft.name, {
        message: `The concept @${draft.name} uses itself, by way of @${used.name}.`,
        hint: 'Take it out of its own list.',
      });
      return 1;
    }
    const words = this.resolve(used);
    if (used.problem !== undefined) {
      const { code, message, hint } = used.problem;
      draft.problem ??= composeProblem(code, draft.name, { message, hint });
    }
    return words;
  }
}

/**
 * Reads the concepts of an installation: a list of alternatives for each name, in the rule language. Names are taken
 * in any letter case. Every problem is reported (E_MACRO_NAME, _UNKNOWN, _CYCLE, _BODY); a query that uses a concept
 * with a problem is refused at its @.
 */
export function compileConcepts(
  lists: Readonly<Record<string, readonly string[]>>,
): ConceptsOutcome {
  const drafts = new Map<string, Draft>();
  const errors: ConceptError[] = [];
  for (const [written, lines] of Object.entries(lists)) {
    const name = written.replace(/^@/, '').toLowerCase();
    if (!NAME.test(name) || drafts.has(name)) {
      const message = drafts.has(name)
        ? `The concept @${name} is there twice.`
        : `“${written}” cannot name a concept.`;
      errors.push(
        composeProblem('E_MACRO_NAME', written, { message, hint: 'Use letters, digits, _ and -.' }),
      );
      continue;
    }
    drafts.set(name, draftConcept(name, lines));
  }
  const resolver = new Resolver(drafts);
  const concepts = new Map<string, Concept>();
  for (const draft of drafts.values()) resolver.resolve(draft);
  for (const { name, alternatives, words, problem } of drafts.values()) {
    if (problem !== undefined) errors.push(problem);
    concepts.set(name, { name, alternatives, words: words ?? 0, problem });
  }
  return { concepts, errors };
}
