/** Work that is claimed in the store and done several at a time. `work` settles its own failures and never rejects. */
export interface Pool<Work> {
  readonly claim: (limit: number) => Promise<readonly Work[]>;
  readonly work: (work: Work) => Promise<void>;
  readonly underWayMax: number;
  readonly signal: AbortSignal;
  /** Waits for something new to claim; without it the pool ends when nothing is left to do. */
  readonly idle?: () => Promise<void>;
  /** Told when claiming failed; with it a pool that has `idle` waits and claims again, since a store comes back. */
  readonly onClaimFailed?: (error: unknown) => void;
}

/** Beside many under way it is claimed once this share is free: each claim costs the store as much as several pieces of work. */
const CLAIM_SHARE = 1 / 4;

/**
 * Keeps `underWayMax` pieces of work going, so that a slow one holds up no other. Once the signal is aborted nothing
 * more is claimed, and what is under way is finished.
 */
export async function runPool<Work>(pool: Pool<Work>): Promise<void> {
  const underWay = new Set<Promise<void>>();
  // One wait at a time: a second one beside it would take the wake that the first is there for.
  let idling: Promise<void> | undefined;
  let isWoken = true;
  for (;;) {
    const free = pool.signal.aborted ? 0 : pool.underWayMax - underWay.size;
    const isWorth = isWoken || underWay.size === 0 || free >= pool.underWayMax * CLAIM_SHARE;
    isWoken = false;
    const claimed = free > 0 && isWorth ? await claimSome(pool, free) : [];
    for (const piece of claimed) {
      const work = pool.work(piece).finally(() => underWay.delete(work));
      underWay.add(work);
    }
    const isStopping = pool.signal.aborted || pool.idle === undefined;
    if (underWay.size === 0 && claimed.length === 0 && isStopping) return;
    if (isStopping) {
      await Promise.race(underWay);
      continue;
    }
    idling ??= idle(pool).finally(() => {
      idling = undefined;
      isWoken = true;
    });
    await Promise.race([...underWay, idling]);
  }
}

async function claimSome<Work>(pool: Pool<Work>, limit: number): Promise<readonly Work[]> {
  try {
    return await pool.claim(limit);
  } catch (error) {
    if (pool.idle === undefined || pool.onClaimFailed === undefined) throw error;
    pool.onClaimFailed(error);
    return [];
  }
}

async function idle<Work>(pool: Pool<Work>): Promise<void> {
  await pool.idle?.();
}
