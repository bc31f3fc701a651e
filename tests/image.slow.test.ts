import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildImageFolder, copyContext, type ImageFolder } from './helpers/image.ts';

/**
 * The Dockerfile without an engine: each of its steps in a clean folder, then the service as the image would start it: by
 * another user, who can write to /data and /tmp alone.
 */
const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const STOP_MS_MAX = 10_000;

let image: ImageFolder;
let folders: string[] = [];
let running: ChildProcess | undefined;
const answersHealth = globSync('src/**/*.ts').some((file) =>
  readFileSync(file, 'utf8').includes('/healthz'),
);

beforeAll(async () => {
  const context = await mkdtemp(join(tmpdir(), 'newsdesk-context-'));
  folders = [context];
  await copyContext('.', context);
  image = await buildImageFolder(context);
  folders.push(image.root);
}, 300_000);
afterAll(async () => {
  running?.kill('SIGKILL');
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

function environmentOf(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    ...image.environment,
    PATH: `${join(image.root, 'usr/local/bin')}:/usr/local/bin:/usr/bin:/bin`,
    TMPDIR: join(image.root, 'tmp'),
    ...more,
  };
}

function optionsOf(more?: Readonly<Record<string, string>>) {
  return { cwd: image.directory, env: environmentOf(more), ...(isRoot ? image.user : {}) };
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address !== null ? String(address.port) : '0';
}

/** Runs the healthcheck as the engine would; answers its exit code. */
async function checkHealth(more: Readonly<Record<string, string>>): Promise<number> {
  const [file = '', ...parameters] = image.healthcheck;
  try {
    await run(file, parameters, optionsOf(more));
    return 0;
  } catch (error) {
    return (error as { code: number }).code;
  }
}

/** Starts what ENTRYPOINT and CMD say; answers when it is ready. */
async function start(more: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const [file = '', ...parameters] = [...image.entrypoint, ...image.command];
  const child = spawn(file, parameters, { ...optionsOf(more), stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  await new Promise<void>((ready, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('newsdesk ready')) ready();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${errors}`)));
  });
  return child;
}

/** Path and time of change of every file outside of the places that may be written. */
function filesOf(root: string): readonly string[] {
  return globSync(['app/**', 'usr/**'], { cwd: root })
    .map((path) => `${path} ${statSync(join(root, path)).mtimeMs}`)
    .toSorted();
}

describe('the image', () => {
  test('holds production dependencies, their licences, and nothing for developers', async () => {
    const packages = await readdir(join(image.root, 'app/node_modules'));
    expect(packages).toContain('undici');
    for (const name of ['vitest', 'typescript', 'node', 'playwright-core', '.bin/vitest']) {
      expect(packages).not.toContain(name);
    }
    expect(await readdir(join(image.root, 'app'))).toEqual(
      expect.arrayContaining(['LICENSE', 'config', 'node_modules', 'package.json', 'src']),
    );
    const modules = join(image.root, 'app/node_modules');
    expect(globSync('**/*.{map,d.ts}', { cwd: modules })).toEqual([]);
    expect(globSync('**/LICEN[SC]E*', { cwd: modules }).length).toBeGreaterThan(100);
  });

  test('runs the demo on production dependencies', async () => {
    const [file = ''] = image.entrypoint;
    const { stdout } = await run(file, ['demo', '--once', '--json'], optionsOf());
    const alerts = stdout.trim().split('\n');
    expect(alerts.length).toBeGreaterThan(3);
    for (const line of alerts) expect(JSON.parse(line)).toHaveProperty('quotes');
  });

  test.skipIf(!isRoot)(
    'starts as nobody of importance, is healthy, writes to /data alone, and stops',
    async () => {
      const config = join(image.root, 'tmp/config');
      await run('install', ['-d', config]);
      await writeFile(join(config, 'newsdesk.yaml'), 'timezone: UTC\n');
      await chmod(join(config, 'newsdesk.yaml'), 0o444);
      const more = { NEWSDESK_CONFIG: config, PORT: await freePort(), LOG_LEVEL: 'error' };
      const before = filesOf(image.root);
      const service = await start(more);
      expect((await readFile(`/proc/${service.pid}/status`, 'utf8')).includes('\nUid:\t1000')).toBe(
        true,
      );
      running = service;
      // A service without /healthz is ill to the engine; both answers of the check are seen.
      expect(await checkHealth(more)).toBe(answersHealth ? 0 : 1);

      const stopped = new Promise<number | null>((ended) => service.once('exit', ended));
      const askedAtMs = performance.now();
      service.kill('SIGTERM');
      expect(await stopped).toBe(0);
      expect(performance.now() - askedAtMs).toBeLessThan(STOP_MS_MAX);
      expect(await checkHealth(more)).toBe(1);
      expect(filesOf(image.root)).toEqual(before);
      const written = await readdir(join(image.root, 'data'));
      expect(written).toEqual(expect.arrayContaining(['compile-cache', 'newsdesk.sqlite']));
    },
  );
});
