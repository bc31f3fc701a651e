import type { Labels } from './labels.ts';

const PLURALS = new Intl.PluralRules('uk');

interface Forms {
  readonly one: string;
  readonly few: string;
  readonly many: string;
}

/** 1 джерело, 2 джерела, 5 джерел, 21 джерело: CLDR's plural rules for Ukrainian. */
function count(amount: number, forms: Forms): string {
  const rule = PLURALS.select(amount);
  return `${amount} ${rule === 'one' || rule === 'few' ? forms[rule] : forms.many}`;
}

const SOURCES: Forms = { one: 'джерело', few: 'джерела', many: 'джерел' };
const STORIES: Forms = { one: 'новина', few: 'новини', many: 'новин' };

/** "In Russian" is one word in the instrumental case, which no locale data gives. */
const IN_LANGUAGE: Readonly<Record<string, string>> = {
  ar: 'арабською',
  be: 'білоруською',
  bg: 'болгарською',
  cs: 'чеською',
  da: 'данською',
  de: 'німецькою',
  el: 'грецькою',
  en: 'англійською',
  es: 'іспанською',
  et: 'естонською',
  fa: 'перською',
  fi: 'фінською',
  fr: 'французькою',
  he: 'івритом',
  hr: 'хорватською',
  hu: 'угорською',
  it: 'італійською',
  ja: 'японською',
  ka: 'грузинською',
  ko: 'корейською',
  lt: 'литовською',
  lv: 'латиською',
  nl: 'нідерландською',
  no: 'норвезькою',
  pl: 'польською',
  pt: 'португальською',
  ro: 'румунською',
  ru: 'російською',
  sk: 'словацькою',
  sl: 'словенською',
  sr: 'сербською',
  sv: 'шведською',
  tr: 'турецькою',
  uk: 'українською',
  zh: 'китайською',
};

/** The Ukrainian labels. */
export const UKRAINIAN: Labels = {
  tag: 'uk-UA',
  untitled: '(без заголовка)',
  unattributed: 'мовця не встановлено',
  fromFeedOnly: 'лише за текстом стрічки',
  goneQuote: 'у статті цього вже немає',
  justNow: 'щойно',
  read: 'Читати',
  report: 'Поскаржитися',
  muteStory: 'Приглушити новину',
  failed: 'На жаль, не вдалося. Помилку записано в журнал Newsdesk; спробуйте ще раз.',
  expired: 'Запит ішов до Newsdesk надто довго. Спробуйте ще раз.',
  reopenForm: 'Відкрити форму знову',
  cancel: 'Скасувати',
  close: 'Закрити',
  working: 'Працюю над цим…',
  minutesAgo: (amount) => `${amount} хв тому`,
  hoursAgo: (amount) => `${amount} год тому`,
  sourcesSoFar: (amount) => (amount === 1 ? 'поки 1 джерело' : count(amount, SOURCES)),
  allQuotes: (amount) => `Усі цитати (${amount})`,
  allSources: (amount) => `Джерела (${amount})`,
  inLanguage: (lang) => IN_LANGUAGE[lang] ?? `мовою ${lang}`,
  background: (occasion) => `тло: у статті йдеться про ${occasion}`,
  firstSeen: (date, publisher) => `вперше ${date}, ${publisher}`,
  withdrawn: (reason) => `відкликано: ${reason}`,
  quoteWithdrawn: (speaker, reason) =>
    `Цитату відкликано${speaker === '' ? '' : ` (${speaker})`}: ${reason}`,
  correction: (by, time, before, after) =>
    `ВИПРАВЛЕННЯ, ${by}, ${time}: замість «${before}» тепер «${after}»`,
  correctionBy: (by, time) => `ВИПРАВЛЕННЯ, ${by}, ${time}`,
  newQuote: (publisher) => `Нова цитата · ${publisher}`,
  newFact: (publisher) => `Нове · ${publisher}`,
  development: (title) => `Розвиток подій: ${title}`,
  moreWatches: (amount) => `і ще ${amount}`,
  moreStories: (amount) => `і ще ${count(amount, STORIES)}`,
  digest: {
    schedule: (amount) => `Дайджест: ${count(amount, STORIES)}`,
    overflow: (amount) => `Понад годинний ліміт: ${count(amount, STORIES)}`,
    'quiet-hours': (amount) => `За тихі години: ${count(amount, STORIES)}`,
    'catch-up': (amount) => `Пропущене за час перерви: ${count(amount, STORIES)}`,
  },
};
