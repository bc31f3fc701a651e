import { expect } from 'vitest';
import { optionsOf } from '../../src/app/apply-files.ts';
import { searchItems } from '../../src/app/search-items.ts';
import { HOUR_MS } from '../../src/core/time/moment.ts';
import type { Store } from '../../src/ports/store.ts';
import { NOW_MS } from './alerts.ts';
import {
  claimIds,
  FEED,
  itemId,
  makeAudit,
  makeDelivery,
  makeHeld,
  makeIncoming,
  makeProcessing,
  makeStoredAlert,
  makeStoredQuote,
  poll,
  processingLease,
  SENT,
  STATE,
  sendNext,
} from './store-samples.ts';
import { makeWatch } from './watch.ts';

const MATCH = {
  itemId: itemId('id-anna'),
  watchId: 'w1',
  watchVersion: 2,
  terms: [{ term: 'ferry', field: 'body', start: 2, end: 7 }],
  fates: [{ destination: 'console', fate: 'alerted' }],
  atMs: NOW_MS,
} as const;

/**
 * Writes something into every table, through the store alone, so that a file that an earlier version left can be told from one that
 * lost a part of it. `expectFilled` reads it back. The clock stands at `NOW_MS`.
 */
export async function fillStore(store: Store): Promise<void> {
  const opened = { store, advance: () => undefined, nowMs: () => NOW_MS };
  await fillRules(store);
  await poll(opened, [makeIncoming('anna'), makeIncoming('berta', { lang: 'uk', text: 'Пором' })]);
  await poll(opened, [makeIncoming('anna', { title: 'The anna ferry sails', contentHash: 'h2' })]);
  const lease = await processingLease(store);
  const record = makeProcessing('anna', {
    revision: 2,
    articleText: 'A ferry named anna left. “The ferry will not sail before the ice has gone.”',
    matches: [MATCH],
    quotes: [makeStoredQuote()],
    alerts: [makeStoredAlert()],
    deliveries: [makeDelivery('d1')],
    held: [makeHeld({ watchId: 'w2' })],
  });
  expect(await store.saveProcessing(record, lease)).toBe(true);
  await sendNext(store, SENT);
  await store.addDeliveries([makeDelivery('d2', { destination: 'slack:C01' })]);
  await store.setQuoteWithdrawn({ textKey: 'other words', isWithdrawn: true });
  await fillHouse(store);
}

async function fillRules(store: Store): Promise<void> {
  await store.saveFeed({ id: 'feed1', options: FEED, nowMs: NOW_MS });
  await store.replaceConcepts({ concepts: { ports: ['harbour', 'гавань'] }, audit: makeAudit() });
  const watch = { id: 'w1', workspace: 'local', isPaused: false } as const;
  for (const expectedVersion of [undefined, 1]) {
    const options = optionsOf(makeWatch({ query: `ferry OR v${expectedVersion ?? 0}` }));
    await store.saveWatch({ ...watch, options, expectedVersion, audit: makeAudit() });
  }
}

async function fillHouse(store: Store): Promise<void> {
  const [alert] = await store.listAlerts({
    destinations: undefined,
    watchId: undefined,
    sinceMs: undefined,
    limit: 1,
  });
  const alertId = alert?.alert.id ?? '';
  await store.addFeedback({ alertId, actor: 'slack:U1', verdict: 'old-news', atMs: NOW_MS });
  const mute = {
    storyId: 'story01',
    destination: 'console',
    actor: 'slack:U1',
    atMs: NOW_MS,
  } as const;
  await store.setMute({ mute, isMuted: true });
  await store.saveWorkspace({ id: 'local', name: 'Desk', settings: { language: 'uk' } });
  const person = { actor: 'slack:U1', workspace: 'local', role: 'admin' } as const;
  const expiresAtMs = NOW_MS + HOUR_MS;
  await store.addSignInLink({ tokenHash: 'link', ...person, expiresAtMs });
  const session = { tokenHash: 'session', csrf: 'c', createdAtMs: NOW_MS, expiresAtMs };
  await store.addSession({ ...person, ...session });
  await store.saveDraft({
    id: 'draft',
    actor: 'slack:U1',
    workspace: 'local',
    kind: 'search',
    value: '{}',
    expiresAtMs,
  });
  await store.saveSubscription({
    id: 'subscription',
    feedId: 'feed1',
    hubUrl: 'https://hub.example/',
    topicUrl: 'https://courier.example/feed',
    secret: 's',
    state: 'active',
    leaseUntilMs: expiresAtMs,
    dueAtMs: expiresAtMs,
    failures: 0,
  });
}

/** Reads back what `fillStore` wrote, through the store alone, and sees that it goes on from there. */
export async function expectFilled(store: Store): Promise<void> {
  expect(await store.countItems()).toBe(2);
  expect(await store.findItem({ id: itemId('id-anna') })).toMatchObject({
    title: 'The anna ferry sails',
    textFrom: 'article',
    revision: 2,
    storyId: 'story01',
  });
  expect(await store.findItemRevision(itemId('id-anna'), 1)).toMatchObject({
    title: 'The anna ferry',
  });
  expect(await store.listMatches(itemId('id-anna'))).toEqual([MATCH]);
  const quotes = { sinceMs: undefined, after: undefined, limit: 9 };
  expect(await store.searchQuotes({ ...quotes, words: 'ice gone' })).toMatchObject([
    { speaker: { name: 'Mira Olsen' } },
  ]);
  expect(await store.listWithdrawnQuotes(['other words'])).toEqual(['other words']);
  const page = { sinceMs: undefined, limit: 9, next: undefined };
  const { hits } = await searchItems(store, { ...page, query: 'пором' });
  expect(hits.map(({ url }) => url)).toEqual(['https://courier.example/berta']);
  expect(await store.listFeeds()).toMatchObject([{ url: FEED.url, etag: STATE.etag }]);
  expect(await store.listWatches()).toMatchObject([{ id: 'w1', version: 2 }]);
  expect(await store.listWatchVersions('w1')).toHaveLength(2);
  expect(await store.listConcepts()).toEqual({ ports: ['harbour', 'гавань'] });
  expect(await store.listHeld({ dueBeforeMs: undefined, storyId: undefined })).toHaveLength(1);
  await expectHouse(store);
  // What was sent stays sent, what waited still waits, and the feed knows what it had.
  expect(await store.findDelivery('d1')).toMatchObject({ state: 'sent', messageId: 'message-1' });
  expect(await claimIds(store)).toEqual(['d2']);
  const opened = { store, advance: () => undefined, nowMs: () => NOW_MS };
  const again = makeIncoming('anna', { title: 'The anna ferry sails', contentHash: 'h2' });
  expect(await poll(opened, [again])).toMatchObject({ added: 0, unchanged: 1 });
}

async function expectHouse(store: Store): Promise<void> {
  expect(await store.listFeedback({ watchId: undefined, sinceMs: 0 })).toHaveLength(1);
  expect(await store.listMutes('story01')).toMatchObject([{ actor: 'slack:U1' }]);
  expect(await store.listWorkspaces()).toMatchObject([{ settings: { language: 'uk' } }]);
  expect(await store.findSession('session')).toMatchObject({ actor: 'slack:U1' });
  const draft = { id: 'draft', actor: 'slack:U1', workspace: 'local' } as const;
  expect(await store.findDraft(draft)).toMatchObject({ kind: 'search' });
  expect(await store.findSubscription('subscription')).toMatchObject({ state: 'active' });
  const audit = { workspace: undefined, subject: undefined, sinceMs: undefined, limit: 9 };
  expect(await store.listAudit(audit)).toHaveLength(3);
  expect(await store.spendSignInLink('link')).toMatchObject({ role: 'admin' });
}
