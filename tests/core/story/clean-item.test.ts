import { expect, test } from 'vitest';
import {
  cleanParagraphs,
  cleanTitle,
  cutDateline,
  cutOutletTail,
  isNoteOnArticle,
  isNoteOnCorrection,
} from '../../../src/core/story/clean-item.ts';

test.each([
  ['Ferry aground | Northgate Post', 'Ferry aground'],
  ['Update: Ferry aground - northgate post', 'Ferry aground'],
  ['Ferry aground – Kyiv Lantern', 'Ferry aground – Kyiv Lantern'],
  ['Оновлено: пором на мілині', 'пором на мілині'],
])('the title of %s is %s', (title, cleaned) => {
  expect(cleanTitle(title, 'Northgate Post')).toBe(cleaned);
});

test('what looks like an outlet is cut from the end of a headline', () => {
  expect(cutOutletTail('Ferry with 340 aboard runs aground in fog | The Kyiv Lantern')).toBe(
    'Ferry with 340 aboard runs aground in fog',
  );
  expect(cutOutletTail('Ferry aground - all are safe and sound on shore')).toBe(
    'Ferry aground - all are safe and sound on shore',
  );
});

test.each([
  ['IZMAIL, Ukraine – Drones hit a port.', 'Drones hit a port.'],
  ['(Meridian Wire) A ferry ran aground.', 'A ferry ran aground.'],
  ['VISBY (APX) – A ferry ran aground.', 'A ferry ran aground.'],
  ['The captain – who was awake – left.', 'The captain – who was awake – left.'],
])('the report of %s starts with %s', (paragraph, report) => {
  expect(cutDateline(paragraph)).toBe(report);
});

test('pointers and notes are not the report', () => {
  const body =
    'A ferry ran aground.\n\nRead also: Ten ferries\n\n© Northgate Post\n\nUpdated with reactions.';
  expect(cleanParagraphs(body)).toEqual(['A ferry ran aground.']);
});

test('a correction is told from an update', () => {
  expect(isNoteOnCorrection('Correction: an earlier version named the wrong hall.')).toBe(true);
  expect(isNoteOnCorrection('In einer früheren Fassung hieß es, das Schiff sei neu.')).toBe(true);
  expect(isNoteOnCorrection('Updated with reactions.')).toBe(false);
  expect(isNoteOnArticle('Updated with reactions.')).toBe(true);
});
