import { expect, test } from 'vitest';
import { makeTerm, type Term } from '../../../src/core/story/term.ts';
import { TermIndex } from '../../../src/core/story/term-index.ts';
import { TermRows, type TermWeights } from '../../../src/core/story/term-rows.ts';

const term = (word: string): Term => makeTerm(word, 'word');
const bag = (...words: string[]): TermWeights => new Map(words.map((word) => [term(word), 1]));

/** An index with rows of its own. */
function createIndex<Doc>(): TermIndex<Doc> & { keep: (doc: Doc, terms: TermWeights) => void } {
  const rows = new TermRows();
  const index = new TermIndex<Doc>(rows);
  return Object.assign(index, {
    keep: (doc: Doc, terms: TermWeights) => index.add(doc, terms, rows.append(terms)),
  });
}

test('a text is most like itself, and rare terms count more', () => {
  const index = createIndex<string>();
  index.keep('ferry', bag('ferry', 'fog', 'said'));
  index.keep('train', bag('train', 'snow', 'said'));
  index.keep('court', bag('court', 'judge', 'said'));
  expect(index.compare(bag('ferry', 'fog', 'said')).get('ferry')).toBeCloseTo(1, 5);
  expect(index.rarity(term('fog'))).toBeGreaterThan(index.rarity(term('said')));
  expect(index.compare(bag('harbour')).size).toBe(0);
});

test('a removed text leaves nothing behind', () => {
  const index = createIndex<string>();
  index.keep('a', bag('x', 'y'));
  index.keep('b', bag('y'));
  index.remove('a');
  expect(index.size).toBe(1);
  expect(index.findSoleOwner(term('x'), 10, (doc) => doc)).toBeUndefined();
  expect(index.findSoleOwner(term('y'), 10, (doc) => doc)).toBe('b');
  expect([...index.compare(bag('x', 'y')).keys()]).toEqual(['b']);
});

test('a term is somebody’s own when all its texts are that one’s, and there are few', () => {
  const index = createIndex<number>();
  for (let id = 0; id < 5; id += 1) index.keep(id, bag('said', id < 2 ? 'ferry' : 'train'));
  const storyOf = (id: number): string => (id < 2 ? 'ferry story' : 'train story');
  expect(index.findSoleOwner(term('ferry'), 5, storyOf)).toBe('ferry story');
  expect(index.findSoleOwner(term('said'), 5, storyOf)).toBeUndefined();
  expect(index.findSoleOwner(term('train'), 2, storyOf)).toBeUndefined();
});

test('a term of too many texts finds none of them, and does again when few are left', () => {
  const index = createIndex<number>();
  for (let id = 0; id < 400; id += 1) {
    const isTold = id < 200 || id === 399;
    index.keep(id, bag(`own${id}`, `other${id}`, ...(isTold ? ['ferry'] : [])));
  }
  expect(index.compare(bag('ferry')).size).toBe(0);
  const rarity = index.rarity(term('ferry'));
  for (let id = 0; id < 130; id += 1) index.remove(id);
  expect(index.rarity(term('ferry'))).toBeGreaterThan(rarity);
  const found = [...index.compare(bag('ferry')).keys()].toSorted((a, b) => a - b);
  expect(found).toEqual([...Array.from({ length: 70 }, (_, at) => at + 130), 399]);
});

test('a commonplace term tells little from the first text on, and never less than nothing', () => {
  const rows = new TermRows();
  const index = new TermIndex<string>(rows, new Map([[term('poland'), 12]]));
  expect(index.rarityShare(term('fog'))).toBe(1);
  expect(index.rarityShare(term('poland'))).toBeLessThan(0.3);
  for (let count = 0; count < 40; count += 1)
    index.add(`text ${count}`, bag('poland'), rows.append(bag('poland')));
  expect(index.rarity(term('poland'))).toBeGreaterThanOrEqual(0);
});
