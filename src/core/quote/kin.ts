import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import type { Person } from './person.ts';
import { agrees, POLISH_OWNER_GENDER } from './referent.ts';

/** How far before somebody's kin the owner is named. */
const OWNER_ITEMS_MAX = 25;
/** What kin are to each other: the son's owner is his father or mother. */
const MUTUAL: readonly (readonly [RegExp, { readonly male: string; readonly female: string }])[] = [
  [/^(?:syn|cór)/u, { male: 'ojciec', female: 'matka' }],
  [/^(?:ojc|ojciec|matk)/u, { male: 'syn', female: 'córka' }],
  [/^(?:żon|mąż|męż|małżon)/u, { male: 'mąż', female: 'żona' }],
  [/^(?:brat|siostr)/u, { male: 'brat', female: 'siostra' }],
  [/^(?:wnu[kc])/u, { male: 'dziadek', female: 'babcia' }],
  [/^(?:dziad|babci|babk)/u, { male: 'wnuk', female: 'wnuczka' }],
];

/** "Stanisław Cybulak i jego syn Marcin": whose son he is, is "ojciec" from here on. The role is not the article's wording. */
export function shareKinship(
  people: readonly Person[],
  { items, grammar }: Passage,
  mentions: readonly Mention[],
  personOf: readonly number[],
): void {
  if (grammar.language !== 'pl') return;
  for (const [index, mention] of mentions.entries()) {
    const gender = POLISH_OWNER_GENDER[items[mention.from - 1]?.lower ?? ''];
    if (gender === undefined || mention.kind !== 'name' || (personOf[index] ?? -1) < 0) continue;
    const head = mention.role.split(/\s+/).at(-1)?.toLowerCase() ?? '';
    const mutual = MUTUAL.find(([pattern]) => pattern.test(head))?.[1];
    if (mutual === undefined) continue;
    const before = mentions.findLastIndex(
      (other, at) => at < index && (personOf[at] ?? -1) >= 0 && other.kind === 'name',
    );
    const owner = people[personOf[before] ?? -1];
    const gap = mention.from - (mentions[before]?.to ?? 0);
    if (owner === undefined || gap > OWNER_ITEMS_MAX || !agrees(owner.gender, gender)) continue;
    owner.roles.push({ text: '', head: gender === 'male' ? mutual.male : mutual.female });
  }
}
