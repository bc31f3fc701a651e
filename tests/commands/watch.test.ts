import { expect, test } from 'vitest';
import { toChange } from '../../src/commands/watch.ts';

test('options of a watch are the fields of its form; what is not named is not touched', () => {
  expect(toChange({ to: 'console, slack:C0123ABC', quietHours: '', maxPerHour: '6' })).toEqual({
    query: undefined,
    mode: undefined,
    destinations: ['console', 'slack:C0123ABC'],
    fields: { quiet_hours: '', max_per_hour: '6' },
  });
});
