import { type CompareOutcome, compareQuote } from '../core/quote/compare-quote.ts';
import { type QuoteClaim, readClaims } from '../core/quote/read-claim.ts';
import type { QuoteStore, StoredQuote } from '../ports/quote-store.ts';
import type { QuoteCheck, QuoteQuestion } from '../ports/quote-use-cases.ts';
import { saidAtMs } from './quote-age.ts';

/** Quotes that are compared, and articles whose split quotes are put together for it. */
const CANDIDATES_MAX = 200;
const JOINED_ITEMS_MAX = 20;
const OTHERS_MAX = 10;
const RANK: Readonly<Record<QuoteCheck['verdict'], number>> = {
  verbatim: 3,
  'other-speaker': 2,
  altered: 1,
  'not-found': 0,
};

type CheckStore = Pick<QuoteStore, 'findQuoteCandidates' | 'listQuotesOfItem'>;

interface Candidate {
  readonly words: string;
  readonly speaker: string;
  readonly stored: StoredQuote;
}

/**
 * Whether words were said: verbatim, altered (with each difference), by somebody else, or not in the archive. A text that
 * can be read in several ways is tried in each, and the best answer counts.
 */
export async function checkQuote(store: CheckStore, question: QuoteQuestion): Promise<QuoteCheck> {
  let best: QuoteCheck | undefined;
  for (const read of readClaims(question.text)) {
    const claim = { ...read, speaker: question.speaker ?? read.speaker };
    const check = toCheck(claim, compareQuote(claim, await findCandidates(store, claim.words)));
    if (best === undefined || RANK[check.verdict] > RANK[best.verdict]) best = check;
    if (best.verdict === 'verbatim' || best.verdict === 'other-speaker') break;
  }
  return best ?? toCheck({ words: '', speaker: '' }, { kind: 'not-found' });
}

async function findCandidates(store: CheckStore, words: string): Promise<readonly Candidate[]> {
  const found = await store.findQuoteCandidates({ words, limit: CANDIDATES_MAX });
  const split = new Set(
    found.flatMap(({ itemId, group }) => (group === undefined ? [] : [itemId])),
  );
  const joined: Candidate[] = [];
  for (const itemId of [...split].slice(0, JOINED_ITEMS_MAX)) {
    joined.push(...joinGroups(await store.listQuotesOfItem(itemId)));
  }
  return [...joined, ...found.map(toCandidate)];
}

function toCandidate(stored: StoredQuote): Candidate {
  return { words: stored.text, speaker: stored.speaker?.name ?? '', stored };
}

/** The parts of a speech that its attribution splits, as one: who repeats them leaves the attribution out. */
function joinGroups(quotes: readonly StoredQuote[]): readonly Candidate[] {
  const groups = Map.groupBy(quotes, ({ group }) => group);
  return [...groups].flatMap(([group, parts]) => {
    const [first] = parts;
    if (group === undefined || first === undefined || parts.length < 2) return [];
    const words = parts.map(({ text }) => text).join(' ');
    const stored = parts.find(({ speaker }) => speaker !== undefined) ?? first;
    return [{ ...toCandidate(stored), words }];
  });
}

function toCheck(claim: QuoteClaim, outcome: CompareOutcome<Candidate>): QuoteCheck {
  const bare: QuoteCheck = {
    verdict: outcome.kind,
    words: claim.words,
    speaker: claim.speaker === '' ? undefined : claim.speaker,
    quote: undefined,
    isPart: false,
    differences: [],
    first: undefined,
    others: [],
  };
  switch (outcome.kind) {
    case 'not-found':
      return bare;
    case 'altered':
      return { ...bare, quote: outcome.quote.stored, differences: outcome.differences };
    case 'verbatim':
    case 'other-speaker': {
      const quote = outcome.quote.stored;
      const all = [quote, ...outcome.others.map(({ stored }) => stored)];
      const [first, ...others] = all.toSorted((a, b) => saidAtMs(a) - saidAtMs(b));
      const isPart = outcome.kind === 'verbatim' && outcome.isPart;
      const besides = others.filter((other) => other !== quote).slice(0, OTHERS_MAX);
      return { ...bare, quote, isPart, first, others: besides };
    }
  }
}
