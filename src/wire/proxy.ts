import type { Agent } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { type Dispatcher, EnvHttpProxyAgent, fetch as fetchOverUndici } from 'undici';

/** The ways to the chat platforms through a forward proxy: by request, by undici's sockets, and by those of `ws`. */
export interface ChatProxy {
  readonly fetch: typeof fetch;
  readonly dispatcher: Dispatcher;
  /** For one address; undefined: NO_PROXY names it. */
  readonly agentFor: (url: string) => Agent | undefined;
  readonly close: () => Promise<void>;
}

/** Through `HTTPS_PROXY`, but for what `NO_PROXY` names. Everything is tunnelled, so that the proxy reads nothing. */
export function makeChatProxy({
  url,
  noProxy = '',
}: {
  readonly url: string;
  readonly noProxy?: string | undefined;
}): ChatProxy {
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: url,
    httpsProxy: url,
    noProxy,
    proxyTunnel: true,
  });
  const agent = new HttpsProxyAgent(url);
  // The platforms' clients are typed with Node's own copy of undici; the calls are the same.
  const fetchThrough: unknown = (target: string, init: object) =>
    fetchOverUndici(target, { ...init, dispatcher });
  return {
    fetch: fetchThrough as typeof fetch,
    dispatcher,
    agentFor: (target) => (isDirect(target, noProxy) ? undefined : agent),
    close: async () => {
      agent.destroy();
      await dispatcher.close();
    },
  };
}

/**
 * Whether `NO_PROXY` names the address: hosts between commas or blanks, each with everything under it, with a port if
 * only that port is meant; `*` for all. As undici reads it (docs, EnvHttpProxyAgent), so that sockets go as requests do.
 */
export function isDirect(target: string, noProxy: string): boolean {
  const { hostname, port, protocol } = new URL(target);
  const isSecure = protocol === 'https:' || protocol === 'wss:';
  const ownPort = port === '' ? (isSecure ? '443' : '80') : port;
  return noProxy
    .toLowerCase()
    .split(/[,\s]+/)
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', onlyPort] = /^\*?\.?([^:]+)(?::(\d+))?$/.exec(entry) ?? [];
      if (name === '' || (onlyPort !== undefined && onlyPort !== ownPort)) return false;
      return hostname === name || hostname.endsWith(`.${name}`);
    });
}
