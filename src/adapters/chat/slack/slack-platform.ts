import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, type Receiver } from '@slack/bolt';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { SECOND_MS } from '../../../core/time/moment.ts';
import type { ChatPlatform } from '../../../ports/chat.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Conversation } from '../../../ports/conversation.ts';
import type { Log } from '../../../ports/log.ts';
import { createLanguages } from '../languages.ts';
import { type Ending, type Life, type Refusal, Supervisor } from '../supervisor.ts';
import { checkSlack } from './check.ts';
import { type ConnectionDeps, liveSlack } from './connection.ts';
import { registerEvents } from './events.ts';
import { type Identity, identify, unknownIdentity, workspaceIdOf } from './identity.ts';
import { type InteractionDeps, registerInteractions } from './interactions.ts';
import { findTokenHint, type SlackFailure } from './outcome.ts';
import { createPeople } from './people.ts';
import { createPosting } from './posting.ts';
import { openSocket, type SocketDeps } from './socket.ts';
import { uninstallSlack } from './uninstall.ts';
import { bridgeLogger, createWebClient, type SlackApi, type SlackFetch } from './web-client.ts';

/** How the app reaches Slack's commands and buttons: Socket Mode needs no public address, HTTP has one signed. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** What Slack needs of the rest. `fetch` and `dispatcher` carry a proxy where there is one. */
export interface SlackOptions {
  readonly botToken: string;
  readonly transport: SlackTransport;
  /** Default: `https://slack.com/api/`. */
  readonly apiUrl?: string;
  readonly conversation: Conversation;
  /** Language and zone of answers. */
  readonly layout: AlertLayout;
  readonly commandPrefix?: string;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly log: Log;
  readonly fetch?: SlackFetch;
  readonly dispatcher?: NonNullable<SocketDeps['dispatcher']>;
  readonly postTimeoutMs?: number;
  /** Hears once of each refusal that stays until somebody acts. */
  readonly onRefused?: (refusal: Refusal) => void;
}

/** Slack as a platform. `handleHttp` takes the requests of `/slack/events`; undefined in Socket Mode. */
export interface SlackPlatform extends ChatPlatform {
  readonly handleHttp: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
}

const DEFAULT_API_URL = 'https://slack.com/api/';
const POST_TIMEOUT_MS = 10 * SECOND_MS;
/** A modal must be open within 3 s of the command. */
const INTERACTION_TIMEOUT_MS = 3 * SECOND_MS;
const EVENTS_PATH = '/slack/events';

/**
 * Slack behind ports/chat.ts. Posting has a client of its own that asks once; commands, buttons and forms come through
 * bolt; the connection is supervised. Nothing of it can end the process, and nothing waits for it at the start.
 */
export function createSlackPlatform(options: SlackOptions): SlackPlatform {
  const { clock, log, transport } = options;
  const api: SlackApi = { url: options.apiUrl ?? DEFAULT_API_URL, fetch: options.fetch };
  const postTimeoutMs = options.postTimeoutMs ?? POST_TIMEOUT_MS;
  const client = createWebClient(options.botToken, { api, log, timeoutMs: postTimeoutMs });
  const quickClient = createWebClient(options.botToken, {
    api,
    log,
    timeoutMs: INTERACTION_TIMEOUT_MS,
  });
  const identity = unknownIdentity();
  const receiver = transport.kind === 'http' ? createHttpReceiver(transport, log) : NO_RECEIVER;
  const app = createApp(options.botToken, receiver, { identity, log });
  const interactions: InteractionDeps = {
    conversation: options.conversation,
    client: quickClient,
    people: createPeople(quickClient, clock),
    clock,
    log,
    fetch: options.fetch ?? fetch,
    layout: options.layout,
    languages: createLanguages(options.layout),
    commandPrefix: options.commandPrefix ?? '',
    homeTeamId: () => identity.teamId,
  };
  const connection = superviseSlack(options, {
    identify: () => identify(client, identity),
    openSocket:
      transport.kind === 'http'
        ? undefined
        : (signal) => {
            const { appToken } = transport;
            return openSocket({ app, appToken, api, dispatcher: options.dispatcher, log }, signal);
          },
    clock,
  });
  const onFailure = (failure: SlackFailure): void => {
    if (findTokenHint(failure) !== undefined) connection.suspect();
  };
  const appClient =
    transport.kind === 'http'
      ? undefined
      : createWebClient(transport.appToken, { api, log, timeoutMs: postTimeoutMs });
  const posting = createPosting({ client, clock, layout: options.layout, onFailure });
  registerInteractions(app, interactions);
  registerEvents(app, {
    ...interactions,
    tell: (userId, answer) => posting.tell(userId, answer),
    workspace: () => identity.workspace,
  });
  return {
    platform: 'slack',
    connects: transport.kind === 'socket' ? 'one-process' : 'each-process',
    ...posting,
    start: () => connection.start(),
    stop: () => connection.stop(),
    connection: () => connection.state(),
    // The token reaches one workspace, so that every channel that it sees is that one's.
    workspaceOf: () => Promise.resolve(workspaceIdOf(identity)),
    check: (destinations) => checkSlack({ client, appClient }, destinations),
    uninstall: () => uninstallSlack(client),
    handleHttp: receiver instanceof HTTPReceiver ? mount(receiver, log) : undefined,
  };
}

function superviseSlack(
  { clock, log, chance, onRefused }: SlackOptions,
  life: ConnectionDeps,
): Supervisor {
  const live = (one: Life): Promise<Ending> => liveSlack(life, one);
  return new Supervisor({ platform: 'slack', live, clock, log, chance, onRefused });
}

/** Socket Mode opens a new receiver for each connection, so the app itself has none. */
const NO_RECEIVER: Receiver = {
  init: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

/** Bolt without its own auth.test, which ends the process on a wrong token; ours is part of the supervision. */
function createApp(
  botToken: string,
  receiver: Receiver,
  { identity, log }: { readonly identity: Identity; readonly log: Log },
): App {
  return new App({
    receiver,
    convoStore: false,
    logger: bridgeLogger(log),
    authorize: () =>
      Promise.resolve({
        botToken,
        ...(identity.teamId === undefined ? {} : { teamId: identity.teamId }),
        ...(identity.botId === undefined ? {} : { botId: identity.botId }),
        ...(identity.botUserId === undefined ? {} : { botUserId: identity.botUserId }),
      }),
  });
}

function createHttpReceiver(
  { signingSecret }: { readonly signingSecret: string },
  log: Log,
): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    endpoints: [EVENTS_PATH],
    logger: bridgeLogger(log),
    processEventErrorHandler: ({ error, response }) => {
      log.warn({ err: error }, 'slack event failed');
      if (!response.headersSent) response.writeHead(500).end();
      return Promise.resolve(false);
    },
  });
}

/** The receiver's listener throws for every other path and method; those are answered 404 here. */
function mount(
  receiver: HTTPReceiver,
  log: Log,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    try {
      receiver.requestListener(request, response);
    } catch (error) {
      log.debug({ err: error }, 'not a request of slack');
      if (!response.headersSent) response.writeHead(404).end();
    }
  };
}
