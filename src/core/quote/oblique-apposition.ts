import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';

/**
 * «Contre sa sœur, Odile Vasseur, la procureure, …»: a name set after a role that a preposition governs is no more the
 * subject than the role is, where the name is set off by commas and what follows opens a phrase of its own.
 */
export function withObliqueAppositions(
  passage: Passage,
  mentions: readonly Mention[],
): readonly Mention[] {
  const { items, grammar } = passage;
  if (grammar.language !== 'fr') return mentions;
  return mentions.map((mention, index) => {
    const role = mentions[index - 1];
    const next = mentions[index + 1];
    const isSetAfter =
      mention.kind === 'name' &&
      role?.kind === 'role' &&
      role.isOblique &&
      role.to === mention.from - 1 &&
      items[role.to]?.text === ',' &&
      items[mention.to]?.text === ',';
    const opensAnother =
      next?.kind === 'role' &&
      next.from === mention.to + 2 &&
      items[next.to]?.text === ',' &&
      mentions[index + 2]?.kind === 'name' &&
      mentions[index + 2]?.from === next.to + 1;
    return isSetAfter && opensAnother ? { ...mention, isOblique: true } : mention;
  });
}
