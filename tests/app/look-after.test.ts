import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { createIds } from '../../src/adapters/system/ids.ts';
import { createHealth } from '../../src/app/health.ts';
import { createLookAfter, LOOK_EVERY_MS, type LookAfter } from '../../src/app/look-after.ts';
import { destinationTrouble, tellTrouble } from '../../src/app/troubles.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { Platform } from '../../src/core/watch/destination.ts';
import type { ChatPlatform, ConnectionState } from '../../src/ports/chat.ts';
import type { Vitals } from '../../src/ports/statistics-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { VITALS } from '../adapters/metrics/vitals.ts';
import { makeClock, type WoundClock } from '../helpers/clock.ts';
import { SETTINGS } from '../helpers/settings.ts';

/** Tuesday, 2 June 2026, 10:00 UTC. */
const NOW_MS = Date.UTC(2026, 5, 2, 10);
const GIGABYTE = 2 ** 30;

let store: Store;
let clock: WoundClock;
let lookAfter: LookAfter;
let freeBytes = 50 * GIGABYTE;
let slack: ConnectionState = { kind: 'on' };
let lastItemAtMs = NOW_MS;

/** Sixty items in each hour of the last four weeks. */
const steady: Store['countItemsByHour'] = ({ sinceMs }) => {
  const first = Math.ceil(Math.max(sinceMs, NOW_MS - 28 * DAY_MS) / HOUR_MS);
  const hours = Math.floor(NOW_MS / HOUR_MS) - first;
  return Promise.resolve(
    Array.from({ length: hours }, (_, index) => ({ hour: first + index, items: 60 })),
  );
};

async function makeEyes(noticesDailyAt?: string): Promise<void> {
  clock = makeClock(NOW_MS);
  const real = await openStore({ kind: 'sqlite', file: ':memory:' });
  const vitals = (): Promise<Vitals> => Promise.resolve({ ...VITALS, lastItemAtMs });
  store = { ...real, countItemsByHour: steady, readVitals: vitals };
  const platform = { platform: 'slack', connection: () => slack } as unknown as ChatPlatform;
  const platforms = new Map<Platform, ChatPlatform>([['slack', platform]]);
  const readDisk = () => Promise.resolve({ freeBytes, totalBytes: 100 * GIGABYTE });
  const silent = { debug: none, info: none, warn: none, error: none };
  lookAfter = createLookAfter(
    {
      store,
      clock,
      ids: createIds(),
      log: silent,
      platforms,
      readDisk,
      health: createHealth({ store, clock, platforms, readDisk }),
      settings: {
        ...SETTINGS,
        notices: ['console', 'slack:C0ADMINS'],
        ...(noticesDailyAt === undefined ? {} : { noticesDailyAt }),
      },
    },
    ['poll', 'deliver', 'chat'],
  );
}

function none(): void {
  // What is logged here is nobody's business.
}

beforeEach(async () => {
  freeBytes = 50 * GIGABYTE;
  slack = { kind: 'on' };
  lastItemAtMs = NOW_MS;
  await makeEyes();
});
afterEach(() => store.close());

/** Looks again and again for so long, as the service does. */
async function goOn(durationMs: number, isNews = false): Promise<void> {
  for (let passedMs = 0; passedMs < durationMs; passedMs += LOOK_EVERY_MS) {
    clock.advance(LOOK_EVERY_MS);
    if (isNews) lastItemAtMs = clock.nowMs();
    await lookAfter.look();
  }
}

async function told(): Promise<readonly string[]> {
  const all = await store.listDeliveries({ states: undefined, destination: undefined, limit: 100 });
  const texts = all
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs || a.dueAtMs - b.dueAtMs)
    .map(({ destination, message }) =>
      message.kind === 'notice' ? `${destination} ${message.notice.code}` : '',
    );
  return texts.toSorted();
}

test('says nothing while all is well', async () => {
  await goOn(3 * HOUR_MS, true);
  expect(await told()).toEqual([]);
});

test('tells of silence once, with how long and how much is usual, and once that it is over', async () => {
  await goOn(59 * MINUTE_MS);
  expect(await told()).toEqual([]);
  await goOn(2 * HOUR_MS);
  expect(await told()).toEqual(['console silence', 'slack:C0ADMINS silence']);
  const [delivery] = await store.listDeliveries({
    states: undefined,
    destination: 'console',
    limit: 1,
  });
  expect(delivery?.message).toMatchObject({
    notice: { text: expect.stringMatching(/for 60 minutes; in this time some 60 items/) as string },
  });
  await goOn(HOUR_MS, true);
  expect(await told()).toEqual([
    'console silence',
    'console silence-well',
    'slack:C0ADMINS silence',
    'slack:C0ADMINS silence-well',
  ]);
});

test('a process that starts after a long downtime waits an hour before it speaks of silence', async () => {
  lastItemAtMs = NOW_MS - 3 * DAY_MS;
  await goOn(59 * MINUTE_MS);
  expect(await told()).toEqual([]);
});

test('a machine that slept counts from its waking, and says that it slept', async () => {
  await goOn(MINUTE_MS, true);
  clock.advance(5 * HOUR_MS);
  await lookAfter.look();
  expect(await told()).toEqual([]);
});

test('tells of a disk that fills up, once while it stays near the mark', async () => {
  freeBytes = 0.9 * GIGABYTE;
  await goOn(MINUTE_MS, true);
  freeBytes = 1.1 * GIGABYTE;
  await goOn(MINUTE_MS, true);
  freeBytes = 0.9 * GIGABYTE;
  await goOn(MINUTE_MS, true);
  expect(await told()).toEqual(['console disk', 'slack:C0ADMINS disk']);
  freeBytes = 20 * GIGABYTE;
  await goOn(MINUTE_MS, true);
  expect(await told()).toHaveLength(4);
});

test('tells of a platform out of reach through the others, after a quarter of an hour', async () => {
  slack = { kind: 'connecting', since: NOW_MS, lastError: 'no answer in time' };
  await goOn(14 * MINUTE_MS, true);
  expect(await told()).toEqual([]);
  await goOn(HOUR_MS, true);
  expect(await told()).toEqual(['console platform-unreachable']);
  slack = { kind: 'on' };
  await goOn(MINUTE_MS, true);
  expect(await told()).toEqual([
    'console platform-unreachable',
    'console platform-well',
    'slack:C0ADMINS platform-well',
  ]);
});

test('two processes that see the same tell it once', async () => {
  freeBytes = 0.5 * GIGABYTE;
  await Promise.all([lookAfter.look(), lookAfter.look()]);
  expect(await told()).toEqual(['console disk', 'slack:C0ADMINS disk']);
});

test('tells a line a day at its time, while nothing needs a person', async () => {
  await store.close();
  await makeEyes('11:00');
  await goOn(59 * MINUTE_MS, true);
  expect(await told()).toEqual([]);
  await goOn(HOUR_MS, true);
  expect(await told()).toEqual(['console daily', 'slack:C0ADMINS daily']);
  clock.advance(DAY_MS);
  await goOn(MINUTE_MS, true);
  expect(await told()).toHaveLength(4);
});

test('tells no daily line while something needs a person', async () => {
  await store.close();
  await makeEyes('11:00');
  freeBytes = 0.5 * GIGABYTE;
  await goOn(2 * HOUR_MS, true);
  expect(await told()).toEqual(['console disk', 'slack:C0ADMINS disk']);
});

test('a destination whose messages fail is told once, except there', async () => {
  const notice = { code: 'delivery-failed', title: 'x', text: 'x', hint: undefined };
  const deps = {
    store,
    clock,
    ids: createIds(),
    log: { debug: none, info: none, warn: none, error: none },
    settings: { ...SETTINGS, notices: ['console', 'slack:C0ADMINS'] as const },
  };
  const telling = {
    name: destinationTrouble('slack:C0ADMINS'),
    notice,
    except: (destination: string) => destination === 'slack:C0ADMINS',
  };
  expect(await tellTrouble(deps, telling)).toBe(true);
  clock.advance(DAY_MS);
  expect(await tellTrouble(deps, telling)).toBe(false);
  expect(await told()).toEqual(['console delivery-failed']);
});
