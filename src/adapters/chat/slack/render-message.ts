import assert from 'node:assert/strict';
import type { types } from '@slack/bolt';
import type { Alert, AlertLayout } from '../../../core/alert/alert.ts';
import { alertButtons } from '../../../core/alert/buttons.ts';
import { fitMessage } from '../../../core/alert/fit-message.ts';
import { formatTime } from '../../../core/alert/labels.ts';
import type { Message } from '../../../core/alert/message.ts';
import {
  type MessagePart,
  markQuote,
  type QuotePart,
  SEPARATOR,
} from '../../../core/alert/parts.ts';
import type { EpochMs } from '../../../core/time/moment.ts';
import { SLACK_LIMITS } from '../limits.ts';
import {
  buttonRow,
  dateMrkdwn,
  escapeMrkdwn,
  linkMrkdwn,
  mrkdwn,
  plain,
  plainSection,
  type SlackBlock,
} from './markup.ts';
import { renderNotification } from './notification.ts';

/** A message as Slack takes it: the blocks that are seen, and the text for notifications and screen readers. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

/** Digests are tried from roomy to tight, until all blocks together are below Slack's limit, JSON and all. */
const ROOMS: readonly Room[] = [
  { charactersMax: 6000, linkMax: 2000 },
  { charactersMax: 4000, linkMax: 400 },
  { charactersMax: 2500, linkMax: 150 },
];
const BLOCKS_JSON_MAX = SLACK_LIMITS.allBlocks - 500;

interface Room {
  readonly charactersMax: number;
  /** Longer addresses of a digest's stories are not linked. */
  readonly linkMax: number;
}

/** A user group's id: the only mention that a watch may make in Slack. */
const USER_GROUP = /^S[A-Z0-9]{2,20}$/;

/** Any message as Slack shows it, inside every limit; chat.md (Message design). */
export function renderMessage(message: Message, layout: AlertLayout, nowMs: EpochMs): SlackMessage {
  let rendered: SlackMessage | undefined;
  for (const room of ROOMS) {
    rendered = renderInRoom(message, layout, nowMs, room);
    if (JSON.stringify(rendered.blocks).length <= BLOCKS_JSON_MAX) break;
  }
  assert(rendered !== undefined, 'there is at least one room');
  return rendered;
}

function renderInRoom(
  message: Message,
  layout: AlertLayout,
  nowMs: EpochMs,
  { charactersMax, linkMax }: Room,
): SlackMessage {
  const parts = fitMessage(message, layout, nowMs, { charactersMax }).map((part) =>
    part.kind === 'entry' && (part.url?.length ?? 0) > linkMax ? { ...part, url: undefined } : part,
  );
  const mention = message.kind === 'alert' ? mentionGroups(message.alert) : '';
  const blocks = renderParts(parts, { layout, nowMs, mention });
  if (message.kind === 'alert') {
    const row = buttonRow(alertButtons(message.alert, layout.language));
    if (row !== undefined) blocks.push(row);
  }
  return { text: renderNotification(parts, mention), blocks: blocks.slice(0, SLACK_LIMITS.blocks) };
}

function mentionGroups(alert: Alert): string {
  return alert.mentions
    .filter((id) => USER_GROUP.test(id))
    .map((id) => `<!subteam^${id}>`)
    .join(' ');
}

interface PartContext {
  readonly layout: AlertLayout;
  readonly nowMs: EpochMs;
  readonly mention: string;
}

function renderParts(parts: readonly MessagePart[], context: PartContext): SlackBlock[] {
  const blocks: SlackBlock[] = [];
  let isMentioned = context.mention === '';
  for (const part of parts) {
    const previous = blocks.at(-1);
    if (part.kind === 'quote' && previous?.type === 'rich_text') {
      // Quotes in a row are one block: less space between them, and fewer of the fifty blocks.
      previous.elements.push(...quoteElements(part));
      continue;
    }
    const block = renderPart(part, context);
    if (block !== undefined) blocks.push(block);
    isMentioned ||= part.kind === 'watches';
  }
  if (!isMentioned) blocks.push({ type: 'context', elements: [mrkdwn(context.mention)] });
  return blocks;
}

function renderPart(part: MessagePart, context: PartContext): SlackBlock | undefined {
  switch (part.kind) {
    case 'title':
      return { type: 'section', text: mrkdwn(titleMrkdwn(part)), expand: true };
    case 'byline':
      return { type: 'context', elements: [mrkdwn(bylineMrkdwn(part, context))] };
    case 'note':
      return part.url === undefined
        ? plainSection(part.text)
        : richText([linkElement(part.url, part.text)]);
    case 'sentence':
      return plainSection(part.text);
    case 'quote':
      return { type: 'rich_text', elements: quoteElements(part) };
    case 'entry':
      return {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              part.url === undefined
                ? { type: 'text', text: part.title, style: { bold: true } }
                : { ...linkElement(part.url, part.title), style: { bold: true } },
              { type: 'text', text: `\n${part.byline}` },
            ],
          },
          ...(part.quote === undefined ? [] : quoteElements(part.quote)),
        ],
      };
    case 'watches':
      return part.text === '' && context.mention === ''
        ? undefined
        : {
            type: 'context',
            elements: [
              ...(part.text === '' ? [] : [plain(part.text, SLACK_LIMITS.sectionText)]),
              ...(context.mention === '' ? [] : [mrkdwn(context.mention)]),
            ],
          };
  }
}

function titleMrkdwn(part: Extract<MessagePart, { kind: 'title' }>): string {
  const linked = part.url === undefined ? escapeMrkdwn(part.text) : linkMrkdwn(part.url, part.text);
  // A very long address must not push the section over its limit; the Read button has it too.
  const title = linked.length > SLACK_LIMITS.sectionText - 4 ? escapeMrkdwn(part.text) : linked;
  return part.isWithdrawn ? `~*${title}*~` : `*${title}*`;
}

function bylineMrkdwn(
  part: Extract<MessagePart, { kind: 'byline' }>,
  { layout, nowMs }: PartContext,
): string {
  const date =
    part.publishedAtMs === undefined
      ? ''
      : dateMrkdwn(part.publishedAtMs, formatTime(part.publishedAtMs, nowMs, layout));
  return [escapeMrkdwn(part.publisher), date, ...part.facts.map(escapeMrkdwn)]
    .filter((piece) => piece !== '')
    .join(SEPARATOR);
}

function linkElement(url: string, text: string): types.RichTextLink {
  return { type: 'link', url, text };
}

function richText(elements: types.RichTextElement[]): SlackBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/** The words in a quote block of literal text, and under it who said them. */
function quoteElements(part: QuotePart): types.RichTextBlockElement[] {
  return [
    {
      type: 'rich_text_quote',
      elements: [
        {
          type: 'text',
          text: markQuote(part.text),
          ...(part.isGone ? { style: { strike: true } } : {}),
        },
      ],
    },
    { type: 'rich_text_section', elements: [{ type: 'text', text: part.attribution }] },
  ];
}
