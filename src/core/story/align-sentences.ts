import type { Span } from '../text/span.ts';
import { findTokens, type Token } from './find-tokens.ts';

/** A sentence with its tokens; their places are those in the whole text. */
export interface Sentence extends Span {
  readonly tokens: readonly Token[];
}

/** Sentences of two versions that are the same but for some words, and those of the later version that are new. */
export interface Alignment {
  readonly changed: readonly { readonly before: Sentence; readonly after: Sentence }[];
  readonly added: readonly Sentence[];
}

const SENTENCE = /[^\n.!?…]*(?:[.!?…](?!\s)[^\n.!?…]*)*[.!?…\n]*["”»’)]?\s*/gu;
const SENTENCES_MAX = 400;
const SENTENCE_TOKENS_MAX = 120;
/** Differing sentences that are compared pair by pair; a text with more was written anew. */
const DIFFERING_MAX = 60;
/** Share of the shorter sentence's words that two versions of it have in common. */
const SAME_SENTENCE_MIN = 0.5;

/** Cuts a text at sentence ends and line breaks; good enough to compare versions, not to show. At most 400. */
export function cutSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    if (sentences.length >= SENTENCES_MAX) break;
    const [raw] = match;
    if (raw.trim() === '') continue;
    const start = match.index;
    const tokens = findTokens(raw, SENTENCE_TOKENS_MAX).map((token) => ({
      ...token,
      start: token.start + start,
    }));
    if (tokens.length > 0) sentences.push({ start, end: start + raw.trimEnd().length, tokens });
  }
  return sentences;
}

function keyOf({ tokens }: Sentence): string {
  return tokens.map(({ lower }) => lower).join(' ');
}

function measureOverlap(a: Sentence, b: Sentence): number {
  const words = new Map<string, number>();
  for (const { lower } of a.tokens) words.set(lower, (words.get(lower) ?? 0) + 1);
  let shared = 0;
  for (const { lower } of b.tokens) {
    const left = words.get(lower) ?? 0;
    if (left > 0) shared += 1;
    words.set(lower, left - 1);
  }
  return shared / Math.max(1, Math.min(a.tokens.length, b.tokens.length));
}

/** Sentences found word for word in the other version are left out, wherever they moved. */
function findDiffering(sentences: readonly Sentence[], others: readonly Sentence[]): Sentence[] {
  const known = new Set(others.map(keyOf));
  return sentences.filter((sentence) => !known.has(keyOf(sentence))).slice(0, DIFFERING_MAX);
}

/** Pairs the sentences that differ, each with the one most like it. */
export function alignSentences(before: string, after: string): Alignment {
  const [old, fresh] = [cutSentences(before), cutSentences(after)];
  const gone = findDiffering(old, fresh);
  const taken = new Set<Sentence>();
  const changed: { before: Sentence; after: Sentence }[] = [];
  const added: Sentence[] = [];
  for (const sentence of findDiffering(fresh, old)) {
    let best: { sentence: Sentence; overlap: number } | undefined;
    for (const other of gone) {
      if (taken.has(other)) continue;
      const overlap = measureOverlap(other, sentence);
      if (overlap > (best?.overlap ?? 0)) best = { sentence: other, overlap };
    }
    if (best === undefined || best.overlap < SAME_SENTENCE_MIN) added.push(sentence);
    else {
      taken.add(best.sentence);
      changed.push({ before: best.sentence, after: sentence });
    }
  }
  return { changed, added };
}
