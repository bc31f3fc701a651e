import type { EpochMs } from '../core/time/moment.ts';
import type { WorkspaceId } from '../core/watch/watch.ts';

/** A named right to do something that one process may do at a time. A write with an older `token` is refused. */
export interface Lease {
  readonly name: string;
  readonly owner: string;
  readonly token: number;
}

/** Who changed what: `before` and `after` are the values as JSON text. */
export interface AuditEntry {
  readonly id: string;
  readonly atMs: EpochMs;
  readonly workspace: WorkspaceId;
  /** `slack:U…`, `discord:1…`, or `cli`. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The settings of a workspace: language of labels, and what its admins chose in chat; JSON values by name. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What is new for a worker: items to process, deliveries to send, changed watches or concepts. */
export type WakeKind = 'items' | 'deliveries' | 'rules';

export interface HouseStore {
  /** The store's own clock: every lease and due time is read by it, so that machines need not agree on theirs. */
  nowMs(): Promise<EpochMs>;
  /** Undefined when another holds it. The same owner renews, and keeps its token. */
  acquireLease(request: {
    readonly name: string;
    readonly owner: string;
    readonly leaseMs: number;
  }): Promise<Lease | undefined>;
  releaseLease(lease: Lease): Promise<void>;
  /**
   * Gives back all that this owner had under way: feeds and named leases are free, `leased` deliveries pending, `sending`
   * ones unknown. For the start of a process whose predecessor of the same name is known to be dead.
   */
  releaseOwner(owner: string): Promise<void>;
  /**
   * Gives back what processes of this store left that have died: PostgreSQL knows whose connection is gone. Seen dead twice, some
   * seconds apart, their feeds, named leases and `leased` deliveries are free; `sending` ones keep their lease, since a
   * process that has only lost its connection may be in the middle of a request. Answers how many processes. SQLite: 0.
   */
  releaseDeadOwners(): Promise<number>;
  /** Puts right what was written by a clock that has been set back since: feeds that wait for a time long past. Answers how many feeds. */
  settleClock(): Promise<number>;
  addAudit(entry: AuditEntry): Promise<void>;
  listAudit(query: {
    readonly workspace: WorkspaceId | undefined;
    readonly subject: string | undefined;
    readonly sinceMs: EpochMs | undefined;
    /** Older than this: the page after the last entry of another. */
    readonly beforeMs?: EpochMs | undefined;
    /** With `beforeMs`: that entry's id, so that others of its millisecond are not left out. */
    readonly beforeId?: string | undefined;
    readonly limit: number;
  }): Promise<readonly AuditEntry[]>;
  listWorkspaces(): Promise<readonly Workspace[]>;
  saveWorkspace(workspace: Workspace): Promise<void>;
  /**
   * Replaces a person's id by a random one in audit (its values too), feedback and mutes, and ends their sessions, links and drafts;
   * answers how many rows changed. Writes the audit in the same transaction, if anything did.
   */
  forgetPerson(change: { readonly actor: string; readonly audit: AuditEntry }): Promise<number>;
  /**
   * One step of retention: about `limit` rows of each kind; answers how many went (0: nothing is left to do). Items go with their
   * quotes, matches and empty stories, alerts of that age with their ended deliveries; people's ids are replaced as by `forgetPerson`.
   */
  deleteExpired(limits: {
    readonly itemsBeforeMs: EpochMs;
    readonly articleTextBeforeMs: EpochMs;
    readonly peopleBeforeMs: EpochMs;
    readonly limit: number;
  }): Promise<number>;
  /**
   * Calls back soon after a commit that leaves work, by this process or, in PostgreSQL, by any; answers how to stop that. A
   * wake can be lost (a cut connection) and come without need, so workers also look by themselves now and then.
   */
  onWake(listener: (kind: WakeKind) => void): () => void;
  /** A consistent copy while running, which knows when it was made. SQLite alone. */
  backup(file: string): Promise<void>;
  /** Lets go of memory that only saves time, at once, for a process that rests; it fills again with the work. */
  shrink(): Promise<void>;
  /**
   * Says that the store is a copy from that moment, put in place now: whatever waits in it, and whatever tells an item that was
   * published before now, may have been posted since, and is looked for before it is sent.
   */
  markRestored(fromMs: EpochMs): Promise<void>;
  /** True for a store that holds nothing yet, so that the files may seed it. */
  isEmpty(): Promise<boolean>;
  /** True from the first write of the seed to its end; a crash in between leaves it true. */
  isSeeding(): Promise<boolean>;
  setSeeding(isSeeding: boolean): Promise<void>;
  close(): Promise<void>;
}
