import { expect, test } from 'vitest';
import { findNearest } from '../../src/config/nearest.ts';

test.each([
  { word: 'qurey', candidates: ['name', 'query'], nearest: 'query' },
  { word: 'max_agee', candidates: ['max_per_hour', 'max_age'], nearest: 'max_age' },
  { word: 'URL', candidates: ['url'], nearest: 'url' },
  { word: 'colour', candidates: ['name', 'query', 'mode'], nearest: undefined },
  { word: 'ab', candidates: ['to'], nearest: undefined },
  { word: '', candidates: [], nearest: undefined },
])('$word: $nearest', ({ word, candidates, nearest }) => {
  expect(findNearest(word, candidates)).toBe(nearest);
});
