import type { Token } from './find-tokens.ts';
import { findNotion } from './notions.ts';
import { findNumberWord } from './number-words.ts';
import { findStopWords } from './stop-words.ts';

/** What a correction is about; `word` is any other word, which counts in a title or beside a note of correction. */
export type ChangedFact = 'number' | 'name' | 'negation' | 'word';

const LANGS = ['en', 'uk', 'ru', 'pl', 'de', 'fr'] as const;
const NEGATIONS = new Set(
  `no not never none neither nor nobody nothing without cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't hasn't haven't hadn't couldn't shouldn't
  не ні немає нема жоден жодна жодного ніколи ніхто нет нельзя никогда никто ни nie nigdy nikt żaden żadna bez nicht kein keine keinen keinem keiner nie niemals niemand
  ne pas jamais aucun aucune personne`.split(/\s+/),
);
/** British and American spellings of one word: the beginnings stay, the endings are made alike. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/our/g, 'or'],
  [/is(?=e|i|a)/g, 'iz'],
  [/ys(?=e|i)/g, 'yz'],
  [/re$/g, 'er'],
  [/res$/g, 'ers'],
  [/enc(?=e)/g, 'ens'],
  [/ogue/g, 'og'],
  [/grey/g, 'gray'],
  [/ll/g, 'l'],
  [/tonne/g, 'ton'],
  [/['’]s$/g, ''],
];
const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  два: 2,
  дві: 2,
  две: 2,
  двоє: 2,
  двое: 2,
  двох: 2,
  двух: 2,
  три: 3,
  троє: 3,
  трое: 3,
  трьох: 3,
  трёх: 3,
  трех: 3,
  чотири: 4,
  четверо: 4,
  чотирьох: 4,
  четыре: 4,
  четырёх: 4,
  четырех: 4,
  "п'ять": 5,
  "п'ятеро": 5,
  "п'яти": 5,
  "п'ятьох": 5,
  пять: 5,
  пятеро: 5,
  пяти: 5,
  dwa: 2,
  dwie: 2,
  dwoje: 2,
  dwóch: 2,
  trzy: 3,
  troje: 3,
  trzech: 3,
  cztery: 4,
  czworo: 4,
  czterech: 4,
  pięć: 5,
  pięcioro: 5,
  pięciu: 5,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
}; // prettier-ignore

/** The number that a token tells, in digits or spelled out in one of the six languages: "7", "seven", "сім"; undefined for another word. */
export function readNumber({ kind, lower }: Token): string | undefined {
  if (kind === 'number') return lower;
  const small = SMALL_NUMBERS[lower];
  if (small !== undefined) return String(small);
  for (const lang of LANGS) {
    const value = findNumberWord(lower, lang);
    if (value !== undefined) return String(value);
  }
  return undefined;
}

function spellAlike(lower: string): string {
  return SPELLINGS.reduce((word, [pattern, same]) => word.replace(pattern, same), lower);
}

/** Whether two runs are the same words in other spellings. */
export function isSpeltAlike(before: readonly Token[], after: readonly Token[]): boolean {
  const spell = (tokens: readonly Token[]): string =>
    tokens.map((token) => readNumber(token) ?? spellAlike(token.lower)).join(' ');
  return spell(before) === spell(after);
}

function isPlain(lower: string): boolean {
  return LANGS.some((lang) => findStopWords(lang).has(lower));
}

function findNotions(lower: string): readonly string[] {
  return LANGS.flatMap((lang) => findNotion(lower, lang) ?? []);
}

function differ(before: ReadonlySet<string>, after: ReadonlySet<string>): boolean {
  const isLost = [...before].some((value) => !after.has(value));
  const isNew = [...after].some((value) => !before.has(value));
  return isLost && isNew;
}

/**
 * The fact that a replaced run of words changes; undefined for a copy-edit: another spelling, "seven" for "7", a detail
 * that is added or dropped, or (unless strict) a word for the same notion.
 */
export function findChangedFact(
  before: readonly Token[],
  after: readonly Token[],
  { isStrict }: { isStrict: boolean },
): ChangedFact | undefined {
  const readNumbers = (tokens: readonly Token[]): Set<string> =>
    new Set(tokens.flatMap((token) => readNumber(token) ?? []));
  if (differ(readNumbers(before), readNumbers(after))) return 'number';
  const countNegations = (tokens: readonly Token[]): number =>
    tokens.filter(({ lower }) => NEGATIONS.has(lower)).length;
  if (countNegations(before) !== countNegations(after)) return 'negation';
  const readNames = (tokens: readonly Token[]): Set<string> =>
    new Set(
      tokens
        .filter(({ isCapitalised, isFirst }) => isCapitalised && !isFirst)
        .map(({ lower }) => spellAlike(lower)),
    );
  if (differ(readNames(before), readNames(after))) return 'name';
  const readWords = (tokens: readonly Token[]): Set<string> =>
    new Set(
      tokens
        .filter(({ lower, kind }) => kind === 'word' && !isPlain(lower))
        .map(({ lower }) => (isStrict ? undefined : findNotions(lower)[0]) ?? spellAlike(lower)),
    );
  return differ(readWords(before), readWords(after)) ? 'word' : undefined;
}
