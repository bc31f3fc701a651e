import { once } from 'node:events';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { lockForService } from '../adapters/store/service-lock.ts';
import { NewsdeskError } from '../errors.ts';
import type { CheckLine } from '../ports/chat.ts';
import { type Plan, storeAddress } from './plan.ts';

/** A year of a busy desk, the log beside the store, and the copy before an upgrade. */
const FREE_BYTES_MIN = 500 * 1024 * 1024;

/** What this machine has for Newsdesk: room, rights, a port, a proxy; a line each with what to do. Changes nothing. */
export async function lookAround(plan: Plan): Promise<readonly CheckLine[]> {
  const address = storeAddress(plan);
  const { environment } = plan.config;
  const isEmbedded = address.kind === 'sqlite' && plan.isInMemory !== true;
  return [
    ...(isEmbedded ? [checkFolder(environment.dataDirectory)] : []),
    await checkPort(plan, isEmbedded ? address.file : undefined),
    ...checkProxy(environment.httpsProxy, environment.noProxy),
  ];
}

function well(subject: string, text: string): CheckLine {
  return { subject, isWell: true, text, hint: undefined };
}

function ill(subject: string, text: string, hint: string): CheckLine {
  return { subject, isWell: false, text, hint };
}

function checkFolder(directory: string): CheckLine {
  const subject = `data folder ${directory}`;
  // One that is not there yet is made by the first start, if its parent lets it.
  let there = resolve(directory);
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch {
    const hint = `Give the user that runs Newsdesk the right to write in ${there}, or set NEWSDESK_DATA.`;
    return ill(subject, 'cannot be written', hint);
  }
  const { bavail, bsize } = statfsSync(there);
  const free = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free`;
  if (bavail * bsize >= FREE_BYTES_MIN) return well(subject, `can be written, ${free}`);
  const hint =
    'Free some space, or move it with NEWSDESK_DATA: with a full disk nothing new is kept or posted.';
  return ill(subject, `the disk is nearly full: ${free}`, hint);
}

const PORT_HINTS: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'Another program listens there (ss -ltnp shows which): stop it, or set PORT to a free port.',
  EACCES:
    'Ports below 1024 are for root: set PORT to a higher one, and put a reverse proxy before it.',
  EADDRNOTAVAIL: 'This machine has no such address: set web.listen to 127.0.0.1 or 0.0.0.0.',
};

async function checkPort({ config }: Plan, file: string | undefined): Promise<CheckLine> {
  const { port } = config.environment;
  const subject = `port ${port}`;
  if (port === 0) return well('port', 'a free one is taken at each start');
  const code = await tryListening(port, config.web.listen);
  if (code === undefined) return well(subject, `free on ${config.web.listen}`);
  if (code === 'EADDRINUSE' && file !== undefined && isServed(file)) {
    return well(subject, 'taken, and a Newsdesk service runs on this store');
  }
  const hint = PORT_HINTS[code] ?? 'Set PORT to another port, and look at web.listen.';
  return ill(subject, `cannot be listened on (${code})`, hint);
}

/** The code of the failure; undefined: it works. */
async function tryListening(port: number, host: string): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}

function isServed(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    lockForService(file)();
    return false;
  } catch (error) {
    return error instanceof NewsdeskError && error.code === 'store_locked';
  }
}

function checkProxy(url: string | undefined, noProxy: string | undefined): readonly CheckLine[] {
  if (url === undefined) return [];
  const except = noProxy === undefined ? '' : `, but not to ${noProxy}`;
  // Neither user nor password.
  return [well('proxy', `feeds, Slack and Discord go through ${new URL(url).host}${except}`)];
}
