import type { REST } from 'discord.js';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { type EpochMs, MINUTE_MS, SECOND_MS } from '../../../core/time/moment.ts';
import type { ChatPlatform } from '../../../ports/chat.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Conversation } from '../../../ports/conversation.ts';
import type { Log } from '../../../ports/log.ts';
import { checkDiscord } from './check.ts';
import { registerCommands } from './commands.ts';
import { DiscordConnection } from './connection.ts';
import { createInteractionHandler } from './interactions.ts';
import { type DiscordFailure, describeFailure } from './outcome.ts';
import { createPosting } from './posting.ts';
import { createRest, type DiscordApi, type DiscordFetch } from './rest-client.ts';

/** What Discord needs of the rest. `fetch` carries a proxy where there is one. */
export interface DiscordOptions {
  readonly token: string;
  /** Default: `https://discord.com/api`. The gateway's address comes from it. */
  readonly apiUrl?: string;
  readonly conversation: Conversation;
  /** Language and zone of answers. */
  readonly layout: AlertLayout;
  readonly commandPrefix?: string;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly log: Log;
  readonly fetch?: DiscordFetch;
  readonly postTimeoutMs?: number;
}

const DEFAULT_API_URL = 'https://discord.com/api';
const POST_TIMEOUT_MS = 10 * SECOND_MS;
/** An interaction must be acknowledged within 3 s. */
const INTERACTION_TIMEOUT_MS = 3 * SECOND_MS;
/** After a 401 nothing is asked for so long: 10,000 invalid requests in 10 minutes ban the address. */
const REFUSED_MS = MINUTE_MS;

/**
 * Discord behind ports/chat.ts. Posting has a client of its own that asks once; commands, buttons and forms come by
 * discord.js's gateway, which is supervised. Nothing of it can end the process, and nothing waits for it at the start.
 */
export function createDiscordPlatform(options: DiscordOptions): ChatPlatform {
  const { token, clock, log, conversation, layout, chance } = options;
  const commandPrefix = options.commandPrefix ?? '';
  const api: DiscordApi = { url: options.apiUrl ?? DEFAULT_API_URL, fetch: options.fetch };
  const timeoutMs = options.postTimeoutMs ?? POST_TIMEOUT_MS;
  const rest = createRest(api, timeoutMs);
  let refusedUntilMs: EpochMs | undefined;

  async function call<T>(request: (client: REST) => Promise<unknown>): Promise<T> {
    try {
      // discord.js forgets the token at each 401.
      return (await request(rest.setToken(token))) as T;
    } catch (error) {
      if (describeFailure(error).kind === 'token') {
        refusedUntilMs = clock.nowMs() + REFUSED_MS;
        connection.refuse();
      }
      throw error;
    }
  }

  const handle = createInteractionHandler({
    conversation,
    rest: createRest(api, INTERACTION_TIMEOUT_MS),
    clock,
    log,
    layout,
    commandPrefix,
  });
  const connection = new DiscordConnection({
    token,
    api,
    clock,
    log,
    chance,
    onInteraction: (interaction) => {
      // It never rejects; should it, it must not end the process.
      handle(interaction).catch((err: unknown) => log.error({ err }, 'discord handler failed'));
    },
    onReady: async () => {
      refusedUntilMs = undefined;
      const outcome = await registerCommands(call, commandPrefix);
      log.debug({ outcome }, 'discord commands looked after');
    },
  });
  const refusal = (): DiscordFailure | undefined =>
    refusedUntilMs !== undefined && clock.nowMs() < refusedUntilMs ? { kind: 'token' } : undefined;
  return {
    platform: 'discord',
    connects: 'one-process',
    ...createPosting({ call, refusal, clock, log, timeoutMs }),
    start: () => connection.start(),
    stop: () => connection.stop(),
    connection: () => connection.state(),
    check: (destinations) => checkDiscord(call, destinations),
  };
}
