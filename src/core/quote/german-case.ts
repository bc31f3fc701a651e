import { genderOfGermanBody, genderOfGermanRole } from './grammar/german-gender.ts';
import { type Gender, isRoleWord } from './grammar/grammar.ts';
import type { Item, Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';

/** Articles and possessives of a case that no subject has, whatever the noun. */
const OBLIQUE =
  /^(?:dem|den|des|(?:dies|jed|jen|(?:k|m|s)?ein|ihr|unser|manch)e(?:m|n|s)|zum|zur|beim|vom|im|am|ins|ans)$/u;
/** Before a woman's noun these are genitive or dative; before a man's they are the nominative or cannot stand. */
const OBLIQUE_OF_FEMALE = /^(?:der|(?:dies|jed|jen|(?:k|m|s)?ein|ihr|unser|manch)er)$/u;
const DETERMINER =
  /^(?:d(?:er|ie|as|em|en|es)|(?:dies|jed|jen|manch)e[mnrs]?|(?:k|m|s)?ein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|unser(?:e[mnrs]?)?|deren|dessen)$/u;
const ADJECTIVES_MAX = 3;
/** «31 Unternehmen», "mehrere Verbände". */
const COUNT =
  /^(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dutzend|dutzende|hunderte|mehrere|mehreren|viele|vielen|einige|einigen|beide|beiden|etliche|zahlreiche|zahlreichen|verschiedene|diverse|manche|sämtliche|alle|andere)$/u;

const MANY =
  /(?:beiräte|betriebsräte|betriebe|ungen|schaften|verbände|vereine|firmen|behörden|kassen|banken|parteien|gerichte|ämter|gruppen|initiativen|gemeinden|kirchen|kommunen|kammern|ministerien)$/u;

/** The article or possessive before a phrase, over the adjectives between; '' where none stands. */
export function determinerBefore(items: readonly Item[], from: number): string {
  for (let at = from - 1; at >= from - 1 - ADJECTIVES_MAX; at--) {
    const item = items[at];
    if (item?.kind !== 'word' || item.sentence !== items[from]?.sentence) return '';
    if (DETERMINER.test(item.lower)) return item.lower;
    if (item.isCapital || !/e[nrsm]?$/u.test(item.lower)) return '';
  }
  return '';
}

/** A phrase with what German articles and counts show of its case, gender and number. */
export function inGerman(passage: Passage, mention: Mention): Mention {
  if (passage.grammar.language !== 'de' || mention.kind === 'pronoun') return mention;
  const isCounted = mention.kind === 'organisation' || mention.kind === 'role';
  const isMany = isCounted && isManyInGerman(passage, mention.from, mention.head);
  const isNamed = mention.kind === 'name' && mention.gender === 'any' && mention.role !== '';
  const byArticle = isNamed ? genderByArticle(passage, mention) : mention.gender;
  return {
    ...mention,
    isOblique: mention.isOblique || isObliqueInGerman(passage, mention),
    gender: isMany ? 'plural' : byArticle,
  };
}

/** Whether the article, with the noun's gender, shows a case that no subject has: "der Reporterin", "den estnischen Minister". */
function isObliqueInGerman({ items, grammar }: Passage, mention: Mention): boolean {
  const determiner = determinerBefore(items, mention.from);
  if (determiner === '') return false;
  // "dieses Amt" may be the subject.
  if (OBLIQUE.test(determiner)) return !/^(?:dies|jed|jen)es$/u.test(determiner);
  if (!OBLIQUE_OF_FEMALE.test(determiner)) return false;
  if (mention.kind === 'organisation') return genderOfGermanBody(mention.head) === 'female';
  if (mention.kind !== 'role' && mention.kind !== 'name') return false;
  const head = mention.kind === 'role' ? mention.head : headOfRole(mention, grammar);
  if (head === undefined) return false;
  return genderOfGermanRole(head, '') === 'female' || isWeak(head);
}

/** "der Abgeordneten": what is declined like an adjective ends in -e in the nominative. */
function isWeak(head: string): boolean {
  return /(?:ige|nde|nete|te|iche|ene)n$/u.test(head);
}

/** The gender that the article before a named role shows where the noun does not: "die Abgeordnete Kim Vogt". */
function genderByArticle({ items, grammar }: Passage, mention: Mention): Gender {
  const head = headOfRole(mention, grammar);
  if (head === undefined || genderOfGermanRole(head, '') !== 'any') return 'any';
  const determiner = determinerBefore(items, mention.from);
  if (/^(?:die|eine|seine|ihre|unsere|diese)$/u.test(determiner)) return 'female';
  if (!/^(?:der|dieser)$/u.test(determiner)) return 'any';
  if (isWeak(head)) return 'female';
  return head.endsWith('e') ? 'male' : 'any';
}

/** "Die Elternbeiräte der Grundschule", "die Verkehrsbetriebe Halstedt": no count, and a name of their own. */
export function isNamedMany({ items }: Passage, mention: Mention): boolean {
  return determinerBefore(items, mention.from) === 'die' && /\s\p{Lu}/u.test(mention.role);
}

function headOfRole(mention: Mention, grammar: Passage['grammar']): string | undefined {
  return mention.role
    .toLowerCase()
    .split(/\s+/)
    .find((word) => isRoleWord(word, grammar))
    ?.split('-')
    .at(-1);
}

/** Whether a body's noun stands in the plural, as a count before it or its ending shows. */
function isManyInGerman({ items }: Passage, from: number, head: string): boolean {
  let at = from - 1;
  while (at >= from - 2 && items[at]?.kind === 'word' && /e[nr]$/u.test(items[at]?.lower ?? '')) {
    if (COUNT.test(items[at]?.lower ?? '')) return true;
    at--;
  }
  const item = items[at];
  // "am 1. Oktober", "20 Uhr": a number before a body is a count of bodies.
  if (item?.kind === 'number' && /^\d{1,3}$/u.test(item.text) && item.text !== '1') return true;
  if (COUNT.test(item?.lower ?? '')) return true;
  return MANY.test(head);
}
