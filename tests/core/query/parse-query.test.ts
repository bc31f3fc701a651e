import { describe, expect, test } from 'vitest';
import { compileConcepts } from '../../../src/core/query/compile-concepts.ts';
import { formatQuery } from '../../../src/core/query/format-query.ts';
import { parseQuery } from '../../../src/core/query/parse-query.ts';
import type { QueryError } from '../../../src/core/query/query-error.ts';

const { concepts } = compileConcepts({
  nato: ['NATO', 'OTAN'],
  broken: ['(a'],
  circle: ['@round'],
  round: ['@circle'],
  lost: ['@nowhere'],
  titled: ['title:x'],
  both: ['a AND b'],
  never: ['-x'],
  empty: [],
  many: Array.from({ length: 60 }, () => '"a b c d e f g h i j k l m n o p q r s t u v w x y z"'),
});

function errorOf(query: string): QueryError | undefined {
  const outcome = parseQuery(query, concepts);
  return outcome.kind === 'error' ? outcome.errors[0] : undefined;
}
const printed = (query: string): string => {
  const outcome = parseQuery(query, concepts);
  return outcome.kind === 'ok' ? formatQuery(outcome.query) : `${outcome.errors[0]?.code}`;
};

describe('a query that is refused says where', () => {
  test.each([
    ['', 'E_EMPTY', 1],
    ['  \n ', 'E_EMPTY', 1],
    ['kyiv AND OR odesa', 'E_OPERAND_MISSING', 6],
    ['kyiv AND', 'E_OPERAND_MISSING', 6],
    ['OR kyiv', 'E_OPERAND_MISSING', 1],
    ['kyiv (odesa OR) lviv', 'E_OPERAND_MISSING', 13],
    ['kyiv NOT', 'E_OPERAND_MISSING', 6],
    ['kyiv NOT OR odesa', 'E_OPERAND_MISSING', 6],
    ['kyiv -', 'E_OPERAND_MISSING', 6],
    ['NEAR/2 kyiv', 'E_OPERAND_MISSING', 1],
    ['kyiv NEAR/3', 'E_OPERAND_MISSING', 6],
    ['"😀 kyiv" AND', 'E_OPERAND_MISSING', 10],
    ['(kyiv', 'E_PAREN_OPEN', 1],
    ['kyiv AND ((aid)', 'E_PAREN_OPEN', 10],
    ['ATLEAST/2(kyiv', 'E_PAREN_OPEN', 10],
    ['kyiv)', 'E_PAREN_EXTRA', 5],
    ['kyiv ()', 'E_GROUP_EMPTY', 6],
    ['ATLEAST/2( )', 'E_GROUP_EMPTY', 10],
    ['kyiv "air', 'E_QUOTE_OPEN', 6],
    ['kyiv ="air', 'E_QUOTE_OPEN', 7],
    ['kyiv ""', 'E_PHRASE_EMPTY', 6],
    ['kyiv «  »', 'E_PHRASE_EMPTY', 6],
    ['"--"', 'E_NO_WORDS', 1],
    ['kyiv ="…"', 'E_NO_WORDS', 6],
    ['titel:nato', 'E_FIELD_UNKNOWN', 1],
    ['kyiv https://example.org', 'E_FIELD_UNKNOWN', 6],
    ['kyiv title:', 'E_FIELD_VALUE', 6],
    ['title:-nato', 'E_FIELD_VALUE', 1],
    ['title:AND nato', 'E_FIELD_VALUE', 1],
    ['title:(a OR body:b)', 'E_FIELD_NESTED', 13],
    ['title:body:b', 'E_FIELD_NESTED', 7],
    ['lang:german', 'E_LANG_VALUE', 6],
    ['lang:uk,german nato', 'E_LANG_VALUE', 9],
    ['lang:"uk"', 'E_LANG_VALUE', 6],
    ['lang:@nato', 'E_LANG_VALUE', 6],
    ['uk*ine', 'E_WILDCARD', 3],
    ['*ship', 'E_WILDCARD', 1],
    ['kyiv *', 'E_WILDCARD', 6],
    ['"air *"', 'E_WILDCARD', 6],
    ['"wash*ton"', 'E_WILDCARD', 6],
    ['missil**', 'E_WILDCARD', 8],
    ['@nato*', 'E_WILDCARD', 6],
    ['uk*', 'E_WILDCARD_SHORT', 1],
    ['kyiv title:uk*', 'E_WILDCARD_SHORT', 12],
    ['"the uk* aid"', 'E_WILDCARD_SHORT', 6],
    ['a NEAR/200 b', 'E_DISTANCE', 3],
    ['a ONEAR/x b', 'E_DISTANCE', 3],
    ['a NEAR/ b', 'E_DISTANCE', 3],
    ['a NEAR/101 b', 'E_DISTANCE', 3],
    ['ATLEAST/0(a)', 'E_COUNT', 1],
    ['ATLEAST/51(a)', 'E_COUNT', 1],
    ['ATLEAST(a)', 'E_COUNT', 1],
    ['ATLEAST (a b)', 'E_COUNT', 1],
    ['kyiv SCORE (a)', 'E_COUNT', 6],
    ['kyiv SCORE/100000(a)', 'E_COUNT', 6],
    ['(a AND b) NEAR/3 c', 'E_NEAR_OPERAND', 2],
    ['(a OR b c) NEAR/3 d', 'E_NEAR_OPERAND', 7],
    ['((a OR b) c) NEAR d', 'E_NEAR_OPERAND', 2],
    ['a NEAR/3 -b', 'E_NEAR_OPERAND', 10],
    ['a NEAR/3 (NOT b)', 'E_NEAR_OPERAND', 11],
    ['a NEAR ATLEAST/2(b)', 'E_NEAR_OPERAND', 8],
    ['a NEAR/3 @both', 'E_NEAR_OPERAND', 10],
    ['title:a NEAR/3 b', 'E_NEAR_FIELD', 1],
    ['a NEAR/3 title:b', 'E_NEAR_FIELD', 10],
    ['a NEAR/3 @titled', 'E_NEAR_FIELD', 10],
    ['title:@titled', 'E_FIELD_NESTED', 7],
    ['-sport', 'E_NEGATIVE_ONLY', 1],
    ['NOT a NOT b', 'E_NEGATIVE_ONLY', 1],
    ['kyiv OR -sport', 'E_NEGATIVE_ONLY', 9],
    ['kyiv (aid OR NOT sport)', 'E_NEGATIVE_ONLY', 14],
    ['ATLEAST/2(-a)', 'E_NEGATIVE_ONLY', 11],
    ['title:(-a)', 'E_NEGATIVE_ONLY', 1],
    ['kyiv or odesa', 'E_LOWERCASE_OP', 6],
    ['kyiv Not odesa', 'E_LOWERCASE_OP', 6],
    ['kyiv near odesa', 'E_LOWERCASE_OP', 6],
    ['kyiv near/3 odesa', 'E_LOWERCASE_OP', 6],
    ['kyiv && odesa', 'E_SYMBOL_OP', 6],
    ['kyiv||odesa', 'E_SYMBOL_OP', 5],
    ['kyiv | odesa', 'E_SYMBOL_OP', 6],
    ['kyiv !odesa', 'E_SYMBOL_OP', 6],
    ['+kyiv', 'E_SYMBOL_OP', 1],
    ['kyiv - sport', 'E_MINUS_SPACE', 6],
    ['kyiv; odesa', 'E_CHAR', 5],
    ['kyiv, odesa', 'E_CHAR', 5],
    ['kyiv [odesa]', 'E_CHAR', 6],
    ['😀 kyiv', 'E_CHAR', 1],
    ['"air defence"~5', 'E_CHAR', 14],
    ['kyiv –sport', 'E_CHAR', 6],
    ['= nato', 'E_CHAR', 1],
    ['@ nato', 'E_MACRO_NAME', 1],
    ['kyiv @na!to', 'E_MACRO_NAME', 6],
    ['@natoo', 'E_MACRO_UNKNOWN', 1],
    ['kyiv @lost', 'E_MACRO_UNKNOWN', 6],
    ['kyiv @circle', 'E_MACRO_CYCLE', 6],
    ['kyiv @broken', 'E_MACRO_BODY', 6],
    ['kyiv @never', 'E_MACRO_BODY', 6],
    ['kyiv @empty', 'E_MACRO_BODY', 6],
    ['kyiv ATLEAST/3 nato', 'E_FUNC_PAREN', 6],
    ['SCORE/3', 'E_FUNC_PAREN', 1],
    ['SCORE/3(a NOT b)', 'E_SCORE_ITEM', 11],
    ['SCORE/3(-a b)', 'E_SCORE_ITEM', 9],
    ['SCORE/3(a OR b)', 'E_SCORE_ITEM', 11],
    ['SCORE/3(a, )', 'E_SCORE_ITEM', 10],
    ['SCORE/3(a^x)', 'E_WEIGHT', 10],
    ['SCORE/3(a^10000)', 'E_WEIGHT', 10],
    ['SCORE/3(a^)', 'E_WEIGHT', 10],
    ['nato^2', 'E_WEIGHT_PLACE', 5],
    ['SCORE/3((a^2 OR b))', 'E_WEIGHT_PLACE', 11],
    ['a'.repeat(10_001), 'E_TOO_LONG', 10_001],
    [`${'('.repeat(33)}a${')'.repeat(33)}`, 'E_TOO_DEEP', 33],
    [`${'NOT '.repeat(40)}a`, 'E_TOO_DEEP', 129],
    [Array<string>(501).fill('w').join(' '), 'E_TOO_MANY_TERMS', 1001],
    ['kyiv @many @many @many @many', 'E_TOO_MANY_TERMS', 24],
  ])('%s', (query, code, column) => {
    expect(errorOf(query)).toMatchObject({ code, column });
  });

  test('in a sentence, with a hint, and what was probably meant', () => {
    expect(errorOf('titel:nato')).toMatchObject({
      code: 'E_FIELD_UNKNOWN',
      column: 1,
      length: 5,
      message: 'There is no field titel:.',
      hint: 'Did you mean title: ?',
    });
    expect(errorOf('kyiv @natoo')).toMatchObject({ length: 6, hint: 'Did you mean @nato ?' });
    expect(errorOf('title:a NEAR/3 b')?.hint).toContain('title:(a NEAR/3 b)');
    expect(errorOf('kyiv or odesa')?.hint).toBe('Write OR, or "or" in quotes for the word.');
    expect(errorOf('headline:nato')?.hint).toContain('title: body: text:');
    expect(errorOf('at 12:30')?.hint).toContain('quotation marks');
    expect(errorOf('kyiv AND')?.hint).toBe('Add a word after AND or remove it.');
    expect(errorOf('OR kyiv')?.hint).toBe('Add a word before OR or remove it.');
    expect(errorOf('lang:')?.hint).toContain('lang:uk');
    expect(errorOf('lang:uk NEAR kyiv')?.hint).toContain('lang:uk AND (');
  });
});

describe('a query that is accepted, in its canonical form', () => {
  test.each([
    ['ukraine   membership', 'ukraine AND membership'],
    ['a OR b c', 'a OR b AND c'],
    ['brussels NOT radar OR winter', 'brussels NOT radar OR winter'],
    ['(a b) c', 'a AND b AND c'],
    ['(a OR b) -c', '(a OR b) NOT c'],
    ['-title:russia nato', 'NOT title:russia AND nato'],
    ['--kyiv', 'NOT NOT kyiv'],
    ['-(a OR b) c', 'NOT (a OR b) AND c'],
    ['a NEAR b ONEAR/2 c', 'a NEAR/4 b ONEAR/2 c'],
    ['a NEAR/1 (b NEAR/2 c)', 'a NEAR/1 (b NEAR/2 c)'],
    ['NOT a NEAR/2 b c', 'NOT a NEAR/2 b AND c'],
    ['Title:(a NEAR/3 b)', 'title:(a NEAR/3 b)'],
    ['lang:UK,pt-BR,uk nato', 'lang:uk,pt AND nato'],
    ['lang:uk, ru nato', 'lang:uk,ru AND nato'],
    ['lang:(uk OR ru) nato', '(lang:uk OR lang:ru) AND nato'],
    ['“Washington  summit”', '"Washington summit"'],
    ['„eins zwei“ «раз два»', '"eins zwei" AND "раз два"'],
    ['~"Київ" ~nato =WHO ="US aid"', '~"Київ" AND nato AND =WHO AND ="US aid"'],
    ['~or ~AND', '~or AND ~AND'],
    ['ATLEAST/3 (drone OR shahed)', 'ATLEAST/3(drone OR shahed)'],
    [
      'SCORE/10(nato^6, kyiv^5 sport^-20 a NEAR/3 b^2 title:x)',
      'SCORE/10(nato^6 kyiv^5 sport^-20 a NEAR/3 b^2 title:x)',
    ],
    ['SCORE/2(lang:uk, nato)', 'SCORE/2(lang:uk nato)'],
    ['SCORE/2(lang:uk,ru nato)', 'SCORE/2(lang:uk,ru nato)'],
    ['@NATO title:@nato', '@nato AND title:@nato'],
    [
      'F-16 U.S. caliber.az AT&T C++ #ukraine 5%',
      'F-16 AND U.S. AND caliber.az AND AT&T AND C++ AND #ukraine AND 5%',
    ],
    ['a\nb', 'a AND b'],
    [`${'('.repeat(32)}a${')'.repeat(32)}`, 'a'],
  ])('%s', (query, expected) => {
    expect(printed(query)).toBe(expected);
    expect(printed(expected)).toBe(expected);
  });

  test('near is a word where it joins nothing', () => {
    expect(printed('near kyiv')).toBe('~near AND kyiv');
  });

  test('without concepts any name passes', () => {
    expect(parseQuery('@whatever').kind).toBe('ok');
  });
});

describe('a query that may not do what was meant is warned of', () => {
  const warnings = (query: string): string[] => {
    const outcome = parseQuery(query, concepts);
    return outcome.kind === 'ok'
      ? outcome.warnings.map(({ code, column }) => `${code}@${column}`)
      : [];
  };

  test.each([
    ['lang:uk', ['W_BROAD@1']],
    ['source:caliber.az OR nato', ['W_BROAD@1']],
    ['the OR nato', ['W_BROAD@1']],
    ['the nato', []],
    ['lang:uk -sport', ['W_BROAD@1']],
    ['nato lang:uk lang:ru', ['W_NEVER@14']],
    ['nato lang:uk,ru lang:ru', []],
    ['nato -NATO', ['W_NEVER@6']],
    ['nato lang:uk NOT lang:uk,ru', ['W_NEVER@6']],
    ['SCORE/10(nato^4 kyiv^5 aid^-3)', ['W_NEVER@1']],
    ['nato OR Nato', ['W_DUPLICATE@9']],
    ['=NATO OR =Nato', []],
    ['Zełenski OR zelenski', ['W_DUPLICATE@13']],
    ['title:Nato OR title:nato', ['W_DUPLICATE@15']],
    ['title:nato -nato', ['W_NEVER@12']],
    ['nato -title:nato', []],
    ['kyiv (aid OR nato OR aid)', ['W_DUPLICATE@22']],
  ])('%s', (query, expected) => {
    expect(warnings(query)).toEqual(expected);
  });
});
