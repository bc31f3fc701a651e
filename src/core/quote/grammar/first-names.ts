import { ANY_CYRILLIC, FEMALE_CYRILLIC, MALE_CYRILLIC } from './first-names-cyrillic.ts';
import { ANY_LATIN, FEMALE_LATIN, MALE_LATIN } from './first-names-latin.ts';
import { type Gender, wordSet } from './grammar.ts';

let listedNames: ReadonlyMap<string, Gender> | undefined;

/** First names by gender, a hint where nothing else tells: 25,000 names, laid out when the first is asked for. */
function firstNames(): ReadonlyMap<string, Gender> {
  listedNames ??= new Map([
    ...gendered('any', ANY_LATIN, ANY_CYRILLIC),
    ...gendered('male', MALE_LATIN, MALE_CYRILLIC),
    ...gendered('female', FEMALE_LATIN, FEMALE_CYRILLIC),
  ]);
  return listedNames;
}

function gendered(gender: Gender, ...lists: readonly string[]): readonly [string, Gender][] {
  return lists.flatMap((list) =>
    [...wordSet(list)].map((name): [string, Gender] => [name, gender]),
  );
}

/** The letters that papers write now so and now plainer; not the Polish "ą" and "ę", which are endings. */
const ACCENTED = /[^a-z\u0400-\u04ffąę'-]/u;
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  ß: 'ss',
  ð: 'd',
  і: 'и',
  ї: 'и',
  є: 'е',
  э: 'е',
  ё: 'е',
  ґ: 'г',
};

/** A name as a press without its letters writes it: "Seán" is Sean, «Маттіас» and «Матиас» are one. */
function plainly(lower: string): string {
  if (/^[\u0400-\u04ff]/u.test(lower))
    return lower
      .replace(/[іїєэёґ]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
      .replace(/([бвгджзклмнпрстфхцчш])\1/gu, '$1');
  if (!ACCENTED.test(lower)) return lower;
  return lower
    .replace(/[łøđıæßð]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[^ąę]/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** Words of the six languages that would be names without their accents: "dès", "mało". */
const WORDS = wordSet(`
  béat béate bêla délia dénis dès dés désire dîna édit gène gêne grâce lès lés lône mâts mél pète pérégrine vît
  bób dań doń duć gaił gołda gór hasań karła kareł leń łan łań łata łucie łuzie łuz mało marła miło mołły nabił pierś rób roń spaś stań taraś zorań
  äsen dämon däne hörst kämen kürt mäher mäzen öle öles rüben ruß säule völker лилии лілії веера`);

/** The gender of a name in the lists, as it stands or with plainer letters; undefined for a word in none. */
function listedGender(lower: string): Gender | undefined {
  const names = firstNames();
  const listed = names.get(lower);
  // A final "é" is a participle's: "signé", "marié".
  if (listed !== undefined || lower.endsWith('é') || WORDS.has(lower)) return listed;
  return names.get(plainly(lower));
}

/** The gender that a first name suggests: a known name, else a final -a in languages where that is feminine. */
export function genderOfFirstName(name: string): Gender {
  const lower = name.toLowerCase().replace(/[’ʼ]/gu, "'");
  const known = listedGender(lower) ?? listedGender(lower.split('-')[0] ?? lower);
  if (known !== undefined) return known;
  return /[аяaā]$/u.test(lower) ? 'female' : 'any';
}

/** Whether a word is a common first name; of a double name ("Anna-Lena"), its first part. */
export function isFirstName(name: string): boolean {
  const lower = name.toLowerCase().replace(/[’ʼ]/gu, "'");
  if (listedGender(lower) !== undefined) return true;
  const [head = '', tail] = lower.split('-');
  return tail !== undefined && listedGender(head) !== undefined && listedGender(tail) !== undefined;
}
