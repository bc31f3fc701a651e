/**
 * Forms of journalism that are no report of one event, by their titles: digests and round-ups, a day's rolling
 * blog, opinion. Six languages, compiled from the names that such pieces carry.
 */
const ROUND_UPS: readonly RegExp[] = [
  /(?<!\p{L})(?:morning|evening|daily|weekly|midday|noon|night|news|world|europe|ukraine|war) (?:digest|briefing|brief|round-?up|wrap|bulletin|headlines)(?!\p{L})/iu,
  /(?:^|[:|–—-] ?)(?:the )?(?:digest|briefing|round-?up|news in brief|in brief|top stories|newsletter)(?!\p{L})/iu,
  /(?<!\p{L})(?:round-?up|news in brief|at a glance)(?=$| ?[:|–—-])/iu,
  /(?<!\p{L})(?:day|week|weekend|month|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:['’]s news)? in (?:\p{L}+ ){0,2}(?:lines|stories|numbers|pictures|photos|words|review|brief)(?!\p{L})/iu,
  /(?<!\p{L})(?:(?:three|four|five|six|seven|eight|ten|\d{1,2}) things to know|what (?:happened|(?:you need )?to know) (?:today|this|on))(?!\p{L})/iu,
  /(?<!\p{L})(?:дайджест|(?:головн|важлив|главн|важн)\p{L}* (?:(?:новин|новост|поді|событи)\p{L}* )?(?:за|к) (?:день|добу|ніч|тиждень|сутки|ночь|неделю|утру|ранок|понеділок|вівторок|середу|четвер|п['’ʼ]ятницю|суботу|неділю|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|(?:підсумки|итоги) (?:дня|тижня|доби|недели|суток)|(?:день|тиждень|неделя) (?:у|в) (?:новин|цифр|фото|рядк|новост|строк)\p{L}*)/iu,
  /(?<!\p{L})(?:przegląd (?:dnia|prasy|tygodnia|wydarzeń)|podsumowanie (?:dnia|tygodnia)|(?:dzień|tydzień) w (?:skrócie|pigułce|liczbach)|najważniejsze (?:wydarzenia|informacje) (?:dnia|tygodnia|z))(?!\p{L})/iu,
  /(?<!\p{L})(?:(?:nachrichten|meldungen|der tag|die woche|das wichtigste) (?:am (?:morgen|mittag|abend|\p{L}+tag)|im überblick|vom (?:tag|\p{L}+tag)|in (?:kürze|bildern|zahlen))|kurzmeldungen|kurz (?:gemeldet|und knapp)|presseschau|tagesrückblick|wochenrückblick)(?!\p{L})/iu,
  /(?<!\p{L})(?:l['’]essentiel (?:de|du)|l['’]actu(?:alité)? (?:de|du|en)|en bref|revue de presse|le récap|la (?:journée|semaine) en (?:bref|images|chiffres)|ce qu['’]il faut retenir)(?!\p{L})/iu,
];
const DAYS_BLOG =
  /(?:^|[\s:|–—-])(?:live(?:blog| blog| updates)?|rolling|онлайн|наживо|хроніка|хроника|relacja(?: na żywo)?|na żywo|live-?ticker|ticker|en direct|direct)(?!\p{L})/iu;
const DAYS_COUNT =
  /(?<!\p{L})(?:day|день|дня|доба|dzień|tag|jour) (?:№ ?)?\d[\d.,\s]*\d|\d-?[йа]? (?:день|доба|дня)|\d[.] (?:tag|dzień)|\d[eè]me jour|(?<!\p{L})(?:mon|tues|wednes|thurs|fri|satur|sun)day[’']s/iu;
const OPINION =
  /^(?:opinion|comment|commentary|editorial|op-ed|column|leader|letters?|думка|колонка|погляд|мнение|колонка|opinia|komentarz|felieton|meinung|kommentar|leitartikel|kolumne|gastbeitrag|tribune|éditorial|chronique|le billet)\s*[:|–—-]/iu;
const TITLE_LENGTH_MAX = 300;

/** A writer who speaks of himself outside quotation marks argues; a report does not. */
const FIRST_PERSON: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{Lu}[\p{L}.]* )(?<![\p{L}.’'])I(?:[’'](?:m|ve|d|ll))? \p{Ll}/u,
  uk: /(?<!\p{L})(?:я|мені|на мою думку) \p{Ll}/iu,
  ru: /(?<!\p{L})(?:я|мне|по-моему) \p{Ll}/iu,
  pl: /(?<!\p{L})(?:moim zdaniem|uważam|myślę|mnie) /iu,
  de: /(?<!\p{L})ich \p{Ll}/iu,
  fr: /(?<!\p{L})(?:je |j['’]|à mon avis)\p{Ll}/iu,
};
/** What a text must have before its patterns are worth trying: most reports have none of it. */
const FIRST_PERSON_SIGNS: Readonly<Record<string, readonly string[]>> = {
  en: ['I ', 'I’', "I'"],
  uk: ['я ', 'мені ', 'на мою думку '],
  ru: ['я ', 'мне ', 'по-моему '],
  pl: ['moim zdaniem ', 'uważam ', 'myślę ', 'mnie '],
  de: ['ich '],
  fr: ['je ', 'j’', "j'", 'à mon avis'],
};
const QUOTED = /[“„«"][^“„«»”"]{0,600}[”“»"]/gu;
const TEXT_LENGTH_MAX = 1500;

/** Why a piece stands alone, in a few words; undefined when it may belong to a story. */
export function findLoneForm(title: string, text: string, lang: string): string | undefined {
  const read = title.slice(0, TITLE_LENGTH_MAX);
  if (isFirstPerson(text.slice(0, TEXT_LENGTH_MAX), lang)) return 'a piece in the first person';
  if (ROUND_UPS.some((pattern) => pattern.test(read))) return 'a round-up';
  if (OPINION.test(read)) return 'an opinion piece';
  if (DAYS_BLOG.test(read) && DAYS_COUNT.test(read)) return "a day's live blog";
  return undefined;
}

function isFirstPerson(text: string, lang: string): boolean {
  // English writes its own with a capital; the others may open a sentence with one.
  const searched = lang === 'en' ? text : text.toLowerCase();
  if (FIRST_PERSON_SIGNS[lang]?.some((sign) => searched.includes(sign)) !== true) return false;
  return FIRST_PERSON[lang]?.test(text.replace(QUOTED, ' ')) === true;
}
