import type { CampaignReport } from './campaign.ts';

/** Details beyond these help nobody. */
const DETAILS_SHOWN_MAX = 12;

/** How a campaign ended; `LOST`: a message was lost or shown twice, which no second try excuses. */
export type Verdict = 'passed' | 'FAILED' | 'LOST' | 'skipped';

const PROMISES: ReadonlySet<string> = new Set(['lost', 'shown twice']);

/** The table at the end of a campaign. */
export function formatReport(
  { findings, details, skipped }: CampaignReport,
  {
    head,
    tookMs,
    judgesTimes,
  }: { readonly head: string; readonly tookMs: number; readonly judgesTimes: boolean },
): { readonly text: string; readonly verdict: Verdict } {
  if (skipped !== undefined)
    return { text: `${head}: skipped: ${skipped}\n\n`, verdict: 'skipped' };
  const bad = findings.filter(({ isWell, isTime }) => !isWell && (judgesTimes || isTime !== true));
  const isLost = bad.some(({ measure }) => PROMISES.has(measure));
  const verdict = isLost ? 'LOST' : bad.length > 0 ? 'FAILED' : 'passed';
  const rows = findings.map(({ measure, figure, must, isWell: held, isTime }) => [
    measure,
    figure,
    must === undefined ? '' : `must be ${must}`,
    must === undefined ? '' : held ? 'ok' : isTime && !judgesTimes ? 'slow' : 'FAILED',
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  const shown = details.slice(0, DETAILS_SHOWN_MAX).map((detail) => `  - ${detail}`);
  if (details.length > shown.length) shown.push(`  … and ${details.length - shown.length} more`);
  const text = [
    `${head}: ${verdict} in ${(tookMs / 1000).toFixed(0)} s`,
    ...lines,
    ...shown,
    '',
  ].join('\n');
  return { text: `${text}\n`, verdict };
}
