import type { Feed } from '../core/item/feed.ts';
import { MINUTE_MS, SECOND_MS } from '../core/time/moment.ts';
import { incomingItems } from './incoming-items.ts';
import { type PollDeps, pollFeed } from './poll-feeds.ts';

/** What a hub has pushed. `isSigned`: its signature holds, so it is what the hub sent and nobody else. */
export interface Push {
  readonly subscriptionId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string | undefined;
  readonly isSigned: boolean;
}

/**
 * `taken`: its items are stored; `polled`: it was a hint, and the feed itself was asked; `later`: a hint too soon after the
 * last poll, the feed is asked as soon as its manners allow; `busy`: try again; `unknown`: nobody asked for it.
 */
export type PushOutcome = 'taken' | 'polled' | 'later' | 'busy' | 'unknown';

/** A push waits for a poll of the same feed that is under way: longer than most fetches take. */
const WAIT_STEP_MS = 50;
const WAIT_MAX_MS = 5 * SECOND_MS;
const LEASE_MS = 2 * MINUTE_MS;

/**
 * Takes what a hub pushed. A signed push is read like the feed's own document, by the same parser; any other is a hint
 * to ask the feed, at most as often as it may be polled. WebSub, section 7 and 8: content that does not verify is
 * ignored and yet answered with success.
 */
export async function receivePush(deps: PollDeps, push: Push): Promise<PushOutcome> {
  const subscription = await deps.store.findSubscription(push.subscriptionId);
  if (subscription === undefined || subscription.state === 'leaving') return 'unknown';
  const feed = await claim(deps, subscription.feedId);
  if (feed === undefined) return 'busy';
  try {
    // A first poll is more than one push brings, and decides what counts as news.
    const isKnown = feed.lastSuccessAtMs !== undefined;
    if (push.isSigned && isKnown && (await take(deps, feed, { ...subscription, ...push })))
      return 'taken';
    return await followHint(deps, feed);
  } catch (err) {
    await deps.store.releaseFeeds({ owner: deps.owner, feedIds: [feed.id] });
    throw err;
  }
}

async function claim({ store, clock, owner }: PollDeps, feedId: string): Promise<Feed | undefined> {
  for (let waitedMs = 0; waitedMs < WAIT_MAX_MS; waitedMs += WAIT_STEP_MS) {
    const request = { owner, nowMs: clock.nowMs(), leaseMs: LEASE_MS, limit: 1, feedIds: [feedId] };
    const [feed] = await store.claimDueFeeds(request);
    if (feed !== undefined) return feed;
    await clock.wait(WAIT_STEP_MS);
  }
  return undefined;
}

async function take(
  deps: PollDeps,
  feed: Feed,
  { bytes, contentType, topicUrl }: Push & { readonly topicUrl: string },
): Promise<boolean> {
  const { store, clock, owner, feedSource, rules, log } = deps;
  const parsed = await feedSource.parse(bytes, { url: topicUrl, contentType, lang: feed.lang });
  if (parsed.kind !== 'feed' || parsed.feed.items.length === 0) return false;
  const nowMs = clock.nowMs();
  const items = incomingItems({
    feed,
    parsed: parsed.feed,
    nowMs,
    rules: await rules.current(),
  });
  const newestMs = Math.max(feed.lastItemAtMs ?? 0, ...items.map((item) => item.publishedAtMs));
  const receipt = await store.recordPoll({
    feedId: feed.id,
    owner,
    nowMs,
    // What the feed itself answered stays as it is: validators, health and the time of the next poll.
    state: { ...feed, lastItemAtMs: newestMs },
    movedTo: undefined,
    items,
  });
  log.debug({ feedId: feed.id, added: receipt.added, revised: receipt.revised }, 'push taken');
  return !receipt.isStale;
}

async function followHint(deps: PollDeps, feed: Feed): Promise<PushOutcome> {
  const { store, clock, owner, settings } = deps;
  const nowMs = clock.nowMs();
  const mayPollAtMs = (feed.lastFetchAtMs ?? 0) + settings.polling.fastestMs;
  if (mayPollAtMs <= nowMs) {
    // Without patience for an ill store: the hub hears of the failure, and pushes again.
    await pollFeed(deps, feed, AbortSignal.abort());
    return 'polled';
  }
  const state = { ...feed, nextPollAtMs: Math.min(feed.nextPollAtMs, mayPollAtMs) };
  await store.recordPoll({ feedId: feed.id, owner, nowMs, state, movedTo: undefined, items: [] });
  return 'later';
}
