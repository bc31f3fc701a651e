import { type EpochMs, SECOND_MS } from '../core/time/moment.ts';
import type { Platform } from '../core/watch/destination.ts';
import type { ChatPlatform } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Lease } from '../ports/house-store.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

/** A connection whose process is gone is taken over after this and one look: within lease + 5 s (reliability.md). */
const LEASE_MS = 15 * SECOND_MS;
const LOOK_MS = 5 * SECOND_MS;

/** What holding connections needs. */
export interface HoldDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly platforms: ReadonlyMap<Platform, ChatPlatform>;
  readonly owner: string;
}

/**
 * Keeps the platforms' connections for commands and buttons until the signal is aborted. Where one process connects for
 * all, that is whoever holds the lease; the others look every few seconds and take over when it is gone.
 */
export async function holdConnections(deps: HoldDeps, signal: AbortSignal): Promise<void> {
  await Promise.all(
    [...deps.platforms.values()].map((platform) =>
      platform.connects === 'one-process'
        ? holdConnection(deps, platform, signal)
        : keepConnection(deps, platform, signal),
    ),
  );
}

async function keepConnection(
  { clock }: HoldDeps,
  platform: ChatPlatform,
  signal: AbortSignal,
): Promise<void> {
  platform.start();
  while (!signal.aborted) await clock.wait(LOOK_MS, signal);
  await platform.stop();
}

async function holdConnection(
  deps: HoldDeps,
  platform: ChatPlatform,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, log } = deps;
  let held: { readonly lease: Lease; readonly untilMs: EpochMs } | undefined;
  while (!signal.aborted) {
    const askedAtMs = clock.nowMs();
    const answer = await askForLease(deps, platform.platform);
    if (answer.kind === 'ours') {
      if (held === undefined) platform.start();
      held = { lease: answer.lease, untilMs: askedAtMs + LEASE_MS };
    } else if (held !== undefined && (answer.kind === 'others' || clock.nowMs() >= held.untilMs)) {
      // Another has it, or may have it by now.
      held = undefined;
      await platform.stop();
      log.warn({ platform: platform.platform }, 'the connection is another process’s now');
    }
    await clock.wait(LOOK_MS, signal);
  }
  if (held === undefined) return;
  await platform.stop();
  await store.releaseLease(held.lease).catch((err: unknown) => {
    log.warn({ err }, 'a lease could not be given back: it runs out');
  });
}

type LeaseAnswer =
  | { readonly kind: 'ours'; readonly lease: Lease }
  | { readonly kind: 'others' }
  | { readonly kind: 'unknown' };

async function askForLease(
  { store, owner, log }: HoldDeps,
  platform: Platform,
): Promise<LeaseAnswer> {
  try {
    const lease = await store.acquireLease({
      name: `connection:${platform}`,
      owner,
      leaseMs: LEASE_MS,
    });
    return lease === undefined ? { kind: 'others' } : { kind: 'ours', lease };
  } catch (err) {
    log.warn({ err, platform }, 'the store does not say whose connection it is');
    return { kind: 'unknown' };
  }
}
