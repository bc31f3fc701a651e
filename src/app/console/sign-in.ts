import { HOUR_MS, MINUTE_MS } from '../../core/time/moment.ts';
import type { WorkspaceId } from '../../core/watch/watch.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConsoleDesk, Viewer } from '../../ports/console.ts';
import type { Ids } from '../../ports/ids.ts';
import type { ConsoleRole } from '../../ports/session-store.ts';
import type { Store } from '../../ports/store.ts';
import type { Settings } from '../settings.ts';
import { requireAdmin } from './viewer-rights.ts';

/** A link is pressed soon after it was asked for (product.md, Slash commands). */
export const LINK_MS = 5 * MINUTE_MS;
/** A working day: who works on signs in once a day. */
const SESSION_MS = 12 * HOUR_MS;

export interface SignInDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: Settings;
}

/** Two random ids: more than 200 bits. */
function makeSecret(ids: Ids): string {
  return `${ids.random()}${ids.random()}`;
}

/** What is kept of a secret: whoever reads the store cannot sign in with it. */
function hashOf(ids: Ids, secret: string): string {
  return ids.digest('console', secret);
}

/** A link that signs one person in once, within five minutes; its page asks to press a button, so that a preview spends nothing. */
export async function createSignInLink(
  { store, ids }: Pick<SignInDeps, 'store' | 'ids'>,
  link: {
    readonly consoleUrl: string;
    readonly actor: string;
    readonly workspace: WorkspaceId;
    readonly role: ConsoleRole;
  },
): Promise<string> {
  const token = makeSecret(ids);
  const { consoleUrl, actor, workspace, role } = link;
  const expiresAtMs = (await store.nowMs()) + LINK_MS;
  await store.addSignInLink({ tokenHash: hashOf(ids, token), actor, workspace, role, expiresAtMs });
  return `${consoleUrl}/sign-in?token=${token}`;
}

type SignInDesk = Pick<
  ConsoleDesk,
  'signIn' | 'findSignedIn' | 'signOut' | 'signOutEverywhere' | 'settings' | 'saveSettings'
>;

/** Who comes in, and who goes out. */
export function createSignInDesk({ store, ids, settings }: SignInDeps): SignInDesk {
  const languageOf = async (workspace: WorkspaceId): Promise<string> => {
    const known = (await store.listWorkspaces()).find(({ id }) => id === workspace);
    const chosen = known?.settings['language'];
    return typeof chosen === 'string' ? chosen : settings.language;
  };
  return {
    async signIn(token) {
      const link = await store.spendSignInLink(hashOf(ids, token));
      if (link === undefined) return undefined;
      const cookie = makeSecret(ids);
      const createdAtMs = await store.nowMs();
      const expiresAtMs = createdAtMs + SESSION_MS;
      const { actor, workspace, role } = link;
      const csrf = makeSecret(ids);
      const tokenHash = hashOf(ids, cookie);
      await store.addSession({ tokenHash, actor, workspace, role, csrf, createdAtMs, expiresAtMs });
      return { cookie, lastsMs: SESSION_MS };
    },
    async findSignedIn(cookie) {
      const session = await store.findSession(hashOf(ids, cookie));
      if (session === undefined) return undefined;
      const { actor, workspace, role, csrf } = session;
      const language = await languageOf(workspace);
      return { csrf, viewer: { actor, workspace, role, language, timezone: settings.timezone } };
    },
    signOut: (cookie) => store.endSession(hashOf(ids, cookie)),
    signOutEverywhere: ({ actor }) => store.endSessionsOf(actor),
    settings: async ({ workspace }) => ({ language: await languageOf(workspace) }),
    async saveSettings(viewer: Viewer, { language }) {
      requireAdmin(viewer);
      const known = (await store.listWorkspaces()).find(({ id }) => id === viewer.workspace);
      await store.saveWorkspace({
        id: viewer.workspace,
        name: known?.name ?? viewer.workspace,
        settings: { ...known?.settings, language },
      });
    },
  };
}
