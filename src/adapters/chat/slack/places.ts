import type { webApi } from '@slack/bolt';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { labelsFor } from '../../../core/alert/labels.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Answer, ChatReply } from '../../../ports/conversation.ts';
import type { Log } from '../../../ports/log.ts';
import type { Languages } from '../languages.ts';
import { describeFailure } from './outcome.ts';
import { renderAnswer, renderAnswerView } from './render-answer.ts';
import { parseFormMemory, renderForm } from './render-form.ts';
import type { SlackMessage } from './render-message.ts';
import type { SlackFetch } from './web-client.ts';

/** Where a person acted, and so where the answer is shown. `triggerId` opens a modal, within 3 s. */
export type Place =
  | {
      readonly kind: 'message';
      readonly responseUrl: string | undefined;
      readonly channelId: string | undefined;
      readonly userId: string | undefined;
      readonly triggerId: string | undefined;
      /** For one person alone: ephemeral, or in the conversation with the app. */
      readonly isPrivate: boolean;
      readonly threadTs: string | undefined;
    }
  | {
      readonly kind: 'view';
      readonly viewId: string;
      readonly metadata: string;
      readonly userId: string | undefined;
      readonly triggerId: string | undefined;
    }
  | { readonly kind: 'home'; readonly userId: string; readonly triggerId: string | undefined };

type MessagePlace = Extract<Place, { kind: 'message' }>;

/** What showing needs. */
export interface PlaceDeps {
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly log: Log;
  /** For response addresses; carries a proxy where there is one. */
  readonly fetch: SlackFetch;
  readonly layout: AlertLayout;
  readonly languages: Languages;
}

/** The one Slack workspace of an installation, in the memory of languages. */
export const SLACK = 'slack';

const ANSWER_TIMEOUT_MS = 10_000;

/** Codes of a modal that came too late: its trigger lives 3 s and opens one modal. */
const EXPIRED: ReadonlySet<string> = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'exchanged_trigger_id',
  'trigger_exchanged',
]);

/** Shows a reply where the person acted: a private answer, a modal, the Home tab. Rejects when Slack refuses it. */
export async function showReply(deps: PlaceDeps, place: Place, reply: ChatReply): Promise<void> {
  switch (reply.kind) {
    case 'answer':
      return showAnswer(deps, place, reply.answer);
    case 'form':
      return showForm(deps, place, (channel) => renderForm(reply.form, deps.layout, { channel }));
    case 'form-errors':
      return showForm(deps, place, (channel) =>
        renderForm(reply.form, deps.layout, { channel, errors: reply.errors }),
      );
  }
}

async function showAnswer(deps: PlaceDeps, place: Place, answer: Answer): Promise<void> {
  const nowMs = deps.clock.nowMs();
  switch (place.kind) {
    case 'message':
      return showMessage(deps, place, answer);
    case 'home':
      return showBesideHome(deps, place, answer);
    case 'view': {
      const memory = parseFormMemory(place.metadata);
      if (answer.isShared === true && memory?.channel !== undefined) {
        const { text, blocks } = renderAnswer(answer, deps.layout, nowMs);
        await deps.client.chat.postMessage({
          channel: memory.channel,
          text,
          blocks,
          unfurl_links: false,
          unfurl_media: false,
        });
        return;
      }
      const view = renderAnswerView(
        answer,
        { title: memory?.title ?? '', metadata: place.metadata },
        deps.layout,
        nowMs,
      );
      await deps.client.views.update({ view_id: place.viewId, view });
    }
  }
}

/** A button of the Home tab is answered over it, in a modal; one page of the tab takes the place of another. */
async function showBesideHome(
  { client, clock, layout }: PlaceDeps,
  { userId, triggerId }: Extract<Place, { kind: 'home' }>,
  answer: Answer,
): Promise<void> {
  const nowMs = clock.nowMs();
  const view = renderAnswerView(answer, { title: '', metadata: '' }, layout, nowMs);
  try {
    await client.views.open({ trigger_id: triggerId ?? '', view });
  } catch (error) {
    const failure = describeFailure(error);
    if (failure.kind !== 'code' || !EXPIRED.has(failure.code)) throw error;
    // The answer came too late for a modal; nothing of it may be lost.
    const message = renderAnswer(answer, layout, nowMs);
    await client.chat.postMessage({ channel: userId, ...message, unfurl_links: false });
  }
}

async function showForm(
  deps: PlaceDeps,
  place: Place,
  render: (channel: string | undefined) => webApi.ModalView,
): Promise<void> {
  if (place.kind === 'view' && place.triggerId === undefined) {
    await deps.client.views.update({ view_id: place.viewId, view: render(undefined) });
    return;
  }
  try {
    const trigger_id = place.triggerId ?? '';
    if (place.kind === 'view') {
      const channel = parseFormMemory(place.metadata)?.channel;
      await deps.client.views.push({ trigger_id, view: render(channel) });
    } else {
      const channel = place.kind === 'message' ? place.channelId : undefined;
      await deps.client.views.open({ trigger_id, view: render(channel) });
    }
  } catch (error) {
    const failure = describeFailure(error);
    if (failure.kind !== 'code' || !EXPIRED.has(failure.code)) throw error;
    const text = labelsFor(deps.languages.layoutFor(SLACK).language).expired;
    const answer = { blocks: [{ kind: 'text' as const, runs: [{ text }] }], buttons: [] };
    await showAnswer(deps, place, answer);
  }
}

/** Through the payload's response address; where that has expired or is missing, as a private message. */
async function showMessage(deps: PlaceDeps, place: MessagePlace, answer: Answer): Promise<void> {
  const message = renderAnswer(answer, deps.layout, deps.clock.nowMs());
  const isShared = answer.isShared === true;
  const isAnswered = await postResponse(deps, place.responseUrl, {
    ...message,
    response_type: isShared ? 'in_channel' : 'ephemeral',
    // Only a private message may be replaced: the alert itself is everybody's.
    replace_original: answer.isUpdate === true && place.isPrivate && !isShared,
    ...(place.threadTs === undefined ? {} : { thread_ts: place.threadTs }),
    unfurl_links: false,
    unfurl_media: false,
  });
  if (isAnswered || place.channelId === undefined || place.userId === undefined) return;
  await postPrivately(deps, place, message, isShared);
}

async function postPrivately(
  { client }: PlaceDeps,
  { channelId: channel = '', userId: user = '', threadTs }: MessagePlace,
  { text, blocks }: SlackMessage,
  isShared: boolean,
): Promise<void> {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  if (isShared) {
    await client.chat.postMessage({
      channel,
      text,
      blocks,
      unfurl_links: false,
      unfurl_media: false,
    });
    return;
  }
  await client.chat.postEphemeral({ channel, user, text, blocks, ...thread });
}

/** Whether the response address took the answer. It lives 30 minutes and takes five answers. */
async function postResponse(
  { log, fetch }: PlaceDeps,
  url: string | undefined,
  body: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  if (url === undefined) return false;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    await response.text();
    return response.ok;
  } catch (error) {
    log.warn({ err: error }, 'slack response address failed');
    return false;
  }
}
