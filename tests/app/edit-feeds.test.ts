import { expect, test } from 'vitest';
import { applyFiles } from '../../src/app/apply-files.ts';
import { addFeed, importOpml, removeFeed } from '../../src/app/edit-feeds.ts';
import { makeNewsdesk } from '../helpers/newsdesk.ts';

const ACTING = { actor: 'cli', workspace: 'local' } as const;
const WIRE = {
  url: 'https://wire.example/rss',
  publisher: 'Wire',
  lang: undefined,
  everyMs: undefined,
  label: undefined,
  isCounted: true,
  auth: undefined,
  tags: [],
};

/** Reads one address a line: the format itself is tested with the adapter. */
const opml = {
  parse: (document: Uint8Array) =>
    Buffer.from(document)
      .toString()
      .split('\n')
      .map((url) => ({ url, title: undefined, tags: [] })),
  render: () => '',
};

test.each([
  ['an address that is none', { url: 'https://' }],
  ['an address with a space', { url: 'https://wire.example/a b' }],
  ['another protocol', { url: 'ftp://wire.example/rss' }],
  ['nobody behind it', { publisher: ' ' }],
  ['a language by its name', { lang: 'deutsch' }],
  ['an empty label', { label: '' }],
  ['a label as long as a sentence', { label: 'x'.repeat(61) }],
])('refuses %s, which the files refuse too', async (_what, wrong) => {
  const { deps, store } = await makeNewsdesk({ publishers: [] });
  await expect(addFeed(deps, ACTING, { ...WIRE, ...wrong })).rejects.toMatchObject({
    code: 'feed_invalid',
  });
  expect(await store.listFeeds()).toEqual([]);
});

test('a reading list with a wrong address in its middle is imported but for that one', async () => {
  const { deps, store } = await makeNewsdesk({ publishers: [] });
  await addFeed(deps, ACTING, WIRE);
  const list = ['https://one.example/rss', 'https://', WIRE.url, 'https://two.example/rss'];
  const receipt = await importOpml({ ...deps, opml }, ACTING, Buffer.from(list.join('\n')));
  expect(receipt).toEqual({ added: 2, known: 1, refused: 1 });
  expect((await store.listFeeds()).map(({ url }) => url).toSorted()).toEqual([
    'https://one.example/rss',
    'https://two.example/rss',
    WIRE.url,
  ]);
});

test('a crash loses no entry: each is written with its feed, that of the files with the first', async () => {
  const { deps, store } = await makeNewsdesk({ publishers: [], watches: [] });
  const noEntryAlone = {
    ...store,
    addAudit: () => Promise.reject(new Error('written apart from its change')),
  };
  const crashing = { ...deps, store: noEntryAlone };
  await addFeed(crashing, ACTING, WIRE);
  await removeFeed(crashing, ACTING, WIRE.url);
  const feeds = ['one', 'two'].map((name) => ({ ...WIRE, url: `https://${name}.example/rss` }));
  let saves = 0;
  const saveOne: typeof store.saveFeed = (feed) => {
    saves += 1;
    return saves === 1 ? store.saveFeed(feed) : Promise.reject(new Error('crash'));
  };
  const dying = { ...deps, store: { ...noEntryAlone, saveFeed: saveOne } };
  await expect(applyFiles(dying, { feeds, watches: [], concepts: {} })).rejects.toThrow('crash');
  expect(await store.listFeeds()).toHaveLength(1);
  const all = { workspace: undefined, subject: undefined, sinceMs: undefined, limit: 10 };
  const actions = (await store.listAudit(all)).map(({ action }) => action);
  expect(actions.toSorted()).toEqual(['feed.add', 'feed.remove', 'feeds.apply']);
});

test('what the files change in the feeds is written down, as one entry', async () => {
  const { deps, store } = await makeNewsdesk({ publishers: [], watches: [] });
  await addFeed(deps, ACTING, WIRE);
  const other = { ...WIRE, url: 'https://two.example/rss' };
  await applyFiles(deps, { feeds: [other], watches: [], concepts: {} });
  await applyFiles(deps, { feeds: [other], watches: [], concepts: {} });
  const entries = await store.listAudit({
    workspace: undefined,
    subject: undefined,
    sinceMs: undefined,
    limit: 10,
  });
  expect(entries.map(({ action }) => action).toSorted()).toEqual(['feed.add', 'feeds.apply']);
  expect(entries.find(({ action }) => action === 'feeds.apply')).toMatchObject({
    subject: 'feeds',
    before: expect.stringContaining(WIRE.url),
    after: expect.stringContaining(other.url),
  });
});
