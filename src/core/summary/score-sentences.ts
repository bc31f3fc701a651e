import type { Span } from '../text/span.ts';
import type { Article, Candidate } from './candidates.ts';
import { type Facts, findFacts, worthOf } from './facts.ts';
import { repeatsHeadline } from './quoted.ts';
import { findTerms, stemsOfTerms } from './terms.ts';
import { SENTENCE_WEIGHTS as WEIGHTS } from './weights.ts';

/** What each feature gave a sentence; the total is their sum. For `preview --explain`. */
export interface SentenceScores {
  readonly position: number;
  readonly centrality: number;
  readonly title: number;
  readonly facts: number;
  readonly faults: number;
}

/** A sentence with its scores. `facts` count for a set of sentences, so `alone` is the total without them. */
export interface ScoredSentence {
  readonly candidate: Candidate;
  readonly scores: SentenceScores;
  readonly alone: number;
  readonly stems: ReadonlySet<string>;
  readonly facts: Facts;
  /** It says what the headline says, without a day or a number that the headline does not give. */
  readonly isTitleAgain: boolean;
}

const POSITION_FADE = 0.35;
/** From so far behind the news on, the distance no longer counts. */
const TAIL_SENTENCES_MAX = 12;
const SHORT_WORDS = 8;
const LONG_WORDS = 45;
const MOSTLY_QUOTED = 0.4;
const WHOLLY_QUOTED = 0.9;
/** A short sentence with one of these, or a number, tells enough. */
const TELLING = ['dated-next', 'harm', 'dissent', 'demand', 'inquiry'] as const;
// A sentence repeats the headline when it has most of its words and hardly any other.
const REPEATED_SHARE = 0.8;
const REPEATED_LENGTH = 1.3;
const QUOTED_IN_TITLE = /[“„«"‘][^“”„«»"‘’]{12,}[”“»"’]/gu;
const TITLE_STEMS_MIN = 2;
const LONG_WORD = /[\p{L}\p{N}]{4,}/gu;
/** The news stands among these sentences, behind an anecdote or a scene. */
const OPENING_SENTENCES = 14;
const NEWS_WEIGHTS = { facts: 0.05, centrality: 0.1, day: 0.25, share: 0.8 };

interface Own {
  readonly candidate: Candidate;
  readonly stems: ReadonlySet<string>;
  readonly facts: Facts;
  readonly title: number;
  readonly centrality: number;
}

/** Scores each sentence by position, centrality, overlap with the headline, and its faults. */
export function scoreSentences(
  text: string,
  article: Article,
  { title, lang }: { title: string; lang: string },
): readonly ScoredSentence[] {
  const titleWords = findLongWords(title);
  const titleStems = findTitleStems(title, lang);
  const titleFacts = findFacts(findTerms(title, lang), { opening: 'free', isKnown: () => true });
  const hintStems = stemsOfTerms(
    article.hints.flatMap(({ start, end }) => findTerms(text.slice(start, end), lang)),
  );
  const stems = article.candidates.map(({ terms }) => stemsOfTerms(terms));
  const frequencies = countSentences(stems);
  const centralities = findCentralities(stems, frequencies);
  const isKnown = (stem: string): boolean =>
    (frequencies.get(stem) ?? 0) > 1 || titleStems.has(stem);
  const candidates = article.candidates.map((candidate, index) =>
    leanOnHeadline(text, candidate, { before: article.candidates[index - 1], title, titleWords }),
  );
  const owns = candidates.map((candidate, index): Own => {
    const own = stems[index] ?? new Set<string>();
    return {
      candidate,
      stems: own,
      facts: findFacts(candidate.terms, { opening: candidate.opening, isKnown }),
      title: shareOf(titleStems, own),
      centrality: centralities[index] ?? 0,
    };
  });
  const newsAt = findNews(owns);
  const leadsToQuote = owns.map(
    (_, index) => (owns[index + 1]?.candidate.quoted ?? 0) > MOSTLY_QUOTED,
  );
  return owns.map((own, index) => {
    const scores = {
      position: article.isLive
        ? 0
        : scorePosition(own.candidate, newsAt) + WEIGHTS.end * (index / owns.length),
      centrality: WEIGHTS.centrality * own.centrality,
      title: WEIGHTS.title * own.title + WEIGHTS.hint * shareOf(hintStems, own.stems),
      facts: worthOf(own.facts),
      faults: scoreFaults(own) + (leadsToQuote[index] ? WEIGHTS.toQuote : 0),
    };
    const alone = scores.position + scores.centrality + scores.title + scores.faults;
    const { candidate, stems: ownStems, facts } = own;
    const isTitleAgain = repeatsTitle(text, candidate, titleWords) && !addsTo(titleFacts, facts);
    return { candidate, scores, alone, stems: ownStems, facts, isTitleAgain };
  });
}

interface HeadlineOptions {
  readonly before: Candidate | undefined;
  readonly title: string;
  readonly titleWords: ReadonlySet<string>;
}

/** How much of `wanted` is in `own`, 0 to 1; 0 when nothing is wanted. */
function shareOf(wanted: ReadonlySet<string>, own: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  let found = 0;
  for (const stem of wanted) if (own.has(stem)) found++;
  return found / wanted.size;
}

// What a headline quotes is no news by itself: "“Nobody told us.” Village without water".
function findTitleStems(title: string, lang: string): ReadonlySet<string> {
  const own = stemsOfTerms(findTerms(title.replace(QUOTED_IN_TITLE, ' '), lang));
  return own.size >= TITLE_STEMS_MIN ? own : stemsOfTerms(findTerms(title, lang));
}

function findLongWords(sentence: string): ReadonlySet<string> {
  return new Set(sentence.toLowerCase().match(LONG_WORD));
}

function repeatsTitle(text: string, { start, end }: Span, title: ReadonlySet<string>): boolean {
  const words = findLongWords(text.slice(start, end));
  return words.size <= title.size * REPEATED_LENGTH && shareOf(title, words) > REPEATED_SHARE;
}

// "With that sentence, the speaker opened …": what it leans on is the headline again, or words that the headline quotes.
function leanOnHeadline(
  text: string,
  candidate: Candidate,
  { before, title, titleWords }: HeadlineOptions,
): Candidate {
  const { leansOn, isUnnamed } = candidate;
  if (before === undefined || typeof leansOn === 'string') return candidate;
  const isSaid =
    before.quoted > WHOLLY_QUOTED &&
    !isUnnamed &&
    repeatsHeadline(title, text.slice(before.start, before.end));
  if (!isSaid && !repeatsTitle(text, before, titleWords)) return candidate;
  return { ...candidate, leansOn: { ...leansOn, isInHeadline: true } };
}

// Where the news begins: behind the dateline; else the first sentence that tells about as much of the headline, and of a
// day, as the best of the first ones does: behind the scene, where the text opens with one.
function findNews(owns: readonly Own[]): number {
  const datelined = owns
    .slice(0, OPENING_SENTENCES)
    .find(
      ({ candidate, facts, title }) =>
        candidate.isDatelined &&
        candidate.words >= SHORT_WORDS &&
        (title > 0 || facts.kinds.has('day')),
    );
  if (datelined !== undefined) return datelined.candidate.order;
  const scores = owns.slice(0, OPENING_SENTENCES).map(({ candidate, facts, title, centrality }) => {
    const { quoted, opening, words } = candidate;
    if (quoted > 0.5 || candidate.isUnnamed || words < SHORT_WORDS) return 0;
    if (opening === 'pointing' && !facts.kinds.has('day')) return 0;
    return (
      title +
      NEWS_WEIGHTS.facts * worthOf(facts) +
      NEWS_WEIGHTS.centrality * centrality +
      (facts.kinds.has('day') ? NEWS_WEIGHTS.day : 0)
    );
  });
  const best = Math.max(0, ...scores);
  return Math.max(
    0,
    scores.findIndex((score) => score >= NEWS_WEIGHTS.share * best),
  );
}

// "The island will close its port from December 1" below "Island to close its port": news in full.
function addsTo(titleFacts: Facts, { kinds, figures }: Facts): boolean {
  const addsTime = kinds.has('time') && !titleFacts.kinds.has('time');
  return addsTime || [...figures].some((figure) => !titleFacts.figures.has(figure));
}

function scorePosition({ order }: Candidate, newsAt: number): number {
  if (order < newsAt) return WEIGHTS.before / (1 + POSITION_FADE * order);
  const first = order === newsAt ? WEIGHTS.first : 0;
  const tail = WEIGHTS.tail * Math.min(TAIL_SENTENCES_MAX, order - newsAt);
  return first + tail + WEIGHTS.position / (1 + POSITION_FADE * (order - newsAt));
}

// In how many sentences each stem stands.
function countSentences(sentences: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>();
  for (const stems of sentences) {
    for (const stem of stems) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
  }
  return frequencies;
}

// How much of what the article repeats the sentence holds: the frequencies of its terms over the length, 1 for the best.
function findCentralities(
  sentences: readonly ReadonlySet<string>[],
  frequencies: ReadonlyMap<string, number>,
): readonly number[] {
  const sums = sentences.map((stems) => {
    let sum = 0;
    for (const stem of stems) sum += Math.log(frequencies.get(stem) ?? 1);
    return sum / Math.max(4, stems.size) ** 0.6;
  });
  const best = sums.reduce((most, sum) => Math.max(most, sum), 0);
  return sums.map((sum) => (best > 0 ? sum / best : 0));
}

function scoreFaults({ candidate, facts }: Own): number {
  const {
    quoted,
    isBackground,
    isUnnamed,
    isTally,
    isQuestion,
    opensParagraph,
    words,
    opening,
    hasColon,
    leansOn,
  } = candidate;
  const isBelowHeadline = typeof leansOn !== 'string' && leansOn.isInHeadline;
  const isShort =
    words < SHORT_WORDS &&
    facts.numbers.size + facts.figures.size === 0 &&
    !TELLING.some((kind) => facts.kinds.has(kind));
  return (
    WEIGHTS.quoted * quoted +
    (opening === 'pointing' && !isBelowHeadline ? WEIGHTS.pointing : 0) +
    (isBackground ? WEIGHTS.background : 0) +
    (isUnnamed ? WEIGHTS.unnamed : 0) +
    (isTally ? WEIGHTS.tally : 0) +
    (isQuestion ? WEIGHTS.question : 0) +
    (opensParagraph ? WEIGHTS.paragraph : 0) +
    (isShort ? WEIGHTS.short : 0) +
    (words > LONG_WORDS ? WEIGHTS.long : 0) +
    (hasColon ? WEIGHTS.colon : 0)
  );
}
