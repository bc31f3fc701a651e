import type { Quote } from '../quote/quote.ts';
import { isGrounded, readArticle } from './candidates.ts';
import { overlapOf } from './choose-sentences.ts';
import { type Facts, findFacts, joinFacts, NO_FACTS, worthOf } from './facts.ts';
import {
  byOrder,
  type Draft,
  type Filled,
  fillDraft,
  LINE_BREAK,
  type Material,
  type PartSentence,
  refill,
} from './fill-parts.ts';
import { byRank, type RankedQuote, repeatsQuote, scoreQuotes, takeQuotes } from './key-quotes.ts';
import { scoreSentences } from './score-sentences.ts';
import { type SummarySentence, toSummarySentence } from './summarize.ts';
import { findTerms, stemsOfTerms } from './terms.ts';
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
/** A third one gives way to sentences that tell more, unless it is much about the news (`PART_WEIGHTS.keyQuote`). */
const KEY_QUOTES_MIN = 2;
const EMPTY_DRAFT: Draft = {
  lead: undefined,
  quotes: [],
  qualifier: undefined,
  facts: NO_FACTS,
  left: 0,
  total: -Infinity,
};
const SENTENCES_MAX = 8;
/** Sentences and quotes looked at together: the best by themselves; more change nothing and cost time. */
const PAIRED_MAX = 14;
const SENTENCES_TRIED_MAX = 28;
const QUOTES_TRIED_MAX = 10;
/** A sentence with more of it in marks is shown as a quote or not at all. */
const QUOTED_MAX = 0.4;
/** The best drafts, for each number of quotes, that are filled up with sentences and compared again. */
const DRAFTS_FILLED_MAX = 6;

/**
 * Chooses one sentence, one to three key quotes and one more sentence together, so that with the headline they tell most
 * within the limit. Nothing is cut inside a sentence or a quote: what does not fit is left out whole.
 */
export function chooseAlertParts(text: string, options: AlertPartsOptions): AlertParts {
  const material = gather(text, options);
  const sentencesMax = options.sentencesMax ?? SENTENCES_MAX;
  let draft = EMPTY_DRAFT;
  let best = fillDraft(material, draft, sentencesMax);
  for (const next of findDrafts(material)) {
    const filled = fillDraft(material, next, sentencesMax);
    if (filled.total > best.total) [draft, best] = [next, filled];
  }
  best = refill(material, { draft, filled: best }, sentencesMax);
  return arrange(material, best);
}

function arrange(material: Material, { lead, qualifier, quotes, more: added }: Filled): AlertParts {
  const afterLead = findLeaning([lead, qualifier], added);
  const more = added.filter((sentence) => !afterLead.includes(sentence));
  const isLeantOn = qualifier !== undefined && findLeaning([lead], added).length < afterLead.length;
  if (isLeantOn) afterLead.unshift(qualifier);
  const key = takeQuotes(material.quotes, {
    quotesMax: KEY_QUOTES_MAX,
    mayTake: (quote) => !(lead?.repeats.has(quote) || qualifier?.repeats.has(quote)),
  });
  // What speaks against the headline has the last word; any other sentence stands where the article has it.
  const isLast = !isLeantOn && (qualifier?.candidate.opening === 'contrast' || more.length === 0);
  if (qualifier !== undefined && !isLeantOn && !isLast) more.push(qualifier);
  return {
    lead: lead && toSummarySentence(lead),
    afterLead: afterLead.toSorted(byOrder).map(toSummarySentence),
    quotes,
    more: more.toSorted(byOrder).map(toSummarySentence),
    qualifier: isLast ? qualifier && toSummarySentence(qualifier) : undefined,
    dropped: key.filter((quote) => !quotes.includes(quote)),
  };
}

// The best pairs of a lead and a qualifier, with as many quotes as fit and with fewer.
function findDrafts(material: Material): readonly Draft[] {
  const drafts: Draft[] = [];
  const paired = material.sentences.slice(0, PAIRED_MAX);
  for (let quotesMax = KEY_QUOTES_MAX; quotesMax >= KEY_QUOTES_MIN; quotesMax--) {
    const found: Draft[] = [];
    for (const lead of [undefined, ...paired]) {
      for (const qualifier of [undefined, ...paired]) {
        if (qualifier !== undefined && !mayFollow(qualifier, lead)) continue;
        const draft = draftParts(material, { lead, qualifier, quotesMax });
        if (draft !== undefined) found.push(draft);
      }
    }
    drafts.push(...found.sort((a, b) => b.total - a.total).slice(0, DRAFTS_FILLED_MAX));
  }
  return drafts;
}

function mayFollow(qualifier: PartSentence, lead: PartSentence | undefined): boolean {
  return (
    lead !== undefined && !hangs(qualifier) && qualifier.candidate.order > lead.candidate.order
  );
}

function gather(text: string, options: AlertPartsOptions): Material {
  const { lang, title, terms, charactersMax, measureQuote = measureQuoteLines } = options;
  const topics = new Set(terms.flatMap((term) => [...stemsOfTerms(findTerms(term, lang))]));
  const ranked = scoreQuotes(text, options.quotes, {
    lang,
    title,
    terms,
    quotesMax: KEY_QUOTES_MAX,
  })
    .sort(byRank)
    .slice(0, QUOTES_TRIED_MAX);
  // What a quote or the headline says of times and plans does not spare the sentence that reports them.
  const read = (words: string): { facts: Facts; stems: ReadonlySet<string> } => {
    const found = findTerms(words, lang);
    const stems = stemsOfTerms(found);
    const facts = findFacts(found, { opening: 'free', isKnown: () => true });
    return { facts: { ...facts, kinds: NO_FACTS.kinds, topics: intersect(topics, stems) }, stems };
  };
  const quotes = ranked.map((entry) => {
    const { start, end } = entry.quote;
    return { entry, start, end, ...read(text.slice(start, end)) };
  });
  const titleFacts = read(title).facts;
  const sentences = scoreSentences(text, readArticle(text, lang), { title, lang })
    .filter(({ isTitleAgain }) => !isTitleAgain)
    .filter(({ candidate }) => candidate.quoted <= QUOTED_MAX)
    .map((scored): PartSentence => {
      const facts = { ...scored.facts, topics: intersect(topics, scored.stems) };
      const { start, end } = scored.candidate;
      return { ...scored, facts, length: end - start, repeats: new Set() };
    })
    .toSorted((a, b) => b.alone + worthOf(b.facts) - a.alone - worthOf(a.facts))
    .slice(0, SENTENCES_TRIED_MAX)
    .map((sentence): PartSentence => {
      const own = { ...sentence.candidate, stems: sentence.stems };
      const repeated = quotes.filter((quote) => repeatsQuote(own, quote));
      return { ...sentence, repeats: new Set(repeated.map(({ entry }) => entry)) };
    });
  return {
    sentences,
    quotes: ranked,
    quoteFacts: new Map(quotes.map(({ entry, facts }) => [entry, facts])),
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
  options: Pick<Draft, 'lead' | 'qualifier'> & { quotesMax: number },
): Draft | undefined {
  const { lead, qualifier, quotesMax } = options;
  let left = material.charactersMax;
  for (const sentence of [lead, qualifier]) if (sentence) left -= sentence.length + LINE_BREAK;
  if (left < 0) return undefined;
  let count = 0;
  const quotes = takeQuotes(material.quotes, {
    quotesMax: KEY_QUOTES_MAX,
    mayTake: (entry) => {
      if (count >= quotesMax && entry.score < PART_WEIGHTS.keyQuote) return false;
      if (lead?.repeats.has(entry) || qualifier?.repeats.has(entry)) return false;
      const length = material.measure(entry.quote) + LINE_BREAK;
      if (length > left) return false;
      left -= length;
      count++;
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
  if (lead !== undefined && !isGrounded(lead.candidate, [])) total += PART_WEIGHTS.dangling;
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
  first: readonly (PartSentence | undefined)[],
  added: readonly PartSentence[],
): PartSentence[] {
  const orders = first.flatMap((sentence) => sentence?.candidate.order ?? []);
  const leaning: PartSentence[] = [];
  for (const sentence of added) {
    if (!hangs(sentence) || !isGrounded(sentence.candidate, orders)) continue;
    leaning.push(sentence);
    orders.push(sentence.candidate.order);
  }
  return leaning;
}

// Quotes stand between the two sentences, so neither may lean on the sentence before it.
function hangs({ candidate }: PartSentence): boolean {
  return candidate.leansOn !== 'nothing';
}

/** The visible characters of a quote in its marks with the line of its speaker: name, role, source, age. */
export function measureQuoteLines({ start, end, speaker, via, background }: Quote): number {
  const { name = 'unattributed', role } = speaker ?? {};
  const parts = [
    role === undefined ? name : `${name}, ${role}`,
    via,
    background && `background: the article refers to ${background}`,
  ].filter((part) => part !== undefined);
  return end - start + 2 + LINE_BREAK + parts.join(' · ').length;
}
