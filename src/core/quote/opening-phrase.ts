import { FRENCH_PRENOMINAL } from './french-phrases.ts';
import { type Grammar, isRoleWord } from './grammar/grammar.ts';
import type { Item } from './lay-out.ts';

const POLISH_ADJECTIVE =
  /^\p{L}{2,}(?:[^i]ne|owe|owa|owy|czny|czna|lny|lna|jny|jna|ejsze|ejszy|ejsza|we)$/u;
/** What ends so is no verb of the third person. */
const POLISH_NOUN =
  /(?:nia|cia|ści|ość|acja|acje|cje|tki|tka|ory|ony|iki|iny|enty|isty|ty|ki|cy|dy|wy|ry|by|ek|or|er|ent|ów|sa|ta|da|stwo|stwa|ego|ych)$/u;

/** «Grosse colère au syndicat», «Premier client de l’usine», "Nieoficjalne doniesienia": whether a capital is an adjective of the noun behind it. */
export function opensPhrase(first: Item, next: Item | undefined, grammar: Grammar): boolean {
  const { language, cue, isInflected } = grammar;
  if (next?.kind !== 'word' || next.isCapital) return false;
  if (language === 'fr' && FRENCH_PRENOMINAL.test(first.lower)) return true;
  // "Kamienna zwolniła", «Vinci juge»: a name and its verb.
  const isAdjective = language === 'pl' && POLISH_ADJECTIVE.test(first.lower);
  if (isAdjective && POLISH_NOUN.test(next.lower) && !cue.test(next.lower)) return true;
  const isNoun = isInflected || (language === 'fr' && !cue.test(next.lower));
  // "Tauron tłumaczy": a verb that looks like a noun's plural.
  const canBeVerb = language === 'pl' && /^tłumacz(?:y|ą)$/u.test(next.lower);
  return isNoun && !canBeVerb && isRoleWord(next.lower, grammar);
}
