import type { Passage, Sentence } from './lay-out.ts';

const FEW_WORDS = 5;
const LABEL_WORDS_MAX = 6;
/** Labels that speech follows too. */
const OF_SPEECH = /^(?:słow|słów|określ|mówi|o$|haseł)/u;

/**
 * Whether words in marks are part of a Polish sentence though a verb of saying is near: a name set after a noun ("program,
 * „Bezpieczna Szkoła”, ruszy"), the subject of what follows ("dodał: „Zielony Ład” trzeba zmienić"), a book somebody wrote.
 * Speech has a stop of its own, or stands apart behind a colon or before a dash.
 */
export function isPolishName(passage: Passage, sentence: Sentence, at: number): boolean {
  const { grammar, items, pieces, text } = passage;
  const piece = pieces[items[at]?.piece ?? -1];
  if (grammar.language !== 'pl' || piece === undefined) return false;
  const words = text.slice(piece.start, piece.end);
  if (/[.!?…,]$/u.test(words)) return false;
  const count = words.split(/\s+/u).length;
  const isCue = (i: number): boolean =>
    items[i]?.kind === 'word' &&
    grammar.cue.test(items[i]?.lower ?? '') &&
    !grammar.stopWords.has(items[i]?.lower ?? '');
  const next = items[at + 1];
  const goesOn =
    next?.kind === 'word' &&
    !next.isCapital &&
    !grammar.stopWords.has(next.lower) &&
    ![1, 2, 3].some((step) => isCue(at + step));
  const before = items[at - 1];
  // "„Wieści znad Bugu” podają, że …": a paper.
  const isPaper = isCue(at + 1) && items[at + 2]?.text === ',' && items[at + 3]?.lower === 'że';
  if (at === sentence.from)
    return (
      goesOn ||
      isPaper ||
      isNamedSo(passage, at) ||
      (count < FEW_WORDS && isAroundAside(passage, sentence, at))
    );
  if (before?.text === ',') {
    if (isCue(at - 2)) return count < FEW_WORDS && (goesOn || next?.lower === 'to');
    return goesOn || next?.text === ',';
  }
  if (before?.text === ':') {
    const label = items[at - 2]?.lower ?? '';
    const isLabelled =
      grammar.label.test(label) &&
      !OF_SPEECH.test(label) &&
      !isCue(at - 2) &&
      count <= LABEL_WORDS_MAX;
    const listed = /^(?:,|i|oraz)$/u.test(next?.text ?? '') && items[at + 2]?.kind === 'quote';
    const isBeforeName = next?.kind === 'word' && next.isCapital;
    return isLabelled || ((goesOn || listed || isBeforeName) && count < FEW_WORDS);
  }
  if (!isCue(at - 1)) return false;
  return count < FEW_WORDS || grammar.clauseWords.has(items[at - 2]?.lower ?? '');
}

/** "„Nowy start”. Tak nazywa się program.": the next sentence says what bears the name. */
function isNamedSo({ items, sentences }: Passage, at: number): boolean {
  const next = sentences[(items[at]?.sentence ?? 0) + 1];
  const words = items.slice(next?.from ?? 0, Math.min(next?.to ?? 0, (next?.from ?? 0) + 4));
  return (
    /^(?:tak|to|pod|taki|taką|taka)$/u.test(words[0]?.lower ?? '') &&
    words.some(({ lower }) => /^(?:nazyw|nazw|tytuł|brzmi|nosi)/u.test(lower))
  );
}

/** "„Tarcza Wschód” – przekonuje minister – powstanie w terminie": behind what is said aside the sentence goes on. */
function isAroundAside({ items, grammar }: Passage, sentence: Sentence, at: number): boolean {
  if (!/^[–—-]$/u.test(items[at + 1]?.text ?? '')) return false;
  for (let i = at + 2; i < sentence.to; i++) {
    if (items[i]?.kind === 'quote') return false;
    if (!/^[–—-]$/u.test(items[i]?.text ?? '')) continue;
    const verb = items[i + 1];
    return (
      verb?.kind === 'word' &&
      !verb.isCapital &&
      grammar.verb.test(verb.lower) &&
      !grammar.stopWords.has(verb.lower) &&
      !grammar.cue.test(verb.lower)
    );
  }
  return false;
}
