import { HOUR_MS } from '../../src/core/time/moment.ts';
import type { Watch } from '../../src/core/watch/watch.ts';

/** A watch with nothing special about it, but for what the test names. */
export function makeWatch(own: Partial<Watch> = {}): Watch {
  return {
    id: 'w1',
    workspace: 'local',
    version: 1,
    isPaused: false,
    name: 'harbour',
    query: 'harbour',
    destinations: ['console'],
    mode: 'instant',
    digest: undefined,
    quietHours: undefined,
    publishersMin: 1,
    alertsPerHourMax: undefined,
    ageMaxMs: 6 * HOUR_MS,
    visibility: 'everyone',
    languages: undefined,
    mention: { slack: undefined, discord: undefined },
    mustMatch: [],
    mustNotMatch: [],
    ...own,
  };
}
