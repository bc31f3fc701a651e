import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import type { Quote } from '../../src/core/quote/quote.ts';
import { quoteWords } from '../../src/core/quote/verbatim.ts';
import type { LabelledArticle, LabelledQuote } from './labelled-articles.ts';

/** Counts over labelled articles; a wrong name is one given to words that are somebody else's or nobody's. */
export interface QuoteFigures {
  gold: number;
  found: number;
  false: number;
  right: number;
  wrongName: number;
  notSpeech: number;
  altered: number;
}

/** As in the press' own words: two spans are one when they overlap by this share of both together. */
const SAME_SPAN_MIN = 0.8;

function overlap(one: Quote, other: LabelledQuote): number {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const whole = Math.max(one.end, other.end) - Math.min(one.start, other.start);
  return Math.max(0, shared) / whole;
}

function words(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '');
}

/** Right, wrong, or without a name, as the kept-back corpus counts it. */
function judge(gold: LabelledQuote, quote: Quote): 'right' | 'wrong' | 'none' {
  const { speaker } = quote;
  const isNamed = speaker?.kind === 'person' || speaker?.kind === 'organisation';
  const given = isNamed ? words(speaker.name) : [];
  const own = words(gold.speaker);
  if (gold.speakerType === 'document' || gold.speakerType === 'anonymous')
    return given.length === 0 || given.some((word) => own.includes(word)) ? 'right' : 'wrong';
  if (given.length === 0) return 'none';
  const forms = [own, ...gold.coref.map(words)];
  const isSame = forms.some((form) => form.includes(given.at(-1) ?? ''));
  const isFirst = !gold.firstNeeded || given[0] === own[0] || given.length === 1;
  return isSame && isFirst ? 'right' : 'wrong';
}

/** Reads the articles with the finder and counts what it got right. */
export function countQuoteFigures(articles: readonly LabelledArticle[]): QuoteFigures {
  const figures: QuoteFigures = {
    gold: 0,
    found: 0,
    false: 0,
    right: 0,
    wrongName: 0,
    notSpeech: 0,
    altered: 0,
  };
  for (const { text, lang, title, quotes } of articles) {
    const speech = quotes.filter(({ kind }) => kind === 'direct');
    figures.gold += speech.length;
    for (const quote of findQuotes(text, { lang, title })) {
      if (text.slice(quote.start, quote.end) !== quoteWords(text, quote)) figures.altered += 1;
      const gold = speech.find((one) => overlap(quote, one) >= SAME_SPAN_MIN);
      if (gold === undefined) {
        const other = quotes.find((one) => quote.start < one.end && one.start < quote.end);
        if (other?.kind === 'fragment') continue;
        figures.false += 1;
        if (other?.kind === 'scare' || other?.kind === 'name') figures.notSpeech += 1;
        continue;
      }
      figures.found += 1;
      const verdict = judge(gold, quote);
      if (verdict === 'right') figures.right += 1;
      if (verdict === 'wrong') figures.wrongName += 1;
    }
  }
  return figures;
}

/** The harmonic mean of precision and recall, in percent. */
export function f1Percent(hits: number, { gold, found, false: wrong }: QuoteFigures): number {
  return (200 * hits) / (gold + found + wrong);
}
