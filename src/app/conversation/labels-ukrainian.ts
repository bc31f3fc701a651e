import { UKRAINIAN_FIELD_NAMES } from '../../core/watch/field-names.ts';
import { describeFailureUkrainian } from './failures-ukrainian.ts';
import type { ConversationLabels } from './labels.ts';

const PLURALS = new Intl.PluralRules('uk');

/** 1 сповіщення, 2 джерела, 5 джерел: CLDR's plural rules for Ukrainian. */
function count(amount: number, one: string, few: string, many: string): string {
  const rule = PLURALS.select(amount);
  return `${amount} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
}

const alerts = (amount: number): string => count(amount, 'сповіщення', 'сповіщення', 'сповіщень');
const feeds = (amount: number): string => count(amount, 'стрічка', 'стрічки', 'стрічок');
const items = (amount: number): string => count(amount, 'матеріал', 'матеріали', 'матеріалів');

/** One decimal; what is rarer than that is not nothing. */
function rate(perDay: number): string {
  return perDay > 0 && perDay < 0.05 ? '< 0,1' : decimal(perDay);
}

function decimal(value: number): string {
  return value.toFixed(1).replace('.', ',');
}

const HINTS: ConversationLabels['hints'] = {
  name: 'Літери, цифри, пробіли, крапки, _ і -.',
  query: '',
  destinations: 'Канал, у який Newsdesk може писати.',
  mode: 'Одразу або зібрано в дайджест.',
  mention: 'Ідентифікатор групи (Slack, S0123) або ролі (Discord). Порожньо: нікого.',
  digest: 'П’ять полів cron: 0 8 * * 1-5 означає о 8:00 у будні.',
  timezone: 'Для дайджесту й тихих годин, як-от Europe/Kyiv; якщо різні, обидва через кому.',
  quiet_hours: 'Наприклад 23:00-07:00; зібране за цей час стане одним дайджестом.',
  break_through: 'Новину від стількох видань буде показано все одно.',
  min_publishers: 'Новину буде показано, коли про неї напише стільки видань.',
  max_per_hour: 'Решта стане одним дайджестом. Порожньо: без межі.',
  max_age: 'Старіше лише зберігається в архіві, наприклад 6h.',
  visibility: 'Усі тут, читачі його каналів або адміністратори.',
  languages: 'Наприклад en, uk. Порожньо: усі мови.',
  must_match: 'По тексту на рядок; зміну, яка втрачає збіг, буде відхилено.',
  must_not_match: 'По тексту на рядок; зміну, яка дає збіг, буде відхилено.',
};

/** The Ukrainian words of the conversation. */
export const UKRAINIAN: ConversationLabels = {
  newsHelp: [
    ['/news latest [watch]', 'останні сповіщення цього каналу або одного правила'],
    ['/news search <query> [since]', 'пошук в архіві, спершу найновіше, тією самою мовою запитів'],
    ['/news quotes <speaker or words>', 'що хтось сказав або хто це сказав'],
    ['/news story <id>', 'одна новина: хто про неї пише, цитати, правила'],
    ['/news catchup [hours]', 'що отримав цей канал, спершу новини з найбільшою кількістю джерел'],
    ['/news check <words>', 'чи були сказані ці слова?'],
    ['/news why <url>', 'які правила спрацювали на статтю, які ні і чому'],
  ],
  watchHelp: [
    ['/watch list', 'усі правила: скільки сповіщень на день і яка точність'],
    ['/watch add', 'форма для нового правила'],
    ['/watch edit <name>', 'та сама форма для наявного правила'],
    ['/watch test <query> [since]', 'скільки сповіщень на день дав би запит'],
    ['/watch pause|resume|remove <name>', 'призупинити, відновити, вилучити правило'],
    ['/watch history <name>', 'хто, що і коли змінив; можна скасувати'],
    ['/watch feeds [add|remove|list]', 'стрічки, які читає Newsdesk'],
    ['/watch console', 'посилання до вебконсолі'],
    ['/news withdraw <story or quote> <reason>', 'відкликати щось усюди'],
    ['/news welcome', 'перші кроки ще раз'],
  ],
  unknownCommand: 'Такої команди немає. Є ось які:',
  stranger: 'Гості та люди з інших організацій тут нічого не бачать.',
  directMessage: 'Тут не видно, до якого сервера ви належите. Запитайте в каналі свого сервера.',
  notFound: 'Тут цього не знайдено.',
  adminsOnly: 'Це бачать і змінюють лише адміністратори.',
  deskOnly: 'Приглушити новину можуть лише адміністратори та чергова редакція.',
  brokeOff: 'Щось пішло не так. Це записано в журнал; спробуйте за хвилину.',
  failure: describeFailureUkrainian,
  previousPage: '← Назад',
  nextPage: 'Далі →',
  share: 'Показати всім тут',
  notForAll: 'Це тут бачать не всі, тому його не показано.',
  questionGone: 'Ця відповідь застара. Запитайте ще раз.',
  noAlerts: 'Сповіщень ще не було.',
  noAlertsOf: (watch) => `За правилом «${watch}» сповіщень ще не було.`,
  nothingToCatchUp: (hours) => `За останні ${hours} год цей канал нічого не отримав.`,
  askInChannel: 'Запитайте в каналі, який отримує сповіщення.',
  badHours: 'Напишіть кількість годин числом від 1 до 720.',
  badSince: (since) => `«${since}» не є часом: напишіть 12h, 7d, 4w або 2026-05-01.`,
  searchForWhat: 'Напишіть, що шукати: /news search @nato AND київ',
  nothingFound: 'Нічого не знайдено.',
  since: (since) => `від ${since}`,
  watchThis: 'Стежити за цим',
  openStory: 'Відкрити новину',
  noStory:
    'Новини з таким ідентифікатором немає. Він стоїть дрібним шрифтом у кожній відповіді про новину.',
  withdrawnStory: 'Це відкликано.',
  noItem: 'В архіві такої статті немає.',
  noLink: 'У цьому повідомленні немає посилання на статтю.',
  whyWhat: 'Напишіть, про яку статтю йдеться: /news why https://…',
  watchesMet: (names) => `Правила: ${names.join(', ')}`,
  missReasons: {
    absent: 'немає в тексті',
    elsewhere: 'є, але в іншому полі',
    'other-form': 'є, але в іншій формі',
    'too-far': 'стоїть задалеко',
    'wrong-order': 'стоїть в іншому порядку',
    'too-few': 'трапляється замало разів',
    'too-low': 'набирає замало балів',
    excluded: 'виключає статтю',
    'given-up': 'потребує забагато роботи на цій статті',
  },
  fates: {
    alerted: 'сповіщено',
    joined: 'долучено до сповіщення',
    updated: 'сповіщення оновлено',
    'too-old': 'застаре',
    'first-poll': 'було у стрічці ще до її додавання',
    muted: 'приглушено',
    'other-language': 'іншою мовою',
    'held-publishers': 'чекає на більше видань',
    'held-quiet-hours': 'чекає кінця тихих годин',
    'held-digest': 'чекає дайджесту',
    'held-overflow': 'понад годинний ліміт',
    'held-late': 'чекає дайджесту пропущеного',
  },
  quotesOfWhat: 'Напишіть, чиї цитати або які слова шукати: /news quotes Зеленський',
  noQuotes: 'В архіві немає цитат цього мовця або з цими словами.',
  saidBy: (speaker) => `Цитати, спершу найновіші: ${speaker}`,
  saidWords: (words) => `Цитати зі словами: ${words}`,
  checkWhat: 'Напишіть сказані слова: /news check «…»',
  noWords: 'У цьому повідомленні немає слів, які можна перевірити.',
  checkVerbatim: 'Дослівно: ці слова є в архіві.',
  checkPart: 'Дослівно, але це частина довшої цитати: прочитайте, що стоїть поруч.',
  checkAltered: 'Змінено: в архіві інакше.',
  checkOtherSpeaker: (said, asked) =>
    `Це слова іншої людини: ${said ?? 'мовця не встановлено'}${asked === '' ? '' : `, а не ${asked}`}.`,
  checkNotFound:
    'В архіві немає цитати з цими або схожими словами. Це не означає, що їх ніколи не було сказано.',
  speakerUnknown: (asked) => `Архів не знає, хто це сказав, тож і чи це ${asked}.`,
  firstSeen: 'Уперше',
  alsoIn: 'Також',
  difference: ({ claimed, original }) => {
    if (original === '') return `додано «${claimed}»`;
    return claimed === '' ? `пропущено «${original}»` : `«${claimed}» замість «${original}»`;
  },
  sources: (amount) => count(amount, 'джерело', 'джерела', 'джерел'),
  alertsHere: (amount) => (amount === 0 ? 'тут не сповіщали' : alerts(amount)),
  andMore: (amount) => `і ще ${amount}`,
  reprintOf: (publisher) => `передрук: ${publisher}`,
  notCounted: 'не враховується',
  whatIsWrong: 'Що не так із цим сповіщенням?',
  choose: 'Виберіть',
  verdicts: {
    'not-relevant': 'Не стосується теми',
    'wrong-speaker': 'Не той мовець',
    'wrong-words': 'Не ті слова',
    duplicate: 'Повтор',
    'old-news': 'Стара новина',
  },
  reportTaken: (verdict) => `Дякуємо: «${verdict}» записано.`,
  reportedAlready: 'Ви вже повідомили про це сповіщення.',
  muted: (title, by) => `Приглушено, ${by}: тут більше не буде нічого про «${title}».`,
  unmuted: (title, by) => `Більше не приглушено, ${by}: «${title}».`,
  undo: 'Скасувати зміну',
  undone: 'Зміну скасовано.',
  noWatch: (name) => `Правила з назвою «${name}» тут немає.`,
  whichWatch: 'Напишіть назву правила так, як її показує /watch list.',
  notYourWatch: (name) =>
    `«${name}» належить усій інсталяції й діє не лише тут: його змінюють ті, хто нею керує.`,
  noWatchesYet: 'Правил ще немає: створіть перше командою /watch add.',
  noWatchesToSee: 'Тут немає правил, які ви могли б бачити.',
  chooseWatch: 'Виберіть правило',
  paused: 'призупинено',
  statistics: ({ alerts, alertsPerDay, precision }) => {
    const told = `${rate(alertsPerDay)} сповіщення на день`;
    if (alerts === 0) return told;
    return `${told}, ${precision === undefined ? 'скарг немає' : `точність ${Math.round(precision * 100)} %`}`;
  },
  edit: 'Змінити',
  pause: 'Призупинити',
  resume: 'Відновити',
  history: 'Історія',
  remove: 'Вилучити',
  isPaused: (name) => `Правило «${name}» призупинено.`,
  isResumed: (name) => `Правило «${name}» діє.`,
  removed: (name) => `Правило «${name}» вилучено. Його сповіщення залишаються.`,
  isBack: (name) => `Правило «${name}» повернуто.`,
  restored: (name) => `Правило «${name}» знову таке, як було.`,
  restoreVersion: 'Повернути версію',
  changedMeanwhile: (name) =>
    `Правило «${name}» відтоді змінено. Хто це зробив, покаже /watch history.`,
  actions: {
    'watch.add': 'додано',
    'watch.edit': 'змінено',
    'watch.apply': 'взято з файлів',
    'watch.pause': 'призупинено',
    'watch.resume': 'відновлено',
    'watch.remove': 'вилучено',
    'watch.undo': 'повернуто',
  },
  commandLine: 'командний рядок',
  somebody: 'хтось',
  addTitle: 'Нове правило',
  editTitle: 'Змінити правило',
  tryIt: 'Випробувати',
  fields: UKRAINIAN_FIELD_NAMES,
  hints: HINTS,
  queryHint: (concepts) => `Слова, "фрази", AND, OR, NOT. Поняття: ${concepts || 'ще немає'}`,
  mentionHints: {
    slack: 'Ідентифікатор групи, наприклад S0123. Порожньо: нікого.',
    discord: 'Ідентифікатор ролі, наприклад 112233445566778899. Порожньо: нікого.',
    console: HINTS.mention,
  },
  modes: { instant: 'Одразу', digest: 'Дайджест' },
  visibilities: { everyone: 'усі', channel: 'його канали', admins: 'адміністратори' },
  tooLongForForm: (consoleUrl) =>
    `У цьому правилі є текст, задовгий для форми, а обрізаний він означав би інше. ${
      consoleUrl === undefined
        ? 'Змініть його командою newsdesk watch edit або налаштуйте вебконсоль.'
        : `Змініть його у вебконсолі: ${consoleUrl}`
    }`,
  notYourChannel: (destination) =>
    `Тут немає такого каналу${destination === '' ? '' : `: ${destination}`}.`,
  nameTaken: (name) => `Правило «${name}» уже є.`,
  noMassMention: 'Правило не може кликати всіх.',
  trialOf: (name) => `Випробування «${name}»: ще нічого не збережено`,
  alertsADay: ({ perDay, alerts: amount, days }) =>
    `За останні ${count(days, 'день', 'дні', 'днів')} було б ${alerts(amount)}: ${rate(perDay)} на день.`,
  trialCut: 'Запит збігається так часто, що далі назад випробування не заглядає.',
  gainedAndLost: (gained, lost) =>
    `Порівняно зі збереженим запитом: ${items(gained)} більше, ${items(lost)} менше`,
  toldElsewhere: 'сповіщає в іншому місці',
  save: 'Зберегти',
  change: 'Змінити',
  discard: 'Відкинути',
  saved: (name) => `Правило «${name}» збережено.`,
  discarded: 'Відкинуто: нічого не змінено.',
  draftGone: 'Це вже збережено чи відкинуто, або минула доба. Почніть знову.',
  conflict: (name) => `Поки ви писали, правило «${name}» змінили`,
  savedBy: (who, version) => `Версія ${version}, ${who}:`,
  yours: 'Ваше:',
  saveOver: 'Зберегти моє замість цього',
  keepTheirs: 'Залишити їхнє',
  testWhat: 'Напишіть, що випробувати: /watch test @nato AND київ',
  withdrawHow:
    'Напишіть /news withdraw <id> <причина>. Ідентифікатор новини чи цитати стоїть під нею дрібним шрифтом.',
  reasonTooLong: (charactersMax) =>
    `Причину показано в кожному сповіщенні: щонайбільше ${charactersMax} символів.`,
  withdrawn: (what, amount) => `Відкликано: ${what}. Змінено: ${alerts(amount)}.`,
  withdrawnHereAlone: 'Лише в каналах цього робочого простору: архів спільний для всіх.',
  feedsAreHouse: 'Стрічки спільні для всієї інсталяції: їх змінюють ті, хто нею керує.',
  feedsHow: 'Напишіть /watch feeds list, /watch feeds add <url> або /watch feeds remove <url>.',
  noFeeds: 'Стрічок ще немає: додайте першу командою /watch feeds add <url>.',
  whichFeed: 'Напишіть адресу стрічки або сайту.',
  notAnAddress: (url) => `«${url}» не є адресою: напишіть https://…`,
  feedUnreachable: (url, why) => `Не вдалося прочитати ${url}: ${why || 'немає документа'}`,
  noFeedAt: (url) => `За адресою ${url} стрічки не знайдено.`,
  noSuchFeed: (url) => `Стрічки з адресою ${url} немає.`,
  feedAdded: (publisher, amount) => `Додано: ${publisher}, зараз там ${items(amount)}.`,
  otherFeeds: 'Там є ще стрічки:',
  feedRemoved: (publisher) => `${publisher} більше не читається. Матеріали залишаються.`,
  feedNotAskedYet: 'ще не опитана',
  feedWell: (itemsPerWeek) => `${items(Math.round(itemsPerWeek))} на тиждень`,
  consoleIsHouse: 'Вебконсоль показує всю інсталяцію: посилання мають ті, хто нею керує.',
  consoleOff: 'Вебконсоль тут вимкнено. Її вмикають NEWSDESK_WEB_URL і PORT.',
  consoleLink: 'Це посилання впускає вас один раз упродовж п’яти хвилин. Воно лише для вас.',
  openConsole: 'Відкрити консоль',
  welcomeTitle: 'Newsdesk уже тут',
  welcomeText: (prefix) =>
    `Він читає новинні стрічки й сповіщає про те, за чим стежать ваші правила: одне сповіщення на новину, зі стислим викладом і головними цитатами. Почніть із трьох кроків; решту покаже /${prefix}news help.`,
  rightsMissing: 'Newsdesk бракує деяких дозволів:',
  chooseChannel: 'Вибрати канал',
  chooseWatches: 'Вибрати правила',
  sendSample: 'Надіслати зразок',
  channelChosen: (destination) => `Нові правила сповіщатимуть у ${destination}.`,
  channelFirst: 'Спершу виберіть канал.',
  noneOffered: 'Усі правила, що йдуть разом із Newsdesk, уже тут. Нове створить /watch add.',
  whichShipped: 'Які з правил, що йдуть разом із Newsdesk, узяти? Вибирайте по одному.',
  watchTaken: (name, destination) => `Правило «${name}» тепер ваше й сповіщає в ${destination}.`,
  sampleSent: (destination) => `Зразок сповіщення стоїть у ${destination}.`,
  sampleNotSent: (destination, reason) =>
    `Зразок не дійшов до ${destination}: ${reason || 'платформу не налаштовано'}.`,
  sampleHint: () =>
    'Перевірте, чи Newsdesk додано до каналу і чи може він там писати: newsdesk check каже, чого бракує.',
  watchesTitle: 'Правила',
  latestTitle: 'Останні сповіщення',
  healthTitle: 'Стан',
  feedsHealth: (amount, ill) =>
    ill === 0
      ? `${feeds(amount)}, усе гаразд.`
      : `Потребують уваги: ${ill} з ${amount}. Дивіться /watch feeds list`,
  platformOff: (platform) => `Немає зв’язку з ${platform}.`,
  addWatch: 'Додати правило',
  languageButton: 'In English',
};
