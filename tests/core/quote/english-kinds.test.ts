import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

/** Kinds of English attribution, each with the name that the last quote must be given. */
test.each<[string, string, string]>([
  [
    'a first name from Ireland tells a woman',
    'Minister Dan Carew left. Bríd Solvane, a forecaster with the agency, says it is over. “The worst has gone,” she told us.',
    'Bríd Solvane',
  ],
  [
    'a surname that ends like a participle',
    'Judge Miriam Stone left. His lawyer, Carl Dunning, said so. “My client is innocent of this,” Dunning said.',
    'Carl Dunning',
  ],
  [
    'letters behind a name',
    'The court rose. Prosecutor Jane Aldous KC said: “He left nothing to chance.”',
    'Jane Aldous',
  ],
  [
    'where somebody comes from, before a role',
    'Emre Sahin brought the ship in. “We had no instruments for two hours,” said the Turkish captain.',
    'Emre Sahin',
  ],
  [
    'where somebody comes from, alone',
    'The loser, Piotr Wolak, was gracious. “He was better on the day,” the Pole said.',
    'Piotr Wolak',
  ],
])('%s', (_kind, text, name) => {
  expect(findQuotes(text, { lang: 'en', title: '' }).at(-1)?.speaker?.name).toBe(name);
});

test.each<[string, string]>([
  [
    'a government official without a name is no minister',
    'Minister Ada Flint spoke. A senior government official, who asked not to be named, was guarded. “We are confident about twenty of them,” the official said.',
  ],
  [
    'a source in a body is no body',
    'Ada Flint left. “It would cost billions,” a Treasury source said.',
  ],
  [
    'one of many is known by what he is',
    'Emre Sahin left. One of the workers, a crane operator who asked not to be named, spoke. “I saw the flash under me,” the man said.',
  ],
  [
    'a thing that opens a sentence is what "it" says',
    'Slovakia stayed out. The city council met. The 40-page blueprint, seen by reporters, is blunter. “The alliance lacks trust,” it says.',
  ],
  [
    'a letter stays the letter',
    'MILL FORK, Kan. — The letter came on a Tuesday. It stayed there until his wife, Arlene, found it. “You are required to pay,” it began.',
  ],
  ['an hour has no voice', '14.32 GMT\n\n“There is no need to boil water,” the company said.'],
])('%s', (_kind, text) => {
  const speaker = findQuotes(text, { lang: 'en', title: '' }).at(-1)?.speaker;
  expect(['person', 'organisation']).not.toContain(speaker?.kind);
});
