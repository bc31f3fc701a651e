import assert from 'node:assert/strict';
import type { Agent } from 'node:http';
import { createRequire } from 'node:module';

type WebSocketClass = new (
  url: string,
  protocols: unknown,
  options: Readonly<Record<string, unknown>>,
) => object;

/**
 * Lets discord.js open its gateway sockets through an agent, such as one that asks a proxy. It has no option for that,
 * and its sockets pass by Node's global agents; so the class that it will take them from gets the agent. To be called
 * before discord.js is loaded. `agentFor` answers undefined for what is reached directly. See ADR 0018.
 */
export function routeGateway(agentFor: (url: string) => Agent | undefined): void {
  const fromDiscord = createRequire(createRequire(import.meta.url).resolve('discord.js'));
  const fromSockets = createRequire(fromDiscord.resolve('@discordjs/ws'));
  assert(
    fromSockets.cache[fromDiscord.resolve('@discordjs/ws')] === undefined,
    'the gateway is routed before discord.js is loaded',
  );
  const library = fromSockets('ws') as { WebSocket: WebSocketClass };
  const Plain = library.WebSocket;
  library.WebSocket = class RoutedWebSocket extends Plain {
    constructor(url: string, protocols: unknown, options: Readonly<Record<string, unknown>>) {
      const agent = agentFor(url);
      super(url, protocols, agent === undefined ? options : { ...options, agent });
    }
  };
}
