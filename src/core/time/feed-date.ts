import { daysSinceEpoch } from './civil-day.ts';
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from './moment.ts';

/** No date is longer, comments included. */
const CHARACTERS_MAX = 120;

/** Beginnings of month names, January first: English, then uk, ru, pl, de, fr, es, it, pt where they differ. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'січ', 'янв', 'sty', 'jän', 'ene', 'gen'],
  ['feb', 'лют', 'фев', 'lut', 'fév', 'fev'],
  ['mar', 'бер', 'мар', 'mär', 'maer'],
  ['apr', 'кві', 'апр', 'kwi', 'avr', 'abr'],
  ['may', 'тра', 'мая', 'май', 'maj', 'mai', 'mag'],
  ['jun', 'чер', 'июн', 'cze', 'juin', 'giu'],
  ['jul', 'лип', 'июл', 'lip', 'juil', 'lug'],
  ['aug', 'сер', 'авг', 'sie', 'aoû', 'aou', 'ago'],
  ['sep', 'вер', 'сен', 'wrz', 'set'],
  ['oct', 'жов', 'окт', 'paź', 'paz', 'okt', 'ott', 'out'],
  ['nov', 'лис', 'ноя', 'lis'],
  ['dec', 'гру', 'дек', 'gru', 'dez', 'déc', 'dic'],
];

/** Zone names in minutes east of Greenwich (RFC 5322, section 4.3, and those of European and Asian newsrooms). */
const ZONES: ReadonlyMap<string, number> = new Map(
  `z 0 ut 0 utc 0 gmt 0 wet 0 west 60 bst 60 cet 60 cest 120 met 60 mest 120 mez 60 mesz 120 eet 120 eest 180 msk 180
   msd 240 trt 180 azt 240 est -300 edt -240 cst -360 cdt -300 mst -420 mdt -360 pst -480 pdt -420 akst -540 akdt -480
   hst -600 jst 540 kst 540 hkt 480 sgt 480 ist 330 aest 600 aedt 660 acst 570 awst 480 nzst 720 nzdt 780 pkt 300
   sast 120`
    .trim()
    .split(/\s+(?=[a-z])/)
    .map((entry): [string, number] => {
      const [name = '', minutes] = entry.split(' ');
      return [name, Number(minutes)];
    }),
);
const ISO =
  /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:[t ]{1,2}(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,12})?)?)? ?([a-z]{0,5}(?:[+-]\d{1,2}:?(?:\d{2})?)?)$/;
const ORDINAL = /^(\d{4})-(\d{3})$/;
const NUMERIC = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/;
const CLOCK = /^(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,]\d{1,12})?)?(am|pm|z)?$/;
const OFFSET = /^([a-z]{0,5})([+-])(\d{1,2}):?(\d{2})?$/;

interface Moment {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  zoneMinutes?: number;
  /** The month's word stood before any number: it may yet be a weekday (mardi, mar.). */
  isMonthTentative?: boolean;
}

function toEpochMs(moment: Moment): EpochMs | undefined {
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0, zoneMinutes = 0 } = moment;
  if (year === undefined || month < 1 || month > 12 || day < 1) return undefined;
  // What runs over (31 November, 24:00, second 61) is counted on, as it was meant.
  if (day > 39 || hour > 24 || minute > 59 || second > 99) return undefined;
  return (
    daysSinceEpoch(year, month, day) * DAY_MS +
    hour * HOUR_MS +
    (minute - zoneMinutes) * MINUTE_MS +
    second * SECOND_MS
  );
}

/** RFC 5322, section 4.3: 00 to 49 is 2000 on, 50 to 99 is 1900 on, three digits count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length >= 4) return year;
  return digits.length === 2 && year < 50 ? 2000 + year : 1900 + year;
}

function zoneMinutes(token: string): number | undefined {
  // RFC 5322, section 4.3: single letters were defined wrongly once and mean nothing, that is UTC.
  const named = ZONES.get(token);
  if (named !== undefined) return named;
  const [, name, sign, hours, minutes] = OFFSET.exec(token) ?? [];
  if (hours === undefined || (name !== '' && !ZONES.has(name ?? ''))) return undefined;
  const east = Number(hours) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -east : east;
}

/** Comments in brackets go, nested and escaped ones too (RFC 5322, section 3.2.2). */
function withoutComments(text: string): string {
  if (!/[\\()]/.test(text)) return text;
  let depth = 0;
  let kept = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '\\') index++;
    else if (character === '(') depth++;
    else if (character === ')') {
      depth = Math.max(0, depth - 1);
      kept += ' ';
    } else if (depth === 0) kept += character;
  }
  return kept;
}

function parseIso(text: string): EpochMs | undefined {
  const [, ordinalYear, dayOfYear] = ORDINAL.exec(text) ?? [];
  if (ordinalYear !== undefined) {
    return (daysSinceEpoch(Number(ordinalYear), 1, 1) + Number(dayOfYear) - 1) * DAY_MS;
  }
  const [, year, month, day, hour, minute, second, zone] = ISO.exec(text) ?? [];
  if (year === undefined) return undefined;
  return toEpochMs({
    year: Number(year),
    month: Number(month ?? 1),
    day: Number(day ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    zoneMinutes: zoneMinutes(zone ?? '') ?? 0,
  });
}

function readClock(token: string, moment: Moment): boolean {
  const [, hour, minute, second, half] = CLOCK.exec(token) ?? [];
  if (hour === undefined) return false;
  moment.hour = Number(hour);
  moment.minute = Number(minute);
  moment.second = Number(second ?? 0);
  return half === undefined || readWord(half, moment);
}

/** A numeric date: dots and dashes write the day first, slashes the month, unless that cannot be. */
function readNumericDate(token: string, moment: Moment): boolean {
  const [, wholeYear, month, day] = YEAR_FIRST.exec(token) ?? [];
  if (wholeYear !== undefined) {
    moment.year = Number(wholeYear);
    moment.month = Number(month);
    moment.day = Number(day);
    return true;
  }
  const [, first, separator, second, year] = NUMERIC.exec(token) ?? [];
  if (first === undefined || second === undefined || year === undefined) return false;
  const isMonthFirst = separator === '/' ? Number(first) <= 12 : Number(second) > 12;
  moment.year = fullYear(year);
  moment.month = Number(isMonthFirst ? first : second);
  moment.day = Number(isMonthFirst ? second : first);
  return true;
}

function readNumber(token: string, moment: Moment): boolean {
  const [digits] = /^\d{1,4}(?=(?:st|nd|rd|th|er|[.º])?$)/.exec(token) ?? [];
  if (digits === undefined) return false;
  const isDay = digits.length <= 2 && moment.day === undefined && Number(digits) <= 31;
  if (isDay) moment.day = Number(digits);
  else if (moment.year === undefined && digits.length >= 2) moment.year = fullYear(digits);
  return true;
}

function readNumbers(token: string, moment: Moment): boolean {
  return readClock(token, moment) || readNumericDate(token, moment) || readNumber(token, moment);
}

function readWord(token: string, moment: Moment): boolean {
  if (token === 'pm' || token === 'am') {
    const hour = moment.hour ?? 0;
    if (token === 'pm' && hour < 12) moment.hour = hour + 12;
    if (token === 'am' && hour === 12) moment.hour = 0;
    return true;
  }
  const month = MONTHS.findIndex((names) => names.some((name) => token.startsWith(name)));
  if (month !== -1 && (moment.month === undefined || moment.isMonthTentative === true)) {
    moment.isMonthTentative = moment.day === undefined && moment.year === undefined;
    moment.month = month + 1;
    return true;
  }
  return false;
}

function parseWords(text: string): EpochMs | undefined {
  const moment: Moment = {};
  const tokens = text
    .replace(/(\d)-(\p{L}{3,12})\.?-(\d)/u, '$1 $2 $3')
    .replace(/ ([+-]) ?(\d)/, ' $1$2')
    .split(/[\s,;]+|(?<=\d)t(?=\d)/u);
  for (const token of tokens) {
    if (/^\d/.test(token) ? readNumbers(token, moment) : readWord(token, moment)) continue;
    // A zone stands after the time: before it a single letter or "sat" is a weekday.
    const minutes = moment.hour === undefined ? undefined : zoneMinutes(token);
    if (minutes !== undefined) moment.zoneMinutes = minutes;
  }
  return moment.month === undefined || moment.day === undefined ? undefined : toEpochMs(moment);
}

/**
 * A feed's date as a UTC moment, or undefined when it is none: RFC 822 with zone names and comments, ISO 8601 in its
 * usual shapes, asctime, numeric dates, Unix seconds, and month names of European languages. Without a zone it is UTC,
 * never the server's zone. Sources: RFC 5322, section 3.3; W3C note on date and time formats.
 */
export function parseFeedDate(text: string): EpochMs | undefined {
  if (text.length > CHARACTERS_MAX * 2) return undefined;
  const cleaned = withoutComments(text)
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(?<=\d) t (?=\d)/, 't');
  if (cleaned.length > CHARACTERS_MAX || !/\d/.test(cleaned)) return undefined;
  if (/^\d{10}$/.test(cleaned)) return Number(cleaned) * SECOND_MS;
  if (/^\d{13}$/.test(cleaned)) return Number(cleaned);
  return parseIso(cleaned) ?? parseWords(cleaned);
}
