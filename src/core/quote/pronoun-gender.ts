import type { Gender } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';

/** From the name to the pronoun within its sentence. */
const ITEMS_MAX = 30;
const GENDER: Readonly<Record<string, Gender>> = {
  he: 'male',
  his: 'male',
  himself: 'male',
  "he's": 'male',
  she: 'female',
  her: 'female',
  herself: 'female',
  "she's": 'female',
};

/**
 * English: the gender that a pronoun shows of somebody whose first name is in no list: "Thandeka Mbuyi runs the clinic alone. She has
 * no car." The pronoun stands in the name's own sentence or opens the next, and nobody else is spoken of between.
 */
export function pronounGender(
  { items, sentences, grammar }: Passage,
  mentions: readonly Mention[],
  index: number,
): Gender {
  const mention = mentions[index];
  if (grammar.language !== 'en' || mention === undefined || mention.isOblique) return 'any';
  const sentence = items[mention.from]?.sentence ?? 0;
  const { from = 0, to = 0 } = sentences[sentence] ?? {};
  const isOther = (one: Mention): boolean =>
    one !== mention && one.gender !== 'plural' && (one.kind === 'name' || one.kind === 'role');
  const between = (start: number, end: number): boolean =>
    mentions.some((one) => one.from >= start && one.from < end && isOther(one));
  // Whoever is named before in the sentence may be meant as well: "Ms Bell has run Stara Khvylia since her father died."
  if (between(from, mention.from)) return 'any';
  for (let at = mention.to; at < Math.min(to, mention.to + ITEMS_MAX); at++) {
    const item = items[at];
    if (item?.kind === 'quote') break;
    const gender = item?.kind === 'word' ? GENDER[item.lower] : undefined;
    if (gender !== undefined) return between(mention.to, at) ? 'any' : gender;
  }
  const next = sentences[sentence + 1];
  const opening = next === undefined ? undefined : items[next.from];
  if (
    opening === undefined ||
    mentions.some((one) => one.from >= from && one.from < to && isOther(one))
  )
    return 'any';
  return /^(?:he|she)(?:'s)?$/u.test(opening.lower) ? (GENDER[opening.lower] ?? 'any') : 'any';
}
