import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreAddress } from '../adapters/store/store-address.ts';
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

/** The embedded store's file, whether or not it is the plan's store. */
export function storeFile({ config }: Plan): string {
  return join(config.environment.dataDirectory, STORE_FILE);
}

/** Where the plan's store is. */
export function storeAddress(plan: Plan): StoreAddress {
  const { databaseUrl } = plan.config.secrets;
  if (plan.isInMemory === true) return { kind: 'sqlite', file: ':memory:' };
  return databaseUrl === undefined
    ? { kind: 'sqlite', file: storeFile(plan) }
    : { kind: 'postgres', url: databaseUrl };
}

/** False: nothing has been kept here yet. */
export function hasStore(plan: Plan): boolean {
  return (
    plan.isInMemory === true ||
    plan.config.secrets.databaseUrl !== undefined ||
    existsSync(storeFile(plan))
  );
}
