import type { Alert } from '../../core/alert/alert.ts';
import type { ItemId } from '../../core/item/item.ts';
import type { Destination } from '../../core/watch/destination.ts';
import type { Watch } from '../../core/watch/watch.ts';
import type { Actor } from '../../ports/conversation.ts';
import type { Store } from '../../ports/store.ts';
import type { Settings } from '../settings.ts';
import { isAdmin, isDesk, isHouseAdmin, isNamedAdmin } from './actor-rights.ts';
import type { Places } from './places.ts';
import { type Reach, surveyWatches } from './reach.ts';

/** An item, or several of one story. */
export interface StoryOfItems {
  readonly ids: readonly ItemId[];
  readonly storyId: string | undefined;
}

/**
 * What one person may see and change, for one request. Whatever is not theirs to see is not found: the two are never told
 * apart. ADR 0017 gives the rules.
 */
export interface Access {
  readonly actor: Actor;
  readonly isAdmin: boolean;
  readonly isDesk: boolean;
  readonly isHouseAdmin: boolean;
  /** Runs the installation: named in the configuration, or its only workspace's admin. May see all that any workspace has. */
  readonly isOperator: boolean;
  /** The watches that the person may see, by name. */
  readonly watches: readonly Watch[];
  /** The workspace's own watch before the installation's of the same name. */
  readonly findWatch: (name: string) => Watch | undefined;
  readonly findWatchById: (id: string) => Watch | undefined;
  readonly canEdit: (watch: Watch) => boolean;
  /** The same of a watch that was removed. */
  readonly canRestore: (watch: Watch) => Promise<boolean>;
  /** Where the watches that the person may see are told, as far as those places are theirs to see. */
  readonly destinations: readonly Destination[];
  /** Channels of the person's own workspace; the console, and every channel of the installation's watches, for those who run it. */
  readonly canSeeDestination: (destination: Destination) => boolean;
  /** Whether the workspace has this channel, so that its watches may post there. */
  readonly ownsDestination: (destination: Destination) => Promise<boolean>;
  readonly canSeeAlert: (alert: Alert) => boolean;
  /** Of an alert's watches those that the person may see. */
  readonly visibleWatchesOf: (alert: Alert) => Alert['watches'];
  /**
   * True for items of a story that only those watches of their workspace caught which they may not see; what their own
   * channel was told is not hidden. Nothing is hidden because of another workspace's watches.
   */
  readonly isItemHidden: (item: StoryOfItems) => Promise<boolean>;
}

type Rights = Pick<Access, 'isAdmin' | 'isDesk' | 'isHouseAdmin' | 'isOperator'>;

/** Looks up what the actor may see and change. */
export async function openAccess(
  deps: { readonly store: Store; readonly settings: Settings; readonly places: Places },
  actor: Actor,
): Promise<Access> {
  const { places } = deps;
  const { reaches, ownDestinations, isAlone } = await surveyWatches(deps, actor);
  const rights = rightsOf(actor, deps.settings, isAlone);
  const watches = reaches.filter((reach) => canSee(reach, actor, rights)).map((one) => one.watch);
  const visibleIds = new Set(watches.map(({ id }) => id));
  const editableIds = new Set(
    reaches.filter((reach) => canEdit(reach, actor, rights)).map(({ watch }) => watch.id),
  );
  const isOwn = (destination: Destination): boolean =>
    ownDestinations.has(destination) ||
    // One Slack workspace an installation: all of its channels are.
    (actor.platform === 'slack' && destination.startsWith('slack:'));
  const visibleWatchesOf = (alert: Alert): Alert['watches'] =>
    alert.watches.filter(({ watchId }) => visibleIds.has(watchId));
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
    canEdit: ({ id }) => visibleIds.has(id) && editableIds.has(id),
    canRestore: async (watch) => {
      const here = await Promise.all(
        watch.destinations
          .filter((destination) => destination !== 'console')
          .map((destination) => places.isIn(actor.workspace, destination)),
      );
      const isToldHereAlone = here.length > 0 && here.every((isHere) => isHere);
      return canEdit({ watch, isToldHereAlone }, actor, rights);
    },
    canSeeDestination,
    ownsDestination: (destination) => places.isIn(actor.workspace, destination),
    canSeeAlert: (alert) =>
      alert.destination === actor.channel ||
      ((isOwn(alert.destination) || alert.destination === 'console' || rights.isHouseAdmin) &&
        visibleWatchesOf(alert).length > 0),
    visibleWatchesOf,
    isItemHidden: async (item) =>
      !rights.isAdmin && isHidden(deps.store, item, { reaches, visibleIds, actor }),
  };
}

function rightsOf(actor: Actor, settings: Settings, isAlone: boolean): Rights {
  const admin = isAdmin(actor, settings);
  return {
    isAdmin: admin,
    isDesk: isDesk(actor, settings),
    isHouseAdmin: isHouseAdmin(actor, settings) || (admin && isAlone),
    isOperator: admin && (isAlone || isNamedAdmin(actor, settings)),
  };
}

async function isHidden(
  store: Store,
  { ids, storyId }: StoryOfItems,
  view: {
    readonly reaches: readonly Reach[];
    readonly visibleIds: ReadonlySet<string>;
    readonly actor: Actor;
  },
): Promise<boolean> {
  const { reaches, visibleIds, actor } = view;
  const own = new Set(reaches.filter(({ concerns }) => concerns).map(({ watch }) => watch.id));
  const matches = (await Promise.all(ids.map((id) => store.listMatches(id)))).flat();
  const caught = matches.filter(({ watchId }) => own.has(watchId));
  if (caught.length === 0 || caught.some(({ watchId }) => visibleIds.has(watchId))) return false;
  if (storyId === undefined || actor.channel === undefined) return true;
  const told = await store.listAlertsOfStory(storyId);
  return !told.some(({ alert }) => alert.destination === actor.channel);
}

function canEdit(
  { watch, isToldHereAlone }: Pick<Reach, 'watch' | 'isToldHereAlone'>,
  actor: Actor,
  rights: Rights,
): boolean {
  if (!rights.isAdmin) return false;
  if (watch.workspace !== 'local') return watch.workspace === actor.workspace;
  return rights.isHouseAdmin || isToldHereAlone;
}

function canSee({ watch, concerns }: Reach, actor: Actor, rights: Rights): boolean {
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
