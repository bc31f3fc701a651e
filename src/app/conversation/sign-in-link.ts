import { MINUTE_MS } from '../../core/time/moment.ts';
import type { WorkspaceId } from '../../core/watch/watch.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Store } from '../../ports/store.ts';

/** How long a link signs somebody in (product.md, Slash commands). */
const LINK_MS = 5 * MINUTE_MS;

/** A link that signs one person in to the web console once, within five minutes; its page asks to press a button, so that a preview spends nothing. */
export async function createSignInLink(
  { store, ids }: { readonly store: Store; readonly ids: Ids },
  link: {
    readonly consoleUrl: string;
    readonly actor: string;
    readonly workspace: WorkspaceId;
  },
): Promise<string> {
  // Two random ids: more than 200 bits.
  const token = `${ids.random()}${ids.random()}`;
  const { consoleUrl, actor, workspace } = link;
  const expiresAtMs = (await store.nowMs()) + LINK_MS;
  // Whoever reads the store cannot sign in with what is kept.
  const tokenHash = ids.digest('console', token);
  // Only admins are handed one (product.md, Slash commands).
  await store.addSignInLink({ tokenHash, actor, workspace, role: 'admin', expiresAtMs });
  return `${consoleUrl.replace(/\/+$/, '')}/sign-in?token=${token}`;
}
