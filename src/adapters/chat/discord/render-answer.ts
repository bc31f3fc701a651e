import { type APIStringSelectComponent, ComponentType, MessageFlags } from 'discord.js';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { fitQuote } from '../../../core/alert/fit.ts';
import { findLink } from '../../../core/alert/link.ts';
import { markQuote } from '../../../core/alert/parts.ts';
import { cleanLine, cleanLines, shorten } from '../../../core/text/clean.ts';
import type { EpochMs } from '../../../core/time/moment.ts';
import type { Answer, AnswerBlock, TextRun } from '../../../ports/conversation.ts';
import { layoutIn } from '../languages.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { buttonRows, type DiscordRow, dateMarkup, escapeLines, escapeText } from './markup.ts';
import type { DiscordMessage } from './render-message.ts';

/** An answer longer than this many messages ends with an ellipsis. */
const MESSAGES_MAX = 5;
const PART_QUOTE_CHARACTERS_MAX = 300;
const HEADING_CHARACTERS_MAX = 300;
/** Of a run, and of one in small print: neither is ever a quote. */
const RUN_CHARACTERS_MAX = { text: 1500, small: 400 } as const;
const CODE_CHARACTERS_MAX = 1800;
/** Of one piece, escapes counted; what is longer is split between words. */
const PIECE_CHARACTERS_MAX = 1800;
/** A label with an address or a picture in it breaks a masked link; chat.md (Discord). */
const FRAGILE_LABEL = /\p{Extended_Pictographic}|https?:|www\.|[[\]]/u;

/**
 * What one person is told, as one message or several, since nothing of a whole quote may be left out. Buttons and the
 * menu stand under the last one.
 */
export function renderAnswer(
  answer: Answer,
  installation: AlertLayout,
  nowMs: EpochMs,
): readonly DiscordMessage[] {
  const layout = layoutIn(installation, answer.language);
  const pieces = answer.blocks.flatMap((block) => renderBlock(block, layout, nowMs));
  const contents = packPieces(pieces.filter((piece) => piece.trim() !== ''));
  const { menu } = answer;
  const menuRow = menu === undefined || menu.choices.length === 0 ? [] : [renderMenu(menu)];
  const buttons = answer.buttons.map(({ url, ...rest }) => {
    const link = url === undefined ? undefined : findLink(url);
    return link === undefined ? rest : { ...rest, url: link };
  });
  const rows = [...menuRow, ...buttonRows(buttons, DISCORD_LIMITS.rows - menuRow.length)];
  return contents.map((content, index) => ({
    content,
    components: index === contents.length - 1 ? rows : [],
    allowed_mentions: { parse: [] },
    flags: MessageFlags.SuppressEmbeds,
  }));
}

function packPieces(pieces: readonly string[]): readonly string[] {
  const contents: string[] = [];
  let content = '';
  for (const piece of pieces) {
    const joined = content === '' ? piece : `${content}\n${piece}`;
    if (joined.length <= DISCORD_LIMITS.content - 2) {
      content = joined;
      continue;
    }
    if (contents.length === MESSAGES_MAX - 1) {
      content += '\n…';
      break;
    }
    contents.push(content);
    content = piece;
  }
  contents.push(content === '' ? '…' : content);
  return contents;
}

function renderBlock(block: AnswerBlock, layout: AlertLayout, nowMs: EpochMs): readonly string[] {
  switch (block.kind) {
    case 'heading': {
      const text = shorten(cleanLine(block.text), HEADING_CHARACTERS_MAX);
      if (text === '') return [];
      return [`**${renderRun({ text, ...(block.url === undefined ? {} : { url: block.url }) })}**`];
    }
    case 'text':
      return renderText(block.runs);
    case 'small': {
      const runs = block.runs
        .map((run) => shortenRun({ ...run, text: flatten(run.text) }, RUN_CHARACTERS_MAX.small))
        .map(renderRun)
        .join('');
      const time = block.atMs === undefined ? '' : dateMarkup(block.atMs);
      const line = [runs.trim(), time].filter((piece) => piece !== '').join(' · ');
      return line === '' || line.length > PIECE_CHARACTERS_MAX ? [] : [`-# ${line}`];
    }
    case 'quote':
      return renderQuoteBlock(block, layout, nowMs);
    case 'code': {
      const text = shorten(cleanLines(block.text), CODE_CHARACTERS_MAX).replaceAll('```', "'''");
      return text === '' ? [] : [`\`\`\`\n${text}\n\`\`\``];
    }
  }
}

function shortenRun(run: TextRun, charactersMax: number): TextRun {
  return { ...run, text: shorten(run.text, charactersMax) };
}

function renderText(whole: readonly TextRun[]): readonly string[] {
  const runs = whole.map((run) => shortenRun(run, RUN_CHARACTERS_MAX.text));
  const line = runs.map(renderRun).join('');
  if (line.length <= PIECE_CHARACTERS_MAX) return [line.trim()];
  // Too long for one piece: as plain text, split between words.
  const plain = cleanLines(runs.map(({ text }) => text).join(''));
  return splitText(plain).map(escapeLines);
}

/** The text as one line with its ends' spaces, since runs are parts of one line. */
function flatten(text: string): string {
  const clean = cleanLine(text);
  const lead = /^\s/.test(text) ? ' ' : '';
  return `${lead}${clean}${/\s$/.test(text) && clean !== '' ? ' ' : ''}`;
}

function renderRun(run: TextRun): string {
  const clean = cleanLines(run.text.trim());
  const lead = /^\s/.test(run.text) ? (run.text.startsWith('\n') ? '\n' : ' ') : '';
  const tail = /\s$/.test(run.text) && clean !== '' ? (run.text.endsWith('\n') ? '\n' : ' ') : '';
  const escaped = escapeLines(clean);
  const url = run.url === undefined ? undefined : findLink(run.url);
  const linked = url === undefined ? escaped : renderLink(escaped, clean, url);
  const strong = run.isStrong === true && clean !== '' ? `**${linked}**` : linked;
  return `${lead}${strong}${tail}`;
}

function renderLink(escaped: string, label: string, url: string): string {
  if (label === '' || url.length > PIECE_CHARACTERS_MAX / 2) return escaped;
  const target = url.replaceAll('>', '%3E');
  return FRAGILE_LABEL.test(label) ? `${escaped} <${target}>` : `[${escaped}](<${target}>)`;
}

function renderQuoteBlock(
  block: Extract<AnswerBlock, { kind: 'quote' }>,
  layout: AlertLayout,
  nowMs: EpochMs,
): readonly string[] {
  const quote = fitQuote(block.quote, layout, nowMs);
  const isCut = !block.isWhole && quote.text.length > PART_QUOTE_CHARACTERS_MAX;
  // The ellipsis stands outside the marks, since it is not among the words.
  const said = isCut
    ? `${markQuote(shorten(quote.text, PART_QUOTE_CHARACTERS_MAX).slice(0, -1))} […]`
    : markQuote(quote.text);
  const strike = quote.isGone ? '~~' : '';
  const lines = splitText(said).map((piece) => `> ${strike}${escapeText(piece)}${strike}`);
  const last = lines.pop() ?? '';
  return [...lines, `${last}\n${escapeLines(quote.attribution)}`];
}

/** The text in pieces that fit with their escapes, cut between words, or inside a word longer than a piece. */
function splitText(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const word of text.split(/(?<= )/).flatMap(splitWord)) {
    if (piece !== '' && escapeLines(piece + word).length > PIECE_CHARACTERS_MAX - 200) {
      pieces.push(piece.trimEnd());
      piece = '';
    }
    piece += word;
  }
  pieces.push(piece.trimEnd());
  return pieces;
}

const WORD_MAX = 400;

function splitWord(word: string): readonly string[] {
  if (word.length <= WORD_MAX) return [word];
  return word.match(new RegExp(`[^]{1,${WORD_MAX}}`, 'gu')) ?? [];
}

function renderMenu(menu: NonNullable<Answer['menu']>): DiscordRow {
  const options = new Map(
    menu.choices
      .map(({ value, label }) => ({
        label: shorten(cleanLine(label) || '…', DISCORD_LIMITS.optionLabel),
        value: value.slice(0, DISCORD_LIMITS.optionValue),
      }))
      .map((option) => [option.value, option]),
  );
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: menu.actionId.slice(0, DISCORD_LIMITS.customId),
    placeholder: shorten(cleanLine(menu.label) || '…', DISCORD_LIMITS.menuLabel),
    options: [...options.values()].slice(0, DISCORD_LIMITS.selectOptions),
  };
  return { type: ComponentType.ActionRow, components: [select] };
}
