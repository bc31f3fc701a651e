import {
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { cleanLine, shorten } from '../../../core/text/clean.ts';
import type { EpochMs } from '../../../core/time/moment.ts';
import { DISCORD_LIMITS } from '../limits.ts';

/** A row of buttons, or of one menu, as it goes out. `id` is ours, by which a message is found again. */
export interface DiscordRow {
  readonly type: ComponentType.ActionRow;
  readonly id?: number;
  readonly components: APIComponentInMessageActionRow[];
}

/** Longer addresses are refused behind a button; discord.com/developers/docs/components/reference (Button). */
const BUTTON_URL_MAX = 512;

/** Signs that format wherever they stand, and `<` and `@`, which begin mentions, timestamps, emoji and quiet links. */
const SIGNS = /[\\*_`<@]|~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\|/g;
/** What makes a heading, a small line, a quote or a list, but only at the beginning of a line. */
const LINE_START = /^(\s*)(#{1,3}(?=\s)|>|-(?=[\s#])|\+(?=\s)|\d{1,9}(?=[.)]\s))/gm;

/**
 * Text as Discord shows it letter for letter: every sign that would format, mention or link has a backslash before
 * it, which is not shown (support.discord.com, Markdown Text 101). Addresses are shown and not linked.
 */
export function escapeText(text: string): string {
  return text
    .replace(SIGNS, '\\$&')
    .replaceAll('](', ']\\(')
    .replaceAll('://', '\\://')
    .replace(/(?<=discord(?:app)?)\.(?=gg|com|me|gift|new)/gi, '\\.')
    .replace(/:(?=[\w+-]{1,64}(?::|\\_))/g, '\\:');
}

/** The same for text that may stand at the beginning of a line, or has several lines. */
export function escapeLines(text: string): string {
  return escapeText(text).replace(LINE_START, (_, space: string, sign: string) =>
    /^\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  );
}

/** A moment in the reader's own zone and language, kept current: "12 minutes ago"; Message Formatting, Timestamps. */
export function dateMarkup(atMs: EpochMs): string {
  return `<t:${Math.floor(atMs / 1000)}:R>`;
}

/** What a button may look like. `url` makes it a link button, which sends nothing. */
export interface ButtonLike {
  readonly actionId: string;
  readonly label: string;
  readonly style?: 'primary' | 'danger';
  readonly url?: string;
}

/** Whether an address fits behind a button. */
export function fitsButton(url: string): boolean {
  return url.length <= BUTTON_URL_MAX;
}

/** Rows of at most five buttons. Buttons beyond the rows that are left, and links too long for a button, are left out. */
export function buttonRows(buttons: readonly ButtonLike[], rowsMax: number): DiscordRow[] {
  const rows: DiscordRow[] = [];
  const ids = new Set<string>();
  for (const button of buttons) {
    if (button.url === undefined ? ids.has(button.actionId) : !fitsButton(button.url)) continue;
    ids.add(button.actionId);
    let row = rows.at(-1);
    if (row === undefined || row.components.length >= DISCORD_LIMITS.buttonsInRow) {
      if (rows.length >= rowsMax) break;
      row = { type: ComponentType.ActionRow, components: [] };
      rows.push(row);
    }
    row.components.push(toButton(button));
  }
  return rows;
}

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

function toButton({ actionId, label, style, url }: ButtonLike): APIButtonComponent {
  const shown = shorten(cleanLine(label) || '…', DISCORD_LIMITS.buttonLabel);
  if (url !== undefined) {
    return { type: ComponentType.Button, style: ButtonStyle.Link, label: shown, url };
  }
  return {
    type: ComponentType.Button,
    style: style === undefined ? ButtonStyle.Secondary : STYLES[style],
    label: shown,
    custom_id: actionId.slice(0, DISCORD_LIMITS.customId),
  };
}
