/** Queries and items made to cost as much as the language allows. All queries are accepted; all items are 100 KB. */
export const ITEM_UNITS = 100_000;

const repeat = (count: number, compose: (index: number) => string, glue = ' '): string =>
  Array.from({ length: count }, (_, index) => compose(index)).join(glue);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const letter = (index: number): string => LETTERS.charAt(index % LETTERS.length);

/** Fills an item's body to its limit with a pattern of words. */
export function fillBody(pattern: string): string {
  return pattern.repeat(Math.ceil(ITEM_UNITS / pattern.length)).slice(0, ITEM_UNITS);
}

const CASES = [
  'а',
  'у',
  'ові',
  'ом',
  'і',
  'и',
  'ів',
  'ам',
  'ами',
  'ах',
  'е',
  'ою',
  'ої',
  'ого',
  'ому',
  'им',
  'их',
  'ими',
];
const LADDER_WORD = repeat(140, letter, '');

export const HOSTILE_BODIES: Readonly<Record<string, string>> = {
  'one letter again and again': fillBody('x '),
  'two letters in turn': fillBody('x y '),
  'first one, then the other':
    fillBody('x ').slice(0, ITEM_UNITS / 2) + fillBody('y ').slice(0, ITEM_UNITS / 2),
  'pairs kept apart': fillBody('x a b c d e f g h i j k l m n y '),
  'one long word': fillBody(`${LADDER_WORD} `),
  'one noun': fillBody('президентами '),
  'no two words alike': repeat(14_000, (index) => `w${(index * 7919).toString(36)}q`).slice(
    0,
    ITEM_UNITS,
  ),
  'no two words alike, Cyrillic': repeat(14_000, (index) =>
    (index * 7919).toString(6).replace(/\d/g, (digit) => 'кравол'.charAt(Number(digit))),
  ).slice(0, ITEM_UNITS),
  'apostrophes and marks': fillBody("l'a\u0301\u0301\u0301'b'c’d e\u0301'"),
};

export const HOSTILE_QUERIES: Readonly<Record<string, string>> = {
  'NEARs that never meet': repeat(
    125,
    (index) => `(x ONEAR/${index % 50} y OR y ONEAR/${index % 50} q)`,
    ' ',
  ),
  'NEARs over distances': repeat(
    120,
    (index) => `(x NEAR/${index % 101} zz OR zz NEAR/${index % 101} y)`,
    ' OR ',
  ),
  'failing ordered NEARs': repeat(240, (index) => `y ONEAR/${index % 101} x`, ' OR '),
  'a chain of NEARs': repeat(490, () => 'x', ' NEAR/100 '),
  'a chain of two words': repeat(240, () => 'x NEAR/100 y', ' NEAR/100 '),
  'nested NEARs of groups': `(${repeat(30, () => 'x', ' OR ')}) NEAR/100 (${repeat(30, () => 'y', ' OR ')}) NEAR/100 (x OR y) NEAR/100 q`,
  'phrases of one letter': repeat(
    30,
    (index) => `"${repeat(16, (at) => (at === 15 - (index % 16) ? 'y' : 'x'))}"`,
    ' OR ',
  ),
  'ATLEAST in ATLEAST': `${'ATLEAST/50('.repeat(31)}x NEAR/100 y${')'.repeat(31)}`,
  'AND in ATLEAST in AND': `${'ATLEAST/1(x ('.repeat(15)}y${'))'.repeat(15)}`,
  'ATLEAST of many': repeat(60, () => 'ATLEAST/50((x OR y) NEAR/90 (x OR y))', ' '),
  'prefixes of prefixes': repeat(110, (index) => `${LADDER_WORD.slice(0, 3 + index)}*`, ' '),
  'prefixes near prefixes': repeat(
    60,
    (index) => `${LADDER_WORD.slice(0, 3 + index)}*`,
    ' NEAR/100 ',
  ),
  'all cases of a noun': repeat(
    60,
    (index) => `президент${CASES[index % CASES.length]}`,
    ' NEAR/50 ',
  ),
  'a score of NEARs': `SCORE/99999(${repeat(160, (index) => `x NEAR/${index % 101} y^${index}`, ' ')})`,
  'words that are not there': repeat(490, (index) => `w${index}q`, ' OR '),
};
