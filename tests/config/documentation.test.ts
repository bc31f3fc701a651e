import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEnvironment, readVariables } from '../../src/config/environment.ts';
import { renderJsonSchema } from '../../src/config/json-schema.ts';
import type { ConfigFileName } from '../../src/config/schema.ts';
import { CONFIG_FILES } from '../../src/config/schema.ts';
import { readSecrets } from '../../src/config/secrets.ts';

const page = readFileSync('docs/operations.md', 'utf8');
const documented = new Set([...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key));

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
  readonly anyOf?: readonly Node[];
}

/** Every key that holds a value: `watches[].digest.cron`, `destinations.*.layout`. */
function findKeys(node: Node, path: string): string[] {
  const inner = node.anyOf?.[0] ?? node;
  if (inner.properties) {
    return Object.entries(inner.properties).flatMap(([key, value]) =>
      findKeys(value, path === '' ? key : `${path}.${key}`),
    );
  }
  if (inner.items?.properties) return findKeys(inner.items, `${path}[]`);
  if (typeof inner.additionalProperties === 'object') {
    return [path, ...findKeys(inner.additionalProperties, `${path}.*`)];
  }
  return [path];
}

test.each(Object.keys(CONFIG_FILES) as ConfigFileName[])(
  'every key of %s is documented',
  (name) => {
    const keys = findKeys(JSON.parse(renderJsonSchema(name)) as Node, '');
    expect(keys.filter((key) => !documented.has(key))).toEqual([]);
  },
);

test('every variable that is read is documented', () => {
  const read = new Set<string>();
  const variables = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get: (_, name) => {
        read.add(String(name));
        return undefined;
      },
    },
  );
  const reader = readVariables(variables);
  readEnvironment(reader);
  readSecrets(reader, []);
  // Small letters are the other usual spelling of the proxy variables; `…_FILE` is explained once for all.
  const names = [...read].filter((name) => !name.endsWith('_FILE') && name === name.toUpperCase());
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !documented.has(name))).toEqual([]);
});

test('no key is documented that there is not', () => {
  const known = (Object.keys(CONFIG_FILES) as ConfigFileName[]).flatMap((name) =>
    findKeys(JSON.parse(renderJsonSchema(name)) as Node, ''),
  );
  const stale = [...documented].filter(
    (key) => key && !/^[A-Z_]+$/.test(key) && !known.includes(key),
  );
  expect(stale).toEqual([]);
});
