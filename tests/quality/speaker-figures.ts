import { readFileSync } from 'node:fs';
import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import type { Quote } from '../../src/core/quote/quote.ts';

/** What the scorer of quotes does not print, worked out from the gold: `node speaker-figures.ts GOLD.jsonl …`. */
interface GoldQuote {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly speaker?: string;
  readonly speakerType?: string;
  readonly firstNeeded?: boolean;
}
interface GoldRow {
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

function measure(rows: readonly GoldRow[]): Readonly<Record<'pairs' | 'bodies', Tally>> {
  const pairs: Tally = { right: 0, all: 0 };
  const bodies: Tally = { right: 0, all: 0 };
  for (const { text, lang, title, quotes } of rows) {
    const found = findQuotes(text, { lang, title });
    for (const gold of quotes.filter(({ kind }) => kind === 'direct')) {
      const quote = found.find(({ start, end }) => start < gold.end && end > gold.start);
      if (quote === undefined) continue;
      if (gold.firstNeeded === true) {
        pairs.all += 1;
        if (firstName(quote.speaker?.name ?? '') === firstName(gold.speaker ?? ''))
          pairs.right += 1;
      }
      if (gold.speakerType !== undefined && gold.speakerType !== 'person') {
        bodies.all += 1;
        if (isPersonNamed(quote)) bodies.right += 1;
      }
    }
  }
  return { pairs, bodies };
}

for (const file of process.argv.slice(2)) {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldRow);
  const { pairs, bodies } = measure(rows);
  process.stdout.write(
    `${file.split('/').at(-1)}: two of one surname, the right one ${pairs.right}/${pairs.all}; organisations, documents and anonymous sources given a person's name ${bodies.right}/${bodies.all}\n`,
  );
}
