import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { restoreSqlite } from '../../../src/adapters/store/restore-sqlite.ts';
import { MINUTE_MS } from '../../../src/core/time/moment.ts';
import type { Store } from '../../../src/ports/store.ts';
import { NOW_MS, sampleAlert } from '../../helpers/alerts.ts';
import { makeDelivery } from '../../helpers/store-samples.ts';

let folder: string;
let file: string;
let backup: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-restore-'));
  file = join(folder, 'newsdesk.sqlite');
  backup = join(folder, 'copy.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = (nowMs: number): Promise<Store> =>
  openStore({ kind: 'sqlite', file }, { role: 'service', nowMs: () => nowMs });

async function backUp(): Promise<void> {
  const store = await open(NOW_MS);
  await store.addDeliveries([makeDelivery('waiting')]);
  await store.backup(backup);
  await store.addDeliveries([makeDelivery('later')]);
  await store.close();
}

test('puts the backup in the place of the store, and keeps what stood there', async () => {
  await backUp();
  const kept = await restoreSqlite({ backup, store: file });
  const store = await open(NOW_MS + MINUTE_MS);
  expect(await store.findDelivery('waiting')).toBeDefined();
  expect(await store.findDelivery('later')).toBeUndefined();
  await store.close();
  const before = await openStore({ kind: 'sqlite', file: kept ?? '' });
  expect(await before.findDelivery('later')).toBeDefined();
  await before.close();
});

test('what waited in the copy, and what tells an item from before the restore, is looked for before it is sent', async () => {
  await backUp();
  await restoreSqlite({ backup, store: file });
  const store = await open(NOW_MS + 30 * MINUTE_MS);
  const publish = (id: string, publishedAtMs: number) =>
    makeDelivery(id, {
      destination: `slack:C0${id}`,
      message: { kind: 'alert', alert: sampleAlert({ publishedAtMs }) },
    });
  await store.addDeliveries([
    publish('OLD', NOW_MS + 10 * MINUTE_MS),
    publish('NEW', NOW_MS + 31 * MINUTE_MS),
  ]);
  const since = async (id: string) => (await store.findDelivery(id))?.sendingAtMs;
  expect([await since('waiting'), await since('OLD'), await since('NEW')]).toEqual([
    NOW_MS,
    NOW_MS,
    undefined,
  ]);
  await store.close();
});

test('a backup of a restored store is one like any other', async () => {
  await backUp();
  await restoreSqlite({ backup, store: file });
  const store = await open(NOW_MS + MINUTE_MS);
  await store.backup(join(folder, 'second.sqlite'));
  await store.close();
  await restoreSqlite({ backup: join(folder, 'second.sqlite'), store: file });
  const again = await open(NOW_MS + 2 * MINUTE_MS);
  expect((await again.findDelivery('waiting'))?.sendingAtMs).toBe(NOW_MS);
  await again.close();
});

test('refuses beside a running service, and leaves its store alone', async () => {
  await backUp();
  const service = await open(NOW_MS);
  await expect(restoreSqlite({ backup, store: file })).rejects.toMatchObject({
    code: 'store_locked',
  });
  expect(await service.findDelivery('later')).toBeDefined();
  await service.close();
});

test.each([
  ['is not there', (): void => undefined],
  ['is no database', (path: string): void => writeFileSync(path, 'x'.repeat(5000))],
  [
    'is another database',
    (path: string): void => new DatabaseSync(path).exec('create table a (b)'),
  ],
])('refuses a file that %s', async (_name, make) => {
  const other = join(folder, 'other.sqlite');
  make(other);
  await expect(restoreSqlite({ backup: other, store: file })).rejects.toMatchObject({
    code: 'backup_invalid',
  });
  expect(existsSync(file)).toBe(false);
});

test('refuses a copy of a later version', async () => {
  await backUp();
  const copy = new DatabaseSync(backup);
  copy.exec("insert into newsdesk_migrations (name, timestamp) values ('9999-later', '')");
  copy.close();
  await expect(restoreSqlite({ backup, store: file })).rejects.toMatchObject({
    code: 'store_too_new',
  });
});
