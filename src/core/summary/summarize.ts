import { findSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { findBoilerplate, stripDateline } from './strip-boilerplate.ts';

/** What each feature gave a sentence; the total is their sum. For `preview --explain`. */
export interface SentenceScores {
  readonly position: number;
  readonly centrality: number;
  readonly title: number;
  readonly facts: number;
  readonly faults: number;
}

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
  const { lang, sentencesMax } = options;
  return findSentences(text, lang)
    .filter((span) => findBoilerplate(text, span, lang) === undefined)
    .slice(0, sentencesMax)
    .map((span) => ({
      ...stripDateline(text, span),
      reason: 'lead',
      scores: { position: 1, centrality: 0, title: 0, facts: 0, faults: 0 },
    }));
}
