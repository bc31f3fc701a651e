import { expect, test } from 'vitest';
import { findCronProblem } from '../../../src/core/watch/cron.ts';

test.each([
  '0 8 * * 1-5',
  '*/15 * * * *',
  '0 8,18 1-15/2 JAN-mar MON',
  '59 23 31 12 7',
  ' 0  0 * * 0 ',
])('"%s" is a cron expression', (expression) => {
  expect(findCronProblem(expression)).toBeUndefined();
});

test.each([
  { expression: '', problem: 'has 0' },
  { expression: '0 8 * *', problem: 'has 4' },
  { expression: '0 0 8 * * 1', problem: 'has 6' },
  { expression: '60 8 * * *', problem: '"60" is not a minute (0 to 59)' },
  { expression: '0 8 0 * *', problem: '"0" is not a day of the month (1 to 31)' },
  { expression: '0 8 * * FRI-MON', problem: '"FRI-MON" is not a day of the week (0 to 7)' },
  { expression: '0 8 L * *', problem: '"L" is not a day of the month (1 to 31)' },
  { expression: '*/0 * * * *', problem: '"*/0" is not a minute (0 to 59)' },
  { expression: '1-2-3 * * * *', problem: '"1-2-3" is not a minute (0 to 59)' },
  { expression: '0 8 * MON *', problem: '"MON" is not a month (1 to 12)' },
])('"$expression": $problem', ({ expression, problem }) => {
  expect(findCronProblem(expression)).toContain(problem);
});
