import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { type ErrorCode, NewsdeskError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConsoleDesk } from '../../ports/console.ts';
import type { Log } from '../../ports/log.ts';
import { addArchiveRoutes } from './archive-routes.ts';
import { ASSETS } from './assets.ts';
import { addFeedRoutes } from './feed-routes.ts';
import {
  COOKIE,
  type ConsoleEnv,
  guardHost,
  guardOrigin,
  guardSession,
  languageOf,
  limitRate,
  secureHeaders,
} from './guard.ts';
import { renderPlainPage } from './layout.ts';
import { LiveNews } from './live.ts';
import { addOutboxRoutes } from './outbox-routes.ts';
import { pageContext } from './page-context.ts';
import { renderOverview } from './pages/overview-page.ts';
import { renderSignIn, renderSignInNeeded } from './pages/sign-in-page.ts';
import { addWatchRoutes } from './watch-routes.ts';
import { wordsIn } from './words.ts';

/** What the console is handed. `webUrl`: its public address, without which it answers on loopback alone. */
export interface ConsoleOptions {
  readonly desk: ConsoleDesk;
  readonly webUrl: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** The console as a request listener, and how its open pages are let go. */
export interface Console {
  readonly handle: RequestListener;
  readonly close: () => void;
}

/** A reading list of some thousand feeds is under this; everything else is far smaller. */
const BODY_BYTES_MAX = 2 * 1024 * 1024;
const YEAR_S = 365 * 24 * 3600;
/** Errors that say that a thing is not there, or not theirs. */
const NOT_FOUND: readonly ErrorCode[] = [
  'watch_unknown',
  'feed_unknown',
  'item_unknown',
  'delivery_unknown',
];

/** The web console; product.md (Web console). Pages are drawn on the server and work without a script. */
export function createConsole(options: ConsoleOptions): Console {
  const { desk, webUrl, clock, log } = options;
  const live = new LiveNews({ newsMark: () => desk.newsMark(), clock, log });
  const app = new Hono<ConsoleEnv>();
  app.use(secureHeaders, guardHost(webUrl));
  addAssets(app);
  app.use(limitRate(clock, 'any'), bodyLimit({ maxSize: BODY_BYTES_MAX }), guardOrigin(webUrl));
  addSignIn(app, options);
  app.use(guardSession(desk));
  app.get('/', async (context) =>
    context.html(
      renderOverview(
        pageContext(context, clock),
        await desk.overview(context.get('signedIn').viewer),
      ),
    ),
  );
  app.get(
    '/live',
    (context) => live.stream(context) ?? context.text('too many pages are open', 503),
  );
  addWatchRoutes(app, options);
  addArchiveRoutes(app, options);
  addFeedRoutes(app, options);
  addOutboxRoutes(app, options);
  app.notFound((context) => renderNotFound(context));
  app.onError((error, context) => renderFailure(error, context, log));
  const listen = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return {
    handle: (request, response) => void listen(request, response),
    close: () => live.close(),
  };
}

function addAssets(app: Hono<ConsoleEnv>): void {
  for (const { path, type, body } of Object.values(ASSETS)) {
    app.get(path, (context) =>
      context.body(body, 200, {
        'Content-Type': type,
        'Cache-Control': `public, max-age=${YEAR_S}, immutable`,
      }),
    );
  }
}

function addSignIn(app: Hono<ConsoleEnv>, { desk, webUrl, clock }: ConsoleOptions): void {
  const isSecure = webUrl?.startsWith('https:') === true;
  app.get('/sign-in', (context) => {
    const token = context.req.query('token') ?? '';
    const language = languageOf(context);
    return token === ''
      ? context.html(renderSignInNeeded(language, false), 401)
      : context.html(renderSignIn(language, token));
  });
  app.post('/sign-in', limitRate(clock, 'sign-in'), async (context) => {
    const { token } = await context.req.parseBody();
    const signedIn = typeof token === 'string' ? await desk.signIn(token) : undefined;
    if (signedIn === undefined) {
      return context.html(renderSignInNeeded(languageOf(context), true), 403);
    }
    setCookie(context, COOKIE, signedIn.cookie, {
      path: '/',
      httpOnly: true,
      secure: isSecure,
      // Lax: a link in a chat that leads into the console finds its reader signed in.
      sameSite: 'Lax',
      // Not a date: the browser's clock may be another than ours.
      maxAge: Math.floor(signedIn.lastsMs / 1000),
    });
    return context.redirect('/', 303);
  });
  app.post('/sign-out', guardSession(desk), async (context) => {
    await desk.signOut(context.get('cookie'));
    deleteCookie(context, COOKIE, { path: '/', secure: isSecure });
    return context.redirect('/sign-in', 303);
  });
  app.post('/sign-out-everywhere', guardSession(desk), async (context) => {
    await desk.signOutEverywhere(context.get('signedIn').viewer);
    deleteCookie(context, COOKIE, { path: '/', secure: isSecure });
    return context.redirect('/sign-in', 303);
  });
}

function renderNotFound(context: Context): Response | Promise<Response> {
  const language = languageOf(context);
  const words = wordsIn(language);
  const page = { title: words.notFound, status: words.notFoundHint };
  return context.html(
    renderPlainPage(language, page, html`<p><a href="/">${words.back}</a></p>`),
    404,
  );
}

/** A mistake that the person can mend is explained; anything else is ours, and is logged. */
function renderFailure(error: Error, context: Context, log: Log): Response | Promise<Response> {
  const language = languageOf(context);
  const words = wordsIn(language);
  if (!(error instanceof NewsdeskError)) {
    log.error({ err: error }, 'a page of the console broke off');
    return context.html(
      renderPlainPage(language, { title: '500', status: words.wentWrong }, html``),
      500,
    );
  }
  if (NOT_FOUND.includes(error.code)) return renderNotFound(context);
  const status = error.code === 'not_allowed' ? 403 : 400;
  const page = { title: String(status), status: error.message };
  const hint = html`<p>${error.hint ?? ''}</p>
    <p><a href="/">${words.back}</a></p>`;
  return context.html(renderPlainPage(language, page, hint), status);
}
