import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Clause, QueryLeaf, WordTest } from '../../src/core/query/clause.ts';
import { compileConcepts } from '../../src/core/query/compile-concepts.ts';
import { compileQuery } from '../../src/core/query/compile-query.ts';
import type { Concepts } from '../../src/core/query/concepts.ts';
import { holds, type LeafReader } from '../../src/core/query/evaluate.ts';
import { composePhraseHits, FIELD_BASE, type Hits, StepBudget } from '../../src/core/query/hits.ts';
import { createMatcher, type Matcher } from '../../src/core/query/matcher.ts';
import { endingLanguageOf, findStems } from '../../src/core/text/endings.ts';
import { findWords } from '../../src/core/text/words.ts';
import { createNews, type Item } from './made-up-news.ts';

const SEED = Number(process.env['BENCH_SEED'] ?? 5);
const ITEMS = 4_000;
const COMPARED_WATCHES_MAX = 10_000;
/** The matcher learns words and shares from what it reads; a service has read far more after its first day. */
const WARM_UP_ITEMS = 4_200;
const FIELDS = ['title', 'body', 'source', 'author'] as const;

/** CPU seconds of this process since `from`: wall time would count the neighbours of a shared machine. */
function cpuSeconds(from?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
}

/** Items a CPU-second, at most about a second of them. */
function measureRate(items: readonly Item[], run: (item: Item) => void): number {
  const from = process.cpuUsage();
  let done = 0;
  for (const item of items) {
    run(item);
    done++;
    if (done % 8 === 0 && cpuSeconds(from) > 3) break;
  }
  return done / cpuSeconds(from);
}

/**
 * The plain way: a map from each word (and stem) of the item to its places, then every watch tried on it. Stems are
 * remembered, so that the comparison is about the index alone.
 */
class TokenMap implements LeafReader<QueryLeaf> {
  readonly budget = new StepBudget();
  readonly #places = new Map<string, number[]>();
  readonly #stems: Map<string, readonly string[]>;
  readonly #lang: string;

  constructor(item: Item, stems: Map<string, readonly string[]>) {
    this.#stems = stems;
    this.#lang = item.lang;
    for (const [index, field] of FIELDS.entries()) {
      for (const [place, word] of findWords(item[field]).entries()) {
        const position = index * FIELD_BASE + place;
        this.#add(`=${word.exact}`, position);
        for (const form of word.forms) {
          this.#add(form, position);
          for (const stem of this.#stemsOf(form)) this.#add(`~${stem}`, position);
        }
      }
    }
  }

  #stemsOf(form: string): readonly string[] {
    const key = `${this.#lang} ${form}`;
    const known = this.#stems.get(key) ?? findStems(form, endingLanguageOf(this.#lang));
    this.#stems.set(key, known);
    return known;
  }

  #add(key: string, position: number): void {
    const places = this.#places.get(key);
    if (places === undefined) this.#places.set(key, [position]);
    else if (places.at(-1) !== position) places.push(position);
  }

  #placesOf(test: WordTest, fields: number): number[] {
    const [form = ''] = test.forms;
    let places: number[] = [];
    if (test.kind === 'folded-prefix') {
      for (const [key, found] of this.#places) if (key.startsWith(form)) places.push(...found);
      places.sort((left, right) => left - right);
    } else if (test.kind === 'stem') {
      places = this.#stemsOf(form).flatMap((stem) => this.#places.get(`~${stem}`) ?? []);
    } else {
      places = this.#places.get(test.kind === 'exact' ? `=${form}` : form) ?? [];
    }
    return places.filter((place) => ((1 << Math.floor(place / FIELD_BASE)) & fields) !== 0);
  }

  has(leaf: QueryLeaf): boolean {
    const [only] = leaf.words;
    if (leaf.label.startsWith('lang:')) return only?.forms.includes(this.#lang) ?? false;
    if (leaf.words.length > 1 || only === undefined) return this.findHits(leaf).length > 0;
    return this.#placesOf(only, leaf.fields).length > 0;
  }

  findHits(leaf: QueryLeaf): Hits {
    return composePhraseHits(
      leaf.words.map((test) => this.#placesOf(test, leaf.fields)),
      this.budget,
    );
  }
}

function countScanned(
  item: Item,
  clauses: readonly Clause<QueryLeaf>[],
  stems: Map<string, readonly string[]>,
): number {
  const map = new TokenMap(item, stems);
  let found = 0;
  for (const clause of clauses) {
    map.budget.reset();
    if (holds(clause, map)) found++;
  }
  return found;
}

/** What many bots do: one expression a watch, the words of its query joined by `|`, tried on title and body. */
function countByExpressions(item: Item, expressions: readonly RegExp[]): number {
  const text = `${item.title}\n${item.body}`;
  return expressions.filter((expression) => expression.test(text)).length;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapBytes(): number {
  for (let round = 0; round < 3; round++) collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

type News = ReturnType<typeof createNews>;

interface Row {
  readonly watches: number;
  readonly matcher: number;
  /** Undefined where the plain ways would take minutes and gigabytes. */
  readonly scan: number | undefined;
  readonly expressions: number | undefined;
  readonly bytes: number;
  readonly compileSeconds: number;
  readonly matches: number;
}

function fillFrom(matcher: Matcher, queries: readonly string[], concepts: Concepts): void {
  for (const [index, query] of queries.entries()) {
    const outcome = compileQuery(query, concepts);
    if (outcome.kind === 'ok') matcher.set(`watch-${index}`, outcome.compiled);
  }
}

/** In a function of its own, so that nothing of the matcher outlives it. */
function warmUpCompiler(queries: readonly string[], concepts: Concepts): void {
  fillFrom(createMatcher(), queries, concepts);
}

function fillMatcher(
  queries: readonly string[],
  news: News,
): { matcher: Matcher; bytes: number; seconds: number } {
  // Concepts are one for all watches, and what the engine compiles on the way belongs to no watch: both come before.
  const { concepts } = compileConcepts(news.concepts);
  warmUpCompiler(queries.slice(0, 500), concepts);
  const before = heapBytes();
  const matcher = createMatcher();
  const from = process.cpuUsage();
  fillFrom(matcher, queries, concepts);
  const seconds = cpuSeconds(from);
  return { matcher, seconds, bytes: heapBytes() - before };
}

/** Through JSON, so that texts are whole strings in memory, as they come from a parser or a store. */
function composeItems(news: News, count: number): readonly Item[] {
  return JSON.parse(JSON.stringify(Array.from({ length: count }, () => news.item()))) as Item[];
}

function measure(watches: number): Row {
  const news = createNews(SEED);
  const queries = Array.from({ length: watches }, () => news.query());
  const warmUp = composeItems(news, WARM_UP_ITEMS);
  const items = composeItems(news, ITEMS);
  const { matcher, bytes, seconds } = fillMatcher(queries, news);
  for (const item of warmUp) matcher.match(item);
  let matches = 0;
  const matcherRate = measureRate(items, (item) => {
    matches += matcher.match(item).length;
  });
  const row = { watches, matcher: matcherRate, bytes, compileSeconds: seconds, matches };
  if (watches > COMPARED_WATCHES_MAX) return { ...row, scan: undefined, expressions: undefined };
  return {
    ...row,
    scan: measureScan(queries, news, items),
    expressions: measureExpressions(queries, items),
  };
}

function measureScan(queries: readonly string[], news: News, items: readonly Item[]): number {
  const { concepts } = compileConcepts(news.concepts);
  const clauses = queries
    .map((query) => compileQuery(query, concepts))
    .flatMap((outcome) => (outcome.kind === 'ok' ? [outcome.compiled.clause] : []));
  const stems = new Map<string, readonly string[]>();
  for (const item of items.slice(-20)) countScanned(item, clauses, stems);
  return measureRate(items, (item) => countScanned(item, clauses, stems));
}

function measureExpressions(queries: readonly string[], items: readonly Item[]): number {
  const expressions = queries.map((query) => {
    const words = findWords(query).map(({ exact }) => exact);
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  });
  return measureRate(items, (item) => countByExpressions(item, expressions));
}

/** Items a CPU-second at growing numbers of watches, beside a plain scan and a list of expressions, in one run. */
export async function run(sizes: readonly number[] = [10, 1_000, 10_000, 100_000]): Promise<void> {
  const round = (value: number | undefined): string =>
    value === undefined ? '-' : Math.round(value).toLocaleString('en');
  process.stdout.write(`match: items of 400 words a CPU-second, seed ${SEED}\n`);
  process.stdout.write(
    'watches | matcher | token scan | RegExp list | matcher ÷ scan | bytes a watch | compile s | matches\n',
  );
  for (const watches of sizes) {
    const row = measure(watches);
    process.stdout.write(
      `${round(row.watches)} | ${round(row.matcher)} | ${round(row.scan)} | ${round(row.expressions)} | ` +
        `${row.scan === undefined ? '-' : (row.matcher / row.scan).toFixed(1)} | ${round(row.bytes / row.watches)} | ${row.compileSeconds.toFixed(2)} | ${row.matches}\n`,
    );
  }
  await Promise.resolve();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run();
