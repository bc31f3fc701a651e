import { HOUR_MS } from '../../core/time/moment.ts';
import type { Draft } from '../../ports/draft-store.ts';
import { actorId } from './actor-rights.ts';
import type { Turn } from './turn.ts';

/** A day: what somebody began in the morning can be ended in the evening. */
const DRAFT_LIFE_MS = 24 * HOUR_MS;

/** Keeps what the person has begun, under an id for buttons; with `id` the one that is kept there is replaced. */
export async function keepDraft(
  turn: Turn,
  draft: { readonly id?: string | undefined; readonly kind: string; readonly value: object },
): Promise<string> {
  const id = draft.id ?? turn.ids.random();
  await turn.store.saveDraft({
    ...ownerOf(turn),
    id,
    kind: draft.kind,
    value: JSON.stringify(draft.value),
    expiresAtMs: (await turn.store.nowMs()) + DRAFT_LIFE_MS,
  });
  return id;
}

/** What the person began and kept; undefined when it is not theirs, of another kind, or over. */
export async function findDraft<Value extends object>(
  turn: Turn,
  { id, kind }: { readonly id: string; readonly kind: string },
): Promise<Value | undefined> {
  const draft = await turn.store.findDraft({ ...ownerOf(turn), id });
  // Written by `keepDraft` with this kind: the store hands nobody else's out.
  return draft?.kind === kind ? (JSON.parse(draft.value) as Value) : undefined;
}

/** Takes back what the person began. */
export async function removeDraft(turn: Turn, id: string): Promise<void> {
  await turn.store.removeDraft({ ...ownerOf(turn), id });
}

function ownerOf({ actor }: Turn): Pick<Draft, 'actor' | 'workspace'> {
  return { actor: actorId(actor), workspace: actor.workspace };
}
