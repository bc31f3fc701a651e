import type { RequestListener } from 'node:http';
import { createConsolePlatform } from '../adapters/chat/console/console-platform.ts';
import { createConversation } from '../app/conversation/create-conversation.ts';
import type { House } from '../app/use-cases.ts';
import type { ChatPlatform } from '../ports/chat.ts';
import type { Store } from '../ports/store.ts';
import type { Plan } from './plan.ts';
import type { Tools } from './tools.ts';

/** The platforms that are set up; each chat client is loaded only then, since together they are half of the program. */
export async function makePlatforms(
  { config, isPrinting }: Plan,
  house: Tools & {
    readonly store: Store;
  },
): Promise<{
  readonly platforms: House['platforms'];
  /** Takes Slack's requests over HTTP; undefined in Socket Mode and without Slack. */
  readonly slackRequests: RequestListener | undefined;
}> {
  const { clock, ids, log, settings } = house;
  const { secrets, environment, commands } = config;
  const silent = { write: (_text: string, done: () => void) => (done(), true) };
  const platforms = new Map<ChatPlatform['platform'], ChatPlatform>();
  platforms.set(
    'console',
    createConsolePlatform({ out: isPrinting ? process.stdout : silent, clock }),
  );
  const shared = {
    conversation: createConversation(house),
    layout: { size: 'standard', language: settings.language, timezone: settings.timezone },
    commandPrefix: commands.prefix,
    clock,
    chance: ids.chance,
    log,
  } as const;
  let slackRequests: RequestListener | undefined;
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
    if (appToken === undefined && slackSigningSecret !== undefined)
      slackRequests = platform.handleHttp;
  }
  if (secrets.discordToken !== undefined) {
    const { createDiscordPlatform } = await import('../adapters/chat/discord/discord-platform.ts');
    const discord = { token: secrets.discordToken, apiUrl: environment.discordApiUrl };
    platforms.set('discord', createDiscordPlatform({ ...shared, ...discord }));
  }
  return { platforms, slackRequests };
}
