import { type Grammar, isRoleWord } from './grammar/grammar.ts';

/** What stands behind the comma of an incise: more speech, a comment on the speaker, or words that could be either. */
export type SegmentKind = 'speech' | 'comment' | 'open';

/** What is known of the incise before the segment. */
export interface IncisePlace {
  /** «dit-elle»: a pronoun takes no apposition and no relative clause. */
  readonly isByPronoun: boolean;
  /** «C’est l’État, dit-elle, qui …». */
  readonly isCleft: boolean;
  /** «Nous avons, dit-elle, tout essayé»: the speech before is no whole clause. */
  readonly isUnfinished: boolean;
  readonly grammar: Grammar;
}

/** Conjunctions and subjects with which speech goes on. */
const SPEECH_OPENING =
  /^(?:que|qu'|et|mais|parce|car|ou|donc|puisque|si|quand|lorsque|comme|alors|ni|tant|or|c'|ça|cela|on|je|j'|nous|vous|tu|il|ils|ce|ceux|ne|n'|jusqu'|jusque|pour|afin)$/u;
/** Words of the one who speaks, and of a clause of its own. */
const SPEECH_WORD =
  /^(?:je|j'|nous|vous|tu|notre|nos|votre|vos|mon|ma|mes|moi|ne|n'|ça|c'|me|m'|t'|te|ton|ta|tes)$/u;
const FINITE =
  /^(?:est|sont|était|étaient|sera|seront|serait|a|ont|avait|avaient|aura|auront|aurait|va|vont|fait|font|faut|faudra|faudrait|peut|peuvent|doit|doivent|veut|veulent|reste|vient|viennent|devient|met|mettent|suffit|permet|\p{L}{2,}(?:aient|èrent|eront|iront|era|ira|dra|vra))$/u;
const RELATIVE = /^(?:qui|dont|où|lequel|laquelle)$/u;
const NO_PARTICIPLE =
  /^(?:avant|pourtant|maintenant|devant|durant|pendant|autant|tant|cependant|suivant|auparavant|dorénavant|quant|enfant|instant)$/u;
const BODY_OR_MANNER =
  /^(?:voix|yeux|œil|oeil|air|regard|ton|visage|mine|sourire|mains?|bras|poings?|pieds?|tête|gorge|doigts?|larmes?|sourcils?|cheveux|épaules?|lèvres?|souffle|écharpe|casque|casquette|bonnet|veste|gilet|blouse|micro|dossier|téléphone|cigarette|tasse|café|pancarte|carnet|photo|sac|cahier|panier|cœur)$/u;
const PAST_PARTICIPLE = /^\p{L}{3,}(?:é|i|u|is|it|ert)e?s?$/u;
const MANNER =
  /^(?:visiblement|manifestement|encore|toujours|presque|plutôt|un|très|assez|soudain|mi-\p{L}+|\p{L}{3,}ment)$/u;
const CLEFT = /(?:^|[\s«"“,.])(?:c'est|c'était|ce sont|ce n'est|il y a|il y avait|voilà|voici)\s/u;
/** Behind these words a clause is not finished. */
const LEADING =
  /^(?:ai|as|a|avons|avez|ont|avais|avait|avions|aviez|avaient|suis|es|est|sommes|êtes|sont|était|étaient|serai|sera|seront|veux|veut|voulons|voulez|veulent|peux|peut|pouvons|pouvez|peuvent|dois|doit|devons|devez|doivent|faut|de|du|des|à|au|aux|le|la|les|l'|un|une|que|qui|en|pour|par|dans|sur|avec|sans|et|mais|ou|donc|car)$/u;
const SUBJECT_PRONOUN =
  /^(?:je|j'|tu|il|elle|on|nous|vous|ils|elles|c'|ça|cela|qui|y|ne|n'|se|s'|me|m')$/u;
const SHORT_HEAD_WORDS_MAX = 4;

/** Whether the segment behind an incise belongs to it. */
export function classifySegment(segment: string, place: IncisePlace): SegmentKind {
  const words = wordsOf(segment);
  const [first = '', second = ''] = words;
  const { grammar } = place;
  if (RELATIVE.test(first) || (/^(?:à|pour|chez|avec)$/u.test(first) && RELATIVE.test(second)))
    return place.isByPronoun || place.isCleft ? 'speech' : 'comment';
  if (isNameOnly(segment)) return 'comment';
  if (SPEECH_OPENING.test(first) || words.some((word) => SPEECH_WORD.test(word))) return 'speech';
  if (isTold(words, grammar)) return 'comment';
  if (words.some((word) => FINITE.test(word))) return 'speech';
  if (/^(?:ils?|elles?)$/u.test(first) && !/^(?:aussi|non|même)$/u.test(second)) return 'speech';
  return isCommentShape(words) ? 'comment' : 'open';
}

/** What somebody is: an age, a role, a relation, near the front: «62 ans», «le maire sans étiquette», «l’un de ses voisins». */
function isTold(words: readonly string[], grammar: Grammar): boolean {
  const [first = '', second = ''] = words;
  if (/^\d+$/u.test(first) && second === 'ans') return true;
  if (/^(?:lui|elle|eux|elles)(?:-mêmes?)?$/u.test(first))
    return first.includes('-') || /^(?:aussi|non|même)$/u.test(second);
  return words.slice(0, 3).some((word, at) => {
    const isIntroduced = words
      .slice(0, at)
      .every((one) =>
        /^(?:le|la|les|l'|un|une|son|sa|ses|leur|cet?|cette|l'un|ancien|ancienne|jeune|ex|nouveau|nouvelle|autre|tout|toute|petit|petite|vieux|premier|première|simple|futur|future)$/u.test(
          one,
        ),
      );
    return isIntroduced && (isRoleWord(word, grammar) || /^\p{L}+(?:aine|génaire)$/u.test(word));
  });
}

/** «les yeux rougis», «d’une voix égale», «en riant», «pieds nus», «contacté par téléphone», «sans lever la tête». */
function isCommentShape(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  const isPresent = (word: string): boolean =>
    /^\p{L}{3,}ant$/u.test(word) && !NO_PARTICIPLE.test(word);
  if (
    isPresent(first) ||
    ((first === 'en' || first === 'tout') && words.slice(1, 3).some(isPresent))
  )
    return true;
  if (first === 'sans' || (first === 'avant' && /^(?:de|d')$/u.test(second))) return true;
  if (first === "d'" && /^une?$/u.test(second)) return true;
  if (words.slice(0, 3).some((word) => BODY_OR_MANNER.test(word))) return true;
  if (PAST_PARTICIPLE.test(first)) return true;
  if (MANNER.test(first) && PAST_PARTICIPLE.test(words.at(-1) ?? '')) return true;
  return (
    /^(?:dans|avec|sur|devant|derrière|entre|à)$/u.test(first) &&
    /^(?:un|une|son|sa|ses|leur|leurs|deux)$/u.test(second)
  );
}

function isNameOnly(segment: string): boolean {
  const words = segment.split(/\s+/u);
  const isName = (word: string): boolean =>
    /^(?:\p{Lu}|[dl]['’]\p{Lu})/u.test(word) || /^(?:de|du|le|la|ag|ben|von|van)$/u.test(word);
  return words.length <= 5 && /^\p{Lu}/u.test(segment) && words.every(isName);
}

/** Whether the speech before an incise lifts out a part of its sentence, which a relative clause takes up. */
export function isCleft(head: string): boolean {
  return CLEFT.test(plain(lastSentence(head)));
}

/** Whether the speech before an incise is no whole clause: «Nous avons», «Mon père», «Demain». */
export function isUnfinished(head: string): boolean {
  const words = wordsOf(lastSentence(head));
  if (LEADING.test(words.at(-1) ?? '')) return true;
  const isClause = words.some((word) => SUBJECT_PRONOUN.test(word) || FINITE.test(word));
  return !isClause && words.length <= SHORT_HEAD_WORDS_MAX;
}

function lastSentence(head: string): string {
  return head.split(/[.!?…]\s/u).at(-1) ?? head;
}

function plain(words: string): string {
  return words.toLowerCase().replaceAll('’', "'");
}

function wordsOf(words: string): readonly string[] {
  return plain(words)
    .replace(/(?<=^|[\s-])([jtlmnscd]|qu|jusqu)'/gu, "$1' ")
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((word) => word !== '');
}
