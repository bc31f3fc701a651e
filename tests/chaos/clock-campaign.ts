import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Campaign, CampaignContext, CampaignReport } from './campaign.ts';
import { buildHouse, pause } from './house.ts';
import { judge, waitUntilShown } from './settle.ts';

const ENTRY = join(import.meta.dirname, 'clock-entry.ts');
const HOUR_MS = 3_600_000;
const STEPS_MS = [HOUR_MS, 0, -HOUR_MS, 0] as const;
const FORMS = { short: { rounds: 1 }, long: { rounds: 15 } } as const;

/** The machine's clock set forward and back by an hour, in a zone that changes to summer time. */
export const campaign: Campaign = {
  about:
    'the clock jumps an hour forward and back: nothing lost, nothing twice, no hour of silence',
  stores: ['sqlite', 'postgres'],
  run,
};

async function run(context: CampaignContext): Promise<CampaignReport> {
  const house = await buildHouse(context, { channels: 2, feeds: 3 });
  const clockFile = join(house.folder, 'clock');
  try {
    const service = await house.start({
      preload: [ENTRY],
      environment: { CHAOS_CLOCK: clockFile, TZ: 'Europe/Kyiv' },
    });
    const recoveriesMs: number[] = [];
    for (let round = 0; round < FORMS[context.form].rounds && !context.isOver(); round++) {
      for (const offsetMs of STEPS_MS) {
        context.progress(`round ${round + 1}: the clock is ${offsetMs / HOUR_MS} h off`);
        house.feeds.publish();
        await pause(context.random() * 500);
        writeFileSync(clockFile, String(offsetMs));
        house.feeds.publish();
        recoveriesMs.push(await waitUntilShown(house, context, { withinMs: 90_000 }));
      }
    }
    await service.end('SIGTERM');
    return await judge(house, { recoveriesMs });
  } finally {
    await house.close();
  }
}
