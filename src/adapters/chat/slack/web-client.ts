import { LogLevel, type webApi } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../../ports/log.ts';

export type SlackFetch = NonNullable<WebClientOptions['fetch']>;

/** Where and how to reach Slack's Web API. `fetch` carries a proxy where there is one. */
export interface SlackApi {
  readonly url: string;
  readonly fetch: SlackFetch | undefined;
}

/** Seconds to wait after a 429 that does not say how long: such an answer comes from a proxy, not from Slack. */
const RETRY_AFTER_SECONDS = 30;

/**
 * A client that asks once: no retries, no pause of its queue on 429, an answer within the time limit or an error.
 * Retries belong to who can look first whether the message is there; chat.md (Slack).
 */
export function createWebClient(
  token: string,
  {
    api,
    log,
    timeoutMs,
  }: { readonly api: SlackApi; readonly log: Log; readonly timeoutMs: number },
): WebClient {
  return new WebClient(token, {
    slackApiUrl: api.url,
    retryConfig: { retries: 0 },
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
    logger: bridgeLogger(log),
    fetch: withRetryAfter(api.fetch ?? fetch),
  });
}

/** The client throws a plain Error for a 429 without a number in Retry-After; with one it throws its own class. */
function withRetryAfter(fetchOnce: SlackFetch): SlackFetch {
  return async (url, init) => {
    const response = await fetchOnce(url, init);
    const isNumbered = /^\s*\d/.test(response.headers.get('retry-after') ?? '');
    if (response.status !== 429 || isNumbered) return response;
    const headers = new Headers(Object.fromEntries(response.headers.entries()));
    headers.set('retry-after', String(RETRY_AFTER_SECONDS));
    return new Response(null, { status: 429, headers }) as Awaited<ReturnType<SlackFetch>>;
  };
}

/** Slack's libraries speak into our log, quietly: what needs a person is said by us, once and with a hint. */
export function bridgeLogger(log: Log): webApi.Logger {
  const say = (...words: readonly unknown[]): void => {
    log.debug({ detail: words.map(String).join(' ').slice(0, 500) }, 'slack library');
  };
  return {
    // Debug and info carry requests, answers and socket addresses: not even read.
    debug: () => undefined,
    info: () => undefined,
    warn: say,
    error: say,
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
