import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseQuery } from '../../../src/core/query/parse-query.ts';

/** The queries in the first column of the cheat sheet and in the second of the recipes. */
function findExamples(): readonly string[] {
  const page = readFileSync('docs/queries.md', 'utf8');
  const section = (name: string): string => page.split(`## ${name}`)[1]?.split('\n## ')[0] ?? '';
  const cells = (text: string, column: number): string[] =>
    text
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.includes('---'))
      .map((line) => line.split(' | ')[column] ?? '');
  return [...cells(section('Cheat sheet'), 0), ...cells(section('Recipes'), 1)].flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, query = '']) => query),
  );
}

test.each(findExamples())('docs/queries.md: %s is a query', (query) => {
  expect(parseQuery(query)).toMatchObject({ kind: 'ok' });
});

test('every code of the parser is on the page', () => {
  const page = readFileSync('docs/queries.md', 'utf8');
  const codes =
    readFileSync('src/core/query/query-error.ts', 'utf8').match(/\b[EW]_[A-Z_]+\b/g) ?? [];
  expect([...new Set(codes)].filter((code) => !page.includes(code))).toEqual([]);
});
