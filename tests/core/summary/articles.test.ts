import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { summarize } from '../../../src/core/summary/summarize.ts';

/** Shares below which a change has made the summaries worse: a little under what they are (docs/quotes.md). */
const FACTS_MIN = 0.84;
const FACTS_OF_A_LANGUAGE_MIN = 0.74;

interface Row {
  readonly lang: string;
  readonly title: string;
  readonly text: string;
  readonly nuggets: readonly { readonly any: string; readonly weight?: number }[];
  readonly boilerplate: readonly string[];
}

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'summaries');
const rows = ['open', 'blind', 'desk'].flatMap((name) =>
  readFileSync(join(FIXTURES, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row),
);
const summaries = rows.map((row) => ({
  row,
  sentences: summarize(row.text, { lang: row.lang, title: row.title, sentencesMax: 3 }).map(
    ({ start, end }) => row.text.slice(start, end),
  ),
}));

function shareOfFacts(lang: string | undefined): number {
  let told = 0;
  let all = 0;
  for (const { row, sentences } of summaries) {
    if (lang !== undefined && row.lang !== lang) continue;
    for (const { any, weight = 1 } of row.nuggets) {
      all += weight;
      if (new RegExp(any, 'iu').test(sentences.join('\n'))) told += weight;
    }
  }
  return told / all;
}

test('three sentences tell the facts that a reader needs', () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(shareOfFacts(undefined)).toBeGreaterThan(FACTS_MIN);
});

test.each(['en', 'uk', 'ru', 'pl', 'de', 'fr'])('… in %s too', (lang) => {
  expect(shareOfFacts(lang)).toBeGreaterThan(FACTS_OF_A_LANGUAGE_MIN);
});

test('no sentence is boilerplate, the title again, or the same as another', () => {
  for (const { row, sentences } of summaries) {
    const whole = sentences.join('\n');
    for (const line of row.boilerplate) expect(whole).not.toContain(line);
    expect(sentences).not.toContain(row.title);
    expect(new Set(sentences).size).toBe(sentences.length);
  }
});
