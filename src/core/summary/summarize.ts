import assert from 'node:assert/strict';
import type { Span } from '../text/span.ts';
import { readArticle } from './candidates.ts';
import { chooseSentences } from './choose-sentences.ts';
import { type ScoredSentence, type SentenceScores, scoreSentences } from './score-sentences.ts';

/** A whole sentence of the article, verbatim, without the dateline at its head; with why it was taken. */
export interface SummarySentence extends Span {
  readonly reason: string;
  readonly scores: SentenceScores;
}

/** `avoid`: places whose words are shown already (key quotes), so that the summary does not repeat them. */
export interface SummaryOptions {
  readonly lang: string;
  readonly title: string;
  readonly sentencesMax: number;
  readonly avoid?: readonly Span[];
}

/** The sentences that tell the news of the article best, in document order; empty when it has none. */
export function summarize(text: string, options: SummaryOptions): readonly SummarySentence[] {
  const { lang, title, sentencesMax, avoid = [] } = options;
  assert(sentencesMax >= 0, 'sentencesMax is a number of sentences');
  const article = readArticle(text, lang);
  const scored = scoreSentences(text, article, { title, lang }).filter(
    ({ candidate, isTitleAgain }) =>
      !isTitleAgain && !avoid.some((span) => overlaps(span, candidate)),
  );
  return chooseSentences(scored, sentencesMax).map(toSummarySentence);
}

/** The sentence as it is shown, with the feature that counted most as its reason. */
export function toSummarySentence({ candidate, scores }: ScoredSentence): SummarySentence {
  const { position, centrality, title, facts } = scores;
  const [reason = ''] =
    Object.entries({ position, centrality, title, facts }).sort((a, b) => b[1] - a[1])[0] ?? [];
  return { start: candidate.start, end: candidate.end, reason, scores };
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
