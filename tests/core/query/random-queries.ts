import fc from 'fast-check';
import type { QueryNode, QueryPlace, TermNode, TextField } from '../../../src/core/query/query.ts';

/** Words of six languages that the random texts and queries share, so that queries hit and miss about as often. */
const WORDS =
  "NATO missiles O'Brien F-16 Київ Києва Харкові п'ять бригад Киева ёлка России Kijów Ukrainie Łódź Raketen Straße l’OTAN alliée НАTО".split(
    ' ',
  );
/** The same words in other forms, letter cases and spellings. */
const OTHER_FORMS = [
  'f 16',
  // With letters of the other alphabet: a Latin O, a Latin K, a Cyrillic A.
  'НАТO',
  'Kиєва',
  'NАTO',
  ...'nato Missile OBrien Києві Харків П’ять бригада Киев елка Россия Kijowa Ukraina lodz Rakete strasse OTAN alliés НАТО absent'.split(
    ' ',
  ),
];
const PREFIXES = ['miss*', 'Kij*', 'Рос*', 'ukra*', 'бри*'];
const LANGUAGES = ['en', 'uk', 'ru', 'pl', 'de', 'fr'];
const PLACE: QueryPlace = { column: 0, length: 0 };

const fields = fc.constantFrom<TextField>('title', 'body', 'text', 'source', 'author');

const term: fc.Arbitrary<QueryNode> = fc
  .tuple(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.array(fc.constantFrom(...WORDS, ...OTHER_FORMS), {
          minLength: 1,
          maxLength: 1,
        }),
      },
      fc.array(fc.constantFrom(...WORDS, ...OTHER_FORMS, ...PREFIXES), {
        minLength: 1,
        maxLength: 2,
      }),
    ),
    fc.boolean(),
    fc.constantFrom<TermNode['mode']>('plain', 'endings', 'exact'),
  )
  .map(([words, isQuoted, mode]) =>
    isQuoted
      ? { kind: 'term', text: words.join(' '), isQuoted, mode, place: PLACE }
      : {
          kind: 'term',
          text: (words[0] ?? 'nato').replace(' ', '-'),
          isQuoted,
          mode: mode === 'plain' ? 'endings' : mode,
          place: PLACE,
        },
  );

const lang: fc.Arbitrary<QueryNode> = fc
  .uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 1, maxLength: 3 })
  .map((languages) => ({ kind: 'lang', languages, place: PLACE }));

function group(kind: 'and' | 'or', children: readonly QueryNode[]): QueryNode {
  const flat = children.flatMap((child) => (child.kind === kind ? child.children : [child]));
  const [first] = flat;
  return flat.length === 1 && first !== undefined ? first : { kind, children: flat, place: PLACE };
}

function near(operand: fc.Arbitrary<QueryNode>): fc.Arbitrary<QueryNode> {
  return fc
    .tuple(operand, operand, fc.integer({ min: 0, max: 6 }), fc.boolean())
    .map(([left, right, distance, isOrdered]) => ({
      kind: 'near',
      left,
      right,
      distance,
      isOrdered,
      place: PLACE,
    }));
}

/** What may stand beside NEAR: words, phrases, OR groups of such, and other NEARs. */
function nearOperand(depth: number): fc.Arbitrary<QueryNode> {
  if (depth === 0) return term;
  const inner = nearOperand(depth - 1);
  const or = fc.array(inner, { minLength: 2, maxLength: 3 }).map((nodes) => group('or', nodes));
  return fc.oneof(term, or, near(inner));
}

/** A node that says what must be present; `isInField` leaves out further fields. */
function positive(depth: number, isInField: boolean): fc.Arbitrary<QueryNode> {
  if (depth === 0) return term;
  const inner = positive(depth - 1, isInField);
  const and = fc
    .tuple(inner, fc.array(fc.tuple(inner, fc.boolean()), { minLength: 1, maxLength: 2 }))
    .map(([first, rest]) =>
      group('and', [
        first,
        ...rest.map(
          ([child, isNot]): QueryNode => (isNot ? { kind: 'not', child, place: PLACE } : child),
        ),
      ]),
    );
  const or = fc.array(inner, { minLength: 2, maxLength: 3 }).map((nodes) => group('or', nodes));
  const atleast = fc
    .tuple(inner, fc.integer({ min: 1, max: 4 }))
    .map(([child, count]): QueryNode => ({ kind: 'atleast', count, child, place: PLACE }));
  const score = fc
    .tuple(
      fc.array(fc.tuple(fc.oneof(term, near(term)), fc.integer({ min: -9, max: 9 })), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.integer({ min: 1, max: 12 }),
    )
    .map(
      ([items, total]): QueryNode => ({
        kind: 'score',
        total,
        items: items.map(([node, weight]) => ({ node, weight })),
        place: PLACE,
      }),
    );
  const plain = [term, and, or, atleast, score, near(nearOperand(1))];
  if (isInField) return fc.oneof(...plain);
  const field = fc
    .tuple(fields, positive(depth - 1, true))
    .map(([name, child]): QueryNode => ({ kind: 'field', field: name, child, place: PLACE }));
  return fc.oneof(...plain, field, lang);
}

/** Valid queries of the whole language but concepts, with places blanked. */
export const randomQueries: fc.Arbitrary<QueryNode> = positive(3, false);

const text = (wordsMax: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...WORDS, 'НАТO', 'Kиїв', 'NАTO', 'the', 'і', 'und'),
        fc.constantFrom(' ', ' ', ', ', '. ', '-'),
      ),
      {
        minLength: Math.floor(wordsMax / 4),
        maxLength: wordsMax,
      },
    )
    .map((parts) => parts.map(([word, gap]) => word + gap).join(''));

/** Items in six languages (and one that is not known) made of the same words. */
export const randomItems = fc.record({
  title: text(8),
  body: text(60),
  source: text(2),
  author: text(2),
  lang: fc.constantFrom(...LANGUAGES, 'pt-BR', ''),
});

/** The same tree without places, to compare what was parsed with what was printed. */
export function blankPlaces(node: QueryNode): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => (key === 'place' ? undefined : value)),
  );
}
