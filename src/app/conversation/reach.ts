import type { Destination } from '../../core/watch/destination.ts';
import type { Watch } from '../../core/watch/watch.ts';
import type { Actor } from '../../ports/conversation.ts';
import type { Store } from '../../ports/store.ts';
import type { Places } from './places.ts';

/** A watch, and how it stands to one workspace. */
export interface Reach {
  readonly watch: Watch;
  /** The workspace's own; or the installation's, told here or offered to all. */
  readonly concerns: boolean;
  /** Told in channels, and all of them are the workspace's. */
  readonly isToldHereAlone: boolean;
  /** Told in the console alone. */
  readonly isToldNowhere: boolean;
}

/** The watches that may be of one workspace's concern, and what of the installation is that workspace's. */
export interface Survey {
  readonly reaches: readonly Reach[];
  /** The workspace's channels among the destinations of those watches. */
  readonly ownDestinations: ReadonlySet<Destination>;
  /** No other workspace uses this installation, and nothing is told elsewhere. */
  readonly isAlone: boolean;
}

/** Looks at every watch from one workspace. */
export async function surveyWatches(
  { store, places }: { readonly store: Store; readonly places: Places },
  { workspace }: Pick<Actor, 'workspace'>,
): Promise<Survey> {
  const watches = await store.listWatches();
  const near = watches.filter((one) => one.workspace === 'local' || one.workspace === workspace);
  const ownDestinations = new Set<Destination>();
  for (const destination of new Set(near.flatMap(({ destinations }) => destinations))) {
    if (await places.isIn(workspace, destination)) ownDestinations.add(destination);
  }
  const reaches = near.map((watch) => reachOf(watch, ownDestinations));
  const isAlone =
    near.length === watches.length &&
    reaches.every((reach) => reach.isToldHereAlone || reach.isToldNowhere) &&
    (await store.listWorkspaces()).every(({ id }) => id === workspace);
  return { reaches, ownDestinations, isAlone };
}

function reachOf(watch: Watch, ownDestinations: ReadonlySet<Destination>): Reach {
  const channels = watch.destinations.filter((destination) => destination !== 'console');
  const here = channels.filter((destination) => ownDestinations.has(destination));
  // Told in the console alone: the installation's own, offered to every workspace unless its admin says otherwise.
  const isOffered = channels.length === 0 && watch.visibility === 'everyone';
  return {
    watch,
    concerns: watch.workspace !== 'local' || here.length > 0 || isOffered,
    isToldHereAlone: channels.length > 0 && here.length === channels.length,
    isToldNowhere: channels.length === 0,
  };
}
