import type { AlertSource } from '../core/alert/alert.ts';
import type { Version } from '../core/story/describe-change.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { HeldMatch, StoredAlert } from '../ports/alert-store.ts';
import type { NewDelivery } from '../ports/delivery-store.ts';
import type { MatchFate, StoredItem, Story } from '../ports/item-store.ts';
import type { ReadItem } from './alert-material.ts';
import type { WatchMatch } from './rules.ts';

/** An item that was put into its story, with the watches that it meets. */
export interface ToldItem extends ReadItem {
  readonly story: Story;
  readonly matches: readonly WatchMatch[];
  /** What stood there before, when the item is a new version of one that is known, and that one's id. */
  readonly before: (Version & { readonly itemId: string }) | undefined;
  readonly nowMs: EpochMs;
}

/** What is to be written for it: alerts new or changed, deliveries, what waits, and what became of each watch's match. */
export interface Telling {
  readonly alerts: readonly StoredAlert[];
  readonly deliveries: readonly NewDelivery[];
  readonly held: readonly HeldMatch[];
  readonly released: readonly HeldMatch[];
  readonly fates: ReadonlyMap<
    string,
    readonly { readonly destination: Destination; readonly fate: MatchFate }[]
  >;
}

/** A destination, the watches that want something told there, what waits there already, and who reports the story. */
export interface Place {
  readonly destination: Destination;
  readonly matches: readonly WatchMatch[];
  readonly waiting: readonly HeldMatch[];
  readonly sources: readonly AlertSource[];
  /** The story's items but the one that is told. */
  readonly earlier: readonly StoredItem[];
}

/** What the steps of telling share. */
export interface TellStep {
  readonly told: ToldItem;
  readonly place: Place;
  readonly telling: TellingBuilder;
}

/** A telling while it is put together. */
export class TellingBuilder implements Telling {
  readonly alerts: StoredAlert[] = [];
  readonly deliveries: NewDelivery[] = [];
  readonly held: HeldMatch[] = [];
  readonly released: HeldMatch[] = [];
  readonly fates = new Map<string, { destination: Destination; fate: MatchFate }[]>();

  addFate(watchId: string, destination: Destination, fate: MatchFate): void {
    const fates = this.fates.get(watchId) ?? [];
    fates.push({ destination, fate });
    this.fates.set(watchId, fates);
  }
}
