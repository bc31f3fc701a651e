import type { Notice } from '../core/alert/message.ts';
import type { NewDelivery } from '../ports/delivery-store.ts';
import type { Ids } from '../ports/ids.ts';
import { newDelivery } from './new-delivery.ts';
import type { Settings } from './settings.ts';

/**
 * The deliveries that tell the admins of something once: the same `occasion` (a feed and the error that it turned
 * to, say) gives the same ids, so that writing them again changes nothing.
 */
export function noticeDeliveries(
  { ids, settings }: { readonly ids: Ids; readonly settings: Settings },
  notice: Notice,
  occasion: string,
): readonly NewDelivery[] {
  const alertId = ids.digest('notice', notice.code, occasion).slice(0, 12).toLowerCase();
  const message = { kind: 'notice', notice } as const;
  return settings.notices.map((destination) =>
    newDelivery(ids, {
      alertId,
      storyId: undefined,
      kind: 'post',
      revision: 0,
      destination,
      message,
      dueInMs: 0,
    }),
  );
}
