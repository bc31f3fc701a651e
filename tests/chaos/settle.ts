import type { CampaignContext, Finding } from './campaign.ts';
import { mustBeZero, mustTakeAtMost, told } from './campaign.ts';
import { checkStore, findJoined } from './check-store.ts';
import { type ChaosHouse, pause, until } from './house.ts';

/** A link that was repaired carries again within this (reliability.md). */
export const RECOVERY_MS = 60_000;

/** Waits until everything that was published is shown; answers how long that took. */
export async function waitUntilShown(
  house: ChaosHouse,
  { signal }: Pick<CampaignContext, 'signal'>,
  {
    withinMs = RECOVERY_MS,
    isExempt = () => false,
  }: {
    readonly withinMs?: number;
    readonly isExempt?: (destination: string) => boolean;
  } = {},
): Promise<number> {
  const startedAt = performance.now();
  await until(
    async () => {
      if (house.ledger({ isExempt }).lost.length === 0) return true;
      await pause(500);
      return house.ledger({ isExempt, joined: await findJoined(house) }).lost.length === 0;
    },
    { withinMs, signal },
  );
  return performance.now() - startedAt;
}

/** What every campaign of deliveries counts at its end, its services stopped; and the words for each thing that is wrong. */
export async function judge(
  house: ChaosHouse,
  {
    recoveriesMs,
    isExempt = () => false,
  }: {
    readonly recoveriesMs: readonly number[];
    readonly isExempt?: (destination: string) => boolean;
  },
): Promise<{ readonly findings: readonly Finding[]; readonly details: readonly string[] }> {
  const joined = await findJoined(house);
  const ledger = house.ledger({ joined, isExempt });
  const broken = await checkStore(house);
  const refused = [...house.slack.refusals, ...house.discord.violations];
  return {
    findings: [
      told('deliveries', ledger.wanted),
      mustBeZero('lost', ledger.lost.length),
      mustBeZero('shown twice', ledger.twice.length),
      mustBeZero('faults of the store', broken.length),
      mustBeZero('refused by a platform, or asked too early', refused.length),
      mustTakeAtMost('all shown after the repair, worst', {
        tookMs: Math.max(0, ...recoveriesMs),
        atMostMs: RECOVERY_MS,
      }),
    ],
    details: [...ledger.lost, ...ledger.twice, ...broken, ...refused],
  };
}
