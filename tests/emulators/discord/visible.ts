import type { VisibleMessage } from '../../contracts/chat.contract.ts';
import { findPings, textOf } from './checks.ts';
import type { ShownMessage } from './state.ts';

type Json = Readonly<Record<string, unknown>>;

const SUPPRESS_NOTIFICATIONS = 4096;
/** A sign behind a backslash stands for itself: kept apart in the private use area while markup is read. */
const ESCAPED = /\\([^0-9A-Za-z\s])/g;
const PRIVATE = 0xe000;

/** Reads a message of the ledger as Discord's client would show it: a second reading, apart from what renders it. */
export function readVisible(message: ShownMessage, channelId: string): VisibleMessage {
  const content = textOf(message.body['content']);
  const links: string[] = [];
  const words = readContent(content, links);
  for (const row of (message.body['components'] ?? []) as readonly Json[]) {
    for (const button of row['components'] as readonly Json[]) {
      if (typeof button['url'] === 'string') links.push(button['url']);
    }
  }
  const isInThread = message.channelId !== channelId;
  const flags = Number(message.body['flags'] ?? 0);
  return {
    id: message.id,
    words,
    notification: words,
    parentId: message.reference ?? (isInThread ? message.channelId : undefined),
    isLoud: (flags & SUPPRESS_NOTIFICATIONS) === 0,
    pings: findPings(content, message.body['allowed_mentions']),
    links,
    edits: message.edits,
  };
}

/** The visible words of a content, and the addresses that a click on them opens. */
export function readContent(content: string, links: string[]): string {
  const apart = content.replace(ESCAPED, (_, sign: string) =>
    String.fromCharCode(PRIVATE + sign.charCodeAt(0)),
  );
  const read = apart
    .replace(/\[([^\]\n]*)\]\(<?([^)\s>]+)>?\)/g, (_, label: string, url: string) => {
      links.push(url);
      return label;
    })
    .replace(/<?(https?:\/\/[^\s<>]+)>?/g, (_, url: string) => {
      links.push(url);
      return url;
    })
    .replace(/<t:\d+:R>/g, '12 minutes ago')
    .replace(/<(?:@[!&]?|#)(\d+)>/g, '@somebody')
    .replace(/```([^`]*)```/g, '$1')
    .replace(/\*\*|~~|\|\||__|[*_`]/g, '')
    .replace(/^(?:> |-# |#{1,3} |[-+] )/gm, '');
  return read.replace(/[\uE000-\uE0FF]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - PRIVATE),
  );
}
