import { readFileSync } from 'node:fs';
import { findQuotes } from '../../src/core/quote/find-quotes.ts';

/** What finding quotes costs on whole articles. */
export interface TextBench {
  readonly articles: number;
  readonly articlesPerCpuSecond: number;
  readonly charactersMean: number;
}

const WARM_UP_ROUNDS = 3;
const ROUNDS = 10;
const FIXTURES = ['dev.jsonl', 'blind.jsonl'];

/** Finds the quotes of the labelled articles over and over, after the compiler has warmed up. */
export function benchText(): TextBench {
  const articles = FIXTURES.flatMap((name) =>
    readFileSync(new URL(`../fixtures/quotes/${name}`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { text: string; lang: string; title: string }),
  );
  const readAll = (): void => {
    for (const { text, lang, title } of articles) findQuotes(text, { lang, title });
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round++) readAll();
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) readAll();
  const { user, system } = process.cpuUsage(before);
  const characters = articles.reduce((sum, { text }) => sum + text.length, 0);
  return {
    articles: articles.length,
    articlesPerCpuSecond: Math.round((ROUNDS * articles.length) / ((user + system) / 1e6)),
    charactersMean: Math.round(characters / articles.length),
  };
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(benchText())}\n`);
