import { createConversation } from '../../src/app/conversation/create-conversation.ts';
import { createPlaces } from '../../src/app/conversation/places.ts';
import type { Settings } from '../../src/app/settings.ts';
import { HOUR_MS } from '../../src/core/time/moment.ts';
import type { WatchOptions, WorkspaceId } from '../../src/core/watch/watch.ts';
import type { OutgoingMessage, SendOutcome } from '../../src/ports/chat.ts';
import type {
  Actor,
  Answer,
  AnswerButton,
  ChatReply,
  ChatRequest,
  Conversation,
  Form,
} from '../../src/ports/conversation.ts';
import type { DiscoverFeeds } from '../../src/ports/feed-source.ts';
import { makeNewsdesk, type Newsdesk } from './newsdesk.ts';

/** Whose each Discord channel of the tests is. */
export const PLACES: Readonly<Record<string, WorkspaceId>> = {
  'discord:70001': 'discord:70000',
  'discord:70002': 'discord:70000',
  'discord:80001': 'discord:80000',
};

/** Somebody of the Slack workspace, in its open channel. */
export function slackActor(changes: Partial<Actor> = {}): Actor {
  return {
    platform: 'slack',
    workspace: 'slack:T1',
    userId: 'U1',
    roleIds: [],
    isWorkspaceAdmin: false,
    isOutsider: false,
    channel: 'slack:C0OPEN',
    ...changes,
  };
}

/** Somebody of the first Discord server, in its first channel. */
export function discordActor(changes: Partial<Actor> = {}): Actor {
  return {
    ...slackActor(),
    platform: 'discord',
    workspace: 'discord:70000',
    userId: '900001',
    channel: 'discord:70001',
    ...changes,
  };
}

/** A conversation over a Newsdesk in memory, and short ways to speak in it. */
export interface Talk {
  readonly newsdesk: Newsdesk;
  readonly conversation: Conversation;
  /** Messages sent beside the outbox; `outcome` ends the next ones. */
  readonly sent: OutgoingMessage[];
  outcome: SendOutcome;
  consoleUrl: string | undefined;
  say(actor: Actor, line: string, options?: Readonly<Record<string, string>>): Promise<ChatReply>;
  press(actor: Actor, actionId: string, choice?: string): Promise<ChatReply>;
  submit(actor: Actor, form: Form, values?: Readonly<Record<string, string>>): Promise<ChatReply>;
  ask(request: ChatRequest): Promise<ChatReply>;
}

export interface TalkSample {
  readonly watches?: readonly Partial<WatchOptions>[];
  readonly settings?: Partial<Settings>;
  readonly publishers?: readonly string[];
  readonly discoverFeeds?: DiscoverFeeds;
  readonly prefix?: string;
  readonly connections?: readonly { readonly platform: string; readonly isOn: boolean }[];
}

export async function makeTalk(sample: TalkSample = {}): Promise<Talk> {
  const newsdesk = await makeNewsdesk(sample);
  const { deps } = newsdesk;
  const sent: OutgoingMessage[] = [];
  const talk: Talk = {
    newsdesk,
    sent,
    outcome: { kind: 'sent', messageId: 'm1' },
    consoleUrl: 'https://desk.example',
    conversation: createConversation({
      ...deps,
      defaults: { ageMaxMs: 6 * HOUR_MS },
      commandPrefix: sample.prefix ?? '',
      places: createPlaces({
        clock: deps.clock,
        lookUp: async (destination) => PLACES[destination],
      }),
      consoleUrl: () => talk.consoleUrl,
      discoverFeeds: sample.discoverFeeds ?? (async () => ({ kind: 'found', feeds: [] })),
      send: async (message) => {
        sent.push(message);
        return talk.outcome;
      },
      connections: () => sample.connections ?? [],
    }),
    say(actor, line, options = {}) {
      const [command = '', subcommand = '', ...rest] = line.split(' ');
      const text = rest.join(' ');
      return talk.ask({
        kind: 'command',
        actor,
        command: command === 'watch' ? 'watch' : 'news',
        subcommand,
        options: { ...(text === '' ? {} : { text }), ...options },
      });
    },
    press: (actor, actionId, choice) => talk.ask({ kind: 'button', actor, actionId, choice }),
    submit: (actor, form, values = {}) =>
      talk.ask({
        kind: 'form',
        actor,
        formId: form.formId,
        state: form.state,
        // Discord hands back the first five fields alone.
        values: {
          ...Object.fromEntries(
            form.fields
              .slice(0, actor.platform === 'discord' ? 5 : undefined)
              .map(({ name, value }) => [name, value]),
          ),
          ...values,
        },
      }),
    ask: (request) => talk.conversation.reply(request),
  };
  return talk;
}

/** The answer that must have come. */
export function answerOf(reply: ChatReply): Answer {
  if (reply.kind !== 'answer') throw new Error(`a ${reply.kind} came instead of an answer`);
  return reply.answer;
}

/** The form that must have come. */
export function formOf(reply: ChatReply): Form {
  if (reply.kind === 'answer') throw new Error(`an answer came: ${wordsOf(reply)}`);
  return reply.form;
}

/** Every word of a reply that a person can read, a block a line. */
export function wordsOf(reply: ChatReply): string {
  if (reply.kind !== 'answer') {
    const { title, fields } = reply.form;
    const errors = reply.kind === 'form-errors' ? Object.values(reply.errors) : [];
    return [title, ...fields.flatMap(({ label, value, hint }) => [label, value, hint]), ...errors]
      .filter((text) => text !== '')
      .join('\n');
  }
  return answerWords(reply.answer);
}

/** Every word of an answer, its buttons and its menu. */
export function answerWords({ blocks, buttons, menu }: Answer): string {
  const lines = blocks.map((block) => {
    switch (block.kind) {
      case 'text':
      case 'small':
        return block.runs.map(({ text }) => text).join('');
      case 'quote':
        return [block.quote.text, block.quote.speaker, block.quote.role].join(' · ');
      case 'heading':
      case 'code':
        return block.text;
    }
  });
  const choices = menu?.choices.map(({ label }) => label) ?? [];
  return [...lines, ...buttons.map(({ label }) => `[${label}]`), ...choices].join('\n');
}

/** The button with this label. */
export function buttonOf(reply: ChatReply, label: string): AnswerButton {
  const { buttons } = answerOf(reply);
  const found = buttons.find((button) => button.label === label);
  if (found !== undefined) return found;
  throw new Error(`no button "${label}" among ${buttons.map((one) => one.label).join(', ')}`);
}
