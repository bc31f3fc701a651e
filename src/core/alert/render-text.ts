import type { EpochMs } from '../time/moment.ts';
import type { Alert, AlertLayout } from './alert.ts';
import { fitAlert } from './fit.ts';
import { plainText } from './parts.ts';

/** The alert as plain text, a part a line, without colours or markup: `alert.text` of `preview --json`. */
export function renderText(alert: Alert, layout: AlertLayout, nowMs: EpochMs): string {
  return fitAlert(alert, layout, nowMs).parts.map(plainText).join('\n');
}
