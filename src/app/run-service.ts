import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time/moment.ts';
import type { PollReport } from '../ports/feed-use-cases.ts';
import type { Role } from '../ports/use-cases.ts';
import { deleteExpired, type RetentionDeps } from './delete-expired.ts';
import { type DeliverDeps, deliverDue } from './deliver-alerts.ts';
import { holdConnections } from './hold-connections.ts';
import { createLookAfter, LOOK_EVERY_MS, type LookAfterDeps } from './look-after.ts';
import { type PollDeps, pollDueFeeds } from './poll-feeds.ts';
import { createProcessor, type ProcessDeps, type Processor } from './process-items.ts';
import { releaseHeld } from './release-held.ts';
import { KEEP_EVERY_MS, keepSubscriptions } from './subscribe-hubs.ts';
import { createWake, type Wake } from './wake.ts';
import { guardWatches } from './watch-guard.ts';

/** Where nothing wakes a loop, it looks for itself: another process may have written, or a tick was missed. */
const LOOK_MS = SECOND_MS;
/** Retention is looked after this often, by one process at a time (delete-expired.ts). */
const RETENTION_EVERY_MS = HOUR_MS;
/** A changed watch that floods a channel is noticed within so long. */
const GUARD_EVERY_MS = 10 * MINUTE_MS;
/** How often it is looked for processes that have died: a second look in a row frees what they had. */
const DEAD_LOOK_MS = 3 * SECOND_MS;
/** How often it is looked for times that lie in the future since the clock was set back. */
const CLOCK_LOOK_MS = 15 * SECOND_MS;

/** What the service needs: all that its parts need, and a tick (node-cron's) that says when to look for due feeds. */
export interface ServiceDeps
  extends PollDeps,
    ProcessDeps,
    DeliverDeps,
    RetentionDeps,
    LookAfterDeps {
  /** Where hubs reach this installation (WebSub); undefined: they cannot, and feeds are polled only. */
  readonly callbackUrl: string | undefined;
  readonly onTick: (listener: () => void) => () => Promise<void>;
}

/** Runs the parts that the roles name until the signal is aborted; what is under way is finished first. */
export async function runService(
  deps: ServiceDeps,
  { roles, signal }: { readonly roles: readonly Role[]; readonly signal: AbortSignal },
): Promise<void> {
  const { clock } = deps;
  const dueFeeds = createWake(clock);
  const newItems = createWake(clock);
  const newDeliveries = createWake(clock);
  const loops: Promise<void>[] = [];
  const stopTicks = deps.onTick(() => dueFeeds.notify());
  const stopWakes = deps.store.onWake((kind) => {
    if (kind === 'items') newItems.notify();
    if (kind === 'deliveries') newDeliveries.notify();
  });
  if (roles.includes('poll')) loops.push(...pollLoops(deps, signal, { dueFeeds, newItems }));
  if (roles.includes('deliver')) {
    loops.push(deliverDue(deps, { signal, idle: () => newDeliveries.wait(LOOK_MS, signal) }));
  }
  if (roles.includes('chat')) loops.push(holdConnections(deps, signal));
  const lookAfter = createLookAfter(deps, roles);
  loops.push(
    repeat(deps, signal, {
      step: () => lookAfter.look(),
      pause: () => clock.wait(LOOK_EVERY_MS, signal),
    }),
  );
  loops.push(
    repeat(deps, signal, {
      step: async () => {
        await deps.store.releaseDeadOwners();
      },
      pause: () => clock.wait(DEAD_LOOK_MS, signal),
    }),
  );
  await Promise.all(loops);
  stopWakes();
  await stopTicks();
  await leave(deps);
}

/** What the process that polls does beside: reads what came, tells what waited, keeps house. */
function pollLoops(
  deps: ServiceDeps,
  signal: AbortSignal,
  { dueFeeds, newItems }: { readonly dueFeeds: Wake; readonly newItems: Wake },
): readonly Promise<void>[] {
  const { clock } = deps;
  const processor = createProcessor(deps);
  const every = (pauseMs: number, step: () => Promise<unknown>): Promise<void> =>
    repeat(deps, signal, {
      step: async () => {
        await step();
      },
      pause: () => clock.wait(pauseMs, signal),
    });
  const { callbackUrl } = deps;
  return [
    pollDueFeeds(deps, {
      signal,
      onReport: () => undefined,
      idle: () => dueFeeds.wait(LOOK_MS, signal),
    }),
    repeat(deps, signal, {
      step: async () => {
        await processor.processWaiting(signal);
      },
      pause: () => newItems.wait(LOOK_MS, signal),
    }),
    every(LOOK_MS, () => releaseHeld(deps)),
    every(RETENTION_EVERY_MS, () => deleteExpired(deps, signal)),
    every(GUARD_EVERY_MS, () => guardWatches(deps)),
    every(CLOCK_LOOK_MS, async () => {
      const count = await deps.store.settleClock();
      if (count > 0) deps.log.warn({ count }, 'the clock was set back: feeds are due again');
    }),
    ...(callbackUrl === undefined
      ? []
      : [every(KEEP_EVERY_MS, () => keepSubscriptions({ ...deps, callbackUrl }))]),
  ];
}

/** What this process still has is free at once, and not when its leases run out. */
async function leave({ store, owner, log }: ServiceDeps): Promise<void> {
  try {
    await store.releaseOwner(owner);
  } catch (err) {
    log.warn({ err }, 'leases could not be given back: they run out');
  }
}

/** One round of everything that waits: poll, process, post. Ends when nothing is left that is due. */
export async function runOnce(
  deps: ServiceDeps,
  round: {
    readonly signal: AbortSignal;
    readonly onReport: (report: PollReport) => void;
    readonly isDelivering: boolean;
    readonly processor: Processor;
  },
): Promise<void> {
  await pollDueFeeds(deps, round);
  await round.processor.processWaiting(round.signal);
  if (!round.isDelivering) return;
  await releaseHeld(deps);
  await deliverDue(deps, { signal: round.signal });
}

async function repeat(
  { log }: ServiceDeps,
  signal: AbortSignal,
  loop: { readonly step: () => Promise<void>; readonly pause: () => Promise<void> },
): Promise<void> {
  while (!signal.aborted) {
    try {
      await loop.step();
    } catch (err) {
      // What failed stays in the store and is tried again after the pause.
      log.error({ err }, 'a step of the service broke off');
    }
    await loop.pause();
  }
}
