import type { VisibleMessage } from '../../contracts/chat.contract.ts';
import type { LedgerMessage } from './state.ts';

type Json = Readonly<Record<string, unknown>>;

/** What people see of mrkdwn: links by their label, dates by their fallback, mentions as pings. */
interface Seen {
  words: string;
  readonly pings: string[];
  readonly links: string[];
}

/** Reads blocks, and the text beside them, as Slack's client would show them. */
export function readBlocks(blocks: readonly unknown[], text = ''): Readonly<Seen> {
  const seen: Seen = { words: '', pings: [], links: [] };
  for (const block of blocks) readBlock(block as Json, seen);
  const notification: Seen = { words: '', pings: [], links: [] };
  readMrkdwn(text, notification);
  return { ...seen, pings: [...seen.pings, ...notification.pings] };
}

/** Reads a message of the ledger as Slack's client would show it: a second reading, apart from what renders it. */
export function readVisible(message: LedgerMessage): VisibleMessage {
  const seen: Seen = { words: '', pings: [], links: [] };
  for (const block of message.blocks) readBlock(block as Json, seen);
  const notification: Seen = { words: '', pings: [], links: [] };
  readMrkdwn(message.text, notification);
  return {
    id: message.ts,
    words: seen.words,
    notification: notification.words,
    parentId: message.threadTs,
    isLoud: message.isBroadcast,
    pings: [...seen.pings, ...notification.pings],
    links: [...seen.links, ...notification.links],
    edits: message.edits,
  };
}

function readBlock(block: Json, seen: Seen): void {
  if (block['type'] === 'rich_text') {
    for (const part of block['elements'] as readonly Json[]) {
      for (const element of part['elements'] as readonly Json[]) readRich(element, seen);
      seen.words += '\n';
    }
    return;
  }
  const text = block['text'] as Json | undefined;
  if (text !== undefined) readTextObject(text, seen);
  for (const element of (block['elements'] ?? []) as readonly Json[]) {
    if (block['type'] === 'context') readTextObject(element, seen);
    else if (typeof element['url'] === 'string') seen.links.push(element['url']);
  }
  seen.words += '\n';
}

function readRich(element: Json, seen: Seen): void {
  if (element['type'] === 'text') seen.words += element['text'] as string;
  else if (element['type'] === 'link') {
    seen.links.push(element['url'] as string);
    seen.words += (element['text'] ?? element['url']) as string;
  } else seen.pings.push(JSON.stringify(element));
}

function readTextObject(text: Json, seen: Seen): void {
  const raw = text['text'] as string;
  if (text['type'] === 'plain_text') {
    seen.words += raw;
    return;
  }
  // Without `verbatim`, Slack makes links of bare addresses and mentions of bare names.
  if (text['verbatim'] !== true) {
    for (const [bare] of raw.matchAll(/(?<![<|])https?:\/\/\S+|@(?:everyone|here|channel)/g)) {
      (bare.startsWith('@') ? seen.pings : seen.links).push(bare);
    }
  }
  readMrkdwn(raw, seen);
}

function readMrkdwn(raw: string, seen: Seen): void {
  const words = raw.replace(/<([^<>]*)>/g, (_, inside: string) => {
    const [target = '', label] = inside.split('|');
    if (target.startsWith('!date^')) return label ?? '';
    if (/^[@#!]/.test(target)) {
      seen.pings.push(target);
      return label ?? target;
    }
    seen.links.push(target.replaceAll('&amp;', '&'));
    return label ?? target;
  });
  seen.words += words
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/^[*~]+|[*~]+$/g, '');
}
