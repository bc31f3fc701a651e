import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { NewsdeskError } from '../errors.ts';
import { checkQueries } from './check-queries.ts';
import { checkFeeds, checkNewsdesk, checkWatches } from './check-values.ts';
import type { Config } from './config.ts';
import type { Variables } from './environment.ts';
import { readEnvironment, readVariables } from './environment.ts';
import { findNearest } from './nearest.ts';
import type { Problem } from './problem.ts';
import { composeConfigError } from './problem.ts';
import { CONFIG_FILES, ConceptsFile, FeedsFile, NewsdeskFile, WatchesFile } from './schema.ts';
import { findSecretWarnings, readSecrets } from './secrets.ts';
import { toFeedOptions, toGeneralOptions, toWatchOptions } from './to-options.ts';
import type { YamlFile } from './yaml-file.ts';
import { parseYamlFile } from './yaml-file.ts';

/**
 * The configuration of a folder (`directory`, else `NEWSDESK_CONFIG`, else `config`) and of the environment. A file that
 * is not there has no keys. Throws `config_missing` when the folder holds none of the four, and `config_invalid` with
 * the place of everything that is wrong.
 */
export function loadConfig(input: {
  readonly directory?: string | undefined;
  readonly environment: Variables;
}): Config {
  const reader = readVariables(input.environment);
  const directory = input.directory ?? reader.text('NEWSDESK_CONFIG') ?? 'config';
  const names = listFiles(directory);
  const read = <T>(name: string, schema: z.ZodType<T>): YamlFile<T> =>
    readConfigFile({ directory, name, names }, schema);
  const newsdesk = read('newsdesk.yaml', NewsdeskFile);
  const feedsFile = read('feeds.yaml', FeedsFile);
  const watchesFile = read('watches.yaml', WatchesFile);
  const conceptsFile = read('concepts.yaml', ConceptsFile);

  const general = toGeneralOptions(newsdesk.value ?? {});
  const feeds = (feedsFile.value?.feeds ?? []).map(toFeedOptions);
  const watches = (watchesFile.value?.watches ?? []).map((entry) => toWatchOptions(entry, general));
  const environment = readEnvironment(reader);
  const secrets = readSecrets(reader, feeds);
  const problems: readonly Problem[] = [
    ...newsdesk.problems,
    ...(newsdesk.value ? checkNewsdesk(newsdesk.value, newsdesk.problemAt) : []),
    ...feedsFile.problems,
    ...(feedsFile.value ? checkFeeds(feedsFile.value, feedsFile.problemAt) : []),
    ...watchesFile.problems,
    ...(watchesFile.value ? checkWatches(watchesFile.value, watchesFile.problemAt) : []),
    ...conceptsFile.problems,
    ...checkQueries(conceptsFile, watchesFile),
    ...reader.problems,
  ];
  if (problems.length > 0) throw composeConfigError(problems);
  return {
    directory,
    ...general,
    feeds,
    watches,
    concepts: conceptsFile.value?.concepts ?? {},
    secrets,
    environment,
    warnings: findSecretWarnings(secrets, feeds),
  };
}

function listFiles(directory: string): readonly string[] {
  const hint =
    'Run "newsdesk init", or set NEWSDESK_CONFIG to the folder that holds newsdesk.yaml.';
  if (!existsSync(directory)) {
    throw new NewsdeskError('config_missing', `the folder ${directory} does not exist`, { hint });
  }
  let names: readonly string[];
  try {
    names = readdirSync(directory);
  } catch (cause) {
    throw new NewsdeskError('config_missing', `${directory} cannot be read`, { hint, cause });
  }
  if (Object.keys(CONFIG_FILES).some((known) => names.includes(known))) return names;
  const message = `the folder ${directory} holds none of ${Object.keys(CONFIG_FILES).join(', ')}`;
  throw new NewsdeskError('config_missing', message, { hint });
}

function readConfigFile<T>(
  place: { directory: string; name: string; names: readonly string[] },
  schema: z.ZodType<T>,
): YamlFile<T> {
  const { directory, name, names } = place;
  const file = join(directory, name);
  if (!names.includes(name)) {
    // A file that is nearly named so would be ignored in silence, and its watches with it.
    const strangers = names.filter((other) => !(other in CONFIG_FILES) && /\.ya?ml$/.test(other));
    const mistyped = findNearest(name, strangers);
    const parsed = parseYamlFile(file, '', schema);
    if (mistyped === undefined) return parsed;
    const text = `is missing, and ${mistyped} is not read`;
    const problem = parsed.problemAt([], { text, hint: `Rename ${mistyped} to ${name}.` });
    return { ...parsed, problems: [problem] };
  }
  try {
    return parseYamlFile(file, readFileSync(file, 'utf8'), schema);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    const message = `${file} cannot be read (${String(cause.code)})`;
    throw new NewsdeskError('config_missing', message, { hint: 'Check its rights.', cause });
  }
}
