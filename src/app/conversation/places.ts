import { type EpochMs, MINUTE_MS, SECOND_MS } from '../../core/time/moment.ts';
import { type Destination, platformOf } from '../../core/watch/destination.ts';
import type { WorkspaceId } from '../../core/watch/watch.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Actor } from '../../ports/conversation.ts';

/** Which workspace a channel belongs to. A channel's id does not say so, and a watch must not post into another's. */
export interface Places {
  /** Notes the channel that the platform vouches for. */
  learn(actor: Actor): void;
  /** False for a channel of another workspace, for the console, and for one of which it cannot be known now. */
  isIn(workspace: WorkspaceId, destination: Destination): Promise<boolean>;
}

/** Answers wait no longer for the platform: a form must open within its 3 s. */
const LOOK_UP_MS = SECOND_MS;
/** What could not be found out is asked again after this, and not with every command. */
const UNKNOWN_KEPT_MS = MINUTE_MS;
/** Channels kept in memory; more than these are looked up again. */
const KEPT_MAX = 10_000;

/** `lookUp` asks the platform whose a channel is; undefined: it does not know, or cannot be asked. */
export function createPlaces({
  clock,
  lookUp,
}: {
  readonly clock: Clock;
  readonly lookUp: (destination: Destination) => Promise<WorkspaceId | undefined>;
}): Places {
  const known = new Map<Destination, WorkspaceId>();
  const unknownUntilMs = new Map<Destination, EpochMs>();

  async function find(destination: Destination): Promise<WorkspaceId | undefined> {
    const kept = known.get(destination);
    if (kept !== undefined) return kept;
    if ((unknownUntilMs.get(destination) ?? 0) > clock.nowMs()) return undefined;
    const done = new AbortController();
    const late = clock.wait(LOOK_UP_MS, done.signal).then(() => undefined);
    const found = await Promise.race([lookUp(destination).catch(() => undefined), late]);
    done.abort();
    if (found === undefined) {
      if (unknownUntilMs.size >= KEPT_MAX) unknownUntilMs.clear();
      unknownUntilMs.set(destination, clock.nowMs() + UNKNOWN_KEPT_MS);
    } else note(destination, found);
    return found;
  }

  function note(destination: Destination, workspace: WorkspaceId): void {
    if (known.size >= KEPT_MAX) known.clear();
    known.set(destination, workspace);
    unknownUntilMs.delete(destination);
  }

  return {
    learn({ channel, workspace, isOutsider }) {
      if (channel !== undefined && !isOutsider && platformOf(channel) === 'discord') {
        note(channel, workspace);
      }
    },
    async isIn(workspace, destination) {
      const platform = platformOf(destination);
      if (platform === 'console' || !workspace.startsWith(`${platform}:`)) return false;
      // An installation serves one Slack workspace (product.md, Configuration), and its token reaches no other.
      return platform === 'slack' || (await find(destination)) === workspace;
    },
  };
}
