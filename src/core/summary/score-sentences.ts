import type { Article, Candidate } from './candidates.ts';
import { findTerms, type Term } from './terms.ts';

/** What each feature gave a sentence; the total is their sum. For `preview --explain`. */
export interface SentenceScores {
  readonly position: number;
  readonly centrality: number;
  readonly title: number;
  readonly facts: number;
  readonly faults: number;
}

/** A sentence with its scores; `covered` are the stems of the headline that it holds. */
export interface ScoredSentence {
  readonly candidate: Candidate;
  readonly scores: SentenceScores;
  readonly total: number;
  readonly stems: ReadonlySet<string>;
}

/** How much each feature counts. Found on development articles in six languages, then rounded. */
export const WEIGHTS = {
  position: 1.0,
  first: 0.5,
  centrality: 0.8,
  title: 1.2,
  hint: 0.4,
  number: 0.35,
  time: 0.25,
  name: 0.3,
  next: 0.25,
  harm: 0.2,
  contrast: 0.2,
  quoted: -1.0,
  background: -0.8,
  short: -0.6,
  long: -0.2,
  repeats: -3,
};
const POSITION_FADE = 0.35;
const SHORT_WORDS = 8;
const LONG_WORDS = 45;
const REPEATED_SHARE = 0.8;
const REPEATED_LENGTH = 1.35;

/** Scores each sentence by position, centrality, overlap with the headline and the facts it tells. */
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
  return article.candidates.map((candidate, index) => {
    const own = stems[index] ?? new Set<string>();
    const scores = {
      position: scorePosition(candidate, article),
      centrality: WEIGHTS.centrality * (centralities[index] ?? 0),
      title: WEIGHTS.title * shareOf(titleStems, own) + WEIGHTS.hint * shareOf(hintStems, own),
      facts: scoreFacts(candidate),
      faults: scoreFaults(candidate, own, titleStems),
    };
    const { position, centrality, title: titleScore, facts, faults } = scores;
    const total = position + centrality + titleScore + facts + faults;
    return { candidate, scores, total, stems: own };
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

function scorePosition({ order }: Candidate, { isLive }: Article): number {
  if (isLive) return 0;
  return (order === 0 ? WEIGHTS.first : 0) + WEIGHTS.position / (1 + POSITION_FADE * order);
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

function scoreFacts({ terms, opening }: Candidate): number {
  const numbers = new Set<string>();
  const names = new Set<string>();
  let hasTime = 0;
  let hasNext = 0;
  let hasHarm = 0;
  for (const { stem, isName, kind } of terms) {
    if (kind === 'number') numbers.add(stem);
    if (isName) names.add(stem);
    if (kind === 'time') hasTime = 1;
    if (kind === 'next') hasNext = 1;
    if (kind === 'harm') hasHarm = 1;
  }
  return (
    WEIGHTS.number * Math.min(3, numbers.size) ** 0.7 +
    WEIGHTS.name * Math.min(4, names.size) ** 0.5 +
    WEIGHTS.time * hasTime +
    WEIGHTS.next * hasNext +
    WEIGHTS.harm * hasHarm +
    (opening === 'contrast' ? WEIGHTS.contrast : 0)
  );
}

function scoreFaults(
  { quoted, isBackground, words }: Candidate,
  own: ReadonlySet<string>,
  title: ReadonlySet<string>,
): number {
  const repeats = shareOf(title, own) > REPEATED_SHARE && own.size <= title.size * REPEATED_LENGTH;
  return (
    WEIGHTS.quoted * quoted +
    (isBackground ? WEIGHTS.background : 0) +
    (words < SHORT_WORDS ? WEIGHTS.short : 0) +
    (words > LONG_WORDS ? WEIGHTS.long : 0) +
    (repeats ? WEIGHTS.repeats : 0)
  );
}
