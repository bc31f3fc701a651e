import { expect, test } from 'vitest';
import { ParagraphMemory, splitParagraphs } from '../../../src/core/story/paragraph-memory.ts';

const STOCK = 'The war has lasted four years.';

test("a publisher's tail is stock when it comes a second time", () => {
  const memory = new ParagraphMemory();
  const tail = 'Sign up for our letter!';
  memory.remember(['One.', tail], { publisher: 'P', storyId: 's1', atMs: 0 });
  expect(memory.dropStock(['Two.', 'Sign up for  our letter'], 'P')).toEqual(['Two.']);
  expect(memory.dropStock(['Two.', tail], 'Q')).toEqual(['Two.', tail]);
});

test('a paragraph told in two stories is stock for all', () => {
  const memory = new ParagraphMemory();
  memory.remember(['One.', STOCK], { publisher: 'P', storyId: 's1', atMs: 0 });
  memory.remember(['Two.', STOCK], { publisher: 'Q', storyId: 's1', atMs: 0 });
  expect(memory.dropStock(['Three.', STOCK], 'R')).toEqual(['Three.', STOCK]);
  memory.remember(['Four.', STOCK], { publisher: 'Q', storyId: 's2', atMs: 0 });
  expect(memory.dropStock(['Three.', STOCK], 'R')).toEqual(['Three.']);
});

test('what has not come back is forgotten', () => {
  const memory = new ParagraphMemory();
  memory.remember(['One.', STOCK], { publisher: 'P', storyId: 's1', atMs: 0 });
  memory.forgetBefore(1000);
  expect(memory.dropStock(['Two.', STOCK], 'P')).toEqual(['Two.', STOCK]);
});

test('paragraphs are parted by line breaks, and their number is limited', () => {
  expect(splitParagraphs(' One.\n\n\nTwo.\r\nThree. ')).toEqual(['One.', 'Two.', 'Three.']);
  expect(splitParagraphs('x\n'.repeat(10_000)).length).toBeLessThanOrEqual(60);
});
