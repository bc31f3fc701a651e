import type { Span } from '../text/span.ts';

// Each of these opens or closes; which one does not matter here, since presses use them the other way round too.
const MARKS = new Set(['"', '“', '”', '„', '«', '»', '‟']);
const DIALOGUE_DASH = /^[—–-]\s|[.!?…]["”»]?\s[—–]\s\p{Lu}/u;
/** Letters of a quote in a row that a headline repeats by no chance. */
const HEADLINE_LETTERS = 12;
// A speech longer than this in one paragraph is left in its sentences.
const JOINED_SENTENCES_MAX = 6;

/** The sentences of one paragraph, those that stand inside one pair of quotation marks joined to one. */
export function joinQuoted(text: string, sentences: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (let index = 0; index < sentences.length; index++) {
    const first = sentences[index];
    if (first === undefined) break;
    const last = isOpen(text, first) ? findClosing(text, sentences, index) : index;
    joined.push({ start: first.start, end: sentences[last]?.end ?? first.end });
    index = last;
  }
  return joined;
}

// "— Words", and "Jagna Wierzba: – Words" of an interview.
const SPEECH_DASH = /^(?:\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}:\s)?[—–-]\s/u;
const ATTRIBUTION_DASH = /[\p{L}\p{N},!?…»”"]\s[—–-]\s\p{Ll}/u;
// "Four workers died. — This is a war on transformers, the director says."
const DIALOGUE_INSIDE = /(?<=\p{L}{3}[.!?…])\s+(?=[—–]\s\p{Lu})/gu;

/** The sentences, those cut in two that hold a speech after a dash behind a sentence of their own. */
export function splitDialogue(text: string, sentences: readonly Span[]): readonly Span[] {
  return sentences.flatMap(({ start, end }) => {
    const cuts = [...text.slice(start, end).matchAll(DIALOGUE_INSIDE)];
    const parts: Span[] = [];
    let from = start;
    for (const { 0: gap, index } of cuts) {
      parts.push({ start: from, end: start + index });
      from = start + index + gap.length;
    }
    return [...parts, { start: from, end }];
  });
}

/** True when the paragraph opens with a dash of dialogue: its sentences are speech until somebody is named for them. */
export function opensSpeech(sentence: string): boolean {
  return SPEECH_DASH.test(sentence);
}

/** True when the sentence says behind a dash who speaks ("…, — says the landlord."). */
export function endsSpeech(sentence: string): boolean {
  return ATTRIBUTION_DASH.test(sentence);
}

/** The sentence without what stands in quotation marks. */
export function withoutQuoted(sentence: string): string {
  let isInside = false;
  let outside = '';
  for (const character of sentence) {
    if (MARKS.has(character)) isInside = !isInside;
    else if (!isInside) outside += character;
  }
  return outside;
}

/** 0 to 1: how much of the sentence stands in quotation marks; 1 when a mark stays open, or with a dash of dialogue. */
export function quotedShare(sentence: string): number {
  if (DIALOGUE_DASH.test(sentence)) return 1;
  let isInside = false;
  let inside = 0;
  for (const character of sentence) {
    if (MARKS.has(character)) isInside = !isInside;
    else if (isInside) inside++;
  }
  return isInside ? 1 : inside / Math.max(1, sentence.length);
}

/** True when the headline quotes the words: "“Nobody told us.” Village without water". */
export function repeatsHeadline(title: string, words: string): boolean {
  const head = lettersOf(words).slice(0, HEADLINE_LETTERS);
  if (head.length < HEADLINE_LETTERS) return false;
  return lettersOf(title).includes(head);
}

function lettersOf(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function isOpen(text: string, { start, end }: Span): boolean {
  let marks = 0;
  for (let index = start; index < end; index++) if (MARKS.has(text.charAt(index))) marks++;
  return marks % 2 === 1;
}

// The sentence that closes the mark opened by the one at `from`; itself when none does (the speech goes on below).
function findClosing(text: string, sentences: readonly Span[], from: number): number {
  const limit = Math.min(sentences.length, from + JOINED_SENTENCES_MAX);
  for (let index = from + 1; index < limit; index++) {
    const sentence = sentences[index];
    if (sentence !== undefined && isOpen(text, sentence)) return index;
  }
  return from;
}
