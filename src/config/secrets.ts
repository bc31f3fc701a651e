import type { FeedOptions } from '../core/item/feed.ts';
import type { Secrets } from './config.ts';
import type { VariableReader } from './environment.ts';

/** Newsdesk's own secrets, by the variable that holds each: they must never be sent to a feed. */
export const SECRET_VARIABLES = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DISCORD_TOKEN',
  'DATABASE_URL',
  'NEWSDESK_METRICS_TOKEN',
] as const;

/** Shorter ones can be guessed, and could not be masked in a log. */
const TOKEN_CHARACTERS_MIN = 16;

/** The secrets of the environment. A token in the wrong variable is refused; no message ever holds a value. */
export function readSecrets(reader: VariableReader, feeds: readonly FeedOptions[]): Secrets {
  const secrets: Omit<Secrets, 'feedAuth'> = {
    slackBotToken: reader.secret('SLACK_BOT_TOKEN'),
    slackAppToken: reader.secret('SLACK_APP_TOKEN'),
    slackSigningSecret: reader.secret('SLACK_SIGNING_SECRET'),
    discordToken: reader.secret('DISCORD_TOKEN'),
    databaseUrl: reader.secret('DATABASE_URL'),
    metricsToken: reader.secret('NEWSDESK_METRICS_TOKEN'),
  };
  if (secrets.slackBotToken?.startsWith('xapp-')) {
    const hint = 'The bot token starts with xoxb-; it stands under OAuth & Permissions.';
    reader.refuse('SLACK_BOT_TOKEN', 'holds an app token (xapp-…)', hint);
  }
  if (secrets.slackAppToken?.startsWith('xox')) {
    const hint = 'The app token starts with xapp-; it stands under Basic Information.';
    reader.refuse('SLACK_APP_TOKEN', 'holds a bot or user token (xox…)', hint);
  }
  if (secrets.databaseUrl !== undefined && !/^postgres(?:ql)?:\/\//.test(secrets.databaseUrl)) {
    const hint =
      'Write postgres://user:password@host:5432/name, or unset it for the embedded store.';
    reader.refuse('DATABASE_URL', 'is not an address of PostgreSQL', hint);
  }
  if (secrets.metricsToken !== undefined && secrets.metricsToken.length < TOKEN_CHARACTERS_MIN) {
    const hint = 'Take a random one: openssl rand -hex 24.';
    reader.refuse('NEWSDESK_METRICS_TOKEN', 'is too short to be a secret', hint);
  }
  return { ...secrets, feedAuth: readFeedAuth(reader, feeds) };
}

function readFeedAuth(
  reader: VariableReader,
  feeds: readonly FeedOptions[],
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const { auth } of feeds) {
    if (auth === undefined) continue;
    const value = reader.secret(auth.from);
    if (value !== undefined) values[auth.from] = value;
  }
  return values;
}

/** What is set but cannot work as it is, each in one sentence. */
export function findSecretWarnings(secrets: Secrets, feeds: readonly FeedOptions[]): string[] {
  const warnings: string[] = [];
  const { slackBotToken, slackAppToken, slackSigningSecret, feedAuth } = secrets;
  const canListen = slackAppToken !== undefined || slackSigningSecret !== undefined;
  if (slackBotToken !== undefined && !canListen) {
    warnings.push(
      'SLACK_BOT_TOKEN is set without SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: alerts are posted, but commands and buttons do not answer.',
    );
  }
  if (slackBotToken === undefined && canListen) {
    warnings.push('A Slack secret is set without SLACK_BOT_TOKEN: Slack stays off.');
  }
  for (const { auth, url } of feeds) {
    if (auth !== undefined && feedAuth[auth.from] === undefined) {
      warnings.push(`${auth.from} is not set: the feed ${url} is polled without ${auth.header}.`);
    }
  }
  return warnings;
}
