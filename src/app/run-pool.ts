/** Work that is claimed in the store and done several at a time. `work` settles its own failures and never rejects. */
export interface Pool<Work> {
  readonly claim: (limit: number) => Promise<readonly Work[]>;
  readonly work: (work: Work) => Promise<void>;
  readonly underWayMax: number;
  readonly signal: AbortSignal;
  /** Waits for something new to claim; without it the pool ends when nothing is left to do. */
  readonly idle?: () => Promise<void>;
}

/**
 * Keeps `underWayMax` pieces of work going, so that a slow one holds up no other. Once the signal is aborted nothing
 * more is claimed, and what is under way is finished.
 */
export async function runPool<Work>(pool: Pool<Work>): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let idling: Promise<void> | undefined;
  for (;;) {
    const free = pool.signal.aborted ? 0 : pool.underWayMax - underWay.size;
    const claimed = free > 0 ? await pool.claim(free) : [];
    for (const piece of claimed) {
      const work = pool.work(piece).finally(() => underWay.delete(work));
      underWay.add(work);
    }
    const isStopping = pool.signal.aborted || pool.idle === undefined;
    if (underWay.size === 0 && claimed.length === 0 && isStopping) return;
    // One wait for new work at a time: a timer for each piece that ends would pile up.
    if (!isStopping) {
      idling ??= pool.idle?.().finally(() => {
        idling = undefined;
      });
    }
    await Promise.race(isStopping || idling === undefined ? underWay : [...underWay, idling]);
  }
}
