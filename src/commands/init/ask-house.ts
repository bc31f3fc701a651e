import { join } from 'node:path';
import { editNewsdeskYaml, editWatchesYaml, readNewsdeskText } from '../../config/edit-yaml.ts';
import { NewsdeskError } from '../../errors.ts';
import type { SetUp } from '../../ports/set-up.ts';
import type { InitHouse, InitOptions } from './init-house.ts';
import { writeWithConsent } from './write-file.ts';

/** Languages of the shipped feeds. */
const NEWS_LANGUAGES: Readonly<Record<string, string>> = {
  en: 'English',
  uk: 'Ukrainian',
  ru: 'Russian',
  de: 'German',
  fr: 'French',
  pl: 'Polish',
};
const LABEL_LANGUAGES: Readonly<Record<string, string>> = { en: 'English', uk: 'Українська' };
const ALL = 'all';

const toChoices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** Asks in which languages news is wanted and labels are written, and for the time zone; writes each as it is answered. */
export async function askHouse(house: InitHouse, options: InitOptions): Promise<void> {
  const languages = await askLanguages(house, options.languages);
  if (languages !== undefined) await editWatches(house, { languages });
  const { setUp } = house;
  const file = join(setUp.configDirectory, 'newsdesk.yaml');
  const language = await askLabelLanguage(house, options.language);
  const timezone = await askTimezone(house, options.timezone);
  const values = {
    ...(timezone === undefined ? {} : { timezone }),
    ...(language === undefined ? {} : { language }),
  };
  const before = setUp.readText(file) ?? '';
  const text = editNewsdeskYaml(before, values);
  const isWritten = await writeWithConsent(house, { file, text, rights: 'readable' });
  const from = readNewsdeskText(before, 'timezone');
  if (isWritten && timezone !== undefined && from !== undefined && from !== timezone) {
    await editWatches(house, { timezone: { from, to: timezone } });
  }
}

/** Throws `usage_invalid` for an answer of the command line that cannot be, before anything is written. */
export function refuseOptions(setUp: SetUp, options: InitOptions): void {
  if (options.languages !== undefined && options.languages !== ALL)
    readLanguages(options.languages);
  readLabelLanguage(options.language);
  readTimezone(setUp, options.timezone);
}

/** Empty: all of them. Undefined: as it stands. */
async function askLanguages(
  { asker }: InitHouse,
  given: string | undefined,
): Promise<readonly string[] | undefined> {
  if (given !== undefined) return given === ALL ? [] : readLanguages(given);
  if (asker === undefined) return undefined;
  const chosen = await asker.many({
    message: 'News in which languages? (space chooses; none or all: every language)',
    choices: toChoices(NEWS_LANGUAGES),
    initial: [],
  });
  return chosen.length === Object.keys(NEWS_LANGUAGES).length ? [] : chosen;
}

function readLanguages(text: string): readonly string[] {
  const languages = text.split(/[,\s]+/).filter((part) => part !== '');
  const strange = languages.find((language) => !/^[a-z]{2,3}$/.test(language));
  if (strange === undefined && languages.length > 0) return languages;
  throw new NewsdeskError('usage_invalid', `"${strange ?? text}" is not a language`, {
    hint: 'Write --languages en,uk: two or three small letters each; or all.',
  });
}

async function editWatches(
  house: InitHouse,
  change: Pick<Parameters<typeof editWatchesYaml>[1], 'languages' | 'timezone'>,
): Promise<void> {
  const { setUp } = house;
  const file = join(setUp.configDirectory, 'watches.yaml');
  const text = editWatchesYaml(setUp.readText(file) ?? '', { ...change, isMeant: () => true });
  await writeWithConsent(house, { file, text, rights: 'readable' });
}

async function askLabelLanguage(
  { asker }: InitHouse,
  given: string | undefined,
): Promise<string | undefined> {
  return (
    readLabelLanguage(given) ??
    asker?.one({
      message: 'Language of labels and answers',
      choices: toChoices(LABEL_LANGUAGES),
      initial: 'en',
      isSearched: false,
    })
  );
}

function readLabelLanguage(given: string | undefined): string | undefined {
  if (given === undefined || given in LABEL_LANGUAGES) return given;
  throw new NewsdeskError('usage_invalid', `labels are not written in "${given}"`, {
    hint: `Write --language ${Object.keys(LABEL_LANGUAGES).join(' or ')}.`,
  });
}

async function askTimezone(
  { asker, setUp }: InitHouse,
  given: string | undefined,
): Promise<string | undefined> {
  return (
    readTimezone(setUp, given) ??
    asker?.one({
      message: 'Time zone of digests and quiet hours (type to search)',
      choices: setUp.timezones.map((value) => ({ value, label: value })),
      initial: setUp.timezoneHere,
      isSearched: true,
    })
  );
}

function readTimezone({ timezones }: SetUp, given: string | undefined): string | undefined {
  if (given === undefined || timezones.includes(given)) return given;
  throw new NewsdeskError('usage_invalid', `there is no time zone "${given}"`, {
    hint: 'Write an IANA time zone like Europe/Kyiv, America/New_York or UTC.',
  });
}
