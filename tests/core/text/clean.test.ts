import { expect, test } from 'vitest';
import { cleanLine, cleanLines, shorten } from '../../../src/core/text/clean.ts';
import { HOSTILE_TEXTS } from '../../helpers/alerts.ts';
import { UNSEEN } from '../../helpers/unseen.ts';

test.each([
  ['plain words stay', 'Ferry “late” — again, 5 °C', 'Ferry “late” — again, 5 °C'],
  ['controls and colours of a terminal go', '\u001B[31mred\u001B[0m\u0007', '[31mred[0m'],
  ['bidi overrides and isolates go', 'a\u202Eb\u202C\u2066c\u2069\u200Fd', 'abcd'],
  ['zero-width characters and soft hyphens go', 'f\u200Be\u2060r\uFEFFr\u00ADy', 'ferry'],
  ['hidden tag characters go', `a${'\u{E0070}\u{E0069}'}b`, 'ab'],
  ['breaks of line are spaces', 'one\r\ntwo\nthree\u2028four\tfive', 'one two three four five'],
  ['a stack of marks keeps four', `e${'\u0301'.repeat(50)}`, `e${'\u0301'.repeat(4)}`],
  ['half a pair shows as a replacement', 'a\uD83Db', 'a\uFFFDb'],
  ['a family emoji keeps its joiners', '👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
  ['a skin tone and a profession stay', '👩🏽‍🚒', '👩🏽‍🚒'],
  ['the flag of Wales stays', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
  ['Persian keeps its non-joiner', 'می‌خواهم', 'می‌خواهم'],
  ['Hindi keeps its joiner', 'क्‍ष', 'क्‍ष'],
  ['a joiner between Latin letters goes', 'N\u200DA\u200CT', 'NAT'],
  ['decomposed Vietnamese stays', 'Việt'.normalize('NFD'), 'Việt'.normalize('NFD')],
  ['nothing stays nothing', ' \u200B\n ', ''],
])('%s', (_, text, expected) => {
  expect(cleanLine(text)).toBe(expected);
});

test('keeps lines where lines are wanted', () => {
  expect(cleanLines('a AND (b\r\n      ^\u0007\u2028end \n')).toBe('a AND (b\n      ^\nend');
});

test.each(Object.entries(HOSTILE_TEXTS))('leaves nothing unseen in: %s', (_, text) => {
  expect(cleanLine(text)).not.toMatch(UNSEEN);
  expect(cleanLine(text)).not.toContain('\n');
  expect(cleanLines(text)).not.toMatch(UNSEEN);
});

test.each([
  ['short', 10, 'short'],
  ['two words here', 10, 'two words…'],
  ['unbreakablelongword', 10, 'unbreakab…'],
  ['12345678🚨🚨', 10, '12345678…'],
  ['anything', 0, ''],
])('shortens %s to %i characters', (text, charactersMax, expected) => {
  const short = shorten(text, charactersMax);
  expect(short).toBe(expected);
  expect(short.length).toBeLessThanOrEqual(charactersMax);
});

test('takes linear time on a megabyte of marks, joiners and spaces', () => {
  for (const text of ['\u0301', 'a\u200D', ' ', '\u{1F3F4}\u{E0067}', '\r']) {
    expect(cleanLine(text.repeat(100_000)).length).toBeLessThanOrEqual(2_000_000);
  }
});
