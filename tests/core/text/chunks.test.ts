import { expect, test } from 'vitest';
import { findChunks } from '../../../src/core/text/chunks.ts';

test('a chunk ends where words surely part; apostrophes and invisible characters stay inside', () => {
  const text = "  NATO's «п’ять», F-16; ab\u00adcd½ 'so'\n";
  const chunks: string[] = [];
  findChunks(text, (start, end) => chunks.push(text.slice(start, end)));
  expect(chunks).toEqual(["NATO's", 'п’ять', 'F', '16', 'ab\u00adcd½', "so'"]);
});
