import {
  Client,
  type ClientOptions,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  Options,
  Status,
} from 'discord.js';
import { SECOND_MS } from '../../../core/time/moment.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Ending, Life, Refusal } from '../supervisor.ts';
import { type DiscordFailure, describeFailure, nameFailure, TOKEN_HINT } from './outcome.ts';
import { type DiscordApi, restOptions } from './rest-client.ts';

/** What one life needs. `onInteraction` and `onEvent` never throw; `onReady` runs once per login and may fail. */
export interface ConnectionDeps {
  readonly token: string;
  readonly api: DiscordApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly onInteraction: (interaction: unknown) => void;
  /** Every other dispatch of the gateway, by its name. */
  readonly onEvent: (name: string, data: unknown) => void;
  readonly onReady: () => Promise<void>;
}

const REST_TIMEOUT_MS = 10 * SECOND_MS;
/** From the first request to READY. */
const LOGIN_TIMEOUT_MS = 30 * SECOND_MS;
/** How often it is looked at whether the socket still answers, or reconnects. */
const LOOK_EVERY_MS = 5 * SECOND_MS;
/** Discord asks for a heartbeat every 41 s; without an answer for so long the socket is frozen. */
const SILENCE_MS_MAX = 60 * SECOND_MS;
/** discord.js waits half a minute for a frozen socket's goodbye; we do not. */
const GOODBYE_MS = 2 * SECOND_MS;

/** All of Discord is lost until a login succeeds. */
export const TOKEN_REFUSAL: Refusal = {
  kind: 'refused',
  reason: nameFailure({ kind: 'token' }),
  hint: TOKEN_HINT,
};

/** Close codes after which the same login can never succeed; Gateway Close Event Codes. */
const LASTING_CLOSES: Readonly<Record<number, string>> = {
  4004: TOKEN_HINT,
  4010: 'Newsdesk asks for a shard that does not exist: please report this.',
  4011: 'The bot is in more servers than one connection may serve (2,500).',
  4012: 'This Newsdesk is too old for Discord: update it.',
  4013: 'Newsdesk asks for what Discord does not know: update it.',
  4014: 'Newsdesk asks for an intent that is not granted: please report this.',
};

/** One life of Discord's gateway: discord.js resumes what can be resumed; what it leaves lying ends here. */
export async function liveDiscord(deps: ConnectionDeps, life: Life): Promise<Ending> {
  const { token, clock, log } = deps;
  const client = new Client(clientOptions(deps.api));
  guardPackets(client, log);
  const ended = watchEvents(client, deps);
  const login = client.login(token).then(() => undefined);
  // Its failure may come after the time limit, when nobody waits for it any more.
  login.catch(() => undefined);
  try {
    const first = await Promise.race([login, ended, life.doubt, whenLate(clock, life.signal)]);
    if (first !== undefined) return first;
    life.stand();
    deps.onReady().catch((error: unknown) => {
      log.warn({ reason: nameFailure(describeFailure(error)) }, 'discord commands not registered');
    });
    return await Promise.race([ended, life.doubt, watchPulse(client, clock, life)]);
  } catch (error) {
    return endingOf(error);
  } finally {
    await destroy(client, deps);
    // A login that was under way goes on after its client's end, and would keep the gateway, and the process, for ever.
    void login.then(
      () => destroy(client, deps),
      () => undefined,
    );
  }
}

function watchEvents(client: Client, deps: ConnectionDeps): Promise<Ending> {
  const { log } = deps;
  const { promise, resolve } = Promise.withResolvers<Ending>();
  // The handler's argument is what came over the wire: read by path, never trusted.
  client.on(Events.Raw as string, (packet: { readonly t?: unknown; readonly d?: unknown }) => {
    if (packet.t === 'INTERACTION_CREATE') deps.onInteraction(packet.d);
    else if (typeof packet.t === 'string') deps.onEvent(packet.t, packet.d);
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    const hint = LASTING_CLOSES[code];
    const reason = `the gateway closed (${code})`;
    resolve(hint === undefined ? { kind: 'lost', reason } : { kind: 'refused', reason, hint });
  });
  client.on(Events.Invalidated, () => resolve({ kind: 'lost', reason: 'session invalidated' }));
  client.on(Events.ShardError, (err) => log.debug({ err }, 'discord socket failed'));
  client.on(Events.Error, (err) => log.debug({ err }, 'discord client failed'));
  return promise;
}

async function whenLate(clock: Clock, signal: AbortSignal): Promise<Ending> {
  await clock.wait(LOGIN_TIMEOUT_MS, signal);
  return { kind: 'failed', reason: 'no answer in time', retryAfterMs: undefined };
}

/** Ends when the socket has not answered, or discord.js not reconnected, for too long. */
async function watchPulse(
  client: Client,
  clock: Clock,
  { signal, showPulse }: Life,
): Promise<Ending> {
  let lastAliveMs = clock.nowMs();
  let pulse = '';
  while (!signal.aborted) {
    await clock.wait(LOOK_EVERY_MS, signal);
    const shards = [...client.ws.shards.values()];
    const isUp = shards.length > 0 && shards.every((shard) => isConnected(shard.status));
    const beat = shards.map((shard) => shard.lastPingTimestamp).join();
    if (isUp && beat !== pulse) {
      pulse = beat;
      lastAliveMs = clock.nowMs();
    }
    showPulse(isUp);
    if (clock.nowMs() - lastAliveMs > SILENCE_MS_MAX) {
      return { kind: 'lost', reason: 'the gateway fell silent' };
    }
  }
  return { kind: 'lost', reason: 'stopped' };
}

async function destroy(client: Client, { clock, log }: ConnectionDeps): Promise<void> {
  const gone = client.destroy().catch((err: unknown) => {
    log.debug({ err }, 'discord client did not close');
  });
  const leave = new AbortController();
  await Promise.race([gone, clock.wait(GOODBYE_MS, leave.signal)]);
  leave.abort();
}

function isConnected(status: Status): boolean {
  return status === Status.Ready || status === Status.WaitingForGuilds;
}

function endingOf(error: unknown): Ending {
  const isTokenError =
    error instanceof Error &&
    (error as { readonly code?: unknown }).code === DiscordjsErrorCodes.TokenInvalid;
  const failure: DiscordFailure = isTokenError ? { kind: 'token' } : describeFailure(error);
  if (failure.kind === 'token') return TOKEN_REFUSAL;
  const retryAfterMs = failure.kind === 'busy' ? failure.retryAfterMs : undefined;
  return { kind: 'failed', reason: nameFailure(failure), retryAfterMs };
}

/**
 * discord.js handles packets in a promise that nobody waits for: one that throws (RESUMED just before a session is
 * invalidated does) would end the process.
 */
function guardPackets({ ws }: Client, log: Log): void {
  const handlePacket: unknown = Reflect.get(ws, 'handlePacket');
  if (typeof handlePacket !== 'function') return;
  Reflect.set(ws, 'handlePacket', (...packet: readonly unknown[]): unknown => {
    try {
      return Reflect.apply(handlePacket, ws, packet);
    } catch (err) {
      log.warn({ err }, 'discord sent what cannot be read');
      return false;
    }
  });
}

/** Guilds alone, without which there are no interactions of servers; nothing is kept but what discord.js must have. */
function clientOptions(api: DiscordApi): ClientOptions {
  return {
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    waitGuildTimeout: SECOND_MS,
    rest: restOptions(api, REST_TIMEOUT_MS),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: 1, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      ThreadMemberManager: 0,
      ReactionManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      StageInstanceManager: 0,
      GuildScheduledEventManager: 0,
    }),
  };
}
