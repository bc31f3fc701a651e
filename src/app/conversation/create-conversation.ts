import { NewsdeskError } from '../../errors.ts';
import type {
  Actor,
  Answer,
  ChatReply,
  ChatRequest,
  Conversation,
} from '../../ports/conversation.ts';
import type { Log } from '../../ports/log.ts';
import { openAccess } from './access.ts';
import { DIRECT_MESSAGE, isAdmin, isStranger } from './actor-rights.ts';
import { answerButton, buttonOpensForm } from './answer-button.ts';
import { answerCommand, commandOpensForm } from './answer-command.ts';
import { paragraph, toReply, toTextReply } from './answers.ts';
import { type ConversationLabels, labelsOf } from './labels.ts';
import { answerCheckQuote } from './read-quotes.ts';
import { showHome } from './show-home.ts';
import { answerAbout } from './show-story.ts';
import { suggest } from './suggest.ts';
import { answerWatchForm } from './try-watch.ts';
import type { ConversationDeps, Turn } from './turn.ts';
import { takeChannel, welcome } from './welcome.ts';
import { findWorkspace, readSettings } from './workspace-settings.ts';

/** The one conversation of both platforms: every command, button and form comes here, whoever carries it. Never throws. */
export function createConversation(deps: ConversationDeps): Conversation {
  const noted = new Set<string>();
  return {
    opensForm(request) {
      // A refusal is no form: it may come after the acknowledgement.
      if (!isAdmin(request.actor, deps.settings)) return false;
      if (request.kind === 'command') return commandOpensForm(request);
      return request.kind === 'button' && buttonOpensForm(request.actionId);
    },
    async reply(request) {
      try {
        const turn = await openTurn(deps, request.actor, noted);
        if (turn === undefined) return refuseStranger(deps, request.actor);
        try {
          return inLanguage(await answer(turn, request), turn.language);
        } catch (error) {
          return inLanguage(explain(deps.log, turn.labels, error), turn.language);
        }
      } catch (error) {
        return explain(deps.log, labelsOf(deps.settings.language), error);
      }
    },
    async suggest({ actor, option, typed }) {
      try {
        const turn = await openTurn(deps, actor, noted);
        return turn === undefined ? [] : await suggest(turn, { option, typed });
      } catch (err) {
        deps.log.warn({ err }, 'suggestions broke off');
        return [];
      }
    },
    async home(actor) {
      try {
        const turn = await openTurn(deps, actor, noted);
        if (turn === undefined) return answerOf(refuseStranger(deps, actor));
        return { ...(await showHome(turn)), language: turn.language };
      } catch (error) {
        return answerOf(explain(deps.log, labelsOf(deps.settings.language), error));
      }
    },
    async welcome(joining) {
      try {
        return await welcome(deps, joining, labelsOf);
      } catch (err) {
        deps.log.error({ err }, 'a welcome broke off');
        return undefined;
      }
    },
  };
}

/** Who asks, with their rights and their workspace's language; undefined: a stranger, who is shown nothing. */
async function openTurn(
  deps: ConversationDeps,
  actor: Actor,
  noted: Set<string>,
): Promise<Turn | undefined> {
  const { store, settings, places } = deps;
  if (isStranger(actor, settings)) return undefined;
  places.learn(actor);
  const workspace = await findWorkspace(store, actor.workspace);
  if (workspace === undefined && !noted.has(actor.workspace)) {
    // Whose watches and feeds are whose rests on knowing every workspace that uses them.
    noted.add(actor.workspace);
    await store.saveWorkspace({ id: actor.workspace, name: actor.workspace, settings: {} });
  }
  const language = readSettings(workspace).language ?? settings.language;
  const access = await openAccess(deps, actor);
  return { ...deps, actor, access, language, labels: labelsOf(language) };
}

function refuseStranger({ settings }: ConversationDeps, actor: Actor): ChatReply {
  const labels = labelsOf(settings.language);
  return toTextReply(actor.workspace === DIRECT_MESSAGE ? labels.directMessage : labels.stranger);
}

async function answer(turn: Turn, request: ChatRequest): Promise<ChatReply> {
  switch (request.kind) {
    case 'button':
      return answerButton(turn, request);
    case 'command':
      return answerCommand(turn, request);
    case 'message':
      switch (request.action) {
        case 'about':
          return answerAbout(turn, request.links);
        case 'check-quote':
          return answerCheckQuote(turn, request.text);
      }
    case 'form':
      switch (request.formId) {
        case 'watch-add':
        case 'watch-edit':
          return answerWatchForm(turn, request);
        case 'join-channel':
          return takeChannel(turn, request);
        default:
          return toTextReply(turn.labels.draftGone);
      }
  }
}

/** A choice of another language is answered in it already. */
function inLanguage(reply: ChatReply, language: string): ChatReply {
  return reply.kind === 'answer'
    ? { ...reply, answer: { language, ...reply.answer } }
    : { ...reply, form: { language, ...reply.form } };
}

function answerOf(reply: ChatReply): Answer {
  return reply.kind === 'answer' ? reply.answer : { blocks: [], buttons: [] };
}

/** A mistake that the person can mend is explained; anything else is ours, and is logged. */
function explain(log: Log, labels: ConversationLabels, error: unknown): ChatReply {
  if (error instanceof NewsdeskError && !STORE_CODES.has(error.code)) {
    const { text, hint } = labels.failure(error);
    // A caret stands under its letter in fixed width alone.
    const said =
      error.code === 'query_invalid' ? ({ kind: 'code', text } as const) : paragraph(text);
    return toReply([said, ...(hint === undefined ? [] : [paragraph(hint)])]);
  }
  log.error({ err: error }, 'an answer broke off');
  return toTextReply(labels.brokeOff);
}

/** Failures of the house are nobody's in a chat to mend, and their texts are nobody's to read. */
const STORE_CODES: ReadonlySet<string> = new Set([
  'store_unusable',
  'store_locked',
  'store_too_new',
]);
