import type { EpochMs } from '../core/time/moment.ts';
import type { WorkspaceId } from '../core/watch/watch.ts';

/** An admin who is signed in to the web console. Only the hash of the cookie's token is kept. */
export interface Session {
  readonly tokenHash: string;
  readonly actor: string;
  readonly workspace: WorkspaceId;
  readonly csrf: string;
  readonly createdAtMs: EpochMs;
  readonly expiresAtMs: EpochMs;
}

/** A link that signs somebody in once. Only the hash of its token is kept. */
export interface SignInLink {
  readonly tokenHash: string;
  readonly actor: string;
  readonly workspace: WorkspaceId;
  readonly expiresAtMs: EpochMs;
}

export interface SessionStore {
  addSignInLink(link: SignInLink): Promise<void>;
  /** Takes the link out: it answers once. Undefined: unknown, spent, or expired by the store's clock. */
  spendSignInLink(tokenHash: string): Promise<SignInLink | undefined>;
  addSession(session: Session): Promise<void>;
  /** Undefined: unknown, ended, or expired by the store's clock. */
  findSession(tokenHash: string): Promise<Session | undefined>;
  endSession(tokenHash: string): Promise<void>;
}
