import { type MessagePart, markQuote, plainText, SEPARATOR } from '../../../core/alert/parts.ts';
import { shorten } from '../../../core/text/clean.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { escapeText } from './markup.ts';

/** What a phone's lock screen shows: within it stand title, publisher and the first quote; product.md (An alert, 6). */
export const LOCK_SCREEN_CHARACTERS = 200;

const TITLE_CHARACTERS_MIN = 20;

type TitlePart = Extract<MessagePart, { kind: 'title' }>;
type BylinePart = Extract<MessagePart, { kind: 'byline' }>;

/**
 * A message's top-level `text`: first what a lock screen can show, then every part for screen readers, each whole.
 * Escaped, at most 4,000 characters. The title gives way to the quote; a quote is never cut.
 */
export function renderNotification(parts: readonly MessagePart[], mention = ''): string {
  const pieces = [headline(parts)];
  let characters = pieces[0]?.length ?? 0;
  const rest = [...parts.map((part) => escapeText(plainText(part))), mention];
  for (const piece of rest) {
    if (piece === '' || characters + 1 + piece.length > SLACK_LIMITS.text) continue;
    characters += 1 + piece.length;
    pieces.push(piece);
  }
  return pieces.join('\n').trim() || '…';
}

/** "Title · Publisher · 2 sources", then the first quote with its speaker. Nothing for messages without a byline. */
function headline(parts: readonly MessagePart[]): string {
  const title = parts.find((part) => part.kind === 'title');
  const byline = parts.find((part) => part.kind === 'byline');
  const quote = parts.find((part) => part.kind === 'quote');
  if (title === undefined || byline === undefined) return '';
  if (quote === undefined) return `${headOf(title, byline, LOCK_SCREEN_CHARACTERS)}\n`;
  const said = escapeText(markQuote(quote.text));
  const room = LOCK_SCREEN_CHARACTERS - said.length - 1;
  return `${headOf(title, byline, room)}\n${said} ${escapeText(quote.attribution)}\n`;
}

function headOf(title: TitlePart, byline: BylinePart, room: number): string {
  const publisher = escapeText(byline.publisher);
  const facts = byline.facts.map(escapeText);
  const full = [escapeText(title.text), publisher, ...facts]
    .filter((piece) => piece !== '')
    .join(SEPARATOR);
  if (full.length <= room) return full;
  // The facts follow with the whole alert below, so they give way before the title does.
  const titleRoom = Math.max(TITLE_CHARACTERS_MIN, room - publisher.length - SEPARATOR.length);
  let short = shorten(title.text, titleRoom);
  for (let length = titleRoom - 1; escapeText(short).length > titleRoom; length -= 1) {
    if (length < TITLE_CHARACTERS_MIN) break;
    short = shorten(title.text, length);
  }
  return publisher === '' ? escapeText(short) : `${escapeText(short)}${SEPARATOR}${publisher}`;
}
