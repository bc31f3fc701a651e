import { MINUTE_MS } from '../core/time/moment.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import type { Acting } from './audit.ts';

/** How long a link signs somebody in (product.md, Slash commands). */
const LINK_LIFE_MS = 5 * MINUTE_MS;

/** The hash under which a link's token is kept: whoever reads the store cannot sign in with it. */
export function hashSignInToken(ids: Pick<Ids, 'digest'>, token: string): string {
  return ids.digest('sign-in', token);
}

/** A link that signs this admin in to the web console once, within 5 minutes. The page spends it by a button, not by being opened. */
export async function createSignInLink(
  { store, ids }: { readonly store: Store; readonly ids: Ids },
  { acting, consoleUrl }: { readonly acting: Acting; readonly consoleUrl: string },
): Promise<string> {
  // Twice 128 bits: more than anybody can try in five minutes.
  const token = `${ids.random()}${ids.random()}`;
  await store.addSignInLink({
    tokenHash: hashSignInToken(ids, token),
    ...acting,
    expiresAtMs: (await store.nowMs()) + LINK_LIFE_MS,
  });
  return `${consoleUrl.replace(/\/+$/, '')}/sign-in?token=${token}`;
}
