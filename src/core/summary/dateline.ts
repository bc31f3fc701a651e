import type { Span } from '../text/span.ts';

// A dateline is short; the longest seen in the six languages' press has about 70 characters.
const DATELINE_CHARACTERS_MAX = 90;
const WORDS_MAX = 9;
const DASH = /\s[—–-]{1,2}\s|\)\s?[—–:-]\s|[—–]\s/gu;
const OPENS_SENTENCE = /^["'“”„«‹‘’(]*[\p{Lu}\p{N}]/u;
const CLOCK =
  /^\(?\d{1,2}[:.h]\d{2}(?:\s?(?:a\.m\.|p\.m\.|am|pm|GMT|CET|EET|UTC|Uhr))?\)?(?:\s?[—–:|-])?\s+/u;
const LEADING_DASH = /^[—–-]{1,2}\s+/u;
const SHOUTED = /^\p{Lu}{3,}/u;
const WORD = /^[\p{L}\p{N}][\p{L}\p{N}.'’/-]*$/u;

// Months (beginnings are enough), "year" words and the little words of place names, which stand in small letters.
const SMALL_WORDS = new Set(
  [
    'january february march april may june july august september october november december',
    'jan feb mar apr jun jul aug sep sept oct nov dec of the on in de la le du des les sur a à en am an der im near',
    'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня року р на',
    'января февраля марта апреля мая июня июля августа сентября октября ноября декабря года г',
    'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia roku',
    'januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre',
    'octobre novembre décembre janv févr avr juil déc nov sept и і та i et und and by',
  ]
    .join(' ')
    .split(' '),
);

/**
 * The span without what stands before the first word of its sentence: a dateline ("VILNIUS, Nov 14 (Newswire) -",
 * "Schwerin (dpa) -", "КИЇВ, 5 грудня —") or the clock of a live page ("15:45"). Unchanged when there is none.
 */
export function stripDateline(text: string, span: Span): Span {
  let start = span.start;
  const clock = CLOCK.exec(text.slice(start, Math.min(span.end, start + 24)))?.[0];
  if (clock !== undefined) start += clock.length;
  const head = text.slice(start, Math.min(span.end, start + DATELINE_CHARACTERS_MAX));
  for (const dash of head.matchAll(DASH)) {
    const prefix = head.slice(0, dash.index + (dash[0].startsWith(')') ? 1 : 0));
    const after = start + dash.index + dash[0].length;
    if (prefix.endsWith(':') || !isDateline(prefix)) break;
    if (OPENS_SENTENCE.test(text.slice(after, Math.min(span.end, after + 8)))) {
      start = after;
      return { start: afterAgency(text, { start, end: span.end }), end: span.end };
    }
  }
  start = afterAgency(text, { start, end: span.end });
  return OPENS_SENTENCE.test(text.slice(start, start + 8)) ? { start, end: span.end } : span;
}

/** The span without the dash of a dateline that was cut off before it: "PAWNEE FLATS, Kan. — The trucks …". */
export function stripLeadingDash(text: string, span: Span): Span {
  const dash = LEADING_DASH.exec(text.slice(span.start, span.start + 8))?.[0];
  return dash === undefined ? span : { start: span.start + dash.length, end: span.end };
}

/** True when the whole sentence is a dateline: "ЕРЕВАН, 19 ноября.", "Cottbus.", "27 ноября.". */
export function isDatelineSentence(sentence: string): boolean {
  if (sentence.length > DATELINE_CHARACTERS_MAX || !/[.:–—-]$/u.test(sentence)) return false;
  return isDateline(sentence.replace(/[\s.:–—-]+$/u, ''));
}

// "(dnk) Ministers met": an agency in brackets between the dateline, or nothing, and the news.
function afterAgency(text: string, span: Span): number {
  const head = text.slice(span.start, Math.min(span.end, span.start + 40));
  const agency = /^\([\p{L}\p{N} /.-]{2,30}\)(?:\s?[—–-])?\s+/u.exec(head)?.[0];
  if (agency === undefined) return span.start;
  const rest = text.slice(span.start + agency.length, span.start + agency.length + 8);
  return OPENS_SENTENCE.test(rest) ? span.start + agency.length : span.start;
}

function isDateline(prefix: string): boolean {
  const outside = prefix.replace(/\([^()]{0,60}\)/gu, ' ');
  const words = outside.split(/[\s,.:;|—–]+/u).filter((word) => word !== '');
  if (words.length > WORDS_MAX || (words.length === 0 && outside === prefix)) return false;
  let places = 0;
  let numbers = 0;
  let shouted = false;
  for (const word of words) {
    if (!WORD.test(word)) return false;
    if (/^\p{N}/u.test(word)) numbers++;
    else if (/^\p{Lu}/u.test(word)) places++;
    else if (!SMALL_WORDS.has(word.toLowerCase())) return false;
    if (SHOUTED.test(word)) shouted = true;
  }
  const signed = shouted || numbers > 0 || outside !== prefix;
  return places + numbers > 0 || outside !== prefix ? signed || words.length <= 2 : false;
}
