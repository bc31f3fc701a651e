import { expect, test } from 'vitest';
import { formatQuote } from '../../src/commands/quotes.ts';
import { itemId, makeStoredQuote } from '../helpers/store-samples.ts';

test('words that several carry are printed once, with each place', () => {
  const quote = makeStoredQuote({ publisher: 'Courier', url: 'https://courier.example/a' });
  const other = makeStoredQuote({
    itemId: itemId('other'),
    publisher: 'Gazette',
    title: 'Another title',
    url: undefined,
  });
  const text = formatQuote([quote, other]);
  expect(text.split(quote.text)).toHaveLength(2);
  expect(text).toMatch(
    /Courier · [^\n]+\n[^\n]*https:\/\/courier\.example\/a[^\n]*\n[^\n]*Gazette · [^\n]+ · Another title/,
  );
});
