import { type EpochMs, MINUTE_MS, SECOND_MS } from '../core/time/moment.ts';
import type { Platform } from '../core/watch/destination.ts';
import { NewsdeskError } from '../errors.ts';
import type { ChatPlatform } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { HealthPart, HealthReport, ReadDisk } from '../ports/health.ts';
import type { Store } from '../ports/store.ts';

/** A store that does not answer a question about the time for so long does nothing else either. */
const ANSWER_MS = 3 * SECOND_MS;
/** A clock that was set is told for so long. */
const JUMP_TOLD_MS = 10 * MINUTE_MS;
/** A call that failed and was not tried again since is no news any more. */
const FAILURE_TOLD_MS = 5 * MINUTE_MS;
/** Below this the store's next growth spurt, a backup say, may not fit. */
export const DISK_FREE_BYTES_MIN = 2 ** 30;
/** So long late, the outbox does not keep up. */
const OVERDUE_MS = 10 * MINUTE_MS;

/** What health is read from. */
export interface HealthDeps {
  readonly store: Pick<Store, 'nowMs' | 'readVitals' | 'listTroubles'>;
  readonly clock: Clock;
  readonly platforms: ReadonlyMap<Platform, Pick<ChatPlatform, 'connection'>>;
  readonly readDisk: ReadDisk;
}

/** How this process does: it is told what happens, and asked from outside. */
export interface Health {
  read(): Promise<HealthReport>;
  markReady(): void;
  markStopping(): void;
  /** A call of the store ended; `error` undefined: well. */
  noteStoreCall(method: string, error: unknown): void;
  /** The clock was set by so much, or the machine slept. */
  noteClockJump(byMs: number): void;
  clockJumps(): number;
}

interface Failure {
  readonly atMs: EpochMs;
  readonly error: unknown;
}

/** The health of a process that runs the service. */
export function createHealth(deps: HealthDeps): Health {
  const { clock } = deps;
  const failing = new Map<string, Failure>();
  let stage: 'starting' | 'ready' | 'stopping' = 'starting';
  let jump: { readonly atMs: EpochMs; readonly byMs: number } | undefined;
  let jumpCount = 0;
  const ownParts = (): readonly HealthPart[] => [
    stage === 'ready'
      ? { name: 'service', isWell: true, text: 'ready' }
      : { name: 'service', isWell: false, text: stage },
    ...describeJump(jump, clock.nowMs()),
  ];
  return {
    async read() {
      const isAlive = await answers(deps);
      const failure = [...failing.values()].find(
        ({ atMs }) => clock.nowMs() - atMs < FAILURE_TOLD_MS,
      );
      return {
        isAlive,
        isReady: isAlive && stage === 'ready',
        parts: [
          ...ownParts(),
          describeStore(isAlive, failure),
          ...(await describeDisk(deps)),
          ...describePlatforms(deps),
          ...(isAlive ? await describeWork(deps) : []),
        ],
      };
    },
    markReady: () => {
      stage = 'ready';
    },
    markStopping: () => {
      stage = 'stopping';
    },
    noteStoreCall(method, error) {
      if (error === undefined) failing.delete(method);
      else failing.set(method, { atMs: clock.nowMs(), error });
    },
    noteClockJump(byMs) {
      jump = { atMs: clock.nowMs(), byMs };
      jumpCount += 1;
    },
    clockJumps: () => jumpCount,
  };
}

async function answers({ store, clock }: HealthDeps): Promise<boolean> {
  const isOver = new AbortController();
  try {
    return await Promise.race([
      store.nowMs().then(() => true),
      clock.wait(ANSWER_MS, isOver.signal).then(() => false),
    ]);
  } catch {
    // Why is told by the calls that failed.
    return false;
  } finally {
    isOver.abort();
  }
}

function describeJump(
  jump: { readonly atMs: EpochMs; readonly byMs: number } | undefined,
  nowMs: EpochMs,
): readonly HealthPart[] {
  if (jump === undefined || nowMs - jump.atMs > JUMP_TOLD_MS) return [];
  const seconds = Math.round(Math.abs(jump.byMs) / SECOND_MS);
  const text = `the clock jumped ${seconds} s ${jump.byMs > 0 ? 'forward' : 'back'}, or the machine slept`;
  return [{ name: 'clock', isWell: false, text, hint: 'Check that the machine keeps time (NTP).' }];
}

function describeStore(isAlive: boolean, failure: Failure | undefined): HealthPart {
  if (failure === undefined && isAlive) return { name: 'store', isWell: true, text: 'answers' };
  const error = failure?.error;
  const isOurs = error instanceof NewsdeskError;
  return {
    name: 'store',
    isWell: false,
    // Only words of ours: a driver's may hold an address, with its password.
    text: isOurs ? error.message : isAlive ? 'calls fail' : 'does not answer',
    hint: (isOurs ? error.hint : undefined) ?? 'Look at the log.',
  };
}

async function describeDisk({ readDisk }: HealthDeps): Promise<readonly HealthPart[]> {
  const disk = await readDisk();
  if (disk === undefined) return [];
  const text = `${(disk.freeBytes / 2 ** 30).toFixed(1)} GiB free`;
  return disk.freeBytes >= DISK_FREE_BYTES_MIN
    ? [{ name: 'disk', isWell: true, text }]
    : [{ name: 'disk', isWell: false, text, hint: 'Free some space for the data folder.' }];
}

function describePlatforms({ platforms }: HealthDeps): readonly HealthPart[] {
  const parts: HealthPart[] = [];
  for (const [name, platform] of platforms) {
    if (name === 'console') continue;
    const state = platform.connection();
    switch (state.kind) {
      case 'on':
        parts.push({ name, isWell: true, text: 'connected' });
        break;
      case 'off':
        // Of several processes one connects for all, and some have no part in it.
        parts.push({ name, isWell: true, text: 'not connected from this process' });
        break;
      case 'connecting':
        parts.push({ name, isWell: false, text: state.lastError ?? 'connecting' });
        break;
      case 'stopped':
        parts.push({ name, isWell: false, text: state.reason, hint: state.hint });
        break;
    }
  }
  return parts;
}

async function describeWork({ store, clock }: HealthDeps): Promise<readonly HealthPart[]> {
  try {
    const { feeds, feedsLate, deliveries, oldestDueAtMs } = await store.readVitals();
    const overdueMs = Math.max(0, clock.nowMs() - (oldestDueAtMs ?? clock.nowMs()));
    const all = feeds.well + feeds.ill;
    const troubles = await store.listTroubles();
    return [
      {
        name: 'feeds',
        isWell: feedsLate * 2 <= all && (feeds.ill * 2 <= all || all === 0),
        text: `${feeds.well} well, ${feeds.ill} ill, ${feeds.off} off, ${feedsLate} late`,
        hint: 'newsdesk feeds list',
      },
      {
        name: 'deliveries',
        isWell: overdueMs < OVERDUE_MS,
        text: `${deliveries.pending} wait, ${deliveries.failed} failed, ${deliveries.unknown} unknown`,
        hint: 'newsdesk deliveries --failed',
      },
      ...troubles.map(({ name, sinceMs }) => ({
        name: 'told',
        isWell: false,
        text: `${name} since ${new Date(sinceMs).toISOString()}`,
      })),
    ];
  } catch (error) {
    return [describeStore(true, { atMs: clock.nowMs(), error })];
  }
}
