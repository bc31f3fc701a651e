import type { Notice } from '../core/alert/message.ts';
import { type EpochMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time/moment.ts';
import {
  countUsual,
  findRhythm,
  isUnusualSilence,
  RHYTHM_WEEKS,
  type Rhythm,
} from '../core/time/silence.ts';
import { minutesOfDay, zonedTime } from '../core/time/zone.ts';
import type { Platform } from '../core/watch/destination.ts';
import type { ChatPlatform } from '../ports/chat.ts';
import type { ReadDisk } from '../ports/health.ts';
import type { Store } from '../ports/store.ts';
import type { Role } from '../ports/use-cases.ts';
import { DISK_FREE_BYTES_MIN, type Health } from './health.ts';
import { noticeDeliveries } from './notify-admins.ts';
import {
  destinationOfTrouble,
  isCarriedBy,
  platformTrouble,
  type TroubleDeps,
  tellTrouble,
  tellWell,
} from './troubles.ts';

/** How often the installation is looked after. */
export const LOOK_EVERY_MS = 30 * SECOND_MS;
/** A step of the clock that is larger than the wait by this is told; NTP slews what is less. */
const JUMP_MS = 30 * SECOND_MS;
/** A connection that cannot be made for so long does not heal by itself. */
const UNREACHABLE_MS = 15 * MINUTE_MS;
/** The disk is well again with so much more, so that a file that comes and goes is not told each time. */
const DISK_WELL_BYTES = DISK_FREE_BYTES_MIN * 1.5;
/** A destination that failed is well again after this, so that one where some messages fail is not told of each. */
const DESTINATION_CALM_MS = HOUR_MS;
/** The rhythm changes slowly; reading it walks four weeks of an index. */
const RHYTHM_EVERY_MS = HOUR_MS;

/** What looking after an installation needs. */
export interface LookAfterDeps extends TroubleDeps {
  readonly store: Store;
  readonly platforms: ReadonlyMap<Platform, ChatPlatform>;
  readonly health: Health;
  readonly readDisk: ReadDisk;
}

/** Looks, and tells the admins of what turned; what it must remember from look to look is its own. */
export interface LookAfter {
  look(): Promise<void>;
}

const SILENCE = 'silence';
const DISK = 'disk';

/**
 * The eyes of one process, made at its start: silence counts from then at the earliest, since nobody may have polled before.
 * Feeds and the daily line are the business of the process that polls.
 */
export function createLookAfter(deps: LookAfterDeps, roles: readonly Role[]): LookAfter {
  const { clock, health, log } = deps;
  let lookedAtMs: EpochMs | undefined;
  let rhythm: { readonly readAtMs: EpochMs; readonly of: Rhythm | undefined } | undefined;
  let awakeSinceMs = clock.nowMs();
  let dailyOf: string | undefined;
  const noticeJump = (nowMs: EpochMs): void => {
    // From the end of the last look, since a look may itself take long.
    const byMs = lookedAtMs === undefined ? 0 : nowMs - lookedAtMs - LOOK_EVERY_MS;
    if (Math.abs(byMs) < JUMP_MS) return;
    // Whatever the reason, nothing was polled meanwhile, or the times before mean nothing now.
    awakeSinceMs = nowMs;
    health.noteClockJump(byMs);
    log.warn({ durationMs: byMs }, 'the clock jumped, or the machine slept');
  };
  const lookAtFeeds = async (nowMs: EpochMs): Promise<void> => {
    if (rhythm === undefined || nowMs - rhythm.readAtMs >= RHYTHM_EVERY_MS) {
      rhythm = { readAtMs: nowMs, of: await readRhythm(deps, nowMs) };
    }
    const { lastItemAtMs = 0 } = await deps.store.readVitals();
    const sinceMs = Math.max(lastItemAtMs, awakeSinceMs);
    await lookAtSilence(deps, { rhythm: rhythm.of, sinceMs, lastItemAtMs });
  };
  return {
    async look() {
      try {
        noticeJump(clock.nowMs());
        await lookAtPlatforms(deps);
        await lookAtDisk(deps);
        await lookAtDestinations(deps);
        if (roles.includes('poll')) {
          await lookAtFeeds(clock.nowMs());
          dailyOf = await tellDaily(deps, dailyOf);
        }
      } finally {
        lookedAtMs = clock.nowMs();
      }
    },
  };
}

async function readRhythm({ store }: LookAfterDeps, nowMs: EpochMs): Promise<Rhythm | undefined> {
  const weeks = (RHYTHM_WEEKS + 1) * 168 * HOUR_MS;
  return findRhythm(await store.countItemsByHour({ sinceMs: nowMs - weeks }), nowMs);
}

/** Told when nothing came for an unusual time, and when something comes again. */
async function lookAtSilence(
  deps: LookAfterDeps,
  silence: {
    readonly rhythm: Rhythm | undefined;
    readonly sinceMs: EpochMs;
    readonly lastItemAtMs: EpochMs;
  },
): Promise<void> {
  const { clock, store } = deps;
  const nowMs = clock.nowMs();
  const { rhythm, sinceMs, lastItemAtMs } = silence;
  if (rhythm !== undefined && isUnusualSilence(rhythm, sinceMs, nowMs)) {
    const usual = Math.round(countUsual(rhythm, sinceMs, nowMs));
    await tellTrouble(deps, {
      name: SILENCE,
      notice: {
        code: 'silence',
        title: 'No feed brings anything',
        text: `Nothing new has come from any feed for ${inWords(nowMs - sinceMs)}; in this time some ${usual} items come usually.`,
        hint: 'newsdesk feeds list shows what each feed answers; check the network and the proxy.',
      },
    });
    return;
  }
  const open = (await store.listTroubles()).find(({ name }) => name === SILENCE);
  if (open === undefined || lastItemAtMs <= open.sinceMs) return;
  await tellWell(deps, { name: SILENCE, notice: well('silence', 'Feeds bring news again') });
}

/** A refusal is told by whoever met it first; here what cannot be reached for long, and what stands again. */
async function lookAtPlatforms(deps: LookAfterDeps): Promise<void> {
  for (const [name, platform] of deps.platforms) {
    if (name === 'console') continue;
    const state = platform.connection();
    const title = PLATFORM_NAMES[name];
    if (state.kind === 'on') {
      const notice = well('platform', `${title} is connected again`);
      await tellWell(deps, { name: platformTrouble(name), notice });
    } else if (
      state.kind === 'connecting' &&
      deps.clock.nowMs() - state.since >= UNREACHABLE_MS &&
      state.lastError !== undefined
    ) {
      await tellTrouble(deps, {
        name: platformTrouble(name),
        except: isCarriedBy(name),
        notice: {
          code: 'platform-unreachable',
          title: `${title} cannot be reached`,
          text: `For ${inWords(deps.clock.nowMs() - state.since)}: ${state.lastError}.`,
          hint: `newsdesk check says more; Newsdesk goes on trying, and alerts wait.`,
        },
      });
    }
  }
}

const PLATFORM_NAMES = { slack: 'Slack', discord: 'Discord' } as const;

async function lookAtDisk(deps: LookAfterDeps): Promise<void> {
  const disk = await deps.readDisk();
  if (disk === undefined) return;
  const free = `${(disk.freeBytes / 2 ** 30).toFixed(1)} GiB`;
  if (disk.freeBytes < DISK_FREE_BYTES_MIN) {
    await tellTrouble(deps, {
      name: DISK,
      notice: {
        code: 'disk',
        title: 'The disk fills up',
        text: `${free} are free where the store is. When it is full, nothing can be read or posted until there is room.`,
        hint: 'Free some space, or shorten `retention` in newsdesk.yaml.',
      },
    });
  } else if (disk.freeBytes >= DISK_WELL_BYTES) {
    await tellWell(deps, { name: DISK, notice: well('disk', `The disk has room again: ${free}`) });
  }
}

/** A destination is well again when something arrived there since, and it was quiet for an hour. */
async function lookAtDestinations(deps: LookAfterDeps): Promise<void> {
  const { store, clock } = deps;
  for (const { name, sinceMs } of await store.listTroubles()) {
    const destination = destinationOfTrouble(name);
    if (destination === undefined || clock.nowMs() - sinceMs < DESTINATION_CALM_MS) continue;
    const [last] = await store.listDeliveries({ states: ['sent'], destination, limit: 1 });
    if ((last?.sentAtMs ?? 0) <= sinceMs) continue;
    await tellWell(deps, {
      name,
      notice: well('delivery', `Messages to ${destination} arrive again`),
    });
  }
}

/** One line a day at the configured time, when nothing needs a person; answers the day that is dealt with. */
async function tellDaily(
  { store, clock, ids, settings }: LookAfterDeps,
  dealtWith: string | undefined,
): Promise<string | undefined> {
  const atMinute = minutesOfDay(settings.noticesDailyAt ?? '');
  if (atMinute === undefined) return dealtWith;
  const nowMs = clock.nowMs();
  const { year, month, day, hour, minute } = zonedTime(nowMs, settings.timezone);
  const today = `${year}-${month}-${day}`;
  const isDue =
    hour * 60 + minute >= atMinute && hour * 60 + minute < atMinute + DAILY_LATE_MINUTES;
  if (today === dealtWith || !isDue) return dealtWith;
  if ((await store.listTroubles()).length > 0) return today;
  const { feeds, watches, deliveries } = await store.readVitals();
  const hours = await store.countItemsByHour({ sinceMs: nowMs - 24 * HOUR_MS });
  const items = hours.reduce((sum, one) => sum + one.items, 0);
  const notice: Notice = {
    code: 'daily',
    title: 'All is well',
    text: `${feeds.well + feeds.ill} feeds (${feeds.ill} ill), ${watches} watches. In the last day: ${items} items, ${deliveries.sent} messages sent, ${deliveries.failed} failed.`,
    hint: undefined,
  };
  await store.addDeliveries(noticeDeliveries({ ids, settings }, notice, today));
  return today;
}

/** A process that was down at the time still tells, but not a morning's line in the evening. */
const DAILY_LATE_MINUTES = 120;

function well(code: string, title: string): Notice {
  return { code: `${code}-well`, title, text: 'Nothing is left to do.', hint: undefined };
}

function inWords(durationMs: number): string {
  const minutes = Math.round(durationMs / MINUTE_MS);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
