import { readdirSync, readFileSync } from 'node:fs';
import { type LabelledArticle, readLabelledArticles } from './labelled-articles.ts';

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

const WHOLE = new URL('../fixtures/quotes/whole/', import.meta.url);
let whole: ReadonlyMap<string, LabelledArticle> | undefined;

/** Articles whose quotes are labelled too stand with those labels alone, and are found by their titles. */
function findWhole(title: string): LabelledArticle {
  whole ??= new Map(
    readdirSync(WHOLE)
      .filter((name) => name.endsWith('.txt'))
      .flatMap((name) => readLabelledArticles(new URL(name, WHOLE)))
      .map((article) => [article.title, article]),
  );
  const article = whole.get(title);
  if (article === undefined) throw new Error(`no labelled article is called "${title}"`);
  return article;
}

/** Reads a JSON Lines file of articles (format: `tests/fixtures/summaries/README.md`). */
export function readSummaryRows(path: string): readonly SummaryRow[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const row = JSON.parse(line) as Omit<SummaryRow, 'lang' | 'text'> & Partial<SummaryRow>;
    if (row.text !== undefined && row.lang !== undefined)
      return { ...row, text: row.text, lang: row.lang };
    const { text, lang } = findWhole(row.title);
    return { ...row, text, lang };
  });
}
