import type { AlertStore } from './alert-store.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { DraftStore } from './draft-store.ts';
import type { FeedStore } from './feed-store.ts';
import type { HouseStore } from './house-store.ts';
import type { ItemStore } from './item-store.ts';
import type { QuoteStore } from './quote-store.ts';
import type { SessionStore } from './session-store.ts';
import type { StatisticsStore } from './statistics-store.ts';
import type { SubscriptionStore } from './subscription-store.ts';
import type { TroubleStore } from './trouble-store.ts';
import type { WatchStore } from './watch-store.ts';

/** All that is kept. SQLite and PostgreSQL pass the same tests (tests/contracts/store.contract.ts). */
export type Store = FeedStore &
  SubscriptionStore &
  ItemStore &
  QuoteStore &
  WatchStore &
  AlertStore &
  DeliveryStore &
  SessionStore &
  DraftStore &
  StatisticsStore &
  TroubleStore &
  HouseStore;
