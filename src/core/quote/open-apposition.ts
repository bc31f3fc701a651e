import type { Grammar } from './grammar/grammar.ts';
import type { Item, Passage } from './lay-out.ts';

const WORDS_MAX = 12;
/** Shorter ones are abbreviations: "p.o.". */
const NOUN_LENGTH_MIN = 3;
/** A moment is set after a name as a trade is: "said Solvang, a day after the vote". */
const MOMENT =
  /^(?:days?|weeks?|months?|years?|hours?|minutes?|moments?|mornings?|evenings?|nights?|ago|jour|soir|matin|heure|semaine|mois|an|année|tag|woche|monat|jahr|stunde|abend|morgen|nacht|день|тиждень|рік|година|вечір|ранок|неделя|год|час|вечер|утро|месяц|місяць|dzień|tydzień|rok|godzina|wieczór|miesiąc)$/u;
/** Prepositions with which a trade goes on: "of the council", "with the 12th brigade". */
const GOES_ON =
  /^(?:of|at|for|with|to|from|in|on|by|de|du|des|à|au|aux|en|par|chez|dans|aus|von|vom|im|in|am|an|bei|beim|der|für|з|із|зі|у|в|при|из|с|на|z|ze|w|we|przy)$/u;
/** What opens a clause about the manner of speaking and not a trade, by how the word ends. */
const MANNER: Readonly<Record<string, RegExp>> = {
  en: /(?:ing|ed|ly|s|en)$/u,
  de: /(?:end|t)$/u,
  fr: /(?:ant|ment|é|ée|u|ue|s|x)$/u,
  uk: /(?:чи|ши|сь|о|у|ю|і|и|ій|ий|ою|ом|ем|ам|ах)$/u,
  ru: /(?:ши|сь|я|в|о|у|ю|е|и|ый|ий|ой|ом|ем|ам|ах|ым|им)$/u,
  pl: /(?:ąc|szy|o|ą|ę|y|i|e|em|om|u|ie)$/u,
};
/** Finite verbs; the grammar's own pattern, made for the place beside a quote, takes nouns too. */
const FINITE: Readonly<Record<string, RegExp>> = {
  en: /^(?:is|was|are|were|has|had|will|would|can|could|did|does)$/u,
  de: /^(?:ist|war|sind|waren|hat|hatte|haben|wird|werden|kann|soll)$/u,
  fr: /^(?:est|était|sont|ont|avait|sera|peut|doit)$/u,
  uk: /(?:[аиіїуюяй]в|[аиіїуюяйшгк]л[аои]|ть|ться|вся|ася|ися|ося|ає|є)$/u,
  ru: /(?:[аеиоуыюяшгк]л[аои]?|[аеияую]т|ют|лся|лась|лись|тся)$/u,
  pl: /(?:ł|ła|li|ły|ło|uje|ują|ają|ano|ono|się|jest|są|ma|mają)$/u,
};
/** Short participles of Russian and Ukrainian: «переданы», «настроен», «передано». */
const PREDICATE = /(?:[аяеё]н[ыоаи]|роен|влен|шен|д[её]н|чен|жен|зван|бран)$/u;
const ATTRIBUTE = /e[nrsm]?$|^(?:einst|früher|ehemals|zuletzt|lange|damals|selbst)$/u;
/** Without an article or a preposition one word alone may be anything: "said Solvang, arms akimbo". */
const NEEDS_MORE = /^(?:en|fr)$/u;

/**
 * The phrase set after a name that says what a person is by a noun in no list: "Solvang, a sapper with the 12th
 * brigade,". It opens like a noun phrase, has no verb, and is closed by a comma or the sentence's end. Undefined where it
 * may be manner, place or time.
 */
export function openApposition(
  { items, grammar }: Passage,
  from: number,
): { from: number; to: number; head: number } | undefined {
  let at = from;
  const hasArticle = grammar.articles.has(items[at]?.lower ?? '');
  if (hasArticle) at++;
  const opening = at;
  // German adjectives before a noun have an ending: "vermisst dagegen Betten" is the sentence's verb.
  const isSmall = items[at]?.kind === 'word' && items[at]?.isCapital === false;
  if (grammar.language === 'de' && isSmall && !ATTRIBUTE.test(items[at]?.lower ?? ''))
    return undefined;
  let head = -1;
  let isHeadClosed = false;
  for (; at < from + WORDS_MAX; at++) {
    const item = items[at];
    if (item === undefined || item.sentence !== items[from]?.sentence) break;
    if (item.kind === 'mark') {
      // "12. brygady": the stop of an ordinal.
      if (/^[’'-]$/u.test(item.text) || items[at - 1]?.kind === 'number') continue;
      break;
    }
    if (item.kind === 'number' && isHeadClosed) continue;
    if (item.kind !== 'word') return undefined;
    if (GOES_ON.test(item.lower) && at > opening) {
      isHeadClosed = true;
      continue;
    }
    if (isNoNoun(item, grammar) && !isHeadClosed) return undefined;
    if (grammar.clauseWords.has(item.lower) && !grammar.articles.has(item.lower)) return undefined;
    if (grammar.cue.test(item.lower) && !item.isCapital && item.lower !== 'state') return undefined;
    // «За словами Олени Бойко, міст коштував …»: a clause of its own.
    // «Один из них, Артур Жилин, дал показания»: the predicate.
    const isCyrillic = grammar.language === 'ru' || grammar.language === 'uk';
    if (at === opening && isCyrillic && PREDICATE.test(item.lower)) return undefined;
    const canBeVerb = at > opening || (isCyrillic && !grammar.role.test(item.lower));
    if (canBeVerb && !item.isCapital && FINITE[grammar.language]?.test(item.lower) === true)
      return undefined;
    if (!isHeadClosed && isHead(item, grammar, head)) head = at;
    // Outside English what follows the noun belongs to it: «завгосп школи».
    if (grammar.isInflected && head !== -1) isHeadClosed = true;
  }
  const end = items[at];
  const isClosed =
    end === undefined || end.sentence !== items[from]?.sentence || /^[,.]$/u.test(end.text);
  const noun = items[head]?.lower ?? '';
  if (!isClosed || noun.length < NOUN_LENGTH_MIN) return undefined;
  if (MOMENT.test(noun) || MANNER[grammar.language]?.test(noun) === true) return undefined;
  if (NEEDS_MORE.test(grammar.language) && !hasArticle && !isHeadClosed) return undefined;
  return { from, to: at, head };
}

/** English sets the head last ("night watchman"), German writes it large, the others set it first. */
function isHead(item: Item, grammar: Grammar, head: number): boolean {
  if (grammar.language === 'en') return item.kind === 'word' && item.text !== 's';
  if (grammar.language === 'de') return head === -1 && item.isCapital;
  return head === -1 && !item.isCapital;
}

function isNoNoun({ lower, isCapital }: Item, grammar: Grammar): boolean {
  return (
    grammar.prepositions.has(lower) ||
    grammar.objectPronouns.has(lower) ||
    grammar.possessives.has(lower) ||
    grammar.pronouns[lower] !== undefined ||
    (grammar.stopWords.has(lower) && lower !== 'state' && !isCapital)
  );
}
