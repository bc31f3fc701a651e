import type { REST } from 'discord.js';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { type EpochMs, MINUTE_MS, SECOND_MS } from '../../../core/time/moment.ts';
import { channelOf } from '../../../core/watch/destination.ts';
import type { ChatPlatform } from '../../../ports/chat.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Conversation } from '../../../ports/conversation.ts';
import type { Log } from '../../../ports/log.ts';
import { type Ending, type Life, type Refusal, Supervisor } from '../supervisor.ts';
import { checkDiscord } from './check.ts';
import { registerCommands } from './commands.ts';
import { type ConnectionDeps, liveDiscord, TOKEN_REFUSAL } from './connection.ts';
import { createDirectMessages } from './direct-messages.ts';
import { createInteractionHandler } from './interactions.ts';
import { createGreeter } from './joining.ts';
import { type DiscordFailure, describeFailure } from './outcome.ts';
import { createPosting } from './posting.ts';
import { readText, readValue } from './read-interaction.ts';
import { createRest, type DiscordApi, type DiscordFetch } from './rest-client.ts';
import { createServerRequests } from './server-requests.ts';
import { createServers, type Servers, serverOf } from './servers.ts';
import { uninstallDiscord } from './uninstall.ts';

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
  /** Hears once of each refusal that stays until somebody acts. */
  readonly onRefused?: (refusal: Refusal) => void;
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
        connection.refuse(TOKEN_REFUSAL);
      }
      throw error;
    }
  }

  const servers = createServers();
  const requests = createServerRequests(call, clock);
  const direct = createDirectMessages({ call, clock, layout });
  const greet = createGreeter({ conversation, call, direct, servers, clock, log });
  const handle = createInteractionHandler({
    servers,
    requests,
    conversation,
    rest: createRest(api, INTERACTION_TIMEOUT_MS),
    clock,
    log,
    layout,
    commandPrefix,
  });
  const life: ConnectionDeps = {
    token,
    api,
    clock,
    log,
    onInteraction: (interaction) => {
      // It never rejects; should it, it must not end the process.
      handle(interaction).catch((err: unknown) => log.error({ err }, 'discord handler failed'));
    },
    onEvent: (name, data) => noteEvent({ servers, greet, log }, name, data),
    onReady: async () => {
      refusedUntilMs = undefined;
      const outcome = await registerCommands(call, commandPrefix);
      log.debug({ outcome }, 'discord commands looked after');
    },
  };
  const live = (one: Life): Promise<Ending> => liveDiscord(life, one);
  const { onRefused } = options;
  const connection = new Supervisor({ platform: 'discord', live, clock, log, chance, onRefused });
  const refusal = (): DiscordFailure | undefined =>
    refusedUntilMs !== undefined && clock.nowMs() < refusedUntilMs ? { kind: 'token' } : undefined;
  return {
    platform: 'discord',
    connects: 'one-process',
    ...createPosting({ call, refusal, clock, log, timeoutMs }),
    tell: (userId, answer, workspace) =>
      direct.tell(userId, answer, serverOf(workspace) ?? servers.findHome(userId)),
    start: () => connection.start(),
    stop: () => connection.stop(),
    connection: () => connection.state(),
    workspaceOf: async (destination) => {
      const server = await requests.fetchServer(channelOf(destination));
      return server === undefined ? undefined : `discord:${server}`;
    },
    check: (destinations) => checkDiscord(call, destinations),
    uninstall: () => uninstallDiscord(call),
  };
}

/** What the gateway tells of the bot itself and its servers. */
function noteEvent(
  {
    servers,
    greet,
    log,
  }: {
    readonly servers: Servers;
    readonly greet: (guild: unknown) => Promise<void>;
    readonly log: Log;
  },
  name: string,
  data: unknown,
): void {
  const id = readText(data, 'id');
  if (name === 'READY') {
    const selfId = readText(data, 'user', 'id');
    if (selfId !== undefined) servers.noteSelf(selfId);
  } else if (name === 'GUILD_CREATE' && id !== undefined) {
    servers.note(id);
    greet(data).catch((err: unknown) => log.error({ err }, 'discord welcome failed'));
  } else if (name === 'GUILD_DELETE' && id !== undefined) {
    // A server that is down for a while is not one that the bot has left.
    if (readValue(data, 'unavailable') !== true) servers.forget(id);
  }
}
