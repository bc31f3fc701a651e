/** Between two looks. */
const LOOK_MS = 100;

/** How many connections a platform had over time. */
export interface LineWatch {
  /** The longest stretch with two or more at once, and the longest with none after the first stood. */
  readonly longestDoubleMs: () => number;
  readonly longestGapMs: () => number;
  /**
   * A process that is stopped cannot let its connection go, so that two stand from the takeover until it goes on: two at once are not
   * counted before `release`.
   */
  hold(): void;
  release(): void;
  stop(): void;
}

/** Looks at a count of connections until stopped. */
export function watchLine(count: () => number): LineWatch {
  let doubleSince: number | undefined;
  let noneSince: number | undefined;
  let hasStood = false;
  let isHeld = false;
  let longestDouble = 0;
  let longestGap = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    const open = count();
    if (open > 0) hasStood = true;
    doubleSince = open > 1 && !isHeld ? (doubleSince ?? now) : undefined;
    noneSince = hasStood && open === 0 ? (noneSince ?? now) : undefined;
    if (doubleSince !== undefined) longestDouble = Math.max(longestDouble, now - doubleSince);
    if (noneSince !== undefined) longestGap = Math.max(longestGap, now - noneSince);
  }, LOOK_MS);
  return {
    longestDoubleMs: () => longestDouble,
    longestGapMs: () => longestGap,
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
    },
    stop: () => clearInterval(timer),
  };
}
