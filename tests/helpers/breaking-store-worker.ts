import { parentPort } from 'node:worker_threads';
import '../../src/store-worker.ts';
import type { StoreCall } from '../../src/adapters/store/store-proxy.ts';

/** The store's worker, which breaks off when it is asked to release the leases of `break`. */
parentPort?.on('message', (calls: readonly StoreCall[]) => {
  for (const { method, parameters } of calls) {
    if (method === 'releaseOwner' && parameters[0] === 'break') process.exit(7);
  }
});
