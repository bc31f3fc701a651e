import { MINUTE_MS, SECOND_MS } from '../../core/time/moment.ts';
import type { ConnectionState } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

/**
 * How one life of a connection ended. `lost`: it had stood; `suspected`: look at once whether all is lost; `refused`:
 * nothing helps until a person acts; `failed`: it never stood, and the platform may say when to come again.
 */
export type Ending =
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'suspected' }
  | Refusal
  | {
      readonly kind: 'failed';
      readonly reason: string;
      readonly retryAfterMs: number | undefined;
    };

/** A platform's no that stays, in a few words, and what to do about it. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly hint: string;
}

/** What a life tells its supervisor. `doubt` resolves when somebody outside says that this life is over. */
export interface Life {
  readonly signal: AbortSignal;
  readonly doubt: Promise<Ending>;
  /** The connection stands. */
  readonly stand: () => void;
  /** It still stands, or is being made whole again. */
  readonly showPulse: (isUp: boolean) => void;
}

/** What supervising needs. `live` is one life, from the first request to its end; what it throws is a fault of ours. */
export interface SupervisorDeps {
  readonly platform: 'slack' | 'discord';
  readonly live: (life: Life) => Promise<Ending>;
  readonly clock: Clock;
  readonly log: Log;
  /** A number from 0 up to 1, for jitter. */
  readonly chance: () => number;
  /** Hears once of each refusal, to tell the admins. Never throws. */
  readonly onRefused?: ((refusal: Refusal) => void) | undefined;
}

const RETRY_MS = { first: 500, most: 30 * SECOND_MS } as const;
/**
 * A token that is refused is tried again this rarely: it may be allowed again, and a storm helps nobody. Discord bans
 * an address for 10,000 refusals in 10 minutes.
 */
const REFUSED_RETRY_MS = 10 * MINUTE_MS;
/** A connection that stood shorter counts as a failure, so that being dropped at once does not spin. */
const SHORT_LIFE_MS = 10 * SECOND_MS;

/**
 * Keeps a platform's connection for commands and buttons, for ever. An outage and a refusal are said once each.
 * Nothing that it meets can end the process.
 */
export class Supervisor {
  readonly #deps: SupervisorDeps;
  #state: ConnectionState = { kind: 'off', reason: 'not started' };
  #running: Promise<void> | undefined;
  #stopping = new AbortController();
  #doubt = Promise.withResolvers<Ending>();
  #stoodAtMs: number | undefined;
  #isOutageTold = false;

  constructor(deps: SupervisorDeps) {
    this.#deps = deps;
  }

  state(): ConnectionState {
    return this.#state;
  }

  /** Begins to connect and returns at once. */
  start(): void {
    if (this.#running !== undefined) return;
    const { clock, log, platform } = this.#deps;
    this.#stopping = new AbortController();
    this.#state = { kind: 'connecting', since: clock.nowMs(), lastError: undefined };
    this.#running = this.#run(this.#stopping.signal).catch((err: unknown) => {
      // Every ending is handled below; what still comes here is a fault of ours, and is said as one.
      this.#state = { kind: 'off', reason: 'supervision failed' };
      log.error({ err, code: 'platform_unreachable', platform }, 'platform supervision failed');
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#running = undefined;
    this.#state = { kind: 'off', reason: 'stopped' };
  }

  /** A call was refused in a way that may mean the end of all: looks at once. */
  suspect(): void {
    this.#doubt.resolve({ kind: 'suspected' });
  }

  /** A call was refused in a way that is the end of all until somebody acts. */
  refuse(refusal: Refusal): void {
    this.#showRefusal(refusal);
    this.#doubt.resolve(refusal);
  }

  async #run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      this.#doubt = Promise.withResolvers<Ending>();
      this.#stoodAtMs = undefined;
      const ending = await this.#deps.live({
        signal,
        doubt: this.#doubt.promise,
        stand: () => this.#stand(),
        showPulse: (isUp) => this.#showPulse(isUp),
      });
      if (signal.aborted) return;
      if (this.#livedMs() >= SHORT_LIFE_MS) failures = 0;
      const waitMs = this.#settle(ending, failures);
      failures += 1;
      await this.#deps.clock.wait(waitMs, signal);
    }
  }

  #livedMs(): number {
    return this.#stoodAtMs === undefined ? 0 : this.#deps.clock.nowMs() - this.#stoodAtMs;
  }

  #stand(): void {
    const { clock, log, platform } = this.#deps;
    this.#stoodAtMs = clock.nowMs();
    this.#isOutageTold = false;
    this.#state = { kind: 'on' };
    log.info({ platform }, 'platform connected');
  }

  #showPulse(isUp: boolean): void {
    if (this.#state.kind === 'stopped') return;
    if (isUp) this.#state = { kind: 'on' };
    else if (this.#state.kind === 'on') {
      const since = this.#deps.clock.nowMs();
      this.#state = { kind: 'connecting', since, lastError: 'the connection broke' };
    }
  }

  /** Says what happened, once per outage, and answers how long to wait. */
  #settle(ending: Ending, failures: number): number {
    switch (ending.kind) {
      case 'refused':
        this.#showRefusal(ending);
        return REFUSED_RETRY_MS;
      case 'suspected':
        return failures === 0 ? 0 : this.#backoffMs(failures);
      case 'lost':
        this.#showOutage(ending.reason);
        return this.#backoffMs(failures);
      case 'failed':
        this.#showOutage(ending.reason);
        this.#tellOutage(ending.reason);
        return Math.max(ending.retryAfterMs ?? 0, this.#backoffMs(failures));
    }
  }

  #backoffMs(failures: number): number {
    const backoff = Math.min(RETRY_MS.most, RETRY_MS.first * 2 ** Math.min(failures, 10));
    return backoff * (0.5 + this.#deps.chance() / 2);
  }

  #showRefusal({ kind, reason, hint }: Refusal): void {
    const { log, platform, onRefused } = this.#deps;
    const isNews = this.#state.kind !== 'stopped' || this.#state.reason !== reason;
    this.#state = { kind: 'stopped', reason, hint };
    if (!isNews) return;
    log.error({ code: 'platform_refused', platform, reason, hint }, 'platform refuses the app');
    onRefused?.({ kind, reason, hint });
  }

  #showOutage(reason: string): void {
    const since = this.#state.kind === 'connecting' ? this.#state.since : this.#deps.clock.nowMs();
    this.#state = { kind: 'connecting', since, lastError: reason };
  }

  /** A connection that ends is nothing yet: both platforms recycle theirs. One that cannot be made again is told. */
  #tellOutage(reason: string): void {
    if (this.#isOutageTold) return;
    this.#isOutageTold = true;
    const { log, platform } = this.#deps;
    log.warn({ platform, reason }, 'platform unreachable, trying again');
  }
}

/** Resolves when the signal ends. */
export function whenAborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
