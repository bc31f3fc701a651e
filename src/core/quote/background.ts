import type { Passage } from './lay-out.ts';
import type { SpeakerKind } from './quote.ts';

const VIA_LENGTH_MAX = 120;
/**
 * What leads from the words to their paper: "in a letter", «у Telegram», "sur X", "über Facebook". Others make the paper a matter of
 * the talk ("the principles of the UN Charter", "about his letter").
 */
const CARRIES =
  /^(?:in|on|by|via|through|from|over|im|auf|per|über|aus|bei|am|an|beim|dans|sur|par|en|à|au|aux|lors|в|у|во|на|через|по|із|з|зі|из|w|we|na|przez|poprzez|za|z|ze)$/u;
/** "In the letter, which was seen by Reuters" says no more than "in the letter seen by Reuters". */
const RELATIVE = /, which (?:is|was|were|has been|had been) /u;
const NEAR_ITEMS = 60;
const SENTENCE_LENGTH_MAX = 600;
const PASSAGE_SENTENCES_MAX = 4;
const DATE =
  /\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December))\b|\d{1,2}\s(?:січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)|\d{1,2}\.\s(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)/u;

/** The paper or channel that the words come from when they were not said aloud, as the sentence gives it. */
export function findVia(
  passage: Passage,
  at: number,
  kind: SpeakerKind | undefined,
): string | undefined {
  if (kind === 'document') return undefined;
  const { items, grammar, text } = passage;
  const sentence = passage.sentences[items[at]?.sentence ?? -1];
  if (sentence === undefined) return undefined;
  const first = Math.max(sentence.from, at - NEAR_ITEMS);
  const last = Math.min(sentence.to, at + NEAR_ITEMS);
  for (let i = first; i < last; i++) {
    const item = items[i];
    if (item?.kind !== 'word') continue;
    const isPaper =
      grammar.document.test(item.lower) ||
      grammar.statement.test(item.lower) ||
      /^(?:telegram|twitter|facebook|x|instagram|bluesky|mastodon|linkedin|телеграм|фейсбук)$/u.test(
        item.lower,
      );
    if (!isPaper) continue;
    let from = i;
    while (
      from > sentence.from &&
      i - from < 4 &&
      !grammar.prepositions.has(items[from]?.lower ?? '')
    )
      from--;
    const governor = items[from];
    if (governor === undefined || !CARRIES.test(governor.lower)) continue;
    const start = governor.start;
    let to = i + 1;
    for (; to < sentence.to; to++) {
      const next = items[to];
      if (next === undefined || next.kind === 'quote' || /^[.:;!?]$/u.test(next.text)) break;
      if (next.text === ',' && !grammar.clauseWords.has(items[to + 1]?.lower ?? '')) break;
      if (next.end - start > VIA_LENGTH_MAX) break;
      if (
        next.kind === 'word' &&
        !next.isCapital &&
        grammar.cue.test(next.lower) &&
        !grammar.stopWords.has(next.lower)
      )
        break;
    }
    const end = items[to - 1]?.end ?? item.end;
    const words = text
      .slice(start, end)
      .replace(/[\s,–—-]+$/u, '')
      .replace(RELATIVE, ' ');
    return words.charAt(0).toLowerCase() + words.slice(1);
  }
  return undefined;
}

/** Any year before 2020 beside a verb of saying: "he told the paper in 1968". Later ones may be this year or a plan. */
const OLD_YEAR = /^(?:19\d\d|20[01]\d)$/u;

function yearBeside(passage: Passage, index: number): string | undefined {
  const { sentences, items, grammar } = passage;
  const { from = 0, to = 0 } = sentences[index] ?? {};
  const end = Math.min(to, from + NEAR_ITEMS);
  for (let at = from + 1; at < end; at++) {
    const item = items[at];
    if (item === undefined || !OLD_YEAR.test(item.text)) continue;
    const isDated =
      grammar.prepositions.has(items[at - 1]?.lower ?? '') || items[at - 1]?.lower === 'jahr';
    const near = items.slice(Math.max(from, at - 8), Math.min(end, at + 5));
    const isSaid = near.some(
      (one) =>
        one.kind === 'word' &&
        !one.isCapital &&
        grammar.cue.test(one.lower) &&
        !grammar.stopWords.has(one.lower),
    );
    if (isDated && isSaid) return item.text;
  }
  return undefined;
}

/** The older occasion that a sentence's passage refers to: its date, else the words that open the passage. */
export function findBackground(passage: Passage, index: number): string | undefined {
  const { sentences, items, text, grammar } = passage;
  const year = yearBeside(passage, index);
  if (year !== undefined) return year;
  for (let i = index; i >= 0 && index - i <= PASSAGE_SENTENCES_MAX; i--) {
    const sentence = sentences[i];
    const first = items[sentence?.from ?? -1];
    const last = items[(sentence?.to ?? 0) - 1];
    if (first === undefined || last === undefined) return undefined;
    const words = text.slice(first.start, Math.min(last.end, first.start + SENTENCE_LENGTH_MAX));
    if (
      i < index &&
      /^(?:However|But|Meanwhile|Today|Однак|Проте|Однако|Jednak|Doch|Allerdings|Cependant|Toutefois)\b/u.test(
        words,
      )
    )
      return undefined;
    const recall = grammar.recall.exec(words.replace(/^\P{L}+/u, ''));
    if (recall === null) continue;
    const sameParagraph = sentence?.paragraph === sentences[index]?.paragraph;
    const isNextParagraph = (sentences[index]?.paragraph ?? 0) - (sentence?.paragraph ?? 0) === 1;
    if (
      !sameParagraph &&
      !(
        isNextParagraph &&
        /^(?:recall|нагадаємо|напомним|przypom|pour rappel|rappelons)/iu.test(recall[0])
      )
    )
      return undefined;
    return DATE.exec(words)?.[0] ?? recall[0].toLowerCase();
  }
  return undefined;
}
