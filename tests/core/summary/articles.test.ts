import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';
import { chooseAlertParts } from '../../../src/core/summary/compose-parts.ts';
import { summarize } from '../../../src/core/summary/summarize.ts';
import { readSummaryRows, type SummaryRow } from '../../helpers/summary-rows.ts';
import { measureAlertFacts } from '../../quality/alert-facts.ts';

/** Shares below which a change has made the summaries worse: a little under what they are (docs/quotes.md). */
const FACTS_MIN = 0.84;
const FACTS_OF_A_LANGUAGE_MIN = 0.74;
/** The rounds have more facts an article than three sentences can tell: at best 70 %. */
const FACTS_OF_ROUNDS_MIN = 0.55;
const ALERT_FACTS_MIN = 0.97;
const ALERT_FACTS_OF_ROUNDS_MIN = 0.83;
const ALERT_CHARACTERS = 1200;

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'summaries');

function readAll(names: readonly string[]): readonly SummaryRow[] {
  return names.flatMap((name) => readSummaryRows(join(FIXTURES, `${name}.jsonl`)));
}

function summarizeAll(rows: readonly SummaryRow[]): readonly Summarized[] {
  return rows.map((row) => ({
    row,
    sentences: summarize(row.text, { lang: row.lang, title: row.title, sentencesMax: 3 }).map(
      ({ start, end }) => row.text.slice(start, end),
    ),
  }));
}

interface Summarized {
  readonly row: SummaryRow;
  readonly sentences: readonly string[];
}

const rows = readAll(['open', 'blind', 'desk']);
const rounds = readAll(
  ['15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '26', '27', '28', '29'].map(
    (round) => `round-${round}`,
  ),
);
const summaries = summarizeAll(rows);
const roundSummaries = summarizeAll(rounds);

function shareOfFacts(summarized: readonly Summarized[], lang?: string): number {
  let told = 0;
  let all = 0;
  for (const { row, sentences } of summarized) {
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
  expect(shareOfFacts(summaries)).toBeGreaterThan(FACTS_MIN);
  expect(shareOfFacts(roundSummaries)).toBeGreaterThan(FACTS_OF_ROUNDS_MIN);
});

test.each(['en', 'uk', 'ru', 'pl', 'de', 'fr'])('… in %s too', (lang) => {
  expect(shareOfFacts(summaries, lang)).toBeGreaterThan(FACTS_OF_A_LANGUAGE_MIN);
});

test('an alert tells the facts in its title, sentences and quotes', () => {
  const factsOf = (own: readonly SummaryRow[]): number =>
    measureAlertFacts(own, { charactersMax: ALERT_CHARACTERS }).facts;
  expect(factsOf(rows)).toBeGreaterThan(ALERT_FACTS_MIN);
  expect(factsOf(rounds)).toBeGreaterThan(ALERT_FACTS_OF_ROUNDS_MIN);
});

test('no sentence is boilerplate, the title again, or the same as another', () => {
  for (const { row, sentences } of [...summaries, ...roundSummaries]) {
    const whole = sentences.join('\n');
    for (const line of row.boilerplate) expect(whole).not.toContain(line);
    expect(sentences).not.toContain(row.title);
    expect(new Set(sentences).size).toBe(sentences.length);
  }
});

test('no sentence of an alert is boilerplate, the title again, or incomplete', () => {
  for (const { text, lang, title, terms, boilerplate } of [...rows, ...rounds]) {
    const quotes = findQuotes(text, { lang, title });
    const charactersMax = ALERT_CHARACTERS - title.length;
    const parts = chooseAlertParts(text, { lang, title, terms, quotes, charactersMax });
    const { lead, afterLead, more, qualifier } = parts;
    for (const span of [lead, ...afterLead, ...more, qualifier]) {
      if (span === undefined) continue;
      const sentence = text.slice(span.start, span.end);
      for (const line of boilerplate) expect(sentence).not.toContain(line);
      expect(sentence).not.toBe(title);
      expect(sentence).toMatch(/[.!?…]["'“”’»)]*$/u);
    }
  }
});
