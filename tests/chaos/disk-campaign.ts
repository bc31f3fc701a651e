import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  type Campaign,
  type CampaignContext,
  type CampaignReport,
  mustBeZero,
} from './campaign.ts';
import { buildHouse, type ChaosHouse, pause, until } from './house.ts';
import { judge, waitUntilShown } from './settle.ts';

const ENTRY = join(import.meta.dirname, 'ill-disk-entry.ts');
const ILLNESSES = ['full', 'read-only', 'busy'] as const;
const FORMS = { short: { rounds: 1, illMs: 4_000 }, long: { rounds: 10, illMs: 20_000 } } as const;
/** Longer than SQLite waits for another's lock (5 s), so that a service sees it. */
const BUSY_MS = 9_000;
/** Enough to fill what pages the file still has. */
const EVENTS = 12;

/** A disk that is full or read-only, and a file that somebody else holds. */
export const campaign: Campaign = {
  about:
    'disk full, read-only store, locked file: said in the log, no crash, nothing lost after repair',
  stores: ['sqlite'],
  run,
};

async function run(context: CampaignContext): Promise<CampaignReport> {
  const form = FORMS[context.form];
  const house = await buildHouse(context, { channels: 2, feeds: 3 });
  const switchFile = join(house.folder, 'disk');
  try {
    const service = await house.start({
      preload: [ENTRY],
      environment: { CHAOS_DISK: switchFile },
    });
    house.feeds.publish();
    await waitUntilShown(house, context);
    const recoveriesMs: number[] = [];
    const unsaid: string[] = [];
    for (let round = 0; round < form.rounds && !context.isOver(); round++) {
      for (const illness of ILLNESSES) {
        context.progress(`round ${round + 1}: ${illness}`);
        const saidBefore = service.output().length;
        const repair = fallIll(house, illness, switchFile);
        for (let event = 0; event < EVENTS; event++) house.feeds.publish();
        const isSaid = await until(
          () => /store_unusable|store_locked/.test(service.output().slice(saidBefore)),
          {
            withinMs: 15_000,
          },
        );
        if (!isSaid) unsaid.push(`the log says nothing of: ${illness}`);
        await pause(illness === 'busy' ? BUSY_MS : form.illMs);
        repair();
        recoveriesMs.push(await waitUntilShown(house, context));
      }
    }
    const isDead = service.isAlive() ? 0 : 1;
    await service.end('SIGTERM');
    const { findings, details } = await judge(house, { recoveriesMs });
    return {
      findings: [
        ...findings,
        mustBeZero('illnesses that the log does not name', unsaid.length),
        mustBeZero('services that died of it', isDead),
      ],
      details: [...details, ...unsaid],
    };
  } finally {
    await house.close();
  }
}

/** Answers how to repair it. */
function fallIll(
  house: ChaosHouse,
  illness: (typeof ILLNESSES)[number],
  switchFile: string,
): () => void {
  if (illness !== 'busy') {
    writeFileSync(switchFile, illness);
    return () => writeFileSync(switchFile, '');
  }
  const other = new DatabaseSync(join(house.folder, 'data', 'newsdesk.sqlite'), { timeout: 5_000 });
  other.exec('begin immediate');
  return () => {
    other.exec('rollback');
    other.close();
  };
}
