import { expect, test } from 'vitest';
import { renderCaret } from '../../../src/core/query/caret.ts';

test.each([
  ['under what is meant', 'kyiv or odesa', { column: 6, length: 2 }, ['kyiv or odesa', '     ^^']],
  ['columns count code points', '"😀" && x', { column: 5, length: 2 }, ['"😀" && x', '    ^^']],
  ['line breaks are spaces', 'a\nAND', { column: 3, length: 3 }, ['a AND', '  ^^^']],
  ['behind the end', '', { column: 1, length: 1 }, ['', '^']],
])('%s', (_, query, place, expected) => {
  expect(renderCaret(query, place)).toEqual(expected);
});

test('a long query is cut out around the place', () => {
  const [line = '', caret = ''] = renderCaret(`${'a '.repeat(500)}oops ${'b '.repeat(500)}`, {
    column: 1001,
    length: 4,
  });
  expect(line).toMatch(/^….*oops.*…$/);
  expect(line.slice(caret.indexOf('^'), caret.length)).toBe('oops');
  expect(line.length).toBeLessThan(130);
});
