import { describe, expect, test } from 'vitest';
import type { WatchOptions } from '../../src/core/watch/watch.ts';
import type { Store } from '../../src/ports/store.ts';
import { makeAudit, type OpenedStore } from '../helpers/store-samples.ts';
import { makeWatch } from '../helpers/watch.ts';

function optionsOf(changes: Partial<WatchOptions> = {}): WatchOptions {
  const {
    id: _id,
    workspace: _workspace,
    version: _version,
    isPaused: _isPaused,
    ...options
  } = makeWatch();
  return { ...options, ...changes };
}

type Save = Parameters<Store['saveWatch']>[0];

function change(changes: Partial<Save> = {}): Save {
  return {
    id: 'w1',
    workspace: 'local',
    options: optionsOf(),
    isPaused: false,
    expectedVersion: undefined,
    audit: makeAudit(),
    ...changes,
  };
}

/** Watches, their versions, and concepts. */
export function describeWatches(current: () => OpenedStore): void {
  describe('watches', () => {
    test('a watch is read back as it was saved, and each save counts', async () => {
      const { store } = current();
      const options = optionsOf({
        mode: 'digest',
        digest: { cron: '0 8 * * *', timezone: 'Europe/Kyiv' },
        languages: ['uk'],
        mustMatch: ['the ferry'],
      });
      const saved = await store.saveWatch(change({ options }));
      expect(saved).toEqual({ kind: 'saved', watch: makeWatch({ ...options }) });
      expect(await store.listWatches()).toEqual([makeWatch({ ...options })]);
      const second = await store.saveWatch(change({ expectedVersion: 1, isPaused: true }));
      expect(second).toMatchObject({ kind: 'saved', watch: { version: 2, isPaused: true } });
    });

    test('a save that rests on an older version is refused with the one that stands', async () => {
      const { store } = current();
      await store.saveWatch(change());
      await store.saveWatch(change({ options: optionsOf({ query: 'ferry' }), expectedVersion: 1 }));
      const refused = await store.saveWatch(change({ expectedVersion: 1 }));
      expect(refused).toMatchObject({ kind: 'conflict', watch: { version: 2, query: 'ferry' } });
      expect(await store.saveWatch(change())).toMatchObject({
        kind: 'conflict',
        watch: { version: 2 },
      });
      expect(await store.saveWatch(change({ id: 'w9', expectedVersion: 1 }))).toEqual({
        kind: 'conflict',
        watch: undefined,
      });
    });

    test('a name stands once in a workspace', async () => {
      const { store } = current();
      await store.saveWatch(change());
      expect(await store.saveWatch(change({ id: 'w2' }))).toMatchObject({
        kind: 'conflict',
        watch: { id: 'w1' },
      });
      expect(await store.saveWatch(change({ id: 'w3', workspace: 'slack:T1' }))).toMatchObject({
        kind: 'saved',
      });
    });

    test('two saves at the same moment: one wins', async () => {
      const { store } = current();
      await store.saveWatch(change());
      const saves = await Promise.all(
        ['ferry', 'bridge'].map((query) =>
          store.saveWatch(change({ options: optionsOf({ query }), expectedVersion: 1 })),
        ),
      );
      expect(saves.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'saved']);
    });

    test('the history tells who made each version, newest first; a removed watch can come back', async () => {
      const { store } = current();
      await store.saveWatch(change());
      await store.saveWatch(
        change({
          expectedVersion: 1,
          options: optionsOf({ query: 'ferry' }),
          audit: makeAudit({ actor: 'slack:U2' }),
        }),
      );
      expect(await store.removeWatch({ id: 'w1', audit: makeAudit() })).toBe(true);
      expect(await store.removeWatch({ id: 'w1', audit: makeAudit() })).toBe(false);
      expect(await store.listWatches()).toEqual([]);
      expect(await store.listRemovedWatches('harbour')).toMatchObject([{ id: 'w1', version: 2 }]);
      expect(await store.listRemovedWatches('ferry')).toEqual([]);
      expect(await store.saveWatch(change())).toMatchObject({
        kind: 'saved',
        watch: { version: 3 },
      });
      expect(await store.listRemovedWatches('harbour')).toEqual([]);
      const versions = await store.listWatchVersions('w1');
      expect(versions.map(({ watch, audit }) => [watch.version, watch.query, audit.actor])).toEqual(
        [
          [3, 'harbour', 'slack:U1'],
          [2, 'ferry', 'slack:U2'],
          [1, 'harbour', 'slack:U1'],
        ],
      );
    });

    test('concepts are replaced as a whole', async () => {
      const { store } = current();
      await store.replaceConcepts({
        concepts: { sea: ['sea', 'море'], sky: ['sky'] },
        audit: makeAudit(),
      });
      await store.replaceConcepts({ concepts: { sea: ['sea'] }, audit: makeAudit() });
      expect(await store.listConcepts()).toEqual({ sea: ['sea'] });
    });

    test('each change of the rules raises their version and is announced', async () => {
      const { store } = current();
      const woken = new Promise<void>((resolve) => {
        store.onWake((kind) => {
          if (kind === 'rules') resolve();
        });
      });
      const before = await store.rulesVersion();
      await store.saveWatch(change());
      await woken;
      const saved = await store.rulesVersion();
      await store.replaceConcepts({ concepts: {}, audit: makeAudit() });
      const replaced = await store.rulesVersion();
      await store.removeWatch({ id: 'w1', audit: makeAudit() });
      const removed = await store.rulesVersion();
      expect([before < saved, saved < replaced, replaced < removed]).toEqual([true, true, true]);
    });
  });
}
