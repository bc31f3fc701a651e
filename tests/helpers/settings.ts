import type { Settings } from '../../src/app/settings.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';

/** An installation without anything special, for tests, benchmarks and campaigns to differ from. */
export const SETTINGS: Settings = {
  timezone: 'UTC',
  language: 'en',
  resurfaceAfterMs: 6 * HOUR_MS,
  notices: [],
  polling: { everyMs: MINUTE_MS, fastestMs: MINUTE_MS, slowestMs: HOUR_MS, requestsMax: 4 },
  agencies: [],
  destinations: {},
  people: {
    slackAdmins: [],
    discordAdmins: [],
    discordAdminRoles: [],
    slackDesk: [],
    discordDeskRoles: [],
  },
  feedSecrets: {},
};
