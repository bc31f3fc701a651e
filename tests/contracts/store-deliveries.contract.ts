import { describe, expect, test } from 'vitest';
import type { DeliveryState } from '../../src/core/alert/delivery.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time/moment.ts';
import type { Store } from '../../src/ports/store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import {
  CLAIM,
  claimIds,
  makeAudit,
  makeDelivery,
  makeStoredAlert,
  type OpenedStore,
  SENT,
  sendNext,
} from '../helpers/store-samples.ts';

const later = (dueInMs: number, isCounted = true) =>
  ({ kind: 'later', dueInMs, error: 'busy', isCounted }) as const;

async function stateOf(store: Store, id: string): Promise<DeliveryState | undefined> {
  return (await store.findDelivery(id))?.state;
}

function describeClaims(current: () => OpenedStore): void {
  describe('claims', () => {
    test('one at a time goes to a destination, in order of due time and id; the same delivery twice is one', async () => {
      const { store } = current();
      const first = makeDelivery('b', { dueInMs: -MINUTE_MS });
      await store.addDeliveries([makeDelivery('c'), makeDelivery('a'), first, first]);
      await store.addDeliveries([first, makeDelivery('other', { alertId: first.alertId })]);
      expect(await claimIds(store)).toEqual(['b']);
      expect(await claimIds(store)).toEqual([]);
      const claimed = await store.findDelivery('b');
      expect(claimed).toMatchObject({ state: 'leased', token: 1, attempts: 1, leaseOwner: 'me' });
      await store.markSending({ id: 'b', token: 1 });
      expect(await claimIds(store)).toEqual([]);
      await store.endDelivery({ id: 'b', token: 1, ending: SENT });
      expect(await store.findDelivery('b')).toMatchObject({
        state: 'sent',
        messageId: 'message-1',
        sentAtMs: NOW_MS,
        leaseOwner: undefined,
      });
      expect(await sendNext(store, SENT)).toBe('a');
      expect(await sendNext(store, SENT)).toBe('c');
      expect(await claimIds(store)).toEqual([]);
    });

    test('what continues a digest waits for its first message, and answers it', async () => {
      const { store } = current();
      const more = { alertId: 'digest', kind: 'reply', revision: 1 } as const;
      await store.addDeliveries([
        makeDelivery('b-first', { alertId: 'digest' }),
        makeDelivery('a-more', more),
      ]);
      expect(await sendNext(store, SENT)).toBe('b-first');
      expect(await claimIds(store)).toEqual(['a-more']);
      expect(await store.findDelivery('a-more')).toMatchObject({ parentMessageId: 'message-1' });
    });

    test('destinations do not wait for each other, and only the platforms asked for are claimed', async () => {
      const { store } = current();
      await store.addDeliveries([
        makeDelivery('s1', { destination: 'slack:C01' }),
        makeDelivery('s2', { destination: 'slack:C02' }),
        makeDelivery('d1', { destination: 'discord:112233' }),
      ]);
      const slack = await store.claimDeliveries({ ...CLAIM, platforms: ['slack'] });
      expect(slack.map(({ id }) => id).toSorted()).toEqual(['s1', 's2']);
      expect(await store.claimDeliveries({ ...CLAIM, platforms: [] })).toEqual([]);
      expect(await claimIds(store)).toEqual(['d1']);
    });

    test('what is not due yet waits, and says when it is', async () => {
      const opened = current();
      const { store } = opened;
      expect(await store.nextDeliveryDueAtMs()).toBeUndefined();
      await store.addDeliveries([makeDelivery('d1', { dueInMs: MINUTE_MS })]);
      expect(await claimIds(store)).toEqual([]);
      expect(await store.nextDeliveryDueAtMs()).toBe(NOW_MS + MINUTE_MS);
      opened.advance(MINUTE_MS);
      expect(await claimIds(store)).toEqual(['d1']);
    });

    test('an urgent one goes before all that is queued', async () => {
      const { store } = current();
      await store.addDeliveries(
        Array.from({ length: 50 }, (_, index) => makeDelivery(`n${index}`)),
      );
      await store.addDeliveries([makeDelivery('urgent', { dueInMs: -HOUR_MS })]);
      expect(await claimIds(store)).toEqual(['urgent']);
    });

    test('many claimers at once never have two of one destination', async () => {
      const { store } = current();
      const destinations = ['slack:C01', 'slack:C02', 'slack:C03'] as const;
      await store.addDeliveries(
        destinations.flatMap((destination) =>
          Array.from({ length: 20 }, (_, index) =>
            makeDelivery(`${destination}-${index}`, { destination }),
          ),
        ),
      );
      const sent: string[] = [];
      const worker = async (owner: string): Promise<void> => {
        for (let idle = 0; idle < 5; ) {
          const claimed = await store.claimDeliveries({ ...CLAIM, owner, limit: 2 });
          idle = claimed.length === 0 ? idle + 1 : 0;
          for (const { id, token } of claimed) {
            expect(await store.markSending({ id, token })).toBe(true);
            const underWay = await store.listDeliveries({
              states: ['leased', 'sending'],
              destination: undefined,
              limit: 99,
            });
            const taken = underWay.map(({ destination }) => destination);
            expect(taken.length).toBe(new Set(taken).size);
            sent.push(id);
            expect(await store.endDelivery({ id, token, ending: SENT })).toBe(true);
          }
        }
      };
      await Promise.all(['w1', 'w2', 'w3', 'w4'].map(worker));
      // A worker may have gone home while others had everything under way.
      await worker('last');
      expect(sent.length).toBe(60);
      expect(new Set(sent).size).toBe(60);
    });
  });
}

function describeLeases(current: () => OpenedStore): void {
  describe('leases of deliveries', () => {
    test('one that was only leased goes out anew, and its old holder must not send', async () => {
      const opened = current();
      const { store } = opened;
      await store.addDeliveries([makeDelivery('d1')]);
      await claimIds(store);
      opened.advance(MINUTE_MS);
      expect(await store.markSending({ id: 'd1', token: 1 })).toBe(false);
      expect(await claimIds(store, 'other')).toEqual(['d1']);
      expect(await store.findDelivery('d1')).toMatchObject({
        token: 2,
        leaseOwner: 'other',
        sendingAtMs: undefined,
      });
      expect(await store.markSending({ id: 'd1', token: 1 })).toBe(false);
      expect(await store.endDelivery({ id: 'd1', token: 1, ending: SENT })).toBe(false);
      expect(await store.markSending({ id: 'd1', token: 2 })).toBe(true);
    });

    test('one that was being sent may have been posted: it is claimed to be looked for', async () => {
      const opened = current();
      const { store } = opened;
      await store.addDeliveries([makeDelivery('d1')]);
      await claimIds(store);
      opened.advance(30 * SECOND_MS);
      await store.markSending({ id: 'd1', token: 1 });
      opened.advance(31 * SECOND_MS);
      // The request has the whole lease from when it went out.
      expect(await claimIds(store, 'other')).toEqual([]);
      opened.advance(MINUTE_MS);
      const [found] = await store.claimDeliveries({ ...CLAIM, owner: 'other' });
      expect(found).toMatchObject({ id: 'd1', token: 2, sendingAtMs: NOW_MS + 30 * SECOND_MS });
      opened.advance(2 * MINUTE_MS);
      // Whoever looked for it died too: it still may have been posted.
      const [again] = await store.claimDeliveries(CLAIM);
      expect(again?.sendingAtMs).toBe(NOW_MS + 30 * SECOND_MS);
    });

    test('a late answer counts while nobody else has taken the delivery', async () => {
      const opened = current();
      const { store } = opened;
      await store.addDeliveries([
        makeDelivery('d1'),
        makeDelivery('s1', { destination: 'slack:C01' }),
      ]);
      for (const { id, token } of await store.claimDeliveries(CLAIM))
        await store.markSending({ id, token });
      opened.advance(HOUR_MS);
      await store.claimDeliveries({ ...CLAIM, platforms: ['slack'] });
      expect(await store.endDelivery({ id: 'd1', token: 1, ending: SENT })).toBe(true);
      expect(await store.endDelivery({ id: 's1', token: 1, ending: SENT })).toBe(false);
    });

    test('what a dead process of this name had is free at once', async () => {
      const { store } = current();
      await store.addDeliveries([
        makeDelivery('d1'),
        makeDelivery('s1', { destination: 'slack:C01' }),
      ]);
      await claimIds(store);
      await store.markSending({ id: 'd1', token: 1 });
      await store.releaseOwner('me');
      expect(await stateOf(store, 'd1')).toBe('unknown');
      expect(await stateOf(store, 's1')).toBe('pending');
      expect((await claimIds(store)).toSorted()).toEqual(['d1', 's1']);
    });
  });
}

function describeEndings(current: () => OpenedStore): void {
  describe('endings', () => {
    test('a refused one comes back at its time, and attempts are counted but for rate limits', async () => {
      const opened = current();
      const { store } = opened;
      await store.addDeliveries([makeDelivery('d1')]);
      await sendNext(store, later(5 * SECOND_MS));
      expect(await store.findDelivery('d1')).toMatchObject({
        state: 'pending',
        attempts: 1,
        lastError: 'busy',
        // Refused for certain: it need not be looked for.
        sendingAtMs: undefined,
      });
      expect(await claimIds(store)).toEqual([]);
      opened.advance(5 * SECOND_MS);
      await sendNext(store, later(HOUR_MS, false));
      expect(await store.findDelivery('d1')).toMatchObject({
        attempts: 1,
        dueAtMs: NOW_MS + 5 * SECOND_MS + HOUR_MS,
      });
    });

    test('a short wait or a rate limit holds the destination up, and the order is kept', async () => {
      const opened = current();
      const { store } = opened;
      await store.addDeliveries([
        makeDelivery('a'),
        makeDelivery('b'),
        makeDelivery('s', { destination: 'slack:C01', dueInMs: 1 }),
      ]);
      await sendNext(store, later(10 * MINUTE_MS, false));
      expect(await claimIds(store)).toEqual([]);
      expect(await store.nextDeliveryDueAtMs()).toBe(NOW_MS + 1);
      opened.advance(10 * MINUTE_MS);
      // Another channel does not wait.
      expect((await claimIds(store)).toSorted()).toEqual(['a', 's']);
      await store.markSending({ id: 'a', token: 2 });
      await store.endDelivery({ id: 'a', token: 2, ending: later(MINUTE_MS) });
      expect(await claimIds(store)).toEqual([]);
      opened.advance(MINUTE_MS);
      // By now the other channel's lease is over, and it is claimed again.
      expect(await claimIds(store)).toContain('a');
    });

    test('a long wait of one message silences nobody', async () => {
      const { store } = current();
      await store.addDeliveries([makeDelivery('a'), makeDelivery('b')]);
      await sendNext(store, later(HOUR_MS));
      expect(await sendNext(store, SENT)).toBe('b');
    });

    test('an unknown one is looked for at its time, and looking is no attempt', async () => {
      const opened = current();
      const { store } = opened;
      await store.addDeliveries([makeDelivery('d1')]);
      await sendNext(store, { kind: 'unknown', dueInMs: SECOND_MS, error: 'reset' });
      expect(await claimIds(store)).toEqual([]);
      opened.advance(SECOND_MS);
      const [found] = await store.claimDeliveries(CLAIM);
      expect(found).toMatchObject({ id: 'd1', attempts: 2, sendingAtMs: NOW_MS });
      const unreadable = {
        kind: 'unknown',
        dueInMs: HOUR_MS,
        error: 'no history',
      } as const;
      await store.endDelivery({ id: 'd1', token: 2, ending: unreadable });
      expect(await store.findDelivery('d1')).toMatchObject({
        state: 'unknown',
        attempts: 1,
        lastError: 'no history',
      });
    });

    test('what is to be told about a failure is written with it, or not at all', async () => {
      const { store } = current();
      await store.addDeliveries([makeDelivery('d1', { destination: 'slack:C01' })]);
      await claimIds(store);
      const ending = { kind: 'failed', error: 'the channel is gone' } as const;
      const notices = [makeDelivery('n1'), makeDelivery('n2', { destination: 'discord:112233' })];
      expect(await store.endDelivery({ id: 'd1', token: 9, ending, notices })).toBe(false);
      expect(await store.findDelivery('n1')).toBeUndefined();
      expect(await store.endDelivery({ id: 'd1', token: 1, ending, notices })).toBe(true);
      expect(await stateOf(store, 'd1')).toBe('failed');
      expect((await claimIds(store)).toSorted()).toEqual(['n1', 'n2']);
    });

    test('an admin sends a failed or unknown one again; nothing else', async () => {
      const { store } = current();
      const retry = (id: string) => store.retryDelivery({ id, audit: makeAudit() });
      await store.addDeliveries([makeDelivery('d1')]);
      expect(await retry('d1')).toBe(false);
      await sendNext(store, { kind: 'failed', error: 'gone' });
      const failed = await store.listDeliveries({
        states: ['failed'],
        destination: 'console',
        limit: 5,
      });
      expect(failed.map(({ id, lastError }) => [id, lastError])).toEqual([['d1', 'gone']]);
      expect(await retry('d1')).toBe(true);
      expect(await store.findDelivery('d1')).toMatchObject({
        state: 'pending',
        attempts: 0,
        sendingAtMs: undefined,
      });
      await sendNext(store, { kind: 'unknown', dueInMs: HOUR_MS, error: 'reset' });
      expect(await retry('d1')).toBe(true);
      const [claimed] = await store.claimDeliveries(CLAIM);
      expect(claimed?.sendingAtMs).toBeUndefined();
      expect(await retry('missing')).toBe(false);
    });
  });
}

const of = (id: string, kind: 'edit' | 'reply', revision: number) =>
  makeDelivery(id, { alertId: 'alert01', kind, revision });

async function postAlert(store: Store): Promise<void> {
  const deliveries = [makeDelivery('post', { alertId: 'alert01' })];
  await store.saveAlert({ alert: makeStoredAlert(), deliveries, audit: undefined });
}

function describeUpdates(current: () => OpenedStore): void {
  describe('edits and replies', () => {
    test('wait for the post, then go to its message; only the newest edit is sent', async () => {
      const { store } = current();
      await postAlert(store);
      await store.addDeliveries([
        of('edit2', 'edit', 2),
        of('reply3', 'reply', 3),
        of('edit4', 'edit', 4),
      ]);
      expect(await stateOf(store, 'edit2')).toBe('over');
      expect(await sendNext(store, SENT)).toBe('post');
      const [claimed] = await store.claimDeliveries(CLAIM);
      expect(claimed).toMatchObject({ id: 'edit4', parentMessageId: 'message-1' });
      await store.markSending({ id: 'edit4', token: 1 });
      await store.endDelivery({
        id: 'edit4',
        token: 1,
        ending: { kind: 'sent', messageId: 'message-1' },
      });
      expect(await sendNext(store, { kind: 'sent', messageId: 'message-2' })).toBe('reply3');
      // The reply's own message is not the alert's.
      expect(await store.findAlert('alert01')).toMatchObject({ messageId: 'message-1' });
    });

    test('an edit that came late, or may have been sent, does not undo a newer one', async () => {
      const { store } = current();
      await postAlert(store);
      await sendNext(store, SENT);
      await store.addDeliveries([of('edit3', 'edit', 3)]);
      await sendNext(store, { kind: 'unknown', dueInMs: 0, error: 'reset' });
      await store.addDeliveries([of('edit4', 'edit', 4), of('edit2', 'edit', 2)]);
      expect(await stateOf(store, 'edit3')).toBe('over');
      expect(await stateOf(store, 'edit2')).toBe('over');
      expect(await sendNext(store, SENT)).toBe('edit4');
    });

    test('are over when the post fails', async () => {
      const { store } = current();
      await postAlert(store);
      await store.addDeliveries([of('edit2', 'edit', 2)]);
      await sendNext(store, { kind: 'failed', error: 'channel gone' });
      await store.addDeliveries([of('reply3', 'reply', 3)]);
      expect(await stateOf(store, 'edit2')).toBe('over');
      expect(await stateOf(store, 'reply3')).toBe('over');
      expect(await store.nextDeliveryDueAtMs()).toBeUndefined();
    });

    test('are over with the alert when its message is gone', async () => {
      const { store } = current();
      await postAlert(store);
      await sendNext(store, SENT);
      await store.addDeliveries([of('edit2', 'edit', 2), of('reply3', 'reply', 3)]);
      await sendNext(store, { kind: 'over', error: 'message deleted' });
      expect(await stateOf(store, 'reply3')).toBe('over');
      expect(await store.findAlert('alert01')).toMatchObject({ state: 'ended' });
    });

    test('are over when the alert is ended, but for what is saved with its end', async () => {
      const { store } = current();
      await postAlert(store);
      await sendNext(store, SENT);
      await store.addDeliveries([of('reply2', 'reply', 2)]);
      const alert = makeStoredAlert({ revision: 3, state: 'ended' });
      await store.saveAlert({ alert, deliveries: [of('edit3', 'edit', 3)], audit: undefined });
      expect(await stateOf(store, 'reply2')).toBe('over');
      expect(await sendNext(store, SENT)).toBe('edit3');
    });
  });
}

/** The outbox of storage.md: claimed once, sent once, ended once. */
export function describeDeliveries(current: () => OpenedStore): void {
  describeClaims(current);
  describeLeases(current);
  describeEndings(current);
  describeUpdates(current);
}
