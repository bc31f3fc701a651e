import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { html } from 'hono/html';
import type { DayCounts, Lag } from '../../ports/console.ts';
import { dateFormat } from './date-formats.ts';
import type { Html } from './layout.ts';
import type { Words } from './words.ts';

const WIDTH = 640;
const HEIGHT = 160;
const MARGIN = { left: 34, right: 6, top: 14, bottom: 22 };
const SPARK = { width: 120, height: 24 };
/** Day names under a chart are read only while they do not touch. */
const DAY_LABELS_MAX = 6;
/** About as wide as the longest is on a phone, in the chart's own units. */
const DAY_NAME_WIDTH = 80;
const TICKS = 3;

/** How charts name a day. */
export interface ChartWords {
  readonly words: Words;
  readonly timezone: string;
}

function dayName(dayMs: number, { words, timezone }: ChartWords): string {
  return dateFormat('day', { language: words.tag, timezone }).format(dayMs);
}

/** Bars, a day each, with a table's worth of words for who cannot see them. */
export function renderDayChart(days: DayCounts, title: string, chart: ChartWords): Html {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const x = scaleBand<number>()
    .domain(days.map(({ dayMs }) => dayMs))
    .range([MARGIN.left, WIDTH - MARGIN.right])
    .padding(0.25);
  const y = scaleLinear()
    .domain([0, most])
    .nice(TICKS)
    .range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const every = Math.ceil(days.length / DAY_LABELS_MAX);
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const ticks = y.ticks(TICKS).filter((tick) => Number.isInteger(tick));
  return html`<div class="chart-frame"><svg
    class="chart"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="img"
    aria-label="${title}: ${chart.words.count(total)}"
  >
    ${ticks.map(
      (tick) =>
        html`<line
            class="grid"
            x1="${MARGIN.left}"
            x2="${WIDTH - MARGIN.right}"
            y1="${y(tick)}"
            y2="${y(tick)}"
          /><text class="tick" x="${MARGIN.left - 6}" y="${y(tick) + 4}" text-anchor="end"
            >${tick}</text
          >`,
    )}
    ${days.map(({ dayMs, count }, index) => {
      const left = x(dayMs) ?? 0;
      // A name near the end ends where its bar does: begun there it would be cut off.
      const isNearEnd = left > WIDTH - DAY_NAME_WIDTH;
      const label =
        index % every === 0
          ? html`<text class="tick" x="${isNearEnd ? left + x.bandwidth() : left}" y="${HEIGHT - 6}" text-anchor="${isNearEnd ? 'end' : 'start'}">${dayName(dayMs, chart)}</text>`
          : '';
      return html`<rect
          class="bar"
          x="${left.toFixed(1)}"
          y="${y(count).toFixed(1)}"
          width="${x.bandwidth().toFixed(1)}"
          height="${(HEIGHT - MARGIN.bottom - y(count)).toFixed(1)}"
        >
          <title>${dayName(dayMs, chart)}: ${count}</title></rect
        >${label}`;
    })}
  </svg></div>`;
}

/**
 * A small line of counts, for a row of a table: one outline of straight pieces on whole pixels, whose sides and bottom lie
 * outside the picture. A list has a hundred of them; curves and a second path were nine tenths of the page.
 */
export function renderSparkline(days: DayCounts, title: string): Html {
  const counts = days.map(({ count }) => count);
  const x = scaleLinear()
    .domain([0, Math.max(1, counts.length - 1)])
    .range([0, SPARK.width]);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...counts)])
    .range([SPARK.height - 1, 2]);
  const beyond = { left: -2, right: SPARK.width + 2, bottom: SPARK.height + 2 };
  const outline = line().digits(0)([
    [beyond.left, beyond.bottom],
    [beyond.left, y(counts[0] ?? 0)],
    ...counts.map((count, index): [number, number] => [x(index), y(count)]),
    [beyond.right, y(counts.at(-1) ?? 0)],
    [beyond.right, beyond.bottom],
  ]);
  return html`<svg class="spark" viewBox="0 0 ${SPARK.width} ${SPARK.height}" role="img" aria-label="${title}"><path d="${outline ?? ''}" /></svg>`;
}

/** A duration as a chart names it: 100 ms, 3 s, 5 min, 6 h. */
export function shortDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${Math.round(ms / 1000)} s`;
  if (ms < 3_600_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 3_600_000)} h`;
}

/** How long something took: a bar for each stretch, the median and the 95th percentile. */
export function renderLag(lag: Lag, title: string, words: Words): Html {
  const most = Math.max(1, ...lag.counts);
  const names = [
    ...lag.upToMs.map((ms) => `≤ ${shortDuration(ms)}`),
    `> ${shortDuration(lag.upToMs.at(-1) ?? 0)}`,
  ];
  return html`<section class="panel">
    <h2>${title}</h2>
    <p class="figures">
      <span><b>${lag.medianMs === undefined ? '–' : shortDuration(lag.medianMs)}</b> ${words.median}</span>
      <span><b>${lag.p95Ms === undefined ? '–' : shortDuration(lag.p95Ms)}</b> ${words.p95}</span>
    </p>
    ${renderBars(
      names.map((name, index) => ({ name, count: lag.counts[index] ?? 0 })),
      most,
    )}
  </section>`;
}

/** Horizontal bars with their names and counts, as a list that reads well without them. */
export function renderBars(
  rows: readonly { readonly name: string; readonly count: number }[],
  most = Math.max(1, ...rows.map(({ count }) => count)),
): Html {
  return html`<ul class="bars">
    ${rows.map(
      ({ name, count }) =>
        html`<li>
          <span class="bar-name">${name}</span>
          <svg class="bar-line" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar" x="0" y="0" width="${((100 * count) / most).toFixed(1)}" height="10" />
          </svg>
          <span class="bar-count">${count}</span>
        </li>`,
    )}
  </ul>`;
}
