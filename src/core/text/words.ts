import { APOSTROPHES, findChunks } from './chunks.ts';
import { foldCyrillic, foldToken } from './fold.ts';

/** One word of a text: where it stands (UTF-16 offsets into the raw text), its letters as written, and its folded forms. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** After NFKC, without stress marks and joining apostrophes, case and accents kept: what `=word` compares. */
  readonly exact: string;
  /** Lower case, without accents, look-alikes repaired: one form, rarely two. */
  readonly forms: readonly string[];
}

/** A word longer than this is compared by its beginning: no real word is, and folding must stay linear. */
export const WORD_UNITS_MAX = 256;
/** Marks on one letter looked at together; more is decoration ("zalgo"), and normalising it whole is not linear. */
const CLUSTER =
  /[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]{1,32}|[\s\S][\p{M}\p{Default_Ignorable_Code_Point}]{0,32}/gu;
const IGNORED = /\p{Default_Ignorable_Code_Point}+/gu;
const STRESSED_CYRILLIC = /(\p{Script=Cyrillic}\p{M}*?)[\u0300\u0301]/gu;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const LETTER = /\p{L}/u;
const MARK = /\p{M}/u;
const LATIN = /\p{Script=Latin}/u;
/** The two stressed letters that Unicode also has as one character. */
const STRESSED_LETTER = /[ѐѝЀЍ]/g;
/** The two kinds of chunk that need no care: all letters of one script, composed and unstressed. Nearly all are. */
export const PLAIN_LATIN_WORD = /^[0-9A-Za-z]+$/;
export const PLAIN_CYRILLIC_WORD =
  /^[\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e\u045f\u0490\u0491]+$/;

/** Articles and particles that French, Italian, Spanish and Portuguese write before a vowel, without their apostrophe. */
const ELISIONS = new Set(
  (
    'c d j l m n s t v gl qu jusqu lorsqu puisqu quoiqu un dell dall all nell sull coll degl negl agl dagl sugl ' +
    'quest quell sant tutt mezz senz anch cos com dov nessun alcun ciascun buon bell'
  ).split(' '),
);
/** After a one-letter elision comes a vowel, h, or an acronym read as one (l'FMI); so L'viv and D'Souza stay whole. */
const AFTER_SHORT_ELISION = /^(?:[aeiouyhœæ]|[flmnrsx][bcdfghjklmnpqrstvwxz])/;

interface Cluster {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function normaliseCluster(raw: string): string {
  const kept = raw.replace(IGNORED, '');
  return dropStress(kept.normalize('NFKC').replace(STRESSED_CYRILLIC, '$1'));
}

function dropStress(text: string): string {
  return text.replace(STRESSED_LETTER, (letter) => letter.normalize('NFD').charAt(0));
}

function findClusters(raw: string, offset: number): Cluster[] {
  const clusters: Cluster[] = [];
  for (const { 0: part, index } of raw.matchAll(CLUSTER)) {
    const start = offset + index;
    const end = start + part.length;
    for (const text of normaliseCluster(part)) clusters.push({ text, start, end });
  }
  return joinStrayMarks(clusters);
}

// A letter and its mark that a zero-width character kept apart, or a mark after a stressed letter.
function joinStrayMarks(clusters: readonly Cluster[]): Cluster[] {
  return clusters.filter(
    ({ text }, index) =>
      !(
        (text === '\u0300' || text === '\u0301') &&
        /\p{Script=Cyrillic}/u.test(clusters[index - 1]?.text ?? '')
      ),
  );
}

const isApostrophe = (text: string): boolean => APOSTROPHES.includes(text);
const isInWord = (text: string): boolean => WORD_CHARACTER.test(text) && !isApostrophe(text);
const isLetter = (text: string): boolean => LETTER.test(text) && !isApostrophe(text);

/** Index of the base letter at or before `index`, past its marks. */
function hasLetterBefore(clusters: readonly Cluster[], index: number): boolean {
  let at = index - 1;
  while (at >= 0 && MARK.test(clusters[at]?.text ?? '')) at--;
  return at >= 0 && isLetter(clusters[at]?.text ?? '');
}

/** Pieces of one token between its joining apostrophes: each a list of clusters. */
function findPieces(clusters: readonly Cluster[]): Cluster[][][] {
  const tokens: Cluster[][][] = [];
  let token: Cluster[][] = [];
  let piece: Cluster[] = [];
  const endToken = (): void => {
    if (piece.length > 0) token.push(piece);
    if (token.length > 0) tokens.push(token);
    token = [];
    piece = [];
  };
  for (const [index, cluster] of clusters.entries()) {
    if (isInWord(cluster.text)) {
      piece.push(cluster);
    } else if (
      isApostrophe(cluster.text) &&
      piece.length > 0 &&
      hasLetterBefore(clusters, index) &&
      isLetter(clusters[index + 1]?.text ?? '')
    ) {
      token.push(piece);
      piece = [];
    } else {
      endToken();
    }
  }
  endToken();
  return tokens;
}

const textOf = (piece: readonly Cluster[]): string =>
  piece
    .slice(0, WORD_UNITS_MAX)
    .map(({ text }) => text)
    .join('');

function isElision(piece: readonly Cluster[], next: readonly Cluster[]): boolean {
  if (piece.length > 6) return false;
  const before = textOf(piece).toLowerCase();
  if (!ELISIONS.has(before)) return false;
  const after = textOf(next.slice(0, 2)).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return before.length > 1 ? LATIN.test(after) : AFTER_SHORT_ELISION.test(after);
}

/** The pieces left when elided articles before the word and an English 's after it are dropped. */
function trimPieces(pieces: readonly Cluster[][]): readonly Cluster[][] {
  let first = 0;
  let last = pieces.length;
  while (first + 1 < last && isElision(pieces[first] ?? [], pieces[first + 1] ?? [])) first++;
  const possessive = textOf(pieces[last - 1] ?? []);
  const owner = pieces[last - 2]?.findLast(({ text }) => !MARK.test(text))?.text ?? '';
  if (last - first > 1 && /^[sS]$/.test(possessive) && LATIN.test(owner)) last--;
  return pieces.slice(first, last);
}

function composeWord(pieces: readonly Cluster[][]): Word | undefined {
  const kept = trimPieces(pieces).flat();
  const [first, last] = [kept[0], kept.at(-1)];
  // A mark without a letter (a keycap, a stray accent) is no word.
  if (first === undefined || last === undefined || kept.every(({ text }) => MARK.test(text))) {
    return undefined;
  }
  const exact = textOf(kept).normalize('NFC').slice(0, WORD_UNITS_MAX);
  return { start: first.start, end: last.end, exact, forms: foldToken(exact) };
}

/**
 * The words of one chunk (a run without separators), offsets counted from `offset`. NFKC, apostrophes, elisions,
 * folding and look-alikes as in rule-language.md, "What is a word".
 */
export function findChunkWords(raw: string, offset = 0): readonly Word[] {
  const isLatin = PLAIN_LATIN_WORD.test(raw);
  if (isLatin || PLAIN_CYRILLIC_WORD.test(raw)) {
    const exact = raw.length > WORD_UNITS_MAX ? raw.slice(0, WORD_UNITS_MAX) : raw;
    const form = isLatin ? exact.toLowerCase() : foldCyrillic(exact);
    return [{ start: offset, end: offset + raw.length, exact, forms: [form] }];
  }
  return findPieces(findClusters(raw, offset))
    .map(composeWord)
    .filter((word) => word !== undefined);
}

/** All words of a text in order, with their places. The one reading that watches, searches and evidence share. */
export function findWords(text: string): readonly Word[] {
  const words: Word[] = [];
  findChunks(text, (start, end) => {
    for (const word of findChunkWords(text.slice(start, end), start)) words.push(word);
  });
  return words;
}
