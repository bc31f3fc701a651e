import { DAY_MS, type EpochMs, MINUTE_MS, SECOND_MS } from '../core/time/moment.ts';
import type { Clock } from '../ports/clock.ts';
import type { Fetch } from '../ports/fetch.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { HubFeed, Subscription } from '../ports/subscription-store.ts';

/** One process at a time talks to hubs, so that none is asked twice. */
const LEASE_NAME = 'subscribe-hubs';
const LEASE_MS = 2 * MINUTE_MS;
/** Requests in one step; the rest comes with the next one. */
const REQUESTS_PER_STEP_MAX = 20;
/** Wished for; hubs decide (WebSub, section 5.1). */
const LEASE_WISHED_SECONDS = 10 * 24 * 3600;
/** What a hub may grant: less is asked for again too often, more is a lease without an end. */
const LEASE_MIN_MS = 5 * MINUTE_MS;
const LEASE_MAX_MS = 90 * DAY_MS;
/** A lease is renewed when a fifth of it is left, so that a hub that is down for a while does not end it. */
const RENEW_AT_PART = 0.8;
/** A hub that took the request and did not verify is asked again after this. */
const VERIFY_WAIT_MS = 10 * MINUTE_MS;
const RETRY_FIRST_MS = 5 * MINUTE_MS;
const RETRY_MAX_MS = DAY_MS;
/** A denied subscription is tried once more on the next day. */
const DENIED_WAIT_MS = DAY_MS;
/** A hub that does not answer goodbyes so often is left alone: its lease ends by itself. */
const GOODBYES_MAX = 3;

/** What talking to hubs needs. `callbackUrl`: the public address under which hubs reach this installation. */
export interface HubDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly fetch: Fetch;
  readonly owner: string;
  readonly callbackUrl: string;
}

/**
 * One step of keeping subscriptions: asks hubs that feeds name, renews leases before they end, and says goodbye where a
 * feed is gone or names another hub. Source: WebSub (W3C, 2018), section 5.
 */
export async function keepSubscriptions(deps: HubDeps): Promise<void> {
  const { store, clock, ids, owner } = deps;
  const lease = await store.acquireLease({ name: LEASE_NAME, owner, leaseMs: LEASE_MS });
  if (lease === undefined) return;
  for (const feed of await store.listFeedsWithoutSubscription(REQUESTS_PER_STEP_MAX)) {
    await store.saveSubscription({
      ...feed,
      id: ids.random(),
      secret: maySendSecret(feed) ? ids.random() : undefined,
      state: 'asked',
      leaseUntilMs: undefined,
      dueAtMs: clock.nowMs(),
      failures: 0,
    });
  }
  const due = { nowMs: clock.nowMs(), limit: REQUESTS_PER_STEP_MAX };
  for (const { subscription, isWanted } of await store.listDueSubscriptions(due)) {
    if (isWanted && subscription.state !== 'leaving') await ask(deps, subscription);
    else await sayGoodbye(deps, subscription);
  }
}

/** A secret in the clear guards nothing (section 5.1), unless the feed itself comes in the clear: then nothing is lost. */
function maySendSecret({ hubUrl, topicUrl }: HubFeed): boolean {
  return hubUrl.startsWith('https:') || topicUrl.startsWith('http:');
}

async function ask(deps: HubDeps, subscription: Subscription): Promise<void> {
  // Written first: some hubs verify before they answer, and that must not be overwritten.
  const asked = { ...subscription, dueAtMs: deps.clock.nowMs() + VERIFY_WAIT_MS };
  await deps.store.saveSubscription(asked);
  await send(deps, asked, 'subscribe');
}

async function sayGoodbye(deps: HubDeps, subscription: Subscription): Promise<void> {
  const { store, clock } = deps;
  const isNew = subscription.state !== 'leaving';
  const failures = isNew ? 0 : subscription.failures + 1;
  if (failures >= GOODBYES_MAX || subscription.leaseUntilMs === undefined) {
    await store.removeSubscription(subscription.id);
    return;
  }
  const dueAtMs = clock.nowMs() + VERIFY_WAIT_MS;
  const leaving = { ...subscription, state: 'leaving', failures, dueAtMs } as const;
  await store.saveSubscription(leaving);
  await send(deps, leaving, 'unsubscribe');
}

async function send(
  { store, clock, fetch, log, callbackUrl }: HubDeps,
  subscription: Subscription,
  mode: 'subscribe' | 'unsubscribe',
): Promise<void> {
  const { id, feedId, hubUrl, topicUrl, secret } = subscription;
  const answer = await fetch({
    url: hubUrl,
    purpose: 'hub',
    form: {
      'hub.mode': mode,
      'hub.topic': topicUrl,
      'hub.callback': `${callbackUrl}/${id}`,
      'hub.lease_seconds': String(LEASE_WISHED_SECONDS),
      // Hubs of the protocol's earlier versions insist on it.
      'hub.verify': 'async',
      ...(secret === undefined || mode === 'unsubscribe' ? {} : { 'hub.secret': secret }),
    },
  });
  if (answer.kind === 'fresh') return;
  log.info({ feedId, hub: hubUrl, outcome: answer.kind }, 'hub did not take the request');
  const now = await store.findSubscription(id);
  // Verified meanwhile, or changed by another process: that stands.
  if (now === undefined || now.dueAtMs !== subscription.dueAtMs) return;
  const failures = now.failures + 1;
  const waitMs = Math.min(RETRY_FIRST_MS * 2 ** Math.min(failures - 1, 10), RETRY_MAX_MS);
  await store.saveSubscription({ ...now, failures, dueAtMs: clock.nowMs() + waitMs });
}

/** What a hub asks before it begins or ends a subscription (section 5.3), or says when it will not (5.2). */
export interface IntentCheck {
  readonly id: string;
  readonly mode: string;
  readonly topicUrl: string;
  readonly leaseSeconds: number | undefined;
}

/** Whether Newsdesk did ask for that. What it confirms counts from now on. */
export async function confirmIntent(
  { store, clock, log }: Pick<HubDeps, 'store' | 'clock' | 'log'>,
  { id, mode, topicUrl, leaseSeconds }: IntentCheck,
): Promise<boolean> {
  const subscription = await store.findSubscription(id);
  if (subscription === undefined || subscription.topicUrl !== topicUrl) return false;
  const { feedId, hubUrl, state } = subscription;
  const nowMs = clock.nowMs();
  if (mode === 'unsubscribe') {
    if (state !== 'leaving') return false;
    await store.removeSubscription(id);
    return true;
  }
  if (state === 'leaving') return false;
  if (mode === 'subscribe') {
    await store.saveSubscription({ ...subscription, ...leaseFrom(nowMs, leaseSeconds) });
    log.info({ feedId, hub: hubUrl }, 'hub pushes this feed');
    return true;
  }
  if (mode !== 'denied') return false;
  const failures = subscription.failures + 1;
  const denied = { state: 'asked', failures, dueAtMs: nowMs + DENIED_WAIT_MS } as const;
  await store.saveSubscription({ ...subscription, ...denied });
  log.info({ feedId, hub: hubUrl }, 'hub will not push this feed');
  return true;
}

function leaseFrom(
  nowMs: EpochMs,
  leaseSeconds = LEASE_WISHED_SECONDS,
): Pick<Subscription, 'state' | 'leaseUntilMs' | 'dueAtMs' | 'failures'> {
  const leaseMs = Math.min(Math.max(leaseSeconds * SECOND_MS, LEASE_MIN_MS), LEASE_MAX_MS);
  return {
    state: 'active',
    leaseUntilMs: nowMs + leaseMs,
    dueAtMs: Math.round(nowMs + leaseMs * RENEW_AT_PART),
    failures: 0,
  };
}

/** How often the service looks for hubs to ask: a feed waits for its first subscription no longer than this. */
export const KEEP_EVERY_MS = 10 * SECOND_MS;
