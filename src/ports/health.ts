/** One part of an installation, and how it does. */
export interface HealthPart {
  readonly name: string;
  readonly isWell: boolean;
  /** For people; holds no secret and no text from outside. */
  readonly text: string;
  readonly hint?: string | undefined;
}

/** How a process does. `isAlive`: the store answers; `isReady`: it has said that it is ready, and does not stop. */
export interface HealthReport {
  readonly isAlive: boolean;
  readonly isReady: boolean;
  readonly parts: readonly HealthPart[];
}

/** How much room the store's disk has; undefined: the store is elsewhere, or the system does not say. */
export type ReadDisk = () => Promise<
  { readonly freeBytes: number; readonly totalBytes: number } | undefined
>;
