import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { styleText } from 'node:util';

/**
 * `npm run quality`: every figure of the corpora, by their own scorers over the thin modules beside this file. The
 * corpora are equipment beside the project (NEWSDESK_SHARED); where they are absent there is nothing to measure.
 */
const SHARED = resolve(process.env['NEWSDESK_SHARED'] ?? '../shared');
const HERE = import.meta.dirname;

interface Measure {
  readonly title: string;
  readonly script: string;
  readonly parameters: readonly string[];
}

const corpus = (...path: string[]): string => join(SHARED, 'corpora', ...path);
const adapter = (name: string): string => join(HERE, name);

const LANGUAGES = ['en', 'uk', 'ru', 'pl', 'de', 'fr'];

function quoteMeasures(): readonly Measure[] {
  const script = corpus('quotes', 'score.mjs');
  const module = ['--module', adapter('extract-quotes.ts'), '--gold'];
  const dev2 = corpus('quotes', 'dev2.jsonl');
  return [
    { title: 'quotes, whole articles', script, parameters: [...module, dev2] },
    ...LANGUAGES.map((lang) => ({
      title: `quotes, whole articles, ${lang}`,
      script,
      parameters: [...module, dev2, '--lang', lang],
    })),
    {
      title: 'quotes, short cases',
      script,
      parameters: [...module, corpus('quotes', 'dev.jsonl')],
    },
    {
      title: 'quotes, German Wikinews',
      script,
      parameters: [...module, corpus('quotes', 'de-wikinews', 'dev.jsonl')],
    },
  ];
}

function summaryMeasures(): readonly Measure[] {
  const files = ['dev2.jsonl', 'dev.jsonl'].map((name) => corpus('summaries', name));
  const summary = ['--module', adapter('summarize.ts'), '--sentences', '3', '--gold'];
  const keyQuotes = ['--module', adapter('pick-key-quotes.ts'), '--gold'];
  return [
    ...files.map((file) => ({
      title: `summaries, ${file.split('/').at(-1) ?? ''}`,
      script: corpus('summaries', 'score_summary.mjs'),
      parameters: [...summary, file],
    })),
    ...files.map((file) => ({
      title: `key quotes, ${file.split('/').at(-1) ?? ''}`,
      script: corpus('summaries', 'score_key.mjs'),
      parameters: [...keyQuotes, file],
    })),
  ];
}

const MEASURES: readonly Measure[] = [
  {
    title: 'rules',
    script: corpus('rules', 'score.mjs'),
    parameters: [adapter('compile-rules.ts')],
  },
  { title: 'feeds', script: corpus('feeds', 'score.mjs'), parameters: [adapter('parse-feed.ts')] },
  {
    title: 'hostile feeds',
    script: corpus('feeds', 'hostile.mjs'),
    parameters: [adapter('parse-feed.ts')],
  },
  {
    title: 'articles',
    script: corpus('articles', 'score.mjs'),
    parameters: [adapter('extract-article.ts')],
  },
  ...quoteMeasures(),
  {
    title: 'text: every figure beside what it must be',
    script: join(HERE, 'text-figures.ts'),
    parameters: [],
  },
  ...summaryMeasures(),
  {
    title: 'facts in the whole alert',
    script: join(HERE, 'print-alert-facts.ts'),
    parameters: [corpus('summaries', 'dev2.jsonl'), corpus('summaries', 'dev.jsonl')],
  },
  {
    title: 'stories',
    script: corpus('clusters', 'score-stories.mjs'),
    parameters: [adapter('create-clusterer.ts'), corpus('clusters', 'stories.dev.jsonl')],
  },
  {
    title: 'stories by headlines alone',
    script: corpus('clusters', 'score.mjs'),
    parameters: [
      adapter('create-clusterer.ts'),
      corpus('clusters', 'og2021-titles.dev.jsonl'),
      '--mono',
    ],
  },
];

function runMeasure({ script, parameters }: Measure): Promise<number> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [script, ...parameters], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) => settle(code ?? 1));
  });
}

if (!existsSync(join(SHARED, 'corpora'))) {
  process.stdout.write(`no corpora in ${SHARED} (NEWSDESK_SHARED): nothing was measured\n`);
  process.exit(0);
}
const only = process.argv[2];
let failures = 0;
for (const measure of MEASURES) {
  if (only !== undefined && !measure.title.includes(only)) continue;
  process.stdout.write(`\n${styleText('bold', `== ${measure.title}`)}\n`);
  if ((await runMeasure(measure)) !== 0) {
    failures += 1;
    process.stdout.write(`${styleText('red', 'a scorer failed or found misses')}\n`);
  }
}
process.exitCode = failures === 0 ? 0 : 1;
