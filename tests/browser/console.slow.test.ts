import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findAccessProblems, HAS_CHROMIUM, startChromium } from '../helpers/chromium.ts';
import { makeConsole, type TestConsole } from '../helpers/console.ts';
import type { SampleItem } from '../helpers/newsdesk.ts';

const OPENING: SampleItem = {
  guid: 'opening',
  title: 'Seven harbours of Lorvania open again after two weeks',
  contentText:
    'Seven harbours of Lorvania opened again on Monday after a strike of two weeks, the port authority said.\n“The cranes are moving and so are we,” Harbour Minister Ilva Renn said in Port Selm.\nHowever, two unions still refuse to sign the agreement.',
};
const LIGHTHOUSE: SampleItem = {
  guid: 'lighthouse',
  title: 'Lighthouse of Port Selm goes dark for the first time since 1911',
  contentText: 'The lighthouse of Port Selm went dark on Tuesday, the keeper said.',
};
const PATHS = [
  '/',
  '/watches',
  '/watches/new?query=harbour',
  '/stories',
  '/stories?q=harbour',
  '/stories?q=harbour+AND+(',
  '/quotes?who=Ilva+Renn',
  '/feeds',
  '/deliveries',
  '/audit',
  '/settings',
];

describe.skipIf(!HAS_CHROMIUM)('the console in a browser', () => {
  let browser: Browser;
  let console: TestConsole;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    console = await makeConsole({ publishers: ['Post', 'Gazette'] });
    console.newsdesk.publish('Post', OPENING);
    await console.newsdesk.round();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await console.close();
  });

  /** Opens a one-time link and presses its button. Whatever goes wrong on a page fails the test. */
  async function signIn(
    options: Parameters<Browser['newContext']>[0] & { readonly role?: 'admin' | 'member' } = {},
  ): Promise<{
    readonly page: Page;
    readonly context: BrowserContext;
    readonly problems: string[];
  }> {
    const { role = 'admin', ...look } = options;
    const context = await browser.newContext({ baseURL: console.url, ...look });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      // A query that cannot be read answers 400, which the browser notes too.
      if (message.type() === 'error' && !message.text().includes('400'))
        problems.push(message.text());
    });
    await page.goto(await console.link({ role }));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${console.url}/`);
    return { page, context, problems };
  }

  test.each([
    ['a phone in the dark', { viewport: { width: 390, height: 800 }, colorScheme: 'dark' }],
    ['a desk by day', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
  ] as const)('every page on %s: nothing cut, nothing that axe-core finds', async (_name, look) => {
    const { page, problems } = await signIn(look);
    const [watch] = await console.newsdesk.store.listWatches();
    const found: string[] = [];
    for (const path of [...PATHS, `/watches/${watch?.id}`]) {
      await page.goto(path);
      await page.waitForLoadState('load');
      if (path.startsWith('/watches/')) await page.locator('#trial svg').first().waitFor();
      for (const problem of await findAccessProblems(page)) found.push(`${path}: ${problem}`);
      const width = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (Number(width) > 0) found.push(`${path}: wider than the screen`);
    }
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('an admin writes a watch with live answers, saves it by keyboard, and sees it alert', async () => {
    const { page, problems } = await signIn();
    await page.goto('/watches/new');
    await page.getByLabel('Name').fill('lights');
    await page.getByLabel('Query', { exact: true }).pressSequentially('harbour AND (');
    await page
      .getByText('E_GROUP_EMPTY, column')
      .or(page.getByText('E_PAREN_OPEN, column'))
      .waitFor();
    await page.getByLabel('Query', { exact: true }).fill('harbour OR lighthouse');
    await page.getByText('1 alert in 30 days').waitFor();
    await page.getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Saved.').waitFor();
    await page.goto('/');
    console.newsdesk.publish('Gazette', LIGHTHOUSE);
    await console.newsdesk.round();
    // The page learns of it by itself: its looks go by the wound clock.
    const told = page.getByRole('link', { name: LIGHTHOUSE.title });
    await expect
      .poll(
        async () => {
          console.newsdesk.clock.advance(1000);
          return told.count();
        },
        { timeout: 10_000 },
      )
      .toBe(1);
    expect(problems).toEqual([]);
  });

  test('an admin finds what is wrong with a feed, and sends a failed delivery again', async () => {
    const { page } = await signIn();
    await page.goto('/feeds');
    await page.getByLabel('Address').fill('https://gone.example/feed');
    await page.getByRole('button', { name: 'Look' }).click();
    await page.getByText('No feed was found there.').waitFor();
    const { store } = console.newsdesk;
    const [alert] = await store.listAlerts({
      destinations: undefined,
      watchId: undefined,
      sinceMs: undefined,
      limit: 1,
    });
    if (alert === undefined) throw new Error('nothing was told');
    await store.addDeliveries([
      {
        id: 'failing',
        alertId: 'other',
        storyId: alert.alert.storyId,
        kind: 'post',
        revision: 1,
        destination: 'console',
        nonce: 'n',
        message: { kind: 'alert', alert: alert.alert },
        dueInMs: 0,
      },
    ]);
    const [claimed] = await store.claimDeliveries({
      owner: 'test',
      leaseMs: 60_000,
      limit: 1,
      platforms: ['console'],
    });
    if (claimed === undefined) throw new Error('nothing to claim');
    await store.markSending(claimed);
    await store.endDelivery({
      ...claimed,
      ending: { kind: 'failed', error: 'the channel is gone' },
    });
    await page.goto('/deliveries?failed=1');
    await page.getByText('the channel is gone').waitFor();
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('status').getByText('It is sent again.').waitFor();
    expect((await store.findDelivery('failing'))?.state).toBe('pending');
  });

  test('a member walks every page that is theirs and finds nothing to press', async () => {
    const { page } = await signIn({ role: 'member' });
    const pages = {
      '/': 'Overview',
      '/watches': 'Watches',
      '/stories': 'Stories',
      '/quotes': 'Quotes',
      '/feeds': 'Feeds',
      '/settings': 'Settings',
    };
    for (const [path, title] of Object.entries(pages)) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(
        await page.getByRole('button', { name: /Save|Remove|Poll now|Add|Look/ }).count(),
      ).toBe(0);
    }
    expect(await page.getByRole('link', { name: 'Deliveries' }).count()).toBe(0);
  });

  test('it works without a script', async () => {
    const { page } = await signIn({ javaScriptEnabled: false });
    await page.goto('/watches/new');
    await page.getByLabel('Name').fill('ports');
    await page.getByLabel('Query', { exact: true }).fill('harbour');
    await page.getByRole('button', { name: 'Try on the archive' }).click();
    await page.getByText('1 alert in 30 days').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const names = (await console.newsdesk.store.listWatches()).map(({ name }) => name);
    expect(names).toContain('ports');
  });
});
