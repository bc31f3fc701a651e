import type { Grammar } from './grammar/grammar.ts';

/** Short names that only bodies have: Укренерго, Нафтогаз, Роснефть, Мосводоканал. No surname ends or begins so. */
const SHORT_BODY =
  /^(?:рос(?:патент|стат|архив|имуществ|автодор|гидромет|молод|туризм|реестр|рыболов)\p{L}*|м[іи]н(?:культ|осв|обр|цифр|екон|экон|фін|фин|юст|оборон|соц|труд|розвит|развит|агро|сельхоз|транс|регіон|регион|енерго|энерго|спорт|молод|стратег|ветеран|здоров|здрав|пром|природ|довк)\p{L}*|укр(?!аїн|аин|інформ|информ|вісник|правд|медіа|новин|ньюс)\p{L}{4,}|\p{L}{2,}(?:(?:енерго|энерго)|(?:нафта|нафті|нафти|нафтою|нефть|нефти|нефтью|пошта|пошті|пошти|почта|почте|почты|мережа|мережі)|(?:пром|газ|банк|атом|космос|телеком|водоканал|надзор|нагляд|реестр|реєстр|інвест|инвест|автодор)(?:а|у|е|і|ом|ові)?))$/u;

/** Whether a word of a Ukrainian or Russian text is the short name of a body. */
export function isShortBody(lower: string, grammar: Grammar): boolean {
  return (grammar.language === 'uk' || grammar.language === 'ru') && SHORT_BODY.test(lower);
}

type Rules = readonly (readonly [RegExp, string])[];
/** The place of speech ("в «Укрмережі»") back to the name; what ends otherwise stands as it is (Обленерго). */
const FROM_PLACE: Readonly<Record<string, Rules>> = {
  uk: [
    [/(пошт|мереж|газет|правд|спілк|нафт|варт|зірк|ліг|хвил)і$/u, '$1а'],
    [/безпеці$/u, 'безпека'],
    [/ці$/u, 'ця'],
    [/ії$/u, 'ія'],
    [/орі$/u, 'оря'],
    [/([бвгґджзклмнпрстфхцчшщ])(?:і|у|ові)$/u, '$1'],
  ],
  ru: [
    [/(почт|газет|правд|звезд|волн|лент)е$/u, '$1а'],
    [/ии$/u, 'ия'],
    [/(ф|т|з|ст|л|н|р|ч|щ)и$/u, '$1ь'],
    [/([бвгджзклмнпрстфхцчшщ])(?:е|у)$/u, '$1'],
  ],
  pl: [
    [/cie$/u, 'ta'],
    [/([bcdfghklmnprstwz])(?:ie|u)$/u, '$1'],
    [/(cj|ji)i$/u, '$1a'],
  ],
};

/** The other endings that the name may have where the text itself shows it. */
const ENDINGS = ['', 'а', 'я', 'ь', 'о', 'a'];

/** A body's name in the nominative, of one that was met as a place of speech; as the text has it elsewhere, where it does. */
export function bodyFromPlace(name: string, text: string, grammar: Grammar): string {
  const rules = FROM_PLACE[grammar.language] ?? [];
  const rule = rules.find(([pattern]) => pattern.test(name));
  if (rule === undefined || /\s/u.test(name)) return name;
  const stem = name.replace(/(?:ові|ie|\p{L})$/u, '');
  const shown = ENDINGS.find((ending) =>
    new RegExp(`(?<!\\p{L})${escapePattern(stem + ending)}(?!\\p{L})`, 'u').test(text),
  );
  return shown === undefined ? name.replace(rule[0], rule[1]) : stem + shown;
}

function escapePattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
