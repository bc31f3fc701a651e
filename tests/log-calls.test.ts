import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What every log call of the program says, walked as text: the house style's rules on logs (section 8). */
interface LogCall {
  readonly place: string;
  readonly level: string;
  /** All between its brackets. */
  readonly inside: string;
}

const START = /\blog\.(debug|info|warn|error)\(/g;
/** A field of these names would carry what somebody wrote, or a secret. */
const FORBIDDEN =
  /(?:^|[{,]\s*)(?:token|secret|password|authorization|headers|body|html|config|environment)\b\s*[,:}]/;
/** The words of an item are logged at debug alone; so is nothing else that only publishers write. */
const ITEM_TEXT = /(?:^|[{,]\s*)(?:text|title|summary|quote|article)\b\s*[,:}]/;

function callsIn(file: string): readonly LogCall[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(START)].map((match) => {
    const from = match.index + match[0].length;
    const line = source.slice(0, match.index).split('\n').length;
    return {
      place: `${file}:${line}`,
      level: match[1] ?? '',
      inside: source.slice(from, endOfCall(source, from)),
    };
  });
}

function endOfCall(source: string, from: number): number {
  let depth = 1;
  for (let at = from; at < source.length; at++) {
    if (source[at] === '(') depth += 1;
    if (source[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return source.length;
}

// Commands speak to people, through something that also calls itself a log.
const CALLS = globSync('src/**/*.ts')
  .filter((file) => !file.startsWith('src/commands/'))
  .flatMap(callsIn);

test('there are log calls to walk', () => {
  expect(CALLS.length).toBeGreaterThan(40);
});

test('the message of each is a fixed phrase, so that lines can be searched and counted', () => {
  const varying = CALLS.filter(({ inside }) => !/,\s*'[^'\n]+',?\s*$/.test(inside));
  expect(varying.map(({ place }) => place)).toEqual([]);
});

test('none has a field that would carry a secret', () => {
  expect(CALLS.filter(({ inside }) => FORBIDDEN.test(inside))).toEqual([]);
});

test('none above debug has a field with words of an item', () => {
  const loud = CALLS.filter(({ level, inside }) => level !== 'debug' && ITEM_TEXT.test(inside));
  expect(loud).toEqual([]);
});
