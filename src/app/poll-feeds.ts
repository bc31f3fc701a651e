import type { Feed, FeedState } from '../core/item/feed.ts';
import { type EpochMs, MINUTE_MS } from '../core/time/moment.ts';
import type { PollPolicy } from '../core/time/poll-schedule.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedSource } from '../ports/feed-source.ts';
import type { IncomingItem } from '../ports/feed-store.ts';
import type { PollReport } from '../ports/feed-use-cases.ts';
import type { Fetch, FetchOutcome } from '../ports/fetch.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { describeFetch } from './describe-fetch.ts';
import { findIllness, tellHealth } from './feed-health.ts';
import { illState, movedTo, wellState } from './feed-state.ts';
import { incomingItems } from './incoming-items.ts';
import { patiently } from './patience.ts';
import type { Rules } from './rules.ts';
import { runPool } from './run-pool.ts';
import type { Settings } from './settings.ts';

/** A poll that takes longer has lost its feed to another process. The fetch gives up long before. */
const POLL_LEASE_MS = 2 * MINUTE_MS;
/** A claim is a transaction, so that several feeds are claimed at once; those that wait longer than this are given back. */
const CLAIMED_AT_ONCE = 64;
const CLAIMED_AGE_MAX_MS = MINUTE_MS / 2;
/** What polling needs. */
export interface PollDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly fetch: Fetch;
  readonly feedSource: FeedSource;
  readonly rules: Rules;
  readonly settings: Settings;
  /** This process, in leases. */
  readonly owner: string;
}

/**
 * Polls every feed that is due, `polling.requestsMax` at a time; each report is handed out as it comes. Ends when none
 * is due, or goes on with `idle` between until the signal is aborted.
 */
export async function pollDueFeeds(
  deps: PollDeps,
  round: {
    readonly signal: AbortSignal;
    readonly onReport: (report: PollReport) => void;
    readonly idle?: () => Promise<void>;
  },
): Promise<void> {
  const { log } = deps;
  const claims = createClaims(deps);
  await runPool<Feed>({
    ...round,
    underWayMax: deps.settings.polling.requestsMax,
    claim: (limit) => claims.take(limit),
    onClaimFailed: (err) => log.error({ err }, 'due feeds cannot be asked for'),
    work: async (feed) => {
      try {
        round.onReport(await pollFeed(deps, feed, round.signal));
      } catch (err) {
        // One feed's failure ends that feed's poll, nothing else: its lease runs out and it is polled again.
        log.error(
          { feedId: feed.id, err, hint: `newsdesk feeds test ${feed.url}` },
          'poll broke off',
        );
      }
    },
  });
  await claims.giveBack();
}

/** Feeds claimed ahead of their turn. */
interface Claims {
  take(limit: number): Promise<readonly Feed[]>;
  giveBack(): Promise<void>;
}

function createClaims({ store, clock, owner }: PollDeps): Claims {
  let waiting: readonly Feed[] = [];
  let claimedAtMs = 0;
  const giveBack = async (): Promise<void> => {
    const feedIds = waiting.map(({ id }) => id);
    waiting = [];
    if (feedIds.length > 0) await store.releaseFeeds({ owner, feedIds });
  };
  return {
    giveBack,
    async take(limit) {
      const nowMs = clock.nowMs();
      if (nowMs - claimedAtMs > CLAIMED_AGE_MAX_MS) await giveBack();
      if (waiting.length === 0) {
        const claim = { owner, nowMs, leaseMs: POLL_LEASE_MS, limit: CLAIMED_AT_ONCE };
        waiting = await store.claimDueFeeds(claim);
        claimedAtMs = nowMs;
      }
      const taken = waiting.slice(0, limit);
      waiting = waiting.slice(limit);
      return taken;
    },
  };
}

/**
 * Polls one feed, which `deps.owner` has claimed. A store that is ill is asked to take the result until the lease is over:
 * what broke off would be polled no sooner, and is polled at once after a repair so. `signal` ends that.
 */
export async function pollFeed(
  deps: PollDeps,
  feed: Feed,
  signal: AbortSignal,
): Promise<PollReport> {
  const { store, clock, log } = deps;
  const startedAtMs = clock.nowMs();
  const answer = await fetchFeed(deps, feed);
  const nowMs = clock.nowMs();
  const read = await readAnswer(deps, { feed, answer, nowMs });
  const isReportedIll = findIllness(read.state, nowMs) !== undefined;
  const result = { ...read, state: { ...read.state, isReportedIll } };
  const record = {
    feedId: feed.id,
    owner: deps.owner,
    nowMs,
    state: result.state,
    movedTo: result.movedTo,
    items: result.items,
  };
  const patience = { untilMs: startedAtMs + POLL_LEASE_MS, signal };
  const receipt = await patiently(deps, patience, () => store.recordPoll(record));
  if (!receipt.isStale) await tellHealth(deps, { before: feed, after: result.state, nowMs });
  const report: PollReport = {
    feedId: feed.id,
    url: feed.url,
    publisher: feed.publisher,
    outcome: result.state.lastError ?? (result.isUnchanged ? 'unchanged' : 'ok'),
    isWell: result.state.lastError === undefined,
    added: receipt.added,
    revised: receipt.revised,
  };
  log.debug(
    {
      feedId: feed.id,
      durationMs: nowMs - startedAtMs,
      outcome: report.outcome,
      added: report.added,
    },
    'feed polled',
  );
  return report;
}

async function fetchFeed({ fetch, settings }: PollDeps, feed: Feed): Promise<FetchOutcome> {
  const secret = feed.auth === undefined ? undefined : settings.feedSecrets[feed.auth.from];
  return fetch({
    url: feed.url,
    purpose: 'feed',
    validators: { etag: feed.etag, lastModified: feed.lastModified },
    ...(feed.validatorsUrl === undefined ? {} : { validatorsUrl: feed.validatorsUrl }),
    ...(feed.bodyHash === undefined ? {} : { knownBodyHash: feed.bodyHash }),
    ...(feed.auth === undefined || secret === undefined
      ? {}
      : { headers: { [feed.auth.header]: secret } }),
  });
}

interface ReadAnswer {
  readonly state: FeedState;
  readonly movedTo: string | undefined;
  readonly items: readonly IncomingItem[];
  readonly isUnchanged: boolean;
}

interface Answered {
  readonly feed: Feed;
  readonly answer: FetchOutcome;
  readonly nowMs: EpochMs;
}

function scheduling({ settings, ids }: PollDeps): { policy: PollPolicy; random: number } {
  return { policy: settings.polling, random: ids.chance() };
}

async function readAnswer(deps: PollDeps, answered: Answered): Promise<ReadAnswer> {
  const { feed, answer, nowMs } = answered;
  const ill = (error: string): ReadAnswer => ({
    ...NOTHING,
    state: illState({ ...answered, ...scheduling(deps) }, error),
  });
  if (answer.kind === 'not-modified') {
    const state = wellState({ ...answered, answer, ...scheduling(deps) }, undefined);
    return { state, movedTo: movedTo(feed, answer), items: [], isUnchanged: true };
  }
  if (answer.kind !== 'fresh') {
    return ill(describeFetch(answer));
  }
  const source = { url: answer.finalUrl, contentType: answer.contentType, lang: feed.lang };
  const parsed = await deps.feedSource.parse(answer.bytes, source);
  switch (parsed.kind) {
    case 'feed': {
      const items = incomingItems({
        feed,
        parsed: parsed.feed,
        nowMs,
        rules: await deps.rules.current(),
      });
      const state = wellState({ ...answered, answer, ...scheduling(deps) }, parsed.feed);
      return { state, movedTo: movedTo(feed, answer), items, isUnchanged: false };
    }
    case 'not-a-feed':
      return ill(NOT_A_FEED[parsed.what]);
    case 'timed-out':
      return ill('the document took too long to read');
    case 'crashed':
      return ill('the document could not be read');
  }
}

const NOT_A_FEED = {
  html: 'a web page stands there, not a feed',
  empty: 'the document is empty',
  unreadable: 'the document is not a feed',
} as const;
const NOTHING = { movedTo: undefined, items: [], isUnchanged: false } as const;
