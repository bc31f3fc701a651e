import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { DiscordEmulator } from '../emulators/discord/discord-emulator.ts';
import { newsCommand } from '../emulators/discord/people.ts';
import { TOKEN } from '../emulators/discord/state.ts';
import { SlackEmulator } from '../emulators/slack/slack-emulator.ts';
import { APP_TOKEN, BOT_TOKEN, TEAM_ID } from '../emulators/slack/state.ts';
import { kill, makeInstallation } from '../helpers/service.ts';

/** How soon people's commands are acknowledged on both platforms while the service polls 5,000 feeds. */
const FEEDS = Number(process.argv[2] ?? 5000);
const COMMANDS = Number(process.argv[3] ?? 400);
const PAUSE_MS = 100;
/** The bound; the platforms themselves wait 3 s. */
const P99_MS_MAX = 500;
const SUBCOMMANDS = ['latest', 'search', 'help', 'quotes'] as const;

interface FeedThread {
  readonly port: number;
  /** Requests answered until now. */
  readonly served: () => number;
  readonly close: () => Promise<number>;
}

/** The feeds in a thread of their own, so that serving them does not delay the clock of the measurement. */
async function startFeeds(): Promise<FeedThread> {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(new URL('./ack-feeds.ts', import.meta.url), { workerData: counter });
  const port = await new Promise<number>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
  return { port, served: () => Atomics.load(counter, 0), close: () => thread.terminate() };
}

function configure(port: number): Readonly<Record<string, string>> {
  const feeds = Array.from(
    { length: FEEDS },
    (_, index) =>
      `  - { url: 'http://127.0.0.1:${port}/feed/${index}.xml', publisher: Coast ${index}, lang: en, every: 1m }\n`,
  );
  return {
    'newsdesk.yaml':
      'timezone: UTC\nnotices: []\npolling: { fastest: 1s, per_host: 32, allow_addresses: [127.0.0.1/32] }\n',
    'feeds.yaml': `feeds:\n${feeds.join('')}`,
    'watches.yaml': `watches:\n  - { name: harbour, query: 'harbour AND ferry', destinations: [console] }\n`,
  };
}

async function askSlack(slack: SlackEmulator, round: number): Promise<number> {
  const text = SUBCOMMANDS[round % SUBCOMMANDS.length];
  const { afterMs } = await slack.deliver('slash_commands', {
    command: '/news',
    text: `${text} harbour`,
    user_id: 'U0MEMBER',
    team_id: TEAM_ID,
    channel_id: 'C0BRIDGES',
    response_url: slack.apiUrl.replace('/api/', `/response/${round}`),
    trigger_id: `trigger-${round}`,
  });
  return afterMs;
}

async function askDiscord(discord: DiscordEmulator, round: number): Promise<number> {
  const subcommand = SUBCOMMANDS[round % SUBCOMMANDS.length] ?? 'help';
  const from = performance.now();
  const seen = discord.interact(newsCommand(subcommand, { query: 'harbour', words: 'harbour' }));
  await discord.until(() => seen.callback !== undefined);
  return performance.now() - from;
}

function report(platform: string, times: readonly number[]): boolean {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? Infinity;
  const figures = [0.5, 0.99, 1].map((share) => at(share).toFixed(0));
  const [median, p99, worst] = figures;
  process.stdout.write(
    `${platform}: ${times.length} commands acknowledged, median ${median} ms, p99 ${p99} ms, worst ${worst} ms (p99 must be ≤ ${P99_MS_MAX} ms)\n`,
  );
  return at(0.99) <= P99_MS_MAX;
}

async function measure(): Promise<boolean> {
  const feeds = await startFeeds();
  const slack = await SlackEmulator.start();
  slack.addChannel('C0BRIDGES');
  slack.addUser('U0MEMBER');
  const discord = await DiscordEmulator.start();
  const house = await makeInstallation(configure(feeds.port), {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.apiUrl,
  });
  const service = await house.start();
  try {
    await slack.socketOpen();
    await discord.until(() => discord.gateway.isConnected);
    const servedBefore = feeds.served();
    const from = performance.now();
    const times = { slack: [] as number[], discord: [] as number[] };
    for (let round = 0; round < COMMANDS; round++) {
      const [onSlack, onDiscord] = await Promise.all([
        askSlack(slack, round),
        askDiscord(discord, round),
      ]);
      times.slack.push(onSlack);
      times.discord.push(onDiscord);
      await sleep(PAUSE_MS);
    }
    const seconds = (performance.now() - from) / 1000;
    const polled = feeds.served() - servedBefore;
    process.stdout.write(
      `${FEEDS} feeds: ${polled} fetched in ${seconds.toFixed(0)} s, ${(polled / seconds).toFixed(0)} a second\n`,
    );
    return [report('slack', times.slack), report('discord', times.discord)].every(Boolean);
  } finally {
    await kill(service);
    await Promise.all([feeds.close(), slack.close(), discord.close(), house.remove()]);
  }
}

if (!(await measure())) process.exitCode = 1;
