import type { Item, Passage, Sentence } from './lay-out.ts';
import { isPolishName } from './polish-titles.ts';

/** What stands around a piece, as far as it tells speech from a title or scare quotes. */
export interface PieceContext {
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** The item of the piece. */
  readonly at: number;
  readonly hasCueAfter: boolean;
  readonly hasCueBefore: boolean;
}

const FEW_WORDS = 5;
const LEADING_MARKS_MAX = 8;
const SPLIT_ITEMS_MAX = 60;

/** Words for voting. */
const VOTE = /^(?:про)?голос|^(?:za)?głos|^vot(?:ed|é|er)$|^(?:ab)?gestimmt$|^stimmten$/u;

/** Whether a piece between marks is somebody's words, and not a name, a title or words held at arm's length. */
export function isSpeech(context: PieceContext): boolean {
  const { passage, at, sentence } = context;
  const item = passage.items[at];
  const piece = item === undefined ? undefined : passage.pieces[item.piece];
  if (item === undefined || piece === undefined) return false;
  if (piece.style === 'dash') return true;
  const words = passage.text.slice(piece.start, piece.end);
  const count = words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  if (count === 0) return false;
  const before = passage.items[at - 1];
  const after = passage.items[at + 1];
  const isSetOff =
    /^[–—-]$/u.test(before?.text ?? '') || /^\d{1,2}[:h]\d{2}$/u.test(before?.text ?? '');
  const isFirst = areAll(
    passage,
    sentence.from,
    at,
    (one) => one.kind === 'mark' || (isSetOff && isTimeOfDay(one)),
  );
  const isLast = areAll(
    passage,
    at + 1,
    sentence.to,
    (one) => one.kind === 'mark' && /^[.!?…]$/u.test(one.text),
  );
  // ««За» проголосували 198 депутатів»: a vote.
  if (count <= 2 && [before, after].some((one) => VOTE.test(one?.lower ?? ''))) return false;
  const hasInnerStop = /[.!?…,]$/u.test(words);
  const opensBig = /^[\p{Lu}\p{N}«„“‘'"[(…¿]/u.test(words);
  if (piece.isUnclosed) return true;
  if (isNamed(passage, sentence, at)) return false;
  const isUncued = !hasInnerStop && !context.hasCueAfter && !context.hasCueBefore;
  if (isTitleCase(words, passage) && (isUncued || isApposition(passage, at))) return false;
  if (isFirst && isLast)
    return (
      count >= 2 ||
      hasInnerStop ||
      [item.piece - 1, item.piece + 1].some((near) => passage.pieces[near]?.source === piece.source)
    );
  if (
    isFirst &&
    isDashed(passage, at) &&
    opensBig &&
    count >= (after?.text === ',' ? 2 : FEW_WORDS)
  )
    return true;
  // «Северяне» победили: a team or firm in marks is the subject.
  const isSubject = passage.grammar.isInflected && after?.kind === 'word' && count <= 2;
  if (isFirst && isSubject && !hasInnerStop) return false;
  if (isFirst) {
    if (context.hasCueAfter && (hasInnerStop || isAttributionMark(after) || count >= FEW_WORDS))
      return true;
    return hasInnerStop && /[.!?…]$/u.test(words) && count >= 3;
  }
  if (before?.text === ':') return opensBig && (count >= 2 || hasInnerStop);
  if (/^[–—-]$/u.test(before?.text ?? '') && passage.items[at - 2]?.text === ':') return true;
  const previous = passage.items[at - 1];
  if (previous?.text === ',' && opensBig && context.hasCueBefore && count >= 2) return true;
  if (isContinuation(passage, at, context)) return true;
  if (
    context.hasCueBefore &&
    opensBig &&
    count >= 3 &&
    previous?.kind === 'word' &&
    passage.grammar.cue.test(previous.lower)
  )
    return true;
  if (hasInnerStop && opensBig && count >= 4 && (context.hasCueBefore || context.hasCueAfter))
    return true;
  if (previous?.text === ',' && count >= FEW_WORDS && context.hasCueBefore) return true;
  return isLongFragment(context, count);
}

/** "An appeal, “Planks for Askby”, has raised £2,740", "he wrote in his memoirs, ‘Dead Air’": a title behind the noun for what bears it. */
function isApposition({ items, grammar }: Passage, at: number): boolean {
  const noun = items[at - 2];
  const isDetermined = [grammar.articles, grammar.indefinite, grammar.possessives].some((words) =>
    words.has(items[at - 3]?.lower ?? ''),
  );
  const isNoun =
    noun?.kind === 'word' && !noun.isCapital && (isDetermined || !grammar.cue.test(noun.lower));
  return grammar.language === 'en' && items[at - 1]?.text === ',' && isNoun;
}

/** «…», – words in small letters: in the presses that set a dash there, whatever follows says who speaks. */
function isDashed(passage: Passage, at: number): boolean {
  if (!passage.grammar.isInflected) return false;
  const dash = passage.items[at + 1]?.text === ',' ? at + 2 : at + 1;
  const word = passage.items[dash + 1];
  return (
    /^[–—-]$/u.test(passage.items[dash]?.text ?? '') &&
    word?.kind === 'word' &&
    !word.isCapital &&
    !/^(?:це|это|to|не|nie)$/u.test(word.lower)
  );
}

/** «18h05 – « … »», "19.04 Uhr": the hour before an entry of a live blog is no narration. */
export function isTimeOfDay(item: Item): boolean {
  return /^(?:\d{1,2}(?:[h:.]\d{2})?h?|uhr|h)$/u.test(item.lower);
}

function areAll(
  passage: Passage,
  from: number,
  to: number,
  holds: (item: Item) => boolean,
): boolean {
  if (to - from > LEADING_MARKS_MAX) return false;
  for (let at = from; at < to; at++) {
    const item = passage.items[at];
    if (item !== undefined && !holds(item)) return false;
  }
  return true;
}

/** «A», said X, «b»: the second part of speech that an attribution splits. */
function isContinuation(passage: Passage, at: number, context: PieceContext): boolean {
  const item = passage.items[at];
  const previous = passage.items[at - 1];
  if (item === undefined) return false;
  const source = passage.pieces[item.piece]?.source;
  for (let i = Math.max(context.sentence.from, at - SPLIT_ITEMS_MAX); i < at; i++) {
    const other = passage.items[i];
    if (other?.kind !== 'quote') continue;
    if (passage.pieces[other.piece]?.source === source) return true;
    const isBeside = previous?.kind === 'mark' && /^[,:–—-]$/u.test(previous.text);
    if (isBeside && i <= context.sentence.from + 1 && context.hasCueBefore) return true;
  }
  return false;
}

function isAttributionMark(item: Item | undefined): boolean {
  return item !== undefined && (/^[,–—-]$/u.test(item.text) || item.kind === 'word');
}

/** German reporting sets whole clauses between marks inside its own sentences. */
function isLongFragment(context: PieceContext, count: number): boolean {
  const { language } = context.passage.grammar;
  const { items } = context.passage;
  const isNamed = items[context.at + 1]?.text === '(';
  if (language === 'de') return count >= FEW_WORDS && !isNamed;
  return false;
}

/** Whether words in marks are what something is called. */
function isNamed(passage: Passage, sentence: Sentence, at: number): boolean {
  return (
    isTitled(passage, sentence, at) ||
    isCalledSo(passage, at) ||
    isPolishName(passage, sentence, at)
  );
}

/** A label stands before: the film "…", so-called "…", operation "…". */
function isTitled(passage: Passage, sentence: Sentence, at: number): boolean {
  const { grammar, items } = passage;
  const item = items[at];
  const piece = item === undefined ? undefined : passage.pieces[item.piece];
  const words = piece === undefined ? '' : passage.text.slice(piece.start, piece.end);
  let seen = 0;
  for (let i = at - 1; i >= sentence.from && seen < 3; i--) {
    const word = items[i];
    if (word?.kind === 'quote') return false;
    // "tzw. „PIT zero”", "film pt. „Cisza”".
    const isShort = grammar.language === 'pl' && word?.text === '.' && i === at - 1;
    if (isShort && /^(?:tzw|pt|im|n)$/u.test(items[i - 1]?.lower ?? '')) return true;
    if (word?.kind === 'mark') {
      if (word.text === ':' && seen === 0 && hasTitleLabel(passage, sentence.from, i)) return true;
      if (word.text === ':' && !/[.!?…,]$/u.test(words) && isTitleCase(words, passage)) continue;
      return false;
    }
    if (word === undefined) return false;
    seen++;
    if (
      grammar.cue.test(word.lower) &&
      !grammar.label.test(word.lower) &&
      !grammar.stopWords.has(word.lower)
    )
      return false;
    if (
      grammar.label.test(word.lower) &&
      (seen === 1 || grammar.isInflected || grammar.language === 'de' || !/[.!?…,]$/u.test(words))
    )
      return true;
  }
  return false;
}

const CALLED = /^(?:nazyw\p{L}+|nazwan\p{L}+|zatytułowan\p{L}+)$/u;
const CALLED_ITEMS_MAX = 5;

/** "„Sygnały z miasta” – tak brzmi tytuł płyty", "„Cisza” – nowy album": behind the dash stands what bears the name. */
function isCalledSo({ items, grammar }: Passage, at: number): boolean {
  if (grammar.language !== 'pl' || !/^[–—-]$/u.test(items[at + 1]?.text ?? '')) return false;
  for (let i = at + 2; i < at + 2 + CALLED_ITEMS_MAX; i++) {
    const item = items[i];
    if (item?.kind !== 'word') return false;
    if (TITLE_LABEL.test(item.lower) || CALLED.test(item.lower)) return true;
    const isVerb = grammar.cue.test(item.lower) && !grammar.stopWords.has(item.lower);
    if (isVerb && !item.lower.startsWith('brzmi')) return false;
    if (i <= at + 3 && grammar.label.test(item.lower) && !grammar.role.test(item.lower))
      return true;
  }
  return false;
}

const TITLE_LABEL =
  /^(?:title|motto|slogan|headline|titel|überschrift|erstwerk|titre|devise|tytuł|tytułem|tytule|hasło|hasłem|motto|mottem|nazwa|nazwę|nazwą|temat|tematem|назва|назву|назвою|гасло|гаслом|название|лозунг|лозунгом|девиз|девизом)$/u;

/** Motto: "…": a title is announced by its name and a colon. */
function hasTitleLabel(passage: Passage, from: number, colon: number): boolean {
  for (let at = colon - 1; at >= from && at >= colon - 8; at--) {
    const item = passage.items[at];
    if (item?.kind !== 'word') return false;
    if (TITLE_LABEL.test(item.lower)) return true;
    // "Wystawa: „Miasto, którego nie ma”".
    const isLabel = at === colon - 1 && at === from && passage.grammar.label.test(item.lower);
    if (isLabel && passage.grammar.language === 'pl') return true;
    // "Hasło kampanii brzmi: „Zwolnij”".
    if (/^(?:brzmi|brzmiał|brzmiała|brzmiało|głosi|głosił|głosiło)$/u.test(item.lower)) continue;
    if (passage.grammar.cue.test(item.lower) && !passage.grammar.stopWords.has(item.lower))
      return false;
  }
  return false;
}

/** English titles: every long word has a capital. */
function isTitleCase(words: string, passage: Passage): boolean {
  const long = words.split(/[^\p{L}'’-]+/u).filter((word) => word.length > 3);
  const total = words.split(/\s+/).length;
  if (passage.grammar.language !== 'en') return false;
  return total >= 2 && long.length > 0 && long.every((word) => /^\p{Lu}/u.test(word));
}
