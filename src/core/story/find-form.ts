/**
 * Forms of journalism that are no report of one event, by their titles: digests and round-ups, a day's rolling
 * blog, opinion. Six languages, compiled from the names that such pieces carry.
 */
const ROUND_UP =
  /(?<!\p{L})(?:(?:(?:morning|evening|daily|weekly|news|world|europe|ukraine|war)\s+)(?:digest|briefing|brief|round-?up|wrap|bulletin)|digest|round-?up|news in brief|in brief|at a glance|top stories|newsletter|(?:day|week|weekend|month|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday) in (?:\p{L}+ ){0,2}(?:lines|stories|numbers|pictures|photos|words|review|brief)|(?:five|ten|six|seven|\d+) things|(?:what|all) (?:happened|you need to know) (?:today|this|on)|дайджест|(?:головн|важлив)\p{L}* (?:новин\p{L}* )?(?:за|про) |(?:день|тиждень) (?:у|в) |підсумки (?:дня|тижня|доби)|(?:главн|важн)\p{L}* (?:новост\p{L}* )?(?:за|к) |итоги (?:дня|недели)|(?:день|неделя) в |przegląd (?:dnia|prasy|tygodnia|wydarzeń)|podsumowanie (?:dnia|tygodnia)|w skrócie|w pigułce|najważniejsze (?:wydarzenia|informacje)|(?:nachrichten|meldungen|der tag|die woche|das wichtigste|news) (?:am|im|vom|in) |im überblick|kurzmeldungen|kurz gemeldet|kurz und knapp|in kürze|presseschau|tagesrückblick|wochenrückblick|l'essentiel|en bref|revue de presse|récap|l'actualité (?:du|de la)|la (?:journée|semaine) en|ce qu'il faut retenir)/iu;
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
const QUOTED = /[“„«"][^“„«»”"]{0,600}[”“»"]/gu;
const TEXT_LENGTH_MAX = 1500;

/** Why a piece stands alone, in a few words; undefined when it may belong to a story. */
export function findLoneForm(title: string, text: string, lang: string): string | undefined {
  const read = title.slice(0, TITLE_LENGTH_MAX);
  const said = text.slice(0, TEXT_LENGTH_MAX).replace(QUOTED, ' ');
  if (FIRST_PERSON[lang]?.test(said) === true) return 'a piece in the first person';
  if (ROUND_UP.test(read)) return 'a round-up';
  if (OPINION.test(read)) return 'an opinion piece';
  if (DAYS_BLOG.test(read) && DAYS_COUNT.test(read)) return "a day's live blog";
  return undefined;
}
