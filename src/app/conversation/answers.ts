import type {
  Answer,
  AnswerBlock,
  AnswerButton,
  ChatReply,
  TextRun,
} from '../../ports/conversation.ts';
import { toActionId } from './action-id.ts';

/** An answer for the person alone. */
export function toReply(
  blocks: readonly AnswerBlock[],
  more: Omit<Answer, 'blocks' | 'buttons'> & { readonly buttons?: Answer['buttons'] } = {},
): ChatReply {
  return { kind: 'answer', answer: { buttons: [], ...more, blocks } };
}

/** An answer of one paragraph. */
export function toTextReply(
  text: string,
  more: Omit<Answer, 'blocks' | 'buttons'> & { readonly buttons?: Answer['buttons'] } = {},
): ChatReply {
  return toReply([paragraph(text)], more);
}

/** A paragraph of plain text. */
export function paragraph(text: string): AnswerBlock {
  return { kind: 'text', runs: [{ text }] };
}

/** A title of something: linked where it has an address. */
export function titleLine(text: string, url: string | undefined): AnswerBlock {
  return { kind: 'text', runs: [{ text, isStrong: true, ...(url === undefined ? {} : { url }) }] };
}

/** A small line. */
export function smallLine(...runs: readonly TextRun[]): AnswerBlock {
  return { kind: 'small', runs };
}

/** A small line that ends with a moment, in the reader's zone where the platform can. */
export function datedLine(text: string, atMs: number): AnswerBlock {
  return { kind: 'small', runs: [{ text }], atMs };
}

/** A button with its action. */
export function button(
  label: string,
  action: readonly [string, ...(string | number)[]],
  style?: AnswerButton['style'],
): AnswerButton {
  const actionId = toActionId(...action);
  return { actionId, label, ...(style === undefined ? {} : { style }) };
}
