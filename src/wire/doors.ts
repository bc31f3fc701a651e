import { existsSync } from 'node:fs';
import { compileConceptsOf, compileRules } from '../app/rules.ts';
import type { Doors, House, PreviewHouse } from '../app/use-cases.ts';
import type { Watch } from '../core/watch/watch.ts';
import { NewsdeskError } from '../errors.ts';
import { openHouse } from './house.ts';
import { hasStore, type Plan, storeAddress, storeFile } from './plan.ts';
import { renderPayload } from './render-payload.ts';
import { makeTools, type Tools } from './tools.ts';

/** The doors of a plan: what they open is made once, when it is first needed. */
export function makeDoors(plan: Plan): Doors {
  const closers: (() => Promise<void>)[] = [];
  let house: Promise<House> | undefined;
  let previewHouse: Promise<PreviewHouse> | undefined;
  const tools = makeTools(plan, closers);
  return {
    open: (role) => (house ??= openHouse(plan, { role, tools, closers })),
    openPreview() {
      previewHouse ??= hasStore(plan)
        ? this.open('visitor').then((opened) => ({
            ...opened,
            rules: () => opened.rules.current(),
            renderPayload,
          }))
        : Promise.resolve(previewWithoutStore(plan, tools));
      return previewHouse;
    },
    lookAround: async () => (await import('./look-around.ts')).lookAround(plan),
    store: storeDoors(plan),
    async close() {
      for (const close of closers.toReversed()) await close();
    },
  };
}

function storeDoors(plan: Plan): Doors['store'] {
  return {
    async restore(backup) {
      if (storeAddress(plan).kind === 'postgres') {
        throw new NewsdeskError('usage_invalid', 'a PostgreSQL store is restored by pg_restore', {
          hint: 'pg_restore --clean --dbname="$DATABASE_URL" newsdesk.dump, then newsdesk restore --dumped-at <time of the dump>.',
        });
      }
      const { restoreSqlite } = await import('../adapters/store/restore-sqlite.ts');
      return restoreSqlite({ backup, store: storeFile(plan) });
    },
    async moveToPostgres(onTable) {
      const { databaseUrl } = plan.config.secrets;
      if (databaseUrl === undefined) {
        throw new NewsdeskError('usage_invalid', 'DATABASE_URL is not set', {
          hint: 'Set it to the address of an empty PostgreSQL database: the store is moved there.',
        });
      }
      if (!existsSync(storeFile(plan))) {
        throw new NewsdeskError('store_unusable', `there is no store at ${storeFile(plan)}`, {
          hint: 'Check NEWSDESK_DATA.',
        });
      }
      const { moveToPostgres } = await import('../adapters/store/move-store.ts');
      await moveToPostgres({ file: storeFile(plan), url: databaseUrl }, onTable);
    },
  };
}

function previewWithoutStore({ config }: Plan, tools: Tools): PreviewHouse {
  const watches = config.watches.map(
    (options, index): Watch => ({
      ...options,
      id: `file-${index}`,
      workspace: 'local',
      version: 1,
      isPaused: false,
    }),
  );
  const concepts = compileConceptsOf(config.concepts);
  const rules = compileRules(watches, { concepts, log: tools.log, clock: tools.clock });
  return { ...tools, rules: () => Promise.resolve(rules), renderPayload };
}
