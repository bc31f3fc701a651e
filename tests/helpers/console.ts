import { makeDiscoverFeeds } from '../../src/adapters/feeds/discover-feeds.ts';
import { parseOpml, renderOpml } from '../../src/adapters/feeds/opml.ts';
import { createConsole } from '../../src/adapters/web/console-app.ts';
import { createDesk } from '../../src/app/console/create-desk.ts';
import { createSignInLink } from '../../src/app/console/sign-in.ts';
import { HOUR_MS } from '../../src/core/time/moment.ts';
import type { WorkspaceId } from '../../src/core/watch/watch.ts';
import type { ConsoleRole } from '../../src/ports/session-store.ts';
import { renderPreview } from '../../src/wire/console.ts';
import { type LoopbackServer, startServer } from './loopback-server.ts';
import { makeNewsdesk, type Newsdesk, SILENT } from './newsdesk.ts';

/** An answer of the console. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A browser without a window: keeps its cookie, sends the origin with forms, follows nothing by itself. */
export interface Reader {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Posts a form with the session's mark, as a page of the console would. */
  post(
    path: string,
    form?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
}

/** The console over a Newsdesk in memory, served on loopback. */
export interface TestConsole {
  readonly newsdesk: Newsdesk;
  readonly url: string;
  /** A link as `newsdesk console` or `/watch console` gives it. */
  link(who?: { readonly role?: ConsoleRole; readonly workspace?: WorkspaceId }): Promise<string>;
  /** Somebody who has not signed in. */
  stranger(): Reader;
  signIn(who?: { readonly role?: ConsoleRole; readonly workspace?: WorkspaceId }): Promise<Reader>;
  close(): Promise<void>;
}

export async function makeConsole(
  sample: Parameters<typeof makeNewsdesk>[0] = {},
): Promise<TestConsole> {
  const newsdesk = await makeNewsdesk(sample);
  const { deps, clock, store } = newsdesk;
  const desk = createDesk({
    ...deps,
    defaults: { ageMaxMs: 6 * HOUR_MS },
    discoverFeeds: makeDiscoverFeeds({ fetch: deps.fetch, source: deps.feedSource }),
    opml: { parse: parseOpml, render: renderOpml },
    renderPreview,
  });
  const served = createConsole({ desk, webUrl: undefined, clock, log: SILENT });
  const server = await startServer((request, response) => served.handle(request, response));
  const link: TestConsole['link'] = ({ role = 'admin', workspace = 'local' } = {}) =>
    createSignInLink(
      { store, ids: deps.ids },
      { consoleUrl: server.url, actor: `${workspace}:U1`, workspace, role },
    );
  return {
    newsdesk,
    url: server.url,
    link,
    stranger: () => makeReader(server),
    async signIn(who) {
      const token = new URL(await link(who)).searchParams.get('token') ?? '';
      const reader = makeReader(server);
      await reader.post('/sign-in', { token });
      return reader;
    },
    async close() {
      served.close();
      await server.close();
      await store.close();
    },
  };
}

function makeReader({ url }: LoopbackServer): Reader {
  let cookie = '';
  let csrf = '';
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = {
      ...(cookie === '' ? {} : { cookie }),
      ...Object.fromEntries(new Headers(init.headers)),
    };
    const response = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' });
    const given = response.headers.get('set-cookie')?.split(';', 1)[0];
    if (given !== undefined) cookie = given;
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  return {
    get: (path, headers = {}) => ask(path, { headers }),
    async post(path, form = {}, headers = {}) {
      if (csrf === '' && path !== '/sign-in') {
        csrf = /name="csrf" value="([^"]+)"/.exec((await ask('/settings', {})).text)?.[1] ?? '';
      }
      return ask(path, {
        method: 'POST',
        headers: { origin: url, ...headers },
        body: new URLSearchParams({ csrf, ...form }),
      });
    },
  };
}
