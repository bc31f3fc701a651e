import type { FaultKind as DiscordFault } from '../emulators/discord/state.ts';
import type { SlackEmulator } from '../emulators/slack/slack-emulator.ts';
import type { FaultKind as SlackFault } from '../emulators/slack/state.ts';
import {
  type Campaign,
  type CampaignContext,
  type CampaignReport,
  mustBeZero,
  told,
} from './campaign.ts';
import { buildHouse, type ChaosHouse, pause, until } from './house.ts';
import { pick } from './random.ts';
import { judge, waitUntilShown } from './settle.ts';

const FORMS = { short: { rounds: 8, channels: 3 }, long: { rounds: 120, channels: 5 } } as const;
/** Between two rounds: a delivery that met a fault has been tried again by then, so that faults do not pile up on one. */
const ROUND_MS = 2_500;
/** A message that met two faults is tried again after a minute (retry-schedule.ts). */
const SETTLED_MS = 150_000;

const SLACK_FAULTS: readonly SlackFault[] = [
  { kind: 'rate-limited', retryAfter: '2' },
  { kind: 'status', status: 503, when: 'before' },
  { kind: 'status', status: 502, when: 'after' },
  { kind: 'cut', when: 'before' },
  { kind: 'cut', when: 'after' },
  { kind: 'cut-body' },
  { kind: 'hang', when: 'after' },
  { kind: 'slow', delayMs: 3_000 },
  { kind: 'html', status: 200 },
];
const DISCORD_FAULTS: readonly DiscordFault[] = [
  { kind: 'rate-limited', retryAfterS: 2, isGlobal: false },
  { kind: 'rate-limited', retryAfterS: 2, isGlobal: true },
  { kind: 'status', status: 503, isAfter: false },
  { kind: 'status', status: 502, isAfter: true },
  { kind: 'cut', isAfter: false },
  { kind: 'cut', isAfter: true },
  { kind: 'cut-body' },
  { kind: 'hang', isAfter: true },
  { kind: 'slow', delayMs: 3_000 },
  { kind: 'html', status: 200 },
];

/** Everything that the platforms do to those who post. */
export const campaign: Campaign = {
  about: '429, 5xx, cuts and timeouts after acceptance, proxies’ pages, a channel that is gone',
  stores: ['sqlite', 'postgres'],
  run,
};

async function run(context: CampaignContext): Promise<CampaignReport> {
  const form = FORMS[context.form];
  const house = await buildHouse(context, { channels: form.channels, feeds: 3 });
  const early = watchRetryAfter(house.slack);
  // The last channel of Slack is gone from the start: its deliveries fail for good, and hold up nobody.
  const gone = `slack:C0CHAOS${form.channels - 1}`;
  const channel = house.slack.channels.get(gone.slice('slack:'.length));
  if (channel !== undefined) channel.isGone = true;
  const isExempt = (destination: string): boolean => destination === gone;
  try {
    const service = await house.start();
    for (let round = 0; round < form.rounds && !context.isOver(); round++) {
      if (round % 2 === 0) addFaults(house, context, round / 2);
      house.feeds.publish();
      await pause(ROUND_MS);
      const { lost, wanted, twice } = house.ledger({ isExempt });
      context.progress(
        `${round + 1} of ${form.rounds} rounds · ${wanted - lost.length} of ${wanted} shown · ${twice.length} twice`,
      );
    }
    const settledMs = await waitUntilShown(house, context, { withinMs: SETTLED_MS, isExempt });
    // A second copy would come with a look into the history: long enough for one.
    await pause(12_000);
    const failed = await countFailed(house, gone);
    const notices = service.output().split(`Messages to ${gone} fail`).length - 1;
    await service.end('SIGTERM');
    const judged = await judge(house, { recoveriesMs: [], isExempt });
    return {
      findings: [
        ...judged.findings,
        mustBeZero('requests to Slack before Retry-After', early()),
        mustBeZero(
          'deliveries to the dead channel that did not fail',
          house.feeds.published.length - failed,
        ),
        mustBeZero('notices of it beyond the one', notices - 1),
        told('all shown after the last fault', `${(settledMs / 1000).toFixed(1)} s`),
      ],
      details: judged.details,
    };
  } finally {
    await house.close();
  }
}

/** One fault for a channel of each platform: each kind in turn, the channel by chance. */
function addFaults(
  { slack, discord }: ChaosHouse,
  { random, form }: CampaignContext,
  index: number,
): void {
  const alive = FORMS[form].channels - 1;
  const channel = Math.floor(random() * alive);
  const slackFault = SLACK_FAULTS[index % SLACK_FAULTS.length] ?? pick(random, SLACK_FAULTS);
  const discordFault =
    DISCORD_FAULTS[index % DISCORD_FAULTS.length] ?? pick(random, DISCORD_FAULTS);
  slack.fail(slackFault, { method: 'chat.postMessage', channel: `C0CHAOS${channel}` });
  const path = new RegExp(`^/channels/71000000000000000${channel}/messages$`);
  discord.fail({ ...discordFault, method: 'POST', path });
}

async function countFailed(house: ChaosHouse, destination: string): Promise<number> {
  let failed = 0;
  await until(
    async () => {
      const { stdout } = await house.command([
        'deliveries',
        '--failed',
        '--json',
        '--limit',
        '1000',
      ]);
      const rows = stdout.split('\n').filter((line) => line.includes(`"${destination}"`));
      failed = rows.filter((line) => line.includes('"state":"failed"')).length;
      return failed >= house.feeds.published.length;
    },
    { withinMs: 20_000 },
  );
  return failed;
}

/** Counts calls to a channel of Slack in the time for which it asked to be left alone. */
function watchRetryAfter(slack: SlackEmulator): () => number {
  const until429 = new Map<unknown, number>();
  let early = 0;
  const takeFault = slack.takeFault.bind(slack);
  slack.takeFault = (method, channel) => {
    if (method === 'chat.postMessage') {
      if (performance.now() < (until429.get(channel) ?? 0)) early += 1;
    }
    const fault = takeFault(method, channel);
    if (fault?.kind === 'rate-limited') {
      until429.set(channel, performance.now() + Number(fault.retryAfter ?? 0) * 1000);
    }
    return fault;
  };
  return () => early;
}
