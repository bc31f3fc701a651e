import type { FormProblem } from './watch-form.ts';

type Texts = Readonly<Record<FormProblem['kind'], string>>;

const ENGLISH: Texts = {
  missing: 'This must be filled in.',
  name: 'Write letters, digits, spaces, dots, _ and -, at most 80 of them.',
  destination:
    'is not a destination: write console, slack:C0123ABC or discord:112233445566778899 (ids, not names).',
  mode: 'is not a mode: write instant or digest.',
  mention: 'cannot be mentioned: write the id of a Slack user group (S0123) or a Discord role.',
  cron: 'is not a time for digests: write five cron fields, for example 0 8 * * 1-5.',
  timezone:
    'is not a time zone: write a name like Europe/Kyiv, or two: the digest’s and the quiet hours’.',
  'quiet-hours': 'are not quiet hours: write 23:00-07:00.',
  count: 'is not a number from 1 to 9999.',
  duration: 'is not a duration: write 90s, 5m, 6h, 30d or 2w.',
  visibility: 'is not a visibility: write everyone, channel or admins.',
  language: 'is not a language: write codes like en, uk, de.',
};

const UKRAINIAN: Texts = {
  missing: 'Це поле треба заповнити.',
  name: 'Напишіть літери, цифри, пробіли, крапки, _ і -, щонайбільше 80.',
  destination:
    'не є каналом: напишіть console, slack:C0123ABC або discord:112233445566778899 (ідентифікатори, не назви).',
  mode: 'не є режимом: напишіть instant або digest.',
  mention: 'згадати не можна: напишіть ідентифікатор групи Slack (S0123) або ролі Discord.',
  cron: 'не є часом дайджесту: напишіть п’ять полів cron, наприклад 0 8 * * 1-5.',
  timezone:
    'не є часовим поясом: напишіть назву на зразок Europe/Kyiv або дві: для дайджесту й для тихих годин.',
  'quiet-hours': 'не є тихими годинами: напишіть 23:00-07:00.',
  count: 'не є числом від 1 до 9999.',
  duration: 'не є тривалістю: напишіть 90s, 5m, 6h, 30d або 2w.',
  visibility: 'не є видимістю: напишіть everyone, channel або admins.',
  language: 'не є мовою: напишіть коди на зразок en, uk, de.',
};

/** What is wrong with a field and how it is mended, in the reader's language (English where it has no texts). */
export function describeFormProblem({ kind, value }: FormProblem, language: string): string {
  const text = (language === 'uk' ? UKRAINIAN : ENGLISH)[kind];
  return kind === 'missing' || kind === 'name' ? text : `“${value}” ${text}`;
}
