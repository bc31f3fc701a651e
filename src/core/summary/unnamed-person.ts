// Pronouns of the third person that stand for a person wherever they come in the sentence. French "il" and German "es"
// and "sie" stand for too much else.
const PRONOUNS: Readonly<Record<string, string>> = {
  en: 'he she him his her hers himself herself',
  uk: 'він вона його її йому їй нею',
  ru: 'он она его её ее ему ей неё нее него',
  pl: 'on ona ono jego jej mu jemu niego niej',
  de: 'er ihm ihn',
  fr: 'elle lui',
};
const PRONOUNS_BY_LANGUAGE = new Map(
  Object.entries(PRONOUNS).map(([lang, words]) => [lang, new Set(words.split(' '))]),
);
const WORD = /\p{L}+/gu;
const CAPITAL = /^\p{Lu}/u;
const NAME_LETTERS_MIN = 3;

/** True when the sentence speaks of somebody by a pronoun before it has named anybody; in German any noun names. */
export function hasUnnamedPerson(sentence: string, lang: string): boolean {
  const pronouns = PRONOUNS_BY_LANGUAGE.get(lang);
  if (pronouns === undefined) return false;
  for (const { 0: word, index } of sentence.matchAll(WORD)) {
    if (pronouns.has(word.toLowerCase())) return true;
    if (index > 0 && word.length >= NAME_LETTERS_MIN && CAPITAL.test(word)) return false;
  }
  return false;
}
