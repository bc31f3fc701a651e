import type { Digest, DigestEntry } from '../core/alert/message.ts';
import { splitDigest } from '../core/alert/split-digest.ts';
import { type EpochMs, MINUTE_MS } from '../core/time/moment.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { HeldMatch, StoredAlert } from '../ports/alert-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewDelivery } from '../ports/delivery-store.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import { composeFromStore } from './compose-from-store.ts';
import { newDelivery } from './new-delivery.ts';
import type { Settings } from './settings.ts';

/** One process at a time posts digests. */
const LEASE_NAME = 'release-held';
const LEASE_MS = 30_000;

interface ReleaseDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: Settings;
  readonly owner: string;
}

const REASONS = {
  digest: 'schedule',
  'quiet-hours': 'quiet-hours',
  overflow: 'overflow',
  late: 'catch-up',
} as const satisfies Record<Exclude<HeldMatch['reason'], 'publishers'>, Digest['reason']>;

/** A catch-up digest waits until nothing more has come for its gathering time, but no longer than this. */
const CATCH_UP_WAIT_MAX_MS = 30 * MINUTE_MS;

/** Posts what has waited long enough, one digest a destination and reason; what waited for publishers in vain is let go. Answers how many digests. */
export async function releaseHeld(deps: ReleaseDeps): Promise<number> {
  const { store, clock, owner } = deps;
  const nowMs = clock.nowMs();
  const due = await listDue(store, nowMs);
  if (due.length === 0) return 0;
  const lease = await store.acquireLease({ name: LEASE_NAME, owner, leaseMs: LEASE_MS });
  if (lease === undefined) return 0;
  const alerts: StoredAlert[] = [];
  const deliveries: NewDelivery[] = [];
  let count = 0;
  for (const [key, group] of groupHeld(due)) {
    const digest = await composeDigest(deps, { group, nowMs });
    alerts.push(...digest.alerts);
    if (digest.message.entries.length === 0) continue;
    count += 1;
    deliveries.push(...digestDeliveries(deps, { key, group, digest: digest.message, nowMs }));
  }
  const isWritten = await store.releaseHeld({ released: due, alerts, deliveries }, lease);
  return isWritten ? count : 0;
}

/** What is due; of what came late all or nothing of a destination, so that one digest tells of a downtime. */
async function listDue(store: Store, nowMs: EpochMs): Promise<readonly HeldMatch[]> {
  const due = await store.listHeld({ dueBeforeMs: nowMs, storyId: undefined });
  if (!due.some(({ reason }) => reason === 'late')) return due;
  const held = await store.listHeld({ dueBeforeMs: undefined, storyId: undefined });
  const late = held.filter(({ reason }) => reason === 'late');
  const ready = new Set(
    late
      .map(({ destination }) => destination)
      .filter((destination) => {
        const here = late.filter((match) => match.destination === destination);
        const isGathered = here.every(({ dueAtMs }) => dueAtMs <= nowMs);
        return isGathered || here.some(({ sinceMs }) => nowMs - sinceMs > CATCH_UP_WAIT_MAX_MS);
      }),
  );
  return [
    ...due.filter(({ reason }) => reason !== 'late'),
    ...late.filter(({ destination }) => ready.has(destination)),
  ];
}

type Digestible = HeldMatch & { readonly reason: keyof typeof REASONS };

function isDigestible(held: HeldMatch): held is Digestible {
  return held.reason !== 'publishers';
}

function groupHeld(due: readonly HeldMatch[]): ReadonlyMap<string, readonly Digestible[]> {
  const groups = new Map<string, Digestible[]>();
  for (const held of due.filter(isDigestible)) {
    const occasion = held.reason === 'late' ? 'catch-up' : held.dueAtMs;
    const key = [held.destination, held.reason, occasion].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), held]);
  }
  return groups;
}

async function composeDigest(
  deps: ReleaseDeps,
  { group, nowMs }: { readonly group: readonly Digestible[]; readonly nowMs: EpochMs },
): Promise<{ readonly message: Digest; readonly alerts: readonly StoredAlert[] }> {
  const watches = new Map((await deps.store.listWatches()).map((watch) => [watch.id, watch]));
  const alerts = new Map<string, StoredAlert>();
  for (const held of group) {
    if (alerts.has(held.storyId)) continue;
    const waiting = group.filter(({ storyId }) => storyId === held.storyId);
    const alert = await composeFromStore(deps, waiting, watches);
    // A story that an alert has told meanwhile is not told again.
    if (alert === undefined) continue;
    alerts.set(held.storyId, {
      alert,
      revision: 0,
      createdAtMs: nowMs,
      lastLoudAtMs: nowMs,
      state: 'ended',
      messageId: undefined,
    });
  }
  const told = [...alerts.values()];
  const entries = told
    .map(
      ({ alert }): DigestEntry => ({
        storyId: alert.storyId,
        title: alert.title,
        url: alert.url,
        publisher: alert.publisher,
        publisherLabel: alert.publisherLabel,
        sourcesCount: alert.sourcesCount,
        publishedAtMs: alert.publishedAtMs,
        quote: alert.keyQuotes[0],
      }),
    )
    .toSorted(
      (a, b) => b.sourcesCount - a.sourcesCount || (b.publishedAtMs ?? 0) - (a.publishedAtMs ?? 0),
    );
  const [first] = group;
  const message: Digest = {
    reason: first === undefined ? 'schedule' : REASONS[first.reason],
    watchNames: [...new Set(group.map(({ watchId }) => watches.get(watchId)?.name ?? watchId))],
    sinceMs: Math.min(...group.map(({ sinceMs }) => sinceMs)),
    untilMs: nowMs,
    entries,
  };
  return { message, alerts: told };
}

/** The digest's messages: the first in the channel, what did not fit in its thread. */
function digestDeliveries(
  { ids }: ReleaseDeps,
  told: {
    readonly key: string;
    readonly group: readonly HeldMatch[];
    readonly digest: Digest;
    readonly nowMs: EpochMs;
  },
): readonly NewDelivery[] {
  const [destination] = told.group.map((held): Destination => held.destination);
  const first = Math.min(...told.group.map(({ sinceMs }) => sinceMs));
  const alertId = ids.digest('digest', told.key, String(first)).slice(0, 12).toLowerCase();
  return splitDigest(told.digest).map((digest, index) =>
    newDelivery(ids, {
      alertId,
      storyId: undefined,
      kind: index === 0 ? 'post' : 'reply',
      revision: index,
      destination: destination ?? 'console',
      message: { kind: 'digest', digest },
      dueInMs: 0,
    }),
  );
}
