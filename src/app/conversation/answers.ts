import type { Destination } from '../../core/watch/destination.ts';
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

/** A paragraph that names channels, which their platform shows by their names. */
export function paragraphNaming(text: string, ...channels: readonly Destination[]): AnswerBlock {
  return { kind: 'text', runs: nameChannels(text, channels) };
}

/** The text in runs, with one for each place where it has one of these destinations. */
export function nameChannels(text: string, channels: readonly Destination[]): readonly TextRun[] {
  const named = channels.filter((channel) => channel !== 'console');
  // Ids are letters, digits and a colon: nothing in them means something in a pattern.
  const parts =
    named.length === 0 ? [text] : text.split(new RegExp(`((?:${named.join('|')})(?![A-Z0-9]))`));
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const channel = named.find((one) => one === part);
      return channel === undefined ? { text: part } : { text: part, channel };
    });
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
