import type { SearchHit } from '../ports/archive-use-cases.ts';
import type { Backtest } from '../ports/watch-use-cases.ts';
import { formatBars, formatMoment, oneLine, paint } from './output.ts';
import { formatHit, toHitJson } from './search.ts';

const DAY_MS = 86_400_000;
const SAMPLES_SHOWN = 5;
const ROWS_SHOWN = 6;
const BAR_COLUMNS = 12;
const CHANGES_SHOWN = 8;

/** A trial as other programs read it. */
export function toBacktestJson(backtest: Backtest): Record<string, unknown> {
  const { difference, samples } = backtest;
  return {
    ...backtest,
    samples: samples.map(toHitJson),
    difference:
      difference === undefined
        ? null
        : {
            ...difference,
            gained: difference.gained.map(toHitJson),
            lost: difference.lost.map(toHitJson),
          },
  };
}

/** A trial for people: alerts a day, where they came from and because of what, samples, and what an edit changes. */
export function formatBacktest(backtest: Backtest): string {
  const { canonical, warnings, samples, publishers, terms, parts, difference } = backtest;
  const shown = samples.slice(0, SAMPLES_SHOWN);
  const blocks = [
    [paint('bold', oneLine(canonical, 400)), formatRate(backtest), ...formatChart(backtest)],
    warnings.map((warning) => paint('yellow', warning)),
    formatCounts(
      'From',
      publishers.map(({ publisher, items }) => [publisher, items]),
    ),
    formatCounts(
      'Because of',
      terms.map(({ term, items }) => [term, items]),
    ),
    // A single part is the whole query: it holds for every item.
    parts.length < 2
      ? []
      : formatCounts(
          'By part',
          parts.map(({ text, items }) => [text, items]),
        ),
    difference === undefined ? [] : formatDifference(difference),
    ...shown.map((hit) => [formatHit(hit)]),
    samples.length > shown.length
      ? [
          paint(
            'dim',
            `The ${shown.length} newest of ${backtest.items}; newsdesk search shows all.`,
          ),
        ]
      : [],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function formatRate(backtest: Backtest): string {
  const { stories, items, sinceMs, archiveSinceMs, untilMs, isCut } = backtest;
  const isYoung = archiveSinceMs !== undefined && archiveSinceMs > sinceMs;
  const days = Math.max(1, (untilMs - (isYoung ? archiveSinceMs : sinceMs)) / DAY_MS);
  const count = `${Math.round(days)} ${Math.round(days) === 1 ? 'day' : 'days'}`;
  const span = isYoung ? `${count} (the archive goes no further back)` : count;
  if (stories === 0) return `No alert in ${span}.`;
  const rate = stories / days;
  const aDay = rate >= 10 ? Math.round(rate).toString() : rate.toFixed(1);
  const cut = isCut
    ? `; tried back to ${formatMoment(sinceMs)} only, since it catches so much`
    : '';
  return `${stories} ${stories === 1 ? 'alert' : 'alerts'} from ${items} ${items === 1 ? 'item' : 'items'} in ${span}: ${aDay} a day${cut}`;
}

/** `25 Oct ▁▂▁█▂ 24 Nov · at most 9, on 12 Nov`; nothing when there is nothing to draw. */
function formatChart({ days, stories }: Backtest): readonly string[] {
  const [first, last] = [days[0], days.at(-1)];
  if (stories === 0 || first === undefined || last === undefined) return [];
  const busiest = days.reduce((best, day) => (day.stories > best.stories ? day : best), first);
  const bars = paint('cyan', formatBars(days.map((day) => day.stories)));
  const most = `at most ${busiest.stories}, on ${formatDay(busiest.day)}`;
  return [`${formatDay(first.day)} ${bars} ${formatDay(last.day)} · ${most}`];
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function formatDay(day: string): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}`;
}

/** Numbers with bars, the largest first: `  9 ██████ Harbour Wire`. */
function formatCounts(
  heading: string,
  counts: readonly (readonly [name: string, items: number])[],
): readonly string[] {
  const largest = counts[0]?.[1] ?? 0;
  const width = String(largest).length;
  const rows = counts.slice(0, ROWS_SHOWN).map(([name, items]) => {
    const bar = '█'.repeat(Math.max(1, Math.round((items / Math.max(1, largest)) * BAR_COLUMNS)));
    return `  ${String(items).padStart(width)} ${paint('cyan', bar.padEnd(BAR_COLUMNS))} ${oneLine(name, 100)}`;
  });
  const rest = counts.length - rows.length;
  if (rows.length === 0) return [];
  return [heading, ...rows, ...(rest > 0 ? [paint('dim', `  and ${rest} more`)] : [])];
}

function formatDifference({
  gained,
  lost,
  storiesGained,
  storiesLost,
}: NonNullable<Backtest['difference']>): readonly string[] {
  if (gained.length === 0 && lost.length === 0)
    return ['Compared with the saved watch: no difference.'];
  return [
    `Compared with the saved watch: ${storiesGained} alerts more (${gained.length} items), ${storiesLost} fewer (${lost.length} items)`,
    ...formatChanges('+', gained),
    ...formatChanges('-', lost),
  ];
}

function formatChanges(sign: '+' | '-', hits: readonly SearchHit[]): readonly string[] {
  const lines = hits.slice(0, CHANGES_SHOWN).map((hit) => {
    const terms = [...new Set(hit.terms.map(({ term }) => term))].slice(0, 3).join(', ');
    const where = `${oneLine(hit.publisher, 40)}, ${formatMoment(hit.publishedAtMs)}: ${oneLine(terms, 60)}`;
    return `${paint(sign === '+' ? 'green' : 'red', sign)} ${oneLine(hit.title, 100)} ${paint('dim', `· ${where}`)}`;
  });
  const rest = hits.length - lines.length;
  return rest > 0 ? [...lines, paint('dim', `${sign} and ${rest} more`)] : lines;
}
