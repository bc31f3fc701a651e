import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../chaos/house.ts';
import { runCommand, startService } from '../chaos/service.ts';
import { DiscordEmulator } from '../emulators/discord/discord-emulator.ts';
import { newsCommand } from '../emulators/discord/people.ts';
import { CHANNEL_ID, TOKEN } from '../emulators/discord/state.ts';
import { SlackEmulator } from '../emulators/slack/slack-emulator.ts';
import { APP_TOKEN, BOT_TOKEN, TEAM_ID } from '../emulators/slack/state.ts';
import { type ConnectProxy, startConnectProxy } from '../helpers/connect-proxy.ts';

/** Only the proxy knows these hosts; the program's own connections to anything else are refused (helpers/only-proxy). */
const HOSTS = {
  feeds: 'feeds.desk.example',
  news: 'news.desk.example',
  hub: 'hub.desk.example',
  slack: 'slack.desk.example',
  discord: 'discord.desk.example',
} as const;
const PASSWORD = 'open-sesame-4711';
const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;
const WITHIN_MS = 30_000;

interface Site {
  readonly port: number;
  /** Each request as `METHOD host/path`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** A feed, its articles' pages and its hub, over TLS with a certificate that nobody knows. */
async function startSite(key: string, certificate: string): Promise<Site> {
  const requests: string[] = [];
  const feed = `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Coast</title>
    <atom:link rel="hub" href="https://${HOSTS.hub}/"/><atom:link rel="self" href="https://${HOSTS.feeds}/feed.xml"/>
    <item><guid>1</guid><title>Harbour of Aldersund opens again</title><link>https://${HOSTS.news}/1</link>
    <pubDate>${new Date().toUTCString()}</pubDate><description>Ships leave.</description></item></channel></rss>`;
  const page = `<!doctype html><html lang="en"><head><title>Harbour of Aldersund opens again</title></head><body><article>
    <h1>Harbour of Aldersund opens again</h1><p>Ships leave the harbour of Aldersund again after a strike of two weeks that had kept forty of them at the quays.</p>
    <p>“The cranes are moving and so are we,” Harbour Minister Ilva Renn said on the quay, where the first pilots went on board in the morning.</p></article></body></html>`;
  const server = createServer({ key, cert: certificate }, (request, response) => {
    const host = request.headers.host ?? '';
    requests.push(`${request.method} ${host}${request.url}`);
    if (host === HOSTS.hub) response.writeHead(202).end();
    else if (host === HOSTS.feeds)
      response.setHeader('content-type', 'application/rss+xml').end(feed);
    else if (request.url === '/1') response.setHeader('content-type', 'text/html').end(page);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

describe.skipIf(!HAS_OPENSSL)('everything through a proxy', () => {
  let folder: string;
  let site: Site;
  let slack: SlackEmulator;
  let discord: DiscordEmulator;
  let gate: ConnectProxy;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newsdesk-proxy-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const names = [HOSTS.feeds, HOSTS.news, HOSTS.hub].map((host) => `DNS:${host}`).join(',');
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const subject = ['-days', '2', '-subj', '/CN=Desk', '-addext', `subjectAltName=${names}`];
    execFileSync(
      'openssl',
      ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', certificate],
      { stdio: 'ignore' },
    );
    site = await startSite(readFileSync(key, 'utf8'), readFileSync(certificate, 'utf8'));
    slack = await SlackEmulator.start();
    slack.host = HOSTS.slack;
    slack.addChannel('C0COAST');
    slack.addUser('U0MEMBER');
    discord = await DiscordEmulator.start();
    discord.host = HOSTS.discord;
    gate = await startConnectProxy(`desk:${PASSWORD}`);
    for (const host of [HOSTS.feeds, HOSTS.news, HOSTS.hub]) gate.hosts.set(host, site.port);
    gate.hosts.set(HOSTS.slack, slack.port);
    gate.hosts.set(HOSTS.discord, discord.port);
    write(certificate);
  });
  afterAll(async () => {
    await Promise.all([site.close(), slack.close(), discord.close(), gate.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  function write(certificate: string): void {
    const files = {
      'newsdesk.yaml': `timezone: UTC\nnotices: []\npolling: { fastest: 1s, allow_addresses: [127.0.0.1/32] }\n`,
      'feeds.yaml': `feeds:\n  - { url: 'https://${HOSTS.feeds}/feed.xml', publisher: Coast, lang: en, every: 1s }\n`,
      'watches.yaml': `watches:\n  - { name: harbour, query: harbour, destinations: [slack:C0COAST, 'discord:${CHANNEL_ID}'] }\n`,
      proxy: gate.url,
      // Node reads the variable when it starts, so that it is Newsdesk that reads it from here.
      '.env': `NODE_EXTRA_CA_CERTS=${certificate}\n`,
      bot: BOT_TOKEN,
      app: APP_TOKEN,
      discord: TOKEN,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { PATH, HOME } = process.env;
    environment = {
      PATH,
      HOME,
      NEWSDESK_CONFIG: folder,
      NEWSDESK_DATA: join(folder, 'data'),
      PORT: '0',
      LOG_LEVEL: 'debug',
      NEWSDESK_WEB_URL: 'http://127.0.0.1:8999',
      SLACK_BOT_TOKEN_FILE: join(folder, 'bot'),
      SLACK_APP_TOKEN_FILE: join(folder, 'app'),
      DISCORD_TOKEN_FILE: join(folder, 'discord'),
      HTTPS_PROXY_FILE: join(folder, 'proxy'),
      SLACK_API_URL: `http://${HOSTS.slack}/api/`,
      DISCORD_API_URL: `http://${HOSTS.discord}/api`,
      ONLY_PORT: new URL(gate.url).port,
    };
  }

  const preload = [join(import.meta.dirname, '../helpers/only-proxy.ts')];
  const inTime = (condition: () => boolean) => until(condition, { withinMs: WITHIN_MS });

  test('feeds, pages, robots.txt, the hub, Slack and its socket, Discord and its gateway', async () => {
    const service = await startService({ environment, folder, preload });
    const shown = (): string => JSON.stringify(slack.messages) + JSON.stringify(discord.ledger);
    expect(await inTime(() => slack.messages.length > 0 && discord.ledger.length > 0)).toBe(true);
    // The quote stands on the article's page alone.
    expect(shown().split('The cranes are moving').length).toBeGreaterThan(2);
    await slack.deliver('slash_commands', {
      command: '/news',
      text: 'help',
      user_id: 'U0MEMBER',
      team_id: TEAM_ID,
      channel_id: 'C0COAST',
      response_url: `http://${HOSTS.slack}/response/a1`,
    });
    expect(await inTime(() => slack.responses.length > 0)).toBe(true);
    expect(await inTime(() => discord.commands.length > 0)).toBe(true);
    const seen = discord.interact(newsCommand('help'));
    expect(await inTime(() => seen.answers.length > 0)).toBe(true);
    expect(await inTime(() => site.requests.includes(`POST ${HOSTS.hub}/`))).toBe(true);
    expect((await service.end('SIGTERM')).code).toBe(0);
    expect(new Set(site.requests)).toEqual(
      new Set([
        `GET ${HOSTS.feeds}/feed.xml`,
        `GET ${HOSTS.news}/robots.txt`,
        `GET ${HOSTS.news}/1`,
        `POST ${HOSTS.hub}/`,
      ]),
    );
    const { feeds, news, hub } = HOSTS;
    const secure = [feeds, news, hub].map((host) => `${host}:443`);
    const plain = [HOSTS.slack, HOSTS.discord].map((host) => `${host}:80`);
    expect(new Set(gate.tunnels)).toEqual(new Set([...secure, ...plain]));
    expect(service.output()).not.toContain('DIRECT CONNECTION');
    for (const secret of [PASSWORD, BOT_TOKEN, APP_TOKEN, TOKEN]) {
      expect(service.output()).not.toContain(secret);
    }
  });

  test('check says that all is well; NO_PROXY goes past the proxy, and a wrong password says so', async () => {
    const check = (variables: NodeJS.ProcessEnv = {}) =>
      runCommand({ environment: { ...environment, ...variables }, folder, preload }, ['check']);
    const well = await check();
    expect(well).toMatchObject({ code: 0 });
    expect(well.stderr).not.toContain('DIRECT CONNECTION');
    const past = await check({ NO_PROXY: `${HOSTS.feeds},${HOSTS.slack}` });
    expect(past.code).toBe(1);
    expect(past.stderr).toContain(`DIRECT CONNECTION to ${HOSTS.slack}:80`);
    expect(past.stdout).toMatch(new RegExp(`✗ feed Coast .*${HOSTS.feeds}`));
    expect(past.stdout).toMatch(/✓ discord token/);
    writeFileSync(join(folder, 'proxy'), gate.url.replace(PASSWORD, 'another-4712'));
    const wrong = await check();
    expect(wrong.code).toBe(1);
    expect(wrong.stdout.match(/user and password/g)?.length).toBeGreaterThanOrEqual(3);
    expect(wrong.stdout + wrong.stderr).not.toContain('another-4712');
  });
});
