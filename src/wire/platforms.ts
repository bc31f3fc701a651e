import { createConsolePlatform } from '../adapters/chat/console/console-platform.ts';
import type { Refusal } from '../adapters/chat/supervisor.ts';
import { createConversation } from '../app/conversation/create-conversation.ts';
import { noticeDeliveries } from '../app/notify-admins.ts';
import type { House } from '../app/use-cases.ts';
import { platformOf } from '../core/watch/destination.ts';
import type { ChatPlatform } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';
import type { HttpServer } from './http-server.ts';
import type { Plan } from './plan.ts';
import { type ChatProxy, makeChatProxy } from './proxy.ts';
import type { Tools } from './tools.ts';

interface PlatformTools extends Tools {
  readonly store: Store;
  readonly mount: HttpServer['mount'];
  readonly closers: (() => Promise<void>)[];
}

/** The platforms that are set up; each chat client is loaded only then, since together they are half of the program. */
export async function makePlatforms(plan: Plan, house: PlatformTools): Promise<House['platforms']> {
  const { environment } = plan.config;
  const silent = { write: (_text: string, done: () => void) => (done(), true) };
  const out = plan.isPrinting ? process.stdout : silent;
  const all = [createConsolePlatform({ out, clock: house.clock })];
  const { httpsProxy, noProxy } = environment;
  const proxy = httpsProxy === undefined ? undefined : makeChatProxy({ url: httpsProxy, noProxy });
  if (proxy !== undefined) house.closers.push(() => proxy.close());
  const shared = sharedOptions(plan, house);
  const slack = await makeSlack(plan, house, { shared, proxy });
  const discord = await makeDiscord(plan, house, { shared, proxy });
  for (const platform of [slack, discord]) if (platform !== undefined) all.push(platform);
  return new Map(all.map((platform) => [platform.platform, platform]));
}

type Shared = ReturnType<typeof sharedOptions>;

interface Ways {
  readonly shared: Shared;
  readonly proxy: ChatProxy | undefined;
}

function sharedOptions({ config }: Plan, house: PlatformTools) {
  const { clock, ids, log, settings } = house;
  const { language, timezone } = settings;
  return {
    conversation: createConversation(house),
    layout: { size: 'standard', language, timezone },
    commandPrefix: config.commands.prefix,
    clock,
    chance: ids.chance,
    log,
  } as const;
}

async function makeSlack(
  { config }: Plan,
  house: PlatformTools,
  { shared, proxy }: Ways,
): Promise<ChatPlatform | undefined> {
  const { slackBotToken: botToken, slackAppToken: appToken, slackSigningSecret } = config.secrets;
  if (botToken === undefined) return undefined;
  const { createSlackPlatform } = await import('../adapters/chat/slack/slack-platform.ts');
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
  if (isServed && platform.handleHttp !== undefined) house.mount('/slack', platform.handleHttp);
  return platform;
}

async function makeDiscord(
  { config }: Plan,
  house: PlatformTools,
  { shared, proxy }: Ways,
): Promise<ChatPlatform | undefined> {
  const token = config.secrets.discordToken;
  if (token === undefined) return undefined;
  if (proxy !== undefined) {
    const { routeGateway } = await import('../adapters/chat/discord/route-gateway.ts');
    routeGateway(proxy.agentFor);
  }
  const { createDiscordPlatform } = await import('../adapters/chat/discord/discord-platform.ts');
  return createDiscordPlatform({
    ...shared,
    token,
    apiUrl: config.environment.discordApiUrl,
    onRefused: (refusal) => tellAdmins(house, 'discord', refusal),
    ...(proxy === undefined ? {} : { fetch: proxy.fetch }),
  });
}

const NAMES = { slack: 'Slack', discord: 'Discord' } as const;

/** One notice a platform, reason and day, through what still works: the platform itself carries nothing now. */
function tellAdmins(house: PlatformTools, platform: 'slack' | 'discord', refusal: Refusal): void {
  const nowMs = house.clock.nowMs();
  const notice = {
    code: 'platform-refused',
    title: `${NAMES[platform]} refuses Newsdesk`,
    text: refusal.reason,
    hint: refusal.hint,
  };
  const occasion = `${platform} ${refusal.reason} ${new Date(nowMs).toISOString().slice(0, 10)}`;
  const deliveries = noticeDeliveries(house, notice, { occasion, nowMs }).filter(
    ({ destination }) => platformOf(destination) !== platform,
  );
  house.store
    .addDeliveries(deliveries)
    .catch((err: unknown) => house.log.error({ err }, 'the admins could not be told'));
}
