/** What somebody asks about: words, and who is said to have said them; '' when nobody is named. */
export interface QuoteClaim {
  readonly words: string;
  readonly speaker: string;
}

/** A longer question is no quote; a chat message has at most 4,000 characters. */
const CHARACTERS_MAX = 8_000;
const NAME_WORDS_MAX = 9;
/** They stand inside names and roles: "Secretary of State", "Ursula von der Leyen". */
const SMALL_WORDS = new Set(
  'of the for and de du des di da von van der den zu ter і й та и'.split(' '),
);
const MARKED = /["“”„«»‹›]([\s\S]+)["“”«»‹›]/u;
const TRAILING_NAME = /^([\s\S]{8,}?)[\s"“”«»,.!?…]*\s(?:[—–]|-{1,2})\s*([^—–"“”«»]{2,80})$/u;
const LEADING_NAME = /^([^:"“”„«»]{2,80}):\s+([\s\S]{8,})$/u;
const CAPITAL = /^\p{Lu}/u;
const OUTER = /^[\s:,.;—–-]+|[\s:,.;—–-]+$/gu;

/**
 * How the text can be read, the likeliest first: `“words” — Blinken`, `Blinken: “words”`, `words — Blinken`, or words alone. Whoever
 * asks may mean any, so each is for the archive to answer.
 */
export function readClaims(text: string): readonly QuoteClaim[] {
  const asked = text.slice(0, CHARACTERS_MAX).trim();
  const claims: QuoteClaim[] = [];
  const marked = MARKED.exec(asked);
  if (marked !== null) {
    const outside = [asked.slice(0, marked.index), asked.slice(marked.index + marked[0].length)];
    const [speaker = ''] = outside.map(findName).filter((name) => name !== '');
    claims.push({ words: marked[1] ?? '', speaker });
  }
  const [, said = '', by = ''] = TRAILING_NAME.exec(asked) ?? [];
  if (findName(by) !== '') claims.push({ words: said, speaker: findName(by) });
  const [, who = '', words = ''] = LEADING_NAME.exec(asked) ?? [];
  if (findName(who) !== '') claims.push({ words, speaker: findName(who) });
  claims.push({ words: asked, speaker: '' });
  return claims;
}

// "said US Secretary of State Antony Blinken on Monday": the run of capitalised words, with the little ones inside it.
function findName(outside: string): string {
  const words = outside.replace(OUTER, '').split(/\s+/u);
  const from = words.findIndex((word) => CAPITAL.test(word));
  if (from === -1) return '';
  let to = from + 1;
  for (let at = to; at < words.length && at - from < NAME_WORDS_MAX; at++) {
    const word = words[at] ?? '';
    if (CAPITAL.test(word)) to = at + 1;
    else if (!SMALL_WORDS.has(word)) break;
  }
  return words.slice(from, to).join(' ').replace(OUTER, '');
}
