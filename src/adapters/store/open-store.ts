import { forgetSearchWords } from '../../core/text/search-words.ts';
import type { Store } from '../../ports/store.ts';
import { createAlertStore } from './alerts.ts';
import { createAuditStore } from './audit.ts';
import type { Database } from './database.ts';
import { createDeadOwnerStore } from './dead-owners.ts';
import { createDeliveryStore } from './deliveries.ts';
import { createDraftStore } from './drafts.ts';
import { createFeedStore } from './feeds.ts';
import { createItemStore } from './items.ts';
import { createLeaseStore } from './leases.ts';
import { openPostgres, openSqlite } from './open-database.ts';
import { createPeopleStore } from './people.ts';
import { createQuoteStore } from './quotes.ts';
import { createRestoredStore } from './restored.ts';
import { createRetentionStore } from './retention.ts';
import { createSeedStore } from './seed.ts';
import { createSessionStore } from './sessions.ts';
import { createClockStore } from './set-back-clock.ts';
import { createStatisticsStore } from './statistics.ts';
import type { StoreAddress, StoreOptions } from './store-address.ts';
import { toStoreError } from './store-error.ts';
import { createSubscriptionStore } from './subscriptions.ts';
import { createTroubleStore } from './troubles.ts';
import { createWatchStore } from './watches.ts';
import { createWorkspaceStore } from './workspaces.ts';

function createHouse(database: Database): Pick<Store, 'backup' | 'shrink' | 'onWake' | 'close'> {
  return {
    backup: (file) => database.backup(file),
    shrink: () => {
      forgetSearchWords();
      database.shrink();
      return Promise.resolve();
    },
    onWake: (listener) => database.onWake(listener),
    close: () => database.close(),
  };
}

/** The whole store over a database. */
function createStore(database: Database): Store {
  return {
    ...createFeedStore(database),
    ...createSubscriptionStore(database),
    ...createItemStore(database),
    ...createQuoteStore(database),
    ...createWatchStore(database),
    ...createAlertStore(database),
    ...createDeliveryStore(database),
    ...createSessionStore(database),
    ...createDraftStore(database),
    ...createStatisticsStore(database),
    ...createTroubleStore(database),
    ...createLeaseStore(database),
    ...createDeadOwnerStore(database),
    ...createAuditStore(database),
    ...createWorkspaceStore(database),
    ...createPeopleStore(database),
    ...createRetentionStore(database),
    ...createSeedStore(database),
    ...createClockStore(database),
    ...createRestoredStore(database),
    ...createHouse(database),
  };
}

/**
 * Opens the store in this thread and brings its tables up to date. Throws `store_locked` (another service has the file),
 * `store_too_new` (written by a later version), or `store_unusable` (disk, rights, damage, no server).
 */
export async function openStore(address: StoreAddress, options: StoreOptions = {}): Promise<Store> {
  try {
    return createStore(
      address.kind === 'sqlite'
        ? await openSqlite(address.file, options)
        : await openPostgres(address.url, options),
    );
  } catch (error) {
    throw toStoreError(error);
  }
}
