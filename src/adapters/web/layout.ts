import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { EpochMs } from '../../core/time/moment.ts';
import type { Viewer } from '../../ports/console.ts';
import { ASSETS } from './assets.ts';
import { dateFormat } from './date-formats.ts';
import { type Words, wordsIn } from './words.ts';

/** A piece of a page. Everything that is put into the template is escaped by it. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every page is drawn with. */
export interface PageContext {
  readonly viewer: Viewer;
  readonly words: Words;
  /** Goes into every form. */
  readonly csrf: string;
  readonly nowMs: EpochMs;
  /** The page's own path, to mark it in the navigation. */
  readonly path: string;
  /** What has just been done, in words; undefined: nothing. */
  readonly done: string | undefined;
}

const PLACES = [
  ['/', 'overview'],
  ['/watches', 'watches'],
  ['/stories', 'stories'],
  ['/quotes', 'quotes'],
  ['/feeds', 'feeds'],
  ['/deliveries', 'deliveries'],
  ['/audit', 'audit'],
  ['/settings', 'settings'],
] as const;
const FOR_ADMINS: readonly string[] = ['/deliveries', '/audit'];

function isHere(path: string, place: string): boolean {
  return place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`);
}

/** A whole page for somebody who is signed in. `isLive`: its marked parts are drawn again when there is news. */
export function renderPage(
  context: PageContext,
  page: { readonly title: string; readonly isLive?: boolean },
  content: Html,
): Html {
  const { viewer, words, csrf, path, done } = context;
  const places = PLACES.filter(([place]) => viewer.role === 'admin' || !FOR_ADMINS.includes(place));
  return renderShell(
    { words, title: page.title, language: viewer.language, isLive: page.isLive === true },
    html`<header class="top">
        <a class="brand" href="/">Newsdesk</a>
        <nav aria-label="${words.mainNavigation}">
          <ul>
            ${places.map(
              ([place, key]) =>
                html`<li>
                  <a href="${place}" ${isHere(path, place) ? html`aria-current="page"` : ''}
                    >${words[key]}</a
                  >
                </li>`,
            )}
          </ul>
        </nav>
        <form method="post" action="/sign-out" class="who">
          ${csrfField(csrf)}
          <span>${words.signedInAs(viewer.actor, words.roles[viewer.role])}</span>
          <button class="quiet">${words.signOut}</button>
        </form>
      </header>
      <main id="main" tabindex="-1">
        ${done === undefined ? '' : html`<p class="done" role="status">${done}</p>`}
        <h1>${page.title}</h1>
        ${content}
      </main>`,
  );
}

/** A page for nobody in particular: sign-in, refusals. */
export function renderPlainPage(
  language: string,
  { title, status }: { readonly title: string; readonly status?: string },
  content: Html,
): Html {
  const words = wordsIn(language);
  return renderShell(
    { words, title, language, isLive: false },
    html`<main id="main" class="plain" tabindex="-1">
      <p class="brand">Newsdesk</p>
      <h1>${title}</h1>
      ${status === undefined ? '' : html`<p>${status}</p>`} ${content}
    </main>`,
  );
}

function renderShell(
  {
    words,
    title,
    language,
    isLive,
  }: {
    readonly words: Words;
    readonly title: string;
    readonly language: string;
    readonly isLive: boolean;
  },
  body: Html,
): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Newsdesk</title>
        <link rel="icon" href="${ASSETS.icon.path}" type="image/svg+xml" />
        <link rel="stylesheet" href="${ASSETS.style.path}" />
        <script type="module" src="${ASSETS.script.path}"></script>
      </head>
      <body ${isLive ? html`data-live-page` : ''}>
        <a class="skip" href="#main">${words.skipToContent}</a>
        ${body}
      </body>
    </html>`;
}

/** The field that proves that a form came from our own page. */
export function csrfField(csrf: string): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}" />`;
}

/** A moment in the reader's language and the installation's zone, with the exact one for machines. */
export function renderMoment(
  { viewer, words }: Pick<PageContext, 'viewer' | 'words'>,
  atMs: EpochMs | undefined,
): Html {
  if (atMs === undefined) return html`<span class="soft">${words.never}</span>`;
  const { timezone } = viewer;
  const shown = dateFormat('moment', { language: words.tag, timezone }).format(atMs);
  return html`<time datetime="${new Date(atMs).toISOString()}">${shown}</time>`;
}

/** A link to another site, for addresses that came from outside: only http and https are links. */
export function renderOutsideLink(url: string | undefined, text: string): Html {
  return url !== undefined && /^https?:\/\//i.test(url)
    ? html`<a href="${url}" rel="noreferrer noopener">${text}</a>`
    : html`<span>${text}</span>`;
}
