import { pathToFileURL } from 'node:url';
import { compileQuery } from '../../src/core/query/compile-query.ts';
import { createMatcher } from '../../src/core/query/matcher.ts';
import { HOSTILE_BODIES, HOSTILE_QUERIES } from './hostile-queries.ts';
import { createRandom } from './made-up-news.ts';

const LIMIT_MS = 5;
const ROUNDS = 7;
const RANDOM_QUERIES = 200;

interface Finding {
  readonly query: string;
  readonly body: string;
  readonly queryMs: number;
  readonly itemMs: number;
  readonly steps: number;
}

function timeMs(run: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    run();
    return performance.now() - from;
  });
  return Math.min(...times);
}

/** A matcher of one query on one item: what the query costs is what is left after reading the item without it. */
function measure(query: string, body: string): { queryMs: number; itemMs: number; steps: number } {
  const outcome = compileQuery(query);
  if (outcome.kind === 'error')
    throw new Error(`refused: ${outcome.errors[0]?.code} in ${query.slice(0, 80)}`);
  const matcher = createMatcher();
  matcher.set('worst', outcome.compiled);
  const blank = createMatcher();
  const item = { title: '', body, source: '', author: '', lang: 'uk' };
  const itemMs = timeMs(() => blank.match(item));
  const queryMs = timeMs(() => matcher.match(item));
  return { queryMs, itemMs, steps: matcher.lastWork.steps };
}

/** A random query of a few words in all operators, long enough to hurt. */
function composeRandomQuery(random: () => number): string {
  const words = ['x', 'y', 'q', '"x y"', '"y x"', 'x', 'президент'];
  const pick = (): string => words[Math.floor(random() * words.length)] ?? 'x';
  const near = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 6) }, pick).join(
      ` ${random() < 0.3 ? 'O' : ''}NEAR/${Math.floor(random() * 101)} `,
    );
  const part = (): string =>
    random() < 0.3 ? `ATLEAST/${1 + Math.floor(random() * 50)}(${near()})` : near();
  return (
    Array.from({ length: 60 }, part)
      .join(random() < 0.5 ? ' OR ' : ' ')
      .slice(0, 9_000)
      .replace(/[^)]*$/, '') + ' q'
  );
}

/** Hunts for the accepted query that costs most on an item of 100 KB: made ones, then random ones. */
export async function run(): Promise<void> {
  const findings: Finding[] = [];
  const random = createRandom(7);
  const queries = { ...HOSTILE_QUERIES } as Record<string, string>;
  for (let index = 0; index < RANDOM_QUERIES; index++) {
    const query = composeRandomQuery(random);
    if (compileQuery(query).kind === 'ok') queries[`random ${index}`] = query;
  }
  for (const [name, query] of Object.entries(queries)) {
    const bodies = Object.entries(HOSTILE_BODIES).filter(
      ([body]) => !name.startsWith('random') || body.includes('letter') || body.includes('pairs'),
    );
    for (const [body, text] of bodies)
      findings.push({ query: name, body, ...measure(query, text) });
  }
  findings.sort((left, right) => right.queryMs - left.queryMs);
  process.stdout.write(
    `worst: one accepted query on one item of 100 KB, best of ${ROUNDS}; limit ${LIMIT_MS} ms\n`,
  );
  process.stdout.write('match ms | of it reading the item ms | steps | query | item\n');
  for (const { query, body, queryMs, itemMs, steps } of findings.slice(0, 12)) {
    process.stdout.write(
      `${queryMs.toFixed(2)} | ${itemMs.toFixed(2)} | ${steps} | ${query} | ${body}\n`,
    );
  }
  process.stdout.write(
    `${findings.length} pairs; over the limit: ${findings.filter(({ queryMs }) => queryMs > LIMIT_MS).length}\n`,
  );
  await Promise.resolve();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run();
