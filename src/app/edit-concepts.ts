import { compileConcepts } from '../core/query/compile-concepts.ts';
import { suggestName } from '../core/query/suggest.ts';
import { NewsdeskError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import { type Acting, auditEntry } from './audit.ts';
import { checkRules } from './check-rules.ts';

interface EditDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly clock: Clock;
}

type Lists = Readonly<Record<string, readonly string[]>>;

/** A concept's name as it is kept: `@NATO` is `nato`. */
export const toConceptName = (written: string): string => written.replace(/^@/, '').toLowerCase();

/** The name under which the lists have a concept, whatever its letter case there; undefined: they have none. */
export function findConceptKey(lists: Lists, name: string): string | undefined {
  return Object.keys(lists).find((key) => toConceptName(key) === toConceptName(name));
}

/** The key of a concept that must be there. Throws `concept_unknown`. */
export function requireConcept(lists: Lists, name: string): string {
  const key = findConceptKey(lists, name);
  if (key !== undefined) return key;
  const meant = suggestName(toConceptName(name), Object.keys(lists));
  const hint =
    meant === undefined ? 'newsdesk concepts list names them all.' : `Did you mean @${meant} ?`;
  throw new NewsdeskError('concept_unknown', `there is no concept @${toConceptName(name)}`, {
    hint,
  });
}

/** Adds a concept or replaces its spellings; nothing is written when a concept or a watch would break. */
export async function saveConcept(
  deps: EditDeps,
  acting: Acting,
  concept: {
    readonly name: string;
    readonly spellings: readonly string[];
    readonly isNew: boolean;
  },
): Promise<void> {
  const before = await deps.store.listConcepts();
  const known = findConceptKey(before, concept.name);
  const name = toConceptName(concept.name);
  if (concept.isNew && known !== undefined) {
    const hint = `newsdesk concepts edit ${name} changes it.`;
    throw new NewsdeskError('usage_invalid', `there is a concept @${name} already`, { hint });
  }
  const key = concept.isNew ? name : requireConcept(before, name);
  const action = concept.isNew ? 'concept.add' : 'concept.edit';
  await replace(deps, acting, {
    action,
    key,
    before,
    after: { ...before, [key]: concept.spellings },
  });
}

/** Takes a concept away, unless a watch or another concept uses it. */
export async function removeConcept(deps: EditDeps, acting: Acting, name: string): Promise<void> {
  const before = await deps.store.listConcepts();
  const key = requireConcept(before, name);
  const after = Object.fromEntries(Object.entries(before).filter(([other]) => other !== key));
  await replace(deps, acting, { action: 'concept.remove', key, before, after });
}

async function replace(
  deps: EditDeps,
  acting: Acting,
  change: {
    readonly action: string;
    readonly key: string;
    readonly before: Lists;
    readonly after: Lists;
  },
): Promise<void> {
  const { action, key, before, after } = change;
  const { concepts, errors } = compileConcepts(after);
  const [error] = errors;
  if (error !== undefined) {
    const { code, message, hint } = error;
    throw new NewsdeskError('concept_invalid', `${message} (${code})`, { hint });
  }
  checkRules(await deps.store.listWatches(), concepts);
  const audit = auditEntry(deps, acting, {
    action,
    subject: `@${key}`,
    before: before[key],
    after: after[key],
  });
  await deps.store.replaceConcepts({ concepts: after, audit });
}
