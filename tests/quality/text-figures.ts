import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ALERT_CHARACTERS_MAX } from '../../src/core/alert/alert.ts';
import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import { benchText } from '../bench/text.ts';
import { measureAlertFacts, type SummaryRow } from './alert-facts.ts';
import { extractQuotes } from './extract-quotes.ts';
import { pickKeyQuotes } from './pick-key-quotes.ts';
import { measureSpeakers, type SpeakerRow } from './speaker-figures.ts';
import { summarize } from './summarize.ts';

/**
 * Every figure of quotes and summaries beside what it must be, by language and by hard case: the corpora's own scorers,
 * called row by row of the table. `node text-figures.ts`; what must be is from the design paper, in per cent.
 */
const CORPORA = resolve(process.env['NEWSDESK_SHARED'] ?? '../shared', 'corpora');
const LANGUAGES = ['en', 'uk', 'ru', 'pl', 'de', 'fr'];
const SUMMARY_SENTENCES = 3;

interface Row {
  readonly lang: string;
  readonly case: string;
  readonly title: string;
  readonly text: string;
}

interface QuoteScores {
  readonly spanOverlap80: { readonly f1: number };
  readonly quoteAndSpeaker: { readonly f1: number };
  readonly wrongSpeakerRate: number;
  readonly role: number | null;
  readonly nonSpeechFalseRate: number | null;
  readonly verbatimRate: number;
  readonly byCase: Readonly<
    Record<
      string,
      { readonly gold: number; readonly hit: number; readonly e2e: number; readonly fp: number }
    >
  >;
}
interface SummaryScores {
  readonly nuggetRecall: number | null;
  readonly boilerplate: number;
  readonly incompleteSentence: number;
  readonly titleRepeated: number;
  readonly redundant: number;
  readonly danglingPronoun: number;
  readonly danglingConnective: number;
  readonly rouge1: number;
  readonly verbatim: number;
}
interface KeyScores {
  readonly top1: number;
  readonly recall: number;
}

type Scorer<Scores> = (
  module: unknown,
  rows: readonly Row[],
  sentences?: number,
) => Promise<Scores>;

async function loadScorer<Scores>(file: string, name: string): Promise<Scorer<Scores>> {
  const module = (await import(pathToFileURL(join(CORPORA, file)).href)) as Record<string, unknown>;
  return module[name] as Scorer<Scores>;
}

function readRows(...path: string[]): readonly Row[] {
  return readFileSync(join(CORPORA, ...path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

interface Figure {
  readonly name: string;
  /** Over all, then by language; what a language has no case of is undefined. */
  readonly values: readonly (number | undefined)[];
  readonly must: string;
  readonly stretch?: string;
}

async function byLanguage<Scores>(
  rows: readonly Row[],
  score: (rows: readonly Row[]) => Promise<Scores>,
): Promise<readonly (Scores | undefined)[]> {
  const all = [await score(rows)];
  const each = [];
  for (const lang of LANGUAGES) {
    const own = rows.filter((row) => row.lang === lang);
    each.push(own.length === 0 ? undefined : await score(own));
  }
  return [...all, ...each];
}

function printTable(title: string, figures: readonly Figure[]): void {
  process.stdout.write(`\n${title}\n`);
  const head = ['', 'all', ...LANGUAGES, 'must', 'stretch'];
  const cells = figures.map(({ name, values, must, stretch = '' }) => [
    name,
    ...values.map((value) => (value === undefined ? '–' : (value * 100).toFixed(1))),
    must,
    stretch,
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...cells].map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [head, ...cells]) {
    const line = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    process.stdout.write(`${line.join('  ')}\n`);
  }
}

async function printQuotes(name: string, rows: readonly Row[], isWhole: boolean): Promise<void> {
  const scoreCorpus = await loadScorer<QuoteScores>('quotes/score.mjs', 'scoreCorpus');
  const scores = await byLanguage(rows, (own) => scoreCorpus(extractQuotes, own));
  const speakers = await byLanguage(rows, async (own) =>
    measureSpeakers(own as unknown as readonly SpeakerRow[]),
  );
  const of = (pick: (score: QuoteScores) => number | null): readonly (number | undefined)[] =>
    scores.map((score) => (score === undefined ? undefined : (pick(score) ?? undefined)));
  const share = (
    pick: (found: ReturnType<typeof measureSpeakers>) => { right: number; all: number },
  ): readonly (number | undefined)[] =>
    speakers.map((found) => {
      const { right, all } = found === undefined ? { right: 0, all: 0 } : pick(found);
      return all === 0 ? undefined : right / all;
    });
  const must = isWhole
    ? { span: '97 / 95', quote: '84 / 75, en 87', wrong: '≤ 6 / 10' }
    : { span: '97', quote: '93', wrong: '≤ 4' };
  printTable(`quotes, ${name} (must: all / worst language)`, [
    {
      name: 'span F1 (IoU ≥ 0.8)',
      values: of((s) => s.spanOverlap80.f1),
      must: must.span,
      stretch: '99 / 98',
    },
    {
      name: 'quote + speaker F1',
      values: of((s) => s.quoteAndSpeaker.f1),
      must: must.quote,
      stretch: '91 / 85',
    },
    {
      name: 'wrong name',
      values: of((s) => s.wrongSpeakerRate),
      must: must.wrong,
      stretch: '3 / 5',
    },
    {
      name: 'two of one surname: right one',
      values: share((f) => f.pairs),
      must: '85',
      stretch: '95',
    },
    { name: '… the other one', values: share((f) => f.others), must: '≤ 5', stretch: '2' },
    {
      name: 'body or paper given a person',
      values: share((f) => f.bodies),
      must: '≤ 5',
      stretch: '2',
    },
    { name: 'role right', values: of((s) => s.role), must: '65', stretch: '80' },
    {
      name: 'no speech taken for speech',
      values: of((s) => s.nonSpeechFalseRate),
      must: '≤ 0.7',
      stretch: '0',
    },
    { name: 'verbatim', values: of((s) => s.verbatimRate), must: '100' },
  ]);
  const cases = Object.entries(scores[0]?.byCase ?? {}).map(
    ([kind, { gold, hit, e2e, fp }]) =>
      `${kind} ${hit}/${gold}, speaker ${e2e}/${gold}, false ${fp}`,
  );
  process.stdout.write(`by case: ${cases.join('; ')}\n`);
}

async function printSummaries(name: string, rows: readonly Row[], must: string): Promise<void> {
  const scoreSummaries = await loadScorer<SummaryScores>(
    'summaries/score_summary.mjs',
    'scoreSummaries',
  );
  const scoreKey = await loadScorer<KeyScores>('summaries/score_key.mjs', 'scoreKey');
  const scores = await byLanguage(rows, (own) => scoreSummaries(summarize, own, SUMMARY_SENTENCES));
  const keys = await byLanguage(rows, (own) => scoreKey(pickKeyQuotes, own));
  const facts = await byLanguage(rows, async (own) =>
    measureAlertFacts(own as unknown as readonly SummaryRow[], {
      charactersMax: ALERT_CHARACTERS_MAX.standard,
    }),
  );
  const of = (pick: (score: SummaryScores) => number | null): readonly (number | undefined)[] =>
    scores.map((score) => (score === undefined ? undefined : (pick(score) ?? undefined)));
  printTable(`summaries of three sentences, key quotes, alerts: ${name}`, [
    { name: 'facts a reader needs', values: of((s) => s.nuggetRecall), must, stretch: '91 / 84' },
    { name: 'boilerplate', values: of((s) => s.boilerplate), must: '0' },
    { name: 'incomplete', values: of((s) => s.incompleteSentence), must: '0' },
    { name: 'title repeated', values: of((s) => s.titleRepeated), must: '0' },
    { name: 'redundant', values: of((s) => s.redundant), must: '0' },
    {
      name: 'dangling pronoun, connective',
      values: of((s) => s.danglingPronoun + s.danglingConnective),
      must: '≤ 2',
      stretch: '≤ 1',
    },
    { name: 'ROUGE-1 (a guard)', values: of((s) => s.rouge1), must: '≥ 47', stretch: '52' },
    { name: 'verbatim', values: of((s) => s.verbatim), must: '100' },
    { name: 'facts in an alert ≤ 1,200', values: facts.map((f) => f?.facts), must: '95' },
    {
      name: 'key quotes: best first',
      values: keys.map((key) => key?.top1),
      must: '85',
      stretch: '92',
    },
    {
      name: 'key quotes: recall',
      values: keys.map((key) => key?.recall),
      must: '75',
      stretch: '85',
    },
  ]);
  const cases = [];
  for (const kind of new Set(rows.map((row) => row.case))) {
    const own = rows.filter((row) => row.case === kind);
    const { nuggetRecall } = await scoreSummaries(summarize, own, SUMMARY_SENTENCES);
    cases.push(`${kind} ${((nuggetRecall ?? 0) * 100).toFixed(0)}`);
  }
  process.stdout.write(`facts by case: ${cases.join('; ')}\n`);
}

await printQuotes('whole articles', readRows('quotes', 'dev2.jsonl'), true);
await printQuotes('short cases', readRows('quotes', 'dev.jsonl'), false);
await printSummaries('whole articles', readRows('summaries', 'dev2.jsonl'), '86 / 78');
await printSummaries('leads built to mislead', readRows('summaries', 'dev.jsonl'), '82');
const [seed] = readRows('summaries', 'dev.jsonl').filter((row) => row.title.includes('Blinken'));
if (seed !== undefined) {
  const { text, lang, title } = seed;
  const said = findQuotes(text, { lang, title }).map(
    ({ speaker }) => speaker?.name ?? 'unattributed',
  );
  process.stdout.write(`\nthe client's story: ${said.length} quotes, ${said.join(', ')}\n`);
}
const { articlesPerCpuSecond } = benchText();
process.stdout.write(
  `speed: ${articlesPerCpuSecond} articles a CPU-second (must 200, stretch 400)\n`,
);
