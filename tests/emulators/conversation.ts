import type {
  Actor,
  Answer,
  ChatReply,
  ChatRequest,
  Conversation,
  Joining,
} from '../../src/ports/conversation.ts';

/** A conversation that answers by a function, and remembers what it was asked. */
export interface ScriptedConversation extends Conversation {
  readonly requests: readonly ChatRequest[];
  readonly joinings: readonly Joining[];
  /** Who opened the Home tab. */
  readonly visitors: readonly Actor[];
}

/** Each request is answered by `answer`; `changes` replace the rest. A workspace is welcomed once. */
export function scriptedConversation(
  answer: (request: ChatRequest) => ChatReply | Promise<ChatReply>,
  changes: Partial<Conversation> = {},
): ScriptedConversation {
  const requests: ChatRequest[] = [];
  const joinings: Joining[] = [];
  const visitors: Actor[] = [];
  return {
    requests,
    joinings,
    visitors,
    opensForm: () => false,
    reply: async (request) => {
      requests.push(request);
      return answer(request);
    },
    suggest: () => Promise.resolve([]),
    home: (actor) => {
      visitors.push(actor);
      return Promise.resolve(lineOf('Home.'));
    },
    welcome: (joining) => {
      const isKnown = joinings.some(({ workspace }) => workspace === joining.workspace);
      joinings.push(joining);
      return Promise.resolve(isKnown ? undefined : lineOf('Welcome.'));
    },
    ...changes,
  };
}

/** An answer of one line, for whatever takes an answer and no reply. */
export function lineOf(text: string): Answer {
  return { blocks: [{ kind: 'text', runs: [{ text }] }], buttons: [] };
}

/** The reply of one line. */
export function textAnswer(text: string): ChatReply {
  return { kind: 'answer', answer: lineOf(text) };
}
