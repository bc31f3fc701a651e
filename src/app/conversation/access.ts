import type { Alert } from '../../core/alert/alert.ts';
import type { ItemId } from '../../core/item/item.ts';
import type { Destination } from '../../core/watch/destination.ts';
import type { Watch } from '../../core/watch/watch.ts';
import type { Actor } from '../../ports/conversation.ts';
import type { Store } from '../../ports/store.ts';
import type { Settings } from '../settings.ts';
import { isAdmin, isDesk, isHouseAdmin } from './actor-rights.ts';
import type { Places } from './places.ts';

/**
 * What one person may see and change, for one request. Whatever is not theirs to see is not found: the two are never told
 * apart. ADR 0017 gives the rules.
 */
export interface Access {
  readonly actor: Actor;
  readonly isAdmin: boolean;
  readonly isDesk: boolean;
  readonly isHouseAdmin: boolean;
  /** The watches that the person may see, by name. */
  readonly watches: readonly Watch[];
  /** The workspace's own watch before the installation's of the same name. */
  findWatch(name: string): Watch | undefined;
  findWatchById(id: string): Watch | undefined;
  canEdit(watch: Watch): boolean;
  /** The same of a watch that was removed. */
  canRestore(watch: Watch): Promise<boolean>;
  /** Where the watches that the person may see are told, as far as those places are theirs to see. */
  readonly destinations: readonly Destination[];
  /** Channels of the person's own workspace; the console, and every channel of the installation's watches, for those who run it. */
  canSeeDestination(destination: Destination): boolean;
  /** Whether the workspace has this channel, so that its watches may post there. */
  ownsDestination(destination: Destination): Promise<boolean>;
  canSeeAlert(alert: Alert): boolean;
  /** Of an alert's watches those that the person may see. */
  visibleWatchesOf(alert: Alert): Alert['watches'];
  /** True for an item that only watches of their workspace caught which they may not see. */
  isItemHidden(itemId: ItemId): Promise<boolean>;
  isStoryHidden(itemIds: readonly ItemId[]): Promise<boolean>;
}

/** A watch, and how it stands to the person's workspace. */
interface Reach {
  readonly watch: Watch;
  /** The workspace's own; or the installation's, told here or offered to all. */
  readonly concerns: boolean;
  /** The installation's, told in every channel here alone: whoever administers the workspace may change it. */
  readonly isToldHereAlone: boolean;
  /** Told in the console alone. */
  readonly isToldNowhere: boolean;
}

/** Looks up what the actor may see and change. */
export async function openAccess(
  deps: { readonly store: Store; readonly settings: Settings; readonly places: Places },
  actor: Actor,
): Promise<Access> {
  const { store, settings, places } = deps;
  const everyWatch = await store.listWatches();
  const ownDestinations = new Set<Destination>();
  const reaches: Reach[] = [];
  for (const watch of everyWatch) {
    if (watch.workspace !== 'local' && watch.workspace !== actor.workspace) continue;
    for (const destination of watch.destinations) {
      if (await places.isIn(actor.workspace, destination)) ownDestinations.add(destination);
    }
    reaches.push(reachOf(watch, ownDestinations));
  }
  const hasHouseAlone =
    reaches.length === everyWatch.length &&
    reaches.every((reach) => reach.isToldHereAlone || reach.isToldNowhere) &&
    (await store.listWorkspaces()).every(({ id }) => id === actor.workspace);
  const rights = {
    isAdmin: isAdmin(actor, settings),
    isDesk: isDesk(actor, settings),
    isHouseAdmin:
      isHouseAdmin(actor, settings) || (hasHouseAlone && isAdmin(actor, settings)),
  };
  const visible = reaches.filter((reach) => canSee(reach, actor, rights));
  const visibleIds = new Set(visible.map(({ watch }) => watch.id));
  const concernedIds = new Set(
    reaches.filter(({ concerns }) => concerns).map(({ watch }) => watch.id),
  );
  const toldHereAlone = new Set(
    reaches.filter((reach) => reach.isToldHereAlone).map(({ watch }) => watch.id),
  );
  const watches = visible.map(({ watch }) => watch);
  const isOwn = (destination: Destination): boolean =>
    ownDestinations.has(destination) ||
    // One Slack workspace an installation: all of its channels are.
    (actor.platform === 'slack' && destination.startsWith('slack:'));
  const visibleWatchesOf = (alert: Alert): Alert['watches'] =>
    alert.watches.filter(({ watchId }) => visibleIds.has(watchId));
  const isStoryHidden = async (itemIds: readonly ItemId[]): Promise<boolean> => {
    if (rights.isAdmin) return false;
    const matches = (await Promise.all(itemIds.map((id) => store.listMatches(id)))).flat();
    const caught = matches.filter(({ watchId }) => concernedIds.has(watchId));
    return caught.length > 0 && !caught.some(({ watchId }) => visibleIds.has(watchId));
  };
  const canSeeDestination = (destination: Destination): boolean =>
    isOwn(destination) || rights.isHouseAdmin || destination === actor.channel;
  const told = watches
    .flatMap(({ destinations }) => destinations)
    .filter((destination) => destination === 'console' || canSeeDestination(destination));
  return {
    actor,
    ...rights,
    watches,
    destinations: [...new Set(told)],
    findWatch: (name) =>
      watches.find((watch) => watch.name === name && watch.workspace !== 'local') ??
      watches.find((watch) => watch.name === name),
    findWatchById: (id) => watches.find((watch) => watch.id === id),
    canEdit: (watch) =>
      rights.isAdmin &&
      (watch.workspace === actor.workspace ||
        (watch.workspace === 'local' && (rights.isHouseAdmin || toldHereAlone.has(watch.id)))),
    async canRestore(watch) {
      if (!rights.isAdmin) return false;
      if (watch.workspace === actor.workspace || rights.isHouseAdmin) {
        return watch.workspace === actor.workspace || watch.workspace === 'local';
      }
      if (watch.workspace !== 'local') return false;
      const channels = watch.destinations.filter((destination) => destination !== 'console');
      const owned = channels.map((destination) => places.isIn(actor.workspace, destination));
      return channels.length > 0 && (await Promise.all(owned)).every((isOwned) => isOwned);
    },
    canSeeDestination,
    ownsDestination: (destination) => places.isIn(actor.workspace, destination),
    canSeeAlert: (alert) =>
      alert.destination === actor.channel ||
      ((isOwn(alert.destination) ||
        alert.destination === 'console' ||
        rights.isHouseAdmin) &&
        visibleWatchesOf(alert).length > 0),
    visibleWatchesOf,
    isItemHidden: (itemId) => isStoryHidden([itemId]),
    isStoryHidden,
  };
}

function reachOf(watch: Watch, ownDestinations: ReadonlySet<Destination>): Reach {
  const channels = watch.destinations.filter((destination) => destination !== 'console');
  const here = channels.filter((destination) => ownDestinations.has(destination));
  const isOwn = watch.workspace !== 'local';
  // Told in the console alone: the installation's own, offered to every workspace unless its admin says otherwise.
  const isOffered = channels.length === 0 && watch.visibility === 'everyone';
  return {
    watch,
    concerns: isOwn || here.length > 0 || isOffered,
    isToldHereAlone: channels.length > 0 && here.length === channels.length,
    isToldNowhere: channels.length === 0,
  };
}

function canSee(
  { watch, concerns }: Reach,
  actor: Actor,
  rights: Pick<Access, 'isAdmin' | 'isHouseAdmin'>,
): boolean {
  if (watch.workspace === 'local' && rights.isHouseAdmin) return true;
  if (!concerns) return false;
  if (rights.isAdmin) return true;
  switch (watch.visibility) {
    case 'everyone':
      return true;
    case 'channel':
      return actor.channel !== undefined && watch.destinations.includes(actor.channel);
    case 'admins':
      return false;
  }
}
