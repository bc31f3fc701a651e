import type pg from 'pg';
import { SECOND_MS } from '../../core/time/moment.ts';
import type { WakeKind } from '../../ports/house-store.ts';
import { OWNER_LOCK } from './dead-owners.ts';
import { connectListener } from './postgres-dialect.ts';

/** Between two tries to connect again. Workers look by themselves meanwhile. */
const AGAIN_MS = 2 * SECOND_MS;
const LIVE_OWNER = 'select pg_try_advisory_lock($1, hashtext($2))';
const KINDS: readonly WakeKind[] = ['items', 'deliveries', 'rules'];

/** Hears what transactions of any process say at their commit, on a connection of its own that is renewed for ever. */
export class PostgresListener {
  readonly #url: string;
  readonly #channel: string;
  readonly #owner: string | undefined;
  readonly #listeners = new Set<(kind: WakeKind) => void>();
  #client: pg.Client | undefined;
  #again: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** `owner`: a service that is to be seen alive as long as this connection stands (dead-owners.ts). */
  constructor(url: string, channel: string, owner: string | undefined) {
    this.#url = url;
    this.#channel = channel;
    this.#owner = owner;
  }

  add(listener: (kind: WakeKind) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves after the first try, however it ended. */
  async start(): Promise<void> {
    const client = connectListener(this.#url);
    this.#client = client;
    client.on('notification', ({ payload }) => {
      const kind = KINDS.find((known) => known === payload);
      if (kind !== undefined) this.#tell(kind);
    });
    client.on('error', () => this.#renew(client));
    client.on('end', () => this.#renew(client));
    try {
      await client.connect();
      await client.query(`listen ${this.#channel}`);
      if (this.#owner !== undefined) await client.query(LIVE_OWNER, [OWNER_LOCK, this.#owner]);
      // What was said while nobody listened is lost: whoever waits looks.
      for (const kind of KINDS) this.#tell(kind);
    } catch {
      // The server is not there: the next try finds it. What workers ask of it fails with its own error.
      this.#renew(client);
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#again);
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  #tell(kind: WakeKind): void {
    for (const listener of this.#listeners) listener(kind);
  }

  #renew(client: pg.Client): void {
    if (this.#isStopped || this.#client !== client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
    this.#again = setTimeout(() => void this.start(), AGAIN_MS);
    this.#again.unref();
  }
}
