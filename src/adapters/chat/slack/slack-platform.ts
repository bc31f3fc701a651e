import type { RequestListener } from 'node:http';
import { App, HTTPReceiver, type Receiver, type SocketModeReceiver } from '@slack/bolt';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { SECOND_MS } from '../../../core/time/moment.ts';
import type { ChatPlatform } from '../../../ports/chat.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Conversation } from '../../../ports/conversation.ts';
import type { Log } from '../../../ports/log.ts';
import { checkSlack } from './check.ts';
import { SlackConnection } from './connection.ts';
import { addInteractions } from './interactions.ts';
import { findTokenHint, type SlackFailure } from './outcome.ts';
import { createPeople } from './people.ts';
import { createPosting } from './posting.ts';
import { openSocket } from './socket.ts';
import { bridgeLogger, createWebClient, type SlackFetch } from './web-client.ts';

/** How Slack reaches us: by a socket that we open (Socket Mode), or by signed requests to `/slack/events`. */
export type SlackEntrance =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** What the Slack platform needs. `layout` is for answers; `fetch` and `dispatcher` carry a proxy where there is one. */
export interface SlackPlatformOptions {
  readonly botToken: string;
  readonly entrance: SlackEntrance;
  readonly conversation: Conversation;
  readonly log: Log;
  readonly clock: Clock;
  /** A number from 0 up to 1, for jitter. */
  readonly chance: () => number;
  readonly layout: AlertLayout;
  /** Letters before `news` and `watch` in the slash commands; empty: none. */
  readonly prefix: string;
  /** Ends with a slash; default: Slack's own. */
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
  readonly fetch?: SlackFetch;
  readonly dispatcher?: NonNullable<
    ConstructorParameters<typeof SocketModeReceiver>[0]['dispatcher']
  >;
}

/** The Slack platform, and what answers `POST /slack/events` where Slack comes by HTTP. */
export interface SlackPlatform extends ChatPlatform {
  readonly handleHttp: RequestListener | undefined;
}

const API_URL = 'https://slack.com/api/';
const SEND_TIMEOUT_MS = 10 * SECOND_MS;

/** Who the app is in its workspace, as auth.test says; kept through outages. */
interface Identity {
  teamId: string;
  botUserId: string;
  botId: string;
}

/** Builds the Slack platform; nothing is connected before `start`. chat.md (Slack) has the reasons. */
export function createSlackPlatform(options: SlackPlatformOptions): SlackPlatform {
  const { botToken, entrance, log, clock, chance } = options;
  const api = { url: options.apiUrl ?? API_URL, fetch: options.fetch };
  const timeoutMs = options.timeoutMs ?? SEND_TIMEOUT_MS;
  const client = createWebClient(botToken, { api, log, timeoutMs });
  const identity: Identity = { teamId: '', botUserId: '', botId: '' };

  const receiver = createReceiver(entrance, log);
  const app = new App({
    receiver: receiver ?? ABSENT_RECEIVER,
    // With `authorize`, bolt asks Slack nothing by itself: a refused token cannot end the process.
    authorize: () =>
      Promise.resolve({ botToken, botUserId: identity.botUserId, botId: identity.botId }),
    logger: bridgeLogger(log),
    clientOptions: { slackApiUrl: api.url },
    tokenVerificationEnabled: false,
  });
  app.error((error) => {
    log.warn({ err: error }, 'slack interaction failed');
    return Promise.resolve();
  });
  addInteractions(app, {
    client,
    people: createPeople(client, clock),
    homeTeamId: () => identity.teamId,
    ...options,
  });

  const connection = new SlackConnection({
    identify: async () => {
      const answer = await client.auth.test();
      identity.teamId = answer.team_id ?? '';
      identity.botUserId = answer.user_id ?? '';
      identity.botId = answer.bot_id ?? '';
    },
    openSocket:
      entrance.kind === 'http'
        ? undefined
        : (signal) =>
            openSocket(
              { app, appToken: entrance.appToken, api, dispatcher: options.dispatcher, log },
              signal,
            ),
    clock,
    log,
    chance,
  });
  const onFailure = (failure: SlackFailure): void => {
    if (findTokenHint(failure) !== undefined) connection.suspect();
  };
  const posting = createPosting({ client, clock, onFailure });

  return {
    platform: 'slack',
    send: posting.send,
    reconcile: posting.reconcile,
    start: () => connection.start(),
    stop: () => connection.stop(),
    connection: () => connection.state(),
    check: (destinations) => {
      const appClient =
        entrance.kind === 'socket'
          ? createWebClient(entrance.appToken, { api, log, timeoutMs })
          : undefined;
      return checkSlack({ client, appClient }, destinations);
    },
    handleHttp: receiver?.requestListener,
  };
}

function createReceiver(entrance: SlackEntrance, log: Log): HTTPReceiver | undefined {
  if (entrance.kind !== 'http') return undefined;
  return new HTTPReceiver({
    signingSecret: entrance.signingSecret,
    endpoints: ['/slack/events'],
    logger: bridgeLogger(log),
  });
}

/** Sockets are opened and closed by the supervision, each with a receiver of its own; the App owns none. */
const ABSENT_RECEIVER: Receiver = {
  init: () => undefined,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};
