import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../src/core/time/moment.ts';
import { makeConsole, type Reader, type TestConsole } from '../../helpers/console.ts';

const PAGES = [
  '/',
  '/watches',
  '/watches/new',
  '/stories',
  '/quotes',
  '/feeds',
  '/deliveries',
  '/audit',
  '/settings',
  '/live',
];
/** Everything that changes something, with a form that would do it. */
const CHANGES: readonly (readonly [path: string, form: Readonly<Record<string, string>>])[] = [
  ['/watches/save', { name: 'new', query: 'lighthouse', destinations: 'console', do: 'save' }],
  ['/watches/pause', { paused: 'yes' }],
  ['/watches/remove', {}],
  ['/watches/restore', { version: '1' }],
  ['/feeds/look', { url: 'https://post.example/feed' }],
  ['/feeds/add', { url: 'https://other.example/feed' }],
  ['/feeds/remove', { url: 'https://post.example/feed' }],
  ['/feeds/poll', { id: 'x' }],
  ['/feeds/import', {}],
  ['/deliveries/retry', { id: 'x' }],
  ['/settings', { language: 'uk' }],
];

let console: TestConsole;
let watchId: string;
beforeEach(async () => {
  console = await makeConsole({ watches: [{ name: 'ports', visibility: 'everyone' }] });
  watchId = (await console.newsdesk.store.listWatches())[0]?.id ?? '';
});
afterEach(() => console.close());

const watchesNow = async (): Promise<string> =>
  JSON.stringify([
    await console.newsdesk.store.listWatches(),
    (await console.newsdesk.store.listFeeds()).map(({ url }) => url),
    await console.newsdesk.store.listWorkspaces(),
  ]);
const tryAll = async (
  reader: Reader,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly number[]> => {
  const statuses: number[] = [];
  for (const [path, form] of CHANGES) {
    statuses.push((await reader.post(path, { id: watchId, ...form }, headers)).status);
  }
  return [...new Set(statuses)];
};

describe('a stranger', () => {
  test.each(PAGES)('sees nothing of %s', async (path) => {
    const { status, text } = await console.stranger().get(path);
    expect(status).toBe(401);
    expect(text).not.toContain('ports');
  });

  test('changes nothing', async () => {
    const before = await watchesNow();
    expect(await tryAll(console.stranger())).toEqual([401]);
    expect(await watchesNow()).toBe(before);
  });
});

describe('a link', () => {
  test('is not spent by who only opens it, and works once', async () => {
    const link = await console.link();
    const path = link.slice(console.url.length);
    const token = new URL(link).searchParams.get('token') ?? '';
    for (const _preview of [1, 2]) expect((await console.stranger().get(path)).status).toBe(200);
    const first = console.stranger();
    expect((await first.post('/sign-in', { token })).status).toBe(303);
    expect((await first.get('/watches')).text).toContain('ports');
    expect((await console.stranger().post('/sign-in', { token })).status).toBe(403);
  });

  test('is too old after five minutes', async () => {
    const token = new URL(await console.link()).searchParams.get('token') ?? '';
    console.newsdesk.clock.advance(5 * MINUTE_MS);
    expect((await console.stranger().post('/sign-in', { token })).status).toBe(403);
  });

  test('gives a cookie that no script reads and no other site sends with a form', async () => {
    const token = new URL(await console.link()).searchParams.get('token') ?? '';
    const answer = await console.stranger().post('/sign-in', { token });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  test('a sign-in ends after twelve hours, when one signs out, and everywhere at once', async () => {
    const [one, two, three] = [
      await console.signIn(),
      await console.signIn(),
      await console.signIn(),
    ];
    await one.post('/sign-out');
    expect((await one.get('/')).status).toBe(401);
    expect((await two.get('/')).status).toBe(200);
    await two.post('/sign-out-everywhere');
    expect((await three.get('/')).status).toBe(401);
    const late = await console.signIn();
    console.newsdesk.clock.advance(12 * 60 * MINUTE_MS);
    expect((await late.get('/')).status).toBe(401);
  });

  test('guessing is slowed down', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 12; guess += 1) {
      statuses.push((await console.stranger().post('/sign-in', { token: `guess${guess}` })).status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 403));
    expect(statuses.slice(10)).toEqual([429, 429]);
  });
});

describe('a member', () => {
  test('reads, and cannot change anything', async () => {
    const member = await console.signIn({ role: 'member' });
    for (const path of ['/', '/watches', `/watches/${watchId}`, '/stories', '/feeds']) {
      expect((await member.get(path)).status).toBe(200);
    }
    for (const path of ['/deliveries', '/audit']) expect((await member.get(path)).status).toBe(403);
    const before = await watchesNow();
    expect(await tryAll(member)).toEqual([403]);
    expect(await watchesNow()).toBe(before);
  });

  test('sees no watch that is for admins or for a channel', async () => {
    const own = await makeConsole({
      watches: [
        { name: 'open' },
        { name: 'for-admins', visibility: 'admins' },
        { name: 'for-channel', visibility: 'channel' },
      ],
    });
    const page = (await (await own.signIn({ role: 'member' })).get('/watches')).text;
    expect(page).toContain('open');
    expect(page).not.toContain('for-admins');
    expect(page).not.toContain('for-channel');
    await own.close();
  });
});

describe('an admin of another workspace', () => {
  test('is told that the watch is not there', async () => {
    const other = await console.signIn({ workspace: 'discord:1' });
    expect((await other.get(`/watches/${watchId}`)).status).toBe(404);
    const changed = await other.post('/watches/remove', { id: watchId });
    expect(changed.status).toBe(404);
    expect((await other.get('/watches')).text).not.toContain('ports');
  });

  test('of Discord sees nothing of what the files tell in other servers; Slack’s sees what they tell in Slack', async () => {
    const own = await makeConsole({
      watches: [
        { name: 'in-discord', destinations: ['discord:112233445566778899'] },
        { name: 'in-slack', destinations: ['slack:C0123'] },
      ],
    });
    const seen = async (workspace: 'discord:1' | 'slack:T1'): Promise<string> =>
      (await (await own.signIn({ workspace })).get('/watches')).text;
    const [discord, slack] = [await seen('discord:1'), await seen('slack:T1')];
    await own.close();
    expect(discord).not.toContain('in-discord');
    expect(discord).not.toContain('in-slack');
    expect(slack).toContain('in-slack');
    expect(slack).not.toContain('in-discord');
  });
});

describe('a forged form', () => {
  test.each([
    ['from another site', { origin: 'https://evil.example' }],
    ['without an origin', { origin: '' }],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_name, headers) => {
    const before = await watchesNow();
    expect(await tryAll(await console.signIn(), headers)).toEqual([403]);
    expect(await watchesNow()).toBe(before);
  });

  test('without the session’s mark is refused', async () => {
    const admin = await console.signIn();
    const answer = await admin.post('/watches/remove', { id: watchId, csrf: 'guessed' });
    expect(answer.status).toBe(403);
    expect(await console.newsdesk.store.listWatches()).toHaveLength(1);
  });

  test('a request for another host’s name is not answered', async () => {
    // fetch does not set Host; a raw request does.
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request(
        `${console.url}/sign-in`,
        { headers: { host: 'rebound.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      asked.on('error', reject);
      asked.end();
    });
    expect(status).toBe(421);
  });
});

test('every answer forbids inline script, foreign assets, frames and guesses', async () => {
  const admin = await console.signIn();
  for (const path of [...PAGES.filter((page) => page !== '/live'), '/nowhere']) {
    const { headers, text } = await admin.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).not.toMatch(/\sstyle=|\son[a-z]+=|<script(?![^>]*src=)/i);
    expect(text).not.toMatch(/(?:src|href)="https?:/);
  }
});
