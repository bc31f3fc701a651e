import type { Context, Hono } from 'hono';
import type { Feed } from '../../core/item/feed.ts';
import type { FeedTest } from '../../ports/feed-use-cases.ts';
import type { ConsoleOptions } from './console-app.ts';
import type { ConsoleEnv } from './guard.ts';
import { pageContext, readForm } from './page-context.ts';
import { FEEDS_SHOWN, renderFeeds } from './pages/feeds-page.ts';
import { cutPage } from './paging.ts';

type Deps = Pick<ConsoleOptions, 'desk' | 'clock'>;

/** Feeds: their health, adding by the address of a site, reading lists. */
export function addFeedRoutes(app: Hono<ConsoleEnv>, deps: Deps): void {
  const { desk } = deps;
  app.get('/feeds', (context) => showFeeds(context, deps, undefined));
  app.get('/feeds/export.opml', async (context) =>
    context.body(await desk.exportOpml(context.get('signedIn').viewer), 200, {
      'Content-Type': 'text/x-opml; charset=utf-8',
      'Content-Disposition': 'attachment; filename="newsdesk.opml"',
    }),
  );
  app.post('/feeds/look', async (context) => {
    const { url = '' } = await readForm(context);
    const test = await desk.testFeed(context.get('signedIn').viewer, url);
    return showFeeds(context, deps, { url, test });
  });
  app.post('/feeds/add', async (context) => {
    const { url = '', publisher = '', label = '' } = await readForm(context);
    await desk.addFeed(context.get('signedIn').viewer, { url, publisher, label });
    return context.redirect('/feeds?done=added', 303);
  });
  app.post('/feeds/remove', async (context) => {
    const { url = '' } = await readForm(context);
    await desk.removeFeed(context.get('signedIn').viewer, url);
    return context.redirect('/feeds?done=removed', 303);
  });
  app.post('/feeds/poll', async (context) => {
    const { id = '' } = await readForm(context);
    await desk.pollFeedNow(context.get('signedIn').viewer, id);
    return context.redirect('/feeds?done=polling', 303);
  });
  app.post('/feeds/import', async (context) => {
    const { file } = await context.req.parseBody();
    const bytes =
      file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    await desk.importOpml(context.get('signedIn').viewer, bytes);
    return context.redirect('/feeds?done=imported', 303);
  });
}

function isIll(feed: Feed): boolean {
  return feed.isDisabled || feed.consecutiveErrors > 0;
}

async function showFeeds(
  context: Context<ConsoleEnv>,
  { desk, clock }: Deps,
  looked: { readonly url: string; readonly test: FeedTest } | undefined,
): Promise<Response> {
  const isOnlyIll = context.req.query('ill') !== undefined;
  const all = await desk.listFeeds(context.get('signedIn').viewer);
  const inOrder = [...all.filter(isIll), ...(isOnlyIll ? [] : all.filter((feed) => !isIll(feed)))];
  const page = cutPage(inOrder, { asked: context.req.query('page'), perPage: FEEDS_SHOWN });
  return context.html(renderFeeds(pageContext(context, clock), { page, isOnlyIll, looked }));
}
