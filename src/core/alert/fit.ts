import { cleanLine, shorten } from '../text/clean.ts';
import type { EpochMs } from '../time/moment.ts';
import {
  ALERT_CHARACTERS_MAX,
  type Alert,
  type AlertCorrection,
  type AlertLayout,
  type AlertQuote,
  type AlertWatch,
} from './alert.ts';
import { formatAge, formatDay, formatTime, labelsFor } from './labels.ts';
import { findLink } from './link.ts';
import { type MessagePart, plainText, type QuotePart, SEPARATOR } from './parts.ts';

/** What an alert shows, in order, and how many characters that is with the breaks between the parts. */
export interface VisibleAlert {
  readonly parts: readonly MessagePart[];
  readonly characters: number;
}

/** How a platform counts and how much it takes. `lengthOf` lets it count its escapes too; default: UTF-16 units. */
export interface FitOptions {
  readonly charactersMax?: number;
  readonly lengthOf?: (text: string) => number;
}

/** The pieces that may be shortened with an ellipsis, since they are neither a quote nor a sentence. */
const CHARACTERS_MAX = {
  standard: { title: 300, publisher: 60, piece: 120, watches: 160 },
  compact: { title: 130, publisher: 40, piece: 60, watches: 70 },
} as const;
const TERMS_MAX = 3;
/** The watch line gives up terms before a part is left out, but for one, which says why. */
export const TERMS_IN_ALL_MIN = 1;
const TERM_CHARACTERS_MAX = 40;
const CORRECTIONS_SHOWN_MAX = 2;

/**
 * What of an alert is shown within its layout's limit; product.md (An alert). Title, byline, corrections and watch
 * line come first, then the best quote, the sentences, the other quotes; each whole, or left out whole. The watch line
 * names fewer terms where every part fits for that.
 */
export function fitAlert(
  alert: Alert,
  layout: AlertLayout,
  nowMs: EpochMs,
  options: FitOptions = {},
): VisibleAlert {
  const fitted = fitRanked(rankParts(alert, layout, nowMs), layout, options);
  if (fitted.isWhole) return fitted;
  for (let termsMax = TERMS_MAX; termsMax >= TERMS_IN_ALL_MIN; termsMax--) {
    const watches = limitTerms(alert.watches, termsMax);
    const shorter = fitRanked(rankParts({ ...alert, watches }, layout, nowMs), layout, options);
    if (shorter.isWhole) return shorter;
  }
  return fitted;
}

/** The watches with at most so many terms in all, those of the first ones. */
export function limitTerms(
  watches: readonly AlertWatch[],
  termsMax: number,
): readonly AlertWatch[] {
  let left = termsMax;
  return watches.map((watch) => {
    const terms = watch.terms.slice(0, Math.min(left, TERMS_MAX));
    left -= terms.length;
    return { ...watch, terms };
  });
}

function fitRanked(
  ranked: readonly RankedPart[],
  layout: AlertLayout,
  options: FitOptions,
): VisibleAlert & { readonly isWhole: boolean } {
  const lengthOf = options.lengthOf ?? ((text: string) => text.length);
  const charactersMax = options.charactersMax ?? ALERT_CHARACTERS_MAX[layout.size];
  const kept: RankedPart[] = [];
  let characters = 0;
  for (const candidate of ranked.toSorted((a, b) => a.rank - b.rank)) {
    const length = lengthOf(plainText(candidate.part)) + (kept.length === 0 ? 0 : 1);
    if (characters + length > charactersMax && candidate.rank > 0) continue;
    characters += length;
    kept.push(candidate);
  }
  const isWhole = kept.length === ranked.length;
  kept.sort((a, b) => a.place - b.place);
  return { parts: joinSentences(kept.map(({ part }) => part)), characters, isWhole };
}

/** Sentences that stand side by side are one paragraph; the space between them counts as the break did. */
function joinSentences(parts: readonly MessagePart[]): readonly MessagePart[] {
  const joined: MessagePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'sentence' && last?.kind === 'sentence') {
      joined.splice(-1, 1, { kind: 'sentence', text: `${last.text} ${part.text}` });
    } else joined.push(part);
  }
  return joined;
}

/** `place` is where it stands from above; `rank` is who is left out first: the highest. */
interface RankedPart {
  readonly part: MessagePart;
  readonly place: number;
  readonly rank: number;
}

function rankParts(alert: Alert, layout: AlertLayout, nowMs: EpochMs): readonly RankedPart[] {
  const labels = labelsFor(layout.language);
  const isWithdrawn = alert.withdrawn !== undefined;
  const ranked: RankedPart[] = [
    { part: titlePart(alert, layout), place: 0, rank: 0 },
    { part: bylinePart(alert, layout, nowMs), place: 1, rank: 1 },
  ];
  const watches = alert.watches.length === 0 ? undefined : watchesPart(alert.watches, layout);
  if (watches !== undefined) ranked.push({ part: watches, place: 9, rank: 2 });
  if (isWithdrawn) {
    const reason = shorten(cleanLine(alert.withdrawn), CHARACTERS_MAX.standard.piece);
    const text = labels.withdrawn(reason);
    ranked.push({ part: { kind: 'note', text, url: undefined }, place: 2, rank: 1 });
    return ranked;
  }
  const corrections = alert.corrections
    .toSorted((a, b) => b.atMs - a.atMs)
    .slice(0, CORRECTIONS_SHOWN_MAX);
  for (const correction of corrections) {
    const text = formatCorrection(correction, layout, nowMs);
    ranked.push({ part: { kind: 'note', text, url: undefined }, place: 3, rank: 3 });
  }
  for (const { speaker, reason } of (alert.withdrawnQuotes ?? []).slice(-CORRECTIONS_SHOWN_MAX)) {
    const limit = CHARACTERS_MAX[layout.size].piece;
    const text = labels.quoteWithdrawn(
      shorten(cleanLine(speaker ?? ''), limit),
      shorten(cleanLine(reason), limit),
    );
    ranked.push({ part: { kind: 'note', text, url: undefined }, place: 3, rank: 3 });
  }
  const [best, ...others] = alert.keyQuotes.map((quote) => fitQuote(quote, layout, nowMs));
  if (best !== undefined) ranked.push({ part: best, place: 5, rank: 4 });
  if (alert.lead !== undefined) {
    ranked.push({ part: sentencePart(alert.lead.text), place: 4, rank: 5 });
  }
  if (alert.qualifier !== undefined) {
    ranked.push({ part: sentencePart(alert.qualifier.text), place: 8, rank: 6 });
  }
  for (const quote of others) ranked.push({ part: quote, place: 6, rank: 7 });
  for (const { text } of alert.afterLead) {
    ranked.push({ part: sentencePart(text), place: 4, rank: 8 });
  }
  for (const { text } of alert.more) ranked.push({ part: sentencePart(text), place: 7, rank: 8 });
  return ranked;
}

function titlePart(alert: Alert, layout: AlertLayout): MessagePart {
  const text = shorten(cleanLine(alert.title), CHARACTERS_MAX[layout.size].title);
  return {
    kind: 'title',
    text: text === '' ? labelsFor(layout.language).untitled : text,
    url: findLink(alert.url),
    isWithdrawn: alert.withdrawn !== undefined,
  };
}

function bylinePart(alert: Alert, layout: AlertLayout, nowMs: EpochMs): MessagePart {
  const labels = labelsFor(layout.language);
  const facts: string[] = [];
  if (alert.sourcesCount > 0) facts.push(labels.sourcesSoFar(alert.sourcesCount));
  const lang = cleanLine(alert.lang);
  if (lang !== '' && lang !== 'und' && lang !== layout.language) {
    facts.push(labels.inLanguage(shorten(lang, CHARACTERS_MAX.compact.piece)));
  }
  if (alert.isFromFeedOnly) facts.push(labels.fromFeedOnly);
  return {
    kind: 'byline',
    publisher: namePublisher(alert.publisher, alert.publisherLabel, layout),
    publishedAtMs: alert.publishedAtMs,
    age:
      alert.publishedAtMs === undefined ? undefined : formatAge(alert.publishedAtMs, nowMs, layout),
    facts,
  };
}

/** The publisher with its label after the name, where the feed has one; product.md (An alert, 1). */
export function namePublisher(
  publisher: string,
  label: string | undefined,
  layout: AlertLayout,
): string {
  const charactersMax = CHARACTERS_MAX[layout.size].publisher;
  const name = shorten(cleanLine(publisher), charactersMax);
  const cleanLabel = shorten(cleanLine(label ?? ''), charactersMax);
  return cleanLabel === '' ? name : `${name} (${cleanLabel})`;
}

/** A sentence is never shortened: what does not fit is left out by the caller. */
export function sentencePart(text: string): MessagePart {
  return { kind: 'sentence', text: cleanLine(text) };
}

/**
 * A quote as it is shown: whole, without a comma at its end; under it the speaker, the role, where the words come
 * from, and whether they are old or gone. A quote without a certain speaker says so; product.md (An alert, 3).
 */
export function fitQuote(quote: AlertQuote, layout: AlertLayout, nowMs: EpochMs): QuotePart {
  const labels = labelsFor(layout.language);
  const pieceMax = CHARACTERS_MAX[layout.size].piece;
  const tidy = (text: string | undefined): string => shorten(cleanLine(text ?? ''), pieceMax);
  const speaker = tidy(quote.speaker);
  const role = tidy(quote.role);
  const named = role === '' ? speaker : `${speaker}, ${role}`;
  const pieces = [speaker === '' ? labels.unattributed : named, tidy(quote.via)];
  const background = tidy(quote.background);
  if (background !== '') pieces.push(labels.background(background));
  if (quote.firstSeen !== undefined) {
    const day = formatDay(quote.firstSeen.atMs, nowMs, layout);
    pieces.push(labels.firstSeen(day, tidy(quote.firstSeen.publisher)));
  }
  if (quote.isGone) pieces.push(labels.goneQuote);
  return {
    kind: 'quote',
    text: cleanLine(quote.text).replace(/[,،、，]$/u, ''),
    attribution: pieces.filter((piece) => piece !== '').join(SEPARATOR),
    isGone: quote.isGone,
  };
}

/** "CORRECTION by Caliber.Az, 14:40: “seven” is now “six”", whole, in the zone of the layout. */
export function formatCorrection(
  correction: AlertCorrection,
  layout: AlertLayout,
  nowMs: EpochMs,
): string {
  return labelsFor(layout.language).correction(
    namePublisher(correction.publisher, undefined, layout),
    formatTime(correction.atMs, nowMs, layout),
    cleanLine(correction.before),
    cleanLine(correction.after),
  );
}

/** "nato-ukraine: NATO, Ukraine", the watches one after the other while they fit, then how many more. */
function watchesPart(watches: readonly AlertWatch[], layout: AlertLayout): MessagePart {
  const limits = CHARACTERS_MAX[layout.size];
  const shown: string[] = [];
  let characters = 0;
  for (const watch of watches) {
    const line = describeWatch(watch, limits.watches);
    characters += line.length + SEPARATOR.length;
    if (shown.length > 0 && characters > limits.watches) break;
    shown.push(line);
  }
  const left = watches.length - shown.length;
  if (left > 0) shown.push(labelsFor(layout.language).moreWatches(left));
  return { kind: 'watches', text: shown.join(SEPARATOR) };
}

function describeWatch(watch: AlertWatch, charactersMax: number): string {
  let line = shorten(cleanLine(watch.name), charactersMax);
  let terms = 0;
  for (const term of watch.terms.slice(0, TERMS_MAX)) {
    const clean = cleanLine(term);
    const next = `${line}${terms === 0 ? ': ' : ', '}${clean}`;
    if (clean === '' || clean.length > TERM_CHARACTERS_MAX || next.length > charactersMax) continue;
    line = next;
    terms += 1;
  }
  return line;
}
