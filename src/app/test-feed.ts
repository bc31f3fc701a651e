import { countWeeklyItems, nextPollAtMs } from '../core/time/poll-schedule.ts';
import type { Clock } from '../ports/clock.ts';
import type { DiscoverFeeds, FeedSource } from '../ports/feed-source.ts';
import type { FeedTest } from '../ports/feed-use-cases.ts';
import type { Fetch } from '../ports/fetch.ts';
import { describeFetch } from './describe-fetch.ts';
import type { Settings } from './settings.ts';

const ITEMS_SHOWN = 5;

interface TestDeps {
  readonly fetch: Fetch;
  readonly feedSource: FeedSource;
  readonly discoverFeeds: DiscoverFeeds;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly mayFetchArticle: (url: string) => Promise<boolean>;
}

/** What would be read at an address (a feed's or a site's), what the server's manners are, and when it would be polled next. */
export async function testFeed(deps: TestDeps, url: string): Promise<FeedTest> {
  const discovery = await deps.discoverFeeds(url);
  if (discovery.kind === 'unreachable') {
    const { because } = discovery;
    const problem =
      because.kind === 'not-modified' ? 'answers without a document' : describeFetch(because);
    return { found: [], feed: undefined, problem };
  }
  const [best] = discovery.feeds;
  if (best === undefined)
    return { found: [], feed: undefined, problem: 'has no feed that could be found' };
  const answer = await deps.fetch({ url: best.url, purpose: 'feed' });
  if (answer.kind !== 'fresh')
    return { found: discovery.feeds, feed: undefined, problem: 'cannot be read again' };
  const parsed = await deps.feedSource.parse(answer.bytes, {
    url: answer.finalUrl,
    contentType: answer.contentType,
  });
  if (parsed.kind !== 'feed')
    return { found: discovery.feeds, feed: undefined, problem: 'is no feed' };
  const { feed } = parsed;
  const nowMs = deps.clock.nowMs();
  const moments = feed.items.flatMap(({ publishedAtMs }) => publishedAtMs ?? []);
  const dueAtMs = nextPollAtMs(deps.settings.polling, {
    nowMs,
    feedEveryMs: undefined,
    weeklyItems: countWeeklyItems(moments, nowMs),
    ttlMinutes: feed.ttlMinutes,
    cacheMaxAgeMs: answer.freshness.cacheMaxAgeMs,
    expiresAtMs: answer.freshness.expiresAtMs,
    retryAfterMs: answer.freshness.retryAfterMs,
    skipHours: feed.skipHours,
    skipDays: feed.skipDays,
    failuresInARow: 0,
    isGone: false,
    // The middle of the jitter.
    random: 0.5,
  });
  const articleUrl = feed.items.find(({ url: page }) => page !== undefined)?.url;
  return {
    found: discovery.feeds,
    problem: undefined,
    feed: {
      url: best.url,
      title: feed.title,
      layers: feed.layers,
      items: feed.items
        .slice(0, ITEMS_SHOWN)
        .map(({ title, publishedAtMs }) => ({ title: title ?? '', publishedAtMs })),
      itemCount: feed.items.length,
      redirectedTo: answer.finalUrl === best.url ? undefined : answer.finalUrl,
      isMovedForGood: answer.permanentUrl !== undefined,
      hubUrl: answer.links.find(({ rel }) => rel === 'hub')?.url ?? feed.hubUrls[0],
      mayFetchArticles: articleUrl === undefined || (await deps.mayFetchArticle(articleUrl)),
      foundBy: best.foundBy,
      validators: answer.validators,
      answers304: await answersNotModified(deps.fetch, best.url, answer),
      encoding: answer.sent?.encoding,
      sentBytes: answer.sent?.bytes ?? answer.bytes.length,
      bytes: answer.bytes.length,
      ttlMinutes: feed.ttlMinutes,
      skipHours: feed.skipHours,
      skipDays: feed.skipDays,
      cacheMaxAgeMs: answer.freshness.cacheMaxAgeMs,
      nextPollAtMs: dueAtMs ?? nowMs,
    },
  };
}

/** Asks once more as the next poll would. */
async function answersNotModified(
  fetch: Fetch,
  url: string,
  { validators, finalUrl }: Extract<Awaited<ReturnType<Fetch>>, { kind: 'fresh' }>,
): Promise<boolean | undefined> {
  if (validators.etag === undefined && validators.lastModified === undefined) return undefined;
  const again = await fetch({ url, purpose: 'feed', validators, validatorsUrl: finalUrl });
  return again.kind === 'not-modified' && again.because === 'status';
}
