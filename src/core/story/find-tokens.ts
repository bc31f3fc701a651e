/** A word or number of a text, as the comparison of stories needs it. */
export interface Token {
  readonly kind: 'word' | 'number';
  readonly text: string;
  readonly lower: string;
  /** Starts with a capital letter. */
  readonly isCapitalised: boolean;
  /** Stands at the start of a sentence or quote, where a capital says nothing. */
  readonly isFirst: boolean;
  readonly start: number;
}

/** Enough for the longest report; what stands behind it is background. */
export const TOKENS_MAX = 600;

/** No word or number of the press is longer; a hostile one is cut. */
const WORD_LENGTH_MAX = 80;
const [ZERO, NINE] = [48, 57];
const TOKEN = /\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,\u00A0\u202F]\d+)*|\p{L}[\p{L}\p{M}'’ʼ]*/gu;
/** Behind these a capital letter says nothing. */
const OPENERS = new Set('.!?:…\n"“”„«»–—-');
const APOSTROPHE = /['’ʼ]/;
const SPACES_READ_MAX = 3;

/** Whether the last character before a place, spaces apart, ends a sentence or opens a quote. */
function isAtStart(text: string, at: number): boolean {
  for (let back = 1; back <= SPACES_READ_MAX + 1; back += 1) {
    const char = text[at - back];
    if (char === undefined || OPENERS.has(char)) return true;
    if (char !== ' ' && char !== '\u00A0') return false;
  }
  return false;
}

/** One spelling for one number: `1,800`, `1.800` and `1 800` give `1800`; `3,75` and `3.75` give `3.75`. */
export function normaliseNumber(text: string): string {
  const parts = text.split(/[.,\s]/);
  const isGrouped = parts.length > 1 && parts.slice(1).every((part) => part.length === 3);
  if (isGrouped && parts[0] !== '0') return parts.join('');
  return parts.length === 2 ? parts.join('.') : text;
}

function fold(raw: string): string {
  const lower = raw.toLowerCase();
  return APOSTROPHE.test(lower) ? lower.replace(/['’ʼ]+$/, '').replace(/[’ʼ]/g, "'") : lower;
}

/** The words and numbers of a text in order, at most `limit`. */
export function findTokens(text: string, limit = TOKENS_MAX): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (tokens.length >= limit) break;
    const raw = match[0].slice(0, WORD_LENGTH_MAX);
    const code = raw.charCodeAt(0);
    const isNumber = code >= ZERO && code <= NINE;
    const lower = isNumber ? normaliseNumber(raw) : fold(raw);
    tokens.push({
      kind: isNumber ? 'number' : 'word',
      text: raw,
      lower,
      isCapitalised: !isNumber && code !== lower.charCodeAt(0),
      isFirst: isAtStart(text, match.index),
      start: match.index,
    });
  }
  return tokens;
}
