/** A message as people in the emulated workspace see it. */
export interface LedgerMessage {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly isBroadcast: boolean;
  readonly user: string;
  text: string;
  blocks: readonly unknown[];
  metadata: unknown;
  edits: number;
  isDeleted: boolean;
  /** Seen by this person alone. */
  readonly onlyFor: string | undefined;
  readonly unfurls: { readonly links: unknown; readonly media: unknown };
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  isMember: boolean;
  isPrivate: boolean;
  isArchived: boolean;
  isGone: boolean;
}

export interface User {
  readonly id: string;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
}

/** What goes wrong with the next calls that fit. `when` is before or after the call took effect. */
export type FaultKind =
  | { readonly kind: 'rate-limited'; readonly retryAfter: string | undefined }
  | { readonly kind: 'status'; readonly status: number; readonly when: 'before' | 'after' }
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' }
  | { readonly kind: 'cut-body' }
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  /** Answers after so long, whether or not anybody still listens; took effect at once, or `late` with its answer. */
  | { readonly kind: 'slow'; readonly delayMs: number; readonly late?: true }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string; readonly needed?: string };

export interface Fault {
  readonly fault: FaultKind;
  /** Undefined: every method, every channel. */
  readonly method?: string;
  readonly channel?: string;
  times: number;
}

/** One call to the Web API, as it came. */
export interface Call {
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly token: string;
  readonly atMs: number;
}

/** Tokens and ids of the emulated workspace. */
export const BOT_TOKEN = 'xoxb-emulated-bot';
export const APP_TOKEN = 'xapp-emulated-app';
export const TEAM_ID = 'T0EMULATED';
export const BOT_ID = 'B0EMULATED';
export const BOT_USER_ID = 'U0BOT';
export const ALL_SCOPES = [
  'chat:write',
  'commands',
  'channels:history',
  'groups:history',
  'groups:read',
  'channels:read',
  'chat:write.public',
  'users:read',
];

/** The workspace behind the emulator: what exists, what was seen, what shall go wrong. */
export class SlackState {
  readonly messages: LedgerMessage[] = [];
  readonly channels = new Map<string, Channel>();
  readonly users = new Map<string, User>();
  readonly faults: Fault[] = [];
  readonly calls: Call[] = [];
  /** Every payload that Slack would have refused, with the reason. */
  readonly refusals: string[] = [];
  readonly views: { readonly method: string; readonly body: Readonly<Record<string, unknown>> }[] =
    [];
  readonly responses: { readonly url: string; readonly body: Readonly<Record<string, unknown>> }[] =
    [];
  readonly usedTriggers = new Set<string>();
  readonly deadTokens = new Map<string, string>();
  scopes: readonly string[] = ALL_SCOPES;
  /** Without it an app cannot write to people. */
  hasMessagesTab = true;
  #lastMicros = 0;

  addChannel(id: string, changes: Partial<Channel> = {}): void {
    this.channels.set(id, {
      id,
      name: id.toLowerCase(),
      isMember: true,
      isPrivate: false,
      isArchived: false,
      isGone: false,
      ...changes,
    });
  }

  addUser(id: string, changes: Partial<User> = {}): void {
    this.users.set(id, { id, isAdmin: false, isGuest: false, ...changes });
  }

  /** Makes the next fitting calls go wrong, once unless told. */
  fail(fault: FaultKind, where: { method?: string; channel?: string; times?: number } = {}): void {
    const { times = 1, ...rest } = where;
    this.faults.push({ fault, times, ...rest });
  }

  takeFault(method: string, channel: unknown): FaultKind | undefined {
    const found = this.faults.find(
      (fault) =>
        fault.times > 0 &&
        (fault.method === undefined || fault.method === method) &&
        (fault.channel === undefined || fault.channel === channel),
    );
    if (found === undefined) return undefined;
    found.times -= 1;
    return found.fault;
  }

  /** What people see in a channel, threads included, oldest first. */
  seen(channel: string): readonly LedgerMessage[] {
    return this.messages.filter(
      (message) =>
        message.channel === channel && !message.isDeleted && message.onlyFor === undefined,
    );
  }

  /** A timestamp that is unique and rising, as Slack's are: they are the ids of messages. */
  nextTs(): string {
    const micros = Math.max(Date.now() * 1000, this.#lastMicros + 1);
    this.#lastMicros = micros;
    return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
  }
}
