/** Ids and chance, injected so that tests can repeat them. */
export interface Ids {
  /** A new random id of 26 letters and digits. */
  readonly random: () => string;
  /** The same 24 letters and digits for the same parts: SHA-256, cut, in Crockford's base 32. */
  readonly digest: (...parts: readonly string[]) => string;
  /** A number from 0 up to, not including, 1: for jitter. */
  readonly chance: () => number;
}
