import type { Vitals } from '../../../src/ports/statistics-store.ts';

/** An installation with something of everything. */
export const VITALS: Vitals = {
  feeds: { well: 8, ill: 1, off: 1 },
  feedsDue: 2,
  feedsLate: 1,
  lastItemAtMs: 90_000,
  watches: 3,
  deliveries: { pending: 4, leased: 0, sending: 0, sent: 7, failed: 1, unknown: 0, over: 0 },
  oldestDeliveryAtMs: { pending: 40_000, failed: 10_000 },
  oldestDueAtMs: 70_000,
};
