import { measureContainment } from '../text/shingles.ts';
import { type EpochMs, HOUR_MS } from '../time/moment.ts';
import type { ItemProfile } from './item-profile.ts';
import type { PreparedItem } from './prepare-item.ts';
import { TermIndex, type TermWeights } from './term-index.ts';

/** Items that are copies of one report: one origin, whoever came first. */
export interface CopyGroup {
  origin: string;
  isAgency: boolean;
}

/** An item of the window. The body is not kept. */
export interface Member {
  readonly item: { readonly id: string; readonly publisher: string; readonly title: string };
  readonly lang: string;
  readonly profile: ItemProfile;
  readonly group: CopyGroup;
  readonly revisionKeys: string[];
  readonly story: Story;
  readonly atMs: EpochMs;
}

/** One item's part in the count of a story's sources; it stays when the item has left the window. */
interface Source {
  readonly publisher: string;
  readonly countsAsSource: boolean;
  readonly group: CopyGroup;
}

/** A story of the window. */
export interface Story {
  readonly id: string;
  readonly members: Member[];
  readonly sources: Source[];
  readonly firstAtMs: EpochMs;
  /** A round-up, an opinion, a day's blog: nothing joins it. */
  readonly isLone: boolean;
}

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

/** Stories looked at closely; the right one is nearly always among the first five. */
const CANDIDATES_MAX = 12;
/** A stub like "Read the whole story on our site" is nobody's report: shorter leads are not compared. */
const COPIED_SHINGLES_MIN = 8;
/** A run of words in more leads than this is a formula. */
const LEADS_WALKED_MAX = 200;
/** A term in more texts than this is taken for common. */
const OWNERS_MAX = 40;
/** A story's first reports tell on which day it happened. */
const FIRST_REPORTS_MS = 12 * HOUR_MS;
/** Texts in the window at which a term of one story alone is half believed. */
const OWN_TRUSTED_SIZE = 80;

/** What the clusterer remembers: the members of the window, found by words, keys, lead shingles and revision keys. */
export class StoryWindow {
  readonly #members: Member[] = [];
  readonly #stories = new Map<string, Story>();
  readonly #byLang = new Map<string, TermIndex<Member>>();
  readonly #keys = new TermIndex<Member>();
  readonly #byRevisionKey = new Map<string, Member>();
  readonly #byShingle = new Map<number, Member[]>();
  #oldest = 0;

  get size(): number {
    return this.#members.length - this.#oldest;
  }

  openStory(id: string, { atMs, isLone }: { atMs: EpochMs; isLone: boolean }): Story {
    const known = this.#stories.get(id);
    if (known !== undefined) return known;
    const story: Story = { id, members: [], sources: [], firstAtMs: atMs, isLone };
    this.#stories.set(id, story);
    return story;
  }

  /** The first version of the article that one of these keys names. */
  findVersion(revisionKeys: readonly string[]): Member | undefined {
    for (const key of revisionKeys) {
      const member = this.#byRevisionKey.get(key);
      if (member !== undefined) return member;
    }
    return undefined;
  }

  /** A later version is found by its new address and guid too. */
  linkVersion(revisionKeys: readonly string[], member: Member): void {
    for (const key of revisionKeys) {
      if (this.#byRevisionKey.has(key)) continue;
      this.#byRevisionKey.set(key, member);
      member.revisionKeys.push(key);
    }
  }

  add(added: {
    readonly prepared: PreparedItem;
    readonly story: Story;
    readonly group: CopyGroup;
    readonly revisionKeys: readonly string[];
  }): Member {
    const { story, group } = added;
    const { item, lang, profile, atMs } = added.prepared;
    const { id, publisher, title, countsAsSource = true } = item;
    const member: Member = {
      item: { id, publisher, title },
      lang,
      profile,
      group,
      revisionKeys: [...added.revisionKeys],
      story,
      atMs,
    };
    this.#members.push(member);
    story.members.push(member);
    story.sources.push({ publisher, countsAsSource, group });
    for (const key of member.revisionKeys) this.#byRevisionKey.set(key, member);
    this.#indexOf(member.lang).add(member, member.profile.words);
    this.#keys.add(member, member.profile.keys);
    for (const shingle of member.profile.lead) {
      const others = this.#byShingle.get(shingle);
      if (others === undefined) this.#byShingle.set(shingle, [member]);
      else others.push(member);
    }
    return member;
  }

  /** Lets go of what was seen before a moment. Members leave in the order in which they came. */
  dropBefore(atMs: EpochMs): void {
    while (this.#oldest < this.#members.length) {
      const member = this.#members[this.#oldest];
      if (member === undefined || member.atMs >= atMs) break;
      this.#remove(member);
      this.#oldest += 1;
    }
    if (this.#oldest > 1000 && this.#oldest > this.#members.length / 2) {
      this.#members.splice(0, this.#oldest);
      this.#oldest = 0;
    }
  }

  /** The member whose lead shares most shingles with this one, and how much of the shorter lead that is. */
  findNearestLead(profile: ItemProfile): { member: Member; share: number } | undefined {
    if (profile.lead.size < COPIED_SHINGLES_MIN) return undefined;
    const shared = new Map<Member, number>();
    for (const shingle of profile.lead) {
      const members = this.#byShingle.get(shingle) ?? [];
      if (members.length > LEADS_WALKED_MAX) continue;
      for (const member of members) shared.set(member, (shared.get(member) ?? 0) + 1);
    }
    let best: { member: Member; share: number } | undefined;
    for (const [member, count] of shared) {
      if (count < 2 || member.profile.lead.size < COPIED_SHINGLES_MIN) continue;
      const share = measureContainment(profile.lead, member.profile.lead);
      if (best === undefined || share > best.share) best = { member, share };
    }
    return best;
  }

  /** The stories that share words or keys with an item, the most alike first. */
  findCandidates(asked: PreparedItem): readonly Candidate[] {
    const { profile, lang } = asked;
    const words = this.#indexOf(lang).compare(profile.words);
    const keys = this.#keys.compare(profile.keys);
    const ownWords = sumOwn(this.#indexOf(lang), profile.words);
    const ownKeys = sumOwn(this.#keys, profile.keys);
    const ranked = new Map<Story, number>();
    for (const cosines of [words, keys]) {
      for (const [member, cosine] of cosines) {
        const known = ranked.get(member.story) ?? 0;
        if (cosine > known) ranked.set(member.story, cosine);
      }
    }
    return [...ranked]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, CANDIDATES_MAX)
      .map(([story]) => this.#describe(story, { ...asked, words, keys, ownWords, ownKeys }));
  }

  #describe(
    story: Story,
    seen: PreparedItem & {
      words: ReadonlyMap<Member, number>;
      keys: ReadonlyMap<Member, number>;
      ownWords: ReadonlyMap<Story, number>;
      ownKeys: ReadonlyMap<Story, number>;
    },
  ): Candidate {
    let nearest = story.members[0];
    const best = { words: 0, keys: 0, sum: -1, lastAtMs: 0 };
    const total = { words: 0, sameLang: 0, keys: 0 };
    const numbers = new Set<string>();
    for (const member of story.members) {
      const words = seen.words.get(member) ?? 0;
      const keys = seen.keys.get(member) ?? 0;
      total.words += words;
      total.keys += keys;
      if (member.lang === seen.lang) total.sameLang += 1;
      best.words = Math.max(best.words, words);
      best.keys = Math.max(best.keys, keys);
      best.lastAtMs = Math.max(best.lastAtMs, member.atMs);
      if (words + keys > best.sum) [nearest, best.sum] = [member, words + keys];
      for (const number of seen.profile.numbers) {
        if (member.profile.numbers.has(number)) numbers.add(number);
      }
    }
    if (nearest === undefined) throw new RangeError('a story without members');
    let rarity = 0;
    for (const number of numbers) rarity += this.#keys.rarity(`#${number}`);
    return {
      story,
      nearest,
      words: best.words,
      wordsMean: total.words / Math.max(1, total.sameLang),
      keys: best.keys,
      keysMean: total.keys / story.members.length,
      headIn: this.#shareOf(seen.profile.head, story.members),
      headOf: this.#shareOf(nearest.profile.head, [seen]),
      titleIn: this.#shareOf(seen.profile.titleNames, story.members, 0.5),
      titleOf: this.#shareOf(nearest.profile.titleNames, [seen], 0.5),
      ownKeys: seen.ownKeys.get(story) ?? 0,
      ownWords: seen.ownWords.get(story) ?? 0,
      hasOtherNumbers: hasOtherNumbers(seen.profile, story.members, seen.lang),
      ...compareDays(seen.profile, story),
      isSamePublisher: nearest.item.publisher === seen.item.publisher,
      numbers: rarity,
      hoursSinceLast: Math.max(0, seen.atMs - best.lastAtMs) / HOUR_MS,
      hoursSinceFirst: Math.max(0, seen.atMs - story.firstAtMs) / HOUR_MS,
      hoursSinceNearest: Math.max(0, seen.atMs - nearest.atMs) / HOUR_MS,
      hasLanguage: total.sameLang > 0,
      isHeadline: seen.profile.isHeadline,
    };
  }

  /** The share of some terms, by rarity, that any of the texts has. */
  #shareOf(
    terms: TermWeights,
    texts: readonly { readonly profile: ItemProfile }[],
    without = 0,
  ): number {
    let all = 0;
    let found = 0;
    for (const [term, weight] of terms) {
      const value = weight * this.#keys.rarity(term);
      all += value;
      if (texts.some(({ profile }) => profile.keys.has(term))) found += value;
    }
    return all === 0 ? without : found / all;
  }

  #indexOf(lang: string): TermIndex<Member> {
    const known = this.#byLang.get(lang);
    if (known !== undefined) return known;
    const index = new TermIndex<Member>();
    this.#byLang.set(lang, index);
    return index;
  }

  #remove(member: Member): void {
    this.#indexOf(member.lang).remove(member);
    this.#keys.remove(member);
    for (const key of member.revisionKeys) {
      if (this.#byRevisionKey.get(key) === member) this.#byRevisionKey.delete(key);
    }
    for (const shingle of member.profile.lead) {
      const left = (this.#byShingle.get(shingle) ?? []).filter((other) => other !== member);
      if (left.length === 0) this.#byShingle.delete(shingle);
      else this.#byShingle.set(shingle, left);
    }
    const { members } = member.story;
    const at = members.indexOf(member);
    if (at >= 0) members.splice(at, 1);
    if (members.length === 0) this.#stories.delete(member.story.id);
  }
}

/** For each story the weights of the terms that it alone has. */
function sumOwn(index: TermIndex<Member>, terms: TermWeights): ReadonlyMap<Story, number> {
  const sums = new Map<Story, number>();
  // In a window with few texts every word is somebody's own.
  const trust = index.size / (index.size + OWN_TRUSTED_SIZE);
  for (const [term, weight] of terms) {
    const owners = index.findOwners(term, OWNERS_MAX);
    const story = owners[0]?.story;
    if (story === undefined || owners.some((owner) => owner.story !== story)) continue;
    sums.set(story, (sums.get(story) ?? 0) + weight * trust);
  }
  return sums;
}

function hasOtherNumbers(profile: ItemProfile, members: readonly Member[], lang: string): boolean {
  if (profile.headNumbers.size === 0) return false;
  const alike = members.filter(
    (member) => member.lang === lang || member.profile.headNumbers.size > 0,
  );
  return (
    alike.some((member) => member.profile.headNumbers.size > 0) &&
    ![...profile.headNumbers].some((number) =>
      alike.some((member) => member.profile.numbers.has(number)),
    )
  );
}

function compareDays(
  profile: ItemProfile,
  { members, firstAtMs }: Story,
): { hasOtherDay: boolean; hasSameDay: boolean } {
  const leadDays = new Set<number>();
  for (const { profile: told, atMs } of members) {
    if (told.leadDay !== undefined && atMs - firstAtMs <= FIRST_REPORTS_MS)
      leadDays.add(told.leadDay);
  }
  const hasSameDay = [...profile.days].some((day) => leadDays.has(day));
  return { hasSameDay, hasOtherDay: !hasSameDay && profile.days.size > 0 && leadDays.size > 0 };
}
