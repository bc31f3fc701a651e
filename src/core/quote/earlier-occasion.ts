import { daysSinceEpoch } from '../time/civil-day.ts';
import { DAY_MS, type EpochMs, HOUR_MS } from '../time/moment.ts';
import { zonedTime } from '../time/zone.ts';
import type { Passage } from './lay-out.ts';

/** Words this old are background: the age at which an alert says so (design: "over 72 h ago"). */
const OLD_AFTER_MS = 72 * HOUR_MS;
/** An occasion is told beside its verb of saying; farther off it belongs to something else. */
const NEAR_ITEMS = 14;
const SENTENCES_BACK_MAX = 2;

interface Occasion {
  /** A time long past, beside the verb of saying. */
  readonly past: RegExp;
  /** Points at an occasion told before: "that day", "at the time". */
  readonly pointing: RegExp;
}

const COUNT_EN = '(?:a|one|two|three|four|five|six|several|\\d+)';
const SEASON_EN =
  'month|year|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december';

/** Small letters, one space between words. Weeks are left out: a weekly's "last week" is its today. */
const OCCASIONS: Readonly<Record<string, Occasion>> = {
  en: {
    past: new RegExp(
      `\\b(?:last (?:${SEASON_EN})|${COUNT_EN} (?:months?|years?|decades?) (?:ago|earlier|before)|(?:months|years|decades) (?:ago|earlier)|earlier this (?:month|year)|in an? (?:earlier|previous) (?:interview|speech|statement|post|letter)|once (?:said|told|wrote|remarked|called)|(?:has|had) (?:said|told|argued|warned|written|complained) (?:before|in the past))\\b`,
      'u',
    ),
    pointing: /\b(?:that (?:day|evening|morning|night|month|year)|at the time|back then)\b/u,
  },
  uk: {
    past: /(?:^| )(?:минулого (?:місяця|року|літа|сезону)|минулої (?:весни|осени|осені|зими)|торік|позаторік|(?:\S+ )?(?:місяць|місяці|місяців|рік|роки|років) тому|на початку року|свого часу|колись)(?= |$)/u,
    pointing: /(?:^| )(?:того (?:дня|вечора|ранку|місяця|року)|тоді)(?= |$)/u,
  },
  ru: {
    past: /(?:^| )(?:в прошлом (?:месяце|году)|прошлым летом|прошлой (?:весной|осенью|зимой)|(?:\S+ )?(?:месяц|месяца|месяцев|год|года|лет) назад|в начале года|в своё время|в свое время|когда-то)(?= |$)/u,
    pointing: /(?:^| )(?:в тот (?:день|вечер|год)|тем (?:утром|вечером)|тогда)(?= |$)/u,
  },
  pl: {
    past: /(?:^| )(?:w (?:zeszłym|ubiegłym) (?:miesiącu|roku)|(?:zeszłego|ubiegłego) (?:lata|roku|miesiąca)|(?:\S+ )?(?:miesiąc|miesiące|miesięcy|rok|lata|lat) temu|na początku roku|swego czasu|niegdyś)(?= |$)/u,
    pointing:
      /(?:^| )(?:tego (?:dnia|wieczoru|roku|miesiąca)|tamtego (?:dnia|wieczoru|roku)|wówczas|wtedy)(?= |$)/u,
  },
  de: {
    past: /(?:^| )(?:im (?:vergangenen|vorigen|letzten) (?:monat|jahr|frühjahr|frühling|sommer|herbst|winter|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)|(?:vergangenes|voriges|letztes) jahr|vor (?:\S+ )?(?:monaten|jahren|einem jahr|einem monat)|einst)(?= |$)/u,
    pointing: /(?:^| )(?:an (?:jenem|diesem) (?:tag|abend|morgen)|damals|seinerzeit)(?= |$)/u,
  },
  fr: {
    past: /(?:^| )(?:(?:le mois|l['’] ?an|l['’] ?année|l['’] ?été|l['’] ?hiver|l['’] ?automne|le printemps) (?:dernier|dernière|passé|passée)|en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) dernier|il y a (?:\S+ )?(?:mois|ans?|années?)|jadis|naguère)(?= |$)/u,
    pointing: /(?:^| )(?:ce (?:jour|soir|matin)-là|à l['’] ?époque)(?= |$)/u,
  },
};

const MONTHS: readonly RegExp[] = [
  /^(?:january|jan|січня|января|stycznia|januar|janvier)$/u,
  /^(?:february|feb|лютого|февраля|lutego|februar|février)$/u,
  /^(?:march|березня|марта|marca|märz|mars)$/u,
  /^(?:april|квітня|апреля|kwietnia|avril)$/u,
  /^(?:may|травня|мая|maja|mai)$/u,
  /^(?:june|червня|июня|czerwca|juni|juin)$/u,
  /^(?:july|липня|июля|lipca|juli|juillet)$/u,
  /^(?:august|aug|серпня|августа|sierpnia|août)$/u,
  /^(?:september|sept|sep|вересня|сентября|września|septembre)$/u,
  /^(?:october|oct|жовтня|октября|października|oktober|octobre)$/u,
  /^(?:november|nov|листопада|ноября|listopada|novembre)$/u,
  /^(?:december|dec|грудня|декабря|grudnia|dezember|décembre)$/u,
];

/** A day of the calendar as an article gives it. */
interface GivenDay {
  readonly words: string;
  readonly atMs: EpochMs | undefined;
}

/**
 * The older occasion on which the words of a quote (the item `at`) were said, in the article's words: a date, "last
 * year", or the date that "that day" points back to. Undefined where the words may be of these days. Without
 * `publishedAtMs` a bare date says nothing about its age, and only a date pointed back to counts.
 */
export function findEarlierOccasion(
  passage: Passage,
  at: number,
  publishedAtMs: EpochMs | undefined,
): string | undefined {
  const occasion = OCCASIONS[passage.grammar.language];
  const index = passage.items[at]?.sentence ?? -1;
  const sentence = passage.sentences[index];
  if (occasion === undefined || sentence === undefined) return undefined;
  for (const clause of clausesOfSpeech(passage, {
    from: Math.max(sentence.from, at - NEAR_ITEMS),
    to: Math.min(sentence.to, at + NEAR_ITEMS),
  })) {
    const words = passage.items.slice(clause.from, clause.to).map(({ lower }) => lower);
    const line = words.join(' ');
    const past = occasion.past.exec(line);
    if (past !== null) return inTheArticlesWords(passage, clause.from, { line, past });
    const day = findDay(passage, clause, publishedAtMs);
    if (day !== undefined) return isOld(day, publishedAtMs) ? day.words : undefined;
    if (occasion.pointing.test(line)) return dayBefore(passage, index, publishedAtMs);
  }
  return undefined;
}

/** "that day": the word opens no clause. */
const SPAN_OF_TIME = /^(?:day|evening|morning|night|month|year)$/u;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The clauses of a range that hold a verb of saying: what another clause dates is another matter ("who was elected last year"). */
function clausesOfSpeech({ items, grammar }: Passage, { from, to }: Range): readonly Range[] {
  const clauses: Range[] = [];
  let start = from;
  let hasCue = false;
  for (let at = from; at <= to; at++) {
    const item = at < to ? items[at] : undefined;
    const isDate = item?.text === ',' && /^\d{4}$/u.test(items[at + 1]?.text ?? '');
    const isEnd =
      item === undefined ||
      item.kind === 'quote' ||
      (item.kind === 'mark' && /^[,;:()–—]$/u.test(item.text) && !isDate) ||
      (grammar.clauseWords.has(item.lower) &&
        !grammar.articles.has(item.lower) &&
        !SPAN_OF_TIME.test(items[at + 1]?.lower ?? ''));
    if (!isEnd) {
      // French hangs the pronoun on: "disait-elle".
      hasCue ||= item.kind === 'word' && grammar.cue.test(item.lower.split('-')[0] ?? '');
      continue;
    }
    if (hasCue) clauses.push({ from: start, to: at });
    start = at + 1;
    hasCue = false;
  }
  return clauses;
}

/** What a pattern found in a line of items' words, as the article writes it. */
function inTheArticlesWords(
  { items, text }: Passage,
  from: number,
  { line, past }: { readonly line: string; readonly past: RegExpExecArray },
): string {
  const found = past[0].trim();
  const before = line.slice(0, past.index + past[0].indexOf(found));
  const first = from + before.split(' ').length - 1;
  const last = first + found.split(' ').length - 1;
  return text.slice(items[first]?.start ?? 0, items[last]?.end ?? 0);
}

/** The day that the sentences before speak of, in the same paragraph: what "that day" means. */
function dayBefore(
  passage: Passage,
  index: number,
  publishedAtMs: EpochMs | undefined,
): string | undefined {
  const paragraph = passage.sentences[index]?.paragraph;
  for (let i = index; i >= 0 && index - i <= SENTENCES_BACK_MAX; i--) {
    const sentence = passage.sentences[i];
    if (sentence === undefined || sentence.paragraph !== paragraph) return undefined;
    const day = findDay(passage, sentence, publishedAtMs);
    if (day !== undefined)
      return publishedAtMs === undefined || isOld(day, publishedAtMs) ? day.words : undefined;
  }
  return undefined;
}

/** A day and its month, in either order; the year given, else the last one in which the day was past. */
function findDay(
  { items, text }: Passage,
  { from, to }: Range,
  publishedAtMs: EpochMs | undefined,
): GivenDay | undefined {
  for (let at = from; at < to; at++) {
    const month = MONTHS.findIndex((names) => names.test(items[at]?.lower ?? ''));
    if (month < 0) continue;
    const before = items[at - 1]?.text === '.' ? at - 2 : at - 1;
    const dayAt = [before, at + 1].find((one) => isDayOfMonth(items[one]?.text ?? ''));
    if (dayAt === undefined || dayAt < from || dayAt >= to) continue;
    const behind = Math.max(dayAt, at) + 1;
    const yearAt = items[behind]?.text === ',' ? behind + 1 : behind;
    const year = /^(?:19|20)\d\d$/u.exec(items[yearAt]?.text ?? '')?.[0];
    const start = items[Math.min(dayAt, at)]?.start ?? 0;
    const end = items[year === undefined ? Math.max(dayAt, at) : yearAt]?.end ?? start;
    const day = Number(items[dayAt]?.text);
    return { words: text.slice(start, end), atMs: momentOf({ day, month, year }, publishedAtMs) };
  }
  return undefined;
}

function isDayOfMonth(text: string): boolean {
  return /^\d{1,2}$/u.test(text) && Number(text) >= 1 && Number(text) <= 31;
}

function momentOf(
  given: { readonly day: number; readonly month: number; readonly year: string | undefined },
  publishedAtMs: EpochMs | undefined,
): EpochMs | undefined {
  if (publishedAtMs === undefined) return undefined;
  const inYear = (year: number): EpochMs =>
    daysSinceEpoch(year, given.month + 1, given.day) * DAY_MS;
  if (given.year !== undefined) return inYear(Number(given.year));
  const yearNow = zonedTime(publishedAtMs, 'UTC').year;
  // A day named ahead of its article ("the vote on May 3") is to come, unless it is more than half a year off.
  const thisYear = inYear(yearNow);
  return thisYear - publishedAtMs > HALF_YEAR_MS ? inYear(yearNow - 1) : thisYear;
}

const HALF_YEAR_MS = 183 * DAY_MS;

function isOld({ atMs }: GivenDay, publishedAtMs: EpochMs | undefined): boolean {
  return (
    atMs !== undefined &&
    publishedAtMs !== undefined &&
    publishedAtMs - atMs > OLD_AFTER_MS + DAY_MS
  );
}
