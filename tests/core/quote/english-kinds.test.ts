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
  [
    'a pronoun tells that a name in no list is a woman',
    'The minister, Joe Farr, came in May. Thandrika Mbuyo runs the clinic alone. She has no car. “We keep them in the church,” she says.',
    'Thandrika Mbuyo',
  ],
  [
    'a clause behind a name is no role',
    'Defence Minister Anna Wick spoke. The ambassador, Daria Verba, stood beside the minister. Asked about it, the minister was brief. “Nobody will wait longer,” she replied.',
    'Anna Wick',
  ],
  [
    'a report from somewhere',
    'Mayor Ted Burke conceded. From Fiona Mall, our correspondent in Oslo: “The square is full and people are singing.”',
    'Fiona Mall',
  ],
  [
    'a name that was taken for a person is the company',
    'Police warned drivers.\n\nSevern Gate says that supplies are safe.\n\n“We do not expect any interruption,” the company said.',
    'Severn Gate',
  ],
  [
    'what a body is is no body of its own',
    'Ocean Guard, an environmental group, counted 62 ships. “They are not lost,” the group said.',
    'Ocean Guard',
  ],
  [
    'a body known by its noun, then by its name',
    'Corvex said it would close two plants. “This was a difficult decision,” the carmaker said.',
    'Corvex',
  ],
  [
    'whoever is aged',
    'Manager Ed Roche left. Captain Luke Brandt missed. “I slipped on the spot,” the 31-year-old said.',
    'Luke Brandt',
  ],
  [
    'a lone name with an age',
    'Omotola, 22, came on for Liam Furey. “The boss told me to run,” the striker said.',
    'Omotola',
  ],
  [
    'a call sign',
    'A soldier who goes by the call sign Badger laughed. “They come in threes on motorbikes,” he said.',
    'Badger',
  ],
  [
    'whoever asks',
    'Julian Crewe spoke. Asha Mirza intervened. “Which half?” she asked.',
    'Asha Mirza',
  ],
  [
    'named behind what she is',
    'Jade Moon lost. The world No. 4, Kirsti Aalto, won in straight sets. “I could not feel my arm,” the Finn said.',
    'Kirsti Aalto',
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
  [
    'the mother of somebody is not the judge',
    'Judge Dina Howe sent Ross Keller down. Keller’s mother sobbed. “He is a good boy,” she said.',
  ],
  ['an hour has no voice', '14.32 GMT\n\n“There is no need to boil water,” the company said.'],
])('%s', (_kind, text) => {
  const speaker = findQuotes(text, { lang: 'en', title: '' }).at(-1)?.speaker;
  expect(['person', 'organisation']).not.toContain(speaker?.kind);
});
