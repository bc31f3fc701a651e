import type { WorkspaceId } from '../../../core/watch/watch.ts';
import { keepBounded } from '../keep-bounded.ts';

/** The servers that the bot is in, and where people were met. */
export interface Servers {
  /** The bot's own id, from READY. */
  noteSelf(userId: string): void;
  selfId(): string | undefined;
  note(guildId: string): void;
  forget(guildId: string): void;
  /** Somebody did something in a server: a private message to that person is about it. */
  noteVisit(userId: string, guildId: string): void;
  /** The server that a private message to this person is about where its sender does not know; undefined: it could be several. */
  findHome(userId: string): string | undefined;
}

/** The server that a workspace is; undefined: `local`, or a workspace of another platform. */
export function serverOf(workspace: WorkspaceId): string | undefined {
  return /^discord:(\d{5,20})$/.exec(workspace)?.[1];
}

/** People met; the oldest go first. */
const PEOPLE_MAX = 5000;

/** A memory of bounded size, which a restart empties. */
export function createServers(): Servers {
  const guildIds = new Set<string>();
  const homes = new Map<string, string>();
  let selfId: string | undefined;
  return {
    noteSelf: (userId) => {
      selfId = userId;
    },
    selfId: () => selfId,
    note: (guildId) => void guildIds.add(guildId),
    forget: (guildId) => void guildIds.delete(guildId),
    noteVisit: (userId, guildId) =>
      keepBounded(homes, { key: userId, value: guildId, max: PEOPLE_MAX }),
    findHome: (userId) => {
      const [first, ...others] = guildIds;
      return homes.get(userId) ?? (others.length === 0 ? first : undefined);
    },
  };
}
