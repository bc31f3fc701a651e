import type { Delivery } from '../../core/alert/delivery.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConsoleDesk, Viewer } from '../../ports/console.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Store } from '../../ports/store.ts';
import { auditEntry } from '../audit.ts';
import { actingOf, canSeeAlert, requireAdmin, watchIdsSeenBy } from './viewer-rights.ts';

interface DeliveryDeskDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
}

const DELIVERIES_SHOWN = 60;
const AUDIT_SHOWN = 100;
/** Where a page of the audit ends: the moment of its last entry, and its id, since a moment may have several. */
const NEXT = /^(\d{1,16})(?:\.([\w.:-]{1,100}))?$/;

type DeliveryDesk = Pick<ConsoleDesk, 'listDeliveries' | 'retryDelivery' | 'listAudit'>;

/** The outbox and the audit, for admins. */
export function createDeliveryDesk(deps: DeliveryDeskDeps): DeliveryDesk {
  const { store } = deps;
  return {
    async listDeliveries(viewer, { states }) {
      requireAdmin(viewer);
      const watchIds = watchIdsSeenBy(viewer, await store.listWatches());
      const limit = DELIVERIES_SHOWN;
      return store.listDeliveries({ states, destination: undefined, watchIds, limit });
    },
    async retryDelivery(viewer, id) {
      requireAdmin(viewer);
      const delivery = await store.findDelivery(id);
      if (delivery === undefined || !(await canSeeDelivery(store, viewer, delivery))) return false;
      const change = { action: 'delivery.retry', subject: id, before: undefined, after: undefined };
      return store.retryDelivery({ id, audit: auditEntry(deps, actingOf(viewer), change) });
    },
    async listAudit(viewer, { next }) {
      requireAdmin(viewer);
      const [, moment, beforeId] = NEXT.exec(next ?? '') ?? [];
      const entries = await store.listAudit({
        workspace: viewer.workspace === 'local' ? undefined : viewer.workspace,
        subject: undefined,
        sinceMs: undefined,
        beforeMs: moment === undefined ? undefined : Number(moment),
        beforeId,
        limit: AUDIT_SHOWN,
      });
      const last = entries.length < AUDIT_SHOWN ? undefined : entries.at(-1);
      return { entries, next: last === undefined ? undefined : `${last.atMs}.${last.id}` };
    },
  };
}

/** A workspace sees what tells alerts of its watches; digests and notices are the installation's. */
async function canSeeDelivery(store: Store, viewer: Viewer, delivery: Delivery): Promise<boolean> {
  const seen = watchIdsSeenBy(viewer, await store.listWatches());
  if (seen === undefined) return true;
  const alert = await store.findAlert(delivery.alertId);
  return alert !== undefined && canSeeAlert(new Set(seen), alert.alert);
}
