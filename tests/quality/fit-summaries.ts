import { ALERT_CHARACTERS_MAX } from '../../src/core/alert/alert.ts';
import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import type { Quote } from '../../src/core/quote/quote.ts';
import { rankKeyQuotes } from '../../src/core/summary/key-quotes.ts';
import { summarize } from '../../src/core/summary/summarize.ts';
import {
  FACT_WEIGHTS,
  PART_WEIGHTS,
  QUOTE_WEIGHTS,
  SENTENCE_WEIGHTS,
  SET_WEIGHTS,
} from '../../src/core/summary/weights.ts';
import { readSummaryRows, type SummaryRow } from '../helpers/summary-rows.ts';
import { measureAlertFacts } from './alert-facts.ts';

/**
 * Fits `src/core/summary/weights.ts`: `node tests/quality/fit-summaries.ts [--leave-out] GOLD.jsonl …`. One weight after
 * the other is moved by a step as long as the facts told and the key quotes found gain more than the move costs, so that
 * weights of which the articles say nothing stay where they are. `--leave-out` fits without each file in turn and scores
 * that file, before and after: what a fit is worth on articles that it has not seen.
 */
interface Gold {
  readonly file: string;
  readonly rows: readonly SummaryRow[];
  readonly quotes: ReadonlyMap<string, readonly Quote[]>;
}
type Group = Record<string, number>;

const GROUPS: Readonly<Record<string, Group>> = {
  SENTENCE_WEIGHTS,
  FACT_WEIGHTS,
  SET_WEIGHTS,
  PART_WEIGHTS,
  QUOTE_WEIGHTS,
};
const ROUNDS = 3;
const STEPS = [0.7, 1.4];
/** Steps from a weight of about zero. */
const SMALL = 0.1;
const MOVE_COST = 0.0008;
const SHARES = { alert: 1, summary: 0.6, first: 0.2, recall: 0.4 };
const SUMMARY_SENTENCES = 3;

function readGold(file: string): Gold {
  const rows = readSummaryRows(file);
  const quotes = new Map(
    rows.map((row) => [row.text, findQuotes(row.text, { lang: row.lang, title: row.title })]),
  );
  return { file, rows, quotes };
}

function shareTold(rows: readonly SummaryRow[]): number {
  let told = 0;
  let all = 0;
  for (const { text, lang, title, nuggets } of rows) {
    const sentences = summarize(text, { lang, title, sentencesMax: SUMMARY_SENTENCES });
    const shown = sentences.map(({ start, end }) => text.slice(start, end)).join('\n');
    for (const { any, weight = 1 } of nuggets) {
      all += weight;
      if (new RegExp(any, 'iu').test(shown)) told += weight;
    }
  }
  return told / all;
}

function bareWords(words: string): string {
  return words.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
}

function scoreKeyQuotes({ rows, quotes }: Gold): { first: number; recall: number } {
  let first = 0;
  let found = 0;
  let all = 0;
  const labelled = rows.filter(({ keyQuotes }) => keyQuotes.length > 0);
  for (const { text, lang, title, terms, keyQuotes } of labelled) {
    const gold = new Set(keyQuotes.map(bareWords));
    const options = { lang, title, terms, quotesMax: keyQuotes.length };
    const picked = rankKeyQuotes(text, quotes.get(text) ?? [], options).map(({ quote }) =>
      gold.has(bareWords(text.slice(quote.start, quote.end))),
    );
    first += picked[0] ? 1 / labelled.length : 0;
    found += picked.filter(Boolean).length;
    all += keyQuotes.length;
  }
  return { first, recall: all === 0 ? 0 : found / all };
}

function score(gold: Gold): number {
  const { facts } = measureAlertFacts(gold.rows, {
    charactersMax: ALERT_CHARACTERS_MAX.standard,
    quotesOf: ({ text }) => gold.quotes.get(text) ?? [],
  });
  const { first, recall } = scoreKeyQuotes(gold);
  return (
    SHARES.alert * facts +
    SHARES.summary * shareTold(gold.rows) +
    SHARES.first * first +
    SHARES.recall * recall
  );
}

function scoreAll(golds: readonly Gold[]): number {
  return golds.reduce((sum, gold) => sum + score(gold), 0) / golds.length;
}

function fit(golds: readonly Gold[]): void {
  let best = scoreAll(golds);
  for (let round = 0; round < ROUNDS; round++) {
    const before = best;
    for (const group of Object.values(GROUPS)) {
      for (const [name, value] of Object.entries(group)) {
        const moved =
          Math.abs(value) < SMALL
            ? [value - SMALL, value + SMALL]
            : STEPS.map((step) => value * step);
        for (const next of moved) {
          const kept = group[name] ?? 0;
          group[name] = next;
          const total = scoreAll(golds);
          if (total - best > MOVE_COST) best = total;
          else group[name] = kept;
        }
      }
    }
    process.stderr.write(`round ${round + 1}: ${best.toFixed(4)}\n`);
    if (best === before) break;
  }
}

function saveWeights(): () => void {
  const saved = structuredClone(GROUPS);
  return () => {
    for (const [name, group] of Object.entries(GROUPS)) Object.assign(group, saved[name]);
  };
}

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const golds = files.map(readGold);
if (process.argv.includes('--leave-out')) {
  for (const left of golds) {
    const restore = saveWeights();
    const before = score(left);
    fit(golds.filter((gold) => gold !== left));
    process.stdout.write(`${left.file}: ${before.toFixed(4)} -> ${score(left).toFixed(4)}\n`);
    restore();
  }
} else {
  fit(golds);
  for (const [name, group] of Object.entries(GROUPS)) {
    const lines = Object.entries(group).map(([key, value]) => `  '${key}': ${value.toFixed(2)},`);
    process.stdout.write(`${name} = {\n${lines.join('\n')}\n}\n`);
  }
}
