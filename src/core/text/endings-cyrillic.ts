import type { EndingLanguage } from './endings.ts';
import { findEndingLengths, STEM_LETTERS_MIN } from './strip-ending.ts';

const split = (endings: string): readonly string[] => endings.split(/\s+/);

/** Case endings of nouns and adjectives, as written after folding (ё is е, ґ is г). */
const UKRAINIAN = split(
  `а я и і ї у ю о е є ь й ой ей ий ій ою ею єю ом ем єм ам ям ами ями ах ях ів їв ей ові еві єві
   ого ього ому ьому им ім ими іми их іх ої ьої ою ьою ію іх`,
);
const RUSSIAN = split(
  `а я ы и у ю о е ь й ой ей ий ый ою ею ом ем ам ям ами ями ах ях ов ев ие ые ое ее ая яя ую юю
   ого его ому ему ым им ыми ими ых их`,
);
const BELARUSIAN = split(
  `а я ы і у ю о е ь й ай яй ей ой аю яю ею ою ам ям ем ом амі ямі ах ях аў яў еў оў ага яга аму яму
   ым ім ымі імі ых іх ая яя ае яе ую юю ыя ія`,
);
/** Bulgarian has articles where its neighbours have cases. */
const BULGARIAN = split(
  `а я и о е у ю й ь ът ят та то те ата ята ото ето ите ия ият ове еве овете евете`,
);

const ENDINGS: Readonly<Record<'be' | 'bg' | 'ru' | 'uk' | 'any', ReadonlySet<string>>> = {
  uk: new Set(UKRAINIAN),
  ru: new Set(RUSSIAN),
  be: new Set(BELARUSIAN),
  bg: new Set(BULGARIAN),
  any: new Set([...UKRAINIAN, ...RUSSIAN]),
};
const ENDING_LETTERS_MAX = 5;

/** Endings after which the bare word may be what stands there: Газпром, режим, Київ, Лавров, Аллах. */
const BARE_AT_END = 'мвхўт';
const VOWELS = 'аеєиіїоуыэюя';
const VOWELS_TO_EVEN = 'оіеєї';
const AFTER_DOUBLED = new Set(['я', 'ю', 'і', 'е', 'ь', 'ям', 'ями', 'ях']);
/** Consonants that turn before the -і or -ы of the dative and locative: в Авдіївці (Авдіївка), у Празі (Прага). */
const SOFTENED: Readonly<Record<string, string>> = { ц: 'к', з: 'г', с: 'х' };

function add(stems: string[], stem: string): void {
  if (!stems.includes(stem)) stems.push(stem);
}

/** Where the vowel of the last syllable stands, if consonants other than й and ь close it and it is one that changes. */
function findVowelToEven(stem: string): number {
  for (let index = stem.length - 1; index >= 0; index--) {
    const letter = stem.charAt(index);
    if (VOWELS.includes(letter)) {
      return index < stem.length - 1 && VOWELS_TO_EVEN.includes(letter) ? index : -1;
    }
    if (letter === 'й' || letter === 'ь') return -1;
  }
  return -1;
}

/** The last closed syllable with і as о (or е) and ї as є: Харків, Харкова; Київ, Києва; камінь, каменя. */
function addEven(stems: string[], stem: string): void {
  const index = findVowelToEven(stem);
  const vowel = stem.charAt(index);
  const [before, after] = [stem.slice(0, index), stem.slice(index + 1)];
  if (index >= 0 && vowel === 'ї') add(stems, `${before}є${after}`);
  if (index < 0 || vowel !== 'і') return;
  add(stems, `${before}о${after}`);
  add(stems, `${before}е${after}`);
}

const dropSoftSign = (stem: string): string =>
  stem.endsWith('ь') && stem.length > STEM_LETTERS_MIN ? stem.slice(0, -1) : stem;

function addStripped(stems: string[], form: string, length: number): void {
  const stem = dropSoftSign(form.slice(0, -length));
  add(stems, stem);
  // рішення and рішень, Запоріжжя and Запоріж-: the doubled consonant is part of the ending.
  const isDoubled = stem.length > STEM_LETTERS_MIN && stem.at(-1) === stem.at(-2);
  if (isDoubled && AFTER_DOUBLED.has(form.slice(-length))) add(stems, stem.slice(0, -1));
}

function findBaseStems(form: string, endings: ReadonlySet<string>): string[] {
  const lengths = findEndingLengths(form, endings, ENDING_LETTERS_MAX);
  const [longest, shortest] = [lengths[0], lengths.at(-1)];
  const stems: string[] = [];
  if (longest === undefined || BARE_AT_END.includes(form.charAt(form.length - 1))) stems.push(form);
  if (longest !== undefined) addStripped(stems, form, longest);
  if (shortest !== undefined && shortest !== longest) addStripped(stems, form, shortest);
  return stems;
}

function addSoftened(stems: string[], form: string, language: EndingLanguage): void {
  const last = form.charAt(form.length - 1);
  const isSoftening = last === 'і' || (language === 'be' && (last === 'ы' || last === 'е'));
  const hard = isSoftening ? SOFTENED[form.at(-2) ?? ''] : undefined;
  if (hard !== undefined && form.length > STEM_LETTERS_MIN) add(stems, form.slice(0, -2) + hard);
}

/**
 * Stems of a folded Cyrillic word: without its case ending (read short and long, as -ів may belong to the word), with
 * о/і and е/ї of the last syllable evened out. A story in a language that is not written in Cyrillic gets the
 * Ukrainian and Russian endings together. Russian and Bulgarian have no such vowels, so Львов stays apart from Львів.
 */
export function findCyrillicStems(form: string, language: EndingLanguage): readonly string[] {
  const own = language === 'uk' || language === 'ru' || language === 'be' || language === 'bg';
  const stems = findBaseStems(form, ENDINGS[own ? language : 'any']);
  if (language === 'ru' || language === 'bg') return stems;
  const bases = stems.slice();
  for (const stem of bases) {
    if (language !== 'be' && (stem.length > STEM_LETTERS_MIN || stem === form))
      addEven(stems, stem);
    // Кіеў, Кіева: what is ў at the end of a Belarusian word is в before a vowel.
    if (language === 'be' && stem.endsWith('ў')) add(stems, `${stem.slice(0, -1)}в`);
  }
  addSoftened(stems, form, language);
  return stems;
}
