import { MINUTE_MS, SECOND_MS } from '../../../core/time/moment.ts';
import type { ConnectionState } from '../../../ports/chat.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import {
  describeFailure,
  findHint,
  findTokenHint,
  nameFailure,
  type SlackFailure,
} from './outcome.ts';

/** An open connection; `closed` resolves when it ends, whoever ended it. */
export interface OpenSocket {
  readonly closed: Promise<void>;
  close(): void;
}

/** What the supervision needs. `openSocket` is undefined where Slack comes to us over HTTP. */
export interface ConnectionDeps {
  readonly identify: () => Promise<void>;
  readonly openSocket: ((signal: AbortSignal) => Promise<OpenSocket>) | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** A number from 0 up to 1, for jitter. */
  readonly chance: () => number;
}

const RETRY_MS = { first: 500, most: 30 * SECOND_MS } as const;
/** A token that Slack refuses is tried again this rarely: it may be allowed again, and a storm helps nobody. */
const STOPPED_RETRY_MS = 10 * MINUTE_MS;
/** From opening to Slack's `hello`. */
const HELLO_TIMEOUT_MS = 20 * SECOND_MS;
const CLOSE_TIMEOUT_MS = 2 * SECOND_MS;
/** A connection that lived shorter counts as a failure, so that being dropped at once does not spin. */
const SHORT_LIFE_MS = 10 * SECOND_MS;

type Ending =
  | { readonly kind: 'lost'; readonly livedMs: number }
  | { readonly kind: 'suspected' }
  | { readonly kind: 'failed'; readonly failure: SlackFailure };

/**
 * Keeps the connection for commands and buttons, for ever: auth.test first, then the socket. An outage and a refused
 * token are said once each. Nothing it meets can end the process.
 */
export class SlackConnection {
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
        'slack supervision failed',
      );
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#running = undefined;
    this.#state = { kind: 'off', reason: 'stopped' };
  }

  /** A call was refused because of its token: looks at once whether all of Slack is lost. */
  suspect(): void {
    this.#suspicion.resolve({ kind: 'suspected' });
  }

  async #run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const ending = await this.#live(signal);
      if (signal.aborted) return;
      if (ending.kind === 'lost' && ending.livedMs >= SHORT_LIFE_MS) failures = 0;
      const waitMs = ending.kind === 'suspected' ? 0 : this.#settle(ending, failures);
      failures += 1;
      await this.#deps.clock.wait(waitMs, signal);
    }
  }

  /** One life of the connection, from auth.test to its end. */
  async #live(signal: AbortSignal): Promise<Ending> {
    const { identify, clock, log } = this.#deps;
    let socket: OpenSocket | undefined;
    try {
      await identify();
      socket = await openInTime(this.#deps, signal);
      const openedAtMs = clock.nowMs();
      this.#suspicion = Promise.withResolvers<Ending>();
      this.#isOutageTold = false;
      this.#state = { kind: 'on' };
      log.info({}, 'slack connected');
      const ended = socket?.closed ?? Promise.withResolvers<void>().promise;
      const over = Promise.race([ended, whenAborted(signal)]).then(
        (): Ending => ({ kind: 'lost', livedMs: clock.nowMs() - openedAtMs }),
      );
      return await Promise.race([over, this.#suspicion.promise]);
    } catch (error) {
      return { kind: 'failed', failure: describeFailure(error) };
    } finally {
      if (socket !== undefined) await closeInTime(socket, clock);
    }
  }

  /** Says what happened, once per outage, and how long to wait. */
  #settle(ending: Exclude<Ending, { kind: 'suspected' }>, failures: number): number {
    const { clock, log, chance } = this.#deps;
    const failure = ending.kind === 'failed' ? ending.failure : undefined;
    const reason = failure === undefined ? 'the connection ended' : nameFailure(failure);
    const hint = failure === undefined ? undefined : lastingHint(failure);
    if (hint !== undefined) {
      const isNews = this.#state.kind !== 'stopped' || this.#state.reason !== reason;
      this.#state = { kind: 'stopped', reason, hint };
      if (isNews) log.error({ code: 'platform_refused', reason, hint }, 'slack refuses the app');
      return STOPPED_RETRY_MS;
    }
    const since = this.#state.kind === 'connecting' ? this.#state.since : clock.nowMs();
    this.#state = { kind: 'connecting', since, lastError: reason };
    if (failure !== undefined && !this.#isOutageTold) {
      this.#isOutageTold = true;
      log.warn({ reason }, 'slack unreachable, trying again');
    }
    const backoff = Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** Math.min(failures, 10));
    const jittered = backoff * (0.5 + chance() / 2);
    return failure?.kind === 'busy' ? Math.max(failure.retryAfterMs, jittered) : jittered;
  }
}

/** What to do about a refusal that lasts until a person acts; missing rights of the app token among them. */
function lastingHint(failure: SlackFailure): string | undefined {
  if (failure.kind !== 'code') return undefined;
  return failure.code === 'missing_scope' ? findHint(failure) : findTokenHint(failure);
}

async function openInTime(
  { openSocket, clock }: ConnectionDeps,
  signal: AbortSignal,
): Promise<OpenSocket | undefined> {
  if (openSocket === undefined) return undefined;
  const attempt = new AbortController();
  const either = AbortSignal.any([signal, attempt.signal]);
  const opening = openSocket(either);
  try {
    return await Promise.race([
      opening,
      clock.wait(HELLO_TIMEOUT_MS, either).then(() => {
        throw new Error('no hello in time');
      }),
    ]);
  } catch (error) {
    // Whoever opens after all is closed at once; its own failure was reported or is of no interest any more.
    opening.then((late) => late.close()).catch(() => undefined);
    throw error;
  } finally {
    attempt.abort();
  }
}

/** A socket that does not answer its goodbye is left to itself. */
async function closeInTime(socket: OpenSocket, clock: Clock): Promise<void> {
  const closed = new AbortController();
  socket.close();
  await Promise.race([socket.closed, clock.wait(CLOSE_TIMEOUT_MS, closed.signal)]);
  closed.abort();
}

function whenAborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
