import type { Article, Candidate } from './candidates.ts';
import { type Facts, findFacts, worthOf } from './facts.ts';
import { findTerms, type Term } from './terms.ts';

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
}

/** How much each feature counts. Found on development articles in six languages, then rounded. */
export const WEIGHTS = {
  position: 1.0,
  first: 0.6,
  before: 0.15,
  centrality: 0.6,
  title: 1.2,
  hint: 0.4,
  pointing: -0.4,
  quoted: -1.7,
  background: -0.8,
  short: -0.6,
  long: -0.2,
  repeats: -4,
};
const POSITION_FADE = 0.35;
const SHORT_WORDS = 8;
const LONG_WORDS = 45;
const REPEATED_SHARE = 0.75;
const REPEATED_LENGTH = 1.4;
/** The news stands among these sentences, behind an anecdote or a scene. */
const OPENING_SENTENCES = 14;
export const NEWS_WEIGHTS = { title: 4, facts: 0.5, position: 1.2, centrality: 0.6 };

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
  const titleStems = stemsOf(findTerms(title, lang));
  const hintStems = stemsOf(
    article.hints.flatMap(({ start, end }) => findTerms(text.slice(start, end), lang)),
  );
  const stems = article.candidates.map(({ terms }) => stemsOf(terms));
  const centralities = findCentralities(stems);
  const owns = article.candidates.map((candidate, index): Own => {
    const own = stems[index] ?? new Set<string>();
    return {
      candidate,
      stems: own,
      facts: findFacts(candidate.terms, candidate.opening),
      title: shareOf(titleStems, own),
      centrality: centralities[index] ?? 0,
    };
  });
  const newsAt = findNews(owns, article);
  return owns.map((own) => {
    const scores = {
      position: article.isLive ? 0 : scorePosition(own.candidate.order, newsAt),
      centrality: WEIGHTS.centrality * own.centrality,
      title: WEIGHTS.title * own.title + WEIGHTS.hint * shareOf(hintStems, own.stems),
      facts: worthOf(own.facts),
      faults: scoreFaults(own, titleStems),
    };
    const alone = scores.position + scores.centrality + scores.title + scores.faults;
    return { candidate: own.candidate, scores, alone, stems: own.stems, facts: own.facts };
  });
}

/** How much of `wanted` is in `own`, 0 to 1; 0 when nothing is wanted. */
export function shareOf(wanted: ReadonlySet<string>, own: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0;
  let found = 0;
  for (const stem of wanted) if (own.has(stem)) found++;
  return found / wanted.size;
}

function stemsOf(terms: readonly Term[]): ReadonlySet<string> {
  return new Set(terms.map(({ stem }) => stem));
}

// Where the news begins: the first sentence, or, when the text opens with a scene, the one that tells what the headline does.
function findNews(owns: readonly Own[], { isLive }: Article): number {
  let newsAt = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (const { candidate, facts, title, centrality } of owns.slice(0, OPENING_SENTENCES)) {
    const { order, quoted, opening, words } = candidate;
    if (quoted > 0.5 || opening === 'pointing' || words < SHORT_WORDS) continue;
    const score =
      NEWS_WEIGHTS.title * title +
      NEWS_WEIGHTS.facts * worthOf(facts) +
      NEWS_WEIGHTS.centrality * centrality +
      (isLive ? 0 : NEWS_WEIGHTS.position / (1 + POSITION_FADE * order));
    if (score > best) {
      best = score;
      newsAt = order;
    }
  }
  return newsAt;
}

function scorePosition(order: number, newsAt: number): number {
  if (order < newsAt) return WEIGHTS.before / (1 + POSITION_FADE * order);
  const first = order === newsAt ? WEIGHTS.first : 0;
  return first + WEIGHTS.position / (1 + POSITION_FADE * (order - newsAt));
}

// How much of what the article repeats the sentence holds: the frequencies of its terms over the length, 1 for the best.
function findCentralities(sentences: readonly ReadonlySet<string>[]): readonly number[] {
  const frequencies = new Map<string, number>();
  for (const stems of sentences) {
    for (const stem of stems) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
  }
  const sums = sentences.map((stems) => {
    let sum = 0;
    for (const stem of stems) sum += Math.log(frequencies.get(stem) ?? 1);
    return sum / Math.max(4, stems.size) ** 0.6;
  });
  const best = sums.reduce((most, sum) => Math.max(most, sum), 0);
  return sums.map((sum) => (best > 0 ? sum / best : 0));
}

function scoreFaults(
  { candidate, stems, title, facts }: Own,
  titleStems: ReadonlySet<string>,
): number {
  const { quoted, isBackground, words, opening } = candidate;
  const repeats = title > REPEATED_SHARE && stems.size <= titleStems.size * REPEATED_LENGTH;
  const isShort = words < SHORT_WORDS && !facts.kinds.has('dated-next');
  return (
    WEIGHTS.quoted * quoted +
    (opening === 'pointing' ? WEIGHTS.pointing : 0) +
    (isBackground ? WEIGHTS.background : 0) +
    (isShort ? WEIGHTS.short : 0) +
    (words > LONG_WORDS ? WEIGHTS.long : 0) +
    (repeats ? WEIGHTS.repeats : 0)
  );
}
