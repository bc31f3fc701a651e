import { statfs } from 'node:fs/promises';
import type { ReadDisk } from '../../ports/health.ts';

/** The room of the disk that this folder is on. */
export function makeReadDisk(folder: string): ReadDisk {
  return async () => {
    try {
      const { bavail, blocks, bsize } = await statfs(folder);
      return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
    } catch {
      // Some file systems do not say; what a full one does is seen by its writes.
      return undefined;
    }
  };
}
