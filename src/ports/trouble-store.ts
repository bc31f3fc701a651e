import type { EpochMs } from '../core/time/moment.ts';
import type { NewDelivery } from './delivery-store.ts';

/** Something that needs a person, and since when. */
export interface Trouble {
  /** What it is, the same as long as it lasts: `silence`, `platform:slack`, `destination:slack:C…`. */
  readonly name: string;
  readonly sinceMs: EpochMs;
}

/** What has been told to the admins and is not over, so that each is told once, and once more when it is over. */
export interface TroubleStore {
  listTroubles(): Promise<readonly Trouble[]>;
  /** Notes the trouble and writes what tells of it in one transaction; false: it was noted already, and nothing is written. */
  openTrouble(opening: {
    readonly name: string;
    readonly sinceMs: EpochMs;
    readonly deliveries: readonly NewDelivery[];
  }): Promise<boolean>;
  /** Takes the note away and writes what tells that all is well; false: there was none, and nothing is written. */
  closeTrouble(closing: {
    readonly name: string;
    readonly deliveries: readonly NewDelivery[];
  }): Promise<boolean>;
}
