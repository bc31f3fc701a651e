import type { Grammar } from './grammar/grammar.ts';
import type { Item } from './lay-out.ts';

const BODY_WORDS_MAX = 10;
/** Adjectives behind a body: Union africaine, Cour suprême, Haut Conseil des finances publiques. */
const ADJECTIVE =
  /^\p{L}*(?:ain|aine|al|ale|aux|ique|suprême|maritime|légitime|if|ive|aire|ier|ière|uel|uelle|ionnel|ionnelle|iste|paysan|paysanne|citoyen|citoyenne|publi[cq](?:ue)?|étrangère|libre|uni|unie|vert|verte|civil|civile|rural|adjoint|adjointe|mixte|populaire|haut|haute)s?$/u;
const VERB =
  /^(?:arrive|active|motive|cultive|prive|dérive|dégaine|fabrique|applique|implique|pique|communique|complique|revendique|abdique|pratique)$/u;
/** Where somebody or something comes from; before "des" it is no verb: «le ministre français des Affaires étrangères». */
export const FRENCH_DEMONYM =
  /^(?!jamais|désormais|relais|palais|marais|rabais|parfois|autrefois|quelquefois|toutefois|bien|combien|rien|souvent)(?:\p{L}{2,}(?:ais|aise|ois|oise|ien|ienne|éen|éenne|icain|icaine|ol|ole|mand|mande|land|lande)|russe|belge|suisse|turc|turque|grec|grecque|tchèque|slovaque|slovène|serbe|croate|kurde|arabe|letton|lettone|balte|basque|corse|breton|bretonne|wallon|wallonne|bulgare|britannique|monténégrin|monténégrine|philippin|philippine|argentin|argentine|afghan|afghane|ouzbek|kazakh|kazakhe|mexicain|romain|toulousain)s?$/u;

/** Offices that one person holds in a place, and that describe nobody else. */
export const FRENCH_OFFICE =
  /^(?:préfet|préfète|ministre|premier-ministre|président|présidente|procureur|procureure|gouverneur|gouverneure|maire|recteur|rectrice|évêque|archevêque|cardinal|pape|roi|reine|chancelier|chancelière|ambassadeur|ambassadrice|vice-président|vice-présidente|sous-préfet|sous-préfète|commissaire|bâtonnier|bâtonnière)$/u;
/** Ranks and offices that a surname alone follows. */
export const FRENCH_TITLE =
  /^(?:capitaine|lieutenant|lieutenante|commandant|commandante|colonel|colonelle|lieutenant-colonel|général|générale|adjudant|adjudante|adjudant-chef|sergent|sergente|brigadier|brigadière|major|amiral|caporal|inspecteur|inspectrice|commissaire|professeur|professeure|docteur|docteure|juge|président|présidente|ministre|préfet|préfète|procureur|procureure|sénateur|sénatrice|maître|père|frère|abbé|sœur|pasteur|rabbin|imam|monseigneur|cardinal|chancelier|chancelière)$/u;

/** Whether a word behind a noun belongs to it: no verb of saying, no function word, an adjective's ending. */
export function isFrenchAdjective(lower: string, grammar: Grammar): boolean {
  if (grammar.stopWords.has(lower) || grammar.cue.test(lower) || VERB.test(lower)) return false;
  return ADJECTIVE.test(lower) || FRENCH_DEMONYM.test(lower);
}

/** «Médecins sans frontières», «Reporters sans frontières», «Médecins du monde». */
export const WITHOUT_BORDERS = /^(?:sans frontières|du monde)$/u;
/** «la direction, de son côté», «la CGT d’abord»: what "de" opens without a comma and joins to no name. */
const NO_COMPLEMENT =
  /^(?:son|sa|ses|leurs?|ce|cet|cette|ces|abord|ailleurs|ores|emblée|accord|fait|même|moins|reste|coup|nouveau|plus|toute|toutes|tous|tout|quoi|concert)$/u;
/** Adjectives that open a sentence before their noun: «Grosse colère au syndicat», «Nouvelle alerte à l’usine». */
export const FRENCH_PRENOMINAL =
  /^(?:gros|grosse|grand|grande|petit|petite|nouveau|nouvel|nouvelle|vive|vif|forte?|bon|bonne|mauvaise?|beau|belle|longue?|double|triple|vieux|vieille|jeune|dure?|rude|triste|drôle|simple|seule?|dernière?|dernier|premiers?|première|prochaine?|autre|ultime|énième|légère?|profonde?|immense|lourde?|haute?|basse?|pleine?|vaste|totale?|étrange|curieux|curieuse|heureux|heureuse|maigre|sombre|franche?|mince|rare|brève|bref|fine?|saine?|sainte|faux|fausse|vraie?|libre|sacrée?|piètre|pareille?|telle?|autre)s?$/u;

/** Where a body's name ends: its noun, adjectives, what "de" joins to it, and names: «ministère russe des Affaires étrangères». */
export function frenchBodyEnd(
  { items, grammar }: { readonly items: readonly Item[]; readonly grammar: Grammar },
  at: number,
  isVerb: (at: number) => boolean,
): number {
  let to = at + 1;
  for (let i = at + 1; i < items.length && i - at <= BODY_WORDS_MAX; i++) {
    const item = items[i];
    if (item?.kind !== 'word' || item.sentence !== items[at]?.sentence) break;
    const { lower } = item;
    const isLinked = /^(?:de|du|des|d'|l'|la|aux)$/u.test(items[i - 1]?.lower ?? '') && i > at + 1;
    if (isLinked && !item.isCapital && NO_COMPLEMENT.test(lower)) break;
    if (item.isCapital || isLinked) {
      to = i + 1;
      continue;
    }
    if (/^(?:de|du|des|d'|l'|la|le|en)$/u.test(lower)) continue;
    // «fonds d’aide aux salles»: behind a complement only.
    if (lower === 'aux' && i > at + 2 && to === i) continue;
    const canBeVerb = !FRENCH_DEMONYM.test(lower) && isVerb(i);
    if (to !== i || !isFrenchAdjective(lower, grammar) || canBeVerb) break;
    to = i + 1;
  }
  return to;
}
