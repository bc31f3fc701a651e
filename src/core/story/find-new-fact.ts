import { primaryLanguage } from '../text/language.ts';
import { findSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { readNumber } from './find-changed-fact.ts';
import { findTokens, type Token } from './find-tokens.ts';
import { findNotion } from './notions.ts';

/** A report as far as its facts are concerned. */
export interface FactText {
  readonly title: string;
  readonly text: string;
  /** A language tag; only its primary subtag is read. */
  readonly lang: string;
}

/** What people count in a story: another number of them is news. */
const COUNTED = new Set(['dead', 'hurt', 'arrest', 'prisoner', 'rescue', 'prison']);
/** Steps that a story takes: the first report of one in a title is news. */
const TURNS = new Set([
  ...COUNTED,
  'prosecutor',
  'resign',
  'appoint',
  'ceasefire',
  'ban',
  'sanction',
  'collapse',
  'sabotage',
  'referendum',
]);
/** News is told from the top; what a report says further down is background. */
const SENTENCES_READ_MAX = 6;
/** "14 people were killed": so many words may stand between a number and what it counts. */
const REACH = 4;
const QUOTE_MARK = /[“„«"”»]/u;
const YEAR = /^(?:19|20)\d\d$/;

/**
 * The first sentence of a report that tells a materially new fact: another number of dead, hurt, arrested or freed people than any
 * earlier report has, or a step (an arrest, a resignation, a ban) that the title tells and no earlier report did. Undefined where
 * there is none, or no earlier report in its language to compare with. Sentences with quotes are left to the quotes.
 */
export function findNewFact(item: FactText, earlier: readonly FactText[]): Span | undefined {
  const lang = primaryLanguage(item.lang);
  const known = earlier.filter((other) => primaryLanguage(other.lang) === lang);
  if (known.length === 0) return undefined;
  const told = new Set<string>();
  for (const { title, text } of known) {
    for (const part of [title, text]) readFacts(findTokens(part), lang, told);
  }
  const sentences = findSentences(item.text, lang)
    .slice(0, SENTENCES_READ_MAX)
    .filter(({ start, end }) => !QUOTE_MARK.test(item.text.slice(start, end)));
  const factsOf = ({ start, end }: Span): ReadonlySet<string> =>
    readFacts(findTokens(item.text.slice(start, end)), lang, new Set());
  const counted = sentences.find((sentence) =>
    [...factsOf(sentence)].some((fact) => fact.includes(' ') && !told.has(fact)),
  );
  if (counted !== undefined) return counted;
  const turn = [...readFacts(findTokens(item.title), lang, new Set())].find(
    (fact) => TURNS.has(fact) && !told.has(fact),
  );
  return turn === undefined ? undefined : sentences.find((sentence) => factsOf(sentence).has(turn));
}

/** Adds the notions of a run of words, and "notion number" for each number beside a counted one. */
function readFacts(tokens: readonly Token[], lang: string, facts: Set<string>): Set<string> {
  const notions = tokens.map(({ lower }) => findNotion(lower, lang));
  for (const [at, notion] of notions.entries()) {
    if (notion === undefined) continue;
    facts.add(notion);
    if (!COUNTED.has(notion)) continue;
    for (const token of tokens.slice(Math.max(0, at - REACH), at + REACH + 1)) {
      const number = readNumber(token);
      if (number !== undefined && !YEAR.test(number)) facts.add(`${notion} ${number}`);
    }
  }
  return facts;
}
