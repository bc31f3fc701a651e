import { join } from 'node:path';
import { editNewsdeskYaml, editWatchesYaml } from '../../config/edit-yaml.ts';
import { type Destination, isDestination, platformOf } from '../../core/watch/destination.ts';
import { NewsdeskError } from '../../errors.ts';
import { showLine, type Tokens } from './ask-tokens.ts';
import type { InitHouse } from './init-house.ts';
import { writeWithConsent } from './write-file.ts';

const PLATFORM_NAMES = { slack: 'Slack', discord: 'Discord' } as const;

/** Asks for the channels, looks at each at once, and writes them into the watches that were told in the console alone. */
export async function askChannels(
  house: InitHouse,
  {
    platforms,
    channels,
    tokens,
  }: {
    readonly platforms: readonly string[];
    readonly channels: string | undefined;
    readonly tokens: Readonly<Tokens>;
  },
): Promise<readonly Destination[]> {
  const chosen =
    channels === undefined
      ? await askEach(house, { platforms, tokens })
      : await checkGiven(house, { channels, tokens });
  if (chosen.length === 0) return [];
  await writeChannels(house, chosen);
  return chosen;
}

async function askEach(
  house: InitHouse,
  {
    platforms,
    tokens,
  }: { readonly platforms: readonly string[]; readonly tokens: Readonly<Tokens> },
): Promise<readonly Destination[]> {
  const { asker } = house;
  const chosen: Destination[] = [];
  if (asker === undefined) return chosen;
  for (const platform of ['slack', 'discord'] as const) {
    if (!platforms.includes(platform)) continue;
    const where =
      platform === 'slack'
        ? 'the id stands at the foot of the channel’s details; first /invite the app there'
        : 'Developer Mode on, right-click the channel, Copy Channel ID';
    for (let initial = ''; ; ) {
      const text = await asker.text({
        message: `Channels in ${PLATFORM_NAMES[platform]} for alerts, with commas between (${where})`,
        initial,
        placeholder: platform === 'slack' ? 'C0123ABC' : '112233445566778899',
        refuse: (typed) => refuseChannels(platform, typed),
      });
      const destinations = toDestinations(platform, text);
      if (await areWell(house, { destinations, tokens })) {
        chosen.push(...destinations);
        break;
      }
      initial = text;
    }
  }
  return chosen;
}

/** Ids as people copy them, with or without the platform in front. */
function toDestinations(platform: 'slack' | 'discord', text: string): readonly Destination[] {
  return splitList(text)
    .map((id) => (id.startsWith(`${platform}:`) ? id : `${platform}:${id}`))
    .filter(isDestination);
}

function refuseChannels(platform: 'slack' | 'discord', text: string): string | undefined {
  const strange = splitList(text).find((id) => toDestinations(platform, id).length === 0);
  if (strange === undefined) return undefined;
  const shape = platform === 'slack' ? 'C0123ABC' : '112233445566778899';
  return `"${strange}" is not the id of a channel: write it like ${shape}, not the channel’s name.`;
}

function splitList(text: string): readonly string[] {
  return text.split(/[,\s]+/).filter((part) => part !== '');
}

async function checkGiven(
  house: InitHouse,
  { channels, tokens }: { readonly channels: string; readonly tokens: Readonly<Tokens> },
): Promise<readonly Destination[]> {
  const names = splitList(channels);
  const strange = names.find((name) => !isDestination(name));
  if (strange !== undefined) {
    throw new NewsdeskError('destination_unknown', `"${strange}" is not a destination`, {
      hint: 'Write --channels slack:C0123ABC,discord:112233445566778899 (or console).',
    });
  }
  const destinations = names.filter(isDestination);
  if (await areWell(house, { destinations, tokens })) return destinations;
  throw new NewsdeskError('destination_unknown', 'a channel cannot be posted in', {
    hint: 'Do what stands above, or leave the channel out. Nothing was written.',
  });
}

/** Looks whether the bot can post in each. One that cannot be kept is asked for again. */
async function areWell(
  house: InitHouse,
  {
    destinations,
    tokens,
  }: { readonly destinations: readonly Destination[]; readonly tokens: Readonly<Tokens> },
): Promise<boolean> {
  const lines = await house.setUp.checkChannels(tokens, destinations);
  for (const line of lines) showLine(house, line);
  if (lines.every(({ isWell }) => isWell)) return true;
  const message = 'Write the channels all the same? (No: type them again.)';
  return (await house.asker?.confirm({ message, initial: false })) ?? false;
}

async function writeChannels(
  house: InitHouse,
  destinations: readonly Destination[],
): Promise<void> {
  const { setUp } = house;
  const watches = join(setUp.configDirectory, 'watches.yaml');
  const text = editWatchesYaml(setUp.readText(watches) ?? '', {
    destinations,
    isMeant: (known) => known.every((one) => one === 'console'),
  });
  await writeWithConsent(house, { file: watches, text, rights: 'readable' });
  const general = join(setUp.configDirectory, 'newsdesk.yaml');
  const [first] = destinations.filter((one) => platformOf(one) !== 'console');
  const known = setUp.readText(general) ?? '';
  // Whoever chose a place for notices keeps it.
  if (first === undefined || !/^notices:\s*\[\s*console\s*\]/m.test(known)) return;
  const edited = editNewsdeskYaml(known, { notices: ['console', first] });
  await writeWithConsent(house, { file: general, text: edited, rights: 'readable' });
}
