import type { Alert } from '../../core/alert/alert.ts';
import { platformOf } from '../../core/watch/destination.ts';
import type { Watch } from '../../core/watch/watch.ts';
import { NewsdeskError } from '../../errors.ts';
import type { Viewer } from '../../ports/console.ts';
import type { Acting } from '../audit.ts';

/**
 * Whether a viewer may see a watch. The installation's own machine sees all; a workspace sees its own, and the one Slack
 * workspace also what the files tell in Slack. A Discord server is one of many: it sees its own alone (ADR 0017). Members
 * see what is for everyone.
 */
export function canSeeWatch({ workspace, role }: Viewer, watch: Watch): boolean {
  if (role !== 'admin' && watch.visibility !== 'everyone') return false;
  if (workspace === 'local' || watch.workspace === workspace) return true;
  return (
    workspace.startsWith('slack:') &&
    watch.workspace === 'local' &&
    watch.destinations.some((destination) => platformOf(destination) === 'slack')
  );
}

/** The watches whose alerts and deliveries a viewer may see; undefined: all, also of watches that were removed. */
export function watchIdsSeenBy(
  viewer: Viewer,
  watches: readonly Watch[],
): readonly string[] | undefined {
  if (viewer.workspace === 'local' && viewer.role === 'admin') return undefined;
  return watches.filter((watch) => canSeeWatch(viewer, watch)).map(({ id }) => id);
}

/** Whether a viewer may change a watch: its own workspace's admins, and the installation's. */
export function canEditWatch(viewer: Viewer, watch: Watch): boolean {
  if (viewer.role !== 'admin') return false;
  return viewer.workspace === 'local' || watch.workspace === viewer.workspace;
}

/** Whether an alert is about a watch that the viewer may see. */
export function canSeeAlert(visible: ReadonlySet<string>, alert: Alert): boolean {
  return alert.watches.some(({ watchId }) => visible.has(watchId));
}

/** Throws `not_allowed` unless the viewer is an admin. */
export function requireAdmin(viewer: Viewer): void {
  if (viewer.role === 'admin') return;
  throw new NewsdeskError('not_allowed', 'only admins can change this', {
    hint: 'Ask an admin, or sign in with a link from /watch console.',
  });
}

/** The viewer as the audit names who acts. */
export function actingOf({ actor, workspace }: Viewer): Acting {
  return { actor, workspace };
}
