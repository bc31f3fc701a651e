import type { Item, Passage } from './lay-out.ts';

const ANONYMITY =
  /^(?:анонимн|анонімн|anonim|anonym|знакомый|знакомая|знайомий|знайома|близк|близьк|пожелавш|побажа|попросивш|просит|просить|називати$|называть$|proszą|prosi|chcąc|неназван|unnamed|authorized|authorised|genannt)/u;
/** «на умовах анонімності», "under condition of anonymity": beside the verb or behind the phrase, without a comma. */
const CONDITION = /^(?:анонімн|анонимн|anonim)/u;
const CONDITION_ITEMS_MAX = 6;
/** «Високопоставлений чиновник»: who is called so is new and stays without a name. */
const HIGH_PLACED =
  /^(?:високопоставлен|высокопоставлен|неназван|непойменован|анонімн|анонимн|anonimow)/u;
/** «Своє прізвище він просив не називати»: the next sentence says it. */
const OWN_NAME = /^(?:прізвищ|ім[’']я$|імен[іи]?$|фамили|им[яе]|nazwisk|imi[eę])/u;
const WITHHELD = /^(?:назива|называ|вказува|указыва|розголошу|разглаша|ujawnia|podawa|podać)/u;
const NEXT_ITEMS_MAX = 14;

/** Whether the article says of somebody that he is not named: in the phrase behind him, or in the sentence that follows. */
export function hasAnonymityMark(passage: Passage, from: number, to: number): boolean {
  const { items, grammar } = passage;
  const sentence = items[from]?.sentence;
  if (hasClause(items, to)) return true;
  if (!grammar.isInflected) return false;
  if ([from, from - 1].some((at) => HIGH_PLACED.test(items[at]?.lower ?? ''))) return true;
  const isHere = (item: Item): boolean => item.sentence === sentence && item.kind === 'word';
  const around = [
    ...items.slice(Math.max(0, from - CONDITION_ITEMS_MAX), from),
    ...items.slice(to, to + CONDITION_ITEMS_MAX),
  ].filter(isHere);
  return (
    around.some(({ lower }) => CONDITION.test(lower)) ||
    isWithheldNext(passage, (sentence ?? 0) + 1)
  );
}

/** "dyplomata, chcący zachować anonimowość", «чиновник, знакомый с планами»: somebody who is not named. */
function hasClause(items: readonly Item[], to: number): boolean {
  let comma = to;
  while (comma < to + 6 && items[comma]?.kind === 'word') comma++;
  if (items[comma]?.text !== ',') return false;
  for (let at = comma + 1; at < comma + 8; at++) {
    const item = items[at];
    if (item?.kind !== 'word' || item.sentence !== items[to]?.sentence) return false;
    if (ANONYMITY.test(item.lower)) return true;
  }
  return false;
}

function isWithheldNext({ items, sentences }: Passage, sentence: number): boolean {
  const { from = 0, to = 0 } = sentences[sentence] ?? {};
  const words = items.slice(from, Math.min(to, from + NEXT_ITEMS_MAX)).map(({ lower }) => lower);
  const isNegated = words.some((word) => /^(?:не|nie)$/u.test(word));
  return (
    isNegated &&
    words.some((word) => OWN_NAME.test(word)) &&
    words.some((word) => WITHHELD.test(word))
  );
}
