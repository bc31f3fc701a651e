import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';

/** How often the store is asked whether there is news, while somebody looks. */
const LOOK_MS = 1000;
/** A proxy cuts a silent connection; a line now and then keeps it. */
const BEAT_MS = 20_000;
/** Open pages at once: each holds a connection. */
const LISTENERS_MAX = 100;
/** A page asks again by itself after this, so that a sign-in that ended is noticed. */
const STREAM_MS = 15 * 60_000;

/** Tells open pages that there is news. One look at the store serves them all; nobody looks while no page is open. */
export class LiveNews {
  readonly #listeners = new Set<() => void>();
  readonly #deps: {
    readonly newsMark: () => Promise<string>;
    readonly clock: Clock;
    readonly log: Log;
  };
  #isLooking = false;
  readonly #stopping = new AbortController();

  constructor(deps: {
    readonly newsMark: () => Promise<string>;
    readonly clock: Clock;
    readonly log: Log;
  }) {
    this.#deps = deps;
  }

  /** Answers a page's request for news; undefined: too many pages are open. */
  stream(context: Context): Response | undefined {
    if (this.#listeners.size >= LISTENERS_MAX) return undefined;
    const { clock } = this.#deps;
    return streamSSE(context, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      const signal = AbortSignal.any([gone.signal, this.#stopping.signal]);
      const tell = (): void => void stream.writeSSE({ event: 'news', data: '' });
      this.#listeners.add(tell);
      if (!this.#isLooking) void this.#look();
      try {
        const endMs = clock.nowMs() + STREAM_MS;
        await stream.writeSSE({ event: 'hello', data: '' });
        while (!signal.aborted && clock.nowMs() < endMs) {
          await clock.wait(BEAT_MS, signal);
          if (!signal.aborted) await stream.writeSSE({ event: 'beat', data: '' });
        }
      } finally {
        this.#listeners.delete(tell);
      }
    });
  }

  close(): void {
    this.#stopping.abort();
  }

  async #look(): Promise<void> {
    this.#isLooking = true;
    const { newsMark, clock, log } = this.#deps;
    const { signal } = this.#stopping;
    let mark: string | undefined;
    while (this.#listeners.size > 0 && !signal.aborted) {
      try {
        const now = await newsMark();
        if (mark !== undefined && now !== mark) for (const tell of this.#listeners) tell();
        mark = now;
      } catch (err) {
        log.warn({ err }, 'the console could not look for news');
      }
      await clock.wait(LOOK_MS, signal);
    }
    this.#isLooking = false;
  }
}
