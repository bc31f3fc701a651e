import type { AlertLayout } from '../core/alert/alert.ts';
import type { Message } from '../core/alert/message.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { Destination, Platform } from '../core/watch/destination.ts';
import type { WorkspaceId } from '../core/watch/watch.ts';
import type { Answer } from './conversation.ts';

/** One message on its way. `parentMessageId` is the message that is edited or answered. */
export interface OutgoingMessage {
  readonly deliveryId: string;
  readonly kind: 'post' | 'edit' | 'reply';
  readonly destination: Destination;
  readonly nonce: string;
  readonly message: Message;
  readonly parentMessageId: string | undefined;
  readonly layout: AlertLayout;
}

/**
 * How a send ended. `refused`: a definite no that may pass (try again later); `impossible`: a definite no that stays
 * (channel gone, right missing), with what to do; `over`: the message to edit or answer is gone, or can no longer be
 * edited, so its updates end; `ambiguous`: the platform may or may not have taken it, so it must be looked for.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number; readonly isGlobal: boolean }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'impossible'; readonly reason: string; readonly hint: string }
  | { readonly kind: 'over'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'ambiguous'; readonly reason: string };

/** What the platform's history says of a message that may have been sent. `unreadable`: it cannot be known now. */
export type ReconcileOutcome =
  | { readonly kind: 'found'; readonly messageId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly hint: string | undefined };

/** Whether the platform's connection for commands and buttons stands. */
export type ConnectionState =
  | { readonly kind: 'off'; readonly reason: string }
  | { readonly kind: 'connecting'; readonly since: EpochMs; readonly lastError: string | undefined }
  | { readonly kind: 'on' }
  | { readonly kind: 'stopped'; readonly reason: string; readonly hint: string };

/** One line of `newsdesk check`. */
export interface CheckLine {
  readonly subject: string;
  readonly isWell: boolean;
  readonly text: string;
  readonly hint: string | undefined;
  /** True: the other side could not be asked, so that nothing is known of it. */
  readonly isUnasked?: boolean;
}

/** A platform that shows alerts: Slack, Discord, the console. One instance a process. */
export interface ChatPlatform {
  readonly platform: Platform;
  /** Of several processes: whether one connects for all of them (a socket, a gateway) or each for itself. Posting needs no connection. */
  readonly connects: 'one-process' | 'each-process';
  /** Sends once and never tries again by itself. Ends by the signal as `ambiguous` once the request is out. */
  send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome>;
  /** Looks in the history, from shortly before `sendingAtMs` on, for the message with this nonce. */
  reconcile(message: OutgoingMessage, sendingAtMs: EpochMs): Promise<ReconcileOutcome>;
  /**
   * A private message to one person of this platform, by the id that the platform gave. Best effort: never tried again. Its
   * buttons are about `workspace`, whose rights count when they are pressed; `local`: the one in which the person was met last.
   */
  tell(userId: string, answer: Answer, workspace: WorkspaceId): Promise<SendOutcome>;
  /** Begins to connect and returns at once; connects again for ever, until `stop`. */
  start(): void;
  stop(): Promise<void>;
  connection(): ConnectionState;
  /** Whose channel a destination is; undefined: no channel that the bot can see, or it cannot be asked now. */
  workspaceOf?(destination: Destination): Promise<WorkspaceId | undefined>;
  /** Tests token, scopes and each destination. */
  check(destinations: readonly Destination[]): Promise<readonly CheckLine[]>;
  /** Takes back what was registered on the platform, and says what a person must do there; missing: nothing was. Never throws. */
  uninstall?(): Promise<readonly CheckLine[]>;
}
