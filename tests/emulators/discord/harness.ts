import { createDiscordPlatform } from '../../../src/adapters/chat/discord/discord-platform.ts';
import { channelOf } from '../../../src/core/watch/destination.ts';
import type { ChatPlatform } from '../../../src/ports/chat.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { Conversation } from '../../../src/ports/conversation.ts';
import type { ChatHarness, SendFault } from '../../contracts/chat.contract.ts';
import { STANDARD } from '../../helpers/alerts.ts';
import { quickClock } from '../../helpers/quick-clock.ts';
import { recordingLog } from '../../helpers/recording-log.ts';
import { scriptedConversation, textAnswer } from '../conversation.ts';
import { DiscordEmulator } from './discord-emulator.ts';
import { CHANNEL_ID, type FaultKind, OTHER_CHANNEL_ID, TOKEN } from './state.ts';
import { readVisible } from './visible.ts';

/** A request that takes longer than this is given up, so that tests of slow answers are quick. */
const POST_TIMEOUT_MS = 1000;

const FAULTS: Readonly<Record<SendFault, FaultKind>> = {
  'rate-limited': { kind: 'rate-limited', retryAfterS: 3, isGlobal: false },
  'rate-limited-without-time': { kind: 'rate-limited', retryAfterS: undefined, isGlobal: false },
  'error-before': { kind: 'status', status: 503, isAfter: false },
  'error-after': { kind: 'status', status: 502, isAfter: true },
  'cut-before': { kind: 'cut', isAfter: false },
  'cut-after': { kind: 'cut', isAfter: true },
  'cut-body': { kind: 'cut-body' },
  'hang-before': { kind: 'hang', isAfter: false },
  'hang-after': { kind: 'hang', isAfter: true },
  slow: { kind: 'slow', delayMs: POST_TIMEOUT_MS + 50 },
  html: { kind: 'html', status: 200 },
  'channel-gone': { kind: 'error', status: 404, code: 10_003 },
  'not-in-channel': { kind: 'error', status: 403, code: 50_001 },
  'right-missing': { kind: 'error', status: 403, code: 50_013 },
  'token-revoked': { kind: 'error', status: 401, code: 0 },
};

/** The real adapter on an emulator. */
export function discordOn(
  emulator: DiscordEmulator,
  {
    conversation = scriptedConversation(() => textAnswer('Done.')),
    clock = quickClock(),
    commandPrefix = '',
    postTimeoutMs = 5000,
    apiUrl = emulator.apiUrl,
  }: {
    readonly conversation?: Conversation;
    readonly clock?: Clock;
    readonly commandPrefix?: string;
    readonly postTimeoutMs?: number;
    readonly apiUrl?: string;
  } = {},
): { readonly platform: ChatPlatform; readonly log: ReturnType<typeof recordingLog> } {
  const log = recordingLog();
  const platform = createDiscordPlatform({
    token: TOKEN,
    apiUrl,
    conversation,
    layout: STANDARD,
    commandPrefix,
    clock,
    chance: () => 0.5,
    log,
    postTimeoutMs,
  });
  return { platform, log };
}

/** An emulated server with two channels, for the contract. */
export async function startDiscordHarness(
  postTimeoutMs = POST_TIMEOUT_MS,
): Promise<ChatHarness & { readonly emulator: DiscordEmulator }> {
  const emulator = await DiscordEmulator.start();
  const clock = quickClock(Date.now(), 25);
  const { platform } = discordOn(emulator, { clock, postTimeoutMs });
  return {
    emulator,
    platform,
    destination: `discord:${CHANNEL_ID}`,
    otherDestination: `discord:${OTHER_CHANNEL_ID}`,
    visible: (destination) => {
      const channel = channelOf(destination);
      return emulator.seen(channel).map((message) => readVisible(message, channel));
    },
    failNext: (fault, destination) => {
      const channel = destination === undefined ? '\\d+' : channelOf(destination);
      const path = new RegExp(`^/channels/${channel}/messages$`);
      emulator.fail({ ...FAULTS[fault], method: 'POST', path });
    },
    failHistory: () => emulator.fail({ kind: 'html', status: 502, method: 'GET' }),
    deleteMessage: (destination, messageId) => {
      for (const message of emulator.seen(channelOf(destination))) {
        if (message.id === messageId) message.isDeleted = true;
      }
    },
    addNoise: (destination, count) => {
      for (let index = 0; index < count; index += 1) emulator.addChatter(channelOf(destination));
    },
    refusals: () => emulator.violations,
    close: () => emulator.close(),
  };
}
