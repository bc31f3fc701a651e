import type { AlertLayout } from '../core/alert/alert.ts';
import type { PollPolicy } from '../core/time/poll-schedule.ts';
import type { Destination } from '../core/watch/destination.ts';

/** What the use cases need of the configuration. */
export interface Settings {
  readonly timezone: string;
  readonly language: string;
  readonly resurfaceAfterMs: number;
  /** Where what needs a person is told. */
  readonly notices: readonly Destination[];
  /** When they get a line that all is well, `HH:MM` in the installation's zone; undefined: never. */
  readonly noticesDailyAt?: string | undefined;
  readonly polling: PollPolicy & { readonly requestsMax: number };
  /** News agencies whose copies are one source. */
  readonly agencies: readonly string[];
  readonly destinations: Readonly<
    Record<
      string,
      {
        readonly layout: 'standard' | 'compact';
        readonly alertsPerHourMax: number | undefined;
        readonly language: string | undefined;
      }
    >
  >;
  /** Who may do more than read; ids of the platforms. */
  readonly people: {
    readonly slackAdmins: readonly string[];
    readonly discordAdmins: readonly string[];
    readonly discordAdminRoles: readonly string[];
    readonly slackDesk: readonly string[];
    readonly discordDeskRoles: readonly string[];
  };
  /** Values of the environment variables that feeds name in `auth`. */
  readonly feedSecrets: Readonly<Record<string, string>>;
}

/** How a destination wants its alerts: its own settings, else the installation's. */
export function layoutOf(settings: Settings, destination: Destination): AlertLayout {
  const own = settings.destinations[destination];
  return {
    size: own?.layout ?? 'standard',
    language: own?.language ?? settings.language,
    timezone: settings.timezone,
  };
}
