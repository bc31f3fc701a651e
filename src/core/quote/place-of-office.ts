import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';

/** An office that still wants its place: "préfète de l'", "maire de". */
const OPEN_OFFICE = /^(\p{Ll}[\p{L}-]*)(?: .*)? (?:de|du|des|d['’]|de la|de l['’])$/u;

/** «la préfète de l’Aude, Hélène Carvallo»: between an office and the name behind the comma stands a place, though Aude is a first name too. */
export function withPlacesOfOffice(
  { items, grammar }: Passage,
  mentions: readonly Mention[],
): readonly Mention[] {
  if (grammar.language !== 'fr') return mentions;
  return mentions.map((mention, index) => {
    const next = mentions[index + 1];
    const [head] = OPEN_OFFICE.exec(mention.role)?.slice(1) ?? [];
    const isNamedNext =
      next?.kind === 'name' && next.name.length > 1 && next.from === mention.to + 1;
    if (mention.kind !== 'name' || mention.name.length > 1 || head === undefined || !isNamedNext)
      return mention;
    if (items[mention.to]?.text !== ',') return mention;
    const space = /['’]$/u.test(mention.role) ? '' : ' ';
    return {
      ...mention,
      kind: 'role',
      role: mention.role + space + mention.name[0],
      name: [],
      head,
    };
  });
}
