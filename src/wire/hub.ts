import { createHubCallback } from '../adapters/hub/hub-callback.ts';
import type { PollDeps } from '../app/poll-feeds.ts';
import { receivePush } from '../app/receive-push.ts';
import { confirmIntent } from '../app/subscribe-hubs.ts';
import type { Config } from '../config/config.ts';
import type { HttpServer } from './http-server.ts';
import type { Tools } from './tools.ts';

/** Under the public address: `/hub/<id of a subscription>`. */
const PATH = '/hub';

/** Where hubs reach this installation, if its address is one that they can reach. */
export async function callbackUrlOf(
  { environment }: Config,
  { mayReach }: Tools,
): Promise<string | undefined> {
  const { webUrl } = environment;
  return webUrl !== undefined && (await mayReach(webUrl)) ? `${webUrl}${PATH}` : undefined;
}

/** Mounts what answers hubs. A proxy in front may or may not keep the path of the public address. */
export function mountHub(
  mount: HttpServer['mount'],
  deps: PollDeps & { readonly callbackUrl: string },
): void {
  const callback = createHubCallback({
    log: deps.log,
    findSecret: async (id) => deps.store.findSubscription(id),
    confirmIntent: (check) => confirmIntent(deps, check),
    receivePush: (push) => receivePush(deps, push),
  });
  for (const path of new Set([PATH, new URL(deps.callbackUrl).pathname])) mount(path, callback);
}
