import { expect, test } from 'vitest';
import { foldSpaces, htmlToText } from '../../../src/core/text/html-to-text.ts';

const CASES: readonly (readonly [string, string, string])[] = [
  [
    'keeps the order of mixed content',
    '<p>“The ice <em>held</em>,” she <b>said</b>.</p>',
    '“The ice held,” she said.',
  ],
  ['parts paragraphs by an empty line', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
  ['parts lines at br and list items', 'a<br>b<ul><li>c<li>d</ul>e', 'a\nb\n\nc\nd\n\ne'],
  ['takes newlines of the source for spaces', 'one\n   two\tthree', 'one two three'],
  ['leaves a comparison alone', 'if 3 < 4 and 5<6', 'if 3 < 4 and 5<6'],
  [
    'decodes references once',
    'Kraków &amp;amp; &#8220;Łódź&#x201d; &copy;',
    'Kraków &amp; “Łódź” ©',
  ],
  ['reads cp1252 numbers as meant', '&#147;so&#148; &#150; he', '“so” – he'],
  ['reads cp1252 control characters as meant', 'don\u0092t', 'don’t'],
  [
    'drops scripts, styles and comments',
    'x<script>a<b</script><style>p{}</style><!-- c -->y',
    'xy',
  ],
  ['shows what stands behind an unclosed script', '<script>x y', 'x y'],
  ['reads on after a comment that never closes', 'a<!-- b>c', 'ac'],
  ['keeps a > inside an attribute', '<a title="a > b">link</a>', 'link'],
  ['drops a tag that was cut off', 'text <a href="https://x.exam', 'text'],
  ['keeps a lone bracket at the end', 'A<B', 'A<B'],
  ['reads prefixed XHTML', '<x:p>a</x:p><x:p>b</x:p>', 'a\n\nb'],
  ['parts table cells', '<td>a</td><td>b</td>', 'a b'],
  ['drops soft hyphens and zero-width spaces', 'Außen\u00admi\u200bnister', 'Außenminister'],
  ['keeps an emoji written as two halves', '&#55357;&#56832;', '😀'],
  ['gives nothing for markup alone', '<p> </p><img src="x">', ''],
];

test.each(CASES)('%s', (_name, html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test('folds spaces but keeps the line breaks of plain text', () => {
  expect(foldSpaces('a \u00a0 b\r\n\n\n c\u0007')).toBe('a b\n\nc');
});

const HOSTILE: readonly (readonly [string, string])[] = [
  ['brackets', '<'.repeat(500_000)],
  ['open tags', '<b '.repeat(300_000)],
  ['comments', '<!--'.repeat(200_000)],
  ['quotes', `<a b='<a b="`.repeat(100_000)],
  ['scripts', '<script>'.repeat(100_000)],
  ['spaces', `${' '.repeat(500_000)}x`],
  ['references', '&a'.repeat(500_000)],
];

test.each(HOSTILE)('reads half a million %s in linear time', (_name, html) => {
  const start = performance.now();
  htmlToText(html);
  expect(performance.now() - start).toBeLessThan(2000);
});
