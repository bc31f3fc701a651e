import { expect, test } from 'vitest';
import { parseArticleText, parseLang } from '../../src/commands/preview.ts';

test.each([
  { file: 'Title\n\nFirst.\nSecond.\n', title: 'Title', text: 'First.\nSecond.\n' },
  { file: 'Title\nFirst.', title: 'Title', text: 'First.' },
  { file: 'Title\r\n\r\n  \r\nFirst.\r\n', title: 'Title', text: 'First.\r\n' },
  { file: 'Title\n\n  indented stays', title: 'Title', text: '  indented stays' },
  { file: 'Title', title: 'Title', text: '' },
  { file: '', title: '', text: '' },
])('the first line is the title, the text stays as it is: $file', ({ file, title, text }) => {
  expect(parseArticleText(file)).toMatchObject({ title, text });
});

test('--lang is the language alone, as feeds and watches have it', () => {
  expect(['en-GB', 'UK', 'pt_BR', undefined].map(parseLang)).toEqual(['en', 'uk', 'pt', undefined]);
  expect(() => parseLang('deutsch')).toThrow('not a language code');
});
