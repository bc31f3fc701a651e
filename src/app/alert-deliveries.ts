import type { Alert } from '../core/alert/alert.ts';
import type { AlertReply } from '../core/alert/message.ts';
import type { NewDelivery } from '../ports/delivery-store.ts';
import type { Ids } from '../ports/ids.ts';
import { newDelivery } from './new-delivery.ts';

/** The delivery of an alert, or of a change of it. */
export function alertDelivery(
  ids: Ids,
  told: {
    readonly alert: Alert;
    readonly kind: 'post' | 'edit';
    readonly revision: number;
    readonly dueInMs: number;
  },
): NewDelivery {
  const { alert, kind, revision, dueInMs } = told;
  const { id: alertId, storyId, destination } = alert;
  const message = { kind: 'alert', alert } as const;
  return newDelivery(ids, { alertId, storyId, destination, kind, revision, message, dueInMs });
}

/** The delivery of a reply in an alert's thread. */
export function replyDelivery(
  ids: Ids,
  told: {
    readonly alert: Alert;
    readonly reply: AlertReply;
    readonly revision: number;
    readonly dueInMs: number;
  },
): NewDelivery {
  const { id: alertId, storyId, destination, title: alertTitle } = told.alert;
  const { reply, revision, dueInMs } = told;
  const message = { kind: 'reply', alertTitle, reply } as const;
  return newDelivery(ids, {
    alertId,
    storyId,
    destination,
    kind: 'reply',
    revision,
    message,
    dueInMs,
  });
}
