import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EpochMs } from '../../core/time/moment.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Vitals } from '../../ports/statistics-store.ts';

/** The metrics of this process, and what Prometheus is answered. */
export interface Prometheus {
  readonly metrics: Metrics;
  readonly contentType: string;
  /** The whole exposition. The store is asked once a call; one that does not answer leaves its numbers out. */
  render(): Promise<string>;
}

export interface PrometheusPlan {
  readonly build: { readonly version: string; readonly node: string; readonly store: string };
  /** From the store; rejects when it does not answer. */
  readonly readVitals: () => Promise<Vitals>;
  readonly nowMs: () => EpochMs;
  /** Whether each platform that is set up carries commands now. */
  readonly connections: () => readonly { readonly platform: string; readonly isOn: boolean }[];
  /** How often this process noticed that the clock was set. */
  readonly clockJumps: () => number;
}

const FETCH_SECONDS = [0.05, 0.1, 0.3, 1, 3, 10, 30];
const PARSE_SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 5];
const API_SECONDS = [0.05, 0.1, 0.2, 0.5, 1, 3, 10, 20];
const STORE_SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 5];
const LAG_SECONDS = [5, 15, 30, 60, 120, 300, 600, 1800, 3600, 21_600];

/** Metrics under the names of docs/metrics.md; prom-client adds Node's own (memory, event loop, garbage collection). */
export function createPrometheus(plan: PrometheusPlan): Prometheus {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const refresh = addGauges(registry, plan);
  return {
    metrics: createMetrics(registry),
    contentType: registry.contentType,
    async render() {
      await refresh();
      return registry.metrics();
    },
  };
}

interface Named<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly Label[];
}

function makersOf(registry: Registry) {
  const registers = [registry];
  return {
    counter: <Label extends string = never>({ labelNames = [], ...named }: Named<Label>) =>
      new Counter<Label>({ ...named, labelNames: [...labelNames], registers }),
    histogram: <Label extends string = never>(
      { labelNames = [], ...named }: Named<Label>,
      buckets: readonly number[],
    ) =>
      new Histogram<Label>({
        ...named,
        labelNames: [...labelNames],
        buckets: [...buckets],
        registers,
      }),
    gauge: <Label extends string = never>({ labelNames = [], ...named }: Named<Label>) =>
      new Gauge<Label>({ ...named, labelNames: [...labelNames], registers }),
  };
}

function createMetrics(registry: Registry): Metrics {
  return { ...feedMetrics(registry), ...chatMetrics(registry), ...storeMetrics(registry) };
}

type FeedMetrics = Pick<Metrics, 'countFetch' | 'countParse' | 'countPoll' | 'countProcessed'>;

function feedMetrics(registry: Registry): FeedMetrics {
  const { counter, histogram } = makersOf(registry);
  const fetches = counter({
    name: 'newsdesk_fetches_total',
    help: 'HTTP exchanges by purpose and outcome',
    labelNames: ['purpose', 'outcome'],
  });
  const fetchSeconds = histogram(
    { name: 'newsdesk_fetch_seconds', help: 'How long they took', labelNames: ['purpose'] },
    FETCH_SECONDS,
  );
  const parses = counter({
    name: 'newsdesk_parses_total',
    help: 'Documents read in the workers',
    labelNames: ['document', 'outcome'],
  });
  const parseSeconds = histogram(
    {
      name: 'newsdesk_parse_seconds',
      help: 'How long reading took, waiting for a worker included',
      labelNames: ['document'],
    },
    PARSE_SECONDS,
  );
  const polls = counter({ name: 'newsdesk_polls_total', help: 'Polls written to the store' });
  const items = counter({
    name: 'newsdesk_items_total',
    help: 'Items that polls brought: new or revised',
    labelNames: ['kind'],
  });
  const processed = counter({
    name: 'newsdesk_items_processed_total',
    help: 'Items matched and put into stories',
  });
  const matches = counter({ name: 'newsdesk_matches_total', help: 'Watches that items met' });
  const stories = counter({ name: 'newsdesk_stories_total', help: 'Stories begun' });
  const alerts = counter({ name: 'newsdesk_alerts_total', help: 'Alerts written or changed' });
  return {
    countFetch({ purpose, outcome, durationMs }) {
      fetches.inc({ purpose, outcome });
      fetchSeconds.observe({ purpose }, durationMs / 1000);
    },
    countParse({ document, outcome, durationMs }) {
      parses.inc({ document, outcome });
      parseSeconds.observe({ document }, durationMs / 1000);
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
  };
}

function chatMetrics(
  registry: Registry,
): Pick<Metrics, 'countApiCall' | 'countEnding' | 'observeLag'> {
  const { counter, histogram } = makersOf(registry);
  const calls = counter({
    name: 'newsdesk_api_calls_total',
    help: 'Messages handed to a platform, by outcome',
    labelNames: ['platform', 'outcome'],
  });
  const seconds = histogram(
    {
      name: 'newsdesk_api_seconds',
      help: 'How long a platform took to answer',
      labelNames: ['platform'],
    },
    API_SECONDS,
  );
  const endings = counter({
    name: 'newsdesk_deliveries_ended_total',
    help: 'Attempts at deliveries, by how they ended',
    labelNames: ['ending'],
  });
  const lag = histogram(
    {
      name: 'newsdesk_publication_to_post_seconds',
      help: 'From the publication of an article to its alert on the platform',
      labelNames: ['platform'],
    },
    LAG_SECONDS,
  );
  return {
    countApiCall({ platform, outcome, durationMs }) {
      calls.inc({ platform, outcome });
      seconds.observe({ platform }, durationMs / 1000);
    },
    countEnding: ({ ending }) => endings.inc({ ending }),
    observeLag: ({ platform, lagMs }) => lag.observe({ platform }, Math.max(0, lagMs) / 1000),
  };
}

function storeMetrics(registry: Registry): Pick<Metrics, 'countStoreCall'> {
  const { counter, histogram } = makersOf(registry);
  const failures = counter({
    name: 'newsdesk_store_failures_total',
    help: 'Calls of the store that failed',
  });
  const seconds = histogram(
    { name: 'newsdesk_store_seconds', help: 'How long calls of the store took' },
    STORE_SECONDS,
  );
  return {
    countStoreCall({ isWell, durationMs }) {
      seconds.observe(durationMs / 1000);
      if (!isWell) failures.inc();
    },
  };
}

/** Gauges of what is so now; answers how the store's are brought up to date, before the registry is written out. */
function addGauges(registry: Registry, plan: PrometheusPlan): () => Promise<void> {
  const { gauge } = makersOf(registry);
  gauge({
    name: 'newsdesk_build_info',
    help: 'Always 1: what runs here',
    labelNames: ['version', 'node', 'store'],
  }).set(plan.build, 1);
  new Gauge({
    name: 'newsdesk_clock_jumps',
    help: 'How often this process noticed that the clock was set, or that it had slept',
    registers: [registry],
    collect() {
      this.set(plan.clockJumps());
    },
  });
  new Gauge({
    name: 'newsdesk_platform_connected',
    help: '1: the connection for commands and buttons stands in this process',
    labelNames: ['platform'],
    registers: [registry],
    collect() {
      for (const { platform, isOn } of plan.connections()) this.set({ platform }, isOn ? 1 : 0);
    },
  });
  const show = vitalsGauges(registry, plan);
  const up = gauge({ name: 'newsdesk_store_up', help: '1: the store answers' });
  return async () => {
    try {
      show(await plan.readVitals());
      up.set(1);
    } catch {
      // That the store does not answer is what must be seen: the scrape goes on without its numbers.
      up.set(0);
    }
  };
}

/** Gauges of what the store says; answers how they are set. */
function vitalsGauges(registry: Registry, { nowMs }: PrometheusPlan): (vitals: Vitals) => void {
  const { gauge } = makersOf(registry);
  const feeds = gauge({
    name: 'newsdesk_feeds',
    help: 'Feeds: well, ill, off',
    labelNames: ['state'],
  });
  const due = gauge({ name: 'newsdesk_feeds_due', help: 'Feeds whose time to be polled has come' });
  const late = gauge({ name: 'newsdesk_feeds_late', help: 'Feeds overdue for more than a minute' });
  const lastItem = gauge({
    name: 'newsdesk_last_item_timestamp_seconds',
    help: 'When the last new item came, of any feed',
  });
  const watches = gauge({ name: 'newsdesk_watches', help: 'Watches that are not paused' });
  const deliveries = gauge({
    name: 'newsdesk_deliveries',
    help: 'Deliveries by state: of the last day; of failed and unknown every one that is kept',
    labelNames: ['state'],
  });
  const age = gauge({
    name: 'newsdesk_oldest_delivery_seconds',
    help: 'Age of the oldest delivery that is not at its end, by state',
    labelNames: ['state'],
  });
  const overdue = gauge({
    name: 'newsdesk_deliveries_overdue_seconds',
    help: 'How long the delivery that has waited longest is due',
  });
  return (vitals) => {
    for (const [state, count] of Object.entries(vitals.feeds)) feeds.set({ state }, count);
    for (const [state, count] of Object.entries(vitals.deliveries)) {
      deliveries.set({ state }, count);
      const oldestAtMs = vitals.oldestDeliveryAtMs[state as keyof Vitals['deliveries']];
      if (oldestAtMs === undefined) age.remove({ state });
      else age.set({ state }, Math.max(0, nowMs() - oldestAtMs) / 1000);
    }
    due.set(vitals.feedsDue);
    late.set(vitals.feedsLate);
    watches.set(vitals.watches);
    if (vitals.lastItemAtMs !== undefined) lastItem.set(vitals.lastItemAtMs / 1000);
    overdue.set(Math.max(0, nowMs() - (vitals.oldestDueAtMs ?? nowMs())) / 1000);
  };
}
