import { expect, test } from 'vitest';
import { OwnerTable } from '../../../src/core/story/owner-table.ts';

test('finds the owners of a hash until they have left, through many of each', () => {
  const table = new OwnerTable(1000);
  for (let owner = 1; owner <= 3000; owner += 1) {
    table.add(owner % 7, owner);
    table.add(-owner, owner);
    table.dropBefore(owner - 99);
  }
  expect(table.find(-3000)).toEqual([3000]);
  expect(table.find(-2901)).toEqual([2901]);
  expect(table.find(-2900)).toEqual([]);
  const living = Array.from({ length: 100 }, (_, at) => 2901 + at);
  const found = table.find(3).toSorted((a, b) => a - b);
  expect(found).toEqual(living.filter((owner) => owner % 7 === 3));
});

test('of too many owners the first are kept', () => {
  const table = new OwnerTable(5);
  for (let owner = 1; owner <= 50; owner += 1) table.add(42, owner);
  expect(table.find(42)).toEqual([1, 2, 3, 4, 5]);
});
