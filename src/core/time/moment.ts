/** A moment: UTC milliseconds since 1970. Text only at the edges (`toISOString` there, a time zone in the reader's chat). */
export type EpochMs = number;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const UNITS: Readonly<Record<string, number>> = {
  s: SECOND_MS,
  m: MINUTE_MS,
  h: HOUR_MS,
  d: DAY_MS,
  w: 7 * DAY_MS,
};

/** A duration as people write it (`90s`, `5m`, `6h`, `30d`, `2w`) in milliseconds; undefined when it is not one. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,6})\s*([smhdw])$/.exec(text.trim()) ?? [];
  const unitMs = unit === undefined ? undefined : UNITS[unit];
  return amount === undefined || unitMs === undefined ? undefined : Number(amount) * unitMs;
}

/** Milliseconds in the largest unit that holds them whole: 21600000 gives `6h`. */
export function formatDuration(durationMs: number): string {
  for (const unit of ['w', 'd', 'h', 'm'] as const) {
    const unitMs = UNITS[unit] ?? 1;
    if (durationMs >= unitMs && durationMs % unitMs === 0) return `${durationMs / unitMs}${unit}`;
  }
  return `${Math.round(durationMs / SECOND_MS)}s`;
}
