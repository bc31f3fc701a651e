import { Routes } from 'discord.js';
import type { CheckLine } from '../../../ports/chat.ts';
import { describeFailure, findHint, nameFailure } from './outcome.ts';
import type { Call } from './server-requests.ts';

/** Servers named; Discord answers with at most 200 a page, and nobody takes a bot out of more by reading a list. */
const SERVERS_NAMED_MAX = 20;

/** Takes the commands out of every server, and says what a person must do on Discord's own pages. */
export async function uninstallDiscord(call: Call): Promise<readonly CheckLine[]> {
  try {
    const application = await call<{ readonly id: string }>((rest) =>
      rest.get(Routes.currentApplication()),
    );
    await call((rest) => rest.put(Routes.applicationCommands(application.id), { body: [] }));
    const servers = await call<readonly { readonly name: string }[]>((rest) =>
      rest.get(Routes.userGuilds()),
    );
    const names = servers.slice(0, SERVERS_NAMED_MAX).map(({ name }) => name);
    const more = servers.length > names.length ? ' and others' : '';
    return [
      {
        subject: 'discord commands',
        isWell: true,
        text: 'unregistered everywhere',
        hint: undefined,
      },
      {
        subject: 'discord servers',
        isWell: true,
        text: names.length === 0 ? 'the bot is in none' : `${names.join(', ')}${more}`,
        hint: 'In each of them an admin removes the bot (Server Settings, Integrations), or goes on to the next line.',
      },
      {
        subject: 'discord application',
        isWell: true,
        text: 'its token still works',
        hint: `Open https://discord.com/developers/applications/${application.id}/information and choose Delete App: that revokes the token and takes the bot out of every server.`,
      },
    ];
  } catch (error) {
    const failure = describeFailure(error);
    const hint =
      findHint(failure) ??
      'Try again; or delete the application at https://discord.com/developers/applications, which takes the commands away too.';
    return [{ subject: 'discord commands', isWell: false, text: nameFailure(failure), hint }];
  }
}
