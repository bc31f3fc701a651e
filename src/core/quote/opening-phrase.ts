import { FRENCH_PRENOMINAL } from './french-phrases.ts';
import { type Grammar, isRoleWord } from './grammar/grammar.ts';
import type { Item } from './lay-out.ts';
import { knownFirstName, stemOf } from './name-forms.ts';

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

/** «Далі пікап іде наосліп»: what could be «Дала» in another case, where nobody of that name is spoken of and no verb follows. */
export function isFormOfNobody(
  bare: string,
  next: Item | undefined,
  { grammar, seenStems }: { readonly grammar: Grammar; readonly seenStems: ReadonlySet<string> },
): boolean {
  const given = knownFirstName(bare, grammar)?.name.toLowerCase();
  const isForm = given !== undefined && given !== bare && !seenStems.has(stemOf(bare));
  return isForm && next?.kind === 'word' && !grammar.verb.test(next.lower);
}
