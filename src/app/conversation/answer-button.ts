import type { ChatReply, ChatRequest } from '../../ports/conversation.ts';
import { parseActionId } from './action-id.ts';
import { ALERT_ACTIONS, type AlertPress, answerAlert } from './answer-alert.ts';
import { audienceTurn, findReader } from './answer-command.ts';
import { undoWithdraw } from './answer-withdraw.ts';
import { toReply, toTextReply } from './answers.ts';
import {
  findEditable,
  removeWatch,
  restoreVersion,
  reviveWatch,
  setPaused,
  undoChange,
} from './change-watch.ts';
import { openWatchForm } from './fill-watch-form.ts';
import { answerHelp } from './help.ts';
import { LANGUAGES, labelsOf } from './labels.ts';
import { showWatch } from './list-watches.ts';
import { undoFeed } from './manage-feeds.ts';
import { findQuestion, shareQuestion, showQuestion } from './questions.ts';
import { refuseMember, refuseUnknown } from './refusals.ts';
import { answerDraft } from './save-watch.ts';
import type { Turn } from './turn.ts';
import { beginEdit, beginWatch } from './watch-draft.ts';
import { askChannel, askWatches, sendSampleHere, takeWatch } from './welcome.ts';
import { changeSettings } from './workspace-settings.ts';

type Press = (
  turn: Turn,
  press: { readonly parts: readonly string[]; readonly choice: string | undefined },
) => Promise<ChatReply>;

/** Buttons whose answer is a form, so that it is decided at once. */
const FORM_ACTIONS: ReadonlySet<string> = new Set([
  'add-watch',
  'edit-watch',
  'change-watch',
  'watch-this',
  'join-channel',
]);

/** Whether a button's answer is a form. */
export function buttonOpensForm(actionId: string): boolean {
  return FORM_ACTIONS.has(parseActionId(actionId)?.action ?? '');
}

const PRESSES: Readonly<Record<string, Press>> = {
  page: (turn, { parts: [id = '', page = ''] }) => turnPage(turn, id, Number(page)),
  share: (turn, { parts: [id = '', page = ''] }) => share(turn, id, Number(page)),
  story: (turn, { choice }) => ask(turn, 'news', 'story', { id: choice ?? '' }),
  watch: async (turn, { choice }) =>
    turn.access.isAdmin ? showWatch(turn, choice ?? '') : refuseMember(turn),
  'watch-this': (turn, { parts: [id = ''] }) => watchThis(turn, id),
  'add-watch': async (turn) =>
    turn.access.isAdmin ? openWatchForm(turn, await beginWatch(turn, {})) : refuseMember(turn),
  'edit-watch': async (turn, { parts: [id = ''] }) => {
    const found = findEditable(turn, { id });
    return 'refusal' in found
      ? toTextReply(found.refusal)
      : openWatchForm(turn, beginEdit(turn, found.watch, {}));
  },
  'pause-watch': (turn, { parts: [id = ''] }) => pause(turn, id, true),
  'resume-watch': (turn, { parts: [id = ''] }) => pause(turn, id, false),
  'remove-watch': async (turn, { parts: [id = ''] }) => {
    const found = findEditable(turn, { id });
    return 'refusal' in found ? toTextReply(found.refusal) : removeWatch(turn, found.watch);
  },
  'watch-history': async (turn, { parts: [id = ''] }) => {
    const found = findEditable(turn, { id });
    return 'refusal' in found
      ? toTextReply(found.refusal)
      : ask(turn, 'watch', 'history', { name: found.watch.name, id });
  },
  'revive-watch': (turn, { parts: [id = ''] }) => reviveWatch(turn, id),
  'undo-watch': (turn, { parts: [target = ''] }) => undoChange(turn, target),
  'restore-watch': (turn, { parts: [id = ''], choice }) =>
    restoreVersion(turn, { id, version: Number(choice) }),
  'save-watch': (turn, { parts }) => answerDraft(turn, { action: 'save', parts }),
  'save-over': (turn, { parts }) => answerDraft(turn, { action: 'save-over', parts }),
  'change-watch': (turn, { parts }) => answerDraft(turn, { action: 'change', parts }),
  'discard-watch': (turn, { parts }) => answerDraft(turn, { action: 'discard', parts }),
  unwithdraw: (turn, { parts: [id = ''] }) => undoWithdraw(turn, id),
  'undo-feed': (turn, { parts: [id = ''] }) => undoFeed(turn, id),
  'join-channel': (turn) => askChannel(turn),
  'join-watches': (turn) => askWatches(turn),
  'join-watch': (turn, { choice }) => takeWatch(turn, choice ?? ''),
  'join-sample': (turn) => sendSampleHere(turn),
  language: (turn, { parts: [language = ''] }) => chooseLanguage(turn, language),
};

/** Every action that a button can ask for, for tests of rights. */
export const BUTTON_ACTIONS: readonly string[] = [...ALERT_ACTIONS, ...Object.keys(PRESSES)];

/** Answers a button or a menu. An id that no button of ours ever sent is not found. */
export async function answerButton(
  turn: Turn,
  { actionId, choice }: Extract<ChatRequest, { kind: 'button' }>,
): Promise<ChatReply> {
  const parsed = parseActionId(actionId);
  if (parsed === undefined) return refuseUnknown(turn);
  const { action, parts } = parsed;
  if (isAlertPress(action)) {
    return answerAlert(turn, { action, alertId: parts[0] ?? '', choice });
  }
  const press = Object.hasOwn(PRESSES, action) ? PRESSES[action] : undefined;
  return press === undefined ? refuseUnknown(turn) : press(turn, { parts, choice });
}

function isAlertPress(action: string): action is AlertPress {
  return ALERT_ACTIONS.some((known) => known === action);
}

async function ask(
  turn: Turn,
  command: 'news' | 'watch',
  subcommand: string,
  options: Readonly<Record<string, string>>,
): Promise<ChatReply> {
  const question = { command, subcommand, options, cursors: [] };
  const reader = findReader(turn, question);
  return reader === undefined
    ? refuseUnknown(turn)
    : showQuestion(turn, reader, { question, page: 0 });
}

async function turnPage(turn: Turn, id: string, page: number): Promise<ChatReply> {
  const question = await findQuestion(turn, id);
  if (question === undefined) return toTextReply(turn.labels.questionGone);
  const reader = findReader(turn, question);
  if (reader === undefined || !Number.isInteger(page) || page < 0) return refuseUnknown(turn);
  return showQuestion(turn, reader, { question, page, id, isUpdate: true });
}

async function share(turn: Turn, id: string, page: number): Promise<ChatReply> {
  const question = await findQuestion(turn, id);
  if (question === undefined) return toTextReply(turn.labels.questionGone);
  const reader = findReader(turn, question);
  const isOfNews = question.command === 'news' && turn.actor.channel !== undefined;
  if (reader === undefined || !isOfNews) return refuseUnknown(turn);
  return shareQuestion(await audienceTurn(turn), reader, { question, page });
}

async function watchThis(turn: Turn, id: string): Promise<ChatReply> {
  if (!turn.access.isAdmin) return refuseMember(turn);
  const query = (await findQuestion(turn, id))?.options['query'];
  if (query === undefined) return toTextReply(turn.labels.questionGone);
  return openWatchForm(turn, await beginWatch(turn, { query }));
}

async function pause(turn: Turn, id: string, isPaused: boolean): Promise<ChatReply> {
  const found = findEditable(turn, { id });
  return 'refusal' in found ? toTextReply(found.refusal) : setPaused(turn, found.watch, isPaused);
}

async function chooseLanguage(turn: Turn, language: string): Promise<ChatReply> {
  if (!turn.access.isAdmin) return refuseMember(turn);
  if (!LANGUAGES.some((known) => known === language)) return refuseUnknown(turn);
  await changeSettings(turn, { language });
  const reply = answerHelp({ ...turn, language, labels: labelsOf(language) });
  return reply.kind === 'answer'
    ? toReply(reply.answer.blocks, { ...reply.answer, language })
    : reply;
}
