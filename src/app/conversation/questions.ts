import type { Answer, AnswerBlock, AnswerButton, ChatReply } from '../../ports/conversation.ts';
import { button, paragraph, toReply, toTextReply } from './answers.ts';
import { findDraft, keepDraft } from './keep-drafts.ts';
import type { Turn } from './turn.ts';

/** What somebody asked, kept so that its next page or its sharing asks the same again, with today's rights. */
export interface Question {
  readonly command: 'news' | 'watch';
  readonly subcommand: string;
  /** By name; Slack's rest of the line has been read into them. */
  readonly options: Readonly<Record<string, string>>;
  /** Where each page begins that was shown so far; for answers whose pages are not counted. */
  readonly cursors: readonly string[];
}

/** One page of an answer. */
export interface Listing {
  readonly blocks: readonly AnswerBlock[];
  readonly isMore?: boolean;
  /** Where the next page begins, where pages are not counted. */
  readonly cursor?: string | undefined;
  readonly buttons?: (draftId: string) => readonly AnswerButton[];
  readonly menu?: Answer['menu'];
  /** There is nothing to show, and so nothing to share. */
  readonly isNothing?: boolean;
}

/** A page that only says why there is nothing. */
export function listNothing(text: string): Listing {
  return { blocks: [paragraph(text)], isNothing: true };
}

/** Answers a question, page by page from 0. */
export type Reader = (turn: Turn, question: Question, page: number) => Promise<Listing>;

const QUESTION = 'question';
/** Nobody pages further; a person who needs more asks more closely. */
const PAGES_MAX = 200;

/** Shows a page of the answer, with buttons for the others and for sharing it. */
export async function showQuestion(
  turn: Turn,
  reader: Reader,
  asked: {
    readonly question: Question;
    readonly page: number;
    readonly id?: string;
    readonly isUpdate?: boolean;
  },
): Promise<ChatReply> {
  const { question, page } = asked;
  const listing = await reader(turn, question, page);
  const { cursor, menu } = listing;
  const isUpdate = asked.isUpdate === true ? { isUpdate: true } : {};
  if (listing.isNothing === true) return toReply(listing.blocks, isUpdate);
  const cursors =
    cursor === undefined ? question.cursors : [...question.cursors.slice(0, page), cursor];
  const value: Question = { ...question, cursors };
  const id = await keepDraft(turn, { id: asked.id, kind: QUESTION, value });
  const { labels } = turn;
  const isMore = (listing.isMore === true || cursor !== undefined) && page < PAGES_MAX;
  const buttons = [
    ...(page > 0 ? [button(labels.previousPage, ['page', id, page - 1])] : []),
    ...(isMore ? [button(labels.nextPage, ['page', id, page + 1])] : []),
    ...(listing.buttons?.(id) ?? []),
    ...(turn.actor.channel === undefined || question.command === 'watch'
      ? []
      : [button(labels.share, ['share', id, page])]),
  ];
  return toReply(listing.blocks, {
    buttons,
    ...isUpdate,
    ...(menu === undefined || menu.choices.length === 0 ? {} : { menu }),
  });
}

/** Shows the same page to the channel: as anybody there may see it, without buttons, which are the asker's. */
export async function shareQuestion(
  turn: Turn,
  reader: Reader,
  { question, page }: { readonly question: Question; readonly page: number },
): Promise<ChatReply> {
  const { blocks, isNothing } = await reader(turn, question, page);
  // What the others may not see is not said to be there.
  return isNothing === true
    ? toTextReply(turn.labels.notForAll)
    : toReply(blocks, { isShared: true });
}

/** The question that a button belongs to; undefined when it is not the person's own, or a day old. */
export function findQuestion(turn: Turn, id: string): Promise<Question | undefined> {
  return findDraft<Question>(turn, { id, kind: QUESTION });
}
