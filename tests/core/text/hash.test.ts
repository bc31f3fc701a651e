import { expect, test } from 'vitest';
import { hash128 } from '../../../src/core/text/hash.ts';

test('gives the same 32 digits for the same text, in every version', () => {
  expect(hash128('')).toMatch(/^[\da-f]{32}$/);
  expect(hash128('guid:tag:harbour.example,2026:7')).toBe(
    hash128('guid:tag:harbour.example,2026:7'),
  );
  // Stored ids rest on this value: it must never change.
  expect(hash128('newsdesk')).toBe('c8ac771fce16c14b3738a0f361012cfa');
});

test('tells ten thousand like texts apart', () => {
  const hashes = new Set(Array.from({ length: 10_000 }, (_, index) => hash128(`item ${index}`)));
  expect(hashes.size).toBe(10_000);
});
