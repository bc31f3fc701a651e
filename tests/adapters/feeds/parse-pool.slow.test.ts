import { afterEach, expect, test, vi } from 'vitest';
import { ParsePool } from '../../../src/adapters/feeds/parse-pool.ts';

const pools: ParsePool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function poolWith(options: ConstructorParameters<typeof ParsePool>[0]): ParsePool {
  const pool = new ParsePool(options);
  pools.push(pool);
  return pool;
}

const source = { url: 'https://post.example/feed', contentType: undefined };
function feedNamed(title: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    `<rss version="2.0"><channel><title>${title}</title><language>en</language><item><title>x</title></item></channel></rss>`,
  );
}
/** Nested so deeply that the page's parser needs many seconds. */
const monster = `<html><body>${'<div>'.repeat(400_000)}</body></html>`;

test('reads feeds and articles in workers', async () => {
  const pool = poolWith({});
  const feeds = await Promise.all(
    ['a', 'b', 'c'].map((name) => pool.parse(feedNamed(name), source)),
  );
  expect(feeds.map((outcome) => outcome.kind === 'feed' && outcome.feed.title)).toEqual([
    'a',
    'b',
    'c',
  ]);
  const page = `<html lang="uk"><body><article><h1>Міст</h1>${'<p>«Ми його відкриємо», — сказала міністерка журналістам у порту.</p>'.repeat(5)}</article></body></html>`;
  const article = await pool.extractArticle(page, source);
  expect(article).toMatchObject({ kind: 'article', article: { title: 'Міст', lang: 'uk' } });
});

test('kills a worker that takes too long, and goes on with the next document', async () => {
  const pool = poolWith({ jobTimeoutMs: 700 });
  const [slow, next] = await Promise.all([
    pool.extractArticle(monster, source),
    pool.parse(feedNamed('after'), source),
  ]);
  expect(slow).toEqual({ kind: 'timed-out' });
  expect(next).toMatchObject({ kind: 'feed', feed: { title: 'after' } });
});

test('survives a worker that exhausts its memory', async () => {
  const pool = poolWith({ heapMegabytesMax: 24, jobTimeoutMs: 30_000 });
  const crashed = await pool.extractArticle(monster, source);
  expect(crashed).toEqual({ kind: 'crashed', detail: 'ERR_WORKER_OUT_OF_MEMORY' });
  expect(await pool.parse(feedNamed('after'), source)).toMatchObject({ kind: 'feed' });
});

test('ends a worker that has had no work for a while, and starts one anew', async () => {
  const pool = poolWith({ restAfterMs: 50 });
  await pool.parse(feedNamed('a'), source);
  expect(pool.workerCount).toBe(1);
  await vi.waitUntil(() => pool.workerCount === 0, { timeout: 5_000 });
  expect(await pool.parse(feedNamed('b'), source)).toMatchObject({ kind: 'feed' });
});

test('ends what waits when it is closed', async () => {
  const pool = poolWith({});
  const waiting = pool.parse(feedNamed('a'), source);
  await pool.close();
  expect(await waiting).toEqual({ kind: 'crashed', detail: 'closed' });
  expect(await pool.parse(feedNamed('b'), source)).toEqual({ kind: 'crashed', detail: 'closed' });
});
