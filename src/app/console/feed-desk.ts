import type { Clock } from '../../ports/clock.ts';
import type { ConsoleDesk } from '../../ports/console.ts';
import type { DiscoverFeeds, FeedSource } from '../../ports/feed-source.ts';
import type { FeedTest } from '../../ports/feed-use-cases.ts';
import type { Fetch } from '../../ports/fetch.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Store } from '../../ports/store.ts';
import { auditEntry } from '../audit.ts';
import { addFeed, exportOpml, importOpml, type Opml, removeFeed } from '../edit-feeds.ts';
import type { Settings } from '../settings.ts';
import { testFeed } from '../test-feed.ts';
import { actingOf, requireAdmin } from './viewer-rights.ts';

export interface FeedDeskDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: Settings;
  readonly fetch: Fetch;
  readonly feedSource: FeedSource;
  readonly discoverFeeds: DiscoverFeeds;
  readonly opml: Opml;
  readonly mayFetchArticle: (url: string) => Promise<boolean>;
}

type FeedDesk = Pick<
  ConsoleDesk,
  'listFeeds' | 'testFeed' | 'addFeed' | 'removeFeed' | 'pollFeedNow' | 'importOpml' | 'exportOpml'
>;

/** Feeds in the console. They serve every workspace: all may look, admins change. */
export function createFeedDesk(deps: FeedDeskDeps): FeedDesk {
  const { store } = deps;
  return {
    listFeeds: () => store.listFeeds(),
    async testFeed(viewer, url): Promise<FeedTest> {
      requireAdmin(viewer);
      return testFeed(deps, url);
    },
    async addFeed(viewer, { url, publisher, label }) {
      requireAdmin(viewer);
      await addFeed(deps, actingOf(viewer), {
        url,
        publisher: publisher.trim() || (URL.parse(url)?.hostname ?? url),
        lang: undefined,
        everyMs: undefined,
        label: label.trim() || undefined,
        isCounted: true,
        auth: undefined,
        tags: [],
      });
    },
    async removeFeed(viewer, url) {
      requireAdmin(viewer);
      await removeFeed(deps, actingOf(viewer), url);
    },
    async pollFeedNow(viewer, id) {
      requireAdmin(viewer);
      await store.makeFeedDue(id);
      const change = { action: 'feed.poll', subject: id, before: undefined, after: undefined };
      await store.addAudit(auditEntry(deps, actingOf(viewer), change));
    },
    async importOpml(viewer, document) {
      requireAdmin(viewer);
      return importOpml(deps, actingOf(viewer), document);
    },
    exportOpml: () => exportOpml(deps),
  };
}
