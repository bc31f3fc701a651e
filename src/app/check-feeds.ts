import type { Feed } from '../core/item/feed.ts';
import { type EpochMs, MINUTE_MS } from '../core/time/moment.ts';
import type { CheckLine } from '../ports/chat.ts';
import { describeFetch, findFetchHint } from './describe-fetch.ts';
import type { House } from './use-cases.ts';

/** By more than this Slack refuses signatures, and ages and digests are visibly wrong. */
const SKEW_MAX_MS = 2 * MINUTE_MS;
/** One server's clock may itself be wrong. */
const CLOCKS_MIN = 2;

interface Looked {
  readonly line: CheckLine;
  /** How far the server's clock is ahead of ours. */
  readonly aheadMs: number | undefined;
}

/** Each feed, asked now: whether it answers and with a feed, a line each with what to do; then what their servers say of our clock. */
export async function* checkFeeds(house: House): AsyncGenerator<CheckLine> {
  // Asked all at once (the fetch keeps its manners), answered in order.
  const asked = (await house.store.listFeeds()).map((feed) => look(house, feed));
  const ahead: number[] = [];
  for (const one of asked) {
    const { line, aheadMs } = await one;
    if (aheadMs !== undefined) ahead.push(aheadMs);
    yield line;
  }
  if (ahead.length >= CLOCKS_MIN) yield checkClock(ahead);
}

async function look(house: House, feed: Feed): Promise<Looked> {
  const { fetch, feedSource, settings, clock } = house;
  const secret = feed.auth === undefined ? undefined : settings.feedSecrets[feed.auth.from];
  const headers =
    feed.auth === undefined || secret === undefined
      ? {}
      : { headers: { [feed.auth.header]: secret } };
  const answer = await fetch({ url: feed.url, purpose: 'feed', ...headers });
  const subject = `feed ${feed.publisher}`;
  if (answer.kind === 'not-modified') {
    return { line: { subject, isWell: true, text: feed.url, hint: undefined }, aheadMs: undefined };
  }
  if (answer.kind !== 'fresh') {
    const text = `${feed.url} ${describeFetch(answer)}`;
    return {
      line: { subject, isWell: false, text, hint: findFetchHint(answer) },
      aheadMs: undefined,
    };
  }
  const aheadMs = aheadOf(answer.serverAtMs, clock.nowMs());
  const { finalUrl: url, contentType } = answer;
  const parsed = await feedSource.parse(answer.bytes, { url, contentType });
  if (parsed.kind === 'feed') {
    const text = `${feed.url} (${parsed.feed.items.length} items)`;
    return { line: { subject, isWell: true, text, hint: undefined }, aheadMs };
  }
  const hint = `It answers, but not with a feed: newsdesk feeds test ${hostOf(feed.url)} looks for the new address.`;
  return { line: { subject, isWell: false, text: `${feed.url} is no feed`, hint }, aheadMs };
}

function aheadOf(serverAtMs: EpochMs | undefined, nowMs: EpochMs): number | undefined {
  return serverAtMs === undefined ? undefined : serverAtMs - nowMs;
}

/** The middle of what the servers say: one of them may be wrong. */
function checkClock(ahead: readonly number[]): CheckLine {
  const sorted = ahead.toSorted((a, b) => a - b);
  const middleMs = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const subject = 'clock';
  if (Math.abs(middleMs) <= SKEW_MAX_MS) {
    return { subject, isWell: true, text: 'as the feeds’ servers have it', hint: undefined };
  }
  const minutes = Math.round(Math.abs(middleMs) / MINUTE_MS);
  return {
    subject,
    isWell: false,
    text: `this machine’s clock is ${minutes} min ${middleMs > 0 ? 'slow' : 'fast'}`,
    hint: 'Let it be set by the network (timedatectl set-ntp true): ages, digests and Slack’s signatures go by it.',
  };
}

function hostOf(url: string): string {
  return URL.parse(url)?.origin ?? url;
}
