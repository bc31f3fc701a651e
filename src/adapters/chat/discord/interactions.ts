import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
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
  Form,
} from '../../../ports/conversation.ts';
import type { Log } from '../../../ports/log.ts';
import { createLanguages, type Languages, layoutIn } from '../languages.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { fillChannels, findDirectActor } from './direct-actor.ts';
import { createKept, type Kept } from './kept.ts';
import { describeFailure, nameFailure } from './outcome.ts';
import {
  actorOf,
  readText,
  readTyping,
  readValue,
  serverOf,
  toRequest,
} from './read-interaction.ts';
import { renderAnswer } from './render-answer.ts';
import { renderForm } from './render-form.ts';
import type { DiscordMessage } from './render-message.ts';
import { markAnswer, splitMark } from './server-mark.ts';
import type { ServerRequests } from './server-requests.ts';
import type { Servers } from './servers.ts';

/** What answering needs. `rest` sends without the bot's token: an interaction has its own. */
export interface InteractionDeps {
  readonly conversation: Conversation;
  readonly rest: REST;
  readonly clock: Clock;
  readonly log: Log;
  readonly layout: AlertLayout;
  readonly commandPrefix: string;
  readonly servers: Servers;
  readonly requests: ServerRequests;
}

/** A form must be decided by then: Discord waits 3 s for the first answer. */
const FORM_MS = 2 * SECOND_MS;
const SUGGEST_MS = 2 * SECOND_MS;
/** Looking up who presses in a direct message; after it the press is acknowledged first. */
const MEMBER_MS = SECOND_MS;
/** The choice of channels in a direct message is worth so long a wait, and else a line is shown. */
const CHANNELS_MS = SECOND_MS;
/** Reopens a form that was refused or came too late; the adapter's own, with a key of `Kept`. */
const REOPEN = 'v1:reopen:';

/** Where the answers to one interaction go. */
interface Place {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  /** A button or menu under a message, which `isUpdate` replaces. */
  readonly isComponent: boolean;
  /** That message is for this person alone: ephemeral, or a direct message. */
  readonly isPrivate: boolean;
  /** In a direct message: the server that it is about. */
  readonly server: string | undefined;
}

interface Handling {
  readonly deps: InteractionDeps;
  readonly kept: Kept;
  readonly languages: Languages;
  readonly place: Place;
  readonly actor: Actor;
  /** Whether Discord was answered: shared by all that handles one interaction. */
  readonly progress: { isAcknowledged: boolean };
}

/**
 * Takes every interaction to the conversation and shows its reply. Each is acknowledged at once, but what opens a
 * form, which must be the acknowledgement itself. Never rejects: errors are logged, and the person gets a polite answer.
 */
export function createInteractionHandler(
  deps: InteractionDeps,
): (interaction: unknown) => Promise<void> {
  const kept = createKept();
  const languages = createLanguages(deps.layout);
  return async (interaction) => {
    const actor = actorOf(interaction);
    const place = placeOf(interaction);
    if (actor === undefined || place === undefined) return;
    const progress = { isAcknowledged: false };
    const handling: Handling = { deps, kept, languages, place, actor, progress };
    try {
      await handle(handling, interaction);
    } catch (error) {
      deps.log.error({ err: error, code: 'platform_unreachable' }, 'discord request failed');
      await apologise(handling);
    }
  };
}

function placeOf(interaction: unknown): Place | undefined {
  const id = readText(interaction, 'id');
  const token = readText(interaction, 'token');
  const applicationId = readText(interaction, 'application_id');
  if (id === undefined || token === undefined || applicationId === undefined) return undefined;
  const isComponent = readValue(interaction, 'type') === InteractionType.MessageComponent;
  const isDirect = serverOf(interaction) === undefined;
  const flags = Number(readValue(interaction, 'message', 'flags') ?? 0);
  const isPrivate = isDirect || (flags & MessageFlags.Ephemeral) !== 0;
  const { server } = splitMark(readText(interaction, 'data', 'custom_id') ?? '');
  return {
    id,
    token,
    applicationId,
    isComponent,
    isPrivate,
    // A mark in a server's channel would be a copy; there the server is the one that Discord names.
    server: isDirect ? server : undefined,
  };
}

async function handle(handling: Handling, interaction: unknown): Promise<void> {
  const { deps, actor, place } = handling;
  const typing = readTyping(interaction);
  if (typing !== undefined) return suggest(handling, typing);
  if (place.server === undefined) {
    if (!actor.isOutsider)
      deps.servers.noteVisit(actor.userId, actor.workspace.slice('discord:'.length));
    return answer(handling, interaction, { isDeferred: false });
  }
  const asked = findDirectActor(deps.requests, actor, place.server);
  const known = await within(deps.clock, MEMBER_MS, asked);
  const isDeferred = known === undefined;
  if (isDeferred) await defer(handling);
  return answer({ ...handling, actor: known ?? (await asked) }, interaction, { isDeferred });
}

/** What comes of the promise in time; undefined: nothing yet. A rejection that comes later is for who awaits it. */
async function within<T>(clock: Clock, limitMs: number, asked: Promise<T>): Promise<T | undefined> {
  const finished = new AbortController();
  const late = clock.wait(limitMs, finished.signal).then(() => undefined);
  try {
    return await Promise.race([asked, late]);
  } finally {
    finished.abort();
  }
}

async function answer(
  handling: Handling,
  interaction: unknown,
  { isDeferred }: { readonly isDeferred: boolean },
): Promise<void> {
  const { deps, kept, actor } = handling;
  const { actionId } = splitMark(readText(interaction, 'data', 'custom_id') ?? '');
  if (handling.place.isComponent && actionId.startsWith(REOPEN)) {
    return reopen(handling, actionId.slice(REOPEN.length), { isDeferred });
  }
  const request = toRequest(interaction, actor, {
    prefix: deps.commandPrefix,
    findState: (key) => kept.takeState(key) ?? '',
  });
  if (request === undefined) return;
  if (isDeferred || !deps.conversation.opensForm(request)) {
    if (!isDeferred) await defer(handling);
    return show(handling, await ask(handling, request));
  }
  const asked = ask(handling, request);
  const reply = await within(deps.clock, FORM_MS, asked);
  if (reply?.kind === 'form') return openForm(handling, reply.form);
  await defer(handling);
  return show(handling, reply ?? (await asked));
}

async function ask({ deps, languages, actor }: Handling, request: ChatRequest): Promise<ChatReply> {
  const reply = await deps.conversation.reply(request);
  languages.note(actor.workspace, reply);
  return reply;
}

function layoutOf({ languages, actor }: Handling): AlertLayout {
  return languages.layoutFor(actor.workspace);
}

async function callback(
  { deps, place, progress }: Handling,
  type: InteractionResponseType,
  data?: unknown,
): Promise<void> {
  // Also when it fails: it may have arrived, and a second one would be refused.
  progress.isAcknowledged = true;
  await deps.rest.post(Routes.interactionCallback(place.id, place.token), {
    body: { type, ...(data === undefined ? {} : { data }) },
    auth: false,
  });
}

/** For a button: nothing is seen until the answer comes. Else: "is thinking", for this person alone. */
async function defer(handling: Handling): Promise<void> {
  try {
    await (handling.place.isComponent
      ? callback(handling, InteractionResponseType.DeferredMessageUpdate)
      : callback(handling, InteractionResponseType.DeferredChannelMessageWithSource, {
          flags: MessageFlags.Ephemeral,
        }));
  } catch (error) {
    // It may have arrived all the same; the answer below comes through or fails by itself.
    const reason = nameFailure(describeFailure(error));
    handling.deps.log.warn({ reason }, 'discord acknowledgement failed');
  }
}

async function suggest(
  handling: Handling,
  typing: { readonly option: string; readonly typed: string },
): Promise<void> {
  const { deps, actor } = handling;
  const asked = deps.conversation.suggest({ actor, ...typing }).catch((): readonly string[] => []);
  const found = (await within(deps.clock, SUGGEST_MS, asked)) ?? [];
  const choices = [...new Set(found)]
    .filter((value) => value !== '' && value.length <= DISCORD_LIMITS.optionValue)
    .slice(0, DISCORD_LIMITS.autocompleteChoices)
    .map((value) => ({ name: value, value }));
  try {
    await callback(handling, InteractionResponseType.ApplicationCommandAutocompleteResult, {
      choices,
    });
  } catch (error) {
    // The person typed on: nobody waits for these suggestions any more.
    deps.log.debug({ reason: nameFailure(describeFailure(error)) }, 'discord suggestions too late');
  }
}

async function openForm(handling: Handling, form: Form): Promise<void> {
  const { server } = handling.place;
  const shown = server === undefined ? form : await fillInTime(handling, form, server);
  const modal = renderForm(shown, (state) => handling.kept.keepState(state), server);
  await callback(handling, InteractionResponseType.Modal, modal);
}

async function fillInTime({ deps, actor }: Handling, form: Form, server: string): Promise<Form> {
  const asLine = form.fields.map((field) =>
    field.kind === 'channel' ? { ...field, kind: 'line' as const } : field,
  );
  const selfId = deps.servers.selfId();
  if (selfId === undefined) return { ...form, fields: asLine };
  const filled = fillChannels(deps.requests, form, { server, selfId, userId: actor.userId }).catch(
    () => undefined,
  );
  return (await within(deps.clock, CHANNELS_MS, filled)) ?? { ...form, fields: asLine };
}

async function reopen(
  handling: Handling,
  key: string,
  { isDeferred }: { readonly isDeferred: boolean },
): Promise<void> {
  const { kept, actor } = handling;
  const form = kept.findForm(key, actor.userId);
  if (form !== undefined && !isDeferred) return openForm(handling, form);
  if (!isDeferred) await defer(handling);
  // A second press finds the person known, and opens the form at once.
  if (form !== undefined) return show(handling, { kind: 'form', form });
  return show(handling, textAnswer(labelsFor(layoutOf(handling).language).expired));
}

function textAnswer(text: string): ChatReply {
  return { kind: 'answer', answer: { blocks: [{ kind: 'text', runs: [{ text }] }], buttons: [] } };
}

/** A reply after the acknowledgement. A form can no longer open by itself then: a button opens it. */
async function show(handling: Handling, reply: ChatReply): Promise<void> {
  const { deps, kept, actor } = handling;
  switch (reply.kind) {
    case 'answer':
      return showAnswer(handling, reply.answer);
    case 'form':
    case 'form-errors': {
      const key = kept.keepForm(reply.form, actor.userId);
      const errors = reply.kind === 'form-errors' ? Object.entries(reply.errors) : [];
      const { language } = layoutIn(deps.layout, reply.form.language);
      const label = labelsFor(language).reopenForm;
      return showAnswer(handling, {
        language,
        blocks: errors.flatMap(([name, text]) => [
          { kind: 'text', runs: [{ text: nameField(reply.form, name), isStrong: true }] },
          { kind: 'code', text },
        ]),
        buttons: [{ actionId: `${REOPEN}${key}`, label, style: 'primary' }],
      });
    }
  }
}

function nameField(form: Form, name: string): string {
  return form.fields.find((field) => field.name === name)?.label ?? name;
}

async function showAnswer(handling: Handling, given: Answer): Promise<void> {
  const { deps, place } = handling;
  const marked = markAnswer(given, place.server);
  const messages = renderAnswer(marked, deps.layout, deps.clock.nowMs());
  const isShared = given.isShared === true;
  // Only a private message may be replaced: the alert itself is everybody's.
  const isInPlace = place.isComponent
    ? given.isUpdate === true && place.isPrivate && !isShared
    : !isShared;
  if (!place.isComponent && isShared) {
    // "Is thinking" was for one person, and whoever edits it stays with that person.
    await deps.rest.delete(originalOf(place), { auth: false });
  }
  const [first, ...others] = messages;
  if (isInPlace && first !== undefined) await editOriginal(handling, first);
  for (const message of isInPlace ? others : messages) await followUp(handling, message, isShared);
}

function originalOf({ applicationId, token }: Place): ReturnType<typeof Routes.webhookMessage> {
  return Routes.webhookMessage(applicationId, token, '@original');
}

async function editOriginal(
  { deps, place }: Handling,
  { content, components, allowed_mentions }: DiscordMessage,
): Promise<void> {
  const body = { content, components, allowed_mentions, flags: MessageFlags.SuppressEmbeds };
  await deps.rest.patch(originalOf(place), { body, auth: false });
}

async function followUp(
  { deps, place }: Handling,
  message: DiscordMessage,
  isShared: boolean,
): Promise<void> {
  const flags = isShared ? message.flags : message.flags | MessageFlags.Ephemeral;
  await deps.rest.post(Routes.webhook(place.applicationId, place.token), {
    body: { ...message, flags },
    auth: false,
  });
}

async function apologise(handling: Handling): Promise<void> {
  const { deps } = handling;
  const layout = layoutOf(handling);
  const text = labelsFor(layout.language).failed;
  const [message] = renderAnswer(
    { blocks: [{ kind: 'text', runs: [{ text }] }], buttons: [] },
    layout,
    deps.clock.nowMs(),
  );
  if (message === undefined) return;
  try {
    await sendApology(handling, message);
  } catch (error) {
    const reason = nameFailure(describeFailure(error));
    deps.log.warn({ reason }, 'discord could not be answered');
  }
}

function sendApology(handling: Handling, message: DiscordMessage): Promise<void> {
  if (!handling.progress.isAcknowledged) {
    const flags = message.flags | MessageFlags.Ephemeral;
    const type = InteractionResponseType.ChannelMessageWithSource;
    return callback(handling, type, { ...message, flags });
  }
  return handling.place.isComponent
    ? followUp(handling, message, false)
    : editOriginal(handling, message);
}
