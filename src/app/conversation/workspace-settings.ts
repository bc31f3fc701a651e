import { type Destination, isDestination } from '../../core/watch/destination.ts';
import type { WorkspaceId } from '../../core/watch/watch.ts';
import type { Workspace } from '../../ports/house-store.ts';
import type { Store } from '../../ports/store.ts';
import { auditEntry } from '../audit.ts';
import { actorId } from './actor-rights.ts';
import type { Turn } from './turn.ts';

/** What a workspace's admins chose in chat. */
export interface WorkspaceSettings {
  /** `en` or `uk`; undefined: the installation's. */
  readonly language: string | undefined;
  /** Where its new watches are told unless their form says otherwise. */
  readonly channel: Destination | undefined;
  /** When whoever brought Newsdesk was told how to begin. */
  readonly welcomedAtMs: number | undefined;
}

/** The workspace with what was chosen there; undefined: nobody has used Newsdesk there yet. */
export async function findWorkspace(store: Store, id: WorkspaceId): Promise<Workspace | undefined> {
  return (await store.listWorkspaces()).find((workspace) => workspace.id === id);
}

/** The settings as they are kept, whatever else stands beside them. */
export function readSettings(workspace: Workspace | undefined): WorkspaceSettings {
  const { language, channel, welcomedAtMs } = workspace?.settings ?? {};
  return {
    language: typeof language === 'string' ? language : undefined,
    channel: typeof channel === 'string' && isDestination(channel) ? channel : undefined,
    welcomedAtMs: typeof welcomedAtMs === 'number' ? welcomedAtMs : undefined,
  };
}

/** Changes a setting of the actor's workspace, and says so in the audit. */
export async function changeSettings(
  turn: Turn,
  changes: Partial<WorkspaceSettings>,
): Promise<void> {
  const { store, actor } = turn;
  const known = await findWorkspace(store, actor.workspace);
  const before = known?.settings ?? {};
  const after = { ...before, ...changes };
  await store.saveWorkspace({
    id: actor.workspace,
    name: known?.name ?? actor.workspace,
    settings: after,
  });
  const acting = { actor: actorId(actor), workspace: actor.workspace };
  const change = { action: 'workspace.edit', subject: actor.workspace, before, after };
  await store.addAudit(auditEntry(turn, acting, change));
}
