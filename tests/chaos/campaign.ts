/** The store under a campaign: an SQLite file, or a PostgreSQL server that the campaign starts for itself. */
export const CHAOS_STORES = ['sqlite', 'postgres'] as const;
export type ChaosStore = (typeof CHAOS_STORES)[number];

/** What the runner hands to a campaign. */
export interface CampaignContext {
  /** Campaigns that need no store (addresses, text) ignore it. */
  readonly store: ChaosStore;
  /** `short` takes seconds and runs in CI; `long` gives the figures of the notes, and takes minutes or hours. */
  readonly form: 'short' | 'long';
  /** Printed before the start; the same seed makes the same choices again. */
  readonly seed: number;
  /** From 0 to below 1, drawn from the seed: the only source of chance in a campaign. */
  readonly random: () => number;
  /** One short line on where the campaign stands; shown live in a terminal, and now and then otherwise. */
  readonly progress: (line: string) => void;
  /** True after Ctrl-C, and when the minutes of `--minutes` are over: a campaign begins nothing new then, and judges what there is. */
  readonly isOver: () => boolean;
  /** Aborted by Ctrl-C: the campaign ends its processes and throws or returns. */
  readonly signal: AbortSignal;
}

/** One line of the table at the end. */
export interface Finding {
  /** What was counted or measured: "lost", "shown twice", "back at work, worst". */
  readonly measure: string;
  /** The figure with its unit, as people read it. */
  readonly figure: string;
  /** What it has to be ("0", "≤ 5 s"); undefined: told for the reader alone. */
  readonly must: string | undefined;
  readonly isWell: boolean;
  /** It says how fast this machine is: not judged where campaigns share it (`--at-once`). */
  readonly isTime?: true;
}

/** The end of a campaign. */
export interface CampaignReport {
  readonly findings: readonly Finding[];
  /** What went wrong, a line each, for whoever mends it: ids, titles, errors; the first few are printed. */
  readonly details: readonly string[];
  /** Why nothing was tried (what it needs is not on this machine): the runner says "skipped", and not "passed". */
  readonly skipped?: string;
}

/**
 * A campaign: `tests/chaos/<name>-campaign.ts` exports it as `campaign`, and the runner finds it by its file's name
 * (`npm run chaos -- <name>`). It starts what it needs on loopback, ends every process that it started, and throws
 * only when it cannot be run at all.
 */
export interface Campaign {
  /** One line for the list of campaigns: what is done to Newsdesk, and what must hold. */
  readonly about: string;
  /** Empty: the campaign has no use for a store. */
  readonly stores: readonly ChaosStore[];
  run(context: CampaignContext): Promise<CampaignReport>;
}

/** A count that has to be 0. */
export function mustBeZero(measure: string, count: number): Finding {
  return { measure, figure: String(count), must: '0', isWell: count === 0 };
}

/** A figure that is told, and judged by nobody. */
export function told(measure: string, figure: string | number): Finding {
  return { measure, figure: String(figure), must: undefined, isWell: true };
}

/** Seconds that may be at most so many. */
export function mustTakeAtMost(
  measure: string,
  { tookMs, atMostMs }: { readonly tookMs: number; readonly atMostMs: number },
): Finding {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  return {
    measure,
    figure: seconds(tookMs),
    must: `≤ ${seconds(atMostMs)}`,
    isWell: tookMs <= atMostMs,
    isTime: true,
  };
}
