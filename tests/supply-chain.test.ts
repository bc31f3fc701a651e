import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseDockerfile } from './helpers/image.ts';

/** Licences that ask for nothing but their own text; docs/security-review.md names them. */
const LICENCES = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
];

interface LockEntry {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockEntry>>;
};
const production = Object.entries(lock.packages).filter(
  ([path, entry]) => path !== '' && entry.dev !== true,
);

describe('packages', () => {
  test('each that the service runs on has an allowed licence, which the review names', () => {
    const licences = production
      .filter(([path]) => existsSync(path))
      .map(([path]) => {
        const text = readFileSync(join(path, 'package.json'), 'utf8');
        const { license } = JSON.parse(text) as { readonly license?: string };
        return { path, license };
      });
    expect(licences.length).toBeGreaterThan(100);
    expect(licences.filter(({ license = '' }) => !LICENCES.includes(license))).toEqual([]);
    // What is not installed here is for another system, and optional.
    expect(production.filter(([path, { optional }]) => !existsSync(path) && !optional)).toEqual([]);
    const review = readFileSync('docs/security-review.md', 'utf8').replaceAll('\n', ' ');
    expect(LICENCES.filter((licence) => !review.includes(licence))).toEqual([]);
  });

  test('each is pinned by hash, and runs nothing when it is installed', () => {
    const all = Object.entries(lock.packages).filter(([path]) => path !== '');
    const loose = all.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'));
    // npm has no hash of what it never fetched: tools' binaries for other systems.
    expect(loose.filter(([, { dev, optional }]) => !dev || !optional)).toEqual([]);
    expect(production.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });

  test('each direct one has its reason in an ADR, once it is used', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const { ignoreDependencies } = JSON.parse(readFileSync('knip.json', 'utf8')) as {
      readonly ignoreDependencies: readonly string[];
    };
    const reasons = globSync('docs/adr/*.md').map((file) => readFileSync(file, 'utf8'));
    const used = Object.keys(dependencies).filter((name) => !ignoreDependencies.includes(name));
    expect(used.length).toBeGreaterThan(15);
    expect(used.filter((name) => !reasons.some((text) => text.includes(name)))).toEqual([]);
  });
});

interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: Readonly<Record<string, string>>;
        readonly 'timeout-minutes'?: number;
        readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
      }
    >
  >;
}

describe('workflows', () => {
  const files = globSync('.github/workflows/*.yaml');
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };

  test('check, chaos and release are there', () => {
    expect(files.length).toBe(3);
    expect(parse(readFileSync('.github/dependabot.yml', 'utf8'))).toMatchObject({ version: 2 });
  });

  test.each(files)('%s may do little, ends, and calls what there is', (file) => {
    const workflow = parse(readFileSync(file, 'utf8')) as Workflow;
    expect(workflow.on).toBeTruthy();
    // By default nothing but reading; a job that writes says what.
    expect(Object.values(workflow.permissions).filter((right) => right !== 'read')).toEqual([]);
    const jobs = Object.values(workflow.jobs);
    for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
    const steps = jobs.flatMap((job) => job.steps);
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    for (const uses of actions) expect(uses).toMatch(/^[\w-]+\/[\w-]+@(?:v\d+|[0-9a-f]{40})$/);
    const shell = steps.map(({ run = '' }) => run).join('\n');
    // What somebody else named (a branch, a title) never becomes part of a shell line.
    expect(shell).not.toContain('${{');
    const called = [...shell.matchAll(/npm run (?:-s )?([\w-]+)/g)].map(([, name = '']) => name);
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });
});

interface ComposeService {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly volumes: readonly string[];
  readonly [key: string]: unknown;
}

describe('the image', () => {
  const instructions = parseDockerfile(readFileSync('Dockerfile', 'utf8'));
  const all = (name: string): readonly string[] =>
    instructions.filter((instruction) => instruction.name === name).map(({ rest }) => rest);

  test('keeps the rules that hadolint checks', () => {
    for (const image of all('FROM')) expect(image).toMatch(/^node:24-slim(?: AS \w+)?$/);
    for (const line of all('RUN')) expect(line).not.toMatch(/\bsudo\b|apt-get|curl|wget|\bcd \//);
    for (const folder of all('WORKDIR')) expect(folder).toMatch(/^\//);
    expect(all('ADD')).toEqual([]);
    expect(all('USER').at(-1)).toBe('1000:1000');
    for (const name of ['ENTRYPOINT', 'CMD', 'HEALTHCHECK']) expect(all(name)).toHaveLength(1);
    for (const command of [...all('ENTRYPOINT'), ...all('CMD')])
      expect(JSON.parse(command)).toBeTruthy();
    expect(all('ENV').join(' ')).not.toMatch(/TOKEN|SECRET|PASSWORD/);
  });

  test('what the build is given has no secrets: all is refused but what is named', () => {
    const [first, ...allowed] = readFileSync('.dockerignore', 'utf8').trim().split('\n');
    expect(first).toBe('*');
    expect(
      allowed.filter(
        (line) => !/^!(?:package(?:-lock)?\.json|\.npmrc|LICENSE|src|config)$/.test(line),
      ),
    ).toEqual([]);
  });

  test('compose gives it no more than it needs', () => {
    const compose = parse(readFileSync('docs/deploy/compose.yaml', 'utf8')) as {
      readonly services: { readonly newsdesk: ComposeService };
      readonly secrets: Readonly<Record<string, { readonly file: string }>>;
      readonly volumes: Readonly<Record<string, unknown>>;
    };
    const { newsdesk } = compose.services;
    expect(newsdesk).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      restart: 'unless-stopped',
      volumes: ['data:/data', '../../config:/app/config:ro'],
    });
    expect(newsdesk['mem_limit']).toBeTruthy();
    expect(newsdesk['pids_limit']).toBeTruthy();
    for (const port of newsdesk['ports'] as readonly string[])
      expect(port).toMatch(/^127\.0\.0\.1:/);
    const files = Object.entries(newsdesk.environment).filter(([name]) => name.endsWith('_FILE'));
    expect(files.length).toBeGreaterThan(2);
    for (const [, path] of files) {
      const name = path.replace('/run/secrets/', '');
      expect(newsdesk.secrets).toContain(name);
      expect(compose.secrets).toHaveProperty(name);
    }
    const tokens = Object.entries(newsdesk.environment).filter(([name]) =>
      /TOKEN$|SECRET$/.test(name),
    );
    expect(tokens).toEqual([]);
  });
});
