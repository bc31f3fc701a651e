import type { App, ViewSubmitAction, webApi } from '@slack/bolt';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { labelsFor } from '../../../core/alert/labels.ts';
import { SECOND_MS } from '../../../core/time/moment.ts';
import type { Clock } from '../../../ports/clock.ts';
import type {
  Actor,
  Answer,
  ChatReply,
  ChatRequest,
  Conversation,
} from '../../../ports/conversation.ts';
import type { Log } from '../../../ports/log.ts';
import type { Languages } from '../languages.ts';
import { showHome } from './home.ts';
import type { People } from './people.ts';
import { type Place, SLACK, showReply } from './places.ts';
import {
  actorOf,
  findSender,
  readFormValues,
  readMessage,
  readText,
  readValue,
} from './read-payload.ts';
import { renderAnswerView } from './render-answer.ts';
import {
  FIELD_ACTION,
  fitFieldError,
  parseFormMemory,
  renderForm,
  renderWaiting,
} from './render-form.ts';
import type { SlackFetch } from './web-client.ts';

/** What the commands, buttons, forms and shortcuts need. */
export interface InteractionDeps {
  readonly conversation: Conversation;
  readonly client: webApi.WebClient;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch: SlackFetch;
  readonly layout: AlertLayout;
  readonly languages: Languages;
  /** Put before `news` and `watch`, where another app has those commands. */
  readonly commandPrefix: string;
  /** The workspace that the bot token is for; undefined until Slack was reached once. */
  readonly homeTeamId: () => string | undefined;
}

/** A form's answer stands in its acknowledgement, which Slack takes for 3 s. */
const FORM_ANSWER_MS = 2 * SECOND_MS;

/** What Slack acknowledges: nothing else than what bolt's `ack` takes for each kind of payload. */
type Ack = () => Promise<void>;

/**
 * Hangs every command, button, form and shortcut of the app on the conversation. Each is acknowledged
 * first; no error leaves a handler: it is logged, and the person gets a polite answer.
 */
export function registerInteractions(app: App, deps: InteractionDeps): void {
  for (const command of ['news', 'watch'] as const) {
    app.command(`/${deps.commandPrefix}${command}`, ({ ack, body }) =>
      handle(deps, ack, body, (actor) => commandRequest(command, body, actor)),
    );
  }
  app.action(/^/, ({ ack, body, action }) =>
    handle(deps, ack, body, (actor) => buttonRequest(action, actor)),
  );
  for (const [callback, action] of [
    ['about', 'about'],
    ['check-quote', 'check-quote'],
  ] as const) {
    app.shortcut(callback, ({ ack, body }) =>
      handle(deps, ack, body, (actor) => ({
        kind: 'message',
        actor,
        action,
        ...readMessage(readValue(body, 'message')),
      })),
    );
  }
  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: /^/ }, ({ ack, body }) =>
    handleForm(deps, ack, body),
  );
  app.error(async (error) => {
    deps.log.warn({ err: error }, 'slack event failed');
  });
}

/** Acknowledges, asks, shows. `toRequest` gives undefined where there is nothing to ask, as for a link button. */
async function handle(
  deps: InteractionDeps,
  ack: Ack,
  body: unknown,
  toRequest: (actor: Actor) => ChatRequest | undefined,
): Promise<void> {
  try {
    await ack();
  } catch (error) {
    // Without its acknowledgement Slack shows its own error; the answer below may still come through.
    deps.log.warn({ err: error }, 'slack acknowledgement failed');
  }
  const place = placeOf(body);
  try {
    const actor = await findActor(deps, body);
    if (actor === undefined) return;
    const request = toRequest(actor);
    if (request === undefined) return;
    const reply = await ask(deps, request);
    await showReply(deps, place, reply);
    // What was pressed may have changed what the tab shows.
    if (place.kind === 'home') await showHome(deps, actor);
  } catch (error) {
    deps.log.error({ err: error, code: 'platform_unreachable' }, 'slack request failed');
    await apologise(deps, place);
  }
}

async function ask(
  { conversation, languages }: InteractionDeps,
  request: ChatRequest,
): Promise<ChatReply> {
  const reply = await conversation.reply(request);
  languages.note(SLACK, reply);
  return reply;
}

async function apologise(deps: InteractionDeps, place: Place): Promise<void> {
  try {
    await showReply(deps, place, { kind: 'answer', answer: apology(deps) });
  } catch (error) {
    deps.log.warn({ err: error }, 'slack could not be answered');
  }
}

function apology({ languages }: InteractionDeps): Answer {
  const { language } = languages.layoutFor(SLACK);
  return {
    blocks: [{ kind: 'text', runs: [{ text: labelsFor(language).failed }] }],
    buttons: [],
  };
}

const NOBODY = { isAdmin: false, isOutsider: true } as const;

/** The actor with their rights; undefined when Slack names nobody. Rejects when the rights cannot be known now. */
export async function findActor(deps: InteractionDeps, body: unknown): Promise<Actor | undefined> {
  const sender = findSender(body);
  if (sender === undefined) return undefined;
  // Over HTTP a signed request may come before auth.test has succeeded: then its own team is the only one there is.
  const homeTeamId = deps.homeTeamId() ?? readText(body, 'team', 'id') ?? readText(body, 'team_id');
  const home = homeTeamId ?? sender.teamId;
  // Whoever comes from elsewhere has no rights that could be looked up.
  const isForeign = sender.teamId !== home;
  return actorOf(sender, isForeign ? NOBODY : await deps.people.find(sender.userId), home);
}

function commandRequest(command: 'news' | 'watch', body: unknown, actor: Actor): ChatRequest {
  const line = (readText(body, 'text') ?? '').trim();
  const [subcommand = ''] = line.split(/\s/, 1);
  const text = line.slice(subcommand.length).trim();
  return {
    kind: 'command',
    actor,
    command,
    subcommand: subcommand.toLowerCase(),
    options: text === '' ? {} : { text },
  };
}

function buttonRequest(action: unknown, actor: Actor): ChatRequest | undefined {
  const choice = readText(action, 'selected_option', 'value');
  if (choice !== undefined) {
    const actionId = (readText(action, 'action_id') ?? '').replace(/^menu:/, '');
    return { kind: 'button', actor, actionId, choice };
  }
  // A link button opens its address; it has no value, and asks nothing.
  const actionId = readText(action, 'value');
  return actionId === undefined
    ? undefined
    : { kind: 'button', actor, actionId, choice: undefined };
}

/** Where the answer to this payload is shown. */
function placeOf(body: unknown): Place {
  const triggerId = readText(body, 'trigger_id');
  const userId = findSender(body)?.userId;
  const responseUrl = readText(body, 'response_url');
  const channelId =
    readText(body, 'channel', 'id') ??
    readText(body, 'channel_id') ??
    readText(body, 'container', 'channel_id');
  if (readText(body, 'view', 'type') === 'home' && userId !== undefined) {
    return { kind: 'home', userId, triggerId };
  }
  const viewId = readText(body, 'view', 'id');
  if (viewId !== undefined) {
    const metadata = readText(body, 'view', 'private_metadata') ?? '';
    return { kind: 'view', viewId, metadata, userId, triggerId };
  }
  return {
    kind: 'message',
    responseUrl,
    channelId,
    userId,
    triggerId,
    isPrivate:
      readValue(body, 'container', 'is_ephemeral') === true || channelId?.startsWith('D') === true,
    threadTs: readText(body, 'message', 'thread_ts') ?? readText(body, 'container', 'thread_ts'),
  };
}

/** What bolt's `ack` takes for a submitted modal. */
type FormAck = (
  response?:
    | { response_action: 'errors'; errors: Record<string, string> }
    | { response_action: 'update'; view: webApi.ModalView },
) => Promise<void>;

/**
 * A submitted form. Its acknowledgement carries the answer: errors under their fields, or the next screen. What takes
 * longer than Slack waits is shown in a waiting modal when it comes.
 */
async function handleForm(deps: InteractionDeps, ack: FormAck, body: unknown): Promise<void> {
  const { clock, languages, log } = deps;
  const metadata = readText(body, 'view', 'private_metadata') ?? '';
  const memory = parseFormMemory(metadata);
  const asked = askForm(deps, body).catch((error: unknown): ChatReply => {
    log.error({ err: error, code: 'platform_unreachable' }, 'slack form failed');
    return { kind: 'answer', answer: apology(deps) };
  });
  const finished = new AbortController();
  const late = clock.wait(FORM_ANSWER_MS, finished.signal).then(() => undefined);
  const title = memory?.title ?? '';
  try {
    const reply = await Promise.race([asked, late]);
    finished.abort();
    if (reply !== undefined) {
      await ack(ackOf(deps, reply, { title, metadata, body }));
      return;
    }
    await ack({
      response_action: 'update',
      view: renderWaiting(title, metadata, languages.layoutFor(SLACK)),
    });
    const viewId = readText(body, 'view', 'id') ?? '';
    const place: Place = {
      kind: 'view',
      viewId,
      metadata,
      userId: undefined,
      triggerId: undefined,
    };
    await showReply(deps, place, await asked);
  } catch (error) {
    log.warn({ err: error }, 'slack form could not be answered');
  }
}

async function askForm(deps: InteractionDeps, body: unknown): Promise<ChatReply> {
  const memory = parseFormMemory(readText(body, 'view', 'private_metadata') ?? '');
  const actor = await findActor(deps, body);
  if (memory === undefined || actor === undefined) {
    return { kind: 'answer', answer: apology(deps) };
  }
  const channel =
    actor.channel ?? (memory.channel === undefined ? undefined : `slack:${memory.channel}`);
  return ask(deps, {
    kind: 'form',
    actor: { ...actor, channel: channel as Actor['channel'] },
    formId: memory.formId,
    state: memory.state,
    values: readFormValues(readValue(body, 'view'), FIELD_ACTION),
  });
}

function ackOf(
  { layout, clock }: InteractionDeps,
  reply: ChatReply,
  view: { readonly title: string; readonly metadata: string; readonly body: unknown },
): Parameters<FormAck>[0] {
  const channel = parseFormMemory(view.metadata)?.channel;
  switch (reply.kind) {
    case 'answer':
      return {
        response_action: 'update',
        view: renderAnswerView(reply.answer, view, layout, clock.nowMs()),
      };
    case 'form':
      return { response_action: 'update', view: renderForm(reply.form, layout, { channel }) };
    case 'form-errors': {
      const shown = readValue(view.body, 'view', 'state', 'values');
      const fields = Object.entries(reply.errors).filter(
        ([field]) => typeof shown === 'object' && shown !== null && Object.hasOwn(shown, field),
      );
      // Slack refuses errors of fields that the modal does not have; then the form itself shows them.
      return fields.length === Object.keys(reply.errors).length
        ? {
            response_action: 'errors',
            errors: Object.fromEntries(fields.map(([name, text]) => [name, fitFieldError(text)])),
          }
        : {
            response_action: 'update',
            view: renderForm(reply.form, layout, { channel, errors: reply.errors }),
          };
    }
  }
}
