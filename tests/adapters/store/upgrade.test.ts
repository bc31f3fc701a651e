import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import type { StoreOptions, Upgrade } from '../../../src/adapters/store/store-address.ts';
import type { Store } from '../../../src/ports/store.ts';
import { NOW_MS } from '../../helpers/alerts.ts';
import { expectFilled } from '../../helpers/filled-store.ts';
import { findEmptyTables, readShape, STEPS, unpackOldStore } from '../../helpers/old-stores.ts';

const FIRST = STEPS[0] ?? '';
const LAST = STEPS.at(-1) ?? '';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-upgrade-'));
  file = join(folder, 'newsdesk.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = (options: StoreOptions = {}, at = file): Promise<Store> =>
  openStore({ kind: 'sqlite', file: at }, { nowMs: () => NOW_MS, ...options });

/** The shape of an empty store that takes the steps up to this one. */
async function shapeOf(step: string): Promise<readonly string[]> {
  const fresh = join(folder, `fresh-${step}.sqlite`);
  await (await open({ lastStep: step }, fresh)).close();
  return readShape(fresh);
}

describe.each(STEPS)('a store that was left at %s', (step) => {
  test('has something in every table, and the step that made it was not edited since', async () => {
    unpackOldStore(step, file);
    expect(findEmptyTables(file)).toEqual([]);
    // A step that stores have taken is never edited: append a new one.
    expect(readShape(file)).toEqual(await shapeOf(step));
  });
});

test('a store of today is opened without a copy', async () => {
  unpackOldStore(LAST, file);
  const upgrades: Upgrade[] = [];
  const store = await open({ role: 'service', onUpgraded: (done) => upgrades.push(done) });
  await expectFilled(store);
  await store.close();
  expect(upgrades).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.includes('.before-'))).toEqual([]);
});

test.each(STEPS.slice(0, -1))(
  'a store that was left at %s is brought up with all that it held, in today’s tables, and a copy is kept as it was',
  async (step) => {
    unpackOldStore(step, file);
    const upgrades: Upgrade[] = [];
    const store = await open({ role: 'service', onUpgraded: (done) => upgrades.push(done) });
    await expectFilled(store);
    await store.close();
    expect(readShape(file)).toEqual(await shapeOf(LAST));
    const keptAs = `${file}.before-${STEPS[STEPS.indexOf(step) + 1]}`;
    expect(upgrades).toEqual([{ from: step, to: LAST, keptAs }]);
    const before = await open({ lastStep: step }, keptAs);
    await expectFilled(before);
    await before.close();
    // The second time there is nothing to do.
    await (await open({ onUpgraded: (done) => upgrades.push(done) })).close();
    expect(upgrades).toHaveLength(1);
  },
);

test('an earlier version refuses a store that a later one has changed, and leaves it alone', async () => {
  unpackOldStore(LAST, file);
  const before = readShape(file);
  await expect(open({ lastStep: FIRST })).rejects.toMatchObject({
    code: 'store_too_new',
    message: expect.stringContaining(LAST) as string,
    hint: expect.stringContaining('before') as string,
  });
  expect(readShape(file)).toEqual(before);
});

test('without room for a copy nothing is changed', async () => {
  unpackOldStore(FIRST, file);
  // A folder stands where the copy would.
  mkdirSync(join(`${file}.before-${STEPS[1]}`, 'full'), { recursive: true });
  await expect(open()).rejects.toMatchObject({
    code: 'store_unusable',
    hint: expect.stringContaining('Nothing was changed') as string,
  });
  const store = await open({ lastStep: FIRST });
  await expectFilled(store);
  await store.close();
});

test('a command does not change the tables under a service of an earlier version', async () => {
  unpackOldStore(FIRST, file);
  const service = await open({ role: 'service', lastStep: FIRST });
  await expect(open()).rejects.toMatchObject({ code: 'store_locked' });
  await expectFilled(service);
  await service.close();
  await (await open()).close();
});

test('three copies are kept, and nothing else is taken away', async () => {
  const others = [
    'newsdesk.sqlite.before-restore',
    'newsdesk.sqlite.before-0001-x.txt',
    'my.before-0000-a',
  ];
  const old = ['0001-a', '0001-b', '0001-c'].map((step) => `newsdesk.sqlite.before-${step}`);
  for (const name of [...others, ...old]) await (await open({}, join(folder, name))).close();
  unpackOldStore(FIRST, file);
  await (await open()).close();
  const kept = readdirSync(folder).filter((name) => /\.before-\d{4}-\w+$/.test(name));
  expect(kept.toSorted()).toEqual([
    'my.before-0000-a',
    'newsdesk.sqlite.before-0001-b',
    'newsdesk.sqlite.before-0001-c',
    `newsdesk.sqlite.before-${STEPS[1]}`,
  ]);
  expect(existsSync(join(folder, 'newsdesk.sqlite.before-restore'))).toBe(true);
});
