import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../../ports/log.ts';
import type { OpenSocket } from './connection.ts';
import { bridgeLogger, type SlackApi } from './web-client.ts';

const CALL_TIMEOUT_MS = 10_000;
/** A frozen socket is noticed by a ping without an answer. */
const PONG_TIMEOUT_MS = 5000;

type Dispatcher = NonNullable<ConstructorParameters<typeof SocketModeReceiver>[0]['dispatcher']>;

/** What a socket needs. `dispatcher` carries a proxy where there is one. */
export interface SocketDeps {
  readonly app: App;
  readonly appToken: string;
  readonly api: SlackApi;
  readonly dispatcher: Dispatcher | undefined;
  readonly log: Log;
}

/**
 * Opens one Socket Mode connection and resolves at Slack's `hello`. A new receiver each time, which never reconnects
 * by itself: bolt's own reconnecting ends the process when Slack is down meanwhile; chat.md (Slack).
 */
export async function openSocket(deps: SocketDeps, signal: AbortSignal): Promise<OpenSocket> {
  const receiver = new SocketModeReceiver({
    appToken: deps.appToken,
    autoReconnectEnabled: false,
    clientPingTimeout: PONG_TIMEOUT_MS,
    logger: bridgeLogger(deps.log),
    installerOptions: {
      clientOptions: {
        slackApiUrl: deps.api.url,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: CALL_TIMEOUT_MS,
        ...(deps.api.fetch === undefined ? {} : { fetch: deps.api.fetch }),
      },
    },
    ...(deps.dispatcher === undefined ? {} : { dispatcher: deps.dispatcher }),
    processEventErrorHandler: ({ error }) => {
      deps.log.warn({ err: error }, 'slack event failed');
      // Its acknowledgement went wrong or is of no use any more; sending another would throw again.
      return Promise.resolve(false);
    },
  });
  receiver.init(deps.app);
  guardMessages(receiver, deps.log);
  const closed = Promise.withResolvers<void>();
  receiver.client.on('disconnected', () => closed.resolve());
  const close = (): void => {
    receiver.client.disconnect().catch((error: unknown) => {
      deps.log.debug({ err: error }, 'slack socket did not close');
    });
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    await receiver.start();
  } finally {
    signal.removeEventListener('abort', close);
  }
  return { closed: closed.promise, close };
}

/** The client's own listener is asynchronous and unguarded: a message of an unknown shape would end the process. */
function guardMessages({ client }: SocketModeReceiver, log: Log): void {
  const listeners = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  for (const listener of listeners) {
    client.on('ws_message', (...message: unknown[]) => {
      Promise.resolve(Reflect.apply(listener, client, message)).catch((error: unknown) => {
        log.warn({ err: error }, 'slack sent what cannot be read');
      });
    });
  }
}
