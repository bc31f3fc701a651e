import { isSamePerson } from './names.ts';

const NAME_WORDS_MAX = 4;
const CAPITAL = /^[\p{Lu}]/u;

/**
 * Whether somebody named in a claim ("Blinken", "US Secretary of State Antony Blinken", "Сибига") can be the speaker of a
 * quote. Roles before the name, and behind a comma, do not count; an organisation is the same when its words are.
 */
export function isSpeaker(claimed: string, speaker: string): boolean {
  if (plain(claimed) === plain(speaker)) return true;
  const others = findNames(speaker);
  return claimed
    .split(',')
    .flatMap(findNames)
    .some((name) => others.some((other) => isSamePerson(name, other)));
}

// The name as given, and its last words alone: titles and roles stand before a name.
function findNames(text: string): readonly string[] {
  const words = text.trim().split(/[\s,]+/u);
  let from = words.length;
  while (from > 0 && CAPITAL.test(words[from - 1] ?? '')) from--;
  const name = words.slice(Math.max(from, words.length - NAME_WORDS_MAX));
  const short = name.slice(-2).join(' ');
  const names = [text.trim(), name.join(' '), short].filter((form) => form !== '');
  return [...new Set(names)];
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
