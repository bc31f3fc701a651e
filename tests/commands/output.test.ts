import { expect, test } from 'vitest';
import { formatBars, formatTable, oneLine } from '../../src/commands/output.ts';

test('columns are as wide as their widest cell', () => {
  expect(
    formatTable([
      ['a', 'bb', 'c'],
      ['aaa', 'b', 'ccc'],
    ]),
  ).toBe('a    bb  c\naaa  b   ccc');
});

test('bars grow with their numbers, and zeros are blank', () => {
  expect(formatBars([0, 1, 2, 4, 8])).toBe(' ▁▂▄█');
  expect(formatBars([0, 0])).toBe('  ');
});

test('text from outside can neither colour nor move a terminal', () => {
  expect(oneLine('\u001b[31mred\u001b[0m\u202e back\nnext\u0007')).toBe('red back next');
  expect(oneLine('x'.repeat(300), 10)).toBe(`${'x'.repeat(9)}…`);
});
