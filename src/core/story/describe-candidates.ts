import { HOUR_MS } from '../time/moment.ts';
import type { PreparedItem } from './prepare-item.ts';
import type { Member, Story } from './story-window.ts';
import { isNotion, type Term } from './term.ts';
import { hasTerm, type TermRows, type TermWeights } from './term-rows.ts';

/** How a story looks from a new item: the features that the decision weighs. */
export interface Candidate {
  readonly story: Story;
  /** The member most alike. */
  readonly nearest: Member;
  /** Cosine of words with the most alike member of the same language; 0 without one. */
  readonly words: number;
  /** The same, averaged over the story's members in that language. */
  readonly wordsMean: number;
  /** Cosine of names, notions and numbers with the most alike member of any language. */
  readonly keys: number;
  readonly keysMean: number;
  /** Share of what the item says first (names, notions, numbers, by rarity) that the story has told. */
  readonly headIn: number;
  /** Share of what the most alike member says first that the item tells. */
  readonly headOf: number;
  /** The same for the names of the title; a half where the title has none. */
  readonly titleIn: number;
  readonly titleOf: number;
  /** Names and numbers, and words, that the item shares with this story and no other, by weight. */
  readonly ownKeys: number;
  readonly ownWords: number;
  /** Both have telling numbers in title or lead, and the item's are not in the story. */
  readonly hasOtherNumbers: boolean;
  /** Both name days of the week, and the item none of those on which the story's reports begin. */
  readonly hasOtherDay: boolean;
  /** The item names a day on which a report of the story begins. */
  readonly hasSameDay: boolean;
  /** The most alike member is of the same publisher. */
  readonly isSamePublisher: boolean;
  /** Telling numbers that the item shares with the story, by their rarity. */
  readonly numbers: number;
  /** Names and numbers that the item shares with the story, each counted as far as it tells anything, at most 1. */
  readonly facts: number;
  /** Notions that the item shares with the story. */
  readonly sharedNotions: number;
  /** Hours since the story's last item and since its first. */
  readonly hoursSinceLast: number;
  readonly hoursSinceFirst: number;
  /** Hours since the most alike member. */
  readonly hoursSinceNearest: number;
  /** The story has items in the item's language. */
  readonly hasLanguage: boolean;
  /** The item is a title without text. */
  readonly isHeadline: boolean;
}

/** How alike the window's members and stories are to an item. */
export interface Likeness {
  readonly words: ReadonlyMap<Member, number>;
  readonly keys: ReadonlyMap<Member, number>;
  readonly ownWords: ReadonlyMap<Story, number>;
  readonly ownKeys: ReadonlyMap<Story, number>;
  readonly rows: TermRows;
  readonly rarity: (key: Term) => number;
  /** How much a key tells, as a share of the most: 0 to 1. */
  readonly rarityShare: (key: Term) => number;
}

/** Each story as it looks from an item. */
export function describeCandidates(
  stories: readonly Story[],
  asked: PreparedItem,
  likeness: Likeness,
): readonly Candidate[] {
  const { rarity, rows } = likeness;
  const { keys } = asked.profile;
  // Rarities are looked up once an item: each look costs as much as asking whether a story told the key.
  const telling = findTellingKeys(keys, likeness.rarityShare);
  const head = valueTerms(asked.profile.head, rarity);
  const titleNames = valueTerms(asked.profile.titleNames, rarity);
  const isAsked = (key: Term): boolean => keys.has(key);
  return stories.flatMap((story) => {
    const cosines = measureCosines(story, asked.lang, likeness);
    const { nearest } = cosines;
    if (nearest === undefined) return [];
    const isTold = tellerOf(story, rows);
    let numbers = 0;
    for (const number of asked.profile.numbers) if (isTold(number)) numbers += rarity(number);
    return {
      ...cosines,
      ...compareFacts(story, asked, isTold),
      story,
      nearest,
      headIn: shareOf(head, isTold, 0),
      headOf: rowShareOf(likeness, nearest.head, { isTold: isAsked, without: 0 }),
      titleIn: shareOf(titleNames, isTold, NO_NAMES_SHARE),
      titleOf: rowShareOf(likeness, nearest.titleNames, {
        isTold: isAsked,
        without: NO_NAMES_SHARE,
      }),
      ownKeys: likeness.ownKeys.get(story) ?? 0,
      ownWords: likeness.ownWords.get(story) ?? 0,
      isSamePublisher: nearest.publisher === asked.item.publisher,
      numbers,
      ...countShared(telling, isTold),
      hoursSinceFirst: Math.max(0, asked.atMs - story.firstAtMs) / HOUR_MS,
      hoursSinceLast: Math.max(0, asked.atMs - cosines.lastAtMs) / HOUR_MS,
      hoursSinceNearest: Math.max(0, asked.atMs - nearest.atMs) / HOUR_MS,
      isHeadline: asked.profile.isHeadline,
    };
  });
}

type IsTold = (key: Term) => boolean;

/** What asks whether any item of a story told a key. */
function tellerOf({ keys, members: [first] }: Story, rows: TermRows): IsTold {
  const told = keys ?? (first === undefined ? new Int32Array() : rows.termsAt(first.keys));
  return (key) => hasTerm(told, key);
}

interface TellingKeys {
  /** Names and numbers that tell anything, with how much. */
  readonly facts: TermValues;
  readonly notions: readonly Term[];
}

function findTellingKeys(keys: TermWeights, rarityShare: (key: Term) => number): TellingKeys {
  const facts: (readonly [Term, number])[] = [];
  const notions: Term[] = [];
  for (const key of keys.keys()) {
    if (isNotion(key)) notions.push(key);
    else {
      const share = rarityShare(key);
      if (share > 0) facts.push([key, share]);
    }
  }
  return { facts, notions };
}

function countShared(
  telling: TellingKeys,
  isTold: IsTold,
): Pick<Candidate, 'facts' | 'sharedNotions'> {
  let facts = 0;
  for (const [key, share] of telling.facts) if (isTold(key)) facts += share;
  let sharedNotions = 0;
  for (const notion of telling.notions) if (isTold(notion)) sharedNotions += 1;
  return { facts, sharedNotions };
}

/** A title without names says neither that it is about the same nor that it is not. */
const NO_NAMES_SHARE = 0.5;

interface Cosines {
  readonly nearest: Member | undefined;
  readonly words: number;
  readonly wordsMean: number;
  readonly keys: number;
  readonly keysMean: number;
  readonly lastAtMs: number;
  readonly hasLanguage: boolean;
}

function measureCosines({ members }: Story, lang: string, likeness: Likeness): Cosines {
  let nearest: Member | undefined;
  const best = { words: 0, keys: 0, both: -1, lastAtMs: 0 };
  const total = { words: 0, keys: 0, sameLang: 0 };
  for (const member of members) {
    const words = likeness.words.get(member) ?? 0;
    const keys = likeness.keys.get(member) ?? 0;
    total.words += words;
    total.keys += keys;
    if (member.lang === lang) total.sameLang += 1;
    best.words = Math.max(best.words, words);
    best.keys = Math.max(best.keys, keys);
    best.lastAtMs = Math.max(best.lastAtMs, member.atMs);
    if (words + keys > best.both) [nearest, best.both] = [member, words + keys];
  }
  return {
    nearest,
    words: best.words,
    wordsMean: total.words / Math.max(1, total.sameLang),
    keys: best.keys,
    keysMean: total.keys / Math.max(1, members.length),
    lastAtMs: best.lastAtMs,
    hasLanguage: total.sameLang > 0,
  };
}

/** Whether telling numbers and days of the week speak against the story. */
function compareFacts(
  story: Story,
  { profile }: PreparedItem,
  isTold: IsTold,
): { hasOtherNumbers: boolean; hasSameDay: boolean; hasOtherDay: boolean } {
  const numbers = [...profile.headNumbers];
  const hasSameDay = [...profile.days].some((day) => (story.leadDays & (1 << day)) !== 0);
  return {
    hasOtherNumbers: numbers.length > 0 && story.hasHeadNumbers && !numbers.some(isTold),
    hasSameDay,
    hasOtherDay: !hasSameDay && profile.days.size > 0 && story.leadDays !== 0,
  };
}

/** Terms with what each tells: its weight by its rarity. */
type TermValues = readonly (readonly [term: Term, value: number])[];

function valueTerms(terms: TermWeights, rarity: (key: Term) => number): TermValues {
  return [...terms].map(([term, weight]) => [term, weight * rarity(term)] as const);
}

/** The share of some terms, by weight and rarity, that are told. `without` where there are no terms. */
function shareOf(values: TermValues, isTold: IsTold, without: number): number {
  let all = 0;
  let found = 0;
  for (const [term, value] of values) {
    all += value;
    if (isTold(term)) found += value;
  }
  return all === 0 ? without : found / all;
}

/** The same for the terms of a row. */
function rowShareOf(
  { rows, rarity }: Likeness,
  address: number,
  { isTold, without }: { readonly isTold: IsTold; readonly without: number },
): number {
  let found = 0;
  const all = rows.sum(address, (term, weight) => {
    const value = weight * rarity(term);
    if (isTold(term)) found += value;
    return value;
  });
  return all === 0 ? without : found / all;
}
