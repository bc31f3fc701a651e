import type { DiscordEmulator } from '../emulators/discord/discord-emulator.ts';
import type { SlackEmulator } from '../emulators/slack/slack-emulator.ts';

/** What people see in one channel: the events' numbers in the order in which they are shown. */
export interface ShownChannel {
  readonly destination: string;
  readonly numbers: readonly number[];
}

/** What the emulators' ledgers say against what was published. */
export interface Ledger {
  /** Events times destinations that should be shown. */
  readonly wanted: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly shown: readonly ShownChannel[];
}

const NUMBER = /\bnr(\d+)\b/g;

interface Platforms {
  readonly slack: SlackEmulator;
  readonly discord: DiscordEmulator;
  readonly destinations: readonly string[];
}

function textsIn({ slack, discord }: Platforms, destination: string): readonly string[] {
  const [platform, channel = ''] = destination.split(':');
  return platform === 'slack'
    ? slack.seen(channel).map(({ text }) => text)
    : discord.seen(channel).map(({ body }) => String(body['content']));
}

/** What need not be shown: whole destinations, and events that were told as part of another. */
export interface LedgerExceptions {
  readonly isExempt?: (destination: string) => boolean;
  readonly joined?: ReadonlySet<number>;
}

/** Counts how often each published event is shown in each destination. */
export function readLedger(
  platforms: Platforms,
  published: readonly number[],
  { isExempt = () => false, joined = new Set() }: LedgerExceptions = {},
): Ledger {
  const shown = platforms.destinations.map((destination) => ({
    destination,
    // A digest names several: what came in after a longer downtime is told in one.
    numbers: textsIn(platforms, destination).flatMap((text) => [
      ...new Set([...text.matchAll(NUMBER)].map(([, number]) => Number(number))),
    ]),
  }));
  const lost: string[] = [];
  const twice: string[] = [];
  for (const { destination, numbers } of shown) {
    const counts = new Map<number, number>();
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
    for (const [number, count] of counts) {
      if (count > 1) twice.push(`nr${number} is shown ${count} times in ${destination}`);
    }
    if (isExempt(destination)) continue;
    for (const number of published) {
      if (!counts.has(number) && !joined.has(number))
        lost.push(`nr${number} is not shown in ${destination}`);
    }
  }
  const counted = shown.filter(({ destination }) => !isExempt(destination)).length;
  return { wanted: published.length * counted, lost, twice, shown };
}
