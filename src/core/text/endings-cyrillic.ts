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
const MAY_BE_BARE = /[мвхўт]$/;
const LAST_SYLLABLE = /[оіеєї](?=[^аеєиіїоуыэюяйь]+$)/;
const DOUBLED = /([бвгджзклмнпрстфхцчшщ])\1$/;
const AFTER_DOUBLED = /^(?:ям|ями|ях|[яюіеь])$/;
/** Consonants that turn before the -і or -ы of the dative and locative: в Авдіївці (Авдіївка), у Празі (Прага). */
const SOFTENED: Readonly<Record<string, string>> = { ц: 'к', з: 'г', с: 'х' };

/** The last closed syllable with і as о (or е) and ї as є: Харків, Харкова; Київ, Києва; камінь, каменя. */
function evenVowels(stem: string): readonly string[] {
  const vowel = LAST_SYLLABLE.exec(stem)?.[0];
  if (vowel === 'ї') return [stem.replace(LAST_SYLLABLE, 'є')];
  if (vowel === 'і') return [stem.replace(LAST_SYLLABLE, 'о'), stem.replace(LAST_SYLLABLE, 'е')];
  return [];
}

/** Кіеў, Кіева: what is ў at the end of a Belarusian word is в before a vowel. */
const evenShortU = (stem: string): string => stem.replace(/ў$/, 'в');

const dropSoftSign = (stem: string): string =>
  stem.endsWith('ь') && stem.length > STEM_LETTERS_MIN ? stem.slice(0, -1) : stem;

function findBaseStems(form: string, endings: ReadonlySet<string>): Set<string> {
  const lengths = findEndingLengths(form, endings, ENDING_LETTERS_MAX);
  const [longest, shortest] = [lengths[0], lengths.at(-1)];
  const stems = new Set<string>();
  if (longest === undefined || MAY_BE_BARE.test(form)) stems.add(form);
  for (const length of [longest, shortest]) {
    if (length === undefined) continue;
    const stem = dropSoftSign(form.slice(0, -length));
    stems.add(stem);
    // рішення and рішень, Запоріжжя and Запоріж-: the doubled consonant is part of the ending.
    if (stem.length > STEM_LETTERS_MIN && AFTER_DOUBLED.test(form.slice(-length))) {
      stems.add(stem.replace(DOUBLED, '$1'));
    }
  }
  return stems;
}

function findSoftenedStem(form: string, language: EndingLanguage): string | undefined {
  if (language === 'ru' || language === 'bg') return undefined;
  const ending = language === 'be' ? /[цзс][ыеі]$/ : /[цзс]і$/;
  if (!ending.test(form)) return undefined;
  const hard = SOFTENED[form.at(-2) ?? ''];
  return hard === undefined ? undefined : form.slice(0, -2) + hard;
}

/**
 * Stems of a folded Cyrillic word: without its case ending (read short and long, as -ів may belong to the word), with
 * о/і and е/ї of the last syllable evened out. A story in a language that is not written in Cyrillic gets the
 * Ukrainian and Russian endings together. Russian and Bulgarian have no such vowels, so Львов stays apart from Львів.
 */
export function findCyrillicStems(form: string, language: EndingLanguage): readonly string[] {
  const own = language === 'uk' || language === 'ru' || language === 'be' || language === 'bg';
  const stems = findBaseStems(form, ENDINGS[own ? language : 'any']);
  if (language === 'be')
    return [...addSoftened(new Set([...stems].map(evenShortU)), form, language)];
  if (language === 'ru' || language === 'bg') return [...stems];
  const evened = [...stems]
    .filter((stem) => stem.length > STEM_LETTERS_MIN || stem === form)
    .flatMap(evenVowels);
  for (const stem of evened) stems.add(stem);
  return [...addSoftened(stems, form, language)];
}

function addSoftened(stems: Set<string>, form: string, language: EndingLanguage): Set<string> {
  const softened = findSoftenedStem(form, language);
  if (softened !== undefined && softened.length >= STEM_LETTERS_MIN) stems.add(softened);
  return stems;
}
