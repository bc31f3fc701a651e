import { describe, expect, test } from 'vitest';
import { compileConcepts } from '../../../src/core/query/compile-concepts.ts';

describe('concepts', () => {
  test('are known by their names in any letter case', () => {
    const { concepts, errors } = compileConcepts({ NATO: ['NATO', 'OTAN'], 'ЄС-27': ['ЄС'] });
    expect(errors).toEqual([]);
    expect([...concepts.keys()]).toEqual(['nato', 'єс-27']);
    expect(concepts.get('nato')).toMatchObject({ words: 2, problem: undefined });
  });

  test('count the words of the concepts that they use', () => {
    const { concepts } = compileConcepts({ b: ['"two words"', 'three'], a: ['@b', '@b one'] });
    expect(concepts.get('a')?.words).toBe(7);
  });

  test.each([
    ['a name that cannot be written after @', { 'two words': ['x'] }, 'E_MACRO_NAME', undefined],
    ['a name twice', { nato: ['x'], NATO: ['y'] }, 'E_MACRO_NAME', undefined],
    ['no alternatives', { a: [] }, 'E_MACRO_BODY', undefined],
    ['an alternative that is no query', { a: ['x', '(y'] }, 'E_MACRO_BODY', 1],
    ['an alternative that only excludes', { a: ['-x'] }, 'E_MACRO_BODY', 0],
    ['an unknown concept', { a: ['@nowhere'] }, 'E_MACRO_UNKNOWN', undefined],
    ['itself', { a: ['x OR @a'] }, 'E_MACRO_CYCLE', undefined],
    ['itself by way of another', { a: ['@b'], b: ['@a'] }, 'E_MACRO_CYCLE', undefined],
  ])('refuses %s', (_, lists, code, alternative) => {
    expect(compileConcepts(lists).errors[0]).toMatchObject({ code, alternative });
  });

  test('a chain without end and a list that multiplies are refused, not followed', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`c${index}`, [`@c${index + 1}`]]),
    );
    expect(compileConcepts(chain).errors.length).toBeGreaterThan(0);
    const doubling = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `d${index}`,
        index === 0 ? ['x'] : [`@d${index - 1} @d${index - 1}`],
      ]),
    );
    expect(compileConcepts(doubling).errors.map(({ code }) => code)).toContain('E_MACRO_BODY');
  });
});
