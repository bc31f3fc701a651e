import { createConsolePlatform } from '../adapters/chat/console/console-platform.ts';
import { createConversation } from '../app/conversation/create-conversation.ts';
import { createPlaces } from '../app/conversation/places.ts';
import type { ConversationDeps } from '../app/conversation/turn.ts';
import type { House } from '../app/use-cases.ts';
import { type Destination, platformOf } from '../core/watch/destination.ts';
import type { ChatPlatform } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';
import type { HttpServer } from './http-server.ts';
import type { Plan } from './plan.ts';
import type { Tools } from './tools.ts';

type PlatformHouse = Tools & {
  readonly store: Store;
  readonly mount: HttpServer['mount'];
  readonly defaults: House['defaults'];
  readonly consoleUrl: () => string | undefined;
};

/** A sample may take no longer than the person waits for it. */
const SAMPLE_TIMEOUT_MS = 20_000;

/** The platforms that are set up; each chat client is loaded only then, since together they are half of the program. */
export async function makePlatforms(
  { config, isPrinting }: Plan,
  house: PlatformHouse,
): Promise<House['platforms']> {
  const { clock, ids, log, settings } = house;
  const { secrets, environment, commands } = config;
  const silent = { write: (_text: string, done: () => void) => (done(), true) };
  const platforms = new Map<ChatPlatform['platform'], ChatPlatform>();
  platforms.set(
    'console',
    createConsolePlatform({ out: isPrinting ? process.stdout : silent, clock }),
  );
  const shared = {
    conversation: createConversation(conversationDeps(platforms, house, commands.prefix)),
    layout: { size: 'standard', language: settings.language, timezone: settings.timezone },
    commandPrefix: commands.prefix,
    clock,
    chance: ids.chance,
    log,
  } as const;
  if (secrets.slackBotToken !== undefined) {
    const { createSlackPlatform } = await import('../adapters/chat/slack/slack-platform.ts');
    const { slackAppToken: appToken, slackSigningSecret } = secrets;
    // Without either, alerts are posted and nothing is listened to: nobody knows a secret made up here.
    const transport =
      appToken === undefined
        ? ({ kind: 'http', signingSecret: slackSigningSecret ?? ids.random() } as const)
        : ({ kind: 'socket', appToken } as const);
    const slack = { botToken: secrets.slackBotToken, apiUrl: environment.slackApiUrl, transport };
    const platform = createSlackPlatform({ ...shared, ...slack });
    platforms.set('slack', platform);
    const isServed = appToken === undefined && slackSigningSecret !== undefined;
    if (isServed && platform.handleHttp !== undefined) house.mount('/slack', platform.handleHttp);
  }
  if (secrets.discordToken !== undefined) {
    const { createDiscordPlatform } = await import('../adapters/chat/discord/discord-platform.ts');
    const discord = { token: secrets.discordToken, apiUrl: environment.discordApiUrl };
    platforms.set('discord', createDiscordPlatform({ ...shared, ...discord }));
  }
  return platforms;
}

/** What the conversation needs; it is made before the platforms that carry it, so it looks for them when it is asked. */
function conversationDeps(
  platforms: House['platforms'],
  house: PlatformHouse,
  commandPrefix: string,
): ConversationDeps {
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
