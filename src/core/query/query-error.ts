import type { QueryPlace } from './query.ts';

/** Why a query is refused (rule-language.md, "Errors"). */
export type QueryErrorCode =
  | 'E_EMPTY'
  | 'E_OPERAND_MISSING'
  | 'E_PAREN_OPEN'
  | 'E_PAREN_EXTRA'
  | 'E_GROUP_EMPTY'
  | 'E_QUOTE_OPEN'
  | 'E_PHRASE_EMPTY'
  | 'E_NO_WORDS'
  | 'E_FIELD_UNKNOWN'
  | 'E_FIELD_VALUE'
  | 'E_FIELD_NESTED'
  | 'E_LANG_VALUE'
  | 'E_WILDCARD'
  | 'E_WILDCARD_SHORT'
  | 'E_DISTANCE'
  | 'E_COUNT'
  | 'E_NEAR_OPERAND'
  | 'E_NEAR_FIELD'
  | 'E_NEGATIVE_ONLY'
  | 'E_LOWERCASE_OP'
  | 'E_SYMBOL_OP'
  | 'E_MINUS_SPACE'
  | 'E_CHAR'
  | 'E_MACRO_NAME'
  | 'E_MACRO_UNKNOWN'
  | 'E_MACRO_CYCLE'
  | 'E_MACRO_BODY'
  | 'E_FUNC_PAREN'
  | 'E_SCORE_ITEM'
  | 'E_WEIGHT'
  | 'E_WEIGHT_PLACE'
  | 'E_TOO_LONG'
  | 'E_TOO_DEEP'
  | 'E_TOO_MANY_TERMS';

/** Why a query that is saved may not do what was meant. */
export type QueryWarningCode = 'W_BROAD' | 'W_NEVER' | 'W_DUPLICATE';

/** A hint that says more than the code's usual one; `value` is what it is about. */
export interface QueryHint {
  readonly kind:
    | 'word-before'
    | 'meant'
    | 'field-list'
    | 'lang-example'
    | 'lang-beside'
    | 'score-example'
    | 'capitals'
    | 'concept';
  readonly value: string;
  /** For `capitals`, the word as it stands; for `concept`, what is wrong with it, in English. */
  readonly more?: string;
}

/** What is wrong with a query and where, in one plain sentence, with one hint. */
export interface QueryError extends QueryPlace {
  readonly code: QueryErrorCode;
  readonly message: string;
  readonly hint: string;
  /** What the sentences are made of, for other languages (`describeQueryError`). */
  readonly subject?: string;
  readonly hintDetails?: QueryHint;
}
export interface QueryWarning extends QueryPlace {
  readonly code: QueryWarningCode;
  readonly message: string;
  readonly hint: string;
}

/** Carries a QueryError out of the parser's depth to `parseQuery` and `compileQuery`, which turn it into a value. */
export class QueryFailure extends Error {
  readonly error: QueryError;

  constructor(error: QueryError) {
    super(`${error.code} at column ${error.column}: ${error.message}`);
    this.name = 'QueryFailure';
    this.error = error;
  }
}

type Texts = readonly [message: string, hint: string];

/** The sentence and the hint of each code; `%` stands for the text at fault or what the caller knows of it. */
const TEXTS: Readonly<Record<QueryErrorCode, Texts>> = {
  E_EMPTY: ['The query is empty.', 'Write at least one word.'],
  E_OPERAND_MISSING: ['% has nothing to work on.', 'Add a word after % or remove it.'],
  E_PAREN_OPEN: ['This bracket is never closed.', 'Add ).'],
  E_PAREN_EXTRA: ['This bracket closes nothing.', 'Remove it, or add ( before.'],
  E_GROUP_EMPTY: ['These brackets hold nothing.', 'Write at least one word between ( and ).'],
  E_QUOTE_OPEN: ['This quotation mark is never closed.', 'Add a closing ".'],
  E_PHRASE_EMPTY: ['These quotation marks hold nothing.', 'Write at least one word between them.'],
  E_NO_WORDS: ['% holds no word.', 'Use letters or digits.'],
  E_FIELD_UNKNOWN: ['There is no field %.', 'Fields are title: body: text: source: author: lang:.'],
  E_FIELD_VALUE: ['% needs a word, a phrase or a group right after it.', 'For example %nato.'],
  E_FIELD_NESTED: ['% stands inside another field.', 'Keep one of the two fields.'],
  E_LANG_VALUE: [
    '% is not a language code.',
    'Use a two-letter code, for example lang:uk or lang:uk,ru.',
  ],
  E_WILDCARD: [
    '* stands in a place where it means nothing.',
    '* is only allowed at the end of a word.',
  ],
  E_WILDCARD_SHORT: ['% is too short for *.', '* needs at least 3 letters before it.'],
  E_DISTANCE: ['% needs a number of words from 0 to 100.', 'For example NEAR/5.'],
  E_COUNT: ['% needs a number.', 'For example ATLEAST/3(drone OR shahed).'],
  E_NEAR_OPERAND: [
    'Only words, phrases, OR groups and concepts can be near each other.',
    'Use OR between the alternatives.',
  ],
  E_NEAR_FIELD: [
    'A field cannot stand on one side of NEAR.',
    'Write %(a NEAR/3 b), with the field around both.',
  ],
  E_NEGATIVE_ONLY: [
    'This part only excludes, so it would fire on nearly everything.',
    'Add a word that must be present.',
  ],
  E_LOWERCASE_OP: ['Operators are written in capitals.', 'Write %.'],
  E_SYMBOL_OP: ['% is not an operator here.', 'Write AND, OR or NOT.'],
  E_MINUS_SPACE: [
    'The minus sign must touch the word that it excludes.',
    'Remove the space after -, or write NOT.',
  ],
  E_CHAR: ['% cannot stand here.', 'Remove it, or put the words in quotation marks.'],
  E_MACRO_NAME: ['% is not the name of a concept.', 'Write letters, digits, _ or - right after @.'],
  E_MACRO_UNKNOWN: [
    'There is no concept %.',
    'See the list of concepts, or write the words themselves.',
  ],
  E_MACRO_CYCLE: ['% uses itself.', 'Take it out of its own list.'],
  E_MACRO_BODY: [
    '% cannot be used: one of its alternatives is not a query.',
    'Correct the concept.',
  ],
  E_FUNC_PAREN: ['% needs its words in brackets.', 'Write %(…).'],
  E_SCORE_ITEM: [
    'SCORE takes words with weights, one beside the other.',
    'For example SCORE/10(nato^6 kyiv^5 sport^-20).',
  ],
  E_WEIGHT: ['This weight is not a whole number from -9999 to 9999.', 'For example nato^5.'],
  E_WEIGHT_PLACE: ['A weight cannot stand here.', 'A weight is only allowed inside SCORE.'],
  E_TOO_LONG: ['The query is longer than 10,000 characters.', 'Split the rule.'],
  E_TOO_DEEP: ['More than 32 brackets stand inside each other.', 'Split the rule.'],
  E_TOO_MANY_TERMS: [
    'The query has too many words: 500 as written, 5,000 with its concepts.',
    'Split the rule.',
  ],
};

function fill(text: string, subject: string | undefined): string {
  return text.replaceAll('%', () => subject ?? 'This');
}

function composeHint({ kind, value, more = '' }: QueryHint): string {
  switch (kind) {
    case 'word-before':
      return `Add a word before ${value} or remove it.`;
    case 'meant':
      return `Did you mean ${value} ?`;
    case 'field-list':
      return `Fields are ${value}. A colon inside words needs quotation marks around them.`;
    case 'lang-example':
      return 'For example lang:uk or lang:uk,ru.';
    case 'lang-beside':
      return 'Write lang:uk AND (a NEAR/3 b), with the language beside it.';
    case 'score-example':
      return 'For example SCORE/10(nato^6 kyiv^5).';
    case 'capitals':
      return `Write ${value}, or "${more}" in quotes for the word.`;
    case 'concept':
      return more;
  }
}

interface ErrorDetails {
  readonly subject?: string;
  readonly hint?: QueryHint;
}

/** The error of a code at a place; `subject` fills the sentence and the hint, `hint` replaces the usual one. */
function composeError(
  code: QueryErrorCode,
  place: QueryPlace,
  { subject, hint }: ErrorDetails = {},
): QueryError {
  const [message, usual] = TEXTS[code];
  return {
    code,
    column: place.column,
    length: Math.max(1, place.length),
    message: fill(message, subject),
    hint: hint === undefined ? fill(usual, subject) : composeHint(hint),
    ...(subject === undefined ? {} : { subject }),
    ...(hint === undefined ? {} : { hintDetails: hint }),
  };
}

/** Fails with a code at a place of the query. */
export function refuse(code: QueryErrorCode, place: QueryPlace, details: ErrorDetails = {}): never {
  throw new QueryFailure(composeError(code, place, details));
}
