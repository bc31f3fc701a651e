import { type APIAllowedMentions, MessageFlags } from 'discord.js';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { alertButtons } from '../../../core/alert/buttons.ts';
import { fitMessage } from '../../../core/alert/fit-message.ts';
import { labelsFor } from '../../../core/alert/labels.ts';
import { findLink } from '../../../core/alert/link.ts';
import type { Message } from '../../../core/alert/message.ts';
import {
  type MessagePart,
  markQuote,
  type QuotePart,
  SEPARATOR,
} from '../../../core/alert/parts.ts';
import { shorten } from '../../../core/text/clean.ts';
import type { EpochMs } from '../../../core/time/moment.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import {
  type ButtonLike,
  buttonRows,
  type DiscordRow,
  dateMarkup,
  escapeLines,
  escapeText,
  fitsButton,
} from './markup.ts';

/** A message as Discord takes it. Everything stands in `content`: embeds give no push preview; chat.md (Discord). */
export interface DiscordMessage {
  readonly content: string;
  readonly components: DiscordRow[];
  readonly allowed_mentions: APIAllowedMentions;
  readonly flags: number;
}

/** A role's id: the only mention that a watch may make in Discord. */
const ROLE = /^\d{15,20}$/;
const ROLES_MAX = 10;
/** What line marks, numbers and mentions take beside the texts of an entry, at most. */
const ENTRY_MARKS = 24;
/** A digest's line about a story keeps at least so much of the publisher. */
const BYLINE_CHARACTERS_MAX = 40;

/**
 * Any message as Discord shows it, inside every limit; chat.md (Message design). One delivery is always one message,
 * so that it can be posted once: a digest's lines give way until all of its stories are named.
 */
export function renderMessage(
  message: Message,
  layout: AlertLayout,
  nowMs: EpochMs,
): DiscordMessage {
  const roles = message.kind === 'alert' ? rolesOf(message.alert.mentions) : [];
  return {
    content: renderContent(message, layout, { nowMs, roles }),
    components: buttonRows(findButtons(message, layout), DISCORD_LIMITS.rows),
    allowed_mentions: roles.length === 0 ? { parse: [] } : { parse: [], roles: [...roles] },
    flags: MessageFlags.SuppressEmbeds,
  };
}

function rolesOf(mentions: readonly string[]): readonly string[] {
  return [...new Set(mentions.filter((id) => ROLE.test(id)))].slice(0, ROLES_MAX);
}

interface Context {
  readonly nowMs: EpochMs;
  readonly roles: readonly string[];
}

function renderContent(message: Message, layout: AlertLayout, context: Context): string {
  const extra = extraLine(message);
  const limit = DISCORD_LIMITS.content - (extra === '' ? 0 : extra.length + 1);
  const plain = renderParts(fitMessage(message, layout, context.nowMs, roomy(limit)), context);
  if (plain.length <= limit) return join(plain, extra);
  // Escapes made it longer than it looks: counted with them, whole parts give way.
  const marks = ENTRY_MARKS * (context.roles.length + 4);
  const counted = fitMessage(message, layout, context.nowMs, {
    charactersMax: limit - marks,
    lengthOf: (text) => escapeLines(text).length,
  });
  const tight = renderParts(counted, context);
  if (tight.length <= limit) return join(tight, extra);
  return join(squeeze(counted, context, limit), extra);
}

function roomy(limit: number): { readonly charactersMax: number } {
  return { charactersMax: limit - 200 };
}

function join(content: string, extra: string): string {
  return extra === '' ? content : `${content}\n${extra}`;
}

/** An address too long for its button stands under the text. */
function extraLine(message: Message): string {
  const url = linkOf(message);
  return url === undefined || fitsButton(url) || url.length > DISCORD_LIMITS.content / 2
    ? ''
    : `<${url}>`;
}

function linkOf(message: Message): string | undefined {
  if (message.kind === 'alert') return findLink(message.alert.url);
  return message.kind === 'reply' ? findLink(message.reply.url) : undefined;
}

function findButtons(message: Message, layout: AlertLayout): readonly ButtonLike[] {
  switch (message.kind) {
    case 'alert':
      return alertButtons(message.alert, layout.language);
    case 'reply': {
      const url = linkOf(message);
      if (url === undefined) return [];
      return [{ actionId: 'read', label: labelsFor(layout.language).read, url }];
    }
    case 'digest':
      // Numbered as the stories are: masked links in the text break on emoji and on addresses in titles.
      return message.digest.entries.flatMap((entry, index) => {
        const url = findLink(entry.url);
        return url === undefined ? [] : [{ actionId: `${index}`, label: `${index + 1}`, url }];
      });
    case 'notice':
      return [];
  }
}

function renderParts(parts: readonly MessagePart[], context: Context): string {
  const lines: string[] = [];
  let number = 0;
  let isMentioned = context.roles.length === 0;
  for (const part of parts) {
    if (part.kind === 'entry') number += 1;
    const line = renderPart(part, { ...context, number });
    if (line !== '') lines.push(line);
    isMentioned ||= part.kind === 'watches';
  }
  if (!isMentioned) lines.push(`-# ${mention(context)}`);
  return lines.join('\n');
}

function mention({ roles }: Context): string {
  return roles.map((id) => `<@&${id}>`).join(' ');
}

function renderPart(part: MessagePart, context: Context & { readonly number: number }): string {
  switch (part.kind) {
    case 'title': {
      const title = `**${escapeText(part.text)}**`;
      return part.isWithdrawn ? `~~${title}~~` : title;
    }
    case 'byline': {
      const pieces = [
        escapeText(part.publisher),
        part.publishedAtMs === undefined ? '' : dateMarkup(part.publishedAtMs),
        ...part.facts.map(escapeText),
      ].filter((piece) => piece !== '');
      return pieces.length === 0 ? '' : `-# ${pieces.join(SEPARATOR)}`;
    }
    case 'note':
    case 'sentence':
      return escapeLines(part.text);
    case 'quote':
      return renderQuote(part);
    case 'entry': {
      const lines = [`**${context.number}. ${escapeText(part.title)}**`];
      if (part.byline !== '') lines.push(`-# ${escapeText(part.byline)}`);
      if (part.quote !== undefined) lines.push(renderQuote(part.quote));
      return lines.join('\n');
    }
    case 'watches': {
      const pieces = [escapeText(part.text), mention(context)].filter((piece) => piece !== '');
      return pieces.length === 0 ? '' : `-# ${pieces.join(SEPARATOR)}`;
    }
  }
}

/** The words in a quote block, and under it who said them. */
export function renderQuote(part: QuotePart): string {
  const said = escapeText(markQuote(part.text));
  return `> ${part.isGone ? `~~${said}~~` : said}\n${escapeLines(part.attribution)}`;
}

/** The last resort, for what is hostile or many: our own lines and titles are shortened, never a quote or sentence. */
function squeeze(parts: readonly MessagePart[], context: Context, limit: number): string {
  for (let share = 300; share >= 10; share = Math.floor(share * 0.7)) {
    const content = renderParts(
      parts.map((part) => shortenPart(part, share)),
      context,
    );
    if (content.length <= limit) return content;
  }
  // Quotes and sentences are too much beside shortened lines: the lines alone.
  const own = parts.filter((part) => part.kind !== 'quote' && part.kind !== 'sentence');
  return renderParts(
    own.map((part) => shortenPart(part, 10)),
    context,
  ).slice(0, limit);
}

function shortenPart(part: MessagePart, share: number): MessagePart {
  switch (part.kind) {
    case 'title':
    case 'note':
    case 'watches':
      return { ...part, text: shorten(part.text, share * 2) };
    case 'entry':
      return {
        ...part,
        title: shorten(part.title, share),
        byline: shorten(part.byline, Math.min(share, BYLINE_CHARACTERS_MAX)),
        quote: undefined,
      };
    case 'byline':
    case 'sentence':
    case 'quote':
      return part;
  }
}
