import type { ErrorCode, NewsdeskError } from '../../errors.ts';

type Texts = readonly [text: string, hint: string];

/** What happened and what to do, for each code that a person in chat could meet; the English of the error stays in the log. */
export const FAILURES_UKRAINIAN: Readonly<Record<Exclude<ErrorCode, 'query_invalid'>, Texts>> = {
  usage_invalid: ['Так цю команду не пишуть.', 'Усі команди показує /news help.'],
  config_missing: ['Немає файла налаштувань.', 'Скажіть тим, хто обслуговує Newsdesk.'],
  config_invalid: ['У налаштуваннях помилка.', 'Скажіть тим, хто обслуговує Newsdesk.'],
  concept_invalid: ['Це поняття не можна прочитати.', 'Виправте його варіанти.'],
  concept_unknown: ['Такого поняття немає.', 'Подивіться список понять.'],
  watch_unknown: ['Такого правила тут немає.', 'Усі правила показує /watch list.'],
  feed_unknown: ['Стрічки з такою адресою немає.', 'Усі стрічки показує /watch feeds list.'],
  feed_invalid: [
    'За цією адресою не можна додати стрічку: її вже читають або це не адреса стрічки.',
    'Усі стрічки показує /watch feeds list.',
  ],
  feed_unreadable: [
    'За цією адресою немає стрічки новин.',
    'Дайте адресу RSS, Atom або самого сайту.',
  ],
  address_refused: ['Цю адресу Newsdesk не відкриває.', 'Дайте публічну адресу.'],
  response_too_large: ['Відповідь сайту завелика.', 'Дайте адресу іншої стрічки цього сайту.'],
  fetch_failed: ['Цю адресу не вдалося прочитати.', 'Спробуйте за кілька хвилин.'],
  article_unreadable: ['На цій сторінці немає статті.', 'Дайте адресу самої статті.'],
  store_unusable: ['Сховище не відповідає.', 'Спробуйте за хвилину.'],
  store_locked: ['Сховище зайняте.', 'Спробуйте за хвилину.'],
  store_too_new: ['Сховище новіше за програму.', 'Скажіть тим, хто обслуговує Newsdesk.'],
  store_not_empty: ['Сховище не порожнє.', 'Скажіть тим, хто обслуговує Newsdesk.'],
  backup_invalid: ['Копію сховища не можна прочитати.', 'Скажіть тим, хто обслуговує Newsdesk.'],
  delivery_unknown: ['Такої доставки немає.', 'Подивіться список доставок.'],
  alert_unknown: ['Такого сповіщення немає.', 'Останні показує /news latest.'],
  item_unknown: ['В архіві немає такої статті.', 'Перевірте адресу.'],
  platform_refused: [
    'Платформа відмовила.',
    'Скажіть тим, хто обслуговує Newsdesk: newsdesk check каже, що робити.',
  ],
  platform_unreachable: ['Платформа не відповідає.', 'Спробуйте за хвилину.'],
  destination_unknown: ['Це не канал.', 'Виберіть канал зі списку.'],
  not_allowed: ['Це можуть лише адміністратори.', 'Попросіть адміністратора.'],
};

/** A failure in Ukrainian. `query_invalid` is composed in the reader's language where the query is read, and stays as it is. */
export function describeFailureUkrainian({ code, message, hint }: NewsdeskError): {
  readonly text: string;
  readonly hint: string | undefined;
} {
  if (code === 'query_invalid') return { text: message, hint };
  const [text, advice] = FAILURES_UKRAINIAN[code];
  return { text, hint: advice };
}
