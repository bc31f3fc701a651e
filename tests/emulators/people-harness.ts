import type { Destination } from '../../src/core/watch/destination.ts';
import type { Conversation } from '../../src/ports/conversation.ts';

/** Who acts: somebody of another organisation or nobody's member, a member, an admin of the workspace. */
export const PERSONS = ['stranger', 'member', 'admin'] as const;
export type Person = (typeof PERSONS)[number];

/** A button or a menu as a person sees it. */
export interface SeenControl {
  /** The id that comes back; of a menu without its choice. */
  readonly actionId: string;
  readonly label: string;
  /** The values of a menu; empty for a button. */
  readonly choices: readonly string[];
}

/** A field of a form as a person sees it. */
export interface SeenField {
  readonly name: string;
  /** What stands in it when it opens. */
  readonly value: string;
}

/** What a person sees after they did something. */
export interface Seen {
  readonly kind: 'message' | 'form';
  readonly words: string;
  /** Every address that a click on our words opens, buttons included. */
  readonly links: readonly string[];
  readonly pings: readonly string[];
  /** For that person alone. */
  readonly isPrivate: boolean;
  /** It stands where the message stood whose button was pressed. */
  readonly isReplacement: boolean;
  readonly controls: readonly SeenControl[];
  readonly fields: readonly SeenField[];
  /** What the emulator needs to go on from here. */
  readonly raw: unknown;
}

/** People in front of one platform, whose real client speaks to its emulator. */
export interface PeopleHarness {
  readonly platform: 'slack' | 'discord';
  /** `/news` or `/watch` with a subcommand and options; Slack has them as one line. */
  type(person: Person, line: CommandLine): Promise<Seen>;
  press(person: Person, seen: Seen, actionId: string, choice?: string): Promise<Seen>;
  /** Any id under a message that everybody sees, as an alert's buttons are. */
  pressAlert(person: Person, actionId: string, choice?: string): Promise<Seen>;
  /** The channel in which these people are. */
  readonly channel: Destination;
  /** Fills in an open form and sends it. */
  submit(person: Person, form: Seen, values: Readonly<Record<string, string>>): Promise<Seen>;
  /** The shortcut or message command on somebody's message. */
  use(person: Person, action: 'about' | 'check-quote', text: string): Promise<Seen>;
  /** The same place once more: a long answer of Discord comes in several messages, the buttons under the last. */
  look(seen: Seen): Seen;
  /** How long each acknowledgement took. */
  readonly acknowledgedMs: readonly number[];
  refusals(): readonly string[];
  close(): Promise<void>;
}

export interface CommandLine {
  readonly command: 'news' | 'watch';
  readonly subcommand: string;
  readonly options?: Readonly<Record<string, string>>;
}

export type StartPeople = (conversation: Conversation) => Promise<PeopleHarness>;

const POLL_MS = 2;
const PATIENCE_MS = 8000;

/** What `find` finds, looked for until it is there: what a person sees comes after the acknowledgement. */
export async function untilFound<T>(what: string, find: () => T | undefined): Promise<T> {
  const endMs = performance.now() + PATIENCE_MS;
  while (performance.now() < endMs) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, POLL_MS);
    });
  }
  throw new Error(`nothing came: ${what}`);
}
