import { readFileSync } from 'node:fs';

/** An article with the facts that a reader needs of it and the words that an editor would show. */
export interface SummaryRow {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly text: string;
  readonly nuggets: readonly {
    readonly what: string;
    readonly any: string;
    readonly weight?: number;
  }[];
  readonly boilerplate: readonly string[];
  readonly keyQuotes: readonly string[];
  readonly terms: readonly string[];
}

/** Reads a JSON Lines file of articles (format: `tests/fixtures/summaries/README.md`). */
export function readSummaryRows(path: string): readonly SummaryRow[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as SummaryRow);
}
