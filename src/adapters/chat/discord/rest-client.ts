import { type RateLimitData, REST, RESTEvents, type RESTOptions } from 'discord.js';

export type DiscordFetch = typeof fetch;

/** Where and how to reach Discord's API. `fetch` carries a proxy where there is one. */
export interface DiscordApi {
  /** Like `https://discord.com/api`: without the version. */
  readonly url: string;
  readonly fetch: DiscordFetch | undefined;
}

/** A pause that Discord announced in its headers is waited for, if so short; a longer one is an ending. */
const PAUSE_MS_MAX = 2000;

/** Options of a client that asks once: no retries; chat.md (Discord). Retries belong to who can look first. */
export function restOptions(api: DiscordApi, timeoutMs: number): Partial<RESTOptions> {
  const makeRequest: unknown = api.fetch ?? fetch;
  return {
    api: api.url.replace(/\/+$/, ''),
    retries: 0,
    // Waiting times are Discord's own, to the millisecond: whoever waits adds a margin if need be.
    offset: 0,
    timeout: timeoutMs,
    // The library is typed with another copy of undici than Node's own; the calls are the same.
    makeRequest: makeRequest as RESTOptions['makeRequest'],
  };
}

/**
 * A client for posting and answering, apart from the gateway's own, so that neither waits for the other. A 429 is an
 * error of its own class instead of a sleep and a second request.
 */
export function createRest(api: DiscordApi, timeoutMs: number): REST {
  const announced = new WeakSet<RateLimitData>();
  const rest = new REST({
    ...restOptions(api, timeoutMs),
    rejectOnRateLimit: (limit) => !announced.has(limit) || limit.timeToReset > PAUSE_MS_MAX,
  });
  // Emitted just before the question above, but only where no request went out.
  rest.on(RESTEvents.RateLimited, (limit) => announced.add(limit));
  return rest;
}
