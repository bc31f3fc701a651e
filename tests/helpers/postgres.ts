import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Debian keeps the server's programs outside of PATH. */
const [DEBIAN_BIN] = globSync('/usr/lib/postgresql/*/bin/initdb').toSorted().toReversed();

function findProgram(name: string): string | undefined {
  if (DEBIAN_BIN !== undefined) return DEBIAN_BIN.replace(/initdb$/, name);
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

/** False on a machine without PostgreSQL's server: its tests are skipped by name there. */
export const HAS_POSTGRES = findProgram('initdb') !== undefined;

/** A PostgreSQL server that lives as long as a test file. */
export interface PostgresServer {
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>;
  /** Kills the server as a power cut would, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

// PostgreSQL refuses to run as root; Debian's package brings a user for it.
const AS_USER = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];

function run(program: string, parameters: readonly string[]): void {
  const [command = '', ...rest] = [...AS_USER, findProgram(program) ?? program, ...parameters];
  execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir() });
}

async function waitFor(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      // Not up yet: the next try comes with the next turn of the clock.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('PostgreSQL did not start');
}

/** Starts a throw-away cluster on loopback. `isDurable`: it waits for the disk, as it must for tests of crashes. */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-postgres-'));
  chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  run('initdb', ['-D', data, '-U', 'newsdesk', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N']);
  const port = await freePort();
  const base = `postgres://newsdesk@127.0.0.1:${port}`;
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`];
  if (!isDurable)
    settings.push('-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off');
  const start = async (): Promise<void> => {
    const [command = '', ...rest] = [
      ...AS_USER,
      findProgram('postgres') ?? '',
      '-D',
      data,
      '-p',
      String(port),
      ...settings,
    ];
    spawn(command, rest, { stdio: 'ignore', cwd: tmpdir() }).unref();
    await waitFor(`${base}/postgres`);
  };
  await start();
  let databases = 0;
  return {
    createDatabase: async () => {
      databases += 1;
      const client = new pg.Client({ connectionString: `${base}/postgres` });
      await client.connect();
      await client.query(`create database test${databases}`);
      await client.end();
      return `${base}/test${databases}`;
    },
    crash: async () => {
      run('pg_ctl', ['-D', data, 'stop', '-m', 'immediate']);
      await start();
    },
    stop: async () => {
      run('pg_ctl', ['-D', data, 'stop', '-m', 'immediate']);
      await Promise.resolve();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
