import { measureContainment } from '../text/shingles.ts';
import { type EpochMs, HOUR_MS } from '../time/moment.ts';
import { type Candidate, describeCandidates } from './describe-candidates.ts';
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
  /** Names, notions and numbers that any of its items told. */
  readonly keys: Set<string>;
  /** Telling numbers that any of its items told. */
  readonly numbers: Set<string>;
  /** Days of the week on which its first reports say that it happened. */
  readonly leadDays: Set<number>;
  /** A title or lead had a telling number. */
  hasHeadNumbers: boolean;
  /** A round-up, an opinion, a day's blog: nothing joins it. */
  readonly isLone: boolean;
}

/** Stories looked at closely; the right one is nearly always among the first five. */
const CANDIDATES_MAX = 8;
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
  /** One member, or several: nearly every run of words is one report's own. */
  readonly #byShingle = new Map<number, Member | Member[]>();
  #oldest = 0;

  get size(): number {
    return this.#members.length - this.#oldest;
  }

  openStory(id: string, { atMs, isLone }: { atMs: EpochMs; isLone: boolean }): Story {
    const known = this.#stories.get(id);
    if (known !== undefined) return known;
    const story: Story = {
      id,
      members: [],
      sources: [],
      firstAtMs: atMs,
      keys: new Set(),
      numbers: new Set(),
      leadDays: new Set(),
      hasHeadNumbers: false,
      isLone,
    };
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
    addToStory(story, profile, atMs);
    for (const key of member.revisionKeys) this.#byRevisionKey.set(key, member);
    this.#indexOf(member.lang).add(member, member.profile.words);
    this.#keys.add(member, member.profile.keys);
    for (const shingle of member.profile.lead) {
      const others = this.#byShingle.get(shingle);
      if (others === undefined) this.#byShingle.set(shingle, member);
      else if (Array.isArray(others)) others.push(member);
      else this.#byShingle.set(shingle, [others, member]);
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

  /** Forgets the oldest members beyond so many, so that a flood of items costs the past and not the machine. */
  keepNewest(count: number): void {
    const surplus = this.#members[this.#members.length - count];
    if (this.size > count && surplus !== undefined) this.dropBefore(surplus.atMs);
  }

  /** The member whose lead shares most shingles with this one, and how much of the shorter lead that is. */
  findNearestLead(profile: ItemProfile): { member: Member; share: number } | undefined {
    if (profile.lead.size < COPIED_SHINGLES_MIN) return undefined;
    const shared = new Map<Member, number>();
    for (const shingle of profile.lead) {
      const found = this.#byShingle.get(shingle);
      if (found === undefined || (Array.isArray(found) && found.length > LEADS_WALKED_MAX))
        continue;
      for (const member of Array.isArray(found) ? found : [found])
        shared.set(member, (shared.get(member) ?? 0) + 1);
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
    const likeness = {
      words,
      keys,
      ownWords,
      ownKeys,
      rarity: (term: string): number => this.#keys.rarity(term),
    };
    return describeCandidates(takeBest(ranked), asked, likeness);
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
      const found = this.#byShingle.get(shingle);
      const left = Array.isArray(found) ? found.filter((other) => other !== member) : [];
      const [first] = left;
      if (first === undefined) this.#byShingle.delete(shingle);
      else this.#byShingle.set(shingle, left.length === 1 ? first : left);
    }
    const { members } = member.story;
    const at = members.indexOf(member);
    if (at >= 0) members.splice(at, 1);
    if (members.length === 0) this.#stories.delete(member.story.id);
  }
}

function addToStory(story: Story, profile: ItemProfile, atMs: EpochMs): void {
  for (const key of profile.keys.keys()) story.keys.add(key);
  for (const number of profile.numbers) story.numbers.add(number);
  if (profile.headNumbers.size > 0) story.hasHeadNumbers = true;
  const isFirst = atMs - story.firstAtMs <= FIRST_REPORTS_MS;
  if (profile.leadDay !== undefined && isFirst) story.leadDays.add(profile.leadDay);
}

/** The stories of the highest cosines, the highest first; the others are not even sorted. */
function takeBest(ranked: ReadonlyMap<Story, number>): readonly Story[] {
  const best: { readonly story: Story; readonly cosine: number }[] = [];
  for (const [story, cosine] of ranked) {
    const least = best.at(-1);
    if (best.length === CANDIDATES_MAX && least !== undefined && cosine <= least.cosine) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.cosine ?? 0) < cosine) at -= 1;
    best.splice(at, 0, { story, cosine });
    if (best.length > CANDIDATES_MAX) best.pop();
  }
  return best.map(({ story }) => story);
}

/** For each story the weights of the terms that it alone has. */
function sumOwn(index: TermIndex<Member>, terms: TermWeights): ReadonlyMap<Story, number> {
  const sums = new Map<Story, number>();
  // In a window with few texts every word is somebody's own.
  const trust = index.size / (index.size + OWN_TRUSTED_SIZE);
  for (const [term, weight] of terms) {
    const story = index.findSoleOwner(term, OWNERS_MAX, ownerOf);
    if (story !== undefined) sums.set(story, (sums.get(story) ?? 0) + weight * trust);
  }
  return sums;
}

function ownerOf({ story }: Member): Story {
  return story;
}
