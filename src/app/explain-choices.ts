import type { Alert } from '../core/alert/alert.ts';
import type { Quote } from '../core/quote/quote.ts';
import { readArticle } from '../core/summary/candidates.ts';
import { scoreQuotes } from '../core/summary/key-quotes.ts';
import { scoreSentences } from '../core/summary/score-sentences.ts';
import type { ChoiceLine } from '../ports/preview-use-cases.ts';

/** Lines of each kind: the best, with enough of the others to see what they lost by. */
const LINES_MAX = 12;
const KEY_QUOTES_MAX = 3;

/** The scores of an article's sentences and quotes, best first, and which of them the alert has. */
export function explainChoices(article: {
  readonly title: string;
  readonly text: string;
  readonly lang: string;
  readonly quotes: readonly Quote[];
  readonly alert: Alert;
}): readonly ChoiceLine[] {
  const { title, text, lang, quotes, alert } = article;
  const sentences = [alert.lead, ...alert.afterLead, ...alert.more, alert.qualifier];
  const isSentenceShown = (start: number): boolean =>
    sentences.some((sentence) => sentence?.start === start);
  const terms = alert.watches.flatMap((watch) => watch.terms);
  const sentenceLines = scoreSentences(text, readArticle(text, lang), { title, lang }).map(
    ({ candidate: { start, end }, alone, scores }): ChoiceLine => ({
      what: 'sentence',
      text: text.slice(start, end),
      score: alone + scores.facts,
      parts: { ...scores },
      isShown: isSentenceShown(start),
    }),
  );
  const context = { lang, title, terms, quotesMax: KEY_QUOTES_MAX };
  const quoteLines = scoreQuotes(text, quotes, context).map(
    ({ quote: { start, end }, score, scores }): ChoiceLine => ({
      what: 'quote',
      text: text.slice(start, end),
      score,
      parts: { ...scores },
      isShown: alert.keyQuotes.some((key) => key.start === start),
    }),
  );
  const best = (lines: readonly ChoiceLine[]): readonly ChoiceLine[] =>
    lines.toSorted((a, b) => b.score - a.score).slice(0, LINES_MAX);
  return [...best(sentenceLines), ...best(quoteLines)];
}
