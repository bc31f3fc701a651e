import type { Watch, WatchOptions, WorkspaceId } from '../core/watch/watch.ts';
import type { AuditEntry } from './house-store.ts';

export interface WatchStore {
  listWatches(): Promise<readonly Watch[]>;
  /** Refused (`conflict`, with the one that stands) when `expectedVersion` is not the stored one; undefined: a new watch. */
  saveWatch(change: {
    readonly id: string;
    readonly workspace: WorkspaceId;
    readonly options: WatchOptions;
    readonly isPaused: boolean;
    readonly expectedVersion: number | undefined;
    readonly audit: AuditEntry;
  }): Promise<
    | { readonly kind: 'saved'; readonly watch: Watch }
    | { readonly kind: 'conflict'; readonly watch: Watch | undefined }
  >;
  removeWatch(change: { readonly id: string; readonly audit: AuditEntry }): Promise<boolean>;
  /** Watches of this name that were removed and have not come back; the one that was changed last first. */
  listRemovedWatches(name: string): Promise<readonly Watch[]>;
  /** Every version, newest first. */
  listWatchVersions(
    watchId: string,
  ): Promise<readonly { readonly watch: Watch; readonly audit: AuditEntry }[]>;
  listConcepts(): Promise<Readonly<Record<string, readonly string[]>>>;
  replaceConcepts(change: {
    readonly concepts: Readonly<Record<string, readonly string[]>>;
    readonly audit: AuditEntry;
  }): Promise<void>;
  /** Goes up with each change of a watch or concept by any process. */
  rulesVersion(): Promise<number>;
}
