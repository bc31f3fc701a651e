import type { EpochMs } from '../time/moment.ts';
import { ANSWER, ASK, rememberAsker } from './asking.ts';
import { type Attribution, Attributor } from './attribute.ts';
import { findBackground, findVia } from './background.ts';
import { gatherCast } from './cast.ts';
import { chooseRole } from './choose-role.ts';
import { Discourse } from './discourse.ts';
import { findEarlierOccasion } from './earlier-occasion.ts';
import { findMentions } from './find-mentions.ts';
import { grammarOf } from './grammar/grammars.ts';
import { addHeadlineRoles } from './headline-roles.ts';
import { findInterview, type Interview } from './interview.ts';
import { isSpeech, isTimeOfDay } from './is-speech.ts';
import { joinAnswers } from './join-answers.ts';
import { layOut, type Passage, type Sentence } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { isObliqueRole } from './name-forms.ts';
import { PRESS } from './press.ts';
import type { Quote, Speaker } from './quote.ts';
import { agrees, personReferent, type Referent } from './referent.ts';
import { assertVerbatim, quoteWords } from './verbatim.ts';

/** What is known about the text: its language (`uk`, `pt-BR`) and its headline, '' when there is none. */
export interface QuoteContext {
  readonly lang: string;
  readonly title: string;
  /** When the article appeared: tells old days from coming ones. */
  readonly publishedAtMs?: EpochMs | undefined;
}

/** A speaker below this confidence is not shown: a wrong name is worse than none. */
const SPEAKER_CONFIDENCE_MIN = 0.5;
/** Longer texts are read up to here: no article is as long, and what is must not hold up the others. */
const TEXT_LENGTH_MAX = 2_000_000;

/** Below the bar. */
const UNSURE = 0.4;
/** The confidence of somebody called by name. */
const SURE_NAME = 0.95;
const ANSWER_CONFIDENCE = 0.8;
/** How far narration around a quote is read for its speaker. */
const NARRATION_ITEMS_MAX = 150;

/** Names of papers in marks are no longer. */
const PAPER_LENGTH_MAX = 24;

/** A piece found to be speech, before its neighbours settle who speaks. */
interface Found {
  readonly piece: number;
  readonly at: number;
  readonly sentence: number;
  attribution: Attribution | undefined;
  group: number;
}

/**
 * The direct speech of an article's text, in document order, each with its speaker where one is certain enough.
 * Spans are offsets in `text` itself. Quotes of a headline are found by calling this with the headline as the text:
 * a span belongs to one text only, so a headline's quote is never mixed with those of the body.
 */
export function findQuotes(text: string, context: QuoteContext): readonly Quote[] {
  const passage = layOut(text.slice(0, TEXT_LENGTH_MAX), grammarOf(context.lang));
  if (passage.pieces.length === 0) return [];
  const mentions = findMentions(passage);
  const cast = gatherCast(passage, mentions);
  addHeadlineRoles(cast, passage, context.title);
  const discourse = new Discourse(passage, mentions, cast);
  const found = readSentences(passage, new Attributor(passage, mentions, discourse), discourse);
  const said = found.flatMap(({ at, attribution }) =>
    attribution?.kind === 'clause' && attribution.referent?.person !== undefined
      ? [{ at, person: attribution.referent.person }]
      : [],
  );
  const interview = findInterview(passage, cast, { title: context.title, said });
  answerQuestions(passage, found, interview);
  joinParagraphs(passage, found);
  if (interview === undefined) joinAnswers(passage, found);
  const groupSizes = new Map<number, number>();
  for (const { group } of found) groupSizes.set(group, (groupSizes.get(group) ?? 0) + 1);
  return found.map((one) => ({
    ...toQuote(passage, one, (groupSizes.get(one.group) ?? 0) > 1),
    background:
      findBackground(passage, one.sentence) ??
      findEarlierOccasion(passage, one.at, context.publishedAtMs),
  }));
}

function readSentences(passage: Passage, attributor: Attributor, discourse: Discourse): Found[] {
  const found: Found[] = [];
  let intro: { referent: Referent | undefined; sentence: number } = {
    referent: undefined,
    sentence: -1,
  };
  for (const [index, sentence] of passage.sentences.entries()) {
    const quotes: number[] = [];
    for (let at = sentence.from; at < sentence.to; at++)
      // «в сообщении «Волжских линз»»: a body's name in marks is no speech and ends none.
      if (passage.items[at]?.kind === 'quote' && !attributor.isInsideMention(at)) quotes.push(at);
    const subject = rememberSentence(attributor, discourse, sentence);
    if (quotes.length > 0) {
      const news = readQuotes({
        passage,
        attributor,
        sentence,
        index,
        quotes,
        found,
        intro: intro.referent,
      });
      for (const one of news) found.push(one);
      const speaker = news.at(-1)?.attribution?.referent;
      if (speaker !== undefined) discourse.remember(speaker, sentence.to - 1, true);
      const isAsking = ASK.test(news.at(-1)?.attribution?.cue?.toLowerCase() ?? '');
      if (isAsking) discourse.asked = { person: speaker?.person, sentence: index };
      if (news.length > 0) {
        const isQuestion = isInterviewQuestion(passage, index, quotes);
        intro = {
          referent: speaker ?? subject ?? (isQuestion ? intro.referent : undefined),
          sentence: index,
        };
        continue;
      }
    }
    intro = {
      referent: subject ?? discourse.justAged(sentence) ?? intro.referent,
      sentence: index,
    };
  }
  return found;
}

/** Puts a sentence's people and bodies into the discourse and answers its subject. */
function rememberSentence(
  attributor: Attributor,
  discourse: Discourse,
  sentence: Sentence,
): Referent | undefined {
  const { items } = discourse.passage;
  discourse.isAnswer = false;
  for (let at = sentence.from; at < sentence.to; at++) {
    if (items[at]?.kind === 'word' && ANSWER.test(items[at]?.lower ?? ''))
      discourse.isAnswer = true;
  }
  const subjectIndex = attributor.subjectOfSentence(sentence);
  rememberAsker(discourse, sentence, subjectIndex);
  // «На переконання експертки Альони Стрижак, …»: whose opinion it is, is spoken of next.
  const sourceIndex = attributor.sourceOfSentence(sentence);
  let subject = attributor.sourceByPronoun(sentence);
  if (subject !== undefined) discourse.remember(subject, sentence.from, true);
  for (const index of attributor.mentionsIn(sentence.from, sentence.to)) {
    const mention = discourse.mentions[index];
    const referent = discourse.resolve(index);
    if (mention === undefined || referent === undefined) continue;
    // Hearers and bystanders ("told reporters") are nobody who speaks later.
    if (referent.gender === 'plural' && mention.kind === 'role' && mention.isOblique) continue;
    if (PRESS.test(mention.role) || attributor.isAsker(mention)) continue;
    // «Aux repas de famille, on évite le sujet»: people in general.
    if (
      mention.kind === 'pronoun' &&
      mention.head === 'on' &&
      discourse.passage.grammar.language === 'fr'
    )
      continue;
    const isSubject = index === subjectIndex || index === sourceIndex;
    const isBystander = index !== sourceIndex && attributor.isBystander(index);
    discourse.remember(referent, mention.from, isSubject, isBystander);
    if (isSubject) subject ??= referent;
    const { person } = referent;
    const isSure =
      referent.confidence >= 0.8 || (person?.gender === mention.gender && !mention.isOblique);
    const isBeside = mention.isOblique || isObliqueRole(mention.head, discourse.passage.grammar);
    if (
      mention.kind === 'role' &&
      person !== undefined &&
      isSure &&
      !isBeside &&
      mention.role !== ''
    ) {
      person.roles.push({ text: shortRole(mention, discourse), head: mention.head });
    }
  }
  return subject;
}

/** Without a name to close it, a role's modifiers cannot be told from an object where cases are read by ear: keep its head. */
function shortRole(mention: Mention, discourse: Discourse): string {
  if (!discourse.passage.grammar.isInflected) return mention.role;
  const words = mention.role.split(/\s+/);
  const head = words.findIndex((word) => word.toLowerCase().startsWith(mention.head));
  return words.slice(0, Math.max(head, 0) + 1).join(' ');
}

interface Reading {
  readonly passage: Passage;
  readonly attributor: Attributor;
  readonly sentence: Sentence;
  readonly index: number;
  readonly quotes: readonly number[];
  readonly found: readonly Found[];
  readonly intro: Referent | undefined;
}

function readQuotes(reading: Reading): Found[] {
  const { passage, attributor, sentence, index, quotes } = reading;
  const news: Found[] = [];
  let shared: Attribution | undefined;
  let from = sentence.from;
  for (const [order, at] of quotes.entries()) {
    const next = quotes[order + 1];
    const isPaper = next !== undefined && isPaperBehindVerb(attributor, next);
    const end = (isPaper ? quotes[order + 2] : next) ?? sentence.to;
    const to = Math.min(end, at + NARRATION_ITEMS_MAX);
    from = Math.max(from, at - NARRATION_ITEMS_MAX);
    const before = hasWords(passage, from, at) ? attributor.before(from, at) : undefined;
    const after = attributor.after(at + 1, to);
    const hasCueBefore = before !== undefined || shared !== undefined;
    if (!isSpeech({ passage, sentence, at, hasCueAfter: after !== undefined, hasCueBefore }))
      continue;
    const piece = passage.items[at]?.piece ?? -1;
    const isFirst = !hasWords(passage, from, at);
    const isOpening =
      (before?.kind === 'colon' && !isSurer(after, before)) || before?.kind === 'according';
    const attribution =
      shared ??
      (isOpening ? before : isFirst || isSurer(after, before) ? after : (before ?? after)) ??
      bareAttribution(reading, isFirst && !hasWords(passage, at + 1, to));
    shared ??= attribution?.kind === 'intro' ? undefined : attribution;
    news.push({ piece, at, sentence: index, attribution, group: -1 });
    from = at + 1;
  }
  groupNews(reading, news);
  return news;
}

/** "Her lawyer did: “…,” said Ansel Rook.": a name with a verb behind the quote, where before it stands a colon without one. */
function isSurer(after: Attribution | undefined, before: Attribution | undefined): boolean {
  if (before?.kind !== 'colon' || before.cue !== undefined || after?.kind !== 'clause')
    return false;
  const { person, confidence = 0 } = after.referent ?? {};
  return person !== undefined && confidence >= SURE_NAME && before.referent?.person !== person;
}

/** «розповів «Хвилі» член комітету»: the paper that was told stands between the verb and its subject. */
function isPaperBehindVerb(attributor: Attributor, at: number): boolean {
  const { items, pieces, text, grammar } = attributor.passage;
  const item = items[at];
  const piece = pieces[item?.piece ?? -1];
  if (!grammar.isInflected || item === undefined || piece === undefined) return false;
  const words = text.slice(piece.start, piece.end);
  const isName = words.length <= PAPER_LENGTH_MAX && /^\p{Lu}[^.,!?…]*$/u.test(words);
  const next = items[at + 1];
  if (!isName || next?.kind !== 'word') return false;
  // "powiedziała w „Gościu Dnia” wicepremier X": where it was said.
  const before = items[at - 1]?.lower ?? '';
  const isPlace =
    grammar.language === 'pl' && /^(?:w|we|dla|z|na|do)$/u.test(before) && !next.isCapital;
  return isPlace || attributor.isCue(at - 1);
}

function hasWords(passage: Passage, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const item = passage.items[at];
    if (item?.kind === 'word' && !isTimeOfDay(item)) return true;
  }
  return false;
}

/** «– Ви пам’ятаєте першу операцію?» and a paragraph that is all speech again: whoever asks is not the one who is asked. */
function isInterviewQuestion(passage: Passage, index: number, quotes: readonly number[]): boolean {
  const [at = -1] = quotes;
  const isSpeechAlone = (sentence: Sentence | undefined, item: number): boolean =>
    sentence !== undefined &&
    passage.pieces[passage.items[item]?.piece ?? -1]?.style === 'dash' &&
    !hasWords(passage, sentence.from, sentence.to);
  const next = passage.sentences[index + 1];
  let answer = next?.from ?? 0;
  while (answer < (next?.to ?? 0) && passage.items[answer]?.kind !== 'quote') answer++;
  const end = passage.items[at]?.end ?? 0;
  return (
    quotes.length === 1 &&
    passage.text.charAt(end - 1) === '?' &&
    isSpeechAlone(passage.sentences[index], at) &&
    answer < (next?.to ?? 0) &&
    isSpeechAlone(next, answer)
  );
}

/** A quote without narration of its own: what stands just before it says who speaks. */
function bareAttribution(reading: Reading, isBare: boolean): Attribution | undefined {
  const { passage, sentence, found, index, intro } = reading;
  const previous = passage.sentences[index - 1];
  if (previous === undefined || isInterviewQuestion(passage, index, reading.quotes))
    return undefined;
  const last = found.at(-1);
  const isBeside = last?.sentence === index - 1;
  const isSameParagraph = previous.paragraph === sentence.paragraph;
  if (isBeside && last?.attribution !== undefined) {
    const { referent } = last.attribution;
    const confidence = isSameParagraph ? 0.9 : 0.7;
    return {
      referent: isSameParagraph ? weaker(referent, confidence) : carryOver(referent, confidence),
      cue: isSameParagraph ? last.attribution.cue : undefined,
      kind: 'intro',
    };
  }
  if (!isBare && !isSameParagraph)
    return { referent: carryOver(intro, 0.55), cue: undefined, kind: 'intro' };
  const confidence = isSameParagraph ? 0.75 : 0.65;
  return { referent: carryOver(intro, confidence), cue: undefined, kind: 'intro' };
}

/**
 * Who was spoken of, as the speaker of words that nothing introduces. For a person that is right more often than not; of a body, a
 * paper or somebody without a name it was wrong in 15 of 18 unseen quotes.
 */
function carryOver(referent: Referent | undefined, confidence: number): Referent | undefined {
  return weaker(referent, referent?.kind === 'person' ? confidence : UNSURE);
}

function weaker(referent: Referent | undefined, confidence: number): Referent | undefined {
  return referent === undefined
    ? undefined
    : { ...referent, confidence: Math.min(referent.confidence, confidence) };
}

/** Parts of one speech share a group: split by their attribution, or followed at once by more of the same speaker. */
function groupNews(reading: Reading, news: readonly Found[]): void {
  const last = reading.found.at(-1);
  const [first] = news;
  if (first === undefined) return;
  const isSame = (one: Found, other: Found): boolean =>
    one.attribution?.referent?.name === other.attribution?.referent?.name &&
    one.attribution?.referent !== undefined;
  const isNext = last !== undefined && last.sentence === first.sentence - 1;
  const samePlace =
    isNext && reading.passage.sentences[last.sentence]?.paragraph === reading.sentence.paragraph;
  let group = first.piece;
  if (last !== undefined && samePlace && isSame(last, first)) group = last.group;
  for (const one of news) one.group = isSame(first, one) || one === first ? group : one.piece;
}

/** In an interview the answers that nothing else attributes are the guest's. */
function answerQuestions(
  passage: Passage,
  found: readonly Found[],
  interview: Interview | undefined,
): void {
  if (interview === undefined) return;
  for (const one of found) {
    const paragraph = passage.sentences[one.sentence]?.paragraph ?? -1;
    const { referent, kind } = one.attribution ?? {};
    // «– усміхається диспетчерка»: what the guest does, in a word that the article has not used before.
    const isUnnamed =
      referent?.kind === 'anonymous' && agrees(referent.gender, interview.guest.gender);
    const isOpen = referent === undefined || kind === 'intro' || isUnnamed;
    if (!isOpen || !interview.answers.has(paragraph)) continue;
    one.attribution = {
      referent: personReferent(interview.guest, ANSWER_CONFIDENCE),
      cue: one.attribution?.kind === 'clause' ? one.attribution.cue : undefined,
      kind: 'intro',
    };
  }
}

/** Speech over several paragraphs is one: its only attribution may stand in the last. */
function joinParagraphs(passage: Passage, found: readonly Found[]): void {
  let chain: Found[] = [];
  for (const one of found) {
    chain.push(one);
    if (passage.pieces[one.piece]?.isUnclosed === true) continue;
    const attributed =
      chain.find((link) => link.attribution !== undefined && link.attribution.kind !== 'intro') ??
      chain[0];
    const [head] = chain;
    if (chain.length > 1 && head !== undefined) {
      for (const link of chain) {
        link.attribution = attributed?.attribution;
        link.group = head.group;
      }
    }
    chain = [];
  }
}

function toQuote(passage: Passage, one: Found, isShared: boolean): Omit<Quote, 'background'> {
  const piece = passage.pieces[one.piece];
  const start = piece?.start ?? 0;
  const end = piece?.end ?? 0;
  assertVerbatim(passage.text, { start, end, words: quoteWords(passage.text, { start, end }) });
  const referent = one.attribution?.referent;
  const confidence = referent?.confidence ?? 0;
  return {
    start,
    end,
    speaker:
      referent === undefined || confidence < SPEAKER_CONFIDENCE_MIN
        ? undefined
        : speakerOf(referent, passage),
    confidence,
    cue: one.attribution?.cue,
    via: findVia(passage, one.at, referent?.kind),
    group: isShared ? `g${one.group}` : undefined,
  };
}

function speakerOf(referent: Referent, passage: Passage): Speaker {
  const { person } = referent;
  if (person === undefined) return { name: referent.name, kind: referent.kind, role: undefined };
  return { name: person.name.join(' '), kind: 'person', role: chooseRole(person, passage.grammar) };
}
