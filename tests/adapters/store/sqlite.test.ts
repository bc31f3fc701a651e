import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import type { Store } from '../../../src/ports/store.ts';
import { NOW_MS } from '../../helpers/alerts.ts';
import {
  CLAIM,
  claimIds,
  FEED,
  makeDelivery,
  makeIncoming,
  type OpenedStore,
  poll,
  SENT,
  sendNext,
} from '../../helpers/store-samples.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-store-'));
  file = join(folder, 'deep', 'newsdesk.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = (role: 'service' | 'visitor' = 'visitor', at = file): Promise<Store> =>
  openStore({ kind: 'sqlite', file: at }, { role, nowMs: () => NOW_MS });
const asOpened = (store: Store): OpenedStore => ({
  store,
  advance: () => undefined,
  nowMs: () => NOW_MS,
});

/** What a search of the file itself finds wrong; `ok` when nothing. */
function checkFile(path: string): unknown {
  const database = new DatabaseSync(path);
  try {
    database.exec("insert into item_words (item_words, rank) values ('integrity-check', 0)");
    return database.prepare('pragma integrity_check').get()?.['integrity_check'];
  } finally {
    database.close();
  }
}

describe('one service', () => {
  test('a second one on the file is refused, a command is not, and both see what the other writes', async () => {
    const service = await open('service');
    await expect(open('service')).rejects.toMatchObject({ code: 'store_locked' });
    const command = await open();
    await command.saveFeed({ id: 'feed1', options: FEED, nowMs: NOW_MS });
    expect(await service.listFeeds()).toHaveLength(1);
    await service.removeFeed('feed1');
    expect(await command.listFeeds()).toEqual([]);
    await command.close();
    await service.close();
    const next = await open('service');
    await next.close();
  });

  test('what was refused leaves the lock where it was', async () => {
    const service = await open('service');
    for (let tries = 0; tries < 3; tries++) {
      await expect(open('service')).rejects.toMatchObject({ code: 'store_locked' });
    }
    await service.close();
  });
});

describe('what is not ours', () => {
  test('a store of a later version is refused', async () => {
    await (await open()).close();
    const database = new DatabaseSync(file);
    database.exec("insert into newsdesk_migrations (name, timestamp) values ('9999-later', '')");
    database.close();
    await expect(open('service')).rejects.toMatchObject({ code: 'store_too_new' });
    // The refusal gave the lock back.
    await expect(open('service')).rejects.toMatchObject({ code: 'store_too_new' });
  });

  test('a file that is no database, and a folder that cannot be written, say what to do', async () => {
    const database = new DatabaseSync(join(folder, 'x'));
    database.close();
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(folder, 'notes.txt'), 'These are notes and not a database. '.repeat(100));
    await expect(open('visitor', join(folder, 'notes.txt'))).rejects.toMatchObject({
      code: 'store_unusable',
    });
    await expect(open('visitor', join(folder, 'notes.txt', 'sub', 'n.db'))).rejects.toMatchObject({
      code: 'store_unusable',
    });
  });
});

describe('writers together', () => {
  test('share a commit, and one that fails fails alone', async () => {
    const store = await open();
    await store.addSession({
      tokenHash: 'h',
      actor: 'a',
      workspace: 'local',
      role: 'admin',
      csrf: 'c',
      createdAtMs: 1,
      expiresAtMs: NOW_MS * 2,
    });
    const session = {
      actor: 'a',
      workspace: 'local',
      role: 'admin',
      csrf: 'c',
      createdAtMs: 1,
      expiresAtMs: NOW_MS * 2,
    } as const;
    const results = await Promise.allSettled(
      ['1', 'h', '2'].map((tokenHash) => store.addSession({ ...session, tokenHash })),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.findSession('2')).toBeDefined();
    await store.close();
  });

  test('a full disk is said, loses nothing, and is got over', async () => {
    const store = await open();
    const opened = asOpened(store);
    await poll(opened, [makeIncoming('anna')]);
    const database = new DatabaseSync(file);
    const pages = Number(database.prepare('pragma page_count').get()?.['page_count']);
    database.close();
    const full = await openStore(
      { kind: 'sqlite', file },
      { nowMs: () => NOW_MS, pagesMax: pages + 2 },
    );
    const many = Array.from({ length: 500 }, (_, index) =>
      makeIncoming(`n${index}`, { text: 'ferry '.repeat(500) }),
    );
    await expect(poll(asOpened(full), many)).rejects.toMatchObject({
      code: 'store_unusable',
      hint: expect.stringContaining('disk') as string,
    });
    expect(await full.countItems()).toBe(1);
    await full.close();
    expect(await poll(opened, many)).toMatchObject({ added: 500 });
    await store.close();
    expect(checkFile(file)).toBe('ok');
  });
});

describe('a backup', () => {
  test('is whole while the store is written to, and goes on where it was taken', async () => {
    const store = await open('service');
    const opened = asOpened(store);
    await poll(
      opened,
      Array.from({ length: 300 }, (_, index) => makeIncoming(`n${index}`)),
    );
    await store.addDeliveries([makeDelivery('d1'), makeDelivery('d2')]);
    await sendNext(store, SENT);
    const copy = join(folder, 'backup.db');
    const [, ...receipts] = await Promise.all([
      store.backup(copy),
      ...Array.from({ length: 20 }, (_, index) =>
        store.addDeliveries([makeDelivery(`later${index}`)]),
      ),
    ]);
    expect(receipts).toHaveLength(20);
    await store.close();
    expect(checkFile(copy)).toBe('ok');
    const restored = await open('service', copy);
    expect(await restored.countItems()).toBe(300);
    // What had been sent is not sent again.
    expect(await claimIds(restored)).toEqual(['d2']);
    expect(await poll(asOpened(restored), [makeIncoming('n7')])).toMatchObject({
      added: 0,
      unchanged: 1,
    });
    await restored.close();
  });
});

describe('the end', () => {
  test('waits for what was asked, and refuses what comes after', async () => {
    const store = await open();
    const asked = store.addDeliveries([makeDelivery('d1')]);
    await store.close();
    await asked;
    await expect(store.claimDeliveries(CLAIM)).rejects.toMatchObject({ code: 'store_unusable' });
    const again = await open();
    expect(await claimIds(again)).toEqual(['d1']);
    await again.close();
  });
});
