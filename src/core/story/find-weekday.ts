/** Beginnings of the days of the week, Sunday first, in six languages; a form of a case or a time of day may follow. */
const BEGINNINGS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [['sunday'], ['monday'], ['tuesday'], ['wednesday'], ['thursday'], ['friday'], ['saturday']],
  uk: [['неділ'], ['понеділ'], ['вівтор'], ['серед'], ['четвер'], ["п'ятниц"], ['субот']],
  ru: [['воскресень'], ['понедельник'], ['вторник'], ['сред'], ['четверг'], ['пятниц'], ['суббот']],
  pl: [['niedziel'], ['poniedział'], ['wtor'], ['środ', 'śród'], ['czwart'], ['piąt'], ['sobot']],
  de: [
    ['sonntag'],
    ['montag'],
    ['dienstag'],
    ['mittwoch'],
    ['donnerstag'],
    ['freitag'],
    ['samstag', 'sonnabend'],
  ],
  fr: [['dimanche'], ['lundi'], ['mardi'], ['mercredi'], ['jeudi'], ['vendredi'], ['samedi']],
}; // prettier-ignore
/** "середа" is a day, "середовище" (surroundings) is not: what may follow the beginning is short. */
const ENDING_LENGTH_MAX: Readonly<Record<string, number>> = {
  en: 2,
  uk: 3,
  ru: 3,
  pl: 3,
  de: 7,
  fr: 1,
};
/** Words that begin like a day and are none. */
const NO_DAYS = new Set([
  'среди',
  'средний',
  'средняя',
  'среднее',
  'средств',
  'серед',
  'średni',
  'piąty',
  'piąte',
  'piąta',
]);

const HEAD_LENGTH = 3;
/** First letters of the days of a language: most words are turned away by them. */
const HEADS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(BEGINNINGS).map(([lang, days]) => [
    lang,
    new Set(days.flat().map((beginning) => beginning.slice(0, HEAD_LENGTH))),
  ]),
);

/** The day of the week that a lower-case word names, 0 (Sunday) to 6; undefined for any other word. */
export function findWeekday(lower: string, lang: string): number | undefined {
  if (HEADS.get(lang)?.has(lower.slice(0, HEAD_LENGTH)) !== true) return undefined;
  if (NO_DAYS.has(lower)) return undefined;
  for (const [day, beginnings] of (BEGINNINGS[lang] ?? []).entries()) {
    for (const beginning of beginnings) {
      const rest = lower.length - beginning.length;
      if (rest >= 0 && rest <= (ENDING_LENGTH_MAX[lang] ?? 0) && lower.startsWith(beginning))
        return day;
    }
  }
  return undefined;
}
