import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { Store } from '../../src/ports/store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import {
  FEED,
  itemId,
  makeAudit,
  makeDelivery,
  makeIncoming,
  makeProcessing,
  makeStoredAlert,
  makeStoredQuote,
  type OpenedStore,
  poll,
  processingLease,
  SENT,
  sendNext,
} from '../helpers/store-samples.ts';

const AUDITED = { workspace: undefined, subject: undefined, sinceMs: undefined, limit: 10 };
const take = (store: Store, owner: string) =>
  store.acquireLease({ name: 'socket', owner, leaseMs: MINUTE_MS });

function describeNamedLeases(current: () => OpenedStore): void {
  describe('named leases', () => {
    test('belong to one owner at a time, who renews without a new token', async () => {
      const opened = current();
      const { store } = opened;
      const first = await take(store, 'a');
      expect(first).toEqual({ name: 'socket', owner: 'a', token: 1 });
      expect(await take(store, 'b')).toBeUndefined();
      opened.advance(30_000);
      expect(await take(store, 'a')).toEqual(first);
      opened.advance(45_000);
      expect(await take(store, 'b')).toBeUndefined();
      opened.advance(MINUTE_MS);
      expect(await take(store, 'b')).toEqual({ name: 'socket', owner: 'b', token: 2 });
      expect(await take(store, 'a')).toBeUndefined();
    });

    test('are free once given back, by whoever still holds them, with a higher token', async () => {
      const { store } = current();
      const lease = await take(store, 'a');
      await store.releaseLease({ name: 'socket', owner: 'a', token: 99 });
      expect(await take(store, 'b')).toBeUndefined();
      if (lease !== undefined) await store.releaseLease(lease);
      expect((await take(store, 'b'))?.token).toBe(2);
      await store.releaseOwner('b');
      expect((await take(store, 'a'))?.token).toBe(3);
    });

    test('a claim by many at once is one claim', async () => {
      const { store } = current();
      const leases = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => take(store, owner)));
      expect(leases.filter((lease) => lease !== undefined)).toHaveLength(1);
    });

    test('the clock is the store’s', async () => {
      const opened = current();
      expect(await opened.store.nowMs()).toBe(NOW_MS);
      opened.advance(1);
      expect(await opened.store.nowMs()).toBe(NOW_MS + 1);
    });
  });
}

function describePeople(current: () => OpenedStore): void {
  describe('people', () => {
    test('a session lives until it ends or expires', async () => {
      const opened = current();
      const { store } = opened;
      const session = {
        tokenHash: 'h1',
        actor: 'slack:U1',
        workspace: 'slack:T1',
        role: 'member',
        csrf: 'c1',
        createdAtMs: NOW_MS,
        expiresAtMs: NOW_MS + HOUR_MS,
      } as const;
      await store.addSession(session);
      await store.addSession({ ...session, tokenHash: 'h2' });
      expect(await store.findSession('h1')).toEqual(session);
      await store.endSession('h1');
      expect(await store.findSession('h1')).toBeUndefined();
      opened.advance(HOUR_MS);
      expect(await store.findSession('h2')).toBeUndefined();
    });

    test('a person is signed out everywhere, and nobody else is', async () => {
      const { store } = current();
      const own = { actor: 'slack:U1', workspace: 'slack:T1', role: 'admin' } as const;
      const expiresAtMs = NOW_MS + HOUR_MS;
      for (const tokenHash of ['h1', 'h2']) {
        await store.addSession({ ...own, tokenHash, csrf: 'c', createdAtMs: NOW_MS, expiresAtMs });
      }
      await store.addSignInLink({ ...own, tokenHash: 'h3', expiresAtMs });
      await store.addSignInLink({ ...own, actor: 'slack:U2', tokenHash: 'h4', expiresAtMs });
      await store.endSessionsOf('slack:U1');
      expect(await store.findSession('h1')).toBeUndefined();
      expect(await store.findSession('h2')).toBeUndefined();
      expect(await store.spendSignInLink('h3')).toBeUndefined();
      expect(await store.spendSignInLink('h4')).toBeDefined();
    });

    test('a sign-in link works once, in its time', async () => {
      const opened = current();
      const { store } = opened;
      const link = {
        tokenHash: 'h1',
        actor: 'slack:U1',
        workspace: 'slack:T1',
        role: 'admin',
        expiresAtMs: NOW_MS + 5 * MINUTE_MS,
      } as const;
      await store.addSignInLink(link);
      await store.addSignInLink({ ...link, tokenHash: 'h2' });
      const spent = await Promise.all([store.spendSignInLink('h1'), store.spendSignInLink('h1')]);
      expect(spent.filter((answer) => answer !== undefined)).toEqual([link]);
      opened.advance(5 * MINUTE_MS);
      expect(await store.spendSignInLink('h2')).toBeUndefined();
    });

    test('a person who is forgotten keeps one new name, and is signed out', async () => {
      const { store } = current();
      await store.addAudit(makeAudit({ id: 'x1' }));
      await store.addAudit(makeAudit({ id: 'x2' }));
      await store.addAudit(makeAudit({ id: 'x3', actor: 'slack:U2' }));
      await store.setMute({
        mute: { storyId: 's', destination: 'console', actor: 'slack:U1', atMs: NOW_MS },
        isMuted: true,
      });
      await store.addFeedback({
        alertId: 'a',
        actor: 'slack:U1',
        verdict: 'old-news',
        atMs: NOW_MS,
      });
      await store.addSignInLink({
        tokenHash: 'h1',
        actor: 'slack:U1',
        workspace: 'local',
        role: 'admin',
        expiresAtMs: NOW_MS + HOUR_MS,
      });
      await store.addAudit(
        makeAudit({ id: 'x9', actor: 'cli', subject: 'slack:U1', after: '{"by":"slack:U1"}' }),
      );
      const audit = makeAudit({ id: 'x10', actor: 'cli', action: 'person.forget', subject: 'p' });
      expect(await store.forgetPerson({ actor: 'slack:U1', audit })).toBe(6);
      const audited = await store.listAudit(AUDITED);
      expect(JSON.stringify(audited)).not.toContain('slack:U1');
      expect(audited.map(({ action }) => action)).toContain('person.forget');
      const actors = (await store.listAudit(AUDITED)).map(({ actor }) => actor);
      expect(actors).not.toContain('slack:U1');
      expect(new Set(actors).size).toBe(3);
      expect(await store.spendSignInLink('h1')).toBeUndefined();
      const again = { ...audit, id: 'x11' };
      expect(await store.forgetPerson({ actor: 'slack:U1', audit: again })).toBe(0);
      expect((await store.listAudit(AUDITED)).map(({ id }) => id)).not.toContain('x11');
    });

    test('the audit log is listed newest first, by workspace, subject and time', async () => {
      const { store } = current();
      const old = makeAudit({ id: 'x1', atMs: NOW_MS - HOUR_MS, before: '{"a":1}' });
      const other = makeAudit({ id: 'x2', workspace: 'slack:T1', subject: 'feed' });
      await store.addAudit(old);
      await store.addAudit(other);
      await store.addAudit(other);
      expect(await store.listAudit(AUDITED)).toEqual([other, old]);
      expect(await store.listAudit({ ...AUDITED, workspace: 'slack:T1' })).toEqual([other]);
      expect(await store.listAudit({ ...AUDITED, subject: 'harbour' })).toEqual([old]);
      expect(await store.listAudit({ ...AUDITED, sinceMs: NOW_MS })).toEqual([other]);
      expect(await store.listAudit({ ...AUDITED, beforeMs: NOW_MS })).toEqual([old]);
    });

    test('a page of the audit log goes on within the millisecond in which the one before ended', async () => {
      const { store } = current();
      for (const id of ['x1', 'x2', 'x3']) await store.addAudit(makeAudit({ id }));
      await store.addAudit(makeAudit({ id: 'x9', atMs: NOW_MS - 1 }));
      const after = async (beforeId: string) =>
        (await store.listAudit({ ...AUDITED, beforeMs: NOW_MS, beforeId })).map(({ id }) => id);
      expect(await after('x3')).toEqual(['x2', 'x1', 'x9']);
      expect(await after('x1')).toEqual(['x9']);
    });

    test('a workspace is read back as it was saved', async () => {
      const { store } = current();
      await store.saveWorkspace({
        id: 'slack:T1',
        name: 'Desk',
        settings: { language: 'uk', depth: [1, { a: null }] },
      });
      await store.saveWorkspace({
        id: 'slack:T1',
        name: 'News desk',
        settings: { language: 'en' },
      });
      expect(await store.listWorkspaces()).toEqual([
        { id: 'slack:T1', name: 'News desk', settings: { language: 'en' } },
      ]);
    });
  });
}

/** What is kept for a time only. */
function describeRetention(current: () => OpenedStore): void {
  describe('retention', () => {
    const KEEP = { itemsBeforeMs: 0, articleTextBeforeMs: 0, peopleBeforeMs: 0, limit: 10 };

    async function fill(opened: OpenedStore): Promise<void> {
      await poll(opened, [makeIncoming('anna')]);
      const lease = await processingLease(opened.store);
      const deliveries = [
        makeDelivery('d1', { alertId: 'alert01' }),
        makeDelivery('d2', { destination: 'slack:C01' }),
      ];
      const record = {
        articleText: 'The article.',
        quotes: [makeStoredQuote()],
        alerts: [makeStoredAlert()],
        deliveries,
      };
      await opened.store.saveProcessing(makeProcessing('anna', record), lease);
    }

    test('an item goes with its story and quotes; an ended alert goes, and what waits to be sent stays', async () => {
      const opened = current();
      const { store } = opened;
      await fill(opened);
      const [delivery] = await store.claimDeliveries({
        owner: 'me',
        leaseMs: 1,
        limit: 9,
        platforms: ['console'],
      });
      await store.endDelivery({ id: 'd1', token: delivery?.token ?? 0, ending: SENT });
      const limits = { ...KEEP, itemsBeforeMs: NOW_MS + DAY_MS };
      expect(await store.deleteExpired(limits)).toBeGreaterThan(0);
      expect(await store.deleteExpired(limits)).toBe(0);
      expect(await store.findItem({ id: itemId('id-anna') })).toBeUndefined();
      expect(await store.findStory('story01')).toBeUndefined();
      expect(await store.findFirstQuotes(['ferry ice'])).toEqual([]);
      expect(await store.findAlert('alert01')).toBeUndefined();
      expect(await store.findDelivery('d1')).toBeUndefined();
      expect(await sendNext(store, SENT)).toBe('d2');
      // It is new again if the feed still has it.
      expect(await poll(opened, [makeIncoming('anna')])).toMatchObject({ added: 1 });
    });

    test("an article's text goes before the item, which falls back to the feed's", async () => {
      const opened = current();
      await fill(opened);
      await opened.store.deleteExpired({ ...KEEP, articleTextBeforeMs: NOW_MS + 1 });
      expect(await opened.store.findItem({ id: itemId('id-anna') })).toMatchObject({
        textFrom: 'feed',
      });
    });

    test('who did what is forgotten after its time, and what was done is not', async () => {
      const { store } = current();
      await store.addAudit(makeAudit({ id: 'old', atMs: NOW_MS - DAY_MS }));
      await store.addAudit(makeAudit({ id: 'new' }));
      expect(await store.deleteExpired({ ...KEEP, peopleBeforeMs: NOW_MS })).toBe(1);
      const actors = (await store.listAudit(AUDITED)).map(({ actor }) => actor);
      expect(actors[0]).toBe('slack:U1');
      expect(actors[1]).toMatch(/^forgotten:/);
    });

    test('goes in steps', async () => {
      const opened = current();
      await poll(
        opened,
        ['a', 'b', 'c'].map((name) => makeIncoming(name)),
      );
      const limits = { ...KEEP, itemsBeforeMs: NOW_MS + 1, limit: 2 };
      expect(await opened.store.deleteExpired(limits)).toBe(2);
      expect(await opened.store.deleteExpired(limits)).toBe(1);
      expect(await opened.store.countItems()).toBe(0);
    });
  });
}

/** Leases, people, and the house itself. */
export function describeHouse(current: () => OpenedStore): void {
  describeNamedLeases(current);
  describePeople(current);
  describeRetention(current);
  describe('the house', () => {
    test('is empty until a feed, watch or concept is there', async () => {
      const { store } = current();
      expect(await store.isEmpty()).toBe(true);
      await store.saveFeed({ id: 'feed1', options: FEED, nowMs: NOW_MS });
      expect(await store.isEmpty()).toBe(false);
    });

    test('remembers that it was being filled until that is done', async () => {
      const { store } = current();
      expect(await store.isSeeding()).toBe(false);
      await store.setSeeding(true);
      await store.setSeeding(true);
      expect(await store.isSeeding()).toBe(true);
      await store.setSeeding(false);
      expect(await store.isSeeding()).toBe(false);
    });
  });
}
