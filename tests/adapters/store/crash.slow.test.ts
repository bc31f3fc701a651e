import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import type { StoreAddress } from '../../../src/adapters/store/store-address.ts';
import type { ItemId } from '../../../src/core/item/item.ts';
import { HAS_POSTGRES, type PostgresServer, startPostgres } from '../../helpers/postgres.ts';

const WRITER = fileURLToPath(new URL('../../helpers/store-writer.ts', import.meta.url));
const KILLS = 8;

interface Written {
  readonly items: Set<string>;
  readonly deliveries: Set<string>;
  readonly sent: Set<string>;
}

/** Lets a writer run until it has said so many lines, then calls `end`, and waits for its death. */
async function letWrite(
  address: StoreAddress,
  {
    round,
    lines,
    written,
    isInWorker = false,
    end,
  }: {
    readonly round: number;
    readonly lines: number;
    readonly written: Written;
    readonly isInWorker?: boolean;
    readonly end: (child: ChildProcess) => Promise<void> | void;
  },
): Promise<void> {
  const child = spawn(
    process.execPath,
    [WRITER, JSON.stringify(address), String(round), isInWorker ? 'yes' : 'no'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => {
    complaint += data.toString();
  });
  const exited = once(child, 'exit');
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [kind, id = ''] = line.split(' ');
    if (kind === 'item') written.items.add(id);
    if (kind === 'delivery') written.deliveries.add(id);
    if (kind === 'sent') written.sent.add(id);
    count += 1;
    if (count === lines) await end(child);
  }
  await exited;
  if (count < lines) throw new Error(`the writer ended by itself: ${complaint}`);
}

/** What was acknowledged and is not there; a test of a writer that wrote nothing of a kind shows nothing. */
async function findLost(address: StoreAddress, written: Written): Promise<unknown> {
  if (written.items.size * written.deliveries.size * written.sent.size === 0)
    return 'nothing was written';
  const store = await openStore(address);
  const all = await store.listDeliveries({
    states: undefined,
    destination: undefined,
    limit: 1_000_000,
  });
  const states = new Map(all.map(({ id, state }) => [id, state]));
  const lost = {
    items: [] as string[],
    deliveries: [...written.deliveries].filter((id) => !states.has(id)),
    sent: [...written.sent].filter((id) => states.get(id) !== 'sent'),
  };
  for (const id of written.items) {
    if ((await store.findItem({ id: id as ItemId })) === undefined) lost.items.push(id);
  }
  await store.close();
  return lost;
}

const NOTHING_LOST = { items: [], deliveries: [], sent: [] };
const nothing = (): Written => ({ items: new Set(), deliveries: new Set(), sent: new Set() });
const kill = (child: ChildProcess): void => void child.kill('SIGKILL');

describe('SQLite', () => {
  test.each([
    ['in the thread', false],
    ['in a worker', true],
  ])(
    'a process killed while it writes has lost nothing that was acknowledged, %s',
    async (_name, isInWorker) => {
      const folder = mkdtempSync(join(tmpdir(), 'newsdesk-crash-'));
      const address = { kind: 'sqlite', file: join(folder, 'newsdesk.db') } as const;
      const written = nothing();
      for (let round = 0; round < KILLS; round++) {
        // A prime step makes each kill fall into another part of the work.
        await letWrite(address, {
          round,
          lines: 40 + ((round * 37) % 101),
          written,
          isInWorker,
          end: kill,
        });
      }
      expect(await findLost(address, written)).toEqual(NOTHING_LOST);
      const database = new DatabaseSync(address.file);
      expect(database.prepare('pragma integrity_check').get()?.['integrity_check']).toBe('ok');
      // Each item stands in the index once, under the key of its row.
      const strays =
        'select count(*) as n from item_words where rowid not in (select key from items)';
      expect(database.prepare(strays).get()?.['n']).toBe(0);
      expect(
        database
          .prepare("select count(*) as n from item_words where item_words match 'ferry'")
          .get()?.['n'],
      ).toBe(database.prepare('select count(*) as n from items').get()?.['n']);
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  );
});

describe.skipIf(!HAS_POSTGRES)('PostgreSQL', () => {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    server = await startPostgres({ isDurable: true });
  });
  afterAll(async () => {
    await server?.stop();
  });

  test('a process killed while it writes has lost nothing that was acknowledged', async () => {
    const address = { kind: 'postgres', url: (await server?.createDatabase()) ?? '' } as const;
    const written = nothing();
    for (let round = 0; round < KILLS; round++) {
      await letWrite(address, { round, lines: 40 + ((round * 37) % 101), written, end: kill });
    }
    expect(await findLost(address, written)).toEqual(NOTHING_LOST);
  });

  test('a server that loses power while it is written to has lost nothing that was acknowledged', async () => {
    const address = { kind: 'postgres', url: (await server?.createDatabase()) ?? '' } as const;
    const written = nothing();
    for (let round = 0; round < 3; round++) {
      await letWrite(address, {
        round,
        lines: 60 + round * 23,
        written,
        end: async (child) => {
          await server?.crash();
          child.kill('SIGKILL');
        },
      });
    }
    expect(await findLost(address, written)).toEqual(NOTHING_LOST);
  });

  test('a store goes on by itself once the server is back', async () => {
    const address = { kind: 'postgres', url: (await server?.createDatabase()) ?? '' } as const;
    const store = await openStore(address);
    await server?.crash();
    const failures: unknown[] = [];
    let isSaved = false;
    // Each broken connection of the pool is found out once, by whoever takes it.
    while (!isSaved && failures.length < 20) {
      try {
        await store.saveWorkspace({ id: 'local', name: 'Desk', settings: {} });
        isSaved = true;
      } catch (error) {
        failures.push(error);
      }
    }
    expect(
      failures.filter((error) => Reflect.get(error as Error, 'code') !== 'store_unusable'),
    ).toEqual([]);
    expect(await store.listWorkspaces()).toHaveLength(1);
    await store.close();
  });
});
