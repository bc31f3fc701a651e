import type { AlertLayout } from '../core/alert/alert.ts';
import { type Destination, platformOf } from '../core/watch/destination.ts';
import type { Workspace } from '../ports/house-store.ts';
import type { Store } from '../ports/store.ts';
import { readSettings } from './conversation/workspace-settings.ts';
import { layoutOf, type Settings } from './settings.ts';

/**
 * How a destination wants its messages: its own settings in the files, else the language that its workspace's admins chose in
 * chat, else the installation's. From the store alone: no platform is asked on the way of an alert.
 */
export async function findLayout(
  { store, settings }: { readonly store: Store; readonly settings: Settings },
  destination: Destination,
): Promise<AlertLayout> {
  const layout = layoutOf(settings, destination);
  if (settings.destinations[destination]?.language !== undefined) return layout;
  const spoken = (await store.listWorkspaces()).filter(
    (workspace) => readSettings(workspace).language !== undefined,
  );
  const home = await findHome(store, destination, spoken);
  return { ...layout, language: readSettings(home).language ?? layout.language };
}

async function findHome(
  store: Store,
  destination: Destination,
  workspaces: readonly Workspace[],
): Promise<Workspace | undefined> {
  const platform = platformOf(destination);
  const near = workspaces.filter(({ id }) => id.startsWith(`${platform}:`));
  // One Slack workspace an installation: all of its channels are.
  if (platform === 'slack' || near.length === 0) return near[0];
  const chosen = near.find((workspace) => readSettings(workspace).channel === destination);
  if (chosen !== undefined) return chosen;
  const owners = (await store.listWatches())
    .filter(({ destinations }) => destinations.includes(destination))
    .map(({ workspace }) => workspace);
  return near.find(({ id }) => owners.includes(id));
}
