import { readFileSync } from 'node:fs';
import type { Environment } from './config.ts';
import { findNearest } from './nearest.ts';
import type { Problem } from './problem.ts';

/** Variables by name, as `process.env` has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads variables, and remembers what was wrong with them. An empty variable is one that is not set. */
export interface VariableReader {
  readonly problems: readonly Problem[];
  text(name: string): string | undefined;
  /** The variable, or the content of the file that `NAME_FILE` names. */
  secret(name: string): string | undefined;
  refuse(name: string, text: string, hint: string): void;
}

/** A secret is a line; a bigger file is not one. */
const SECRET_CHARACTERS_MAX = 10_000;

/** A reader over these variables. */
export function readVariables(variables: Variables): VariableReader {
  const problems: Problem[] = [];
  const refuse = (name: string, text: string, hint: string): void => {
    problems.push({ file: name, line: undefined, column: undefined, path: '', text, hint });
  };
  const text = (name: string): string | undefined => variables[name]?.trim() || undefined;
  const secret = (name: string): string | undefined => {
    const direct = text(name);
    const file = text(`${name}_FILE`);
    if (file === undefined) return direct;
    if (direct !== undefined) {
      refuse(`${name}_FILE`, `is set, and ${name} too`, 'Unset one of the two.');
      return direct;
    }
    try {
      const content = readFileSync(file, 'utf8').trim();
      if (content !== '' && content.length <= SECRET_CHARACTERS_MAX) return content;
      refuse(`${name}_FILE`, `names ${file}, which holds no secret`, 'The file holds one line.');
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
      refuse(`${name}_FILE`, `names ${file}, which cannot be read (${why})`, 'Check the path.');
    }
    return undefined;
  };
  return { problems, text, secret, refuse };
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const LOG_FORMATS = ['json', 'pretty'] as const;
const PORT_DEFAULT = 8080;

/** What the environment says beside secrets, with defaults; product.md (Configuration and environment). */
export function readEnvironment(reader: VariableReader): Environment {
  return {
    dataDirectory: reader.text('NEWSDESK_DATA') ?? 'data',
    webUrl: address(reader, 'NEWSDESK_WEB_URL'),
    port: port(reader),
    logLevel: choice(reader, 'LOG_LEVEL', LOG_LEVELS) ?? 'info',
    logFormat: choice(reader, 'LOG_FORMAT', LOG_FORMATS),
    // Slack's client wants the slash at the end, Discord's must not have one.
    slackApiUrl: `${address(reader, 'SLACK_API_URL') ?? 'https://slack.com/api'}/`,
    discordApiUrl: address(reader, 'DISCORD_API_URL') ?? 'https://discord.com/api',
    httpsProxy: proxy(reader, 'HTTPS_PROXY') ?? proxy(reader, 'https_proxy'),
    noProxy: reader.text('NO_PROXY') ?? reader.text('no_proxy'),
    extraCaCerts: certificates(reader, 'NODE_EXTRA_CA_CERTS'),
  };
}

function port(reader: VariableReader): number {
  const text = reader.text('PORT');
  if (text === undefined) return PORT_DEFAULT;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  reader.refuse('PORT', `is "${text}", which is not a port`, 'Write a number from 0 to 65535.');
  return PORT_DEFAULT;
}

function choice<T extends string>(
  reader: VariableReader,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = reader.text(name)?.toLowerCase();
  if (text === undefined) return undefined;
  const known = choices.find((value) => value === text);
  if (known === undefined) {
    const nearest = findNearest(text, choices);
    const hint =
      nearest === undefined ? `Write one of: ${choices.join(', ')}.` : `Did you mean ${nearest}?`;
    reader.refuse(name, `is "${text}"`, hint);
  }
  return known;
}

function address(reader: VariableReader, name: string): string | undefined {
  const text = reader.text(name);
  if (text === undefined) return undefined;
  if (/^https?:\/\/[^\s/?#]+\S*$/.test(text)) return withoutTrailingSlashes(text);
  reader.refuse(name, 'is not an address', 'Write it whole: https://example.org/path.');
  return undefined;
}

/** A proxy's address may hold a password, so that it can stand in a file, and is never repeated. */
function proxy(reader: VariableReader, name: string): string | undefined {
  const text = reader.secret(name);
  if (text === undefined) return undefined;
  if (/^https?:\/\/\S+$/.test(text) && URL.canParse(text)) return withoutTrailingSlashes(text);
  const hint =
    'Write http://proxy.example:3128, with user:password@ before the host if it asks for them.';
  reader.refuse(name, 'is not the address of a proxy', hint);
  return undefined;
}

/** Node itself only warns of a file that is not there, and every connection fails later. */
function certificates(reader: VariableReader, name: string): string | undefined {
  const file = reader.text(name);
  if (file === undefined) return undefined;
  try {
    if (readFileSync(file, 'utf8').includes('-----BEGIN CERTIFICATE-----')) return file;
    reader.refuse(name, `names ${file}, which holds no certificate`, 'Give a file in PEM form.');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    reader.refuse(name, `names ${file}, which cannot be read (${why})`, 'Check the path.');
  }
  return undefined;
}

function withoutTrailingSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end--;
  return text.slice(0, end);
}
