import { expect, test } from 'vitest';
import { formatWatches, toChange, toListedJson, toWatchJson } from '../../src/commands/watch.ts';
import { WatchEntry } from '../../src/config/schema.ts';
import { makeWatch } from '../helpers/watch.ts';

test('options of a watch are the fields of its form; what is not named is not touched', () => {
  expect(toChange({ to: 'console, slack:C0123ABC', quietHours: '', maxPerHour: '6' })).toEqual({
    query: undefined,
    mode: undefined,
    destinations: ['console', 'slack:C0123ABC'],
    fields: { quiet_hours: '', max_per_hour: '6' },
  });
});

test('a watch in JSON has every field as the files name it; what is not set is null', () => {
  expect(toWatchJson(makeWatch())).toEqual({
    name: 'harbour',
    query: 'harbour',
    destinations: ['console'],
    mode: 'instant',
    digest: null,
    quiet_hours: null,
    min_publishers: 1,
    max_per_hour: null,
    max_age: '6h',
    visibility: 'everyone',
    languages: null,
    mention: { slack: null, discord: null },
    must_match: [],
    must_not_match: [],
    version: 1,
    isPaused: false,
    workspace: 'local',
  });
  const timezone = 'Europe/Kyiv';
  const full = toWatchJson(
    makeWatch({
      digest: { cron: '0 8 * * *', timezone },
      quietHours: { from: '23:00', to: '07:00', timezone, breakThroughPublishers: undefined },
      languages: ['uk'],
      mention: { slack: 'S0123', discord: undefined },
    }),
  );
  expect(full).toMatchObject({
    digest: { cron: '0 8 * * *', timezone },
    quiet_hours: { from: '23:00', to: '07:00', timezone, break_through_publishers: null },
    languages: ['uk'],
    mention: { slack: 'S0123', discord: null },
  });
  expect(Object.keys(full)).toEqual(expect.arrayContaining(Object.keys(WatchEntry.shape)));
});

test('the list says how a watch does, and where nobody has reported that nothing was', () => {
  const watch = makeWatch();
  const unreported = { watch, alertsPerDay: 0.5, precision: undefined };
  expect(formatWatches([unreported])).toMatch(/0\.5 +nothing reported/);
  expect(formatWatches([{ ...unreported, alertsPerDay: 0 }])).toMatch(/0\.0 +–/);
  expect(formatWatches([{ ...unreported, precision: 0.5 }])).toMatch(/0\.5 +50 %/);
  expect(toListedJson(unreported)).toMatchObject({
    name: 'harbour',
    alertsPerDay: 0.5,
    precision: null,
  });
});
