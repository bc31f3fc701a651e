import { expect, test } from 'vitest';
import { makeTerm } from '../../../src/core/story/term.ts';
import { packPosting, slotOf, TermPostings } from '../../../src/core/story/term-postings.ts';

test('holds what a plain map would hold, through growing and shrinking', () => {
  const postings = new TermPostings();
  const expected = new Map<number, number[]>();
  const termOf = (number: number): number => makeTerm(String(number), 'word');
  for (let slot = 0; slot < 2000; slot += 1) {
    // Common terms, and one of its own.
    for (const term of [termOf(slot % 17), termOf(slot % 201), termOf(1000 + slot)]) {
      postings.add(term, packPosting(slot, slot % 256));
      expected.set(term, [...(expected.get(term) ?? []), slot]);
    }
    const gone = slot - 900;
    if (gone < 0) continue;
    for (const term of [termOf(gone % 17), termOf(gone % 201), termOf(1000 + gone)]) {
      postings.remove(term, gone);
      expected.set(term, expected.get(term)?.filter((other) => other !== gone) ?? []);
    }
  }
  for (const [term, slots] of expected) {
    expect(postings.count(term)).toBe(slots.length);
    expect([...(postings.read(term) ?? [])].map(slotOf)).toEqual(slots);
  }
});
