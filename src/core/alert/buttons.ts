import type { Alert } from './alert.ts';
import { labelsFor } from './labels.ts';
import { findLink } from './link.ts';

/** A button under an alert. With `url` it opens the article; else it sends `actionId`: `v1:<action>:<alert id>`. */
export interface AlertButton {
  readonly actionId: string;
  readonly label: string;
  readonly url?: string;
}

/** What the buttons of an alert ask for; the actions of `v1` keep their meaning in every later release. */
export type AlertAction = 'read' | 'quotes' | 'sources' | 'report' | 'mute';

/** The action id of an alert's button. Its whole state, so that it works after a restart and an upgrade. */
export function alertActionId(action: AlertAction, alertId: string): string {
  return `v1:${action}:${alertId}`;
}

/** The buttons of an alert in the language of its destination; product.md (An alert, 5). At most five, in one row. */
export function alertButtons(alert: Alert, language: string): readonly AlertButton[] {
  const labels = labelsFor(language);
  const actionId = (action: AlertAction): string => alertActionId(action, alert.id);
  const url = findLink(alert.url);
  const buttons: AlertButton[] = [];
  if (url !== undefined) buttons.push({ actionId: actionId('read'), label: labels.read, url });
  if (alert.allQuotes.length > 0 && alert.withdrawn === undefined) {
    buttons.push({
      actionId: actionId('quotes'),
      label: labels.allQuotes(alert.allQuotes.length),
    });
  }
  if (alert.sources.length > 0) {
    buttons.push({
      actionId: actionId('sources'),
      label: labels.allSources(alert.sources.length),
    });
  }
  if (alert.withdrawn === undefined) {
    buttons.push({ actionId: actionId('report'), label: labels.report });
    buttons.push({ actionId: actionId('mute'), label: labels.muteStory });
  }
  return buttons;
}
