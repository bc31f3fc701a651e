import { deriveDeliveryKeys } from '../core/alert/identity.ts';
import type { NewDelivery } from '../ports/delivery-store.ts';
import type { Ids } from '../ports/ids.ts';

/** A delivery with the id and nonce that follow from what it is: composing it again after a crash gives the same. */
export function newDelivery(ids: Ids, delivery: Omit<NewDelivery, 'id' | 'nonce'>): NewDelivery {
  return { ...delivery, ...deriveDeliveryKeys(ids.digest, delivery) };
}
