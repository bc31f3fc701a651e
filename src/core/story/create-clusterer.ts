import { type EpochMs, HOUR_MS } from '../time/moment.ts';
import {
  type Decision,
  decideStory,
  findCopied,
  type ScoredCandidate,
  weighCandidates,
} from './decide-story.ts';
import { describeAssignment } from './describe-assignment.ts';
import { OutletNames } from './find-origin.ts';
import { ParagraphMemory } from './paragraph-memory.ts';
import { type PreparedItem, prepareItem } from './prepare-item.ts';
import { findRevisionKeys } from './revision-keys.ts';
import type { StoryAssignment, StoryItem } from './story-item.ts';
import { type CopyGroup, type Member, StoryWindow } from './story-window.ts';

/** How long an item can draw later ones into its story: the 72 hours of a story, and a day for late reports. */
export const STORY_WINDOW_MS = 96 * HOUR_MS;
/**
 * Members held at once: 77 MB when each is an article of 250 words (`npm run bench -- stories 20000`), so that a busy desk stays
 * below 100. Beyond some 5,000 items a day the window is shorter than its 96 hours: at 20,000 a day it is one day.
 */
export const MEMBERS_MAX = 20_000;

export interface ClustererOptions {
  /** Names of news agencies whose copies are one source, as the admin configures them. */
  readonly agencies: readonly string[];
  readonly windowMs?: number;
  /** Items held at most. Default: 20,000. */
  readonly membersMax?: number;
  /** The id of a new story. Default: the id of its first item. */
  readonly newStoryId?: (item: StoryItem) => string;
}

/** What `add` would weigh. */
interface Weighing {
  readonly kind: 'revision' | 'copy' | 'lone' | 'scored';
  readonly candidates: readonly ScoredCandidate[];
}

/** Groups items into stories as they arrive. The same items in the same order give the same stories. */
export interface Clusterer {
  /** Puts one item into a story; final. One whose `storyId` the store knows stays in that. */
  readonly add: (item: StoryItem) => StoryAssignment;
  /** The candidates for an item and their scores, best first, without adding it. */
  readonly weigh: (item: StoryItem) => Weighing;
  /** Items held in memory: those of the window. */
  readonly size: () => number;
}

const REVISION = {
  kind: 'revision',
  text: 'a later version of the same article',
  score: 1,
} as const;
const KNOWN = { kind: 'known', text: 'the store knows the story', score: 1 } as const;

/** A clusterer that holds nothing but the items of its window. */
export function createClusterer(options: ClustererOptions): Clusterer {
  const window = new StoryWindow();
  const windowMs = options.windowMs ?? STORY_WINDOW_MS;
  const membersMax = options.membersMax ?? MEMBERS_MAX;
  const knowledge = {
    stock: new ParagraphMemory(),
    agencies: new OutletNames(options.agencies),
    outlets: new OutletNames(options.agencies),
  };
  let clockMs: EpochMs = 0;

  const place = (prepared: PreparedItem): Decision => {
    const { item } = prepared;
    if (item.storyId === undefined) return decideStory(window, prepared);
    const copied = findCopied(window, prepared)?.member;
    return {
      copied: copied?.story.id === item.storyId ? copied : undefined,
      joined: undefined,
      reason: { ...KNOWN, likeItemId: null },
    };
  };

  const add = (item: StoryItem): StoryAssignment => {
    clockMs = Math.max(clockMs, item.seenAtMs ?? item.publishedAtMs);
    window.dropBefore(clockMs - windowMs);
    window.keepNewest(membersMax - 1);
    // A busy desk's window is shorter than its hours.
    const isFull = window.size === membersMax - 1;
    knowledge.stock.forgetBefore((isFull ? window.oldestAtMs : undefined) ?? clockMs - windowMs);
    const revisionKeys = findRevisionKeys(item);
    const version = window.findVersion(revisionKeys);
    if (version !== undefined) {
      window.linkVersion(revisionKeys, version);
      return describeAssignment(version, { ...REVISION, likeItemId: version.id });
    }
    knowledge.outlets.add(item.publisher);
    const prepared = prepareItem(item, knowledge);
    const { copied, joined, reason } = place(prepared);
    const known = item.storyId ?? copied?.story.id ?? joined?.story.id;
    const story = window.openStory(known ?? options.newStoryId?.(item) ?? item.id, {
      atMs: prepared.atMs,
      isLone: prepared.loneForm !== undefined,
    });
    const group = creditGroup(copied?.group, prepared);
    const member = window.add({ prepared, story, group, revisionKeys });
    knowledge.stock.remember(prepared.paragraphs, {
      publisher: item.publisher,
      storyId: story.id,
      atMs: prepared.atMs,
    });
    return describeAssignment(member, reason);
  };

  const weigh = (item: StoryItem): Weighing => {
    if (window.findVersion(findRevisionKeys(item)) !== undefined) {
      return { kind: 'revision', candidates: [] };
    }
    const prepared = prepareItem(item, knowledge);
    const candidates = weighCandidates(window, prepared);
    if (findCopied(window, prepared) !== undefined) return { kind: 'copy', candidates };
    return { kind: prepared.loneForm === undefined ? 'scored' : 'lone', candidates };
  };

  return { add, weigh, size: () => window.size };
}

/** The group of copies that an item belongs to. An agency's credit on any of them says whose report all of them are. */
function creditGroup(
  copied: Member['group'] | undefined,
  { item, credit }: PreparedItem,
): CopyGroup {
  if (copied === undefined) {
    return credit === undefined ? { origin: item.publisher, isAgency: false } : { ...credit };
  }
  if (credit?.isAgency === true && !copied.isAgency) Object.assign(copied, credit);
  return copied;
}
