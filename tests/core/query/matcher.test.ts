import { describe, expect, test } from 'vitest';
import { compileConcepts } from '../../../src/core/query/compile-concepts.ts';
import { type CompiledQuery, compileQuery } from '../../../src/core/query/compile-query.ts';
import { STEPS_MAX } from '../../../src/core/query/hits.ts';
import { createMatcher } from '../../../src/core/query/matcher.ts';
import type { MatchDocument } from '../../../src/core/query/query.ts';
import { HOSTILE_BODIES, HOSTILE_QUERIES } from '../../bench/hostile-queries.ts';

const { concepts } = compileConcepts({
  nato: ['NATO', 'НАТО', 'OTAN', '"North Atlantic Alliance"'],
  zelenskyy: ['Zelenskyy', 'Zelensky', 'Зеленський'],
  people: ['@zelenskyy', 'Rutte', 'Mark NEAR/1 Rutte'],
});

function compiledOf(query: string): CompiledQuery {
  const outcome = compileQuery(query, concepts);
  if (outcome.kind === 'error') throw new Error(`${query}: ${outcome.errors[0]?.code}`);
  return outcome.compiled;
}

function matches(query: string, item: Partial<MatchDocument>): boolean {
  const matcher = createMatcher();
  matcher.set('watch', compiledOf(query));
  return (
    matcher.match({ title: '', body: '', source: '', author: '', lang: 'en', ...item }).length > 0
  );
}

const BRIDGE: Partial<MatchDocument> = {
  title: 'Engineers reopen the river bridge near Odesa',
  body: 'The bridge carries grain to the port. Engineers of NATO members checked it twice; the port chief, Olha Koval, thanked them. Members paid. It is the WHO that pays next, who else? An F-16 flew over at 5.30 and the U.S. envoy waved.',
  source: 'Caliber.Az Wire',
  author: 'Ivan de Haan',
  lang: 'en',
};

describe('operators', () => {
  test.each([
    ['bridge port', true],
    ['bridge harbour', false],
    ['harbour OR port', true],
    ['bridge NOT harbour', true],
    ['bridge -port', false],
    ['harbour grain OR bridge', true],
    ['harbour (grain OR bridge)', false],
    ['bridge NOT (harbour OR chief)', false],
    ['bridge -(harbour chief)', true],
    ['NOT NOT bridge', true],
    ['SCORE/5(bridge^3 port^2)', true],
    ['SCORE/6(bridge^3 port^2)', false],
    ['SCORE/2(bridge^3 port^-2)', false],
    ['SCORE/2(bridge port harbour)', true],
    ['SCORE/1(bridge bridge^-1 port)', true],
    ['ATLEAST/2(bridge)', true],
    ['ATLEAST/3(bridge)', false],
    ['ATLEAST/4(bridge OR port)', true],
    ['ATLEAST/5(bridge OR port)', false],
    ['title:ATLEAST/2(bridge)', false],
    ['body:ATLEAST/2(port)', true],
    ['ATLEAST/2(member*)', true],
    ['ATLEAST/2(members OR member*)', true],
    ['ATLEAST/3(members OR member*)', false],
  ])('%s: %s', (query, expected) => {
    expect(matches(query, BRIDGE)).toBe(expected);
  });
});

describe('phrases and nearness', () => {
  test.each([
    ['"river bridge"', true],
    ['"bridge river"', false],
    ['"near Odesa The bridge"', false],
    ['"engineer"', false],
    ['~"engineer of NATO member"', true],
    ['"engin* of nato"', true],
    ['"F-16"', true],
    ['F-16', true],
    ['"F 16"', true],
    ['F16', false],
    ['U.S.', true],
    ['port NEAR/0 chief', true],
    ['chief NEAR/0 port', true],
    ['chief ONEAR/0 port', false],
    ['port ONEAR/0 chief', true],
    ['engineers NEAR/2 river', true],
    ['engineers NEAR/1 river', false],
    ['engineers NEAR river', true],
    ['odesa NEAR/50 grain', false],
    ['bridge NEAR/0 bridge', false],
    ['port NEAR/20 port', true],
    ['(harbour OR port) NEAR/0 chief', true],
    ['"port chief" NEAR/0 "olha koval"', true],
    ['"port chief" NEAR/3 "chief olha"', false],
    ['grain NEAR/2 port NEAR/2 chief', false],
    ['grain NEAR/2 port NEAR/0 engineers', true],
    ['chief NEAR/4 thanked NEAR/0 koval', false],
    ['chief NEAR/4 thanked NEAR/0 them', true],
    ['title:(engineers NEAR/2 river)', true],
    ['body:(engineers NEAR/2 river)', false],
  ])('%s: %s', (query, expected) => {
    expect(matches(query, BRIDGE)).toBe(expected);
  });
});

describe('fields', () => {
  test.each([
    ['title:odesa', true],
    ['body:odesa', false],
    ['text:odesa', true],
    ['title:(odesa -grain)', true],
    ['title:grain', false],
    ['koval', true],
    ['haan', false],
    ['author:haan', true],
    ['author:"de haan"', true],
    ['author:haans', false],
    ['source:caliber.az', true],
    ['source:"caliber az wire"', true],
    ['source:wires', false],
    ['source:=Wire', true],
    ['source:=wire', false],
    ['source:(calib* NEAR/1 wire)', true],
    ['caliber', false],
    ['lang:en', true],
    ['lang:uk,en', true],
    ['lang:uk', false],
    ['bridge NOT lang:en', false],
  ])('%s: %s', (query, expected) => {
    expect(matches(query, BRIDGE)).toBe(expected);
  });

  test.each([
    ['lang:pt', 'pt-BR', true],
    ['lang:pt-BR', 'pt', true],
    ['lang:pt', 'PT_br', true],
    ['lang:pt', 'p', false],
  ])('%s in an item in %s: %s', (query, lang, expected) => {
    expect(matches(query, { lang })).toBe(expected);
  });

  test('a missing field is empty', () => {
    expect(matches('nato', {})).toBe(false);
    expect(matches('lang:en -body:nato', { lang: 'en' })).toBe(true);
  });
});

describe('how a word matches', () => {
  test.each([
    ['=WHO', 'the WHO said', true],
    ['=WHO', 'who said', false],
    ['="the WHO"', 'The WHO said', false],
    ['=Łódź', 'w Łodzi', false],
    ['=Łódź', 'Lódź', false],
    ['lodz', 'Łódź', true],
    ['=НАТО', 'НАTО', false],
    ['НАТО', 'НАTО', true],
    ['=Mis*', 'Missiles', true],
    ['=Mis*', 'missiles', false],
    ['missil*', 'MISSILES', true],
    ['missile*', 'missil', false],
    ['~missil*', 'missiles', true],
    ['missile', 'missiles', true],
    ['"missile"', 'missiles', false],
    ['~missile', 'missiles', true],
    ["NATO's", 'NATO plan', true],
    ['l’OTAN', 'pour l’OTAN, OTAN', true],
    ['obrien', 'Mr O’Brien', true],
  ])('%s in “%s”: %s', (query, body, expected) => {
    expect(matches(query, { body })).toBe(expected);
  });

  test.each([
    ['Київ', 'у Києві', 'uk', true],
    ['Київ', 'у Києві', 'en', true],
    ['"Київ"', 'у Києві', 'uk', false],
    ['Київ', 'в Киеве', 'ru', false],
    ['~"Володимир Зеленський"', 'Володимира Зеленського', 'uk', true],
    ['"Володимир Зеленський"', 'Володимира Зеленського', 'uk', false],
    ['Rakete', 'Raketen', 'de', true],
    ['Rakete', 'Raketen', 'en', false],
    ['Kijów', 'w Kijowie', 'pl', true],
    ['allié', 'les alliées', 'fr', true],
    ['Кіеў', 'у Кіеве', 'be', true],
    ['президент', 'президентът', 'bg', true],
  ])('%s in “%s”, lang %s: %s', (query, body, lang, expected) => {
    expect(matches(query, { body, lang })).toBe(expected);
  });
});

describe('concepts', () => {
  test.each([
    ['@nato', { body: 'Otan' }, true],
    ['@NATO', { body: 'the North Atlantic Alliance' }, true],
    ['title:@nato', { body: 'nato' }, false],
    ['title:@nato', { title: 'nato' }, true],
    ['@people', { body: 'Зеленського', lang: 'uk' }, true],
    ['@people', { body: 'Rutte' }, true],
    ['@nato NEAR/1 @people', { body: 'NATO chief Rutte' }, true],
    ['@nato NEAR/0 @people', { body: 'NATO chief Rutte' }, false],
    ['@nato -@people', { body: 'NATO chief Rutte' }, false],
    ['ATLEAST/2(@nato)', { title: 'NATO', body: 'OTAN' }, true],
    ['source:@nato', { source: 'Nato Review' }, true],
  ])('%s', (query, item, expected) => {
    expect(matches(query, item)).toBe(expected);
  });
});

describe('many watches', () => {
  const item = {
    title: 'Grain moves',
    body: 'The port ships grain to Łódź',
    source: '',
    author: '',
    lang: 'en',
  };

  test('answers with their ids in the order in which they were added', () => {
    const matcher = createMatcher();
    matcher.set('late', compiledOf('harbour'));
    matcher.set('b', compiledOf('grain port'));
    matcher.set('a', compiledOf('lodz'));
    expect(matcher.match(item)).toEqual(['b', 'a']);
    matcher.set('late', compiledOf('grain'));
    expect(matcher.match(item)).toEqual(['late', 'b', 'a']);
    matcher.remove('b');
    matcher.remove('unknown');
    expect(matcher.match(item)).toEqual(['late', 'a']);
    expect(matcher.size).toBe(2);
  });

  test('a watch added between items is known from the next one', () => {
    const matcher = createMatcher();
    matcher.set('one', compiledOf('grain'));
    expect(matcher.match(item)).toEqual(['one']);
    matcher.set('two', compiledOf('port NEAR/2 grain'));
    expect(matcher.match(item)).toEqual(['one', 'two']);
  });

  test('what it learned changes no answer', () => {
    const matcher = createMatcher();
    const queries = [
      'grain port',
      'port OR harbour',
      'SCORE/3(grain^2 port^1)',
      '"ships grain"',
      'lang:en -harbour',
    ];
    for (const query of queries) matcher.set(query, compiledOf(query));
    const other = { ...item, body: 'Nothing of the sort' };
    for (let round = 0; round < 5_000; round++) {
      expect(matcher.match(round % 3 === 0 ? item : other)).toHaveLength(round % 3 === 0 ? 5 : 1);
    }
  });

  test('only watches whose key and guard are there are evaluated', () => {
    const matcher = createMatcher();
    for (let index = 0; index < 500; index++)
      matcher.set(`w${index}`, compiledOf(`grain rare${index} other${index}`));
    matcher.match(item);
    expect(matcher.lastWork.evaluated).toBe(0);
    matcher.match({ ...item, body: 'rare7 other7' });
    expect(matcher.lastWork.evaluated).toBe(1);
  });
});

describe('no query costs more than its limit on an item of 100 KB', () => {
  test.each(Object.entries(HOSTILE_QUERIES))('%s', (_, query) => {
    const matcher = createMatcher();
    matcher.set('worst', compiledOf(query));
    for (const body of Object.values(HOSTILE_BODIES)) {
      matcher.match({ title: '', body, source: '', author: '', lang: 'uk' });
      expect(matcher.lastWork.steps).toBeLessThan(STEPS_MAX * 1.5);
    }
  });

  test('an honest query on a long article is nowhere near it', () => {
    const matcher = createMatcher();
    matcher.set(
      'honest',
      compiledOf('(@nato NEAR/20 @people) ATLEAST/3(port OR grain) NOT "the harbour"'),
    );
    const body = `${'The NATO port of Rutte ships grain, and the grain feeds the members of the port. '.repeat(120)}`;
    expect(matcher.match({ title: '', body, source: '', author: '', lang: 'en' })).toEqual([
      'honest',
    ]);
    expect(matcher.lastWork).toMatchObject({ givenUp: [] });
    expect(matcher.lastWork.steps).toBeLessThan(STEPS_MAX / 4);
  });
});
