import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics, Snapshot } from '../../ports/metrics.ts';

/** The metrics of this process, and what Prometheus is answered. */
export interface Prometheus {
  readonly metrics: Metrics;
  readonly contentType: string;
  /** The whole exposition. The store is asked once for each call. */
  render(): Promise<string>;
}

const FETCH_SECONDS = [0.05, 0.1, 0.3, 1, 3, 10, 30];
const PARSE_SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 5];
const API_SECONDS = [0.05, 0.1, 0.2, 0.5, 1, 3, 10];
const LAG_SECONDS = [1, 5, 15, 30, 60, 120, 300, 600, 1800, 3600, 21_600];

/** Metrics in the names that docs/metrics.md lists; prom-client adds Node's own (memory, event loop, collection). */
export function createPrometheus(readSnapshot: () => Promise<Snapshot>): Prometheus {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addGauges(registry, readSnapshot);
  return {
    metrics: createMetrics(registry),
    contentType: registry.contentType,
    render: () => registry.metrics(),
  };
}

function createMetrics(registry: Registry): Metrics {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter<Label>({ name, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[], buckets: number[]) =>
    new Histogram<Label>({ name, help, labelNames, buckets, registers });
  const fetches = counter('newsdesk_fetches_total', 'HTTP exchanges by purpose and outcome', ['purpose', 'outcome']);
  const fetchSeconds = histogram('newsdesk_fetch_seconds', 'How long HTTP exchanges took', ['purpose'], FETCH_SECONDS);
  const parses = counter('newsdesk_parses_total', 'Feeds and pages parsed, by outcome', ['outcome']);
  const parseSeconds = histogram('newsdesk_parse_seconds', 'How long parsing took, waiting for a worker included', [], PARSE_SECONDS);
  const polls = counter('newsdesk_polls_total', 'Polls that were written to the store', []);
  const items = counter('newsdesk_items_total', 'Items by what they were: new or revised', ['kind']);
  const processed = counter('newsdesk_items_processed_total', 'Items that were matched and put into stories', []);
  const matches = counter('newsdesk_matches_total', 'Watches that items met', []);
  const stories = counter('newsdesk_stories_total', 'Stories begun', []);
  const alerts = counter('newsdesk_alerts_total', 'Alerts written or changed', []);
  const calls = counter('newsdesk_api_calls_total', 'Messages handed to a platform, by outcome', ['platform', 'outcome']);
  const callSeconds = histogram('newsdesk_api_seconds', 'How long a platform took to answer', ['platform'], API_SECONDS);
  const deliveries = counter('newsdesk_deliveries_ended_total', 'Deliveries that ended, by kind and outcome', ['platform', 'kind', 'outcome']);
  const lag = histogram('newsdesk_publication_to_post_seconds', 'From the publication of an article to its alert on the platform', ['platform'], LAG_SECONDS);
  return {
    countFetch({ purpose, outcome, durationMs }) {
      fetches.inc({ purpose, outcome });
      fetchSeconds.observe({ purpose }, durationMs / 1000);
    },
    countParse({ outcome, durationMs }) {
      parses.inc({ outcome });
      parseSeconds.observe(durationMs / 1000);
    },
    countPoll({ added, revised }) {
      polls.inc();
      items.inc({ kind: 'new' }, added);
      items.inc({ kind: 'revised' }, revised);
    },
    countProcessed(made) {
      processed.inc();
      matches.inc(made.matches);
      alerts.inc(made.alerts);
      if (made.isNewStory) stories.inc();
    },
    countApiCall({ platform, outcome, durationMs }) {
      calls.inc({ platform, outcome });
      callSeconds.observe({ platform }, durationMs / 1000);
    },
    countDelivery: ({ platform, kind, outcome }) => deliveries.inc({ platform, kind, outcome }),
    observeLag: ({ platform, lagMs }) => lag.observe({ platform }, Math.max(0, lagMs) / 1000),
  };
}

function addGauges(registry: Registry, readSnapshot: () => Promise<Snapshot>): void {
  const registers = [registry];
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const feeds = gauge('newsdesk_feeds', 'Feeds by state: well, ill, off', ['state']);
  const late = gauge('newsdesk_feeds_late', 'Feeds whose poll is more than a minute overdue');
  const silent = gauge('newsdesk_silent_seconds', 'Since any feed brought a new item');
  const deliveries = gauge('newsdesk_deliveries', 'Deliveries by state: of the last day, and every failed and unknown one', ['state']);
  const oldest = gauge('newsdesk_oldest_due_seconds', 'How long the delivery that is due longest has waited');
  const watches = gauge('newsdesk_watches', 'Watches that are on');
  // One of them asks the store for all: a scrape is one look.
  new Gauge({
    name: 'newsdesk_up',
    help: '1: the store answers',
    registers,
    async collect() {
      try {
        const snapshot = await readSnapshot();
        for (const [state, count] of Object.entries(snapshot.feeds)) feeds.set({ state }, count);
        for (const [state, count] of Object.entries(snapshot.deliveries)) {
          deliveries.set({ state }, count);
        }
        late.set(snapshot.feedsLate);
        silent.set(snapshot.silentSeconds ?? 0);
        oldest.set(snapshot.oldestDueSeconds);
        watches.set(snapshot.watches);
        this.set(1);
      } catch {
        // The scrape goes on without the store's numbers: that it does not answer is what must be seen.
        this.set(0);
      }
    },
  });
}
