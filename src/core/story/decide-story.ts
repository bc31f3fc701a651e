import { HOUR_MS } from '../time/moment.ts';
import type { Candidate } from './describe-candidates.ts';
import type { PreparedItem } from './prepare-item.ts';
import { scoreCandidate } from './score-candidate.ts';
import type { JoinReason } from './story-item.ts';
import type { Member, StoryWindow } from './story-window.ts';

/** Share of the shorter lead from which two texts are copies of one. */
const COPY_SHARE_MIN = 0.5;
const JOIN_SCORE_MIN = 0.5;
/** A story takes in what comes within 72 hours of its first report; later is another story. */
const STORY_HOURS_MAX = 72;
/** A second source must be surer than a third: it calls the story confirmed. */
const SECOND_SOURCE_SCORE_MIN = 0.6;
/** But not when so many names and numbers are the same. */
const SURE_FACTS_MIN = 3;
/** After half a day a like report is more often about the next event than the first word on this one. */
const LATE_HOURS = 12;
const LATE_SCORE_MIN = 0.9;
const SERIES_HOURS_MIN = 14;
const SERIES_WORDS_MIN = 0.3;

/** Below this two texts of one language share hardly a word, and what they are both about in general ("a harbour") joins nothing. */
const COMMON_WORDS_MIN = 0.09;
/** From here on the words speak for themselves, without a common name. */
const COMMON_WORDS_ALONE_MIN = 0.3;

/** A title that shares less of its names, by weight, is about somebody or somewhere else. */
const OTHER_NAMES_SHARE = 0.5;
/** How sure a join must be all the same: a feature's title often names nobody of the report's. */
const OTHER_NAMES_SCORE_MIN = 0.8;
/** One fact in common is how the next thing that happens in a town looks. */
const FEW_FACTS_SCORE_MIN = 0.6;

/** One name or number, however rare, is less than this: a ship may be named for a sculptor. */
const COMMON_FACTS_MIN = 1;
/** As many join without a look at what the two are about. */
const MANY_FACTS_MIN = 2;
/** But not two texts of two languages as little alike as this: long ones have a few small numbers in common. */
const CHANCE_KEYS_MIN = 0.1;
/** With fewer facts two texts of one language share a notion or so many words: a senator's bridge and a navy's exercise do not. */
const SUBJECT_WORDS_MIN = 0.15;
/** With fewer facts the two must be about the same in two ways ("a drone", "an airport"), and meet in a country at least. */
const COMMON_NOTIONS_MIN = 2;
const LEAST_FACTS_MIN = 0.15;
/** Below this texts of two languages with few facts in common are alike by chance. */
const COMMON_KEYS_MIN = 0.16;

/** A story that an item may belong to, with the probability that it does. */
export interface ScoredCandidate {
  readonly candidate: Candidate;
  readonly score: number;
}

/** Where an item belongs: the member that it is a copy of, the story that it joins, or neither. */
export interface Decision {
  readonly copied: Member | undefined;
  readonly joined: Candidate | undefined;
  readonly reason: JoinReason;
}

/** The stories that an item may belong to, the likeliest first. */
export function weighCandidates(
  window: StoryWindow,
  prepared: PreparedItem,
): readonly ScoredCandidate[] {
  return window
    .findCandidates(prepared)
    .filter(
      (candidate) =>
        candidate.hoursSinceFirst <= STORY_HOURS_MAX &&
        !candidate.story.isLone &&
        hasInCommon(candidate) &&
        !isNextOfSeries(candidate),
    )
    .map((candidate) => ({ candidate, score: scoreCandidate(candidate) }))
    .toSorted((a, b) => b.score - a.score);
}

/**
 * Whether anything but a common subject and a number speaks for the story: twelve hurt in a harbour here and twelve hurt in one there
 * are two events, and short texts without names are all alike to notions.
 */
function hasInCommon(candidate: Candidate): boolean {
  const { hasLanguage, isHeadline, words, keys, facts, sharedNotions } = candidate;
  if (isHeadline || (hasLanguage && words >= COMMON_WORDS_ALONE_MIN)) return true;
  if (hasLanguage && words < COMMON_WORDS_MIN) return false;
  if (!hasLanguage && keys < CHANCE_KEYS_MIN) return false;
  if (facts >= MANY_FACTS_MIN) return true;
  const hasSubject = sharedNotions > 0 || !hasLanguage || words >= SUBJECT_WORDS_MIN;
  const isFounded =
    (facts >= COMMON_FACTS_MIN && hasSubject) ||
    (facts >= LEAST_FACTS_MIN && sharedNotions >= COMMON_NOTIONS_MIN);
  return isFounded && (hasLanguage || keys >= COMMON_KEYS_MIN);
}

/**
 * Whether an item is the next of a series ("131 assaults", a day later "144 assaults"): the same publisher, most of a day
 * apart, in like words, with other numbers.
 */
function isNextOfSeries(candidate: Candidate): boolean {
  const { isSamePublisher, hoursSinceNearest, words, hasOtherNumbers } = candidate;
  return (
    isSamePublisher &&
    hasOtherNumbers &&
    words >= SERIES_WORDS_MIN &&
    hoursSinceNearest >= SERIES_HOURS_MIN
  );
}

/**
 * How sure a join must be. What one source alone has told for half a day is seldom confirmed later; and a report that comes so late
 * with another day of the week and other numbers tells of another event like it ("a night after Riga").
 */
function findBar(candidate: Candidate, publisher: string): number {
  const { story, hoursSinceFirst, hasOtherDay, hasOtherNumbers } = candidate;
  const { isHeadline, facts } = candidate;
  const origins = new Set(story.sources.map(({ group }) => group.origin));
  const isLate = hoursSinceFirst >= LATE_HOURS;
  if (isLate && (origins.size === 1 || (hasOtherDay && hasOtherNumbers))) return LATE_SCORE_MIN;
  if (!isHeadline && hasOtherNames(candidate)) return OTHER_NAMES_SCORE_MIN;
  if (!isHeadline && facts < COMMON_FACTS_MIN) return FEW_FACTS_SCORE_MIN;
  const isSecond = origins.size === 1 && !origins.has(publisher);
  return isSecond && facts < SURE_FACTS_MIN ? SECOND_SOURCE_SCORE_MIN : JOIN_SCORE_MIN;
}

/**
 * Whether each of the two titles has a name that the other report never tells: one president's calls to two others, or strikes
 * on two cities, share all but that. Across languages a name may be written in ways that do not meet.
 */
function hasOtherNames({ titleIn, titleOf, hasLanguage }: Candidate): boolean {
  return hasLanguage && titleIn < OTHER_NAMES_SHARE && titleOf < OTHER_NAMES_SHARE;
}

/** The member that an item is a copy of: half of the shorter lead, or more, is the same four-word runs, within a story's time. */
export function findCopied(
  window: StoryWindow,
  { profile, atMs, item }: PreparedItem,
): { member: Member; share: number } | undefined {
  const nearest = window.findNearestLead(profile);
  if (nearest === undefined || nearest.share < COPY_SHARE_MIN) return undefined;
  const { member } = nearest;
  if (atMs - member.story.firstAtMs > STORY_HOURS_MAX * HOUR_MS) return undefined;
  const isNext =
    member.publisher === item.publisher &&
    atMs - member.atMs >= SERIES_HOURS_MIN * HOUR_MS &&
    profile.headNumbers.size > 0 &&
    !window.hasHeadNumber(member, profile.headNumbers);
  return isNext ? undefined : nearest;
}

/** Decides by copies first, then by the likeliest candidate above the bar. */
export function decideStory(window: StoryWindow, prepared: PreparedItem): Decision {
  const copy = findCopied(window, prepared);
  if (copy !== undefined) {
    const { id, publisher } = copy.member;
    const text = `${Math.round(copy.share * 100)} % of the lead stands in the report by ${publisher}`;
    return {
      copied: copy.member,
      joined: undefined,
      reason: { kind: 'copy', text, score: copy.share, likeItemId: id },
    };
  }
  if (prepared.loneForm !== undefined) return decideNew(`${prepared.loneForm} stands alone`);
  const [best] = weighCandidates(window, prepared);
  if (best === undefined) return decideNew('nothing alike in the window');
  const { candidate, score } = best;
  const { nearest } = candidate;
  const likeness = `words ${candidate.words.toFixed(2)}, names and numbers ${candidate.keys.toFixed(2)}, nearest the report by ${nearest.publisher}`;
  if (score < findBar(candidate, prepared.item.publisher))
    return decideNew(`too little like the next story, ${likeness}`, score);
  return {
    copied: undefined,
    joined: candidate,
    reason: {
      kind: candidate.hasLanguage ? 'same-language' : 'cross-language',
      text: `like the story, ${likeness}`,
      score,
      likeItemId: nearest.id,
    },
  };
}

function decideNew(text: string, score = 0): Decision {
  return {
    copied: undefined,
    joined: undefined,
    reason: { kind: 'new', text, score: 1 - score, likeItemId: null },
  };
}
