import { checkQuery } from './check-query.ts';
import type { Concepts } from './concepts.ts';
import {
  ATLEAST_COUNT_MAX,
  NEAR_DISTANCE_DEFAULT,
  NEAR_DISTANCE_MAX,
  QUERY_DEPTH_MAX,
  type QueryNode,
  type QueryPlace,
  SCORE_TOTAL_MAX,
  SCORE_WEIGHT_MAX,
  type TextField,
} from './query.ts';
import {
  type QueryError,
  QueryFailure,
  type QueryHint,
  type QueryWarning,
  refuse,
} from './query-error.ts';
import { scanQuery, type Token } from './scan-query.ts';
import { suggestName } from './suggest.ts';
import { findWarnings } from './warnings.ts';

/** A parsed query, or what is wrong with it (at least one error). */
export type ParseOutcome =
  | { readonly kind: 'ok'; readonly query: QueryNode; readonly warnings: readonly QueryWarning[] }
  | { readonly kind: 'error'; readonly errors: readonly QueryError[] };

/** A node with the stretch of the query that it takes, its own brackets included. */
interface Parsed {
  readonly node: QueryNode;
  readonly from: number;
  readonly to: number;
}
type TokenOf<Kind extends Token['kind']> = Token & { readonly kind: Kind };
/** Where the parser is: inside a field, inside `lang:`, inside SCORE (whose commas separate items). */
interface Inside {
  readonly field: string | undefined;
  readonly isLang: boolean;
  readonly isScore: boolean;
}

const OUTSIDE: Inside = { field: undefined, isLang: false, isScore: false };
const FIELDS = ['title', 'body', 'text', 'source', 'author'] as const;
const FIELD_NAMES = [...FIELDS, 'lang'];
const LANGUAGE_CODE = /^[a-z]{2}(?:[-_][a-z0-9]{1,8})*$/i;

const endOf = (token: QueryPlace): number => token.column + token.length;
const placeOf = ({ from, to }: { from: number; to: number }): QueryPlace => ({
  column: from,
  length: to - from,
});
const isOperator = (token: Token): boolean =>
  token.kind === 'and' || token.kind === 'or' || token.kind === 'near';
const startsOperand = (token: Token | undefined): boolean =>
  token !== undefined &&
  !isOperator(token) &&
  token.kind !== 'close' &&
  token.kind !== 'comma' &&
  token.kind !== 'weight';

/** Joins the parts of an AND or an OR; groups of the same kind inside are opened, so that (a b) c is a b c. */
function joinGroup(kind: 'and' | 'or', parts: readonly Parsed[]): Parsed {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || parts.length === 1) {
    return first ?? refuse('E_EMPTY', { column: 1, length: 1 });
  }
  const stretch = { from: first.from, to: last.to };
  const children = parts.flatMap(({ node }) => (node.kind === kind ? node.children : [node]));
  return { node: { kind, children, place: placeOf(stretch) }, ...stretch };
}

/** Recursive descent over the grammar of rule-language.md, one method a production. */
class Parser {
  readonly #tokens: readonly Token[];
  #index = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): QueryNode {
    const whole = this.#parseOr(OUTSIDE);
    const rest = this.#peek();
    if (rest !== undefined) this.#refuseRest(rest);
    return whole.node;
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#index + ahead];
  }

  #take<Kind extends Token['kind']>(kind: Kind): TokenOf<Kind> | undefined {
    const token = this.#peek();
    if (token?.kind !== kind) return undefined;
    this.#index++;
    return token as TokenOf<Kind>;
  }

  #refuseRest(token: Token): never {
    if (token.kind === 'close') return refuse('E_PAREN_EXTRA', token);
    if (token.kind === 'weight') return refuse('E_WEIGHT_PLACE', { ...token, length: 1 });
    if (token.kind === 'comma') return refuse('E_CHAR', token, { subject: ',' });
    return refuse('E_OPERAND_MISSING', token, { subject: token.text });
  }

  #parseOr(inside: Inside, after?: Token): Parsed {
    const parts = [this.#parseAnd(inside, after)];
    for (let or = this.#take('or'); or !== undefined; or = this.#take('or')) {
      parts.push(this.#parseAnd(inside, or));
    }
    return joinGroup('or', parts);
  }

  #parseAnd(inside: Inside, after?: Token): Parsed {
    const parts = [this.#parseNot(inside, after)];
    for (;;) {
      const and = this.#take('and');
      if (and === undefined && !startsOperand(this.#peek())) return joinGroup('and', parts);
      parts.push(this.#parseNot(inside, and));
    }
  }

  #parseNot(inside: Inside, after?: Token): Parsed {
    const nots: Token[] = [];
    for (let not = this.#take('not'); not !== undefined; not = this.#take('not')) {
      nots.push(not);
      if (nots.length > QUERY_DEPTH_MAX) refuse('E_TOO_DEEP', not);
    }
    let parsed = this.#parseNear(inside, nots.at(-1) ?? after);
    for (const not of nots.toReversed()) {
      const stretch = { from: not.column, to: parsed.to };
      parsed = { node: { kind: 'not', child: parsed.node, place: placeOf(stretch) }, ...stretch };
    }
    return parsed;
  }

  #parseNear(inside: Inside, after?: Token): Parsed {
    let left = this.#parsePrimary(inside, after);
    for (let near = this.#take('near'); near !== undefined; near = this.#take('near')) {
      const distance = this.#readDistance(near);
      const not = this.#peek();
      if (not?.kind === 'not') refuse('E_NEAR_OPERAND', not);
      const right = this.#parsePrimary(inside, near);
      const stretch = { from: left.from, to: right.to };
      const { isOrdered } = near;
      left = {
        node: {
          kind: 'near',
          isOrdered,
          distance,
          left: left.node,
          right: right.node,
          place: placeOf(stretch),
        },
        ...stretch,
      };
    }
    return left;
  }

  #readDistance(near: TokenOf<'near'>): number {
    if (near.number === undefined) return NEAR_DISTANCE_DEFAULT;
    const distance = /^\d{1,3}$/.test(near.number) ? Number(near.number) : Number.NaN;
    if (!(distance <= NEAR_DISTANCE_MAX)) refuse('E_DISTANCE', near, { subject: near.text });
    return distance;
  }

  #parsePrimary(inside: Inside, after: Token | undefined): Parsed {
    const token = this.#peek();
    switch (token?.kind) {
      case 'open':
        return this.#parseGroup(inside);
      case 'field':
        return this.#parseField(inside, token);
      case 'term':
        return inside.isLang ? this.#parseLanguages(inside) : this.#parseTerm(token);
      case 'concept': {
        if (inside.isLang) refuse('E_LANG_VALUE', token, { subject: token.text });
        this.#index++;
        const name = token.text.slice(1).toLowerCase();
        return this.#finish(token, { kind: 'concept', name, place: token });
      }
      case 'atleast':
        return this.#parseAtLeast(inside, token);
      case 'score':
        return this.#parseScore(inside, token);
      case 'comma':
      case 'weight':
        return this.#refuseRest(token);
      case 'and':
      case 'or':
      case 'not':
      case 'near':
      case 'close':
      case undefined:
        return this.#refuseMissing(after, token);
    }
  }

  #refuseMissing(after: Token | undefined, found: Token | undefined): never {
    const operator = after ?? found;
    if (operator === undefined) return refuse('E_EMPTY', { column: 1, length: 1 });
    if (operator.kind === 'close') return refuse('E_PAREN_EXTRA', operator);
    const isBefore = after === undefined && operator.kind !== 'not';
    const kind = 'word-before' as const;
    const hint = isBefore ? { hint: { kind, value: operator.text } } : {};
    return refuse('E_OPERAND_MISSING', operator, { subject: operator.text, ...hint });
  }

  #finish(first: QueryPlace, node: QueryNode): Parsed {
    const last = this.#peek(-1) ?? first;
    return {
      node: { ...node, place: placeOf({ from: first.column, to: endOf(last) }) },
      from: first.column,
      to: endOf(last),
    };
  }

  #parseGroup(inside: Inside): Parsed {
    const open = this.#openBracket();
    const { node } = this.#parseOr({ ...inside, isScore: false });
    const to = this.#closeBracket(open);
    return { node, from: open.column, to };
  }

  #openBracket(): Token {
    const open = this.#take('open') ?? refuse('E_EMPTY', { column: 1, length: 1 });
    this.#depth++;
    if (this.#depth > QUERY_DEPTH_MAX) refuse('E_TOO_DEEP', open);
    if (this.#peek()?.kind === 'close') refuse('E_GROUP_EMPTY', { ...open, length: 2 });
    if (this.#peek() === undefined) refuse('E_PAREN_OPEN', open);
    return open;
  }

  #closeBracket(open: Token): number {
    const close = this.#take('close');
    if (close === undefined) {
      const rest = this.#peek();
      if (rest !== undefined) this.#refuseRest(rest);
      refuse('E_PAREN_OPEN', open);
    }
    this.#depth--;
    return endOf(close);
  }

  #parseField(inside: Inside, token: Token): Parsed {
    this.#index++;
    const name = token.text.slice(0, -1).toLowerCase();
    if (!FIELD_NAMES.includes(name)) {
      const hint = { hint: this.#hintField(name) };
      refuse(
        'E_FIELD_UNKNOWN',
        { ...token, length: token.length - 1 },
        { subject: token.text, ...hint },
      );
    }
    if (inside.field !== undefined) refuse('E_FIELD_NESTED', token, { subject: token.text });
    const value = this.#peek();
    const isLang = name === 'lang';
    if (!startsOperand(value) || value?.kind === 'not') {
      const kind = 'lang-example' as const;
      const hint = isLang ? { hint: { kind, value: '' } } : {};
      refuse('E_FIELD_VALUE', token, { subject: token.text, ...hint });
    }
    const child = this.#parsePrimary({ ...inside, field: name, isLang }, token);
    const stretch = { from: token.column, to: child.to };
    if (isLang) return { node: { ...child.node, place: placeOf(stretch) }, ...stretch };
    const field = FIELDS.find((known) => known === name) ?? 'text';
    return { node: composeField(field, child.node, placeOf(stretch)), ...stretch };
  }

  #hintField(name: string): QueryHint {
    const meant = suggestName(name, FIELD_NAMES);
    if (meant !== undefined) return { kind: 'meant', value: `${meant}:` };
    return { kind: 'field-list', value: `${FIELD_NAMES.join(': ')}:` };
  }

  #parseTerm(token: TokenOf<'term'>): Parsed {
    if (token.operator !== undefined) this.#refuseLowercase(token, token.operator);
    this.#index++;
    const { words, isQuoted, mode } = token;
    return this.#finish(token, { kind: 'term', text: words, isQuoted, mode, place: token });
  }

  /** `or` between words is a slip; `near` may well be a word, unless it stands between two operands. */
  #refuseLowercase(token: TokenOf<'term'>, operator: string): void {
    if (operator === 'NEAR' || operator === 'ONEAR') {
      const before = this.#peek(-1);
      const isBetween =
        before !== undefined &&
        (startsOperand(before) || before.kind === 'close') &&
        before.kind !== 'open' &&
        before.kind !== 'not' &&
        before.kind !== 'field';
      if (!isBetween || !startsOperand(this.#peek(1))) return;
    }
    refuse('E_LOWERCASE_OP', token, {
      hint: { kind: 'capitals', value: operator, more: token.text },
    });
  }

  /** `uk,ru`: spaces after a comma are forgiven, but not inside SCORE, where a comma also parts the items. */
  #parseLanguages(inside: Inside): Parsed {
    const first = this.#peek() ?? refuse('E_EMPTY', { column: 1, length: 1 });
    const languages: string[] = [];
    for (;;) {
      const token = this.#take('term');
      if (
        token === undefined ||
        token.isQuoted ||
        token.mode !== 'endings' ||
        !LANGUAGE_CODE.test(token.text)
      ) {
        const at = token ?? this.#peek() ?? this.#peek(-1) ?? first;
        return refuse('E_LANG_VALUE', at, { subject: at.text });
      }
      languages.push(token.text.slice(0, 2).toLowerCase());
      const [comma, next] = [this.#peek(), this.#peek(1)];
      const isTouching = comma?.column === endOf(token) && next?.column === comma.column + 1;
      if (comma?.kind !== 'comma' || (inside.isScore && !isTouching)) break;
      this.#index++;
    }
    return this.#finish(first, { kind: 'lang', languages: [...new Set(languages)], place: first });
  }

  #parseFunction(
    token: TokenOf<'atleast' | 'score'>,
    numberMax: number,
  ): { open: Token; number: number } {
    this.#index++;
    const name = token.kind.toUpperCase();
    const number = /^\d{1,5}$/.test(token.number) ? Number(token.number) : 0;
    if (number < 1 || number > numberMax) {
      const kind = 'score-example' as const;
      const hint = token.kind === 'score' ? { hint: { kind, value: '' } } : {};
      refuse('E_COUNT', token, { subject: name, ...hint });
    }
    if (this.#peek()?.kind !== 'open') refuse('E_FUNC_PAREN', token, { subject: token.text });
    return { open: this.#openBracket(), number };
  }

  #parseAtLeast(inside: Inside, token: TokenOf<'atleast' | 'score'>): Parsed {
    if (inside.isLang) refuse('E_LANG_VALUE', token, { subject: token.text });
    const { open, number } = this.#parseFunction(token, ATLEAST_COUNT_MAX);
    const { node } = this.#parseOr({ ...inside, isScore: false });
    this.#closeBracket(open);
    return this.#finish(token, { kind: 'atleast', count: number, child: node, place: token });
  }

  #parseScore(inside: Inside, token: TokenOf<'atleast' | 'score'>): Parsed {
    if (inside.isLang) refuse('E_LANG_VALUE', token, { subject: token.text });
    const { open, number } = this.#parseFunction(token, SCORE_TOTAL_MAX);
    const items: { node: QueryNode; weight: number }[] = [];
    while (this.#peek() !== undefined && this.#peek()?.kind !== 'close') {
      const comma = items.length > 0 ? this.#take('comma') : undefined;
      const start = this.#peek();
      if (start === undefined) break;
      if (start.kind === 'weight') this.#refuseRest(start);
      if (!startsOperand(start) || start.kind === 'not') {
        refuse('E_SCORE_ITEM', start.kind === 'close' ? (comma ?? start) : start);
      }
      const { node } = this.#parseNear({ ...inside, isScore: true });
      items.push({ node, weight: this.#readWeight() });
    }
    this.#closeBracket(open);
    return this.#finish(token, { kind: 'score', total: number, items, place: token });
  }

  #readWeight(): number {
    const token = this.#take('weight');
    if (token === undefined) return 1;
    if (!/^-?\d{1,4}$/.test(token.number) || Math.abs(Number(token.number)) > SCORE_WEIGHT_MAX) {
      refuse('E_WEIGHT', token);
    }
    return Number(token.number);
  }
}

function composeField(field: TextField, child: QueryNode, place: QueryPlace): QueryNode {
  return { kind: 'field', field, child, place };
}

/** Parses one query; fails with a QueryFailure. Concepts are not looked up. */
export function parseQueryTree(text: string): QueryNode {
  const tokens = scanQuery(text);
  if (tokens.length === 0) refuse('E_EMPTY', { column: 1, length: 1 });
  return new Parser(tokens).parse();
}

/**
 * Parses a query (rule-language.md): the tree with its warnings, or its errors, each with code, column, sentence and
 * hint. With `concepts`, the names after @ and what they bring are checked too; without, any name passes.
 */
export function parseQuery(text: string, concepts?: Concepts): ParseOutcome {
  try {
    const query = parseQueryTree(text);
    checkQuery(query, concepts);
    return { kind: 'ok', query, warnings: findWarnings(query, concepts) };
  } catch (error) {
    if (error instanceof QueryFailure) return { kind: 'error', errors: [error.error] };
    throw error;
  }
}
