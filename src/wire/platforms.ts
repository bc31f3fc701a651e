import type { RequestListener } from 'node:http';
import { createConsolePlatform } from '../adapters/chat/console/console-platform.ts';
import type { Refusal } from '../adapters/chat/supervisor.ts';
import { createConversation } from '../app/conversation/create-conversation.ts';
import { createPlaces } from '../app/conversation/places.ts';
import type { ConversationDeps } from '../app/conversation/turn.ts';
import { isCarriedBy, platformTrouble, tellTrouble } from '../app/troubles.ts';
import type { House } from '../app/use-cases.ts';
import { type Destination, platformOf } from '../core/watch/destination.ts';
import type { ChatPlatform } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';
import type { Plan } from './plan.ts';
import { type ChatProxy, makeChatProxy } from './proxy.ts';
import type { Tools } from './tools.ts';

type PlatformHouse = Tools & {
  readonly store: Store;
  readonly defaults: House['defaults'];
  readonly consoleUrl: () => string | undefined;
  readonly closers: (() => Promise<void>)[];
  /** Those that are made so far, and how one joins them. */
  readonly platforms: House['platforms'];
  readonly addPlatform: (platform: ChatPlatform) => void;
};

/** A sample may take no longer than the person waits for it. */
const SAMPLE_TIMEOUT_MS = 20_000;

const loadSlack = () => import('../adapters/chat/slack/slack-platform.ts');
const loadDiscord = () => import('../adapters/chat/discord/discord-platform.ts');

/** Begins to load the clients that `makePlatforms` will need: half a second that passes while the store is opened in its own thread. */
export function preloadPlatforms({ config }: Plan): void {
  const { slackBotToken, discordToken } = config.secrets;
  // The gateway is led through a proxy before discord.js is loaded (route-gateway.ts).
  const mayLoadDiscord = discordToken !== undefined && config.environment.httpsProxy === undefined;
  // What cannot be loaded fails again, and is told, where it is needed.
  if (slackBotToken !== undefined) loadSlack().catch(() => undefined);
  if (mayLoadDiscord) loadDiscord().catch(() => undefined);
}

/** The platforms that are set up; each chat client is loaded only then, since together they are half of the program. */
export async function makePlatforms(
  plan: Plan,
  house: PlatformHouse,
): Promise<{
  /** Takes Slack's requests over HTTP; undefined in Socket Mode and without Slack. */
  readonly slackRequests: RequestListener | undefined;
}> {
  const { environment } = plan.config;
  const silent = { write: (_text: string, done: () => void) => (done(), true) };
  const out = plan.isPrinting ? process.stdout : silent;
  house.addPlatform(createConsolePlatform({ out, clock: house.clock }));
  const { httpsProxy, noProxy } = environment;
  const proxy = httpsProxy === undefined ? undefined : makeChatProxy({ url: httpsProxy, noProxy });
  if (proxy !== undefined) house.closers.push(() => proxy.close());
  const shared = sharedOptions(plan, house);
  const slack = await makeSlack(plan, house, { shared, proxy });
  if (slack !== undefined) house.addPlatform(slack.platform);
  const discord = await makeDiscord(plan, house, { shared, proxy });
  if (discord !== undefined) house.addPlatform(discord);
  return { slackRequests: slack?.requests };
}

type Shared = ReturnType<typeof sharedOptions>;

interface Ways {
  readonly shared: Shared;
  readonly proxy: ChatProxy | undefined;
}

function sharedOptions({ config }: Plan, house: PlatformHouse) {
  const { clock, ids, log, settings } = house;
  const { language, timezone } = settings;
  const { prefix } = config.commands;
  return {
    conversation: createConversation(conversationDeps(house, prefix)),
    layout: { size: 'standard', language, timezone },
    commandPrefix: prefix,
    clock,
    chance: ids.chance,
    log,
  } as const;
}

async function makeSlack(
  { config }: Plan,
  house: PlatformHouse,
  { shared, proxy }: Ways,
): Promise<
  { readonly platform: ChatPlatform; readonly requests: RequestListener | undefined } | undefined
> {
  const { slackBotToken: botToken, slackAppToken: appToken, slackSigningSecret } = config.secrets;
  if (botToken === undefined) return undefined;
  const { createSlackPlatform } = await loadSlack();
  // Without either, alerts are posted and nothing is listened to: nobody knows a secret made up here.
  const transport =
    appToken === undefined
      ? ({ kind: 'http', signingSecret: slackSigningSecret ?? house.ids.random() } as const)
      : ({ kind: 'socket', appToken } as const);
  const platform = createSlackPlatform({
    ...shared,
    botToken,
    apiUrl: config.environment.slackApiUrl,
    transport,
    onRefused: (refusal) => tellAdmins(house, 'slack', refusal),
    ...(proxy === undefined ? {} : { fetch: proxy.fetch, dispatcher: proxy.dispatcher }),
  });
  const isServed = appToken === undefined && slackSigningSecret !== undefined;
  return { platform, requests: isServed ? platform.handleHttp : undefined };
}

async function makeDiscord(
  { config }: Plan,
  house: PlatformHouse,
  { shared, proxy }: Ways,
): Promise<ChatPlatform | undefined> {
  const token = config.secrets.discordToken;
  if (token === undefined) return undefined;
  if (proxy !== undefined) {
    const { routeGateway } = await import('../adapters/chat/discord/route-gateway.ts');
    routeGateway(proxy.agentFor);
  }
  const { createDiscordPlatform } = await loadDiscord();
  return createDiscordPlatform({
    ...shared,
    token,
    apiUrl: config.environment.discordApiUrl,
    onRefused: (refusal) => tellAdmins(house, 'discord', refusal),
    ...(proxy === undefined ? {} : { fetch: proxy.fetch }),
  });
}

const NAMES = { slack: 'Slack', discord: 'Discord' } as const;

/** One notice until the platform is well again, through what still works: the platform itself carries nothing now. */
function tellAdmins(house: PlatformHouse, platform: 'slack' | 'discord', refusal: Refusal): void {
  const notice = {
    code: 'platform-refused',
    title: `${NAMES[platform]} refuses Newsdesk`,
    text: refusal.reason,
    hint: refusal.hint,
  };
  const telling = { name: platformTrouble(platform), notice, except: isCarriedBy(platform) };
  tellTrouble(house, telling).catch((err: unknown) =>
    house.log.error({ err }, 'the admins could not be told'),
  );
}

/** What the conversation needs; it is made before the platforms that carry it, so it looks for them when it is asked. */
function conversationDeps(house: PlatformHouse, commandPrefix: string): ConversationDeps {
  const { platforms } = house;
  const platformFor = (destination: Destination): ChatPlatform | undefined =>
    platforms.get(platformOf(destination));
  return {
    ...house,
    commandPrefix,
    places: createPlaces({
      clock: house.clock,
      lookUp: async (destination) => platformFor(destination)?.workspaceOf?.(destination),
    }),
    send: async (message) =>
      platformFor(message.destination)?.send(message, AbortSignal.timeout(SAMPLE_TIMEOUT_MS)),
    connections: () =>
      [...platforms.values()]
        .filter(({ platform }) => platform !== 'console')
        .map((one) => ({ platform: one.platform, isOn: one.connection().kind === 'on' })),
  };
}
