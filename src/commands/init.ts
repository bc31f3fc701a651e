import type { Command } from 'commander';
import { NewsdeskError } from '../errors.ts';
import type { SetUp } from '../ports/set-up.ts';
import type { CommandContext } from './context.ts';
import { askChannels } from './init/ask-channels.ts';
import { askHouse, refuseOptions } from './init/ask-house.ts';
import { askTokens } from './init/ask-tokens.ts';
import { type Asker, Cancelled, createAsker } from './init/asker.ts';
import type { InitHouse, InitOptions } from './init/init-house.ts';

/** What a set-up needs beside the questions. */
export interface InitContext extends CommandContext {
  readonly openSetUp: () => SetUp | Promise<SetUp>;
}

/** `newsdesk init`: set-up by questions, or by options where there is no terminal. */
export function addInitCommand(program: Command, context: InitContext): void {
  program
    .command('init')
    .description('set up by questions: platforms, tokens, channels, languages, time zone')
    .option('--platforms <names>', 'slack, discord, both with a comma, or none')
    .option('--channels <ids>', 'where alerts go: slack:C0123ABC,discord:112233445566778899')
    .option('--languages <codes>', 'of the news: en,uk, or all')
    .option('--language <code>', 'of labels and answers: en or uk')
    .option('--timezone <zone>', 'of digests and quiet hours, like Europe/Kyiv')
    .option('--yes', 'write what has changed without asking')
    .addHelpText(
      'after',
      `
Writes config/ and .env (readable by you alone) as the answers come: after Ctrl-C start it again, and what is known is kept. Nothing is
overwritten unasked. Without a terminal the answers are these options, and the tokens come from the environment.

Examples:
  newsdesk init
  SLACK_BOT_TOKEN_FILE=/run/secrets/bot SLACK_APP_TOKEN_FILE=/run/secrets/app \\
    newsdesk init --platforms slack --channels slack:C0123ABC --timezone Europe/Kyiv --yes
`,
    )
    .action(async (options: InitOptions) => {
      const setUp = await context.openSetUp();
      try {
        const terminal = context.confirm === undefined ? undefined : await openTerminal();
        await runInit(
          { context, setUp, asker: terminal, isYes: options.yes === true, isFresh: false },
          options,
        );
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
        context.remark('\nStopped. What you answered is kept: newsdesk init goes on from there.\n');
        context.setExitCode(1);
      } finally {
        await setUp.close();
      }
    });
}

function openTerminal(): Promise<Asker> {
  return createAsker({ input: process.stdin, output: process.stderr });
}

/** Every question in turn, each answer written before the next is asked. Throws `Cancelled`, or `usage_invalid` where an answer is missing and nobody can be asked. */
export async function runInit(house: InitHouse, options: InitOptions): Promise<void> {
  const { setUp, asker, context } = house;
  refuseOptions(setUp, options);
  const platforms = await askPlatforms(house, options.platforms);
  house.isFresh = setUp.makeConfig();
  if (house.isFresh) {
    const words = `${setUp.configDirectory}/ is made from the shipped files.`;
    if (asker === undefined) context.remark(`${words}\n`);
    else asker.well(words);
  }
  const tokens = await askTokens(house, platforms);
  const { channels } = options;
  const destinations = await askChannels(house, { platforms, channels, tokens });
  await askHouse(house, options);
  setUp.checkConfig();
  const steps = [
    ...(setUp.hasStore
      ? ['newsdesk apply         brings the files into the store, which is there already']
      : []),
    'newsdesk check         looks at everything, and says what to do',
    ...destinations.slice(0, 1).map((one) => `newsdesk send-sample ${one}`),
    'newsdesk run           the service',
  ];
  if (asker === undefined) context.print(`${steps.join('\n')}\n`);
  else {
    asker.note('What comes next', steps.join('\n'));
    asker.end('Newsdesk is set up.');
  }
}

async function askPlatforms(
  { asker, setUp }: InitHouse,
  given: string | undefined,
): Promise<readonly string[]> {
  if (given !== undefined) return readPlatforms(given);
  if (asker === undefined) {
    throw new NewsdeskError('usage_invalid', 'there is no terminal to ask in', {
      hint: 'Say --platforms slack,discord (or none) and the other answers; newsdesk init --help shows them.',
    });
  }
  return asker.many({
    message: 'Where shall Newsdesk post? (space chooses, enter goes on; none: the terminal alone)',
    choices: [
      { value: 'slack', label: 'Slack' },
      { value: 'discord', label: 'Discord' },
    ],
    initial: [
      ...(setUp.variable('SLACK_BOT_TOKEN') === undefined ? [] : ['slack']),
      ...(setUp.variable('DISCORD_TOKEN') === undefined ? [] : ['discord']),
    ],
  });
}

function readPlatforms(text: string): readonly string[] {
  if (text === 'none') return [];
  const names = text.split(/[,\s]+/).filter((part) => part !== '');
  const strange = names.find((name) => name !== 'slack' && name !== 'discord');
  if (strange === undefined && names.length > 0) return names;
  throw new NewsdeskError('usage_invalid', `there is no platform "${strange ?? text}"`, {
    hint: 'Write --platforms slack, discord, slack,discord or none.',
  });
}
