import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { createLog } from '../adapters/system/logger.ts';
import { readEnvironment, readVariables, type Variables } from '../config/environment.ts';
import { loadConfig } from '../config/load.ts';
import { composeConfigError } from '../config/problem.ts';
import { CONFIG_FILES } from '../config/schema.ts';
import { NewsdeskError } from '../errors.ts';
import type { SetUp } from '../ports/set-up.ts';
import { trustCertificates } from './certificates.ts';
import { makeTokenChecks } from './token-checks.ts';

const DOT_ENV = '.env';
/** The files as they were shipped. */
const SHIPPED = join(import.meta.dirname, '..', '..', 'config');

/** The set-up of the installation in the working directory. Throws `config_invalid` for a variable that cannot be. */
export function openSetUp(): SetUp {
  const outside = process.env;
  const merged = (): Variables => ({ ...readDotEnv(), ...outside });
  const reader = readVariables(merged());
  const environment = readEnvironment(reader);
  if (reader.problems.length > 0) throw composeConfigError(reader.problems);
  trustCertificates(environment);
  const configDirectory = reader.text('NEWSDESK_CONFIG') ?? 'config';
  const log = createLog({ level: 'silent', format: 'json', secrets: [] });
  const checks = makeTokenChecks(environment, log);
  return {
    variable: (name) => readVariables(merged()).secret(name),
    isFromOutside: (name) =>
      [name, `${name}_FILE`].some((one) => outside[one] !== undefined && outside[one] !== ''),
    configDirectory,
    hasStore:
      reader.secret('DATABASE_URL') !== undefined ||
      existsSync(join(environment.dataDirectory, 'newsdesk.sqlite')),
    timezones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    timezoneHere: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...checks,
    makeConfig: () => makeConfig(configDirectory),
    readText: (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined),
    writeText,
    checkConfig: () => void loadConfig({ directory: configDirectory, environment: merged() }),
  };
}

function readDotEnv(): Variables {
  return existsSync(DOT_ENV) ? parseEnv(readFileSync(DOT_ENV, 'utf8')) : {};
}

function makeConfig(directory: string): boolean {
  if (Object.keys(CONFIG_FILES).some((name) => existsSync(join(directory, name)))) return false;
  try {
    cpSync(SHIPPED, directory, { recursive: true, force: false });
  } catch (cause) {
    throw unwritable(directory, cause);
  }
  return true;
}

const SECRET_RIGHTS = 0o600;
const READABLE_RIGHTS = 0o644;

function writeText(file: string, text: string, rights: 'secret' | 'readable'): void {
  const unfinished = `${file}.part`;
  const mode = rights === 'secret' ? SECRET_RIGHTS : modeOf(file);
  try {
    writeFileSync(unfinished, text, { mode });
    // A file that was left there before keeps its own rights otherwise.
    chmodSync(unfinished, mode);
    renameSync(unfinished, file);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

function modeOf(file: string): number {
  return existsSync(file) ? statSync(file).mode & 0o777 : READABLE_RIGHTS;
}

function unwritable(file: string, cause: unknown): NewsdeskError {
  return new NewsdeskError('config_missing', `${file} cannot be written`, {
    hint: 'Start it in a folder in which you may write, or set NEWSDESK_CONFIG.',
    cause,
  });
}
