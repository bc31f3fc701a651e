import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreAddress } from '../adapters/store/open-store.ts';
import type { Config } from '../config/config.ts';

/** The store's file inside NEWSDESK_DATA. */
const STORE_FILE = 'newsdesk.sqlite';

/** What is wired: a configuration, and what the demo does otherwise. */
export interface Plan {
  readonly config: Config;
  /** False: alerts for the console are delivered and not printed. */
  readonly isPrinting: boolean;
  /** Instead of the configured store: one in memory. */
  readonly isInMemory?: boolean;
}

/** Where the plan's store is. */
export function storeAddress({ config, isInMemory }: Plan): StoreAddress {
  const { databaseUrl } = config.secrets;
  if (isInMemory === true) return { kind: 'sqlite', file: ':memory:' };
  return databaseUrl === undefined
    ? { kind: 'sqlite', file: join(config.environment.dataDirectory, STORE_FILE) }
    : { kind: 'postgres', url: databaseUrl };
}

/** False: nothing has been kept here yet. */
export function hasStore({ config, isInMemory }: Plan): boolean {
  return (
    isInMemory === true ||
    config.secrets.databaseUrl !== undefined ||
    existsSync(join(config.environment.dataDirectory, STORE_FILE))
  );
}
