/** Longest key: endings of cases add consonants behind the stem, so a name is compared by its first four. */
const KEY_LENGTH_MAX = 4;
/** Words are cut here first: no name needs more, and the rewriting below stays cheap on hostile input. */
const WORD_LENGTH_MAX = 24;

type Rewrite = readonly (readonly [RegExp, string])[];

/** Case endings that bring a consonant of their own; those made of vowels vanish anyway. */
const CYRILLIC_ENDING = /(?:ами|ями|ими|ыми|ого|его|ому|ему|ом|ем|єм|ам|ям|ах|ях|их|ых)$/;
/** What makes an adjective of a name, or a name of another: the Sea of Azov is Азовське море, Азовское море, Morze Azowskie. */
const CYRILLIC_ADJECTIVE = /сь?к[аеиіїоуюяыйгмх]{0,4}$/;
const LATIN_ADJECTIVE = /sk[aeiouyjąghmc]{0,4}$/;
/** What is left of a shorter name would sound like too many others. */
const ROOT_LENGTH_MIN = 3;
const CYRILLIC: Rewrite = [
  [/^[аеєиіїоуюяыэё]/, 'A'],
  [/дж/g, 's'],
  [/[аеєиіїоуюяыэёйьъ'’]/g, ''],
  [/[жзсцчшщ]/g, 's'],
  [/[гґх]/g, 'g'],
  [/б/g, 'b'],
  [/в/g, 'v'],
  [/д/g, 'd'],
  [/к/g, 'k'],
  [/л/g, 'l'],
  [/м/g, 'm'],
  [/н/g, 'n'],
  [/п/g, 'p'],
  [/р/g, 'r'],
  [/т/g, 't'],
  [/ф/g, 'f'],
];
const LATIN_END: Rewrite = [
  [/^y?[aeiou]/, 'A'],
  [/th/g, 't'],
  [/kh|gh/g, 'g'],
  [/ph/g, 'f'],
  [/x/g, 'ks'],
  [/[aeiouyj]/g, ''],
  [/[hg]/g, 'g'],
  [/[zs]/g, 's'],
  [/[cqk]/g, 'k'],
  [/w/g, 'v'],
  [/ł/g, 'l'],
  [/ß/g, 's'],
];
/** What a spelling stands for differs by language: `ch` is a hiss in English and French, a breath in German and Polish. */
const LATIN: Readonly<Record<string, Rewrite>> = {
  en: [
    [/['’]s?$/, ''],
    [/tch|sch|ch|sh|zh|ts|tz/g, 's'],
    [/j|dg(?=e)/g, 's'],
    [/c(?=[eiy])/g, 's'],
    [/ck/g, 'k'],
    [/qu/g, 'kv'],
  ],
  de: [
    [/^j(?=[aeiou])/, ''],
    [/dsch|tsch|sch|tz|ts/g, 's'],
    [/^st(?=r)/, 'st'],
    [/ck/g, 'k'],
    [/ch/g, 'g'],
    [/qu/g, 'kv'],
  ],
  pl: [
    [/(?:ami|ach|iem|em|om|ego|emu)$/, ''],
    [/^j(?=[aeiou])/, ''],
    [/ch/g, 'g'],
    [/szcz|dż|dz|sz|cz|rz|c(?!h)/g, 's'],
  ],
  fr: [
    [/^[ld]['’]/, ''],
    [/tch|sch|ch|dj|ts|tz/g, 's'],
    [/j/g, 's'],
    [/c(?=[eiy])/g, 's'],
    [/qu/g, 'k'],
    [/ou/g, 'u'],
  ],
};

function rewrite(word: string, steps: Rewrite): string {
  let result = word;
  for (const [pattern, replacement] of steps) result = result.replace(pattern, replacement);
  return result;
}

/**
 * The sound of a name as Latin consonant classes, the same for its spellings in Latin and Cyrillic script, in most case
 * forms (`Izmail`, `Ізмаїлом`, `Izmaił` give `Asml`) and for its Slavic adjective: Soundex for six languages, coarse on
 * purpose. `A` stands for a vowel at the start. Empty for a word with fewer than two consonants.
 */
export function findLatinKey(word: string, lang: string): string {
  const lower = word.slice(0, WORD_LENGTH_MAX).toLowerCase();
  const isCyrillic = /^\p{Script=Cyrillic}/u.test(lower);
  const sound = isCyrillic ? soundCyrillic : soundLatin;
  const root = lower.replace(isCyrillic ? CYRILLIC_ADJECTIVE : LATIN_ADJECTIVE, '');
  const key = root === lower ? '' : sound(root, lang);
  return key.length >= ROOT_LENGTH_MIN ? key : sound(lower, lang);
}

function soundCyrillic(lower: string): string {
  return classify(rewrite(lower.length > 5 ? lower.replace(CYRILLIC_ENDING, '') : lower, CYRILLIC));
}

function soundLatin(lower: string, lang: string): string {
  const own = rewrite(lower, LATIN[lang] ?? LATIN['en'] ?? []);
  return classify(rewrite(own.normalize('NFD').replace(/\p{M}/gu, ''), LATIN_END));
}

function classify(rewritten: string): string {
  const single = rewritten.replace(/(.)\1+/g, '$1');
  const consonants = single.replace(/[^bvgdklmnprstf]/g, '');
  if (consonants.length < 2) return '';
  return (single.startsWith('A') ? 'A' : '') + consonants.slice(0, KEY_LENGTH_MAX);
}
