import type { Span } from '../text/span.ts';
import { classifySegment, isCleft, isUnfinished } from './french-comment.ts';
import { type Grammar, isRoleWord } from './grammar/grammar.ts';

/** Where narration may begin inside the marks: behind a comma, a question or a call, with a small letter. */
const OPENING = /(,|[?!…]\s?,?)\s+(?=\p{Ll})/gu;
const INCISE_LENGTH_MAX = 400;
/** An incise that no stop ends is no longer. */
const OPEN_INCISE_WORDS_MAX = 14;
/** Adverbs, hearers and places may stand between a verb of saying and its subject. */
const SUBJECT_WORDS_MAX = 8;
const INVERTED = /^(.+?)-(?:t-)?(?:il|elle|on|ils|elles|je)$/u;
/** Verbs of which the inversion asks or supposes, and does not tell who speaks. */
const ASKING =
  /^(?:est|sont|était|étaient|peut|faut|va|vont|sera|serait|fallait|doit|aurait|\p{L}+ra|\p{L}+rait)$/u;
const AUXILIARY = /^(?:a|ont|avait|avaient)$/u;
const PARTICIPLE = /(?:é|i|u|it|is|ert|aint)(?:e?s?)$/u;
const ADDRESS = /^(?:madame|monsieur|mademoiselle|mesdames|messieurs|maître|chère?s?)$/u;
const DETERMINER = /^(?:le|la|les|l'|un|une|ce|cet|cette|ces|son|sa|leur|notre)$/u;
/** «fait valoir», «tient à préciser», «veut croire»: what is said stands in the infinitive. */
const WITH_INFINITIVE =
  /^(?:fait|font|tient|tiennent|veut|veulent|croit|finit|feint|aime|dit|préfère)$/u;

/** The speech between marks, without the clauses that say who speaks: «Je viens, dit-elle, émue. J’y tiens.» */
export function frenchParts(text: string, span: Span, grammar: Grammar): readonly Span[] {
  const parts: Span[] = [];
  let from = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(OPENING)) {
    const at = span.start + match.index;
    if (at < from) continue;
    const after = at + match[0].length;
    const incise = text.slice(after, Math.min(span.end, after + INCISE_LENGTH_MAX));
    const isCalled = match[1] !== ',';
    const stop = endOfIncise(incise, text.slice(from, at), grammar);
    if (!isIncise(incise.slice(0, stop?.clause ?? incise.length), grammar)) continue;
    if (stop?.clauseMark === '?' && !isCalled) continue;
    if (stop === undefined && incise.split(/\s+/u, 40).length > OPEN_INCISE_WORDS_MAX) continue;
    parts.push({ start: from, end: isCalled ? at + 1 : at });
    from = stop === undefined ? span.end : after + stop.end + 1;
  }
  if (from < span.end) parts.push({ start: from, end: span.end });
  return parts;
}

interface InciseEnd {
  /** Where the clause with the verb ends, and by what. */
  readonly clause: number;
  readonly clauseMark: string;
  /** Where the narration ends, with what is told of the speaker behind the clause. */
  readonly end: number;
}

/** Where the incise ends, or undefined when it runs to the marks' end. */
function endOfIncise(incise: string, head: string, grammar: Grammar): InciseEnd | undefined {
  const stops = [...incise.matchAll(/(?<!\b(?:M|Mme|Mlle|Me|Dr|\p{Lu}))[,.!?…](?=\s|$)/gu)];
  const [first] = stops;
  if (first === undefined) return undefined;
  const clause = { clause: first.index, clauseMark: first[0] };
  if (first[0] !== ',') return { ...clause, end: first.index };
  const isByPronoun =
    INVERTED.test(firstWords(incise)[0] ?? '') ||
    /-(?:il|elle)\s/u.test(incise.slice(0, first.index));
  const place = {
    isByPronoun,
    isCleft: isCleft(head),
    isUnfinished: isUnfinished(head),
    grammar,
  };
  let end = first.index;
  for (const [index, stop] of stops.entries()) {
    if (stop[0] !== ',') break;
    const next = stops[index + 1];
    const segment = incise.slice(stop.index + 1, next?.index ?? incise.length);
    const isLast = next === undefined || incise.slice(next.index + 1).trim() === '';
    const kind = classifySegment(segment.trim(), place);
    const isOpen = kind === 'open' && next !== undefined && next[0] !== ',' && !isLast;
    if (kind !== 'comment' && !(isOpen && !place.isUnfinished)) break;
    if (kind === 'comment' && place.isUnfinished && next?.[0] !== ',') break;
    if (next === undefined) return undefined;
    end = next.index;
  }
  return { ...clause, end };
}

function firstWords(words: string): readonly string[] {
  return words
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/(?<=^|\s)([sl]|d|qu)'/gu, "$1' ")
    .split(/[\s,.]+/u, SUBJECT_WORDS_MAX + 3);
}

/** Whether the words open with a verb of saying and its subject, or with a verb in no list and a subject that can only be one. */
function isIncise(clause: string, grammar: Grammar): boolean {
  const words = firstWords(clause);
  const isCapital = capitalsOf(clause);
  const [first = '', second = '', third = ''] = words;
  // «Une chaudière à gaz, madame la présidente»: who is spoken to.
  if (ADDRESS.test(first) || isRoleWord(first, grammar)) return false;
  const isCue = (word: string): boolean => grammar.cue.test(word) && !grammar.stopWords.has(word);
  const inverted = INVERTED.exec(first)?.[1];
  if (inverted !== undefined) {
    if (AUXILIARY.test(inverted)) return PARTICIPLE.test(second) || isCue(second);
    if (isCue(inverted)) return true;
    if (/^fai(?:t|sait)$/u.test(inverted)) return /oir$|er$|dre$/u.test(second);
    return !ASKING.test(inverted) && grammar.verb.test(inverted);
  }
  const subject = subjectIn(words, isCapital, grammar);
  if (/^(?:se|s')$/u.test(first)) {
    if (/^(?:est|était)-(?:il|elle)$/u.test(second)) return true;
    if (/^(?:est|était)$/u.test(second)) return PARTICIPLE.test(third) && subject > 2;
    if (INVERTED.test(second)) return true;
    return grammar.verb.test(second) && subject > 1;
  }
  if (AUXILIARY.test(first)) {
    if (isCue(second) || isCue(third)) return subject > 1 || /^(?:le|la|l'|un|une)$/u.test(third);
    return PARTICIPLE.test(second) && !grammar.stopWords.has(second) && subject > 1 && subject <= 3;
  }
  if (grammar.stopWords.has(first) && !/^(?:fait)$/u.test(first)) return false;
  if (WITH_INFINITIVE.test(first)) {
    const at = /^(?:à|par|de)$/u.test(second) ? 2 : 1;
    if (/(?:er|ir|re)$/u.test(words[at] ?? '')) return subject > at;
  }
  if (first === 'fait') return false;
  // «rappelle Ibrahim ag Moussa», «renchérit sa collègue»: a verb in no list right before who speaks.
  if (grammar.verb.test(first) && subject === 1) return true;
  if (!isCue(first)) return grammar.verb.test(first) && subject === 2 && isManner(second);
  // «Le ministre, lui, dit merci»: a verb that can go on with the sentence is an incise only before its subject.
  if (first.endsWith('ent') || !first.endsWith('e')) return subject > 0;
  return true;
}

function isManner(word: string): boolean {
  return /(?:ment|presque|encore|aussi|même|-même|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$/u.test(
    word,
  );
}

function capitalsOf(clause: string): readonly boolean[] {
  return clause
    .replaceAll('’', "'")
    .replace(/(?<=^|\s)([slSL]|[dD]|qu)'/gu, "$1' ")
    .split(/[\s,.]+/u, SUBJECT_WORDS_MAX + 3)
    .map((word) => /^\p{Lu}/u.test(word));
}

/** Where the words name somebody who can speak, -1 when nowhere: a name, a courtesy, a role or body behind its determiner. */
function subjectIn(
  words: readonly string[],
  isCapital: readonly boolean[],
  grammar: Grammar,
): number {
  const isNoun = (word: string): boolean =>
    isRoleWord(word, grammar) || grammar.organisation.test(word) || grammar.anonymous.test(word);
  for (let at = 1; at < words.length && at <= SUBJECT_WORDS_MAX; at++) {
    const word = words[at] ?? '';
    const isGoverned = /^(?:à|au|aux|de|d'|du|sur|dans|en|par|chez|auprès)$/u.test(
      words[at - 1] ?? '',
    );
    if (isGoverned) continue;
    if (isCapital[at] === true) return at;
    if (grammar.courtesy[word] !== undefined && isCapital[at + 1] === true && word !== 'me')
      return at;
    if (/^(?:celle|celui)(?:-ci|-là)?$/u.test(word)) return at;
    const isDetermined = DETERMINER.test(word) && !/^(?:à|de|au)$/u.test(words[at - 1] ?? '');
    if (
      isDetermined &&
      [1, 2, 3].some((step) => isNoun(words[at + step] ?? '') && !hasLink(words, at, step))
    )
      return at;
  }
  return -1;
}

function hasLink(words: readonly string[], at: number, step: number): boolean {
  return words
    .slice(at + 1, at + step)
    .some((word) => /^(?:de|d'|du|des|à|au|en|que|qui|et)$/u.test(word));
}
