import type { Quote } from '../quote/quote.ts';
import { isGrounded, readArticle } from './candidates.ts';
import { overlapOf } from './choose-sentences.ts';
import { type Facts, findFacts, joinFacts, NO_FACTS, worthOf } from './facts.ts';
import { byRank, isInSummary, type RankedQuote, scoreQuotes, takeQuotes } from './key-quotes.ts';
import { type ScoredSentence, scoreSentences } from './score-sentences.ts';
import { type SummarySentence, toSummarySentence } from './summarize.ts';
import { findTerms } from './terms.ts';
import { PART_WEIGHTS } from './weights.ts';

/**
 * `charactersMax`: visible characters left for these parts. `measureQuote`: those of a quote with the line of its
 * speaker, when the caller sets it otherwise than on a line of its own with name, role, source and age.
 */
export interface AlertPartsOptions {
  readonly lang: string;
  readonly title: string;
  readonly quotes: readonly Quote[];
  readonly terms: readonly string[];
  readonly charactersMax: number;
  readonly measureQuote?: (quote: Quote) => number;
  /** Sentences in all: the lead, the qualifier, and `more` where there is room. Default 5; 2 shows the lead and the qualifier alone. */
  readonly sentencesMax?: number;
}

/**
 * What an alert shows of an article: the lead (with `afterLead`: sentences that lean on it, "It takes effect …"), the
 * quotes, then `more` and the qualifier. `afterLead` and `more` are there, in document order, where the limit leaves room
 * for facts that the other parts do not tell. `dropped` are key quotes that did not fit, whole, best
 * first.
 */
export interface AlertParts {
  readonly lead: SummarySentence | undefined;
  readonly afterLead: readonly SummarySentence[];
  readonly quotes: readonly RankedQuote[];
  readonly more: readonly SummarySentence[];
  readonly qualifier: SummarySentence | undefined;
  readonly dropped: readonly RankedQuote[];
}

const KEY_QUOTES_MAX = 3;
const SENTENCES_MAX = 8;
/** Sentences and quotes looked at together: the best by themselves; more change nothing and cost time. */
const SENTENCES_TRIED_MAX = 14;
const QUOTES_TRIED_MAX = 10;
const LINE_BREAK = 1;

interface Sentence extends ScoredSentence {
  readonly length: number;
  /** The quotes that the sentence holds or repeats. */
  readonly repeats: ReadonlySet<RankedQuote>;
}

interface Material {
  readonly sentences: readonly Sentence[];
  readonly quotes: readonly RankedQuote[];
  readonly quoteFacts: ReadonlyMap<RankedQuote, Facts>;
  readonly titleFacts: Facts;
  readonly charactersMax: number;
  readonly measure: (quote: Quote) => number;
}

interface Draft {
  readonly lead: Sentence | undefined;
  readonly quotes: readonly RankedQuote[];
  readonly qualifier: Sentence | undefined;
  readonly facts: Facts;
  /** Characters that the parts leave. */
  readonly left: number;
  readonly total: number;
}

/**
 * Chooses one sentence, one to three key quotes and one more sentence together, so that with the headline they tell most
 * within the limit. Nothing is cut inside a sentence or a quote: what does not fit is left out whole.
 */
export function chooseAlertParts(text: string, options: AlertPartsOptions): AlertParts {
  const material = gather(text, options);
  let best: Draft = {
    lead: undefined,
    quotes: [],
    qualifier: undefined,
    facts: NO_FACTS,
    left: 0,
    total: -Infinity,
  };
  for (const lead of [undefined, ...material.sentences]) {
    for (const qualifier of [undefined, ...material.sentences]) {
      if (qualifier !== undefined && !mayFollow(qualifier, lead)) continue;
      const draft = draftParts(material, { lead, qualifier });
      if (draft !== undefined && draft.total > best.total) best = draft;
    }
  }
  const { lead, qualifier, quotes } = best;
  const added = addSentences(material, best, options.sentencesMax ?? SENTENCES_MAX);
  const afterLead = findLeaning([lead, qualifier], added);
  // What the leaning sentences need stands right before them, so the qualifier comes up to the lead.
  const isLeantOn = qualifier !== undefined && findLeaning([lead], added).length < afterLead.length;
  if (isLeantOn) afterLead.unshift(qualifier);
  const key = takeQuotes(material.quotes, {
    quotesMax: KEY_QUOTES_MAX,
    mayTake: (quote) => !(lead?.repeats.has(quote) || qualifier?.repeats.has(quote)),
  });
  return {
    lead: lead && toSummarySentence(lead),
    afterLead: afterLead.toSorted(byOrder).map(toSummarySentence),
    quotes,
    more: added.filter((sentence) => !afterLead.includes(sentence)).map(toSummarySentence),
    qualifier: isLeantOn ? undefined : qualifier && toSummarySentence(qualifier),
    dropped: key.filter((quote) => !quotes.includes(quote)),
  };
}

function mayFollow(qualifier: Sentence, lead: Sentence | undefined): boolean {
  return (
    lead !== undefined && !hangs(qualifier) && qualifier.candidate.order > lead.candidate.order
  );
}

function gather(text: string, options: AlertPartsOptions): Material {
  const { lang, title, terms, charactersMax, measureQuote = measureQuoteLines } = options;
  const topics = new Set(terms.flatMap((term) => findTerms(term, lang).map(({ stem }) => stem)));
  const ranked = scoreQuotes(text, options.quotes, {
    lang,
    title,
    terms,
    quotesMax: KEY_QUOTES_MAX,
  })
    .sort(byRank)
    .slice(0, QUOTES_TRIED_MAX);
  const sentences = scoreSentences(text, readArticle(text, lang), { title, lang })
    .map((scored): Sentence => {
      const facts = { ...scored.facts, topics: intersect(topics, scored.stems) };
      const { start, end } = scored.candidate;
      return { ...scored, facts, length: end - start, repeats: new Set() };
    })
    .toSorted((a, b) => b.alone + worthOf(b.facts) - a.alone - worthOf(a.facts))
    .slice(0, SENTENCES_TRIED_MAX)
    .map((sentence): Sentence => {
      const summary = [sentence.candidate];
      const repeats = ranked.filter(({ quote }) => isInSummary(text, quote, { lang, summary }));
      return { ...sentence, repeats: new Set(repeats) };
    });
  // What a quote or the headline says of times and plans does not spare the sentence that reports them.
  const factsOf = (words: string): Facts => {
    const found = findTerms(words, lang);
    const stems = new Set(found.map(({ stem }) => stem));
    const facts = findFacts(found, { opening: 'free', isKnown: () => true });
    return { ...facts, kinds: NO_FACTS.kinds, topics: intersect(topics, stems) };
  };
  const quoteFacts = new Map(
    ranked.map((entry) => [entry, factsOf(text.slice(entry.quote.start, entry.quote.end))]),
  );
  const titleFacts = factsOf(title);
  return {
    sentences,
    quotes: ranked,
    quoteFacts,
    titleFacts,
    charactersMax,
    measure: measureQuote,
  };
}

function intersect(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one].filter((stem) => other.has(stem)));
}

// Every quote that fits adds to the total, so for a pair of sentences the quotes are taken in the order of their rank.
function draftParts(
  material: Material,
  { lead, qualifier }: { lead: Sentence | undefined; qualifier: Sentence | undefined },
): Draft | undefined {
  let left = material.charactersMax;
  for (const sentence of [lead, qualifier]) if (sentence) left -= sentence.length + LINE_BREAK;
  if (left < 0) return undefined;
  const quotes = takeQuotes(material.quotes, {
    quotesMax: KEY_QUOTES_MAX,
    mayTake: (entry) => {
      if (lead?.repeats.has(entry) || qualifier?.repeats.has(entry)) return false;
      const length = material.measure(entry.quote) + LINE_BREAK;
      if (length > left) return false;
      left -= length;
      return true;
    },
  });
  const shown = { lead, qualifier, quotes };
  const facts = joinParts(material, shown);
  return { ...shown, facts, left, total: weighParts(shown) + worthOf(facts) };
}

type Shown = Pick<Draft, 'lead' | 'quotes' | 'qualifier'>;

function joinParts(
  { titleFacts, quoteFacts }: Material,
  { lead, quotes, qualifier }: Shown,
): Facts {
  let facts = titleFacts;
  for (const sentence of [lead, qualifier]) if (sentence) facts = joinFacts(facts, sentence.facts);
  for (const quote of quotes) facts = joinFacts(facts, quoteFacts.get(quote) ?? NO_FACTS);
  return facts;
}

function weighParts({ lead, quotes, qualifier }: Shown): number {
  let total = lead === undefined ? PART_WEIGHTS.noLead : PART_WEIGHTS.lead * lead.alone;
  if (lead !== undefined && hangs(lead)) total += PART_WEIGHTS.dangling;
  if (qualifier !== undefined) {
    total += PART_WEIGHTS.qualifier * qualifier.alone;
    if (qualifier.candidate.opening === 'contrast') total += PART_WEIGHTS.contrast;
    if (lead !== undefined) total += PART_WEIGHTS.overlap * overlapOf(lead.stems, qualifier.stems);
  }
  for (const [index] of quotes.entries()) total += worthOfQuote(index);
  return total;
}

function worthOfQuote(index: number): number {
  const { quote, quote2, quote3 } = PART_WEIGHTS;
  return [quote, quote2, quote3][index] ?? 0;
}

// Those of the added sentences that lean on one of the first ones, or on one that does: they are shown behind the lead.
function findLeaning(
  first: readonly (Sentence | undefined)[],
  added: readonly Sentence[],
): Sentence[] {
  const orders = first.flatMap((sentence) => sentence?.candidate.order ?? []);
  const leaning: Sentence[] = [];
  for (const sentence of added) {
    if (!hangs(sentence) || !isGrounded(sentence.candidate, orders)) continue;
    leaning.push(sentence);
    orders.push(sentence.candidate.order);
  }
  return leaning;
}

function byOrder(one: Sentence, other: Sentence): number {
  return one.candidate.order - other.candidate.order;
}

// The sentences that add most to what the parts tell, one after the other, while there is room. In document order.
function addSentences(
  { sentences }: Material,
  draft: Draft,
  sentencesMax: number,
): readonly Sentence[] {
  const taken = [draft.lead, draft.qualifier].filter((sentence) => sentence !== undefined);
  const more: Sentence[] = [];
  let { facts, left } = draft;
  while (taken.length > 0 && taken.length < sentencesMax) {
    const worth = worthOf(facts);
    const shown = [draft.lead, draft.qualifier, ...more];
    const orders = shown.flatMap((sentence) => sentence?.candidate.order ?? []);
    let best: Sentence | undefined;
    let bestGain = PART_WEIGHTS.moreMin;
    for (const sentence of sentences) {
      if (taken.includes(sentence) || sentence.length + LINE_BREAK > left) continue;
      if (!isGrounded(sentence.candidate, orders)) continue;
      if (draft.quotes.some((quote) => sentence.repeats.has(quote))) continue;
      let gain =
        PART_WEIGHTS.more * sentence.alone + worthOf(joinFacts(facts, sentence.facts)) - worth;
      gain += (PART_WEIGHTS.length * sentence.length) / 100;
      for (const { stems } of taken)
        gain += PART_WEIGHTS.overlap * overlapOf(stems, sentence.stems);
      if (gain > bestGain) [best, bestGain] = [sentence, gain];
    }
    if (best === undefined) break;
    more.push(best);
    taken.push(best);
    facts = joinFacts(facts, best.facts);
    left -= best.length + LINE_BREAK;
  }
  return more.toSorted(byOrder);
}

// Quotes stand between the two sentences, so neither may lean on the sentence before it.
function hangs({ candidate }: Sentence): boolean {
  return candidate.leansOn !== 'nothing';
}

/** The visible characters of a quote in its marks with the line of its speaker: name, role, source, age. */
export function measureQuoteLines({ start, end, speaker, via, background }: Quote): number {
  const parts = [
    speaker?.name ?? 'unattributed',
    speaker?.role,
    via,
    background && `background: the article refers to ${background}`,
  ].filter((part) => part !== undefined);
  return end - start + 2 + LINE_BREAK + parts.join(' · ').length;
}
