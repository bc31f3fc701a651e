import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileQuery } from '../../../src/core/query/compile-query.ts';
import { createMatcher } from '../../../src/core/query/matcher.ts';
import { parseQuery } from '../../../src/core/query/parse-query.ts';
import { ENDING_LANGUAGES } from '../../../src/core/text/endings.ts';

const PAGE = readFileSync('docs/queries.md', 'utf8');

/** The queries in one column of the table under a heading. */
function findExamples(heading: string, column: number): readonly string[] {
  const section = PAGE.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.includes('---'))
    .map((line) => line.split(' | ')[column] ?? '')
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, query = '']) => query));
}

test.each([...findExamples('Cheat sheet', 0), ...findExamples('Recipes', 1)])(
  'docs/queries.md: %s is a query',
  (query) => {
    expect(parseQuery(query)).toMatchObject({ kind: 'ok' });
  },
);

/** A text that each query of the cheat sheet finds, and one that it does not; ` | ` parts title and text. */
const SHEET: Readonly<Record<string, readonly [found: string, missed: string]>> = {
  'ukraine membership': ['Membership for Ukraine', 'Ukraine'],
  'nato OR eu': ['The EU met', 'The UN met'],
  'ukraine (nato OR eu) NOT sport': ['Ukraine and NATO', 'Ukraine, NATO and sport'],
  'nato -sport': ['NATO', 'NATO sport'],
  '"article 5"': ['under Article 5', 'article and 5'],
  '~"Володимир Зеленський"': ['лист Володимира Зеленського', 'Зеленський Володимир'],
  '=WHO': ['the WHO', 'who'],
  '="US aid"': ['new US aid', 'US Aid'],
  'missil*': ['missiles', 'misses'],
  'kyiv NEAR/5 aid': ['aid that is meant for Kyiv', 'aid one two three four five six Kyiv'],
  'pledges ONEAR/5 aid': ['pledges more aid', 'aid pledges'],
  'title:nato': ['NATO | x', 'x | NATO'],
  'body:(grain OR port)': ['x | the port', 'port | x'],
  'ATLEAST/3(drone OR shahed)': ['drone, Shahed, drones', 'drone, Shahed'],
  'SCORE/10(nato^6 kyiv^5 sport^-20)': ['NATO in Kyiv', 'NATO in Kyiv: sport'],
};
/** Those that ask about the publisher, the author or the language, or name a concept, are tested elsewhere by what they are. */
const NOT_ABOUT_TEXT = ['source:caliber.az', 'author:hart', 'lang:uk,ru', '@zelenskyy'];

function finds(query: string, cell: string, lang = 'uk'): boolean {
  const outcome = compileQuery(query);
  if (outcome.kind === 'error') throw new Error(outcome.errors[0]?.code);
  const matcher = createMatcher();
  matcher.set('query', outcome.compiled);
  const [title = '', body] = cell.split(' | ');
  const item = body === undefined ? { title: '', body: title } : { title, body };
  return matcher.match({ ...item, source: '', author: '', lang }).length > 0;
}

test('the cheat sheet is whole here', () => {
  const sheet = findExamples('Cheat sheet', 0);
  expect([...Object.keys(SHEET), ...NOT_ABOUT_TEXT].toSorted()).toEqual(sheet.toSorted());
});

test.each(Object.entries(SHEET))(
  'docs/queries.md: %s finds what it says',
  (query, [found, missed]) => {
    expect(finds(query, found)).toBe(true);
    expect(finds(query, missed)).toBe(false);
  },
);

/** `Київ finds Києва, Києві` and `рік does not find року`, as the page has them. */
const CLAIMS = [...PAGE.matchAll(/([\p{L}’*]+) (finds|does not find) (\p{L}+(?:, \p{L}+)*)/gu)]
  .map(([, word = '', verb = '', forms = '']) => ({ word, verb, forms: forms.split(', ') }))
  .filter(({ forms }) => !/^(?:any|what|items|candidates)$/.test(forms[0] ?? ''));

test.each(CLAIMS)('docs/queries.md: $word $verb $forms', ({ word, verb, forms }) => {
  for (const form of forms) {
    const isFound = ENDING_LANGUAGES.some((lang) => finds(word, form, lang));
    expect({ form, isFound }).toEqual({ form, isFound: verb === 'finds' });
  }
});

test('there are claims about endings to test', () => {
  expect(CLAIMS.length).toBeGreaterThanOrEqual(8);
});

test('every code of the parser is on the page', () => {
  const codes =
    readFileSync('src/core/query/query-error.ts', 'utf8').match(/\b[EW]_[A-Z_]+\b/g) ?? [];
  expect([...new Set(codes)].filter((code) => !PAGE.includes(code))).toEqual([]);
});
