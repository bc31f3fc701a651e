import type { Answer, AnswerBlock, ChatReply, TextRun } from '../../ports/conversation.ts';

/** An answer for the person alone. */
export function toReply(
  blocks: readonly AnswerBlock[],
  more: Omit<Answer, 'blocks' | 'buttons'> & { readonly buttons?: Answer['buttons'] } = {},
): ChatReply {
  return { kind: 'answer', answer: { buttons: [], ...more, blocks } };
}

/** A paragraph of plain text. */
export function paragraph(text: string): AnswerBlock {
  return { kind: 'text', runs: [{ text }] };
}

/** A small line. */
export function smallLine(...runs: readonly TextRun[]): AnswerBlock {
  return { kind: 'small', runs };
}

/** What is said of a thing that is not there, or not theirs: the two are not told apart. */
export const NOT_FOUND = toReply([paragraph('This was not found here.')]);
