import type { EpochMs } from '../core/time/moment.ts';
import type { WorkspaceId } from '../core/watch/watch.ts';

/** What a person may do in the console: change things, or look only. */
export type ConsoleRole = 'admin' | 'member';

/** Somebody who is signed in to the web console. Only the hash of the cookie's token is kept. */
export interface Session {
  readonly tokenHash: string;
  readonly actor: string;
  readonly workspace: WorkspaceId;
  readonly role: ConsoleRole;
  readonly csrf: string;
  readonly createdAtMs: EpochMs;
  readonly expiresAtMs: EpochMs;
}

/** A link that signs somebody in once. Only the hash of its token is kept. */
export interface SignInLink {
  readonly tokenHash: string;
  readonly actor: string;
  readonly workspace: WorkspaceId;
  readonly role: ConsoleRole;
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
  /** Signs a person out everywhere; links that were not used yet end too. */
  endSessionsOf(actor: string): Promise<void>;
}
