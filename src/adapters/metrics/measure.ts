import type { Clock } from '../../ports/clock.ts';
import type { ChatPlatform } from '../../ports/chat.ts';
import type { FeedSource } from '../../ports/feed-source.ts';
import type { Fetch } from '../../ports/fetch.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Store } from '../../ports/store.ts';

type Tell = { readonly metrics: Metrics; readonly clock: Clock };

/** The same fetch, counted. */
export function measureFetch(fetch: Fetch, { metrics, clock }: Tell): Fetch {
  return async (request) => {
    const begunMs = clock.nowMs();
    const outcome = await fetch(request);
    const durationMs = clock.nowMs() - begunMs;
    metrics.countFetch({ purpose: request.purpose, outcome: outcome.kind, durationMs });
    return outcome;
  };
}

/** The same parser, counted. */
export function measureFeedSource(source: FeedSource, { metrics, clock }: Tell): FeedSource {
  const measure = async <Outcome extends { readonly kind: string }>(
    work: Promise<Outcome>,
  ): Promise<Outcome> => {
    const begunMs = clock.nowMs();
    const outcome = await work;
    metrics.countParse({ outcome: outcome.kind, durationMs: clock.nowMs() - begunMs });
    return outcome;
  };
  return {
    parse: (...given) => measure(source.parse(...given)),
    extractArticle: (...given) => measure(source.extractArticle(...given)),
  };
}

/** The same platform; each message that it is handed is counted, and an alert's way from its publication. */
export function measurePlatform(platform: ChatPlatform, { metrics, clock }: Tell): ChatPlatform {
  const name = platform.platform;
  return {
    ...platform,
    async send(message, signal) {
      const begunMs = clock.nowMs();
      const outcome = await platform.send(message, signal);
      const nowMs = clock.nowMs();
      metrics.countApiCall({ platform: name, outcome: outcome.kind, durationMs: nowMs - begunMs });
      const carried = message.message;
      if (outcome.kind === 'sent' && message.kind === 'post' && carried.kind === 'alert') {
        const { publishedAtMs } = carried.alert;
        if (publishedAtMs !== undefined) {
          metrics.observeLag({ platform: name, lagMs: nowMs - publishedAtMs });
        }
      }
      return outcome;
    },
  };
}

/** The same store; what is written through it is counted. */
export function measureStore(store: Store, { metrics }: Pick<Tell, 'metrics'>): Store {
  return {
    ...store,
    async recordPoll(record) {
      const receipt = await store.recordPoll(record);
      metrics.countPoll({ added: receipt.added, revised: receipt.revised });
      return receipt;
    },
    async saveProcessing(record, lease) {
      const isSaved = await store.saveProcessing(record, lease);
      if (isSaved) {
        metrics.countProcessed({
          matches: record.matches.length,
          alerts: record.alerts.length,
          isNewStory: record.story.itemCount === 1,
        });
      }
      return isSaved;
    },
  };
}
