import type { ChatPlatform } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FeedSource } from '../../ports/feed-source.ts';
import type { Fetch } from '../../ports/fetch.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Store } from '../../ports/store.ts';

interface Measuring {
  readonly metrics: Metrics;
  readonly clock: Clock;
}

/** The same fetch, counted. */
export function measureFetch(fetch: Fetch, { metrics, clock }: Measuring): Fetch {
  return async (request) => {
    const begunMs = clock.nowMs();
    const outcome = await fetch(request);
    const durationMs = clock.nowMs() - begunMs;
    metrics.countFetch({ purpose: request.purpose, outcome: outcome.kind, durationMs });
    return outcome;
  };
}

/** The same parser, counted. */
export function measureFeedSource(source: FeedSource, { metrics, clock }: Measuring): FeedSource {
  const measure = async <Outcome extends { readonly kind: string }>(
    document: 'feed' | 'article',
    work: Promise<Outcome>,
  ): Promise<Outcome> => {
    const begunMs = clock.nowMs();
    const outcome = await work;
    const durationMs = clock.nowMs() - begunMs;
    metrics.countParse({ document, outcome: outcome.kind, durationMs });
    return outcome;
  };
  return {
    parse: (...given) => measure('feed', source.parse(...given)),
    extractArticle: (...given) => measure('article', source.extractArticle(...given)),
  };
}

/** The same platform; each message that it is handed is counted, and how long after its publication an alert stands there. */
export function measurePlatform(
  platform: ChatPlatform,
  { metrics, clock }: Measuring,
): ChatPlatform {
  const name = platform.platform;
  const send: ChatPlatform['send'] = async (outgoing, signal) => {
    const begunMs = clock.nowMs();
    const outcome = await platform.send(outgoing, signal);
    const nowMs = clock.nowMs();
    metrics.countApiCall({ platform: name, outcome: outcome.kind, durationMs: nowMs - begunMs });
    const { kind, message } = outgoing;
    if (outcome.kind === 'sent' && kind === 'post' && message.kind === 'alert') {
      const { publishedAtMs } = message.alert;
      if (publishedAtMs !== undefined) {
        metrics.observeLag({ platform: name, lagMs: nowMs - publishedAtMs });
      }
    }
    return outcome;
  };
  return withMethods<ChatPlatform>(platform, { send });
}

/** The same store; what is written through it is counted, and how its calls end. */
export function measureStore(store: Store, { metrics, clock }: Measuring): Store {
  const counted = withMethods<Store>(store, {
    async recordPoll(record) {
      const receipt = await store.recordPoll(record);
      if (!receipt.isStale) metrics.countPoll(receipt);
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
    async endDelivery(end) {
      const isOurs = await store.endDelivery(end);
      if (isOurs) metrics.countEnding({ ending: end.ending.kind });
      return isOurs;
    },
  });
  return watchCalls(
    counted,
    ({ isWell, durationMs }) => metrics.countStoreCall({ isWell, durationMs }),
    clock,
  );
}

/** How one call of the store ended. */
export interface StoreCallEnding {
  readonly method: string;
  readonly isWell: boolean;
  readonly error: unknown;
  readonly durationMs: number;
}

/** The same store, each of whose calls is told of when it has ended. */
export function watchCalls(
  store: Store,
  tell: (ending: StoreCallEnding) => void,
  clock: Clock,
): Store {
  return new Proxy(store, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function' || typeof name !== 'string' || NOT_CALLS.has(name)) {
        return method;
      }
      return async (...parameters: readonly unknown[]): Promise<unknown> => {
        const begunMs = clock.nowMs();
        try {
          const answer: unknown = await Reflect.apply(method, target, parameters);
          tell({
            method: name,
            isWell: true,
            error: undefined,
            durationMs: clock.nowMs() - begunMs,
          });
          return answer;
        } catch (error) {
          tell({ method: name, isWell: false, error, durationMs: clock.nowMs() - begunMs });
          throw error;
        }
      };
    },
  });
}

/** `then` is asked for when a store is awaited, and must not be there. */
const NOT_CALLS: ReadonlySet<string> = new Set(['onWake', 'close', 'then']);

/** The same object with some of its methods replaced; a store may itself be a Proxy, which has nothing to be spread. */
function withMethods<T extends object>(target: T, methods: Partial<T>): T {
  return new Proxy(target, {
    get(original, name) {
      const replaced: unknown = Reflect.get(methods, name);
      if (replaced !== undefined) return replaced;
      const own: unknown = Reflect.get(original, name);
      return typeof own === 'function' ? own.bind(original) : own;
    },
  });
}
