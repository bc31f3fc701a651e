import type { Message } from '../../src/core/alert/message.ts';
import type { FeedOptions, FeedState } from '../../src/core/item/feed.ts';
import type { ItemId } from '../../src/core/item/item.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { HeldMatch, StoredAlert } from '../../src/ports/alert-store.ts';
import type { DeliveryEnding, NewDelivery } from '../../src/ports/delivery-store.ts';
import type { IncomingItem, PollReceipt } from '../../src/ports/feed-store.ts';
import type { AuditEntry, Lease } from '../../src/ports/house-store.ts';
import type { ProcessingRecord } from '../../src/ports/item-store.ts';
import type { StoredQuote } from '../../src/ports/quote-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { NOW_MS, sampleAlert } from './alerts.ts';

/** A store, and the hand that winds its clock. */
export interface OpenedStore {
  readonly store: Store;
  readonly advance: (durationMs: number) => void;
  readonly nowMs: () => number;
}

/** Opens an empty store of one kind whose clock begins at `NOW_MS`; the suite closes it. */
export type OpenTestStore = () => Promise<OpenedStore>;

export const FEED: FeedOptions = {
  url: 'https://courier.example/feed',
  publisher: 'Norhaven Courier',
  lang: 'en',
  everyMs: undefined,
  label: undefined,
  isCounted: true,
  auth: undefined,
  tags: [],
};

export const STATE: FeedState = {
  etag: '"a1"',
  lastModified: undefined,
  validatorsUrl: 'https://courier.example/feed.xml',
  bodyHash: 'b1',
  nextPollAtMs: NOW_MS + 5 * MINUTE_MS,
  lastFetchAtMs: NOW_MS,
  lastSuccessAtMs: NOW_MS,
  lastItemAtMs: undefined,
  consecutiveErrors: 0,
  lastError: undefined,
  permanentRedirects: 0,
  itemsSeen: 0,
  itemsPerWeek: 3.5,
  isDisabled: false,
  isReportedIll: false,
  title: 'Courier',
  hubUrl: undefined,
  selfUrl: undefined,
};

export const itemId = (text: string): ItemId => text as ItemId;

export function makeIncoming(name: string, changes: Partial<IncomingItem> = {}): IncomingItem {
  return {
    ids: [itemId(`id-${name}`)],
    guid: name,
    url: `https://courier.example/${name}`,
    title: `The ${name} ferry`,
    author: undefined,
    lang: 'en',
    publishedAtMs: NOW_MS - HOUR_MS,
    summaryText: undefined,
    text: `A ferry named ${name} left the harbour of Norhaven.`,
    imageUrl: undefined,
    arrival: 'regular',
    contentHash: `hash-${name}`,
    isSettled: false,
    ...changes,
  };
}

/** Polls the sample feed: claims it, and writes what it brought. */
export async function poll(
  { store, nowMs }: OpenedStore,
  items: readonly IncomingItem[],
): Promise<PollReceipt> {
  const at = nowMs();
  await store.saveFeed({ id: 'feed1', options: FEED, nowMs: at });
  await store.claimDueFeeds({
    owner: 'me',
    nowMs: at,
    leaseMs: MINUTE_MS,
    limit: 1,
    feedIds: ['feed1'],
  });
  return await store.recordPoll({
    feedId: 'feed1',
    owner: 'me',
    nowMs: at,
    state: STATE,
    movedTo: undefined,
    items,
  });
}

export async function processingLease(store: Store): Promise<Lease> {
  const lease = await store.acquireLease({ name: 'process', owner: 'me', leaseMs: HOUR_MS });
  if (lease === undefined) throw new Error('the lease is taken');
  return lease;
}

export function makeProcessing(
  name: string,
  changes: Partial<ProcessingRecord> = {},
): ProcessingRecord {
  return {
    itemId: itemId(`id-${name}`),
    revision: 1,
    nowMs: NOW_MS,
    lang: 'en',
    articleText: undefined,
    reprintOf: undefined,
    story: {
      id: 'story01',
      title: 'Ferries',
      lang: 'en',
      firstAtMs: NOW_MS,
      lastAtMs: NOW_MS,
      sourcesCount: 1,
      itemCount: 1,
    },
    matches: [],
    quotes: [],
    alerts: [],
    deliveries: [],
    held: [],
    released: [],
    ...changes,
  };
}

export function makeStoredAlert(changes: Partial<StoredAlert> = {}): StoredAlert {
  return {
    alert: sampleAlert({ watches: [{ watchId: 'w1', name: 'harbour', terms: ['ferry'] }] }),
    revision: 1,
    createdAtMs: NOW_MS,
    lastLoudAtMs: NOW_MS,
    state: 'open',
    messageId: undefined,
    ...changes,
  };
}

const MESSAGE: Message = { kind: 'alert', alert: sampleAlert() };

/** A delivery named by its id, to the console unless the test says otherwise. */
export function makeDelivery(id: string, changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    id,
    alertId: `alert-of-${id}`,
    storyId: 'story01',
    kind: 'post',
    revision: 1,
    destination: 'console',
    nonce: `nonce-${id}`,
    message: MESSAGE,
    dueInMs: 0,
    ...changes,
  };
}

export const CLAIM = {
  owner: 'me',
  leaseMs: MINUTE_MS,
  limit: 10,
  platforms: ['console', 'slack', 'discord'],
} as const;

/** Claims what is due and answers the ids. */
export async function claimIds(store: Store, owner = 'me'): Promise<readonly string[]> {
  return (await store.claimDeliveries({ ...CLAIM, owner })).map(({ id }) => id);
}

/** Claims the one delivery that is due, sends it, and writes this ending. */
export async function sendNext(store: Store, ending: DeliveryEnding): Promise<string> {
  const [delivery, more] = await store.claimDeliveries(CLAIM);
  if (delivery === undefined || more !== undefined) throw new Error('not one delivery is due');
  const { id, token } = delivery;
  if (!(await store.markSending({ id, token }))) throw new Error('not ours');
  if (!(await store.endDelivery({ id, token, ending }))) throw new Error('taken over');
  return id;
}

export const SENT = { kind: 'sent', messageId: 'message-1' } as const;

let audits = 0;
export function makeAudit(changes: Partial<AuditEntry> = {}): AuditEntry {
  audits += 1;
  return {
    id: `audit-${audits}`,
    atMs: NOW_MS,
    workspace: 'local',
    actor: 'slack:U1',
    action: 'watch.save',
    subject: 'harbour',
    before: undefined,
    after: undefined,
    ...changes,
  };
}

export function makeHeld(changes: Partial<HeldMatch> = {}): HeldMatch {
  return {
    watchId: 'w1',
    destination: 'console',
    storyId: 'story01',
    itemId: itemId('id-anna'),
    reason: 'digest',
    sinceMs: NOW_MS,
    dueAtMs: NOW_MS + HOUR_MS,
    ...changes,
  };
}

export function makeStoredQuote(changes: Partial<StoredQuote> = {}): StoredQuote {
  return {
    itemId: itemId('id-anna'),
    start: 10,
    end: 50,
    text: 'The ferry will not sail before the ice has gone',
    textKey: 'ferry ice',
    speakerKey: 'olsen mira',
    speaker: { name: 'Mira Olsen', kind: 'person', role: 'minister of transport' },
    confidence: 0.9,
    cue: 'said',
    via: undefined,
    background: undefined,
    group: undefined,
    publisher: 'Norhaven Courier',
    url: 'https://courier.example/anna',
    title: 'The anna ferry',
    publishedAtMs: NOW_MS - HOUR_MS,
    firstSeenAtMs: NOW_MS,
    ...changes,
  };
}
