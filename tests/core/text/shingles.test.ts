import { describe, expect, test } from 'vitest';
import { findShingles, hashText, measureContainment } from '../../../src/core/text/shingles.ts';

const words = (text: string): string[] => text.split(' ');

describe('shingles', () => {
  test('a text that was cut is contained in the whole', () => {
    const whole = findShingles(words('the ferry left the port at nine and came back at ten'), 4);
    const cut = findShingles(words('the ferry left the port at nine'), 4);
    expect(measureContainment(whole, cut)).toBe(1);
    expect(measureContainment(cut, whole)).toBe(1);
  });

  test('other words in the same order of magnitude share nothing', () => {
    const one = findShingles(words('the ferry left the port at nine'), 4);
    const other = findShingles(words('a train stood in the fog all day'), 4);
    expect(measureContainment(one, other)).toBe(0);
  });

  test('a short text is one shingle, an empty one none', () => {
    expect(findShingles(['one', 'two'], 4).size).toBe(1);
    expect(findShingles([], 4).size).toBe(0);
    expect(measureContainment(new Set(), new Set([1]))).toBe(0);
  });

  test('hashes are 32 bits and stable', () => {
    expect(hashText('')).toBe(0x811c9dc5 | 0);
    expect(hashText('a')).toBe(0xe40c292c | 0);
    expect(hashText('ж')).not.toBe(hashText('з'));
  });
});
