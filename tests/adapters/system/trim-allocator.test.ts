import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const MODULE = new URL('../../../src/adapters/system/trim-allocator.ts', import.meta.url);
/** Frees 40 MB of SQLite's pages under blocks that stay; prints resident bytes before and after the trim. */
const SCRIPT = `
  const { DatabaseSync } = require('node:sqlite');
  const { trimAllocator } = require(${JSON.stringify(MODULE.pathname)});
  const pages = new DatabaseSync(':memory:');
  pages.exec('create table numbers (bytes); with recursive count(n) as (select 1 union all select n + 1 from count where n < 40000) insert into numbers select randomblob(1000) from count;');
  const stays = new DatabaseSync(':memory:');
  stays.exec('create table little (value)');
  pages.close();
  const before = process.memoryUsage.rss();
  trimAllocator();
  process.stdout.write(JSON.stringify([before, process.memoryUsage.rss()]));
`;

function hasGlibc(): boolean {
  const { header } = process.report.getReport() as unknown as { readonly header: object };
  return 'glibcVersionRuntime' in header;
}

test.skipIf(!hasGlibc())('memory freed between blocks in use goes back to the system', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--eval', SCRIPT], {
    env: { ...process.env, MALLOC_TRIM_THRESHOLD_: '131072' },
  });
  const [before, after] = JSON.parse(stdout) as [number, number];
  expect(before - after).toBeGreaterThan(20 * 2 ** 20);
});
