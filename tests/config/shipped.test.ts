import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { compileConcepts } from '../../src/core/query/compile-concepts.ts';
import { compileQuery } from '../../src/core/query/compile-query.ts';
import { documentFromText } from '../../src/core/query/document-from-text.ts';
import { createMatcher } from '../../src/core/query/matcher.ts';
import { PUBLISHERS } from '../../src/demo/publishers.ts';
import { CONCEPT_SENTENCES, LOOK_ALIKES } from './concept-sentences.ts';

const config = loadConfig({ directory: 'config', environment: {} });
const { concepts, errors } = compileConcepts(config.concepts);

function matches(
  query: string,
  document: Parameters<ReturnType<typeof createMatcher>['match']>[0],
) {
  const outcome = compileQuery(query, concepts);
  if (outcome.kind === 'error')
    throw new Error(outcome.errors.map(({ message }) => message).join());
  const matcher = createMatcher();
  matcher.set('x', outcome.compiled);
  return matcher.match(document).length > 0;
}

test('the shipped files load, without a warning', () => {
  expect(errors).toEqual([]);
  expect(config.warnings).toEqual([]);
  expect(config.feeds.length).toBeGreaterThanOrEqual(20);
  const languages = new Set(config.feeds.flatMap(({ lang }) => lang ?? []));
  expect([...languages].toSorted()).toEqual(['de', 'en', 'fr', 'pl', 'ru', 'uk']);
});

test.each(Object.keys(config.concepts))('@%s can be used alone', (name) => {
  expect(compileQuery(`@${name}`, concepts)).toMatchObject({ kind: 'ok' });
});

test('every member of NATO and of the EU has a concept of its own, in six languages', () => {
  const members = ['nato_members', 'eu_members'].map((group) =>
    (config.concepts[group] ?? []).map((spelling) => spelling.replace('@', '')),
  );
  expect(members.map((names) => new Set(names).size)).toEqual([32, 27]);
  const isInBothScripts = (name: string): boolean => {
    const spellings = (config.concepts[name] ?? []).join(' ');
    return /\p{Script=Latin}/u.test(spellings) && /\p{Script=Cyrillic}/u.test(spellings);
  };
  expect(members.flat().filter((name) => !isInBothScripts(name))).toEqual([]);
});

test.each(config.watches)('the examples of $name hold', ({ query, mustMatch, mustNotMatch }) => {
  expect(mustMatch.filter((text) => !matches(query, documentFromText(text)))).toEqual([]);
  expect(mustNotMatch.filter((text) => matches(query, documentFromText(text)))).toEqual([]);
});

test.each(CONCEPT_SENTENCES)('@$concept stands in $lang: $text', ({ concept, lang, text }) => {
  expect(matches(`@${concept}`, documentFromText(text, lang))).toBe(true);
});

test.each(LOOK_ALIKES)('@$concept does not stand in $lang: $text', ({ concept, lang, text }) => {
  expect(matches(`@${concept}`, documentFromText(text, lang))).toBe(false);
});

const ITEMS = PUBLISHERS.flatMap(({ name, lang, articles }) =>
  articles.map((article) => ({
    slug: article.slug,
    document: { title: article.title, body: article.text, source: name, author: '', lang },
  })),
);

/** Which sample articles each watch is there for; nothing else may match, and no trap. */
const CAUGHT: Readonly<Record<string, readonly string[]>> = {
  'nato-ukraine': [
    'kyiv-presses-for-nato-invitation',
    'drones-over-lublin-region',
    'steady-lantern-begins',
    'blinken-sibiga-call',
    'navies-begin-exercise',
    'drony-nad-liublinom',
    'navchannia-baltyka',
    'drony-nad-lubelszczyzna',
    'cwiczenia-na-baltyku',
    'drohnen-ueber-lublin',
    'marins-et-mines',
  ],
  'eastern-flank': [
    'drones-over-lublin-region',
    'cable-cut-off-hanko',
    'drony-nad-liublinom',
    'drony-nad-lubelszczyzna',
    'drohnen-ueber-lublin',
    'kabel-vor-hanko',
  ],
  'nuclear-safety': [
    'inspectors-reach-zaporizhzhia-plant',
    'inspektory-na-zaes',
    'inspecteurs-zaporijjia',
  ],
  'peace-talks': [
    'ceasefire-talks-geneva',
    'peremovyny-zheneva',
    'peregovory-v-zheneve',
    'pourparlers-geneve',
  ],
  'weapons-for-ukraine': [
    'norway-launchers-for-ukraine',
    'norway-sends-launchers',
    'norwegia-wyrzutnie',
    'norwegen-startgeraete',
  ],
};

test.each(Object.entries(CAUGHT))('%s catches its sample articles and no other', (name, slugs) => {
  const query = config.watches.find((watch) => watch.name === name)?.query ?? '';
  const caught = ITEMS.filter(({ document }) => matches(query, document)).map(({ slug }) => slug);
  expect(caught.toSorted()).toEqual(slugs.toSorted());
});

test('no watch catches a trap', () => {
  const traps = ITEMS.filter(({ slug }) => /senator|signator|sygnatar|donat|senatorin/.test(slug));
  expect(traps.length).toBeGreaterThanOrEqual(7);
  const caught = traps.flatMap(({ slug, document }) =>
    config.watches
      .filter(({ query }) => matches(query, document))
      .map(({ name }) => `${name}: ${slug}`),
  );
  expect(caught).toEqual([]);
});
