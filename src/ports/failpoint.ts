/**
 * Moments at which a crash must lose nothing and show nothing twice; the names stand in docs/adr/0016. `npm run chaos -- kill`
 * ends the process at each of them.
 */
export const FAILPOINTS = [
  'item-inserted',
  'before-commit',
  'after-commit',
  'delivery-leased',
  'sending-marked',
  'answer-read',
  'ending-written',
  'migrating',
  'backing-up',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

let reached: ((point: Failpoint) => void) | undefined;

/** Says that the process has come to a point. Does nothing in a Newsdesk that was not started by a test. */
export function failpoint(point: Failpoint): void {
  reached?.(point);
}

/**
 * What happens at a point. No code under src/ calls this, so that no variable and no file can make a running Newsdesk
 * fail: a test preloads a module of its own before the entry (tests/architecture.test.ts watches that).
 */
export function onFailpoint(listener: (point: Failpoint) => void): void {
  reached = listener;
}
