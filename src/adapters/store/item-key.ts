import type { EpochMs } from '../../core/time/moment.ts';

/**
 * Items of one millisecond that have keys in order. Keys stay whole JavaScript numbers until the year 2109; whoever
 * comes after so many at once gets a place in the next millisecond.
 */
export const KEYS_PER_MS = 2_048;

/**
 * The first key of a millisecond. An item's key is its moment of publication and a place within it, so that the
 * full-text index, whose rows stand in order of the key, answers the newest first without sorting.
 */
export function firstKeyAt(publishedAtMs: EpochMs): number {
  return Math.max(0, Math.floor(publishedAtMs)) * KEYS_PER_MS;
}
