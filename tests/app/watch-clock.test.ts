import { expect, test } from 'vitest';
import { createClockWatch } from '../../src/app/watch-clock.ts';
import { SECOND_MS } from '../../src/core/time/moment.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import { makeClock } from '../helpers/clock.ts';
import { recordingLog } from '../helpers/recording-log.ts';

test('a clock that differs from the database’s is said once, and once more when it agrees again', async () => {
  const clock = makeClock(NOW_MS);
  const log = recordingLog();
  let aheadMs = 4 * SECOND_MS;
  const store = { nowMs: () => Promise.resolve(clock.nowMs() + aheadMs) };
  const look = createClockWatch({ store, clock, log });
  await look();
  expect(log.lines).toEqual([]);
  for (aheadMs of [-10 * SECOND_MS, 10 * SECOND_MS, 0, 0]) await look();
  expect(log.lines.map(({ level, fields }) => [level, fields['differenceMs']])).toEqual([
    ['warn', 10 * SECOND_MS],
    ['info', 0],
  ]);
});

test('a database that answers late has no other clock for that', async () => {
  const clock = makeClock(NOW_MS);
  const log = recordingLog();
  const store = {
    nowMs: () => {
      const answer = clock.nowMs();
      clock.advance(20 * SECOND_MS);
      return Promise.resolve(answer);
    },
  };
  await createClockWatch({ store, clock, log })();
  expect(log.lines).toEqual([]);
});
