import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoredAlert } from '../../../src/ports/alert-store.ts';
import { NOW_MS, sampleAlert } from '../../helpers/alerts.ts';
import { makeConsole, type TestConsole } from '../../helpers/console.ts';
import { makeAudit, makeDelivery, makeStoredAlert } from '../../helpers/store-samples.ts';

/** More than any list shows, and than were once read to find those of one workspace. */
const OTHERS = 150;

let console: TestConsole;
beforeEach(async () => {
  console = await makeConsole({
    startMs: NOW_MS,
    watches: [
      { name: 'busy', destinations: ['discord:112233445566778899'] },
      { name: 'quiet', destinations: ['slack:C0123'] },
    ],
  });
});
afterEach(() => console.close());

async function tell(watch: string, alerts: readonly string[], at: Partial<StoredAlert> = {}) {
  const { store } = console.newsdesk;
  const found = (await store.listWatches()).find(({ name }) => name === watch);
  const watches = [{ watchId: found?.id ?? '', name: watch, terms: [] }];
  for (const id of alerts) {
    const alert = sampleAlert({ id, storyId: `story-${id}`, title: `Alert ${id}`, watches });
    await store.saveAlert({
      alert: makeStoredAlert({ alert, createdAtMs: NOW_MS, ...at }),
      deliveries: [makeDelivery(`d-${id}`, { alertId: id, message: { kind: 'alert', alert } })],
      audit: undefined,
    });
  }
}

const many = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `busy-${index}`);

describe('a small workspace beside a busy one', () => {
  test('sees its own alerts and deliveries, however many others came since', async () => {
    await tell('quiet', ['own'], { createdAtMs: NOW_MS - 60_000 });
    console.newsdesk.clock.advance(1);
    await tell('busy', many(OTHERS));
    const reader = await console.signIn({ workspace: 'slack:T1' });
    for (const path of ['/', '/deliveries']) {
      const { text } = await reader.get(path);
      expect(text).toContain('Alert own');
      expect(text).not.toContain('Alert busy');
    }
    expect((await reader.get('/deliveries?failed=1')).text).not.toContain('Alert own');
    const all = await (await console.signIn()).get('/deliveries');
    expect(all.text).toContain('Alert busy');
  });

  test('and a busy one, with more alerts than are put in order, sees its newest', async () => {
    await tell('busy', many(501));
    console.newsdesk.clock.advance(1);
    await tell('quiet', ['other']);
    await tell('busy', ['newest']);
    const reader = await console.signIn({ workspace: 'local' });
    const [busy] = (await console.newsdesk.store.listWatches()).filter(
      ({ name }) => name === 'busy',
    );
    const rows = await console.newsdesk.store.listDeliveries({
      states: undefined,
      destination: undefined,
      watchIds: [busy?.id ?? ''],
      limit: 60,
    });
    expect(rows).toHaveLength(60);
    expect(rows[0]?.id).toBe('d-newest');
    expect(rows.map(({ id }) => id)).not.toContain('d-other');
    expect((await reader.get('/deliveries')).text).toContain('Alert other');
  });

  test('sends again what is its own, and nothing else', async () => {
    await tell('quiet', ['own']);
    await tell('busy', ['busy-0']);
    const { store } = console.newsdesk;
    const claim = { owner: 'me', leaseMs: 60_000, limit: 10, platforms: ['console'] };
    for (const _delivery of [1, 2]) {
      const [claimed] = await store.claimDeliveries(claim);
      const { id = '', token = 0 } = claimed ?? {};
      await store.markSending({ id, token });
      await store.endDelivery({ id, token, ending: { kind: 'failed', error: 'gone' } });
    }
    const reader = await console.signIn({ workspace: 'slack:T1' });
    const retry = async (id: string) =>
      (await reader.post('/deliveries/retry', { id })).headers.get('location');
    expect(await retry('d-busy-0')).toBe('/deliveries?done=not-again');
    expect(await retry('d-own')).toBe('/deliveries?done=again');
  });
});

test('the audit is read to its end page by page, also where a moment has more entries than a page', async () => {
  const { store } = console.newsdesk;
  const ids = Array.from({ length: 230 }, (_, index) => `entry-${index}`);
  for (const id of ids)
    await store.addAudit(makeAudit({ id, subject: `<${id}>`, atMs: NOW_MS + 5 }));
  const admin = await console.signIn();
  const seen: string[] = [];
  let path: string | undefined = '/audit';
  let pages = 0;
  while (path !== undefined) {
    const { text } = await admin.get(path);
    seen.push(...[...text.matchAll(/&lt;(entry-\d+)&gt;/g)].map(([, id]) => id ?? ''));
    path = /rel="next" href="([^"]+)"/.exec(text)?.[1];
    pages += 1;
  }
  expect(pages).toBe(3);
  expect(seen.toSorted()).toEqual(ids.toSorted());
});

test('watches are listed by the hundred on light pages; a long query is shown by its beginning', async () => {
  const own = await makeConsole({
    watches: Array.from({ length: 101 }, (_, index) => ({
      name: `watch-${String(index).padStart(3, '0')}`,
      query: index === 0 ? Array.from({ length: 90 }, () => 'harbour').join(' ') : 'harbour',
    })),
  });
  const admin = await own.signIn();
  const [first, second] = [await admin.get('/watches'), await admin.get('/watches?page=2')];
  await own.close();
  expect(first.text).toContain('watch-000');
  expect(first.text).not.toContain('watch-100');
  expect(second.text).toContain('watch-100');
  expect(second.text).not.toContain('watch-000');
  expect(first.text).toMatch(/(harbour ){20,30}harb[a-z]*…/);
  expect(Buffer.byteLength(first.text)).toBeLessThan(100_000);
});
