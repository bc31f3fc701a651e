import type { Delivery } from '../../core/alert/delivery.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConsoleDesk, Viewer } from '../../ports/console.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Store } from '../../ports/store.ts';
import { auditEntry } from '../audit.ts';
import { actingOf, canSeeWatch, requireAdmin } from './viewer-rights.ts';

interface DeliveryDeskDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
}

const DELIVERIES_SHOWN = 60;
const AUDIT_SHOWN = 100;

type DeliveryDesk = Pick<ConsoleDesk, 'listDeliveries' | 'retryDelivery' | 'listAudit'>;

/** The outbox and the audit, for admins. */
export function createDeliveryDesk(deps: DeliveryDeskDeps): DeliveryDesk {
  const { store } = deps;
  return {
    async listDeliveries(viewer, { states }) {
      requireAdmin(viewer);
      const limit = DELIVERIES_SHOWN;
      const rows = await store.listDeliveries({ states, destination: undefined, limit });
      const isVisible = await visibleTo(store, viewer);
      return rows.filter(isVisible);
    },
    async retryDelivery(viewer, id) {
      requireAdmin(viewer);
      const delivery = await store.findDelivery(id);
      const isVisible = await visibleTo(store, viewer);
      if (delivery === undefined || !isVisible(delivery)) return false;
      const change = { action: 'delivery.retry', subject: id, before: undefined, after: undefined };
      return store.retryDelivery({ id, audit: auditEntry(deps, actingOf(viewer), change) });
    },
    async listAudit(viewer, { beforeMs }) {
      requireAdmin(viewer);
      return store.listAudit({
        workspace: viewer.workspace === 'local' ? undefined : viewer.workspace,
        subject: undefined,
        sinceMs: undefined,
        beforeMs,
        limit: AUDIT_SHOWN,
      });
    },
  };
}

/** A workspace sees the deliveries of alerts of its watches; digests and notices are the installation's. */
async function visibleTo(store: Store, viewer: Viewer): Promise<(delivery: Delivery) => boolean> {
  if (viewer.workspace === 'local') return () => true;
  const watches = (await store.listWatches()).filter((watch) => canSeeWatch(viewer, watch));
  const visible = new Set(watches.map(({ id }) => id));
  return ({ message }) =>
    message.kind === 'alert' && message.alert.watches.some(({ watchId }) => visible.has(watchId));
}
