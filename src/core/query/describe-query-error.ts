import type {
  QueryError,
  QueryErrorCode,
  QueryHint,
  QueryWarning,
  QueryWarningCode,
} from './query-error.ts';

type Texts = readonly [message: string, hint: string];

/** As in `query-error.ts`: `%` stands for the text at fault. */
const ERRORS: Readonly<Record<QueryErrorCode, Texts>> = {
  E_EMPTY: ['Запит порожній.', 'Напишіть хоча б одне слово.'],
  E_OPERAND_MISSING: ['% не має до чого стосуватися.', 'Додайте слово після % або приберіть його.'],
  E_PAREN_OPEN: ['Цю дужку не закрито.', 'Додайте ).'],
  E_PAREN_EXTRA: ['Ця дужка нічого не закриває.', 'Приберіть її або додайте ( раніше.'],
  E_GROUP_EMPTY: ['У цих дужках нічого немає.', 'Напишіть хоча б одне слово між ( і ).'],
  E_QUOTE_OPEN: ['Ці лапки не закрито.', 'Додайте ще одні ".'],
  E_PHRASE_EMPTY: ['У цих лапках нічого немає.', 'Напишіть між ними хоча б одне слово.'],
  E_NO_WORDS: ['У % немає жодного слова.', 'Пишіть літерами або цифрами.'],
  E_FIELD_UNKNOWN: ['Поля % немає.', 'Є поля title: body: text: source: author: lang:.'],
  E_FIELD_VALUE: ['Одразу після % має бути слово, фраза або група.', 'Наприклад, %київ.'],
  E_FIELD_NESTED: ['% стоїть усередині іншого поля.', 'Залиште одне з двох полів.'],
  E_LANG_VALUE: [
    '% не є кодом мови.',
    'Напишіть код із двох літер, наприклад lang:uk або lang:uk,ru.',
  ],
  E_WILDCARD: ['Тут * нічого не означає.', '* можна ставити лише в кінці слова.'],
  E_WILDCARD_SHORT: ['% закоротке для *.', 'Перед * має бути щонайменше 3 літери.'],
  E_DISTANCE: ['% потребує числа слів від 0 до 100.', 'Наприклад, NEAR/5.'],
  E_COUNT: ['% потребує числа.', 'Наприклад, ATLEAST/3(дрон OR шахед).'],
  E_NEAR_OPERAND: [
    'Поруч можуть стояти лише слова, фрази, групи з OR і поняття.',
    'Поєднайте варіанти через OR.',
  ],
  E_NEAR_FIELD: [
    'Поле не може стояти з одного боку NEAR.',
    'Напишіть %(a NEAR/3 b): поле навколо обох.',
  ],
  E_NEGATIVE_ONLY: [
    'Ця частина лише виключає, тож спрацювала б майже на все.',
    'Додайте слово, яке має бути.',
  ],
  E_LOWERCASE_OP: ['Оператори пишуть великими літерами.', 'Напишіть %.'],
  E_SYMBOL_OP: ['% тут не є оператором.', 'Напишіть AND, OR або NOT.'],
  E_MINUS_SPACE: [
    'Мінус має стояти впритул до слова, яке виключає.',
    'Приберіть пробіл після - або напишіть NOT.',
  ],
  E_CHAR: ['% тут стояти не може.', 'Приберіть цей знак або візьміть слова в лапки.'],
  E_MACRO_NAME: ['% не є назвою поняття.', 'Одразу після @ пишіть літери, цифри, _ або -.'],
  E_MACRO_UNKNOWN: ['Поняття % немає.', 'Подивіться список понять або напишіть самі слова.'],
  E_MACRO_CYCLE: ['% використовує саме себе.', 'Приберіть його з його власного списку.'],
  E_MACRO_BODY: [
    '% не можна використати: один із його варіантів не є запитом.',
    'Виправте поняття.',
  ],
  E_FUNC_PAREN: ['Слова після % мають бути в дужках.', 'Напишіть %(…).'],
  E_SCORE_ITEM: [
    'SCORE бере слова з вагами, одне за одним.',
    'Наприклад, SCORE/10(нато^6 київ^5 спорт^-20).',
  ],
  E_WEIGHT: ['Ця вага не є цілим числом від -9999 до 9999.', 'Наприклад, київ^5.'],
  E_WEIGHT_PLACE: ['Вага тут стояти не може.', 'Вага можлива лише всередині SCORE.'],
  E_TOO_LONG: ['Запит довший за 10 000 знаків.', 'Розділіть його.'],
  E_TOO_DEEP: ['Понад 32 дужки стоять одна в одній.', 'Розділіть запит.'],
  E_TOO_MANY_TERMS: [
    'У запиті забагато слів: можна 500 написаних і 5000 разом із поняттями.',
    'Розділіть запит.',
  ],
};

const WARNINGS: Readonly<Record<QueryWarningCode, Texts>> = {
  W_BROAD: [
    'Це спрацювало б на дуже багато матеріалів.',
    'Додайте слово, що каже, про що йдеться.',
  ],
  W_NEVER: ['Ця частина ніколи не збіжиться.', 'Приберіть її або поєднайте обидві через OR.'],
  W_DUPLICATE: ['Це вже є в запиті.', 'Приберіть одне з двох.'],
};

const fill = (text: string, subject = 'Це'): string => text.replaceAll('%', () => subject);

function translateHint({ kind, value, more = '' }: QueryHint): string {
  switch (kind) {
    case 'word-before':
      return `Додайте слово перед ${value} або приберіть його.`;
    case 'meant':
      return `Може, ${value} ?`;
    case 'field-list':
      return `Є поля ${value}. Слова з двокрапкою всередині візьміть у лапки.`;
    case 'lang-example':
      return 'Наприклад, lang:uk або lang:uk,ru.';
    case 'lang-beside':
      return 'Напишіть lang:uk AND (a NEAR/3 b): мова поруч.';
    case 'score-example':
      return 'Наприклад, SCORE/10(нато^6 київ^5).';
    case 'capitals':
      return `Напишіть ${value} або, якщо це слово, візьміть "${more}" у лапки.`;
    case 'concept':
      return `Помилка в самому понятті ${value}: виправте його.`;
  }
}

/** The sentence and the hint of what is wrong, in the reader's language (English where it has no texts). */
export function describeQueryError(
  error: QueryError,
  language: string,
): { readonly message: string; readonly hint: string } {
  if (language !== 'uk') return error;
  const { code, subject, hintDetails } = error;
  const [message, hint] = ERRORS[code];
  return {
    message: fill(message, subject),
    hint: hintDetails === undefined ? fill(hint, subject) : translateHint(hintDetails),
  };
}

/** The same of what a valid query may do that was not meant. */
export function describeQueryWarning(
  warning: QueryWarning,
  language: string,
): { readonly message: string; readonly hint: string } {
  if (language !== 'uk') return warning;
  const [message, hint] = WARNINGS[warning.code];
  return { message, hint };
}
