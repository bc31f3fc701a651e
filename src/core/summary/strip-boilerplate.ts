import type { Span } from '../text/span.ts';
import {
  CREDIT_PHRASES,
  HEADING_PHRASES,
  LINK_PHRASES,
  RECALL_PHRASES,
  SOURCE_PHRASES,
  SUBSCRIBE_PHRASES,
} from './boilerplate-phrases.ts';
import { isDatelineSentence } from './dateline.ts';
import { openingOf, testOpening } from './phrases.ts';

/**
 * Why a line or sentence is no part of the news: a link to other news, a subscription line, a credit or byline, a look
 * back ("Recall that"), where the paper has it from, a dateline alone, the heading of a "Summary" block, or a line that is no sentence.
 */
export type BoilerplateKind =
  | 'link'
  | 'subscribe'
  | 'credit'
  | 'recall'
  | 'source'
  | 'dateline'
  | 'heading'
  | 'fragment';

const OPENERS = [
  ['link', testOpening(LINK_PHRASES)],
  ['subscribe', testOpening(SUBSCRIBE_PHRASES)],
  ['credit', testOpening(CREDIT_PHRASES)],
  ['recall', testOpening(RECALL_PHRASES)],
  ['source', testOpening(SOURCE_PHRASES)],
] as const;
const opensHeading = testOpening(HEADING_PHRASES);

const WHOLE_END = /[.!?…]["'“”„»«‹›’‘)\]]*$/u;
const WHOLE_START = /^(?:["'“”„«‹‘’(]|[—–-]\s?)*[\p{Lu}\p{N}]/u;
// Marks that no sentence of news has: an address, a copyright sign, an agency's desk line.
const FURNITURE =
  /https?:\/\/|\bwww\.|©|^\((?:Reporting|Additional reporting|Editing|Writing)\b|^\s*[#@]\p{L}/u;
// "On December 2 it was reported that …": a day, and that it was news then.
const REPORTED_THEN =
  /^(?:on |am |le )?(?:\d{1,2}\.? \p{L}+|\p{L}+ \d{1,2}),? (?:it was (?:earlier |previously )?reported that|повідомлялося, що|сообщалось, что|informowano, że|wurde berichtet, dass)/u;
const HEADING_WORDS_MAX = 7;
const SHORT_LINE = 400;

/** What kind of boilerplate the span is, or undefined when it is a whole sentence of the article's own. */
export function findBoilerplate(
  text: string,
  span: Span,
  lang: string,
): BoilerplateKind | undefined {
  const sentence = text.slice(span.start, span.end);
  const opening = openingOf(sentence);
  for (const [kind, opens] of OPENERS) if (opens(opening, lang)) return kind;
  if (REPORTED_THEN.test(opening)) return 'recall';
  if (opensHeading(opening, lang) && isHeading(sentence)) return 'heading';
  if (isDatelineSentence(sentence)) return 'dateline';
  if (sentence.length < SHORT_LINE && FURNITURE.test(sentence)) return 'credit';
  return isWholeSentence(sentence) ? undefined : 'fragment';
}

/** True when the sentence begins with a capital, a number or an opening mark and ends with its full stop. */
export function isWholeSentence(sentence: string): boolean {
  return WHOLE_START.test(sentence.slice(0, 16)) && WHOLE_END.test(sentence.slice(-8));
}

// "Summary" is the heading of a block; "Summary executions were reported." is a sentence.
function isHeading(sentence: string): boolean {
  if (sentence.length > 80) return false;
  return !WHOLE_END.test(sentence) && sentence.split(/\s+/u).length <= HEADING_WORDS_MAX;
}
