import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Clock } from '../../ports/clock.ts';
import type { ConsoleDesk, SignedIn } from '../../ports/console.ts';
import { renderPlainPage } from './layout.ts';
import { renderSignInNeeded } from './pages/sign-in-page.ts';
import { wordsIn } from './words.ts';

/** What the guard leaves for the pages: who is signed in, and the cookie's secret. */
export interface ConsoleEnv {
  Variables: { readonly signedIn: SignedIn; readonly cookie: string };
}

/** Everything is our own, nothing runs inline, nobody frames us. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** The headers of every answer. Pages are private, so no cache keeps them. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('Content-Security-Policy', CONTENT_POLICY);
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'same-origin');
  headers.set('X-Frame-Options', 'DENY');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
};

/** Loopback's names: a page of another site that points its own name at 127.0.0.1 is refused by its Host. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Only requests for our own names are answered. `webUrl`: the public address; undefined: loopback alone. */
export function guardHost(webUrl: string | undefined): MiddlewareHandler {
  const publicHost = webUrl === undefined ? undefined : new URL(webUrl).host;
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (LOOPBACK.test(host) || host === publicHost) return next();
    return context.text(`Newsdesk does not answer for "${host}": set NEWSDESK_WEB_URL.`, 421);
  };
}

/** A form must come from our own page: the browser names its origin. Old browsers without either header are refused. */
export function guardOrigin(webUrl: string | undefined): MiddlewareHandler {
  const publicOrigin = webUrl === undefined ? undefined : new URL(webUrl).origin;
  return async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
    const origin = context.req.header('origin');
    const host = context.req.header('host') ?? '';
    const isOwn =
      origin !== undefined &&
      (origin === publicOrigin || origin === `http://${host}` || origin === `https://${host}`);
    const site = context.req.header('sec-fetch-site');
    if (isOwn && (site === undefined || site === 'same-origin')) return next();
    return context.text('This form did not come from the console.', 403);
  };
}

/** Requests that one address may make at once, and how many a second come back to it. */
const BURST = 80;
const PER_SECOND = 20;
/** Tries to sign in: a token has more than 200 bits, so that this only keeps the log quiet. */
const SIGN_IN_BURST = 10;
const SIGN_IN_PER_SECOND = 0.2;
/** Addresses remembered at most; the oldest are forgotten first. */
const ADDRESSES_MAX = 10_000;

/** Refuses who asks too often, with 429. Counted by address; behind a proxy that is the proxy's. */
export function limitRate(clock: Clock, kind: 'any' | 'sign-in'): MiddlewareHandler {
  const [burst, perSecond] =
    kind === 'any' ? [BURST, PER_SECOND] : [SIGN_IN_BURST, SIGN_IN_PER_SECOND];
  const buckets = new Map<string, { readonly tokens: number; readonly atMs: number }>();
  return async (context, next) => {
    const address = getConnInfo(context).remote.address ?? '';
    const nowMs = clock.nowMs();
    const known = buckets.get(address) ?? { tokens: burst, atMs: nowMs };
    const refilled = known.tokens + ((nowMs - known.atMs) / 1000) * perSecond;
    const tokens = Math.min(burst, Math.max(0, refilled)) - 1;
    buckets.delete(address);
    buckets.set(address, { tokens: Math.max(0, tokens), atMs: nowMs });
    if (buckets.size > ADDRESSES_MAX) buckets.delete(buckets.keys().next().value ?? '');
    if (tokens >= 0) return next();
    const language = languageOf(context);
    const words = wordsIn(language);
    return context.html(
      renderPlainPage(language, { title: '429', status: words.tooMany }, html``),
      429,
      {
        'Retry-After': String(Math.ceil(1 / perSecond)),
      },
    );
  };
}

/** The name of the session's cookie. */
export const COOKIE = 'newsdesk_session';

/** Pages are for who is signed in; a change must carry the session's own mark too. */
export function guardSession(desk: ConsoleDesk): MiddlewareHandler<ConsoleEnv> {
  return async (context, next) => {
    const cookie = getCookie(context, COOKIE) ?? '';
    const signedIn = cookie === '' ? undefined : await desk.findSignedIn(cookie);
    if (signedIn === undefined) {
      return context.html(renderSignInNeeded(languageOf(context), false), 401);
    }
    if (context.req.method === 'POST') {
      const { csrf } = await context.req.parseBody();
      if (csrf !== signedIn.csrf)
        return context.text('This form is too old. Load the page again.', 403);
    }
    context.set('signedIn', signedIn);
    context.set('cookie', cookie);
    return next();
  };
}

/** The language of somebody who is not signed in: the browser's, where we have it. */
export function languageOf(context: Context): string {
  return /^uk\b/i.test(context.req.header('accept-language') ?? '') ? 'uk' : 'en';
}
