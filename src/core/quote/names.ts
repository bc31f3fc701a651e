import { isFirstName } from './grammar/first-names.ts';
import { isPatronymic } from './name-forms.ts';

// Pairs of letters as five presses write one sound, longest first; the result is a key, not a spelling.
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'e',
  ё: 'o',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ъ: '',
  ы: 'i',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  ў: 'v',
};
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  // One class for sh, zh, ch and shch: French writes two of them alike, Polish and German each their own way.
  [/schtsch|chtch|shch|szcz|tsch|tch|cz|sch|sh|sz|zh|rz|dj|ch(?=[eiyuk])/g, 'S'],
  [/kh|ch/g, 'X'],
  [/ts|tz/g, 'T'],
  [/ph|ff/g, 'v'],
  [/w|f/g, 'v'],
  [/ck|q|c(?=[aoukrl])/g, 'k'],
  [/x/g, 'ks'],
  [/ou|oo/g, 'u'],
  [/ł/g, 'l'],
  [/h/g, 'g'],
  [/z|c/g, 's'],
  [/[yj]/g, 'i'],
  [/i+/g, 'i'],
  [/skai?a$/g, 'ska'],
  [/i(?=[aeou])/g, ''],
  [/(\p{L})\1+/gu, '$1'],
  [/(?:ii|i)$/g, 'i'],
];
/** First names that Ukrainian and Russian (and their readers) write differently for one person, as keys. */
const SAME_FIRST: readonly (readonly string[])[] = [
  ['Володимир', 'Владимир'],
  ['Олександр', 'Александр'],
  ['Микола', 'Николай'],
  ['Дмитро', 'Дмитрий'],
  ['Сергій', 'Сергей'],
  ['Олена', 'Елена'],
  ['Андрій', 'Андрей'],
  ['Євген', 'Евгений', 'Yevhen'],
  ['Павло', 'Павел'],
  ['Петро', 'Пётр', 'Петр'],
  ['Михайло', 'Михаил'],
  ['Олексій', 'Алексей'],
  ['Катерина', 'Екатерина'],
  ['Ганна', 'Анна'],
  ['Кирило', 'Кирилл'],
  ['Василь', 'Василий'],
  ['Олег', 'Oleh'],
  ['Данило', 'Данила', 'Даниил'],
  ['Antony', 'Anthony', 'Tony'],
  ['Alexander', 'Александр', 'Олександр', 'Alexandre'],
  ['Юрій', 'Юрий', 'Yuri'],
].map((names) => names.map(soundKey));

function soundKey(word: string): string {
  const latin = Array.from(word.toLowerCase().replace(/[’'ʼ`]/g, ''))
    .map((letter) => CYRILLIC[letter] ?? letter)
    .join('');
  let key = latin
    .replace(/č/g, 'ch')
    .replace(/š/g, 'sh')
    .replace(/ž|ż/g, 'zh')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o');
  key = key
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}-]/gu, '');
  for (const [pattern, sound] of SOUNDS) key = key.replace(pattern, sound);
  return key;
}

interface NameParts {
  readonly first: string | undefined;
  readonly last: string;
}

function partsOf(name: string): NameParts {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => !isPatronymic(word) || name.trim().split(/\s+/).length < 3);
  const [head = '', ...rest] = words;
  const last = rest.at(-1);
  if (last === undefined) return { first: undefined, last: head };
  // "Сибіга Андрій": lists put the surname first.
  if (words.length === 2 && isFirstName(last) && !isFirstName(head))
    return { first: last, last: head };
  return { first: head, last };
}

/**
 * A key of the surname that is the same for its spellings in the alphabets and transliterations of the six languages:
 * Сибіга, Sybiha, Sibiga. People of one surname share it: tell them apart by `isSamePerson`. '' for no letters.
 */
export function nameKey(name: string): string {
  return soundKey(partsOf(name).last);
}

/**
 * Whether two names can be one person: surnames sound alike, and so do first names where both are given (initials and
 * the Ukrainian and Russian forms of a name count as alike). A surname alone fits everybody who bears it.
 */
export function isSamePerson(one: string, other: string): boolean {
  const a = partsOf(one);
  const b = partsOf(other);
  const key = soundKey(a.last);
  if (key === '' || key !== soundKey(b.last)) return false;
  if (a.first === undefined || b.first === undefined) return true;
  const first = soundKey(a.first);
  const second = soundKey(b.first);
  if (first === second) return true;
  if (isInitial(a.first) || isInitial(b.first)) return first.charAt(0) === second.charAt(0);
  return SAME_FIRST.some((row) => row.includes(first) && row.includes(second));
}

function isInitial(word: string): boolean {
  return /^\p{L}\.?$/u.test(word);
}
