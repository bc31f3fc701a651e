import type { Campaign, CampaignContext, CampaignReport } from './campaign.ts';
import { buildHouse, type ChaosHouse, pause } from './house.ts';
import { judge, waitUntilShown } from './settle.ts';
import { type LineMode, startTcpProxy, type TcpProxy, throughPort } from './tcp-proxy.ts';

const FORMS = {
  // A half-open line is the worst; short cuts are in `chat` (platforms) and `replicas` (the database).
  short: { downMs: 3_000, modes: ['hang'] },
  long: { downMs: 45_000, modes: ['cut', 'hang', 'slow'] },
} as const;

/** Each line that Newsdesk hangs on, broken in each way. */
export const campaign: Campaign = {
  about:
    'links to Slack, Discord and the database cut, half-open and slow: at work within 60 s of repair',
  stores: ['sqlite', 'postgres'],
  run,
};

async function run(context: CampaignContext): Promise<CampaignReport> {
  const form = FORMS[context.form];
  const house = await buildHouse(context, { channels: 2, feeds: 3 });
  const lines = new Map<string, TcpProxy>();
  try {
    lines.set('slack', await startTcpProxy(house.slack.port));
    lines.set('discord', await startTcpProxy(house.discord.port));
    const url = house.environment['DATABASE_URL'];
    if (url !== undefined) lines.set('database', await startTcpProxy(Number(new URL(url).port)));
    const service = await house.start({ environment: throughLines(house, lines) });
    const recoveriesMs: number[] = [];
    const notes: string[] = [];
    for (const mode of form.modes) {
      for (const [name, line] of [...lines, ['feeds', undefined] as const]) {
        if (context.isOver()) break;
        context.progress(`${name} ${mode}`);
        house.feeds.publish();
        setLine(house, line, mode);
        await pause(form.downMs);
        house.feeds.publish();
        await pause(form.downMs / 4);
        setLine(house, line, 'well');
        const tookMs = await waitUntilShown(house, context, { withinMs: 120_000 });
        recoveriesMs.push(tookMs);
        notes.push(`${name} ${mode}: all shown ${(tookMs / 1000).toFixed(1)} s after the repair`);
        if (!service.isAlive())
          notes.push(`the service died of ${name} ${mode}: ${service.output().slice(-500)}`);
      }
    }
    await pause(3_000);
    await service.end('SIGTERM');
    const { findings, details } = await judge(house, { recoveriesMs });
    return { findings, details: [...details, ...notes] };
  } finally {
    await house.close();
    await Promise.all([...lines.values()].map((line) => line.close()));
  }
}

function throughLines(
  house: ChaosHouse,
  lines: ReadonlyMap<string, TcpProxy>,
): Readonly<Record<string, string>> {
  const port = (name: string): number => lines.get(name)?.port ?? 0;
  const url = house.environment['DATABASE_URL'];
  return {
    SLACK_API_URL: throughPort(house.slack.apiUrl, port('slack')),
    DISCORD_API_URL: throughPort(house.discord.apiUrl, port('discord')),
    ...(url === undefined ? {} : { DATABASE_URL: throughPort(url, port('database')) }),
  };
}

/** Without a line of its own it is the feeds that are out of reach. */
function setLine(house: ChaosHouse, line: TcpProxy | undefined, mode: LineMode): void {
  if (line !== undefined) line.set(mode);
  else
    house.feeds.behave(
      mode === 'well' || mode === 'slow' ? 'well' : mode === 'hang' ? 'hang' : 'refuse',
    );
}
