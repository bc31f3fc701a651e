import type { Delivery } from '../core/alert/delivery.ts';
import { deriveAlertId } from '../core/alert/identity.ts';
import type { DigestEntry, Message } from '../core/alert/message.ts';
import { withdrawEntry, withdrawReply } from '../core/alert/withdraw-parts.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { StoredAlert } from '../ports/alert-store.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';

interface LatestDeps {
  readonly store: Store;
  readonly ids: Ids;
}

/**
 * A message as things stand by now: an alert with what came in while it waited, and a reply or digest without what an admin took
 * back since it was composed.
 */
export async function latestMessage(deps: LatestDeps, delivery: Delivery): Promise<Message> {
  const { message, alertId, storyId, destination } = delivery;
  switch (message.kind) {
    case 'alert': {
      const stored = await deps.store.findAlert(alertId);
      return stored === undefined ? message : { kind: 'alert', alert: stored.alert };
    }
    case 'reply': {
      const stored =
        storyId === undefined ? undefined : await findToldAlert(deps, storyId, destination);
      return stored === undefined
        ? message
        : { ...message, reply: withdrawReply(message.reply, stored.alert) };
    }
    case 'digest': {
      const entries: DigestEntry[] = [];
      for (const entry of message.digest.entries) {
        const stored = await findToldAlert(deps, entry.storyId, destination);
        entries.push(stored === undefined ? entry : withdrawEntry(entry, stored.alert));
      }
      return { kind: 'digest', digest: { ...message.digest, entries } };
    }
    case 'notice':
      return message;
  }
}

function findToldAlert(
  { store, ids }: LatestDeps,
  storyId: string,
  destination: Destination,
): Promise<StoredAlert | undefined> {
  return store.findAlert(deriveAlertId(ids.digest, storyId, destination));
}
