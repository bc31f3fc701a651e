import {
  createSlackPlatform,
  type SlackOptions,
  type SlackPlatform,
} from '../../../src/adapters/chat/slack/slack-platform.ts';
import { channelOf } from '../../../src/core/watch/destination.ts';
import type { Conversation } from '../../../src/ports/conversation.ts';
import type { ChatHarness, SendFault } from '../../contracts/chat.contract.ts';
import { STANDARD } from '../../helpers/alerts.ts';
import { quickClock } from '../../helpers/quick-clock.ts';
import { recordingLog } from '../../helpers/recording-log.ts';
import { scriptedConversation, textAnswer } from '../conversation.ts';
import { SlackEmulator } from './slack-emulator.ts';
import { APP_TOKEN, BOT_TOKEN, type FaultKind } from './state.ts';
import { readVisible } from './visible.ts';

export const CHANNEL = 'C0BRIDGES';
const OTHER_CHANNEL = 'C0FERRIES';

/** A request that takes longer than this is given up, so that tests of slow answers are quick. */
const POST_TIMEOUT_MS = 1000;

const FAULTS: Readonly<Record<SendFault, FaultKind>> = {
  'rate-limited': { kind: 'rate-limited', retryAfter: '3' },
  'rate-limited-without-time': { kind: 'rate-limited', retryAfter: undefined },
  'error-before': { kind: 'status', status: 503, when: 'before' },
  'error-after': { kind: 'status', status: 502, when: 'after' },
  'cut-before': { kind: 'cut', when: 'before' },
  'cut-after': { kind: 'cut', when: 'after' },
  'cut-body': { kind: 'cut-body' },
  'hang-before': { kind: 'hang', when: 'before' },
  'hang-after': { kind: 'hang', when: 'after' },
  slow: { kind: 'slow', delayMs: POST_TIMEOUT_MS + 80 },
  html: { kind: 'html', status: 200 },
  'channel-gone': { kind: 'error', error: 'channel_not_found' },
  'not-in-channel': { kind: 'error', error: 'not_in_channel' },
  'right-missing': { kind: 'error', error: 'missing_scope', needed: 'chat:write' },
  'token-revoked': { kind: 'error', error: 'token_revoked' },
};

/** The real adapter on an emulator; Socket Mode unless a signing secret is given. */
export function slackOn(
  emulator: SlackEmulator,
  {
    conversation = scriptedConversation(() => textAnswer('Done.')),
    signingSecret,
    clock = quickClock(),
    commandPrefix = '',
    botToken = BOT_TOKEN,
    appToken = APP_TOKEN,
    postTimeoutMs = 5000,
    ...ways
  }: Pick<SlackOptions, 'fetch' | 'dispatcher'> & {
    readonly conversation?: Conversation;
    readonly signingSecret?: string;
    readonly clock?: ReturnType<typeof quickClock>;
    readonly commandPrefix?: string;
    readonly botToken?: string;
    readonly appToken?: string;
    readonly postTimeoutMs?: number;
  } = {},
): { readonly platform: SlackPlatform; readonly log: ReturnType<typeof recordingLog> } {
  const log = recordingLog();
  const platform = createSlackPlatform({
    botToken,
    transport:
      signingSecret === undefined ? { kind: 'socket', appToken } : { kind: 'http', signingSecret },
    apiUrl: emulator.apiUrl,
    conversation,
    layout: STANDARD,
    commandPrefix,
    clock,
    chance: () => 0.5,
    log,
    postTimeoutMs,
    ...ways,
  });
  return { platform, log };
}

/** An emulated workspace with two channels, for the contract. */
export async function startSlackHarness(
  postTimeoutMs = POST_TIMEOUT_MS,
): Promise<ChatHarness & { readonly emulator: SlackEmulator }> {
  const emulator = await SlackEmulator.start();
  emulator.addChannel(CHANNEL);
  emulator.addChannel(OTHER_CHANNEL);
  const clock = quickClock(Date.now(), 25);
  const { platform } = slackOn(emulator, { clock, postTimeoutMs });
  return {
    emulator,
    platform,
    destination: `slack:${CHANNEL}`,
    otherDestination: `slack:${OTHER_CHANNEL}`,
    visible: (destination) => emulator.seen(channelOf(destination)).map(readVisible),
    failNext: (fault, destination) =>
      emulator.fail(FAULTS[fault], {
        method: 'chat.postMessage',
        ...(destination === undefined ? {} : { channel: channelOf(destination) }),
      }),
    failHistory: () =>
      emulator.fail({ kind: 'html', status: 502 }, { method: 'conversations.history' }),
    deleteMessage: (destination, messageId) => {
      for (const message of emulator.messages) {
        if (message.channel === channelOf(destination) && message.ts === messageId) {
          message.isDeleted = true;
        }
      }
    },
    addNoise: (destination, count) => {
      for (let index = 0; index < count; index += 1) {
        emulator.messages.push({
          channel: channelOf(destination),
          ts: emulator.nextTs(),
          threadTs: undefined,
          isBroadcast: false,
          user: 'U0SOMEBODY',
          text: 'chatter',
          blocks: [],
          metadata: undefined,
          edits: 0,
          isDeleted: false,
          onlyFor: undefined,
          unfurls: { links: undefined, media: undefined },
        });
      }
    },
    refusals: () => emulator.refusals,
    close: () => emulator.close(),
  };
}
