import { afterEach, beforeEach, describe } from 'vitest';
import type { OpenedStore, OpenTestStore } from '../helpers/store-samples.ts';
import { describeAlerts } from './store-alerts.contract.ts';
import { describeDeliveries } from './store-deliveries.contract.ts';
import { describeDrafts } from './store-drafts.contract.ts';
import { describeHouse } from './store-house.contract.ts';
import { describeItems } from './store-items.contract.ts';
import { describePolls } from './store-polls.contract.ts';
import { describeSearch } from './store-search.contract.ts';
import { describeStatistics } from './store-statistics.contract.ts';
import { describeSubscriptions } from './store-subscriptions.contract.ts';
import { describeToldBeside } from './store-told-beside.contract.ts';
import { describeTroubles } from './store-troubles.contract.ts';
import { describeWatches } from './store-watches.contract.ts';

/** What every store keeps and promises (ports/store.ts); each case gets an empty one. */
export function describeStore(name: string, open: OpenTestStore): void {
  describe.each([name])('%s keeps', () => {
    let opened: OpenedStore | undefined;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened?.store.close();
      opened = undefined;
    });
    const current = (): OpenedStore => {
      if (opened === undefined) throw new Error('no store is open outside of a test');
      return opened;
    };
    describePolls(current);
    describeSubscriptions(current);
    describeToldBeside(current);
    describeItems(current);
    describeSearch(current);
    describeWatches(current);
    describeAlerts(current);
    describeDeliveries(current);
    describeHouse(current);
    describeDrafts(current);
    describeStatistics(current);
    describeTroubles(current);
  });
}
