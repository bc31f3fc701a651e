import { expect, test } from 'vitest';
import { TermIndex } from '../../../src/core/story/term-index.ts';

const bag = (...terms: string[]): Map<string, number> => new Map(terms.map((term) => [term, 1]));

test('a text is most like itself, and rare terms count more', () => {
  const index = new TermIndex<string>();
  index.add('ferry', bag('ferry', 'fog', 'said'));
  index.add('train', bag('train', 'snow', 'said'));
  index.add('court', bag('court', 'judge', 'said'));
  expect(index.compare(bag('ferry', 'fog', 'said')).get('ferry')).toBeCloseTo(1, 5);
  expect(index.rarity('fog')).toBeGreaterThan(index.rarity('said'));
  expect(index.compare(bag('harbour')).size).toBe(0);
});

test('a removed text leaves nothing behind', () => {
  const index = new TermIndex<string>();
  index.add('a', bag('x', 'y'));
  index.add('b', bag('y'));
  index.remove('a');
  expect(index.size).toBe(1);
  expect(index.findSoleOwner('x', 10, (doc) => doc)).toBeUndefined();
  expect(index.findSoleOwner('y', 10, (doc) => doc)).toBe('b');
  expect([...index.compare(bag('x', 'y')).keys()]).toEqual(['b']);
});

test('a term is somebody’s own when all its texts are that one’s, and there are few', () => {
  const index = new TermIndex<number>();
  for (let id = 0; id < 5; id += 1) index.add(id, bag('said', id < 2 ? 'ferry' : 'train'));
  const storyOf = (id: number): string => (id < 2 ? 'ferry story' : 'train story');
  expect(index.findSoleOwner('ferry', 5, storyOf)).toBe('ferry story');
  expect(index.findSoleOwner('said', 5, storyOf)).toBeUndefined();
  expect(index.findSoleOwner('train', 2, storyOf)).toBeUndefined();
});
