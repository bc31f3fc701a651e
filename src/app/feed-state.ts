import type { Feed, FeedState } from '../core/item/feed.ts';
import { DAY_MS, type EpochMs } from '../core/time/moment.ts';
import { countWeeklyItems, nextPollAtMs, type PollPolicy } from '../core/time/poll-schedule.ts';
import type { ParsedFeed } from '../ports/feed-source.ts';
import type { FetchOutcome } from '../ports/fetch.ts';

type Answer = Extract<FetchOutcome, { kind: 'fresh' | 'not-modified' }>;

/** Permanent redirects in a row before the new address is stored (feeds.md, Fetching). */
const MOVES_BEFORE_STORED = 2;
/** A feed that is gone (410) is disabled; its due time only keeps it out of the way. */
const NEVER_MS = 3650 * DAY_MS;

/** A poll, as far as the feed's next state is concerned. */
interface PolledBase {
  readonly feed: Feed;
  readonly nowMs: EpochMs;
  readonly policy: PollPolicy;
  /** From 0 to 1, for jitter. */
  readonly random: number;
}

/** The feed's new address, when it has moved for good often enough; undefined otherwise. */
export function movedTo(feed: Feed, answer: Answer): string | undefined {
  const { permanentUrl } = answer;
  if (permanentUrl === undefined || permanentUrl === feed.url) return undefined;
  return feed.permanentRedirects + 1 >= MOVES_BEFORE_STORED ? permanentUrl : undefined;
}

/** The state after a poll that went well; `parsed` is undefined when the document had not changed. */
export function wellState(
  polled: PolledBase & { readonly answer: Answer },
  parsed: ParsedFeed | undefined,
): FeedState {
  const { feed, answer, nowMs, policy, random } = polled;
  const { freshness, validators, permanentUrl } = answer;
  const hasMoved = movedTo(feed, answer) !== undefined;
  const moments = parsed?.items.flatMap(({ publishedAtMs }) => publishedAtMs ?? []) ?? [];
  const weeklyItems =
    parsed === undefined ? feed.itemsPerWeek || undefined : countWeeklyItems(moments, nowMs);
  const newestMs = Math.max(
    0,
    ...moments.filter((moment) => moment <= nowMs),
    feed.lastItemAtMs ?? 0,
  );
  const dueAtMs = nextPollAtMs(policy, {
    nowMs,
    feedEveryMs: feed.everyMs,
    weeklyItems,
    ttlMinutes: parsed?.ttlMinutes,
    cacheMaxAgeMs: freshness.cacheMaxAgeMs,
    expiresAtMs: freshness.expiresAtMs,
    retryAfterMs: freshness.retryAfterMs,
    skipHours: parsed?.skipHours ?? [],
    skipDays: parsed?.skipDays ?? [],
    failuresInARow: 0,
    isGone: false,
    random,
  });
  return {
    ...stateOf(feed),
    // Validators belong to an address: they are not sent to a new one.
    etag: hasMoved ? undefined : (validators.etag ?? keptValidator(answer, feed.etag)),
    lastModified: hasMoved
      ? undefined
      : (validators.lastModified ?? keptValidator(answer, feed.lastModified)),
    validatorsUrl: hasMoved || answer.finalUrl === feed.url ? undefined : answer.finalUrl,
    bodyHash: answer.kind === 'fresh' ? answer.bodyHash : feed.bodyHash,
    nextPollAtMs: dueAtMs ?? nowMs + NEVER_MS,
    lastFetchAtMs: nowMs,
    lastSuccessAtMs: nowMs,
    lastItemAtMs: newestMs === 0 ? undefined : newestMs,
    consecutiveErrors: 0,
    lastError: undefined,
    permanentRedirects: permanentUrl === undefined ? 0 : feed.permanentRedirects + 1,
    itemsPerWeek: weeklyItems ?? 0,
    title: parsed?.title ?? feed.title,
    hubUrl: parsed === undefined ? feed.hubUrl : (linkOf(answer, 'hub') ?? parsed.hubUrls[0]),
    selfUrl: parsed === undefined ? feed.selfUrl : (linkOf(answer, 'self') ?? parsed.selfUrl),
  };
}

/** WebSub, section 4: Link headers go before the links in the document. */
function linkOf(answer: Answer, rel: string): string | undefined {
  if (answer.kind !== 'fresh') return undefined;
  return answer.links.find((link) => link.rel.split(' ').includes(rel))?.url;
}

/** A 304 that leaves its validators out has not taken them back (RFC 9110, section 15.4.5). */
function keptValidator(answer: Answer, kept: string | undefined): string | undefined {
  return answer.kind === 'not-modified' ? kept : undefined;
}

/** The state after a poll that failed: later each time, never before Retry-After, disabled when the feed is gone. */
export function illState(
  { feed, nowMs, policy, random, answer }: PolledBase & { readonly answer: FetchOutcome },
  lastError: string,
): FeedState {
  const isGone = answer.kind === 'gone';
  const dueAtMs = nextPollAtMs(policy, {
    nowMs,
    feedEveryMs: feed.everyMs,
    weeklyItems: feed.itemsPerWeek || undefined,
    ttlMinutes: undefined,
    cacheMaxAgeMs: undefined,
    expiresAtMs: undefined,
    retryAfterMs: 'retryAfterMs' in answer ? answer.retryAfterMs : undefined,
    skipHours: [],
    skipDays: [],
    failuresInARow: feed.consecutiveErrors + 1,
    isGone,
    random,
  });
  return {
    ...stateOf(feed),
    nextPollAtMs: dueAtMs ?? nowMs + NEVER_MS,
    lastFetchAtMs: nowMs,
    consecutiveErrors: feed.consecutiveErrors + 1,
    lastError,
    isDisabled: isGone,
  };
}

function stateOf(feed: Feed): FeedState {
  const { id: _id, url: _url, publisher: _publisher, lang: _lang, everyMs: _every, ...rest } = feed;
  const { label: _label, isCounted: _isCounted, auth: _auth, tags: _tags, ...state } = rest;
  return state;
}
