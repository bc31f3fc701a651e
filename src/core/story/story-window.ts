import { hashText } from '../text/shingles.ts';
import { type EpochMs, HOUR_MS } from '../time/moment.ts';
import { COMMONPLACE_TERMS } from './commonplace-terms.ts';
import { type Candidate, describeCandidates } from './describe-candidates.ts';
import type { ItemProfile } from './item-profile.ts';
import { OwnerTable } from './owner-table.ts';
import type { PreparedItem } from './prepare-item.ts';
import type { Term } from './term.ts';
import { TermIndex } from './term-index.ts';
import { mergeTerms, TermRows, type TermWeights } from './term-rows.ts';

/** Items that are copies of one report: one origin, whoever came first. */
export interface CopyGroup {
  origin: string;
  isAgency: boolean;
}

/** An item of the window: what the comparison needs and no text, since there are tens of thousands. */
export interface Member {
  readonly id: string;
  readonly publisher: string;
  readonly lang: string;
  readonly group: CopyGroup;
  readonly story: Story;
  readonly atMs: EpochMs;
  /** Counted from 1 in the order of arrival. */
  readonly serial: number;
  /** Addresses of the rows of its keys, of the keys of title and lead, and of the names of the title. */
  readonly keys: number;
  readonly head: number;
  readonly titleNames: number;
  /** Shingles of its lead. */
  readonly leadSize: number;
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
  members: Member[];
  sources: Source[];
  readonly firstAtMs: EpochMs;
  /** Names, notions and numbers that any of its items told, ascending; undefined while it has one item, whose keys they are. */
  keys: Int32Array | undefined;
  /** Days of the week on which its first reports say that it happened: a bit each, the lowest for Sunday. */
  leadDays: number;
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
/** Articles under one revision key: two or three when a key is reused. */
const VERSIONS_MAX = 10;
/** A term in more texts than this is taken for common. */
const OWNERS_MAX = 40;
/** A story's first reports tell on which day it happened. */
const FIRST_REPORTS_MS = 12 * HOUR_MS;
/** Members that have left and are still held: the others move up by so many at once, not one by one. */
const GONE_MAX = 1_000;
/** Texts in the window at which a term of one story alone is half believed. */
const OWN_TRUSTED_SIZE = 80;

/** What the clusterer remembers: the members of the window, found by words, keys, lead shingles and revision keys. */
export class StoryWindow {
  readonly #members: Member[] = [];
  readonly #stories = new Map<string, Story>();
  readonly #rows = new TermRows();
  readonly #byLang = new Map<string, TermIndex<Member>>();
  readonly #keys = new TermIndex<Member>(this.#rows, COMMONPLACE_TERMS);
  /** By two hashes of each key, together 64 bits: what is found here is called the same article. */
  readonly #byRevisionKey = new OwnerTable(VERSIONS_MAX);
  readonly #byShingle = new OwnerTable(LEADS_WALKED_MAX + 1);
  #oldest = 0;
  #lastSerial = 0;

  get size(): number {
    return this.#members.length - this.#oldest;
  }

  /** When the oldest member was seen; undefined while there is none. */
  get oldestAtMs(): EpochMs | undefined {
    return this.#members[this.#oldest]?.atMs;
  }

  openStory(id: string, { atMs, isLone }: { atMs: EpochMs; isLone: boolean }): Story {
    const known = this.#stories.get(id);
    if (known !== undefined) return known;
    const story: Story = {
      id,
      members: [],
      sources: [],
      firstAtMs: atMs,
      keys: undefined,
      leadDays: 0,
      hasHeadNumbers: false,
      isLone,
    };
    this.#stories.set(id, story);
    return story;
  }

  /** The first version of the article that one of these keys names. */
  findVersion(revisionKeys: readonly string[]): Member | undefined {
    for (const key of revisionKeys) {
      const [one, other] = hashTwice(key);
      const others = this.#byRevisionKey.find(other);
      const serials = this.#byRevisionKey.find(one).filter((serial) => others.includes(serial));
      const member = serials.length === 0 ? undefined : this.#memberOf(Math.min(...serials));
      if (member !== undefined) return member;
    }
    return undefined;
  }

  /** A later version is found by its new address and guid too. */
  linkVersion(revisionKeys: readonly string[], member: Member): void {
    for (const key of revisionKeys) {
      if (this.findVersion([key]) !== undefined) continue;
      for (const hash of hashTwice(key)) this.#byRevisionKey.add(hash, member.serial);
    }
  }

  add(added: {
    readonly prepared: PreparedItem;
    readonly story: Story;
    readonly group: CopyGroup;
    readonly revisionKeys: readonly string[];
  }): Member {
    const { story, group, revisionKeys } = added;
    const { item, lang, profile, atMs } = added.prepared;
    const { id, publisher, countsAsSource = true } = item;
    const serial = this.#lastSerial + 1;
    const keysAddress = this.#rows.append(profile.keys);
    const member: Member = {
      id,
      publisher,
      lang,
      group,
      story,
      atMs,
      serial,
      keys: keysAddress,
      head: profile.head === profile.keys ? keysAddress : this.#rows.append(profile.head),
      titleNames: this.#rows.append(profile.titleNames),
      leadSize: profile.lead.size,
    };
    this.#lastSerial = serial;
    this.#members.push(member);
    this.#indexOf(lang).add(member, profile.words, this.#rows.append(profile.words));
    this.#keys.add(member, profile.keys, keysAddress);
    for (const key of revisionKeys) {
      for (const hash of hashTwice(key)) this.#byRevisionKey.add(hash, serial);
    }
    for (const shingle of profile.lead) this.#byShingle.add(shingle, serial);
    this.#tell(story, { member, profile });
    const source = { publisher, countsAsSource, group };
    // Most stories have one item, and an empty array grows to seventeen places.
    if (story.members.length === 0) story.members = [member];
    else story.members.push(member);
    if (story.sources.length === 0) story.sources = [source];
    else story.sources.push(source);
    return member;
  }

  /** Lets go of what was seen before a moment. Members leave in the order in which they came. */
  dropBefore(atMs: EpochMs): void {
    this.#dropWhile((member) => member.atMs < atMs);
  }

  /** Forgets the oldest members beyond so many, so that a flood of items costs the past and not the machine. */
  keepNewest(count: number): void {
    this.#dropWhile(() => this.size > count);
  }

  /** The member whose lead shares most shingles with this one, and how much of the shorter lead that is. */
  findNearestLead(profile: ItemProfile): { member: Member; share: number } | undefined {
    const size = profile.lead.size;
    if (size < COPIED_SHINGLES_MIN) return undefined;
    const shared = new Map<number, number>();
    for (const shingle of profile.lead) {
      const serials = this.#byShingle.find(shingle);
      if (serials.length > LEADS_WALKED_MAX) continue;
      for (const serial of serials) shared.set(serial, (shared.get(serial) ?? 0) + 1);
    }
    let best: { member: Member; share: number } | undefined;
    for (const [serial, count] of shared) {
      const member = this.#memberOf(serial);
      if (count < 2 || member === undefined || member.leadSize < COPIED_SHINGLES_MIN) continue;
      const share = count / Math.min(size, member.leadSize);
      const isFirst = share === best?.share && serial < best.member.serial;
      if (best === undefined || share > best.share || isFirst) best = { member, share };
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
      rows: this.#rows,
      rarity: (term: Term): number => this.#keys.rarity(term),
      rarityShare: (term: Term): number => this.#keys.rarityShare(term),
    };
    return describeCandidates(takeBest(ranked), asked, likeness);
  }

  /** Whether a member's title or lead has one of some telling numbers. */
  hasHeadNumber(member: Member, numbers: ReadonlySet<Term>): boolean {
    return [...numbers].some((number) => this.#rows.findByte(member.head, number) > 0);
  }

  #memberOf(serial: number): Member | undefined {
    const first = this.#members[this.#oldest];
    return first === undefined ? undefined : this.#members[this.#oldest + serial - first.serial];
  }

  #indexOf(lang: string): TermIndex<Member> {
    const known = this.#byLang.get(lang);
    if (known !== undefined) return known;
    const index = new TermIndex<Member>(this.#rows);
    this.#byLang.set(lang, index);
    return index;
  }

  /** Adds to a story what a member tells. */
  #tell(
    story: Story,
    { member, profile }: { readonly member: Member; readonly profile: ItemProfile },
  ): void {
    const [first] = story.members;
    const told = story.keys ?? (first && this.#rows.termsAt(first.keys));
    if (told !== undefined) story.keys = mergeTerms(told, this.#rows.termsAt(member.keys));
    if (profile.headNumbers.size > 0) story.hasHeadNumbers = true;
    const isFirst = member.atMs - story.firstAtMs <= FIRST_REPORTS_MS;
    if (profile.leadDay !== undefined && isFirst) story.leadDays |= 1 << profile.leadDay;
  }

  #dropWhile(isGone: (member: Member) => boolean): void {
    for (;;) {
      const member = this.#members[this.#oldest];
      if (member === undefined || !isGone(member)) break;
      this.#remove(member);
      this.#oldest += 1;
    }
    const oldest = this.#members[this.#oldest];
    this.#byShingle.dropBefore(oldest?.serial ?? this.#lastSerial + 1);
    this.#byRevisionKey.dropBefore(oldest?.serial ?? this.#lastSerial + 1);
    if (oldest !== undefined) this.#rows.dropBefore(oldest.keys);
    if (this.#oldest >= GONE_MAX) {
      this.#members.splice(0, this.#oldest);
      this.#oldest = 0;
    }
  }

  #remove(member: Member): void {
    const index = this.#indexOf(member.lang);
    index.remove(member);
    if (index.size === 0) this.#byLang.delete(member.lang);
    this.#keys.remove(member);
    const { members } = member.story;
    const at = members.indexOf(member);
    if (at >= 0) members.splice(at, 1);
    if (members.length === 0) this.#stories.delete(member.story.id);
  }
}

/** Two hashes of a text; where one meets another text's by chance, the second does not. */
function hashTwice(text: string): readonly [number, number] {
  return [hashText(text), hashText(`~${text}`)];
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
