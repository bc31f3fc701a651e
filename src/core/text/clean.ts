/** Marks that may stand on one letter. Hebrew with points and accents needs four; more is a "zalgo" stack. */
const MARKS_ON_A_LETTER_MAX = 4;

/** Breaks of line in every spelling (Unicode 5.8, newline guidelines), CR LF as one. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;

/**
 * Characters that are not seen but change what is: controls, bidi overrides and isolates, zero-width and tag
 * characters, noncharacters. Kept by the first branches: the tags of a flag (England, Scotland, Wales), the joiner
 * inside an emoji, both joiners between letters of scripts that need them, and the visible Arabic number signs.
 */
const UNSEEN =
  /(?<flag>\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{2,6}\u{E007F})|(?<joiner>(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})|(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{M}])[\u200C\u200D](?=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}]))|(?<sign>[\u0600-\u0605\u06DD\u08E2\u{110BD}])|[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu;

const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MARKS_ON_A_LETTER_MAX}})\\p{M}+`, 'gu');

function dropUnseen(text: string): string {
  return text
    .replace(UNSEEN, (...found) => {
      const kept = found.at(-1) as Readonly<Record<string, string | undefined>>;
      return kept['flag'] ?? kept['joiner'] ?? kept['sign'] ?? '';
    })
    .replace(TOO_MANY_MARKS, '$1');
}

/**
 * Outside text as it may be shown in one line: without controls, bidi overrides, zero-width characters and stacks of
 * marks; breaks of line and tabs are spaces, ends are trimmed. Every other character stays as it is.
 */
export function cleanLine(text: string): string {
  const line = text.toWellFormed().replace(LINE_BREAK, ' ').replaceAll('\t', ' ');
  return dropUnseen(line).trim();
}

/** Like `cleanLine`, but breaks of line stay, as `\n`: for code, notices and other texts of several lines. */
export function cleanLines(text: string): string {
  return text
    .toWellFormed()
    .split(LINE_BREAK)
    .map((line) => dropUnseen(line.replaceAll('\t', '  ')).trimEnd())
    .join('\n')
    .trim();
}

const WORD_SEARCH_MAX = 24;

/**
 * The text if it has at most `charactersMax` UTF-16 units; else its beginning with an ellipsis, cut between words where
 * one ends near, and never inside a character. Not for quotes and sentences: those are shown whole or not at all.
 */
export function shorten(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  if (charactersMax < 1) return '';
  let end = charactersMax - 1;
  const space = text.lastIndexOf(' ', end);
  if (space > 0 && end - space <= WORD_SEARCH_MAX) end = space;
  return `${dropBrokenEnd(text.slice(0, end)).trimEnd()}…`;
}

/** A joiner, a modifier or half a pair at the cut would show as a stray box. */
function dropBrokenEnd(text: string): string {
  return text.replace(/[\uD800-\uDBFF\u200D]$/, '');
}
