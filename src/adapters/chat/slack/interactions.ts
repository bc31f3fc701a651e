import type { App, types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { labelsFor } from '../../../core/alert/labels.ts';
import type { Clock } from '../../../ports/clock.ts';
import type {
  Actor,
  Answer,
  ChatReply,
  ChatRequest,
  Conversation,
} from '../../../ports/conversation.ts';
import type { Log } from '../../../ports/log.ts';
import { describeFailure, nameFailure } from './outcome.ts';
import type { People } from './people.ts';
import { actorOf, findSender, readFormValues, readMessage, readText } from './read-payload.ts';
import { renderAnswer, renderAnswerView } from './render-answer.ts';
import {
  FIELD_ACTION,
  FORM_CALLBACK,
  type FormMemory,
  parseFormMemory,
  renderForm,
  renderWaiting,
} from './render-form.ts';
import type { SlackMessage } from './render-message.ts';

/** What answering people needs. `homeTeamId` is empty until Slack was reached once. */
export interface InteractionDeps {
  readonly client: WebClient;
  readonly people: People;
  readonly homeTeamId: () => string;
  readonly conversation: Conversation;
  readonly clock: Clock;
  readonly log: Log;
  readonly layout: AlertLayout;
  readonly prefix: string;
}

/** Message shortcuts by their callback ids; config/slack-app-manifest.yaml. */
const SHORTCUTS = { 'v1:about': 'about', 'v1:check-quote': 'check-quote' } as const;
/** A form is acknowledged after this long whatever comes; Slack shows errors under the fields only in that answer. */
const FORM_WAIT_MS = 400;

type Respond = (
  message: SlackMessage & {
    readonly response_type: 'ephemeral' | 'in_channel';
    readonly replace_original: boolean;
  },
) => Promise<unknown>;

/** Registers commands, buttons, menus, forms, message shortcuts and the Home tab. Each is acknowledged at once. */
export function addInteractions(app: App, deps: InteractionDeps): void {
  for (const command of ['news', 'watch'] as const) {
    app.command(`/${deps.prefix}${command}`, async ({ ack, body, respond }) => {
      await ack();
      const [subcommand = '', ...rest] = body.text.trim().split(/\s+/);
      const text = rest.length === 0 ? '' : body.text.trim().slice(subcommand.length).trim();
      await answer(deps, body, respond, (actor) => ({
        kind: 'command',
        actor,
        command,
        subcommand: subcommand.toLowerCase(),
        options: { text },
      }));
    });
  }
  app.action(/^(?:\d+|menu):/, async ({ ack, body, action, respond }) => {
    await ack();
    const choice = readText(action, 'selected_option', 'value');
    const actionId =
      readText(action, 'value') ?? readText(action, 'action_id')?.replace(/^(?:\d+|menu):/, '');
    // A link button sends its press too; the browser has opened it already.
    if (actionId === undefined || readText(action, 'url') !== undefined) return;
    await answer(deps, body, respond, (actor) => ({ kind: 'button', actor, actionId, choice }));
  });
  for (const [callback, action] of Object.entries(SHORTCUTS)) {
    app.shortcut({ callback_id: callback, type: 'message_action' }, async (event) => {
      await event.ack();
      const message = readMessage(event.shortcut.message);
      await answer(deps, event.body, event.respond, (actor) => ({
        kind: 'message',
        actor,
        action,
        ...message,
      }));
    });
  }
  app.view({ callback_id: FORM_CALLBACK, type: 'view_submission' }, async ({ ack, body, view }) => {
    await submitForm(deps, { ack, body, view });
  });
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab === 'home') await publishHome(deps, body, event.user);
  });
}

async function findActor(deps: InteractionDeps, body: unknown): Promise<Actor | undefined> {
  const sender = findSender(body);
  const homeTeamId = deps.homeTeamId();
  // Before Slack was reached nobody can be told from a stranger, so nobody is let in.
  if (sender === undefined || homeTeamId === '') return undefined;
  return actorOf(sender, await deps.people.find(sender.userId), homeTeamId);
}

async function answer(
  deps: InteractionDeps,
  body: unknown,
  respond: Respond,
  requestOf: (actor: Actor) => ChatRequest,
): Promise<void> {
  const reply = await replyTo(deps, body, requestOf);
  try {
    if (reply.kind === 'answer') await tell(deps, body, respond, reply.answer);
    else await openForm(deps, body, reply);
  } catch (error) {
    deps.log.warn({ reason: nameFailure(describeFailure(error)) }, 'slack answer failed');
    // An expired trigger opens no form: the person is told, where that is still possible.
    if (reply.kind === 'answer') return;
    await tell(deps, body, respond, note(labelsFor(deps.layout.language).expired)).catch(
      (second: unknown) => {
        deps.log.warn({ reason: nameFailure(describeFailure(second)) }, 'slack answer failed');
      },
    );
  }
}

/** The conversation's reply; a person whose rights are not known is told to try again. */
async function replyTo(
  deps: InteractionDeps,
  body: unknown,
  requestOf: (actor: Actor) => ChatRequest,
): Promise<ChatReply> {
  try {
    const actor = await findActor(deps, body);
    if (actor !== undefined) return await deps.conversation.reply(requestOf(actor));
  } catch (error) {
    deps.log.warn({ err: error }, 'slack request not answered');
  }
  return { kind: 'answer', answer: note(labelsFor(deps.layout.language).failed) };
}

function note(text: string): Answer {
  return { blocks: [{ kind: 'text', runs: [{ text }] }], buttons: [] };
}

async function tell(
  deps: InteractionDeps,
  body: unknown,
  respond: Respond,
  reply: Answer,
): Promise<void> {
  const viewId = readText(body, 'view', 'id');
  const type = readText(body, 'view', 'type');
  const shown = renderAnswer(reply, deps.layout, deps.clock.nowMs());
  if (viewId === undefined) {
    await respond({
      ...shown,
      response_type: reply.isShared === true ? 'in_channel' : 'ephemeral',
      replace_original: reply.isUpdate === true,
    });
    return;
  }
  const metadata = readText(body, 'view', 'private_metadata') ?? '';
  const memory = parseFormMemory(metadata);
  if (reply.isShared === true && memory?.channel !== undefined) {
    await deps.client.chat.postMessage({ channel: memory.channel, ...shown, ...QUIET });
    return;
  }
  const view = renderAnswerView(
    reply,
    { title: memory?.title ?? '', metadata },
    deps.layout,
    deps.clock.nowMs(),
  );
  const trigger = readText(body, 'trigger_id');
  if (type === 'modal') await deps.client.views.update({ view_id: viewId, view });
  else if (trigger !== undefined) await deps.client.views.open({ trigger_id: trigger, view });
}

const QUIET = {
  unfurl_links: false,
  unfurl_media: false,
  parse: 'none',
  link_names: false,
} as const;

async function openForm(
  deps: InteractionDeps,
  body: unknown,
  reply: Exclude<ChatReply, { kind: 'answer' }>,
): Promise<void> {
  const view = renderForm(reply.form, deps.layout, {
    channel: findSender(body)?.channelId,
    ...(reply.kind === 'form-errors' ? { errors: reply.errors } : {}),
  });
  const viewId = readText(body, 'view', 'id');
  const isModal = readText(body, 'view', 'type') === 'modal';
  if (isModal && viewId !== undefined) {
    await deps.client.views.update({ view_id: viewId, view });
    return;
  }
  await deps.client.views.open({ trigger_id: readText(body, 'trigger_id') ?? '', view });
}

/** What bolt hands over for a submitted form; its acknowledgement carries the answer where that comes in time. */
interface Submission {
  readonly ack: (
    response?:
      | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
      | { readonly response_action: 'update'; readonly view: types.ModalView },
  ) => Promise<void>;
  readonly body: unknown;
  readonly view: { readonly id: string; readonly private_metadata: string };
}

async function submitForm(deps: InteractionDeps, { ack, body, view }: Submission): Promise<void> {
  const memory = parseFormMemory(view.private_metadata);
  if (memory === undefined) {
    await ack();
    return;
  }
  const values = readFormValues(view, FIELD_ACTION);
  const { formId, state } = memory;
  const replying = replyTo(deps, body, (actor) => ({ kind: 'form', actor, formId, state, values }));
  const reply = await Promise.race([replying, deps.clock.wait(FORM_WAIT_MS).then(() => undefined)]);
  if (reply?.kind === 'form-errors' && areUnderFields(reply)) {
    await ack({ response_action: 'errors', errors: { ...reply.errors } });
    return;
  }
  if (reply !== undefined) {
    await ack({ response_action: 'update', view: viewOf(deps, reply, view, memory) });
    return;
  }
  const waiting = renderWaiting(memory.title, view.private_metadata, deps.layout);
  await ack({ response_action: 'update', view: waiting });
  const late = viewOf(deps, await replying, view, memory);
  await deps.client.views.update({ view_id: view.id, view: late });
}

/** Slack refuses errors for fields that the form does not have. */
function areUnderFields({ form, errors }: Extract<ChatReply, { kind: 'form-errors' }>): boolean {
  const names = form.fields.map((field) => field.name);
  const wrong = Object.keys(errors);
  return wrong.length > 0 && wrong.every((name) => names.includes(name));
}

function viewOf(
  deps: InteractionDeps,
  reply: ChatReply,
  view: Submission['view'],
  memory: FormMemory,
): types.ModalView {
  if (reply.kind === 'answer') {
    const head = { title: memory.title, metadata: view.private_metadata };
    return renderAnswerView(reply.answer, head, deps.layout, deps.clock.nowMs());
  }
  return renderForm(reply.form, deps.layout, {
    channel: memory.channel,
    ...(reply.kind === 'form-errors' ? { errors: reply.errors } : {}),
  });
}

/** The Home tab shows what `/news help` answers. */
async function publishHome(deps: InteractionDeps, body: unknown, userId: string): Promise<void> {
  const reply = await replyTo(deps, body, (actor) => ({
    kind: 'command',
    actor: { ...actor, channel: undefined },
    command: 'news',
    subcommand: 'help',
    options: {},
  }));
  if (reply.kind !== 'answer') return;
  const { blocks } = renderAnswer(reply.answer, deps.layout, deps.clock.nowMs());
  await deps.client.views.publish({ user_id: userId, view: { type: 'home', blocks } });
}
