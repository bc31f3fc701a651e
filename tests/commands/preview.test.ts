import { expect, test } from 'vitest';
import { parseArticleText } from '../../src/commands/preview.ts';

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
