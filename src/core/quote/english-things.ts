import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { type Referent, type Seen, weaken } from './referent.ts';

const PHRASE_WORDS_MAX = 5;
/** What opens a phrase that something is spoken of by. */
const DETERMINER = /^(?:the|a|an|this|that|his|her|their|its|another|one)$/u;
/** Where such a phrase ends: a verb, a link or whatever belongs to the noun behind it. */
const BEHIND_NOUN =
  /^(?:is|was|are|were|has|had|have|will|would|can|could|may|did|does|do|of|in|on|at|by|from|for|to|with|that|which|who|and|or|but|than|as|\p{L}{2,}(?:ed|[^s]es))$/u;

/**
 * English: what a sentence opens with where nothing that can speak is known of it ("The 40-page review, parts of which were seen, is
 * blunter."). "It" in the next sentence goes back to it. Undefined where the sentence opens otherwise or with a known phrase.
 */
function openingPhrase(
  { items, sentences, text }: Passage,
  mentions: readonly Mention[],
  sentence: number,
): string | undefined {
  const { from = 0, to = 0 } = sentences[sentence] ?? {};
  if (!DETERMINER.test(items[from]?.lower ?? '')) return undefined;
  let end = from + 1;
  while (end < to && end - from <= PHRASE_WORDS_MAX) {
    const item = items[end];
    const isInside = item?.kind === 'word' || item?.kind === 'number';
    if (!isInside || item === undefined || BEHIND_NOUN.test(item.lower)) break;
    end++;
  }
  const last = items[end - 1];
  const first = items[from + 1];
  if (end === from + 1 || last === undefined || first === undefined || last.isCapital)
    return undefined;
  if (end - from > PHRASE_WORDS_MAX || last.kind !== 'word' || /[^s]s$/u.test(last.lower))
    return undefined;
  if (mentions.some((one) => one.from < end && one.to > from)) return undefined;
  return text.slice(first.start, last.end);
}

/** What a text has spoken of so far. */
interface Told {
  readonly passage: Passage;
  readonly mentions: readonly Mention[];
  readonly seen: readonly Seen[];
  readonly writerOf: (paper: Seen) => Referent | undefined;
}

/** English: the paper, or the thing of which nothing is known, that was the subject of the sentence before "it". */
export function findThing(told: Told, item: number): Referent | undefined {
  const sentence = told.passage.items[item]?.sentence ?? 0;
  const subject = told.seen.findLast((seen) => seen.isSubject && seen.sentence < sentence);
  const isNext = subject !== undefined && sentence - subject.sentence === 1;
  if (isNext && subject.referent.kind === 'document')
    return told.writerOf(subject) ?? weaken(subject.referent, 0.8);
  if (isNext && subject.referent.kind === 'organisation') return undefined;
  const name = openingPhrase(told.passage, told.mentions, sentence - 1);
  if (name === undefined) return undefined;
  return { kind: 'document', person: undefined, name, gender: 'neuter', confidence: 0.6 };
}

/** English: the name of a paper; "the document" is the treaty or letter that was spoken of before. */
export function paperName({ passage, mentions }: Told, mention: Mention): string {
  const isAgain =
    passage.grammar.language === 'en' && /^(?:document|paper|text)$/u.test(mention.head);
  if (!isAgain || mention.isIndefinite) return mention.role;
  const before = mentions.findLast(
    (one) => one.from < mention.from && one.kind === 'document' && one.head !== mention.head,
  );
  return before?.role ?? mention.role;
}

/** English: where a body's description first stood, -1 nowhere: "Ocean Watch, an environmental group," is "the group" later. */
export function introducedAt({ passage, mentions }: Told, name: string, mention: Mention): number {
  if (passage.grammar.language !== 'en' || name === mention.role) return -1;
  return mentions.findIndex(
    (one) => one.from < mention.from && one.kind === 'organisation' && one.role === name,
  );
}

/** English: "a group calling itself Mothers of the Missing": the name that stands behind the noun. */
export function calledName({ passage, mentions }: Told, mention: Mention): string | undefined {
  const { items, grammar } = passage;
  if (grammar.language !== 'en' || !mention.isIndefinite) return undefined;
  const words = items.slice(mention.to, mention.to + 2).map(({ lower }) => lower);
  const isCalled = /^(?:calling itself|known as|called |named )/u.test(words.join(' '));
  const from = /^(?:called|named)$/u.test(words[0] ?? '') ? mention.to + 1 : mention.to + 2;
  const name = mentions.find((one) => one.from === from && one.role !== '');
  return isCalled && name?.kind === 'organisation' ? name.role : undefined;
}

/** "outside court", "a town in Ohio": behind a preposition an English body is only a place or somebody's. */
export function isOnlyPlace({ passage, mentions }: Told, { item }: Seen): boolean {
  const isOblique = mentions.some((one) => one.from === item && one.isOblique);
  return isOblique && passage.grammar.language === 'en';
}
