import { join } from 'node:path';
import { editDotEnv } from '../../config/edit-dotenv.ts';
import { NewsdeskError } from '../../errors.ts';
import type { CheckLine } from '../../ports/chat.ts';
import type { TokenCheck, TokenName } from '../../ports/set-up.ts';
import type { InitHouse } from './init-house.ts';
import { writeWithConsent } from './write-file.ts';

const DOT_ENV = '.env';

/** How a token is asked for, and by what one sees that it is another. */
interface TokenQuestion {
  readonly name: TokenName;
  readonly message: string;
  readonly refuse: (text: string) => string | undefined;
}

const SLACK_TOKENS: readonly TokenQuestion[] = [
  {
    name: 'SLACK_BOT_TOKEN',
    message: 'Bot token (OAuth & Permissions, xoxb-…)',
    refuse: (text) => (text.startsWith('xoxb-') ? undefined : 'The bot token begins with xoxb-.'),
  },
  {
    name: 'SLACK_APP_TOKEN',
    message: 'App token (Basic Information, App-Level Tokens, scope connections:write, xapp-…)',
    refuse: (text) => (text.startsWith('xapp-') ? undefined : 'The app token begins with xapp-.'),
  },
];
const DISCORD_TOKENS: readonly TokenQuestion[] = [
  {
    name: 'DISCORD_TOKEN',
    message: 'Bot token (Bot, Reset Token)',
    // A token has three parts between dots; what stands beside it on Discord's pages has none.
    refuse: (text) =>
      !/^(?:[0-9a-f]{64}|\d+|[\w-]{32})$/.test(text)
        ? undefined
        : 'That is the public key, the application’s id or the client secret: the token stands under Bot, Reset Token.',
  },
];

export type Tokens = Partial<Record<TokenName, string>>;

/** Asks for the tokens of these platforms, tries each at once, and writes them into `.env` as they come. */
export async function askTokens(
  house: InitHouse,
  platforms: readonly string[],
): Promise<Readonly<Tokens>> {
  const tokens: Tokens = {};
  if (platforms.includes('slack')) {
    explainSlack(house);
    for (const question of SLACK_TOKENS) await askToken(house, question, tokens);
  }
  if (platforms.includes('discord')) {
    tellPerson(
      house,
      'Discord',
      'On https://discord.com/developers/applications choose New Application, then Bot,\nReset Token. No privileged intent is needed.',
    );
    for (const question of DISCORD_TOKENS) await askToken(house, question, tokens);
  }
  return tokens;
}

function explainSlack(house: InitHouse): void {
  const manifest = join(house.setUp.configDirectory, 'slack-app-manifest.yaml');
  tellPerson(
    house,
    'Slack',
    `1. On https://api.slack.com/apps choose Create New App, From a manifest, and paste\n   ${manifest}\n2. Install to Workspace: the bot token then stands under OAuth & Permissions.\n3. Under Basic Information, App-Level Tokens, make one with connections:write.`,
  );
}

function tellPerson({ asker, context }: InitHouse, title: string, text: string): void {
  if (asker === undefined) context.remark(`${title}\n${text}\n`);
  else asker.note(title, text);
}

async function askToken(house: InitHouse, question: TokenQuestion, tokens: Tokens): Promise<void> {
  const { setUp, asker } = house;
  const { name } = question;
  const known = setUp.variable(name);
  if (known !== undefined && (await isTaken(house, question, known))) {
    tokens[name] = known;
    return;
  }
  if (asker === undefined) throw missingToken(name, known !== undefined);
  if (setUp.isFromOutside(name)) {
    asker.ill(`${name} is set outside of ${DOT_ENV}: change it there.`);
    return;
  }
  for (;;) {
    const typed = await asker.secret({
      message: `${question.message}; empty to leave it for later`,
      refuse: question.refuse,
    });
    if (typed === undefined) return;
    if (!(await isTaken(house, question, typed))) continue;
    tokens[name] = typed;
    const text = editDotEnv(setUp.readText(DOT_ENV) ?? '', { [name]: typed });
    await writeWithConsent(house, { file: DOT_ENV, text, rights: 'secret', show: maskLine });
    return;
  }
}

/** Tries a token and says how it is; one of a platform that cannot be asked may be kept. */
async function isTaken(
  house: InitHouse,
  { name, refuse }: TokenQuestion,
  token: string,
): Promise<boolean> {
  const shape = refuse(token);
  if (shape !== undefined) {
    showLine(house, {
      subject: name,
      isWell: false,
      text: 'is another kind of token',
      hint: shape,
    });
    return false;
  }
  const check = await house.setUp.checkToken(name, token);
  for (const line of check.lines) showLine(house, line);
  showInvite(house, check);
  if (check.lines.every(({ isWell }) => isWell)) return true;
  if (check.isAsked) return false;
  const message = `${name} could not be tried. Keep it all the same?`;
  return (await house.asker?.confirm({ message, initial: true })) ?? house.isYes;
}

function showInvite(house: InitHouse, { inviteUrl }: TokenCheck): void {
  if (inviteUrl === undefined) return;
  tellPerson(house, 'Invite the bot', `Open this and choose your server:\n${inviteUrl}`);
}

/** A line of a check, with what to do. */
export function showLine({ asker, context }: InitHouse, line: CheckLine): void {
  const { subject, isWell, text, hint } = line;
  const words = `${subject}: ${text}${hint === undefined ? '' : `\n${hint}`}`;
  if (asker === undefined) context.remark(`${isWell ? '✓' : '✗'} ${words}\n`);
  else if (isWell) asker.well(words);
  else asker.ill(words);
}

function missingToken(name: TokenName, isWrong: boolean): NewsdeskError {
  const message = isWrong ? `${name} is not taken` : `${name} is not set`;
  return new NewsdeskError('usage_invalid', message, {
    hint: `Without a terminal nobody can be asked: set ${name} or ${name}_FILE, or name other --platforms.`,
  });
}

/** `SLACK_BOT_TOKEN=••••`: no letter of a secret is shown. */
function maskLine(line: string): string {
  return line.replace(/^([-+] [^=]*=).+$/, '$1••••••••');
}
