import type { types } from '@slack/bolt';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { fitQuote } from '../../../core/alert/fit.ts';
import { formatTime, labelsFor } from '../../../core/alert/labels.ts';
import { findLink } from '../../../core/alert/link.ts';
import { markQuote } from '../../../core/alert/parts.ts';
import { cleanLine, cleanLines, shorten } from '../../../core/text/clean.ts';
import type { EpochMs } from '../../../core/time/moment.ts';
import type { Answer, AnswerBlock, TextRun } from '../../../ports/conversation.ts';
import { layoutIn } from '../languages.ts';
import { SLACK_LIMITS } from '../limits.ts';
import {
  buttonRow,
  dateMrkdwn,
  escapeMrkdwn,
  escapeText,
  linkMrkdwn,
  mrkdwn,
  plain,
  type SlackBlock,
} from './markup.ts';
import type { SlackMessage } from './render-message.ts';

/** What an answer's blocks may take, in pieces and in characters as JSON. */
interface Room {
  readonly blocks: number;
  readonly json: number;
}

/** Room for the buttons, the menu and a line that says something was left out. */
const BLOCKS_BESIDE = 4;
const JSON_BESIDE = 3000;
const MESSAGE_ROOM: Room = {
  blocks: SLACK_LIMITS.blocks - BLOCKS_BESIDE,
  json: SLACK_LIMITS.allBlocks - JSON_BESIDE,
};
const VIEW_ROOM: Room = {
  blocks: SLACK_LIMITS.viewBlocks - BLOCKS_BESIDE,
  json: SLACK_LIMITS.viewJson - JSON_BESIDE,
};
const RUN_CHARACTERS_MAX = 2500;
const PART_QUOTE_CHARACTERS_MAX = 300;
const CODE_CHARACTERS_MAX = 2500;

/** What one person is told, as blocks and as text, inside every limit. Blocks that do not fit are left out whole. */
export function renderAnswer(
  answer: Answer,
  installation: AlertLayout,
  nowMs: EpochMs,
  room: Room = MESSAGE_ROOM,
): SlackMessage {
  const layout = layoutIn(installation, answer.language);
  const blocks: SlackBlock[] = [];
  const lines: string[] = [];
  let characters = 0;
  for (const part of answer.blocks) {
    const { block, text } = renderBlock(part, layout, nowMs);
    if (text === '') continue;
    characters += JSON.stringify(block).length;
    if (blocks.length >= room.blocks || characters > room.json) {
      blocks.push({ type: 'context', elements: [plain('…', SLACK_LIMITS.sectionText)] });
      break;
    }
    blocks.push(block);
    lines.push(text);
  }
  if (answer.menu !== undefined && answer.menu.choices.length > 0)
    blocks.push(menuRow(answer.menu));
  const row = buttonRow(
    answer.buttons.map((button) => {
      const { url, ...rest } = button;
      const link = url === undefined ? undefined : findLink(url);
      return link === undefined ? rest : { ...rest, url: link };
    }),
  );
  if (row !== undefined) blocks.push(row);
  if (blocks.length === 0) {
    blocks.push({ type: 'context', elements: [plain('…', SLACK_LIMITS.sectionText)] });
  }
  return { text: shorten(escapeText(lines.join('\n')) || '…', SLACK_LIMITS.text), blocks };
}

function renderBlock(
  part: AnswerBlock,
  layout: AlertLayout,
  nowMs: EpochMs,
): { readonly block: SlackBlock; readonly text: string } {
  switch (part.kind) {
    case 'heading': {
      const text = shorten(cleanLine(part.text), SLACK_LIMITS.headerText * 2);
      const url = part.url === undefined ? undefined : findLink(part.url);
      return { block: section([runElement({ text, isStrong: true }, url)]), text };
    }
    case 'text': {
      const elements = part.runs.flatMap((run) => cleanRun(run));
      const text = elements.map((run) => run.text).join('');
      return {
        block: section(elements.map((run) => runElement(run, run.url))),
        text: text.trim() === '' ? '' : text,
      };
    }
    case 'small':
      return renderSmall(part, layout, nowMs);
    case 'quote':
      return renderQuote(part, layout, nowMs);
    case 'code': {
      const text = shorten(cleanLines(part.text), CODE_CHARACTERS_MAX);
      const elements: types.RichTextBlockElement[] = [
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text }] },
      ];
      return { block: { type: 'rich_text', elements }, text };
    }
  }
}

function renderSmall(
  part: Extract<AnswerBlock, { kind: 'small' }>,
  layout: AlertLayout,
  nowMs: EpochMs,
): { readonly block: SlackBlock; readonly text: string } {
  const runs = part.runs.flatMap((run) => cleanRun(run));
  const time = part.atMs === undefined ? '' : formatTime(part.atMs, nowMs, layout);
  const marked = runs.map((run) => {
    if (run.url !== undefined) return linkMrkdwn(run.url, run.text);
    const text = escapeMrkdwn(run.text);
    return run.isStrong === true && text.trim() === text && text !== '' ? `*${text}*` : text;
  });
  if (part.atMs !== undefined) {
    marked.push(`${marked.length === 0 ? '' : ' · '}${dateMrkdwn(part.atMs, time)}`);
  }
  const text = [runs.map((run) => run.text).join(''), time].filter((p) => p !== '').join(' · ');
  const joined = marked.join('');
  const element =
    joined.length > SLACK_LIMITS.sectionText
      ? plain(text, SLACK_LIMITS.sectionText)
      : mrkdwn(joined);
  return { block: { type: 'context', elements: [element] }, text };
}

function renderQuote(
  part: Extract<AnswerBlock, { kind: 'quote' }>,
  layout: AlertLayout,
  nowMs: EpochMs,
): { readonly block: SlackBlock; readonly text: string } {
  const quote = fitQuote(part.quote, layout, nowMs);
  const isCut = !part.isWhole && quote.text.length > PART_QUOTE_CHARACTERS_MAX;
  // The ellipsis stands outside the marks, since it is not among the words.
  const said = isCut
    ? `${markQuote(shorten(quote.text, PART_QUOTE_CHARACTERS_MAX).slice(0, -1))} […]`
    : markQuote(quote.text);
  const elements: types.RichTextBlockElement[] = [
    {
      type: 'rich_text_quote',
      elements: [
        { type: 'text', text: said, ...(quote.isGone ? { style: { strike: true } } : {}) },
      ],
    },
    { type: 'rich_text_section', elements: [{ type: 'text', text: quote.attribution }] },
  ];
  return { block: { type: 'rich_text', elements }, text: `${said}\n${quote.attribution}` };
}

function section(elements: types.RichTextElement[]): SlackBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

interface CleanRun {
  readonly text: string;
  readonly isStrong?: boolean;
  readonly url?: string;
}

/** Ends of runs keep their spaces, since runs are parts of one line. Empty runs go: Slack refuses them. */
function cleanRun(run: TextRun): readonly CleanRun[] {
  const clean = cleanLines(run.text.trim());
  const lead = /^\s/.test(run.text) ? (run.text.startsWith('\n') ? '\n' : ' ') : '';
  const tail = /\s$/.test(run.text) && clean !== '' ? (run.text.endsWith('\n') ? '\n' : ' ') : '';
  const text = shorten(`${lead}${clean}${tail}`, RUN_CHARACTERS_MAX);
  if (text === '') return [];
  const url = run.url === undefined ? undefined : findLink(run.url);
  return [
    {
      text,
      ...(run.isStrong === undefined ? {} : { isStrong: run.isStrong }),
      ...(url === undefined ? {} : { url }),
    },
  ];
}

function runElement(run: CleanRun, url: string | undefined): types.RichTextElement {
  const style = run.isStrong === true ? { style: { bold: true } } : {};
  return url === undefined
    ? { type: 'text', text: run.text, ...style }
    : { type: 'link', url, text: run.text, ...style };
}

function menuRow(menu: NonNullable<Answer['menu']>): SlackBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: `menu:${menu.actionId}`.slice(0, SLACK_LIMITS.actionId),
        placeholder: plain(cleanLine(menu.label) || '…', SLACK_LIMITS.placeholder),
        options: menu.choices.slice(0, SLACK_LIMITS.options).map((choice) => ({
          text: plain(cleanLine(choice.label) || '…', SLACK_LIMITS.optionText),
          value: choice.value.slice(0, SLACK_LIMITS.optionValue),
        })),
      },
    ],
  };
}

/** The answer as the Home tab of one person. */
export function renderHome(answer: Answer, layout: AlertLayout, nowMs: EpochMs): types.HomeView {
  return { type: 'home', blocks: renderAnswer(answer, layout, nowMs, VIEW_ROOM).blocks };
}

/** The answer as a modal in place of the form that was sent. `metadata` is the view's private metadata. */
export function renderAnswerView(
  answer: Answer,
  { title, metadata }: { readonly title: string; readonly metadata: string },
  layout: AlertLayout,
  nowMs: EpochMs,
): types.ModalView {
  return {
    type: 'modal',
    title: plain(cleanLine(title) || 'Newsdesk', SLACK_LIMITS.modalTitle),
    close: plain(labelsFor(answer.language ?? layout.language).close, SLACK_LIMITS.modalSubmit),
    private_metadata: metadata,
    blocks: renderAnswer(answer, layout, nowMs, VIEW_ROOM).blocks,
  };
}
