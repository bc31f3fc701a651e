import type { CampaignReport } from './campaign.ts';

/** Details beyond these help nobody. */
const DETAILS_SHOWN_MAX = 12;

/** How a campaign ended. */
export type Verdict = 'passed' | 'FAILED' | 'skipped';

/** The table at the end of a campaign. */
export function formatReport(
  { findings, details, skipped }: CampaignReport,
  { head, tookMs }: { readonly head: string; readonly tookMs: number },
): { readonly text: string; readonly verdict: Verdict } {
  if (skipped !== undefined)
    return { text: `${head}: skipped: ${skipped}\n\n`, verdict: 'skipped' };
  const verdict = findings.every((finding) => finding.isWell) ? 'passed' : 'FAILED';
  const rows = findings.map(({ measure, figure, must, isWell: held }) => [
    measure,
    figure,
    must === undefined ? '' : `must be ${must}`,
    must === undefined ? '' : held ? 'ok' : 'FAILED',
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
