import { afterEach, describe, expect, test } from 'vitest';
import { ENGLISH_WORDS } from '../../../src/adapters/web/words-english.ts';
import { UKRAINIAN_WORDS } from '../../../src/adapters/web/words-ukrainian.ts';
import { makeConsole, type TestConsole } from '../../helpers/console.ts';
import type { SampleItem } from '../../helpers/newsdesk.ts';

const OPENING: SampleItem = {
  guid: 'opening',
  title: 'Seven harbours of Lorvania open again after two weeks',
  contentText:
    'Seven harbours of Lorvania opened again on Monday after a strike of two weeks, the port authority said.\n“The cranes are moving and so are we,” Harbour Minister Ilva Renn said in Port Selm.\nHowever, two unions still refuse to sign the agreement.',
};
const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>';
/** The first page must be light on a phone (issue: under 100 KB with everything). */
const PAGE_BYTES_MAX = 100_000;

let console: TestConsole | undefined;
async function open(sample: Parameters<typeof makeConsole>[0] = {}): Promise<TestConsole> {
  console = await makeConsole(sample);
  return console;
}
afterEach(async () => {
  await console?.close();
  console = undefined;
});

describe('what was told', () => {
  test('stands on the first page, and its story with sources, quotes and watches', async () => {
    const desk = await open({ publishers: ['Post', 'Gazette'] });
    desk.newsdesk.publish('Post', OPENING);
    await desk.newsdesk.round();
    const admin = await desk.signIn();
    const first = (await admin.get('/')).text;
    expect(first).toContain(OPENING.title);
    const id = /href="\/stories\/([^"]+)"/.exec(first)?.[1] ?? '';
    const story = (await admin.get(`/stories/${id}`)).text;
    expect(story).toContain('The cranes are moving and so are we');
    expect(story).toContain('Ilva Renn');
    expect(story).toContain('harbour');
    expect(story).toContain('console: alerted');
  });

  test('what somebody said stands once, with every publisher that carries it', async () => {
    const desk = await open({ publishers: ['Post', 'Gazette'] });
    desk.newsdesk.publish('Post', OPENING);
    desk.newsdesk.publish('Gazette', OPENING);
    await desk.newsdesk.round();
    const { text } = await (await desk.signIn()).get('/quotes?who=Renn');
    expect(text.match(/The cranes are moving and so are we/g)).toHaveLength(1);
    expect(text).toContain('Post ·');
    expect(text).toContain('Gazette ·');
  });

  test('the first page with all that it loads is light', async () => {
    const desk = await open();
    const admin = await desk.signIn();
    const { text } = await admin.get('/');
    const loaded = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(loaded.length).toBeGreaterThanOrEqual(3);
    let bytes = Buffer.byteLength(text);
    for (const path of loaded) {
      const asset = await admin.get(path);
      expect(asset.headers.get('cache-control')).toContain('immutable');
      bytes += Buffer.byteLength(asset.text);
    }
    expect(bytes).toBeLessThan(PAGE_BYTES_MAX);
  });
});

describe('how a watch does', () => {
  test('is a share once anybody has reported, and until then that nobody has', async () => {
    const desk = await open();
    const admin = await desk.signIn();
    const told = async () =>
      /<td data-name="Precision">([^<]*)</.exec((await admin.get('/watches')).text)?.[1];
    expect(await told()).toBe('–');
    desk.newsdesk.publish('Post', OPENING);
    await desk.newsdesk.round();
    expect(await told()).toBe('nothing reported');
    await admin.post('/settings', { language: 'uk' });
    expect((await admin.get('/watches')).text).toContain('скарг немає');
    await admin.post('/settings', { language: 'en' });
    const { store, clock } = desk.newsdesk;
    const [stored] = await store.listAlerts({
      destinations: undefined,
      watchId: undefined,
      sinceMs: undefined,
      limit: 1,
    });
    const report = { alertId: stored?.alert.id ?? '', atMs: clock.nowMs() };
    await store.addFeedback({ ...report, actor: 'slack:U1', verdict: 'wrong-words' });
    expect(await told()).toBe('100%');
    await store.addFeedback({ ...report, actor: 'slack:U2', verdict: 'not-relevant' });
    expect(await told()).toBe('0%');
  });
});

describe('a hostile item', () => {
  test('is shown as text wherever it stands', async () => {
    const desk = await open();
    desk.newsdesk.publish('Post', {
      guid: 'hostile',
      url: 'javascript:alert(3)',
      title: `Harbour ${HOSTILE}`,
      contentText: `${HOSTILE} in the harbour.\n“The harbour is ${HOSTILE} open,” said Minister Ilva Renn.`,
    });
    await desk.newsdesk.round();
    const admin = await desk.signIn();
    const id = /href="\/stories\/([^"]+)"/.exec((await admin.get('/stories')).text)?.[1] ?? '';
    const draft = await admin.post('/watches/try', { query: 'harbour', name: HOSTILE });
    const pages = [
      draft.text,
      (await admin.get('/')).text,
      (await admin.get(`/stories/${id}`)).text,
      (await admin.get('/stories?q=harbour')).text,
      (await admin.get(`/stories?q=${encodeURIComponent(`"${HOSTILE}`)}`)).text,
      (await admin.get(`/quotes?who=${encodeURIComponent(HOSTILE)}`)).text,
      (await admin.get('/deliveries')).text,
      (await admin.post('/feeds/look', { url: HOSTILE })).text,
    ];
    for (const page of pages) {
      expect(page).not.toContain('<script>alert');
      expect(page).not.toContain('<img src=x');
      expect(page).not.toContain('href="javascript:');
    }
    expect(pages[2]).toContain('&lt;script&gt;');
  });
});

describe('the watch editor', () => {
  test('shows an error at its column, and then what the query would have caught', async () => {
    const desk = await open();
    desk.newsdesk.publish('Post', OPENING);
    await desk.newsdesk.round();
    const admin = await desk.signIn();
    const wrong = (await admin.post('/watches/try', { query: 'harbour AND (crane' })).text;
    expect(wrong).toContain('E_PAREN_OPEN, column 13');
    expect(wrong).toMatch(/harbour AND \(crane\n {12}\^/);
    const right = (await admin.post('/watches/try', { query: 'harbour and crane' })).text;
    expect(right).toContain('E_LOWERCASE_OP');
    const tried = (await admin.post('/watches/try', { query: '(harbour)' })).text;
    expect(tried).toContain('<code>harbour</code>');
    expect(tried).toContain('1 alert in 30 days, from 1 item');
    expect(tried).toContain('<mark>harbours</mark>');
    expect(tried).toContain('class="chat slack"');
    expect(tried).toContain('class="chat discord"');
  });

  test('saves a new watch, which then alerts', async () => {
    const desk = await open({ watches: [{ query: 'volcano' }] });
    const admin = await desk.signIn();
    const form = { name: 'ports', query: 'harbour', destinations: 'console', do: 'save' };
    const saved = await admin.post('/watches/save', form);
    expect(saved.status).toBe(303);
    desk.newsdesk.publish('Post', OPENING);
    await desk.newsdesk.round();
    expect(desk.newsdesk.chat.sends).toBe(1);
    expect((await admin.get('/audit')).text).toContain('watch.add');
  });

  test('keeps what was typed when something is wrong, and says what', async () => {
    const desk = await open();
    const admin = await desk.signIn();
    const form = {
      name: 'ports',
      query: 'harbour',
      destinations: '#general',
      must_match: 'a text about volcanoes',
      do: 'save',
    };
    const { status, text } = await admin.post('/watches/save', form);
    expect(status).toBe(200);
    expect(text).toContain('“#general” is not a destination');
    expect(text).toContain('No longer matches this example:');
    expect(text).toContain('value="#general"');
    expect(await desk.newsdesk.store.listWatches()).toHaveLength(1);
  });

  test('keeps the zone of the digest and that of the quiet hours', async () => {
    const digest = { cron: '0 8 * * *', timezone: 'Europe/Kyiv' };
    const timezone = 'America/New_York';
    const quietHours = { from: '23:00', to: '07:00', timezone, breakThroughPublishers: undefined };
    const desk = await open({ watches: [{ mode: 'digest', digest, quietHours }] });
    const [watch] = await desk.newsdesk.store.listWatches();
    const id = watch?.id ?? '';
    const admin = await desk.signIn();
    const shown = /name="timezone"[^>]*value="([^"]*)"/.exec(
      (await admin.get(`/watches/${id}`)).text,
    );
    expect(shown?.[1]).toBe('Europe/Kyiv, America/New_York');
    const form = { id, version: '1', timezone: shown?.[1] ?? '', query: 'port', do: 'save' };
    expect((await admin.post('/watches/save', form)).status).toBe(303);
    expect(await desk.newsdesk.store.listWatches()).toMatchObject([
      { query: 'port', digest, quietHours: { timezone } },
    ]);
  });

  test('shows who saved meanwhile, and saves over it only when asked again', async () => {
    const desk = await open();
    const [watch] = await desk.newsdesk.store.listWatches();
    const id = watch?.id ?? '';
    const admin = await desk.signIn();
    const form = { id, version: '1', name: 'harbour', destinations: 'console', do: 'save' };
    expect((await admin.post('/watches/save', { ...form, query: 'port' })).status).toBe(303);
    const late = await admin.post('/watches/save', { ...form, query: 'quay' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody else saved another version meanwhile.');
    expect(late.text).toContain('name="version" value="2"');
    expect((await desk.newsdesk.store.listWatches())[0]?.query).toBe('port');
    await admin.post('/watches/save', { ...form, version: '2', query: 'quay' });
    expect((await desk.newsdesk.store.listWatches())[0]?.query).toBe('quay');
    expect((await admin.post('/watches/restore', { id, version: '1' })).status).toBe(303);
    expect((await desk.newsdesk.store.listWatches())[0]?.query).toBe('harbour');
  });
});

describe('feeds', () => {
  test('one is found at an address and added; one that is ill stands first with its error', async () => {
    const desk = await open({ publishers: ['Post', 'Gazette'] });
    desk.newsdesk.publish('Gazette', OPENING);
    const admin = await desk.signIn();
    await admin.post('/feeds/remove', { url: 'https://gazette.example/feed' });
    const looked = await admin.post('/feeds/look', { url: 'https://gazette.example/feed' });
    expect(looked.text).toContain('1 feed found');
    const added = await admin.post('/feeds/add', {
      url: 'https://gone.example/feed',
      publisher: 'Gone',
    });
    expect(added.status).toBe(303);
    expect((await admin.get('/feeds')).text).toContain('not asked yet');
    await desk.newsdesk.round();
    expect((await admin.get('/feeds')).text).not.toContain('not asked yet');
    const page = (await admin.get('/feeds')).text;
    expect(page.indexOf('Gone')).toBeLessThan(page.indexOf('Post'));
    expect(page).toContain('404');
    const [gone] = (await desk.newsdesk.store.listFeeds()).filter(
      ({ publisher }) => publisher === 'Gone',
    );
    expect(
      (await admin.post('/feeds/poll', { id: gone?.id ?? '' })).headers.get('location'),
    ).toContain('polling');
    expect((await admin.get('/feeds/export.opml')).text).toContain('https://gone.example/feed');
  });
});

describe('the languages', () => {
  test('are chosen by the workspace; Ukrainian is whole', async () => {
    const desk = await open();
    const admin = await desk.signIn();
    await admin.post('/settings', { language: 'uk' });
    const page = (await admin.get('/watches')).text;
    expect(page).toContain('<html lang="uk">');
    expect(page).toContain('Правила');
    const same = Object.entries(ENGLISH_WORDS).filter(
      ([key, text]) => typeof text === 'string' && Reflect.get(UKRAINIAN_WORDS, key) === text,
    );
    expect(same.map(([key]) => key)).toEqual(['p95']);
    expect(Object.keys(UKRAINIAN_WORDS.fields)).toEqual(Object.keys(ENGLISH_WORDS.fields));
    expect(Object.keys(UKRAINIAN_WORDS.done)).toEqual(Object.keys(ENGLISH_WORDS.done));
  });
});
