import type { AlertQuote } from '../core/alert/alert.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { Destination, Platform } from '../core/watch/destination.ts';
import type { WorkspaceId } from '../core/watch/watch.ts';

/** Who typed, pressed or sent: as the platform vouches for it. Rights are decided from this in app/, never by a platform's own setting. */
export interface Actor {
  readonly platform: Platform;
  readonly workspace: WorkspaceId;
  readonly userId: string;
  readonly roleIds: readonly string[];
  /** Slack: admin or owner of the workspace. Discord: has Manage Server. */
  readonly isWorkspaceAdmin: boolean;
  /** A Slack guest, or somebody of another organisation in a shared channel: sees nothing unless allowed. */
  readonly isOutsider: boolean;
  /** Where it was typed; undefined in a direct message. */
  readonly channel: Destination | undefined;
}

/** What a person did. `options` and `values` are as typed: hostile until checked. */
export type ChatRequest =
  | {
      readonly kind: 'command';
      readonly actor: Actor;
      readonly command: 'news' | 'watch';
      /** `search`, `latest`, `add`, …; empty: none was given. */
      readonly subcommand: string;
      /** Discord's named options, or Slack's whole rest of the line as `text`. */
      readonly options: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'button';
      readonly actor: Actor;
      readonly actionId: string;
      readonly choice: string | undefined;
    }
  | {
      readonly kind: 'form';
      readonly actor: Actor;
      readonly formId: string;
      readonly state: string;
      readonly values: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'message';
      readonly actor: Actor;
      /** "About this" or "Check quote" on any message. */
      readonly action: 'about' | 'check-quote';
      readonly text: string;
      readonly links: readonly string[];
    };

/** A run of plain text; each platform escapes it. `url` makes it a link where the platform can. */
export interface TextRun {
  readonly text: string;
  readonly isStrong?: boolean;
  readonly url?: string;
}

/** A part of an answer, before any platform. */
export type AnswerBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly url?: string }
  | { readonly kind: 'text'; readonly runs: readonly TextRun[] }
  | { readonly kind: 'small'; readonly runs: readonly TextRun[]; readonly atMs?: EpochMs }
  | { readonly kind: 'quote'; readonly quote: AlertQuote; readonly isWhole: boolean }
  /** Fixed-width text: a query with its caret, a small chart. */
  | { readonly kind: 'code'; readonly text: string };

/** A button. `actionId` is `v1:<action>:<arguments>`, at most 100 characters, and is all the state there is. */
export interface AnswerButton {
  readonly actionId: string;
  readonly label: string;
  readonly style?: 'primary' | 'danger';
  /** A link button: opens this address and sends nothing. */
  readonly url?: string;
}

/** What one person is told; seen by that person alone unless `isShared`. */
export interface Answer {
  readonly blocks: readonly AnswerBlock[];
  readonly buttons: readonly AnswerButton[];
  readonly isShared?: boolean;
  /** In which it is written, for the labels and dates that a platform adds; undefined: the installation's. */
  readonly language?: string;
  /** Replaces the message whose button was pressed, for paging. */
  readonly isUpdate?: boolean;
  /** A menu: `actionId` with the value chosen. */
  readonly menu?: {
    readonly actionId: string;
    readonly label: string;
    readonly choices: readonly { readonly value: string; readonly label: string }[];
  };
}

/** A field of a form. Slack shows all of them, Discord the first five. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  /** `channel`: one of the workspace's channels, as a destination; where a platform cannot show a choice of them it is a line. */
  readonly kind: 'line' | 'lines' | 'choice' | 'channel';
  readonly value: string;
  readonly hint: string;
  readonly isRequired: boolean;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** A form (modal). `state` comes back with the answer: at most 1,000 characters. */
export interface Form {
  readonly formId: string;
  readonly title: string;
  readonly submitLabel: string;
  /** In which it is written; undefined: the installation's. */
  readonly language?: string;
  readonly state: string;
  readonly fields: readonly FormField[];
}

/**
 * What the bot does next. A `form` must be decided without a slow call. `form-errors` are shown under their fields
 * in Slack; in Discord as a private answer with a button that opens the form again, filled in.
 */
export type ChatReply =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'form'; readonly form: Form }
  | {
      readonly kind: 'form-errors';
      readonly form: Form;
      readonly errors: Readonly<Record<string, string>>;
    };

/** The bot has come to a workspace: who brought it (undefined: the platform does not say), and what it is not allowed there. */
export interface Joining {
  readonly platform: Platform;
  readonly workspace: WorkspaceId;
  readonly workspaceName: string;
  readonly invitedBy: string | undefined;
  /** A line for each channel in which it lacks a permission, naming both; empty: nothing is missing, or it cannot be known. */
  readonly missing: readonly string[];
}

/** Handed to each platform's adapter: every command, button, form and message action goes through it. Never throws. */
export interface Conversation {
  /** True when the reply to this request is a form, so that it must be opened at once instead of deferred. */
  opensForm(request: ChatRequest): boolean;
  reply(request: ChatRequest): Promise<ChatReply>;
  /** At most 25 suggestions for an option that is being typed. */
  suggest(request: {
    readonly actor: Actor;
    readonly option: string;
    readonly typed: string;
  }): Promise<readonly string[]>;
  /** Slack's App Home: the watches that this person may see, recent alerts, health; what buttons it has. */
  home(actor: Actor): Promise<Answer>;
  /** The first message to whoever brought the bot; undefined: this workspace has been welcomed before. */
  welcome(joining: Joining): Promise<Answer | undefined>;
}
