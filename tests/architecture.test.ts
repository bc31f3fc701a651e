import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom, besides itself: rooms of this project, then packages (`node:*` spelled out where it is limited). */
interface Allowed {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}
const TYPES_ONLY_PACKAGES = ['node:assert/strict'];
const PURE = ['core/time', 'core/text', 'errors.ts'];
const CORE = ['core', 'ports', 'errors.ts'];
/** What Slack and Discord share. */
const CHAT = [
  'adapters/chat/limits.ts',
  'adapters/chat/failed-call.ts',
  'adapters/chat/supervisor.ts',
  'adapters/chat/keep-bounded.ts',
  'adapters/chat/languages.ts',
];
const EVERY_CORE_ROOM = [
  'core/time',
  'core/text',
  'core/item',
  'core/query',
  'core/watch',
  'core/story',
  'core/quote',
  'core/summary',
  'core/alert',
];
const ANY = ['*'];

const MAY_IMPORT: Readonly<Record<string, Allowed>> = {
  'core/time': { rooms: ['errors.ts'], packages: ['cron-parser'] },
  'core/text': { rooms: ['errors.ts'], packages: ['eld/small'] },
  'core/item': { rooms: PURE, packages: [] },
  'core/query': { rooms: [...PURE, 'core/item'], packages: [] },
  'core/watch': { rooms: [...PURE, 'core/item', 'core/query'], packages: [] },
  'core/story': { rooms: [...PURE, 'core/item', 'core/query', 'core/watch'], packages: [] },
  'core/quote': {
    rooms: [...PURE, 'core/item', 'core/query', 'core/watch', 'core/story'],
    packages: [],
  },
  'core/summary': {
    rooms: [...PURE, 'core/item', 'core/query', 'core/watch', 'core/story', 'core/quote'],
    packages: [],
  },
  'core/alert': { rooms: [...PURE, ...EVERY_CORE_ROOM], packages: [] },
  ports: { rooms: EVERY_CORE_ROOM, packages: [] },
  config: {
    rooms: [...EVERY_CORE_ROOM, 'errors.ts'],
    packages: ['zod', 'yaml', 'node:fs', 'node:path'],
  },
  app: { rooms: [...EVERY_CORE_ROOM, 'ports', 'errors.ts'], packages: [] },
  'adapters/http': { rooms: CORE, packages: ANY },
  'adapters/feeds': { rooms: CORE, packages: ANY },
  'adapters/article': { rooms: CORE, packages: ANY },
  'adapters/hub': { rooms: CORE, packages: ANY },
  'adapters/store': { rooms: CORE, packages: ANY },
  'adapters/chat/limits.ts': { rooms: [], packages: [] },
  'adapters/chat/failed-call.ts': { rooms: [], packages: [] },
  'adapters/chat/supervisor.ts': { rooms: CORE, packages: [] },
  'adapters/chat/keep-bounded.ts': { rooms: [], packages: [] },
  'adapters/chat/languages.ts': {
    rooms: [...CORE, 'adapters/chat/keep-bounded.ts'],
    packages: [],
  },
  'adapters/chat/slack': { rooms: [...CORE, ...CHAT], packages: ANY },
  'adapters/chat/discord': { rooms: [...CORE, ...CHAT], packages: ANY },
  'adapters/chat/console': { rooms: CORE, packages: ANY },
  'adapters/web': { rooms: CORE, packages: ANY },
  'adapters/metrics': { rooms: CORE, packages: ANY },
  'adapters/system': { rooms: CORE, packages: ANY },
  demo: { rooms: ['errors.ts'], packages: ['node:http', 'node:fs', 'node:path', 'node:url'] },
  commands: {
    rooms: [...EVERY_CORE_ROOM, 'ports', 'config', 'errors.ts'],
    packages: ANY,
  },
  'wire.ts': { rooms: ['*'], packages: ANY },
  wire: { rooms: ['*'], packages: ANY },
  'parse-worker.ts': { rooms: ['*'], packages: ANY },
  'store-worker.ts': { rooms: ['*'], packages: ANY },
  'cli.ts': { rooms: ['wire.ts', 'wire', 'commands', 'errors.ts'], packages: ANY },
  'errors.ts': { rooms: [], packages: [] },
};
const ROOMS = Object.keys(MAY_IMPORT).toSorted((a, b) => b.length - a.length);
const IMPORTS = /\b(?:from|import)\s+'([^']+)'|\bimport\('([^']+)'\)/g;
const ENTRIES = ['cli.ts', 'parse-worker.ts', 'store-worker.ts'];

function roomOf(path: string): string {
  const inside = path.replace(/^src\//, '');
  return (
    ROOMS.find((room) => inside === room || inside.startsWith(`${room}/`)) ??
    `unknown room: ${path}`
  );
}

function allows(list: readonly string[], name: string): boolean {
  return list.some(
    (entry) =>
      entry === '*' ||
      entry === name ||
      name.startsWith(`${entry}/`) ||
      (entry === 'core' && name.startsWith('core/')),
  );
}

const sources = globSync('src/**/*.ts');

function violationsIn(file: string): string[] {
  const room = roomOf(file);
  const rule = MAY_IMPORT[room];
  if (rule === undefined) return [`${file} stands in no room of the table`];
  const violations: string[] = [];
  for (const [, fixed, dynamic] of readFileSync(file, 'utf8').matchAll(IMPORTS)) {
    const specifier = fixed ?? dynamic ?? '';
    if (!specifier.startsWith('.')) {
      if (!allows([...rule.packages, ...TYPES_ONLY_PACKAGES], specifier)) {
        violations.push(`${file} imports the package ${specifier}, which ${room} may not`);
      }
      continue;
    }
    const target = roomOf(relative('.', join(dirname(file), specifier)));
    if (target === room) continue;
    if (ENTRIES.includes(target)) violations.push(`${file} imports the entry ${specifier}`);
    else if (!allows(rule.rooms, target)) {
      violations.push(`${file} imports ${specifier}: ${room} may not import ${target}`);
    }
  }
  return violations;
}

test.each(sources)('%s imports only what its room may', (file) => {
  expect(violationsIn(file)).toEqual([]);
});

test('SQL lives in adapters/store alone', () => {
  const offenders = sources.filter(
    (file) =>
      !file.startsWith('src/adapters/store/') &&
      /\b(?:SELECT .+ FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b/.test(
        readFileSync(file, 'utf8'),
      ),
  );
  expect(offenders).toEqual([]);
});
