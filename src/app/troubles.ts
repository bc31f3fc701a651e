import type { Notice } from '../core/alert/message.ts';
import { type Destination, platformOf } from '../core/watch/destination.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { noticeDeliveries } from './notify-admins.ts';
import type { Settings } from './settings.ts';

/** What telling the admins needs. */
export interface TroubleDeps {
  readonly store: Pick<Store, 'openTrouble' | 'closeTrouble'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly settings: Settings;
}

/** Something that needs a person. `name` is the same as long as it lasts; `except`: where the word of it cannot arrive. */
export interface Telling {
  readonly name: string;
  readonly notice: Notice;
  readonly except?: (destination: Destination) => boolean;
}

/** Tells the admins of a trouble, if they have not been told since it began; answers whether it is new. */
export async function tellTrouble(
  { store, clock, ids, log, settings }: TroubleDeps,
  { name, notice, except = () => false }: Telling,
): Promise<boolean> {
  const nowMs = clock.nowMs();
  const deliveries = noticeDeliveries({ ids, settings }, notice, `${name} ${nowMs}`);
  const isNew = await store.openTrouble({
    name,
    sinceMs: nowMs,
    deliveries: deliveries.filter(({ destination }) => !except(destination)),
  });
  if (isNew)
    log.warn({ trouble: name, code: notice.code, reason: notice.text }, 'the admins are told');
  return isNew;
}

/** Tells them once that it is over; does nothing when they were not told of it. */
export async function tellWell(
  { store, clock, ids, log, settings }: TroubleDeps,
  { name, notice }: Omit<Telling, 'except'>,
): Promise<boolean> {
  const nowMs = clock.nowMs();
  const deliveries = noticeDeliveries({ ids, settings }, notice, `${name} well ${nowMs}`);
  const wasOpen = await store.closeTrouble({ name, deliveries });
  if (wasOpen) log.info({ trouble: name }, 'the admins are told that all is well');
  return wasOpen;
}

/** The name of a platform that refuses us, or cannot be reached. */
export const platformTrouble = (platform: string): string => `platform:${platform}`;

const DESTINATION = 'destination:';

/** The name of a destination whose deliveries fail for good. */
export const destinationTrouble = (destination: Destination): string => DESTINATION + destination;

/** The destination that a trouble is about; undefined: it is about something else. */
export function destinationOfTrouble(name: string): Destination | undefined {
  return name.startsWith(DESTINATION) ? (name.slice(DESTINATION.length) as Destination) : undefined;
}

/** Whether a destination is carried by this platform. */
export const isCarriedBy =
  (platform: string) =>
  (destination: Destination): boolean =>
    platformOf(destination) === platform;
