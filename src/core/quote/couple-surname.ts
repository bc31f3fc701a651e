import type { Gender } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';

/** The plural of a surname that two share, with the singular of a man's and a woman's: «Шульги», «Коваленки», «Залеські», «Орловы». */
const PLURALS: readonly (readonly [RegExp, string, string])[] = [
  [/([сзц]ьк)і$/u, '$1ий', '$1а'],
  [/([сц]к)ие$/u, '$1ий', '$1ая'],
  [/(ов|ев|єв|ін|їн|ин)[иы]$/u, '$1', '$1а'],
  [/(енк|йк|чк|шк)и$/u, '$1о', '$1о'],
  [/([уюиіая]к|ич|ар|ор|ер|ан|ян|юх)[иі]$/u, '$1', '$1'],
  [/([гхкбдзлмнпрт])и$/u, '$1а', '$1а'],
];
const ENDINGS = ['а', '', 'о', 'ь', 'я', 'й'];

/** One bearer's surname where two stand with it in the plural («Ірина та Вадим Шульги»); as the text shows it elsewhere, where it does. */
export function singularSurname(
  surname: string,
  gender: Gender,
  { items, grammar }: Passage,
): string {
  if (!(grammar.language === 'uk' || grammar.language === 'ru')) return surname;
  const rule = PLURALS.find(([plural]) => plural.test(surname));
  if (rule === undefined) return surname;
  const stem = surname.slice(0, -1);
  const shown = ENDINGS.map((ending) => stem + ending).find((form) =>
    items.some((item) => item.isCapital && item.text === form),
  );
  const [plural, male, female] = rule;
  return shown ?? surname.replace(plural, gender === 'female' ? female : male);
}
