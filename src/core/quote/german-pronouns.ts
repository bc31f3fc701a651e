import type { Gender } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { agrees, nobody, type Referent, type Seen, weaken } from './referent.ts';

const PERSON_SENTENCES = 2;
/** Verbs that only people are the subject of. */
const ORAL =
  /^(?:sag|erzähl|meint|mein|rief|ruf|lach|schimpf|seufz|fürcht|glaub|find|fand|schwärm|stöhn|jubel|murmel|flüster|grins|schmunzel|brumm|erinner|fragt|witzel|scherz|gesteh|gestand|klagt|denk|wunder|freu|hoff|schluchz|brüll|schrie|nuschel|raun)/u;

/** Whether the verb beside a German pronoun is one that only people are the subject of. */
export function isOral({ items, grammar }: Passage, { from, to }: Mention): boolean {
  return (
    grammar.language === 'de' &&
    [items[from - 1], items[to]].some((item) => item?.kind === 'word' && ORAL.test(item.lower))
  );
}

/** Whether somebody of this gender was spoken of in the last sentences. */
export function hasNearPerson(
  seen: readonly Seen[],
  gender: Gender,
  { items }: Passage,
  { from }: Mention,
): boolean {
  const sentence = items[from]?.sentence ?? 0;
  return seen.some(
    (one) =>
      one.item < from &&
      one.referent.person !== undefined &&
      sentence - one.sentence <= PERSON_SENTENCES &&
      agrees(one.referent.gender, gender),
  );
}

/** "schreiben sie", "sie sagten": the verb beside it shows that "sie" means many and no woman. */
export function isOfMany({ items, grammar }: Passage, { from, to }: Mention): boolean {
  return (
    grammar.language === 'de' &&
    [items[from - 1], items[to]].some(
      (item) =>
        item?.kind === 'word' &&
        /(?:en|ern|eln)$/u.test(item.lower) &&
        grammar.cue.test(item.lower),
    )
  );
}

/** The many last spoken of before an item, else nobody to show. */
export function group(seen: readonly Seen[], item: number): Referent {
  const last = seen.findLast((one) => one.item < item && one.referent.gender === 'plural');
  return last?.referent ?? nobody('sie', 'plural');
}

/** The one named last before an item, in whatever part of the sentence: "Dieser hatte gesagt …". */
export function lastNamed(
  seen: readonly Seen[],
  gender: Gender,
  item: number,
): Referent | undefined {
  const last = seen.findLast(
    ({ referent, item: at }) =>
      at < item && referent.person !== undefined && agrees(referent.gender, gender),
  );
  return last === undefined ? undefined : weaken(last.referent, 0.75);
}
