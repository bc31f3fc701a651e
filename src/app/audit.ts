import type { WorkspaceId } from '../core/watch/watch.ts';
import type { Clock } from '../ports/clock.ts';
import type { AuditEntry } from '../ports/house-store.ts';
import type { Ids } from '../ports/ids.ts';

/** Who acts, and for whose workspace. */
export interface Acting {
  /** `slack:U…`, `discord:1…`, or `cli`. */
  readonly actor: string;
  readonly workspace: WorkspaceId;
}

/** A line of the audit for a change that is about to be made; values are kept as JSON. */
export function auditEntry(
  { ids, clock }: { readonly ids: Ids; readonly clock: Clock },
  { actor, workspace }: Acting,
  change: {
    readonly action: string;
    readonly subject: string;
    readonly before: unknown;
    readonly after: unknown;
  },
): AuditEntry {
  const toText = (value: unknown): string | undefined =>
    value === undefined ? undefined : JSON.stringify(value);
  return {
    id: ids.random(),
    atMs: clock.nowMs(),
    actor,
    workspace,
    action: change.action,
    subject: change.subject,
    before: toText(change.before),
    after: toText(change.after),
  };
}
