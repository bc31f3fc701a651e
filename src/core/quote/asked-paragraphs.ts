import type { Piece } from './cut-pieces.ts';

/** Two may be a scene between people; an interview asks more often. */
const QUESTIONS_MIN = 3;

/** A paragraph that opens with a dialogue dash. */
interface DashParagraph {
  readonly paragraph: number;
  /** All speech: nobody is named as its speaker. */
  readonly isBare: boolean;
  readonly isAsking: boolean;
}

/**
 * The paragraphs in which an interview asks behind a dash of its own («– Що найскладніше?», «– Трансформатори.»): the paper's words, not
 * the guest's. A prompt without a question mark is one where an answer stands before it and another follows. Empty for any other article.
 */
export function findAskedParagraphs(text: string, pieces: readonly Piece[]): ReadonlySet<number> {
  const dashes = dashParagraphs(text, pieces);
  const asked = new Set<number>();
  if (dashes.filter(({ isBare, isAsking }) => isBare && isAsking).length < QUESTIONS_MIN)
    return asked;
  for (const [index, one] of dashes.entries()) {
    const previous = dashes[index - 1];
    const next = dashes[index + 1];
    const isBehindQuestion =
      previous?.paragraph === one.paragraph - 1 && asked.has(previous.paragraph);
    if (!one.isBare || isBehindQuestion) continue;
    const isPrompt = next?.paragraph === one.paragraph + 1 && !(next.isBare && next.isAsking);
    if (one.isAsking || isPrompt) asked.add(one.paragraph);
  }
  return asked;
}

function dashParagraphs(text: string, pieces: readonly Piece[]): readonly DashParagraph[] {
  const found: DashParagraph[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.style !== 'dash' || found.at(-1)?.paragraph === piece.paragraph) continue;
    if (!/^[–—-]/u.test(text.slice(piece.open, piece.open + 1))) continue;
    const isAlone = pieces[index + 1]?.paragraph !== piece.paragraph;
    const isBare = isAlone && /^\s*(?:\n|$)/u.test(text.slice(piece.close));
    const isAsking = isBare && text.charAt(piece.end - 1) === '?';
    found.push({ paragraph: piece.paragraph, isBare, isAsking });
  }
  return found;
}
