import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../src/core/time/moment.ts';
import { NOW_MS, sampleAlert } from '../helpers/alerts.ts';
import {
  claimIds,
  makeAudit,
  makeDelivery,
  makeHeld,
  makeIncoming,
  makeProcessing,
  makeStoredAlert,
  type OpenedStore,
  poll,
  processingLease,
  SENT,
  sendNext,
} from '../helpers/store-samples.ts';

const save = { deliveries: [], audit: undefined };

async function hold(opened: OpenedStore): Promise<void> {
  await poll(opened, [makeIncoming('anna')]);
  const lease = await processingLease(opened.store);
  const held = [
    makeHeld(),
    makeHeld({ watchId: 'w2', dueAtMs: NOW_MS + 2 * HOUR_MS }),
    makeHeld({ storyId: 'story02', reason: 'publishers' }),
  ];
  await opened.store.saveProcessing(makeProcessing('anna', { held }), lease);
}

/** Alerts, matches that wait, and what readers think. */
export function describeAlerts(current: () => OpenedStore): void {
  describe('alerts', () => {
    test('an alert is listed by story, by destination, by watch and by time', async () => {
      const { store } = current();
      await store.saveAlert({ ...save, alert: makeStoredAlert() });
      const other = makeStoredAlert({
        alert: sampleAlert({
          id: 'alert02',
          storyId: 'story02',
          destination: 'slack:C01',
          watches: [],
        }),
        createdAtMs: NOW_MS + HOUR_MS,
      });
      await store.saveAlert({ ...save, alert: other });
      const everything = {
        destinations: undefined,
        watchId: undefined,
        sinceMs: undefined,
        limit: 10,
      };
      const ids = async (
        query: Partial<typeof everything> | { destinations: readonly 'console'[] },
      ) => (await store.listAlerts({ ...everything, ...query })).map(({ alert }) => alert.id);
      expect(await ids({})).toEqual(['alert02', 'alert01']);
      expect(await ids({ destinations: ['console'] })).toEqual(['alert01']);
      expect(await ids({ destinations: [] })).toEqual([]);
      expect(await store.listAlerts({ ...everything, watchId: 'w1' })).toEqual([makeStoredAlert()]);
      expect(await store.listAlerts({ ...everything, sinceMs: NOW_MS + 1 })).toEqual([other]);
      expect(await store.listAlertsOfStory('story01')).toEqual([makeStoredAlert()]);
    });

    test('of several watches an alert is listed once, and what told it; digests, and watches of others, are not', async () => {
      const { store } = current();
      const told = { mine: ['w1', 'w2'], other: ['w9'], late: ['w2'] };
      for (const [index, [id, watchIds]] of Object.entries(told).entries()) {
        const watches = watchIds.map((watchId) => ({ watchId, name: watchId, terms: [] }));
        const alert = sampleAlert({ id, storyId: `s${index}`, watches });
        const deliveries = [
          makeDelivery(`post-${id}`, { alertId: id }),
          makeDelivery(`edit-${id}`, { alertId: id, kind: 'edit', revision: 2 }),
        ];
        const createdAtMs = NOW_MS + index * HOUR_MS;
        await store.saveAlert({
          ...save,
          alert: makeStoredAlert({ alert, createdAtMs }),
          deliveries,
        });
      }
      await store.addDeliveries([makeDelivery('digest')]);
      const any = { destinations: undefined, watchId: undefined, sinceMs: undefined, limit: 10 };
      const alerts = async (watchIds: readonly string[], limit = 10) =>
        (await store.listAlerts({ ...any, watchIds, limit })).map(({ alert }) => alert.id);
      expect(await alerts(['w1', 'w2'])).toEqual(['late', 'mine']);
      expect(await alerts(['w1', 'w2'], 1)).toEqual(['late']);
      expect(await alerts([])).toEqual([]);
      const all = { states: undefined, destination: undefined };
      const deliveries = async (watchIds: readonly string[] | undefined, limit = 10) =>
        (await store.listDeliveries({ ...all, watchIds, limit })).map(({ id }) => id);
      expect(await deliveries(undefined)).toHaveLength(7);
      expect(await deliveries(['w1'])).toEqual(['post-mine', 'edit-mine']);
      expect(await deliveries(['w1', 'w2'], 3)).toHaveLength(3);
      expect(await deliveries(['w1', 'w2'])).not.toContain('post-other');
      expect(await deliveries([])).toEqual([]);
    });

    test('of a watch the newest are listed first, as many as asked for and where asked for', async () => {
      const { store } = current();
      for (const [index, destination] of (['console', 'slack:C01', 'console'] as const).entries()) {
        const watches = [{ watchId: 'w1', name: 'harbour', terms: [] }];
        const alert = sampleAlert({ id: `a${index}`, storyId: `s${index}`, destination, watches });
        const createdAtMs = NOW_MS + index * HOUR_MS;
        await store.saveAlert({ ...save, alert: makeStoredAlert({ alert, createdAtMs }) });
      }
      const ofWatch = { destinations: undefined, watchId: 'w1', sinceMs: undefined, limit: 2 };
      const ids = async (query: Partial<Parameters<typeof store.listAlerts>[0]>) =>
        (await store.listAlerts({ ...ofWatch, ...query })).map(({ alert }) => alert.id);
      expect(await ids({})).toEqual(['a2', 'a1']);
      expect(await ids({ destinations: ['console'] })).toEqual(['a2', 'a0']);
      expect(await ids({ sinceMs: NOW_MS + 1, destinations: ['slack:C01'] })).toEqual(['a1']);
      expect(await ids({ watchId: 'w2' })).toEqual([]);
    });

    test('only alerts with a message of their own count for the hour, not what a digest named', async () => {
      const { store } = current();
      const count = { destination: 'console', watchId: 'w1', sinceMs: NOW_MS } as const;
      await store.saveAlert({ ...save, alert: makeStoredAlert() });
      expect(await store.countAlerts(count)).toBe(0);
      await store.addDeliveries([makeDelivery('post', { alertId: 'alert01' })]);
      expect(await store.countAlerts(count)).toBe(1);
      expect(await store.countAlerts({ ...count, watchId: undefined })).toBe(1);
      expect(await store.countAlerts({ ...count, sinceMs: NOW_MS + 1 })).toBe(0);
    });

    test("the platform's id of the message stays, whoever saves the alert without knowing it", async () => {
      const { store } = current();
      const deliveries = [makeDelivery('d1', { alertId: 'alert01' })];
      await store.saveAlert({ ...save, alert: makeStoredAlert(), deliveries });
      await sendNext(store, SENT);
      await store.saveAlert({ ...save, alert: makeStoredAlert({ revision: 2 }) });
      expect(await store.findAlert('alert01')).toMatchObject({
        revision: 2,
        messageId: 'message-1',
      });
    });

    test('an older revision does not replace a newer one', async () => {
      const { store } = current();
      expect(await store.saveAlert({ ...save, alert: makeStoredAlert({ revision: 3 }) })).toBe(
        true,
      );
      const deliveries = [makeDelivery('d1', { alertId: 'alert01' })];
      expect(await store.saveAlert({ ...save, alert: makeStoredAlert(), deliveries })).toBe(false);
      expect(await claimIds(store)).toEqual([]);
    });

    test('a change by a person is audited with it', async () => {
      const { store } = current();
      await store.saveAlert({
        ...save,
        alert: makeStoredAlert({ state: 'withdrawn' }),
        audit: makeAudit({ subject: 'alert01' }),
      });
      const query = { workspace: undefined, subject: 'alert01', sinceMs: undefined, limit: 10 };
      expect(await store.listAudit(query)).toHaveLength(1);
    });
  });

  describe('held matches', () => {
    test('are listed by what is due and by story, and released with what tells them', async () => {
      const opened = current();
      const { store } = opened;
      await hold(opened);
      const due = await store.listHeld({ dueBeforeMs: NOW_MS + HOUR_MS, storyId: undefined });
      expect(due.map(({ watchId, storyId }) => `${watchId} ${storyId}`).toSorted()).toEqual([
        'w1 story01',
        'w1 story02',
      ]);
      expect(await store.listHeld({ dueBeforeMs: undefined, storyId: 'story02' })).toHaveLength(1);
      const lease = await processingLease(store);
      const released = { released: due, alerts: [], deliveries: [makeDelivery('digest')] };
      expect(await store.releaseHeld(released, lease)).toBe(true);
      expect(await claimIds(store)).toEqual(['digest']);
      expect(await store.listHeld({ dueBeforeMs: undefined, storyId: undefined })).toHaveLength(1);
    });

    test('stay when the lease is lost', async () => {
      const opened = current();
      await hold(opened);
      const lease = await processingLease(opened.store);
      const lost = { ...lease, token: lease.token - 1 };
      const released = { released: [makeHeld()], alerts: [], deliveries: [makeDelivery('digest')] };
      expect(await opened.store.releaseHeld(released, lost)).toBe(false);
      expect(
        await opened.store.listHeld({ dueBeforeMs: undefined, storyId: undefined }),
      ).toHaveLength(3);
      expect(await claimIds(opened.store)).toEqual([]);
    });
  });

  describe('readers', () => {
    test('have one opinion each on an alert', async () => {
      const { store } = current();
      await store.saveAlert({ ...save, alert: makeStoredAlert() });
      const feedback = {
        alertId: 'alert01',
        actor: 'slack:U1',
        verdict: 'old-news',
        atMs: NOW_MS,
      } as const;
      expect(await store.addFeedback(feedback)).toBe(true);
      expect(await store.addFeedback({ ...feedback, verdict: 'duplicate' })).toBe(false);
      expect(await store.listFeedback({ watchId: 'w1', sinceMs: NOW_MS })).toEqual([feedback]);
      expect(await store.listFeedback({ watchId: 'w2', sinceMs: NOW_MS })).toEqual([]);
      expect(await store.listFeedback({ watchId: undefined, sinceMs: NOW_MS + 1 })).toEqual([]);
    });

    test('mute a story in a destination, and take it back', async () => {
      const { store } = current();
      const mute = {
        storyId: 'story01',
        destination: 'console',
        actor: 'slack:U1',
        atMs: NOW_MS,
      } as const;
      await store.setMute({ mute, isMuted: true });
      await store.setMute({ mute: { ...mute, actor: 'slack:U2' }, isMuted: true });
      expect(await store.listMutes('story01')).toEqual([mute]);
      await store.setMute({ mute, isMuted: false });
      expect(await store.listMutes('story01')).toEqual([]);
    });
  });
}
