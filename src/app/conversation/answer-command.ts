import type { ChatReply, ChatRequest } from '../../ports/conversation.ts';
import { openAccess } from './access.ts';
import { audienceOf } from './actor-rights.ts';
import { answerWithdraw } from './answer-withdraw.ts';
import { toTextReply } from './answers.ts';
import { findEditable, removeWatch, setPaused } from './change-watch.ts';
import { openWatchForm } from './fill-watch-form.ts';
import { answerHelp, answerUnknown } from './help.ts';
import { readHistory, readWatches } from './list-watches.ts';
import { addFeedAt, readFeeds, removeFeedAt } from './manage-feeds.ts';
import { answerConsole } from './open-console.ts';
import { type Question, type Reader, showQuestion } from './questions.ts';
import { readCatchup, readLatest } from './read-news.ts';
import { readOptions } from './read-options.ts';
import { readCheck, readQuotes } from './read-quotes.ts';
import { refuseMember } from './refusals.ts';
import { searchArchive } from './search-archive.ts';
import { showHome } from './show-home.ts';
import { readStory, readWhy } from './show-story.ts';
import { answerTest } from './try-watch.ts';
import type { Turn } from './turn.ts';
import { beginEdit, beginWatch, valuesOf } from './watch-draft.ts';
import { answerWelcome } from './welcome.ts';

type Options = Readonly<Record<string, string>>;
type Command = (turn: Turn, options: Options) => Promise<ChatReply>;

/** Answers that have pages; for everyone, or for admins where the command is `watch`. */
const READERS: Readonly<Record<string, Reader>> = {
  'news latest': readLatest,
  'news search': searchArchive,
  'news story': readStory,
  'news catchup': readCatchup,
  'news why': readWhy,
  'news quotes': readQuotes,
  'news check': readCheck,
  'watch list': readWatches,
  'watch history': readHistory,
  'watch feeds': readFeeds,
};

const COMMANDS: Readonly<Record<string, Command>> = {
  'news help': async (turn) => answerHelp(turn),
  'news home': async (turn) => ({ kind: 'answer', answer: await showHome(turn) }),
  'news withdraw': (turn, options) => answerWithdraw(turn, options),
  'news welcome': async (turn) => answerWelcome(turn),
  'watch add': async (turn, options) =>
    openWatchForm(turn, await beginWatch(turn, valuesOf(options))),
  'watch edit': (turn, options) => edit(turn, options),
  'watch test': (turn, options) => answerTest(turn, options),
  'watch pause': (turn, options) => pause(turn, options, true),
  'watch resume': (turn, options) => pause(turn, options, false),
  'watch remove': async (turn, options) => {
    const found = findEditable(turn, { name: options['name'] });
    return 'refusal' in found ? toTextReply(found.refusal) : removeWatch(turn, found.watch);
  },
  'watch feeds': (turn, options) => changeFeeds(turn, options),
  'watch console': (turn) => answerConsole(turn),
  'watch help': async (turn) => answerHelp(turn),
};

/** Every command, for tests of rights: `news latest`, `watch add`, … */
export const COMMAND_NAMES: readonly string[] = [
  ...new Set([...Object.keys(READERS), ...Object.keys(COMMANDS)]),
];

/** Whether the answer to a command is a form. */
export function commandOpensForm({
  command,
  subcommand,
}: Pick<Question, 'command' | 'subcommand'>): boolean {
  return command === 'watch' && (subcommand === 'add' || subcommand === 'edit');
}

/** Answers a slash command. */
export async function answerCommand(
  turn: Turn,
  request: Pick<Extract<ChatRequest, { kind: 'command' }>, 'command' | 'subcommand' | 'options'>,
): Promise<ChatReply> {
  const { command } = request;
  if (command === 'watch' && !turn.access.isAdmin) return refuseMember(turn);
  const subcommand = request.subcommand === '' ? 'help' : request.subcommand;
  const options = readOptions(command, subcommand, request.options);
  const name = `${command} ${subcommand}`;
  const isChange = name === 'watch feeds' && (options['action'] ?? 'list') !== 'list';
  const question: Question = { command, subcommand, options, cursors: [] };
  const reader = isChange ? undefined : findReader(turn, question);
  if (reader !== undefined) return showQuestion(turn, reader, { question, page: 0 });
  const answer = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return answer === undefined ? answerUnknown(turn) : answer(turn, options);
}

/** What answers a question page by page, with the rights of now; undefined: nothing, or it is not for this person. */
export function findReader({ access }: Turn, question: Question): Reader | undefined {
  if (question.command === 'watch' && !access.isAdmin) return undefined;
  const name = `${question.command} ${question.subcommand}`;
  return Object.hasOwn(READERS, name) ? READERS[name] : undefined;
}

/** The same turn as anybody in the channel has it: what is shared is read with their rights. */
export async function audienceTurn(turn: Turn): Promise<Turn> {
  const actor = audienceOf(turn.actor);
  return { ...turn, actor, access: await openAccess(turn, actor) };
}

async function edit(turn: Turn, options: Options): Promise<ChatReply> {
  const found = findEditable(turn, { name: options['name'] });
  if ('refusal' in found) return toTextReply(found.refusal);
  const { name: _name, ...changes } = valuesOf(options);
  return openWatchForm(turn, beginEdit(turn, found.watch, changes));
}

async function pause(turn: Turn, options: Options, isPaused: boolean): Promise<ChatReply> {
  const found = findEditable(turn, { name: options['name'] });
  return 'refusal' in found ? toTextReply(found.refusal) : setPaused(turn, found.watch, isPaused);
}

async function changeFeeds(turn: Turn, { action, url }: Options): Promise<ChatReply> {
  if (action === 'add') return addFeedAt(turn, url);
  if (action === 'remove') return removeFeedAt(turn, url);
  return toTextReply(turn.labels.feedsHow);
}
