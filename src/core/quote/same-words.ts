import { isSpeaker } from './named-speaker.ts';

/** A quote of an archive, as far as it takes to know it again. `textKey` is one for the same words. */
interface PlacedWords {
  readonly itemId: string;
  readonly textKey: string;
  readonly speaker: { readonly name: string } | undefined;
}

/**
 * The same words of the same speaker once, each with the places where they stand: one an article, in the order in which they
 * came. Words that nobody is named for stay apart from those of a named speaker: whose they are is not known.
 */
export function groupSameWords<Q extends PlacedWords>(
  quotes: readonly Q[],
): readonly (readonly [Q, ...Q[]])[] {
  const groups: [Q, ...Q[]][] = [];
  const groupsOf = new Map<string, [Q, ...Q[]][]>();
  for (const quote of quotes) {
    const alike = groupsOf.get(quote.textKey) ?? [];
    const group = alike.find(([first]) => isSameSpeaker(first, quote));
    if (group === undefined) {
      const fresh: [Q, ...Q[]] = [quote];
      groups.push(fresh);
      groupsOf.set(quote.textKey, [...alike, fresh]);
    } else if (group.every(({ itemId }) => itemId !== quote.itemId)) group.push(quote);
  }
  return groups;
}

function isSameSpeaker(one: PlacedWords, other: PlacedWords): boolean {
  if (one.speaker === undefined || other.speaker === undefined) {
    return one.speaker === other.speaker;
  }
  return isSpeaker(one.speaker.name, other.speaker.name);
}
