import type { WatchField } from './watch-form.ts';

type FieldNames = Readonly<Record<WatchField, string>>;

/** What the fields of a watch are called in English, in the forms of chat and of the console alike. */
export const ENGLISH_FIELD_NAMES: FieldNames = {
  name: 'Name',
  query: 'Query',
  destinations: 'Where it is told',
  mode: 'Mode',
  mention: 'Mention',
  digest: 'Digest times',
  timezone: 'Time zone',
  quiet_hours: 'Quiet hours',
  break_through: 'Break through quiet hours',
  min_publishers: 'Publishers at least',
  max_per_hour: 'Alerts an hour at most',
  max_age: 'Age at most',
  visibility: 'Who may see it',
  languages: 'Languages',
  must_match: 'Must match',
  must_not_match: 'Must not match',
};

/** The same in Ukrainian. */
export const UKRAINIAN_FIELD_NAMES: FieldNames = {
  name: 'Назва',
  query: 'Запит',
  destinations: 'Куди сповіщати',
  mode: 'Режим',
  mention: 'Кого кликати',
  digest: 'Час дайджесту',
  timezone: 'Часовий пояс',
  quiet_hours: 'Тихі години',
  break_through: 'Попри тихі години',
  min_publishers: 'Видань щонайменше',
  max_per_hour: 'Сповіщень на годину щонайбільше',
  max_age: 'Вік щонайбільше',
  visibility: 'Хто бачить',
  languages: 'Мови',
  must_match: 'Має збігатися',
  must_not_match: 'Не має збігатися',
};
