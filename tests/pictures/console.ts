import { mkdirSync } from 'node:fs';
import { openDemo } from '../../src/wire/demo.ts';
import { startChromium } from '../helpers/chromium.ts';

/** The pages that the documents show: file, path, width, and whether it is dark. */
const PICTURES = [
  { name: 'console-overview', path: '/', width: 1100, scheme: 'light' },
  {
    name: 'console-watch',
    path: '/watches/new?query=%40nato%20AND%20%40ukraine',
    width: 1100,
    scheme: 'light',
  },
  { name: 'console-phone', path: '/watches', width: 390, scheme: 'dark' },
] as const;
/** A picture shows the top of a long page. */
const HEIGHT = 1000;

/** Takes pictures of the demo's console, as its reader sees it. */
export async function takeConsolePictures(folder: string): Promise<readonly string[]> {
  const demo = await openDemo({ printAlerts: false });
  const stopping = new AbortController();
  const { signal } = stopping;
  try {
    await demo.useCases.pollOnce({ isDelivering: true, signal, onReport: () => undefined });
    const ready = Promise.withResolvers<string>();
    const running = demo.useCases.run({
      roles: ['web'],
      signal,
      onReady: () => ready.resolve(demo.useCases.createConsoleLink('admin')),
    });
    mkdirSync(folder, { recursive: true });
    const files = await takePictures(await ready.promise, folder);
    stopping.abort();
    await running;
    return files;
  } finally {
    stopping.abort();
    await demo.close();
  }
}

async function takePictures(link: string, folder: string): Promise<readonly string[]> {
  const browser = await startChromium();
  try {
    const door = await browser.newPage();
    await door.goto(link);
    await door.getByRole('button', { name: 'Sign in' }).click();
    await door.waitForURL(new URL('/', link).href);
    const storageState = await door.context().storageState();
    const files: string[] = [];
    for (const { name, path, width, scheme } of PICTURES) {
      const viewport = { width, height: HEIGHT };
      const context = await browser.newContext({
        viewport,
        storageState,
        colorScheme: scheme,
        deviceScaleFactor: 1.5,
      });
      const page = await context.newPage();
      await page.goto(new URL(path, link).href);
      if (path.startsWith('/watches/')) {
        await page.getByLabel('Name').fill('nato-ukraine');
        await page.locator('#trial svg').first().waitFor();
      }
      const file = `${folder}/${name}.png`;
      await page.screenshot({ path: file });
      files.push(file);
      await context.close();
    }
    return files;
  } finally {
    await browser.close();
  }
}
