import { expect, test } from 'vitest';
import { createIds } from '../../../src/adapters/system/ids.ts';

const ids = createIds();

test('a digest is the same for the same parts, and 24 letters that can be read aloud', () => {
  expect(ids.digest('feed', 'https://quay.example/1')).toBe(
    ids.digest('feed', 'https://quay.example/1'),
  );
  expect(ids.digest('feed', 'причал')).toMatch(/^[0-9a-hjkmnp-tv-z]{24}$/);
});

test('where one part ends and the next begins makes a difference', () => {
  const digests = [ids.digest('ab', 'c'), ids.digest('a', 'bc'), ids.digest('abc'), ids.digest()];
  expect(new Set(digests).size).toBe(4);
});

test('the digest is SHA-256 in Crockford’s base 32, so that it never changes between versions', () => {
  // The first 120 bits of SHA-256 of "1:a", worked out with Python's hashlib and base64.
  expect(ids.digest('a')).toBe('85hfvq9smfj24qme4e9esv93');
});

test('random ids have 26 letters and do not repeat', () => {
  const random = Array.from({ length: 1000 }, () => ids.random());
  expect(new Set(random).size).toBe(1000);
  expect(random.every((id) => /^[0-9a-hjkmnp-tv-z]{26}$/.test(id))).toBe(true);
});

test('chance is from 0 up to, not including, 1, and uses the whole of it', () => {
  const chances = Array.from({ length: 1000 }, () => ids.chance());
  expect(chances.every((chance) => chance >= 0 && chance < 1)).toBe(true);
  expect(Math.min(...chances)).toBeLessThan(0.1);
  expect(Math.max(...chances)).toBeGreaterThan(0.9);
});
