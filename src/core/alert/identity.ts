import type { Destination } from '../watch/destination.ts';
import type { DeliveryKind } from './delivery.ts';

/** Makes 24 letters and digits of its parts; ports/ids.ts. */
type Digest = (...parts: readonly string[]) => string;

/** Discord takes 25 characters of nonce, Slack's metadata more. */
export const NONCE_CHARACTERS_MAX = 25;

/** The id of what a destination is told about a story: the same after any crash, so it is written once. */
export function deriveAlertId(digest: Digest, storyId: string, destination: Destination): string {
  return digest('alert', storyId, destination).slice(0, 12).toLowerCase();
}

/** A delivery's id and nonce, from alert, kind, revision and destination (storage.md, A delivery is posted once). */
export function deriveDeliveryKeys(
  digest: Digest,
  delivery: {
    readonly alertId: string;
    readonly kind: DeliveryKind;
    readonly revision: number;
    readonly destination: Destination;
  },
): { readonly id: string; readonly nonce: string } {
  const { alertId, kind, revision, destination } = delivery;
  const key = digest('delivery', alertId, kind, String(revision), destination);
  return { id: key.slice(0, 16).toLowerCase(), nonce: key.slice(0, NONCE_CHARACTERS_MAX) };
}
