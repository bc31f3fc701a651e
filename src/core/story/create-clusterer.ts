import { primaryLanguage } from '../text/language.ts';
import { type EpochMs, HOUR_MS } from '../time/moment.ts';
import { cleanParagraphs, cleanTitle, cutDateline } from './clean-item.ts';
import { findAgencyCredit, findCitedOutlet, OutletNames } from './find-origin.ts';
import { type ItemProfile, profileItem } from './item-profile.ts';
import { ParagraphMemory } from './paragraph-memory.ts';
import { findRevisionKeys } from './revision-keys.ts';
import { scoreCandidate } from './score-candidate.ts';
import type { JoinReason, Reprints, StoryAssignment, StoryItem } from './story-item.ts';
import {
  type Candidate,
  type CopyGroup,
  type Member,
  type Story,
  StoryWindow,
} from './story-window.ts';

/** How long an item can draw later ones into its story: the 72 hours of a story, and a day for late reports. */
export const STORY_WINDOW_MS = 96 * HOUR_MS;
/** Share of the shorter lead from which two texts are copies of one. */
const COPY_SHARE_MIN = 0.5;
const JOIN_SCORE_MIN = 0.5;
const STORY_HOURS_MAX = 72;

export interface ClustererOptions {
  /** Names of news agencies whose copies are one source, as the admin configures them. */
  readonly agencies: readonly string[];
  readonly windowMs?: number;
  /** Items of the window in order of arrival, each with the `storyId` that the store gave it. */
  readonly restore?: Iterable<StoryItem>;
  /** The id of a new story. Default: the id of its first item. */
  readonly newStoryId?: (item: StoryItem) => string;
}

/** Groups items into stories as they arrive. The same items in the same order give the same stories. */
export interface Clusterer {
  /** Puts one item into a story; final. */
  readonly add: (item: StoryItem) => StoryAssignment;
  /** Items held in memory: those of the window. */
  readonly size: () => number;
}

interface Decision {
  readonly story: Story | undefined;
  readonly group: CopyGroup | undefined;
  readonly reason: JoinReason;
}

const NEW: JoinReason = {
  kind: 'new',
  text: 'nothing alike in the window',
  score: 1,
  likeItemId: null,
};

/** A clusterer that holds nothing but the items of its window. */
export function createClusterer(options: ClustererOptions): Clusterer {
  const window = new StoryWindow();
  const paragraphs = new ParagraphMemory();
  const agencies = new OutletNames();
  const outlets = new OutletNames();
  for (const agency of options.agencies) {
    agencies.add(agency);
    outlets.add(agency);
  }
  const windowMs = options.windowMs ?? STORY_WINDOW_MS;
  let clockMs: EpochMs = 0;

  const add = (item: StoryItem): StoryAssignment => {
    const atMs = item.seenAtMs ?? item.publishedAtMs;
    clockMs = Math.max(clockMs, atMs);
    window.dropBefore(clockMs - windowMs);
    paragraphs.forget(clockMs);
    const revisionKeys = findRevisionKeys(item);
    const version = window.findVersion(revisionKeys);
    if (version !== undefined) {
      window.linkVersion(revisionKeys, version);
      return describeAssignment(version, {
        revisionOf: version.item.id,
        reason: {
          kind: 'revision',
          text: 'a later version of the same article',
          score: 1,
          likeItemId: version.item.id,
        },
      });
    }
    outlets.add(item.publisher);
    const lang = primaryLanguage(item.lang);
    const cleaned = cleanParagraphs(item.body);
    const own = paragraphs.dropStock(cleaned, item.publisher);
    const [first = '', ...rest] = own;
    const told = first === '' ? rest : [cutDateline(first), ...rest];
    const title = cleanTitle(item.title, item.publisher);
    const profile = profileItem(title, told, lang);
    const decision = decide(window, { item, profile, lang, atMs });
    const credit = findCredit({
      item,
      title: cleanTitle(item.title, item.publisher),
      paragraphs: cleaned,
    });
    const story = window.openStory(
      decision.story?.id ?? item.storyId ?? options.newStoryId?.(item) ?? item.id,
      atMs,
    );
    const group = decision.group ?? { origin: item.publisher, isAgency: false };
    if (credit !== undefined && !group.isAgency) {
      group.origin = credit.origin;
      group.isAgency = credit.isAgency;
    }
    const member: Member = {
      item,
      lang,
      profile,
      group,
      revisionKeys: [...revisionKeys],
      story,
      atMs,
    };
    window.add(member);
    paragraphs.remember(cleaned, item.publisher, story.id, atMs);
    return describeAssignment(member, { revisionOf: null, reason: decision.reason });
  };

  function findCredit(of: {
    item: StoryItem;
    title: string;
    paragraphs: readonly string[];
  }): CopyGroup | undefined {
    const { publisher } = of.item;
    if (options.agencies.includes(publisher)) return { origin: publisher, isAgency: true };
    const agency = findAgencyCredit(of.paragraphs, agencies);
    if (agency !== undefined) return { origin: agency, isAgency: true };
    const cited = findCitedOutlet(
      { title: of.title, paragraphs: of.paragraphs, publisher },
      outlets,
    );
    return cited === undefined
      ? undefined
      : { origin: cited, isAgency: options.agencies.includes(cited) };
  }

  for (const item of options.restore ?? []) add(item);
  return { add, size: () => window.size };
}

function decide(
  window: StoryWindow,
  {
    item,
    profile,
    lang,
    atMs,
  }: { item: StoryItem; profile: ItemProfile; lang: string; atMs: EpochMs },
): Decision {
  const copied = window.findNearestLead(profile);
  const copy = copied !== undefined && copied.share >= COPY_SHARE_MIN ? copied : undefined;
  if (item.storyId !== undefined) {
    const text = 'the store knows the story';
    return {
      story: window.openStory(item.storyId, atMs),
      group: copy?.member.story.id === item.storyId ? copy.member.group : undefined,
      reason: { kind: 'known', text, score: 1, likeItemId: copy?.member.item.id ?? null },
    };
  }
  if (copy !== undefined) {
    const text = `${Math.round(copy.share * 100)} % of the lead stands in ${copy.member.item.publisher}'s report`;
    return {
      story: copy.member.story,
      group: copy.member.group,
      reason: { kind: 'copy', text, score: 1, likeItemId: copy.member.item.id },
    };
  }
  let best: { candidate: Candidate; score: number } | undefined;
  for (const candidate of window.findCandidates(profile, lang, atMs)) {
    if (candidate.hoursSinceFirst > STORY_HOURS_MAX) continue;
    const score = scoreCandidate(candidate);
    if (best === undefined || score > best.score) best = { candidate, score };
  }
  if (best === undefined || best.score < JOIN_SCORE_MIN)
    return { story: undefined, group: undefined, reason: NEW };
  const { candidate, score } = best;
  return {
    story: candidate.story,
    group: undefined,
    reason: {
      kind: candidate.hasLanguage ? 'same-language' : 'cross-language',
      text: `words ${candidate.words.toFixed(2)}, names ${candidate.keys.toFixed(2)} like ${candidate.nearest.item.title}`,
      score,
      likeItemId: candidate.nearest.item.id,
    },
  };
}

function describeAssignment(
  member: Member,
  { revisionOf, reason }: { revisionOf: string | null; reason: JoinReason },
): StoryAssignment {
  const { story, group, item } = member;
  const origins = new Set<string>();
  const copies = new Map<string, number>();
  for (const other of story.members) {
    if (other.item.countsAsSource !== false) origins.add(other.group.origin);
    if (other.group.isAgency && other.item.publisher !== other.group.origin) {
      copies.set(other.group.origin, (copies.get(other.group.origin) ?? 0) + 1);
    }
  }
  const reprintsOf: Reprints[] = [...copies].map(([agency, count]) => ({ agency, count }));
  return {
    storyId: story.id,
    independentPublishers: origins.size,
    publishers: [...story.publishers],
    reprintsOf,
    revisionOf,
    isReprint: group.origin !== item.publisher,
    origin: group.origin,
    reason,
  };
}
