import { CronExpressionParser } from 'cron-parser';
import { NewsdeskError } from '../../errors.ts';
import type { EpochMs } from './moment.ts';

/** Five fields: minute, hour, day of the month, month, day of the week. Seconds would post digests like alerts. */
const FIELDS = 5;

/**
 * The first moment after `afterMs` that a cron expression names on the clocks of the zone, summer time included.
 * Throws `config_invalid` for an expression that is none.
 */
export function nextCronMs(cron: string, timezone: string, afterMs: EpochMs): EpochMs {
  if (cron.trim().split(/\s+/).length !== FIELDS) {
    throw new NewsdeskError('config_invalid', `the cron expression "${cron}" has not five fields`, {
      hint: "Write minute, hour, day, month, weekday, for example '0 8 * * 1-5'.",
    });
  }
  try {
    return CronExpressionParser.parse(cron, { currentDate: afterMs, tz: timezone })
      .next()
      .getTime();
  } catch (cause) {
    throw new NewsdeskError('config_invalid', `the cron expression "${cron}" cannot be read`, {
      hint: "Write minute, hour, day, month, weekday, for example '0 8 * * 1-5'.",
      cause,
    });
  }
}
