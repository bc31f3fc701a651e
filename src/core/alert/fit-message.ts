import { cleanLine, cleanLines, shorten } from '../text/clean.ts';
import type { EpochMs } from '../time/moment.ts';
import { ALERT_CHARACTERS_MAX, type AlertLayout } from './alert.ts';
import {
  type FitOptions,
  fitAlert,
  fitQuote,
  formatCorrection,
  namePublisher,
  sentencePart,
} from './fit.ts';
import { formatAge, formatTime, labelsFor } from './labels.ts';
import { findLink } from './link.ts';
import type { AlertReply, Digest, DigestEntry, Message, Notice } from './message.ts';
import { type MessagePart, plainText, SEPARATOR } from './parts.ts';

/**
 * The stories of one digest message: Discord's 2,000 characters name no more. Longer digests are split by who composes
 * them; should one come all the same, its last line says how many are not named.
 */
export const DIGEST_ENTRIES_MAX = 20;

/** Characters of a digest or notice on a platform that says nothing else. */
const DIGEST_CHARACTERS_MAX = 8000;
const HEADING_CHARACTERS_MAX = 150;
const ENTRY_TITLE_CHARACTERS = { most: 200, least: 30 } as const;
/** Of the reason why a digest's story was taken back: all twenty may be. */
const ENTRY_REASON_CHARACTERS = 60;
/** Of a notice's text, and of its hint. */
const NOTICE_CHARACTERS_MAX = 750;
const WATCH_NAMES_MAX = 3;

/** The visible parts of any message, each whole; what does not fit is left out. */
export function fitMessage(
  message: Message,
  layout: AlertLayout,
  nowMs: EpochMs,
  options: FitOptions = {},
): readonly MessagePart[] {
  switch (message.kind) {
    case 'alert':
      // A digest's larger limit must not let an alert grow: its own limit is the product's, not the platform's.
      return fitAlert(message.alert, layout, nowMs, {
        ...options,
        charactersMax: Math.min(
          options.charactersMax ?? Number.POSITIVE_INFINITY,
          ALERT_CHARACTERS_MAX[layout.size],
        ),
      }).parts;
    case 'reply':
      return fitReply(message, layout, nowMs, options);
    case 'digest':
      return fitDigest(message.digest, layout, nowMs, options);
    case 'notice':
      return fitNotice(message.notice);
  }
}

/** A reply in an alert's thread: a line that says what it is, then the quote or sentence, whole. */
function fitReply(
  message: { readonly alertTitle: string; readonly reply: AlertReply },
  layout: AlertLayout,
  nowMs: EpochMs,
  options: FitOptions,
): readonly MessagePart[] {
  const { reply } = message;
  if (reply.withdrawn !== undefined) return [withdrawnNote(reply.withdrawn, layout)];
  const lengthOf = options.lengthOf ?? ((text: string) => text.length);
  const parts: MessagePart[] = [headReply(message, layout, nowMs)];
  if (reply.kind === 'development') {
    parts.push({
      kind: 'byline',
      publisher: namePublisher(reply.publisher, undefined, layout),
      publishedAtMs: reply.atMs,
      age: formatAge(reply.atMs, nowMs, layout),
      facts: [],
    });
  }
  const wanted: MessagePart[] = (reply.also ?? []).map((difference) =>
    noteOf(formatCorrection({ ...reply, ...difference }, layout, nowMs), undefined),
  );
  const isTextInHead = reply.kind === 'correction' && reply.replacement !== undefined;
  if (reply.text !== undefined && !isTextInHead) wanted.push(sentencePart(reply.text));
  if (reply.quote !== undefined) wanted.push(fitQuote(reply.quote, layout, nowMs));
  const charactersMax = Math.min(
    options.charactersMax ?? Number.POSITIVE_INFINITY,
    ALERT_CHARACTERS_MAX.standard,
  );
  let characters = parts.reduce((sum, part) => sum + lengthOf(plainText(part)) + 1, 0);
  for (const part of wanted) {
    const length = lengthOf(plainText(part)) + 1;
    if (characters + length > charactersMax) continue;
    characters += length;
    parts.push(part);
  }
  return parts;
}

function headReply(
  { alertTitle, reply }: { readonly alertTitle: string; readonly reply: AlertReply },
  layout: AlertLayout,
  nowMs: EpochMs,
): MessagePart {
  const labels = labelsFor(layout.language);
  const publisher = namePublisher(reply.publisher, undefined, layout);
  switch (reply.kind) {
    case 'quote':
      return noteOf(labels.newQuote(publisher), reply.url);
    case 'fact':
      return noteOf(labels.newFact(publisher), reply.url);
    case 'development': {
      const title = shorten(cleanLine(alertTitle), HEADING_CHARACTERS_MAX);
      return titleOf(labels.development(title), findLink(reply.url));
    }
    case 'correction': {
      const { text: before, replacement: after } = reply;
      if (before !== undefined && after !== undefined) {
        const correction = { publisher: reply.publisher, atMs: reply.atMs, before, after };
        const text = formatCorrection(correction, layout, nowMs);
        if (text.length <= ALERT_CHARACTERS_MAX.standard) return noteOf(text, reply.url);
      }
      return noteOf(
        labels.correctionBy(publisher, formatTime(reply.atMs, nowMs, layout)),
        reply.url,
      );
    }
  }
}

function withdrawnNote(reason: string, layout: AlertLayout): MessagePart {
  const { withdrawn } = labelsFor(layout.language);
  return noteOf(withdrawn(shorten(cleanLine(reason), HEADING_CHARACTERS_MAX)), undefined);
}

function noteOf(text: string, url: string | undefined): MessagePart {
  return { kind: 'note', text, url: url === undefined ? undefined : findLink(url) };
}

function titleOf(text: string, url: string | undefined): MessagePart {
  return { kind: 'title', text, url, isWithdrawn: false };
}

/** Every story by its title and publisher; then, while there is room, its quote, whole. */
function fitDigest(
  digest: Digest,
  layout: AlertLayout,
  nowMs: EpochMs,
  options: FitOptions,
): readonly MessagePart[] {
  const labels = labelsFor(layout.language);
  const lengthOf = options.lengthOf ?? ((text: string) => text.length);
  const charactersMax = options.charactersMax ?? DIGEST_CHARACTERS_MAX;
  const count = digest.entries.length;
  const entries = digest.entries.slice(0, DIGEST_ENTRIES_MAX);
  const names = digest.watchNames.slice(0, WATCH_NAMES_MAX).map((name) => cleanLine(name));
  const { part } = digest;
  const range = part === undefined ? '' : `${part.from}–${part.from + count - 1} / ${part.of}`;
  const heading = [labels.digest[digest.reason](part?.of ?? count), range, names.join(', ')]
    .filter((piece) => piece !== '')
    .join(SEPARATOR);
  const head = titleOf(shorten(heading, HEADING_CHARACTERS_MAX), undefined);
  const tail: MessagePart[] =
    count > entries.length ? [noteOf(labels.moreStories(count - entries.length), undefined)] : [];
  let room =
    charactersMax - [head, ...tail].reduce((sum, p) => sum + lengthOf(plainText(p)) + 1, 0);
  const share = Math.floor(room / Math.max(1, entries.length));
  const named = entries.map((entry) => nameEntry(entry, layout, nowMs, { share, lengthOf }));
  room -= named.reduce((sum, part) => sum + lengthOf(plainText(part)) + 1, 0);
  const shown = named.map((part, index) => {
    const quote = entries[index]?.quote;
    if (part.kind !== 'entry' || quote === undefined) return part;
    const fitted = fitQuote(quote, layout, nowMs);
    const length = lengthOf(plainText(fitted)) + 1;
    if (length > room) return part;
    room -= length;
    return { ...part, quote: fitted };
  });
  return [head, ...shown, ...tail];
}

/** The entry in at most its share of the room: the title gives way, since the publisher is short already. */
function nameEntry(
  entry: DigestEntry,
  layout: AlertLayout,
  nowMs: EpochMs,
  { share, lengthOf }: { readonly share: number; readonly lengthOf: (text: string) => number },
): MessagePart {
  const labels = labelsFor(layout.language);
  const pieces = [namePublisher(entry.publisher, entry.publisherLabel, layout)];
  if (entry.publishedAtMs !== undefined) pieces.push(formatAge(entry.publishedAtMs, nowMs, layout));
  if (entry.sourcesCount > 1) pieces.push(labels.sourcesSoFar(entry.sourcesCount));
  const byline =
    entry.withdrawn === undefined
      ? pieces.join(SEPARATOR)
      : labels.withdrawn(shorten(cleanLine(entry.withdrawn), ENTRY_REASON_CHARACTERS));
  const room = share - lengthOf(byline) - 2;
  const clean = cleanLine(entry.title);
  let title = shorten(clean, ENTRY_TITLE_CHARACTERS.most);
  // Escapes may make a title longer than it looks; each round takes a quarter off, so ten are enough.
  for (let round = 0; round < 10 && lengthOf(title) > room; round += 1) {
    const length = Math.floor(Math.min(title.length * 0.75, Math.max(room, 0)));
    title = shorten(clean, Math.max(length, ENTRY_TITLE_CHARACTERS.least));
  }
  return {
    kind: 'entry',
    title: title === '' ? labels.untitled : title,
    url: findLink(entry.url),
    byline,
    quote: undefined,
  };
}

function fitNotice(notice: Notice): readonly MessagePart[] {
  const parts: MessagePart[] = [
    titleOf(shorten(cleanLine(notice.title), HEADING_CHARACTERS_MAX), undefined),
    noteOf(shorten(cleanLines(notice.text), NOTICE_CHARACTERS_MAX), undefined),
  ];
  if (notice.hint !== undefined) {
    parts.push(noteOf(shorten(cleanLines(notice.hint), NOTICE_CHARACTERS_MAX), undefined));
  }
  return parts;
}
