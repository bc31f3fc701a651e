import type { Environment } from '../config/config.ts';
import { platformOf } from '../core/watch/destination.ts';
import type { CheckLine } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { SetUp, TokenCheck } from '../ports/set-up.ts';
import { type ChatProxy, makeChatProxy } from './proxy.ts';

/** Somebody waits for the answer. */
const TIMEOUT_MS = 10_000;

/** Tries tokens and channels on the platforms, before there is a configuration; each client is loaded when it is first needed. */
export function makeTokenChecks(
  environment: Environment,
  log: Log,
): Pick<SetUp, 'checkToken' | 'checkChannels' | 'close'> {
  const { httpsProxy: url, noProxy } = environment;
  const proxy = url === undefined ? undefined : makeChatProxy({ url, noProxy });
  const ways = { environment, log, proxy };
  return {
    checkToken: (name, token) => {
      if (name === 'DISCORD_TOKEN') return checkDiscordToken(ways, token);
      return name === 'SLACK_BOT_TOKEN'
        ? checkSlackToken(ways, { botToken: token })
        : checkSlackToken(ways, { appToken: token });
    },
    async checkChannels(tokens, destinations) {
      const lines: CheckLine[] = [];
      const ofPlatform = (platform: string) =>
        destinations.filter((destination) => platformOf(destination) === platform);
      const { SLACK_BOT_TOKEN: slackToken, DISCORD_TOKEN: discordToken } = tokens;
      if (slackToken !== undefined && ofPlatform('slack').length > 0) {
        const { checkSlack } = await import('../adapters/chat/slack/check.ts');
        const client = await slackClient(ways, slackToken);
        lines.push(...(await checkSlack({ client, appClient: undefined }, ofPlatform('slack'))));
      }
      if (discordToken !== undefined && ofPlatform('discord').length > 0) {
        const { checkDiscord } = await import('../adapters/chat/discord/check.ts');
        const call = await discordCall(ways, discordToken);
        lines.push(...(await checkDiscord(call, ofPlatform('discord'))));
      }
      return lines.filter(({ subject }) => destinations.some((one) => one === subject));
    },
    close: async () => proxy?.close(),
  };
}

interface Ways {
  readonly environment: Environment;
  readonly log: Log;
  readonly proxy: ChatProxy | undefined;
}

async function slackClient({ environment, log, proxy }: Ways, token: string) {
  const { createWebClient } = await import('../adapters/chat/slack/web-client.ts');
  const api = { url: environment.slackApiUrl, fetch: proxy?.fetch };
  return createWebClient(token, { api, log, timeoutMs: TIMEOUT_MS });
}

async function checkSlackToken(
  ways: Ways,
  token: { readonly botToken: string } | { readonly appToken: string },
): Promise<TokenCheck> {
  const { checkSlack, checkAppToken } = await import('../adapters/chat/slack/check.ts');
  const lines =
    'botToken' in token
      ? await checkSlack(
          { client: await slackClient(ways, token.botToken), appClient: undefined },
          [],
        )
      : [await checkAppToken(await slackClient(ways, token.appToken))];
  return { lines, isAsked: lines.every(isAnswer), inviteUrl: undefined };
}

async function discordCall({ environment, proxy }: Ways, token: string) {
  const { createRest } = await import('../adapters/chat/discord/rest-client.ts');
  const rest = createRest({ url: environment.discordApiUrl, fetch: proxy?.fetch }, TIMEOUT_MS);
  // discord.js forgets the token at each 401.
  return async <T>(request: (client: typeof rest) => Promise<unknown>): Promise<T> =>
    (await request(rest.setToken(token))) as T;
}

async function checkDiscordToken(ways: Ways, token: string): Promise<TokenCheck> {
  const { checkDiscord } = await import('../adapters/chat/discord/check.ts');
  const { fetchInviteUrl } = await import('../adapters/chat/discord/invite.ts');
  const call = await discordCall(ways, token);
  const lines = await checkDiscord(call, []);
  const isWell = lines.every((line) => line.isWell);
  return {
    lines,
    isAsked: lines.every(isAnswer),
    inviteUrl: isWell ? await fetchInviteUrl(call) : undefined,
  };
}

/** A refusal has a hint of its own; a platform that could not be asked has none that is about the token. */
function isAnswer({ isWell, isUnasked }: CheckLine): boolean {
  return isWell || isUnasked !== true;
}
