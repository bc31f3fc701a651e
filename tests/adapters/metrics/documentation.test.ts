import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createPrometheus } from '../../../src/adapters/metrics/prometheus.ts';
import { VITALS } from './vitals.ts';

const DOCUMENTED = readFileSync('docs/metrics.md', 'utf8');
const DASHBOARD = readFileSync('docs/deploy/grafana-dashboard.json', 'utf8');
const RULES = readFileSync('docs/deploy/alert-rules.yaml', 'utf8');
/** What Prometheus makes of a histogram, by its last word. */
const SERIES = /_(?:bucket|sum|count)$/;

async function readNames(): Promise<ReadonlySet<string>> {
  const prometheus = createPrometheus({
    build: { version: '1', node: '24', store: 'sqlite' },
    readVitals: () => Promise.resolve(VITALS),
    nowMs: () => 0,
    connections: () => [{ platform: 'slack', isOn: true }],
    clockJumps: () => 0,
  });
  const lines = (await prometheus.render()).matchAll(/^# TYPE (\S+)/gm);
  return new Set([...lines].map(([, name = '']) => name));
}

function namesIn(text: string): readonly string[] {
  const found = text.matchAll(/\b(?:newsdesk|nodejs|process)_[a-z0-9_]+/g);
  return [...new Set([...found].map(([name]) => name.replace(SERIES, '')))];
}

/** The expressions of a document, wherever they stand. */
function expressionsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(expressionsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'expr' && typeof inner === 'string' ? [inner] : expressionsIn(inner),
  );
}

test('each metric of ours has a line in docs/metrics.md, and each line a metric', async () => {
  const own = [...(await readNames())].filter((name) => name.startsWith('newsdesk_'));
  expect(own.length).toBeGreaterThan(20);
  const lines = DOCUMENTED.matchAll(/^\| `(newsdesk_\w+)` \|/gm);
  expect(new Set([...lines].map(([, name]) => name))).toEqual(new Set(own));
});

test.each([
  ['the dashboard', expressionsIn(JSON.parse(DASHBOARD))],
  ['the alert rules', expressionsIn(parse(RULES))],
])('%s uses only metrics that there are and that are documented', async (_, expressions) => {
  expect(expressions.length).toBeGreaterThan(8);
  const names = await readNames();
  const used = namesIn(expressions.join('\n'));
  expect(used.length).toBeGreaterThan(8);
  expect(used.filter((name) => !names.has(name))).toEqual([]);
  expect(used.filter((name) => !DOCUMENTED.includes(`\`${name}\``))).toEqual([]);
  for (const expression of expressions) expect(balance(expression)).toBe(0);
});

/** For who asks a question that the dashboard does not. */
const FOR_QUESTIONS: readonly string[] = [
  'newsdesk_watches',
  'newsdesk_parses_total',
  'newsdesk_polls_total',
  'newsdesk_items_processed_total',
  'newsdesk_build_info',
];

test('each metric of ours stands on the dashboard or in a rule', async () => {
  const used = new Set([...namesIn(`${DASHBOARD}\n${RULES}`), ...FOR_QUESTIONS]);
  const own = [...(await readNames())].filter((name) => name.startsWith('newsdesk_'));
  expect(own.filter((name) => !used.has(name))).toEqual([]);
});

test('each rule says what to do', () => {
  const { groups } = parse(RULES) as {
    groups: { rules: { alert: string; annotations: { summary: string; description: string } }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  for (const { annotations } of rules) {
    expect(annotations.summary).not.toBe('');
    expect(annotations.description.length).toBeGreaterThan(20);
  }
});

test('the dashboard’s panels do not lie over each other', () => {
  const { panels } = JSON.parse(DASHBOARD) as {
    panels: { id: number; gridPos: { x: number; y: number; w: number; h: number } }[];
  };
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, at) => `${x + (at % w)}:${y + Math.floor(at / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
});

/** Brackets that are opened and not closed. */
function balance(expression: string): number {
  return expression.split(/[({[]/).length - expression.split(/[)}\]]/).length;
}
