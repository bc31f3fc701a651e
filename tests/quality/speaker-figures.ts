import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import type { Quote } from '../../src/core/quote/quote.ts';

/** What the scorer of quotes does not count, worked out from the gold. */
interface GoldQuote {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly speaker?: string;
  readonly speakerType?: string;
  readonly firstNeeded?: boolean;
}
export interface SpeakerRow {
  readonly lang: string;
  readonly title: string;
  readonly text: string;
  readonly quotes: readonly GoldQuote[];
}

interface Tally {
  right: number;
  all: number;
}

function isPersonNamed(quote: Quote): boolean {
  return quote.speaker?.kind === 'person';
}

function firstName(name: string): string {
  return name.split(' ')[0]?.toLowerCase() ?? '';
}

/** Shares of the gold quotes: two of one surname and the right one named, the other one named; a body or paper given a person's name. */
export function measureSpeakers(
  rows: readonly SpeakerRow[],
): Readonly<Record<'pairs' | 'others' | 'bodies', Tally>> {
  const pairs: Tally = { right: 0, all: 0 };
  const others: Tally = { right: 0, all: 0 };
  const bodies: Tally = { right: 0, all: 0 };
  for (const { text, lang, title, quotes } of rows) {
    const found = findQuotes(text, { lang, title });
    for (const gold of quotes.filter(({ kind }) => kind === 'direct')) {
      const quote = found.find(({ start, end }) => start < gold.end && end > gold.start);
      if (quote === undefined) continue;
      if (gold.firstNeeded === true) {
        pairs.all += 1;
        others.all += 1;
        const named = firstName(quote.speaker?.name ?? '');
        if (named === firstName(gold.speaker ?? '')) pairs.right += 1;
        else if (isPersonNamed(quote)) others.right += 1;
      }
      if (gold.speakerType !== undefined && gold.speakerType !== 'person') {
        bodies.all += 1;
        if (isPersonNamed(quote)) bodies.right += 1;
      }
    }
  }
  return { pairs, others, bodies };
}
