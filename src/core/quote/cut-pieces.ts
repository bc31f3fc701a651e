import { findParagraphs } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { findMarkedSpans, type MarkedSpan } from './find-marks.ts';
import { frenchParts } from './french-incise.ts';
import { isFirstName } from './grammar/first-names.ts';
import type { Grammar } from './grammar/grammar.ts';
import { isObliqueRole } from './name-forms.ts';

/** Words that may be speech: between marks or after a dialogue dash, without the attribution that interrupts them. */
export interface Piece extends Span {
  /** The place with marks and dashes. */
  readonly open: number;
  readonly close: number;
  readonly paragraph: number;
  readonly style: 'marks' | 'dash';
  /** Pieces of one pair of marks, or of one dash paragraph, share it. */
  readonly source: number;
  readonly isUnclosed: boolean;
}

const DASH_LANGUAGES = new Set(['pl', 'uk', 'ru', 'fr']);
const DASH_OPENING = /^[–—-]\s+/u;
/** Some papers set no space before a long dash: «Жду,— сказал он.— Без толку». */
const INNER_DASH = /([,.:!?…»”"]?)(?:\s{1,3}[–—-]|(?<=[,.!?…»])[–—])\s{1,3}/gu;
const LATER_DASH = /[.:!?…]\s{0,3}[–—]\s{1,3}(?=[\p{Lu}«„])/gu;
/** Polish portals type a hyphen for the dash. */
const LATER_DASH_OR_HYPHEN = /[.:!?…]\s{1,3}[–—-]\s{1,3}(?=[\p{Lu}«„])/gu;
const LATER_DASHES_MAX = 20;
const GESTURE = /^\p{Lu}[^.!?…–—]*[.…](?=\s+[–—-]\s)/u;
const GESTURE_WORDS_MAX = 14;
/** Words of somebody who speaks, not of who tells about it. */
const POLISH_SPEECH =
  /(?<!\p{L})(?:ja|my|ty|wy|mnie|mną|mi|mam|jestem|nam|nas|nami|ci|ciebie|wam|was|mój|moja|moje|nasz|nasza|nasze|pan|pani|państwo|proszę|tak|nie|to|no)(?!\p{L})/iu;
const FIRST_PERSON = /(?:ę|[aeiy]my|łem|łam|liśmy|łyśmy|[aeiy]cie)$/u;
/** Who does something without a name, and what is heard of somebody: "wzrusza ramionami jeden z dokerów", "padła odpowiedź". */
const POLISH_SUBJECT =
  /^(?:jeden|jedna|ktoś|któryś|któraś|inny|inna|drugi|druga|odpowiedź|pytanie|okrzyk|głos|replika)$/u;

/** Cuts a text into the pieces that may be speech, in order. */
export function cutPieces(text: string, grammar: Grammar): readonly Piece[] {
  const marked = findMarkedSpans(text);
  const pieces: Piece[] = [];
  let cursor = 0;
  let source = 0;
  for (const [paragraph, span] of findParagraphs(text).entries()) {
    const inside: MarkedSpan[] = [];
    for (let next = marked[cursor]; next?.paragraph === paragraph; next = marked[++cursor]) {
      inside.push(next);
    }
    const dashes = DASH_LANGUAGES.has(grammar.language)
      ? cutDashes(text, { span, paragraph, source: source++, grammar, marked: inside })
      : [];
    const free = inside.filter((mark) => !isCovered(mark, dashes));
    const cut = free.flatMap((mark) => cutIncises(text, mark, { grammar, source: source++ }));
    for (const piece of [...dashes, ...cut].toSorted((a, b) => a.start - b.start))
      pieces.push(piece);
  }
  return pieces;
}

/** Whether a dash piece covers the marks; both come in order, so the piece is found by halving. */
function isCovered(mark: MarkedSpan, dashes: readonly Piece[]): boolean {
  let low = 0;
  let high = dashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dashes[middle]?.close ?? 0) < mark.close) low = middle + 1;
    else high = middle;
  }
  const piece = dashes[low];
  return piece !== undefined && piece.open <= mark.open && mark.close <= piece.close;
}

interface DashParagraph {
  readonly span: Span;
  readonly paragraph: number;
  readonly source: number;
  readonly grammar: Grammar;
  readonly marked: readonly MarkedSpan[];
}

/** Polish, Ukrainian and Russian dialogue: "– Speech – said X. – More speech." Also one that opens after a full stop. */
function cutDashes(text: string, place: DashParagraph): readonly Piece[] {
  const { span, grammar } = place;
  const inside = text.slice(span.start, span.end);
  const opening = DASH_OPENING.exec(inside)?.[0];
  const isHyphen = inside.startsWith('-');
  const base = {
    paragraph: place.paragraph,
    style: 'dash' as const,
    source: place.source,
    isUnclosed: false,
  };
  const build = (open: number, start: number, close: number): Piece => ({
    ...base,
    open,
    start,
    end: close,
    close,
  });
  if (opening === undefined) {
    const later = laterDash(text, place);
    if (later === undefined) return [];
    return speechParts(text, { start: later, end: span.end }, grammar).map((part) =>
      build(part.start === later ? later - 2 : part.start, part.start, part.end),
    );
  }
  const start = span.start + opening.length;
  const parts = speechParts(text, { start, end: span.end }, grammar);
  const isWhole = parts.length === 1 && parts[0]?.end === span.end;
  if (
    isWhole &&
    (isHyphen ||
      grammar.language === 'fr' ||
      /[;,]$/u.test(inside) ||
      !/^[\p{Lu}«„"“…¿¡\d]/u.test(text.slice(start, start + 1)))
  ) {
    return [];
  }
  return parts.map((part) =>
    build(part.start === start ? span.start : part.start, part.start, part.end),
  );
}

/** Where a dialogue dash stands after a full stop or colon in the middle of a paragraph, or undefined. */
function laterDash(text: string, place: DashParagraph): number | undefined {
  if (place.grammar.language === 'fr') return undefined;
  const { span } = place;
  let tries = 0;
  for (const match of text
    .slice(span.start, span.end)
    .matchAll(place.grammar.language === 'pl' ? LATER_DASH_OR_HYPHEN : LATER_DASH)) {
    if (++tries > LATER_DASHES_MAX) return undefined;
    const at = span.start + match.index;
    const isInside = place.marked.some((mark) => mark.open < at && at < mark.close);
    const followsQuote = place.marked.some(
      (mark) =>
        mark.close <= at &&
        /^,?\s*[–—-][^.!?…]*$/u.test(text.slice(mark.close, Math.min(at, mark.close + 200))),
    );
    if (!isInside && !followsQuote && match.index > 12) return at + match[0].length;
  }
  return undefined;
}

/** Ukrainian, Russian and French set a comma or stop before the dash of an attribution. */
function needsStop(grammar: Grammar): boolean {
  return grammar.language !== 'pl';
}

/** The stretches of speech in a run that attributions interrupt. */
function speechParts(text: string, span: Span, grammar: Grammar): readonly Span[] {
  const parts: Span[] = [];
  let speechStart = span.start;
  let isSpeech = true;
  for (const match of text.slice(span.start, span.end).matchAll(INNER_DASH)) {
    const at = span.start + match.index;
    const after = at + match[0].length;
    const hasStop = match[1] !== '';
    if (isSpeech) {
      if (needsStop(grammar) && !hasStop) continue;
      const words = text.slice(after, Math.min(span.end, after + 200));
      if (!opensAttribution(words, grammar) && !(hasStop && opensGesture(words, grammar))) continue;
      // The comma before the attribution belongs to it; a stop belongs to the speech.
      const end = at + (match[1] === ',' ? 0 : (match[1] ?? '').length);
      if (end > speechStart) parts.push({ start: speechStart, end });
      isSpeech = false;
    } else if (hasStop || /^[\p{Lu}]/u.test(text.slice(after, after + 1))) {
      speechStart = after;
      isSpeech = true;
    }
  }
  if (isSpeech && span.end > speechStart) parts.push({ start: speechStart, end: span.end });
  return parts;
}

/** "– Nie powiem. – Generał długo milczy. – …": a whole sentence of what the speaker does, up to a stop and the next dash. */
function opensGesture(words: string, grammar: Grammar): boolean {
  const sentence = grammar.language === 'pl' ? GESTURE.exec(words)?.[0] : undefined;
  if (sentence === undefined || POLISH_SPEECH.test(sentence)) return false;
  const all = sentence.match(/\p{L}+/gu) ?? [];
  const isOfSpeaker = all.slice(0, 2).some((word) => FIRST_PERSON.test(word));
  return all.length <= GESTURE_WORDS_MAX && !isOfSpeaker;
}

/** Whether words after a dash inside speech are its attribution: "сказав він", "mówi piekarz", "і додає:". */
function opensAttribution(words: string, grammar: Grammar): boolean {
  const [clause = ''] = words.trim().split(/[.!?…»”"]/u, 1);
  const [first = '', second = '', third = '', fourth = ''] = words
    .trim()
    .split(/\s+/, 4)
    .map((word) => word.replace(/[,.:;!?»”"]+$/u, ''));
  const isCue = (word: string): boolean => grammar.cue.test(word) && !grammar.stopWords.has(word);
  const lowFirst = first.toLowerCase();
  if (/^(?:і|й|и|i|та|так|tak|як|jak|а|a|тут|тоді)$/u.test(lowFirst))
    return isCue(second) || isCue(third);
  if (grammar.pronouns[lowFirst] !== undefined) return isCue(second);
  if (/^\p{Lu}/u.test(first))
    return (
      grammar.language === 'pl' &&
      isFirstName(first) &&
      [second, third].some((word) => /^\p{Ll}/u.test(word) && grammar.verb.test(word)) &&
      !POLISH_SPEECH.test(clause)
    );
  if (isCue(first)) return true;
  // «мер дістає договір»: what the speaker does, the subject first.
  const isActor =
    grammar.role.test(first) || grammar.relation.test(first) || grammar.genericRole.test(first);
  const isDone = isCue(second) || grammar.verb.test(second);
  if (isActor && isDone && needsStop(grammar) && !isObliqueRole(first, grammar)) return true;
  // «тихо каже жінка»: the adverb before the verb.
  if (/[оeе]$/u.test(first) && isCue(second) && !grammar.stopWords.has(first)) return true;
  if (grammar.stopWords.has(first)) return false;
  // «шепоче вона»: before a pronoun that can only be a subject stands a verb, in a list or not.
  const isSubjectNext = grammar.isInflected && grammar.pronouns[second] !== undefined;
  if (isSubjectNext && !grammar.prepositions.has(first)) return true;
  if (!grammar.verb.test(first)) return false;
  const isSubject = (word: string): boolean =>
    /^\p{Lu}/u.test(word) ||
    grammar.role.test(word) ||
    grammar.genericRole.test(word) ||
    grammar.relation.test(word) ||
    grammar.anonymous.test(word) ||
    (grammar.language === 'pl' && POLISH_SUBJECT.test(word)) ||
    grammar.pronouns[word] !== undefined;
  // "махнула рукою жінка": a gesture stands for the verb of saying, its subject close behind.
  const isGesture = [third, fourth].some(
    (word) => word !== '' && clause.includes(word) && isSubject(word),
  );
  return (
    isSubject(second) ||
    (grammar.language !== 'fr' && isGesture) ||
    grammar.pronouns[second] !== undefined ||
    second === '' ||
    /^(?:się|sobie)$/u.test(second)
  );
}

function cutIncises(
  text: string,
  mark: MarkedSpan,
  how: { grammar: Grammar; source: number },
): readonly Piece[] {
  const { grammar, source } = how;
  const whole: Piece = { ...mark, style: 'marks', source };
  if (!DASH_LANGUAGES.has(grammar.language)) return [whole];
  const parts =
    grammar.language === 'fr' ? frenchParts(text, mark, grammar) : speechParts(text, mark, grammar);
  const kept = parts.map((part) => trimPart(text, part)).filter((part) => part.end > part.start);
  if (
    kept.length === 0 ||
    (kept.length === 1 && kept[0]?.start === mark.start && kept[0].end >= mark.end)
  ) {
    return [whole];
  }
  const last = kept.length - 1;
  return kept.map((part, index) => ({
    ...whole,
    start: part.start,
    end: part.end,
    open: index === 0 ? mark.open : part.start,
    close: index === last && part.end >= mark.end - 2 ? mark.close : part.end,
  }));
}

function trimPart(text: string, part: Span): Span {
  let { start, end } = part;
  while (start < end && /[\s–—]/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  return { start, end };
}
