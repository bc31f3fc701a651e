import type { types } from '@slack/bolt';
import { cleanLine, shorten } from '../../../core/text/clean.ts';
import type { EpochMs } from '../../../core/time/moment.ts';
import { SLACK_LIMITS } from '../limits.ts';

/** A block of a message, a modal or the Home tab. */
export type SlackBlock = types.KnownBlock;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Signs that format text in mrkdwn, and the look-alikes that do not: Slack has no escape for them. */
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': 'ˋ', _: 'ˍ' };

/**
 * Text for mrkdwn and for a message's `text`: the three signs that begin a mention, a link or an entity; "Escaping
 * text", docs.slack.dev/messaging/formatting-message-text.
 */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? '');
}

/**
 * Text for a mrkdwn object that must not be formatted either. Never for quotes and sentences: those stand in
 * plain_text and rich_text, which take every sign as it is.
 */
export function escapeMrkdwn(text: string): string {
  return escapeText(text).replace(
    /[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
    (sign) => LOOKALIKES[sign] ?? '',
  );
}

/** A mrkdwn link; the address is one that `findLink` gave, so that it holds no `|` or `>`. */
export function linkMrkdwn(url: string, label: string): string {
  return `<${url.replaceAll('&', '&amp;')}|${escapeMrkdwn(label)}>`;
}

/** A moment in the reader's own zone and words, "12 minutes ago", and what an old client shows instead. */
export function dateMrkdwn(atMs: EpochMs, fallback: string): string {
  return `<!date^${Math.floor(atMs / 1000)}^{ago}|${escapeText(fallback)}>`;
}

/** A mrkdwn object in which Slack makes no links, mentions or channel names of its own (`verbatim`). */
export function mrkdwn(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Literal text: no formatting, no links, and no `:smile:` turned into a picture. Cut at the limit if need be. */
export function plain(text: string, charactersMax: number): types.PlainTextElement {
  return { type: 'plain_text', text: shorten(text, charactersMax), emoji: false };
}

/** One line of literal text as a section of its own. Undefined: nothing to show (Slack refuses empty text). */
export function plainSection(text: string): SlackBlock | undefined {
  if (text === '') return undefined;
  // Without `expand`, Slack folds a long section behind "See more".
  return { type: 'section', text: plain(text, SLACK_LIMITS.sectionText), expand: true };
}

/** What a button may look like. `url` makes it a link button, which sends nothing that needs an answer. */
export interface ButtonLike {
  readonly actionId: string;
  readonly label: string;
  readonly style?: 'primary' | 'danger';
  readonly url?: string;
}

/** A row of buttons; undefined when there are none. What exceeds the row's limit is left out. */
export function buttonRow(buttons: readonly ButtonLike[]): SlackBlock | undefined {
  if (buttons.length === 0) return undefined;
  return {
    type: 'actions',
    elements: buttons.slice(0, SLACK_LIMITS.actionsElements).map((button, index) => ({
      type: 'button',
      text: plain(cleanLine(button.label) || '…', SLACK_LIMITS.buttonText),
      // Ids must differ within a block, also where two buttons ask for the same.
      action_id: `${index}:${button.actionId}`.slice(0, SLACK_LIMITS.actionId),
      ...(button.url === undefined
        ? { value: button.actionId.slice(0, SLACK_LIMITS.buttonValue) }
        : { url: button.url.slice(0, SLACK_LIMITS.buttonUrl) }),
      ...(button.style === undefined ? {} : { style: button.style }),
    })),
  };
}
