import {
  Client,
  type ClientOptions,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  Options,
  Status,
} from 'discord.js';
import { type EpochMs, MINUTE_MS, SECOND_MS } from '../../../core/time/moment.ts';
import type { ConnectionState } from '../../../ports/chat.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import { type DiscordFailure, describeFailure, nameFailure, TOKEN_HINT } from './outcome.ts';
import { type DiscordApi, restOptions } from './rest-client.ts';

/** What the supervision needs. `onInteraction` never throws; `onReady` runs once per login and may fail. */
export interface ConnectionDeps {
  readonly token: string;
  readonly api: DiscordApi;
  readonly clock: Clock;
  readonly log: Log;
  /** A number from 0 up to 1, for jitter. */
  readonly chance: () => number;
  readonly onInteraction: (interaction: unknown) => void;
  readonly onReady: () => Promise<void>;
}

const RETRY_MS = { first: SECOND_MS, most: 30 * SECOND_MS } as const;
/** A token that Discord refuses is tried again this rarely; 10,000 refusals in 10 minutes ban an address. */
const STOPPED_RETRY_MS = 10 * MINUTE_MS;
const REST_TIMEOUT_MS = 10 * SECOND_MS;
/** From the first request to READY. */
const LOGIN_TIMEOUT_MS = 30 * SECOND_MS;
/** How often it is looked at whether the socket still answers, or reconnects. */
const LOOK_EVERY_MS = 5 * SECOND_MS;
/** Discord asks for a heartbeat every 41 s; without an answer for so long the socket is frozen. */
const SILENCE_MS_MAX = 60 * SECOND_MS;
/** discord.js waits half a minute for a frozen socket's goodbye; we do not. */
const GOODBYE_MS = 2 * SECOND_MS;

/** Close codes after which the same login can never succeed; Gateway Close Event Codes. */
const LASTING_CLOSES: Readonly<Record<number, string>> = {
  4004: TOKEN_HINT,
  4010: 'Newsdesk asks for a shard that does not exist: please report this.',
  4011: 'The bot is in more servers than one connection may serve (2,500).',
  4012: 'This Newsdesk is too old for Discord: update it.',
  4013: 'Newsdesk asks for what Discord does not know: update it.',
  4014: 'Newsdesk asks for an intent that is not granted: please report this.',
};

type Ending =
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly hint: string }
  | { readonly kind: 'failed'; readonly failure: DiscordFailure };

/**
 * Keeps the gateway connection for commands and buttons, for ever: discord.js resumes what can be resumed, and what
 * it leaves lying is replaced by a new login. An outage and a refused token are said once each.
 */
export class DiscordConnection {
  readonly #deps: ConnectionDeps;
  #state: ConnectionState = { kind: 'off', reason: 'not started' };
  #running: Promise<void> | undefined;
  #stopping = new AbortController();
  #suspicion = Promise.withResolvers<Ending>();
  #isOutageTold = false;

  constructor(deps: ConnectionDeps) {
    this.#deps = deps;
  }

  state(): ConnectionState {
    return this.#state;
  }

  /** Begins to connect and returns at once. */
  start(): void {
    if (this.#running !== undefined) return;
    this.#stopping = new AbortController();
    this.#state = { kind: 'connecting', since: this.#deps.clock.nowMs(), lastError: undefined };
    this.#running = this.#run(this.#stopping.signal).catch((error: unknown) => {
      // Every ending is handled below; what still comes here is a fault of ours, and is said as one.
      this.#state = { kind: 'off', reason: 'supervision failed' };
      this.#deps.log.error(
        { err: error, code: 'platform_unreachable' },
        'discord supervision failed',
      );
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#running = undefined;
    this.#state = { kind: 'off', reason: 'stopped' };
  }

  /** A call was refused because of its token: all of Discord is lost until a login succeeds. */
  refuse(): void {
    const reason = nameFailure({ kind: 'token' });
    this.#settle({ kind: 'refused', reason, hint: TOKEN_HINT }, 0);
    this.#suspicion.resolve({ kind: 'refused', reason, hint: TOKEN_HINT });
  }

  async #run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      this.#suspicion = Promise.withResolvers<Ending>();
      const ending = await this.#live(signal, () => {
        failures = 0;
      });
      if (signal.aborted) return;
      const waitMs = this.#settle(ending, failures);
      failures += 1;
      await this.#deps.clock.wait(waitMs, signal);
    }
  }

  /** One client, from its login to its end. */
  async #live(signal: AbortSignal, onReady: () => void): Promise<Ending> {
    const { token, clock, log } = this.#deps;
    const client = new Client(clientOptions(this.#deps.api));
    guardPackets(client, log);
    const ended = this.#watchEvents(client);
    try {
      const login = client.login(token).then(() => undefined);
      // Its failure may come after the time limit, when nobody waits for it any more.
      login.catch(() => undefined);
      const first = await Promise.race([
        login,
        ended,
        this.#suspicion.promise,
        this.#whenLate(signal),
      ]);
      if (first !== undefined || signal.aborted) {
        return first ?? { kind: 'lost', reason: 'stopped' };
      }
      onReady();
      this.#isOutageTold = false;
      this.#state = { kind: 'on' };
      log.info({}, 'discord connected');
      this.#deps.onReady().catch((error: unknown) => {
        log.warn(
          { reason: nameFailure(describeFailure(error)) },
          'discord commands not registered',
        );
      });
      return await Promise.race([
        ended,
        this.#suspicion.promise,
        this.#watchPulse(client, clock.nowMs(), signal),
      ]);
    } catch (error) {
      return endingOf(error);
    } finally {
      await this.#destroy(client);
    }
  }

  #watchEvents(client: Client): Promise<Ending> {
    const { log } = this.#deps;
    const { promise, resolve } = Promise.withResolvers<Ending>();
    // The handler's argument is what came over the wire: read by path, never trusted.
    client.on(Events.Raw as string, (packet: { readonly t?: unknown; readonly d?: unknown }) => {
      if (packet.t === 'INTERACTION_CREATE') this.#deps.onInteraction(packet.d);
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

  async #whenLate(signal: AbortSignal): Promise<Ending> {
    await this.#deps.clock.wait(LOGIN_TIMEOUT_MS, signal);
    return { kind: 'lost', reason: 'no answer in time' };
  }

  /** Ends when the socket has not answered, or discord.js not reconnected, for too long. */
  async #watchPulse(client: Client, startMs: EpochMs, signal: AbortSignal): Promise<Ending> {
    const { clock } = this.#deps;
    let lastAliveMs = startMs;
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
      if (this.#state.kind !== 'stopped') this.#showPulse(isUp);
      if (clock.nowMs() - lastAliveMs > SILENCE_MS_MAX) {
        return { kind: 'lost', reason: 'the gateway fell silent' };
      }
    }
    return { kind: 'lost', reason: 'stopped' };
  }

  #showPulse(isUp: boolean): void {
    if (isUp) this.#state = { kind: 'on' };
    else if (this.#state.kind === 'on') {
      const since = this.#deps.clock.nowMs();
      this.#state = { kind: 'connecting', since, lastError: 'the connection broke' };
    }
  }

  async #destroy(client: Client): Promise<void> {
    const { clock, log } = this.#deps;
    const gone = client.destroy().catch((err: unknown) => {
      log.debug({ err }, 'discord client did not close');
    });
    const leave = new AbortController();
    await Promise.race([gone, clock.wait(GOODBYE_MS, leave.signal)]);
    leave.abort();
  }

  /** Says what happened, once per outage, and how long to wait. */
  #settle(ending: Ending, failures: number): number {
    const { clock, log, chance } = this.#deps;
    if (ending.kind === 'refused') {
      const { reason, hint } = ending;
      const isNews = this.#state.kind !== 'stopped';
      this.#state = { kind: 'stopped', reason, hint };
      if (isNews) log.error({ code: 'platform_refused', reason, hint }, 'discord refuses the bot');
      return STOPPED_RETRY_MS;
    }
    const reason = ending.kind === 'lost' ? ending.reason : nameFailure(ending.failure);
    const since = this.#state.kind === 'connecting' ? this.#state.since : clock.nowMs();
    this.#state = { kind: 'connecting', since, lastError: reason };
    if (!this.#isOutageTold) {
      this.#isOutageTold = true;
      log.warn({ reason }, 'discord unreachable, trying again');
    }
    const backoff = Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** Math.min(failures, 10));
    const jittered = backoff * (0.5 + chance() / 2);
    const isBusy = ending.kind === 'failed' && ending.failure.kind === 'busy';
    return isBusy ? Math.max(ending.failure.retryAfterMs, jittered) : jittered;
  }
}

function isConnected(status: Status): boolean {
  return status === Status.Ready || status === Status.WaitingForGuilds;
}

function endingOf(error: unknown): Ending {
  const isTokenError =
    error instanceof Error &&
    (error as { readonly code?: unknown }).code === DiscordjsErrorCodes.TokenInvalid;
  const failure: DiscordFailure = isTokenError ? { kind: 'token' } : describeFailure(error);
  return failure.kind === 'token'
    ? { kind: 'refused', reason: nameFailure(failure), hint: TOKEN_HINT }
    : { kind: 'failed', failure };
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
