import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderJsonSchema, schemaPathOf } from '../../src/config/json-schema.ts';
import type { ConfigFileName } from '../../src/config/schema.ts';
import { CONFIG_FILES } from '../../src/config/schema.ts';

const NAMES = Object.keys(CONFIG_FILES) as ConfigFileName[];
/** After a change of the schema: `NEWSDESK_WRITE_SCHEMAS=1 npx vitest run tests/config/json-schema.test.ts`. */
const isWriting = process.env['NEWSDESK_WRITE_SCHEMAS'] === '1';

test.each(NAMES)('the published JSON Schema of %s is what the loader checks', (name) => {
  const path = join('config', schemaPathOf(name));
  if (isWriting) {
    mkdirSync('config/schemas', { recursive: true });
    writeFileSync(path, renderJsonSchema(name));
  }
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(renderJsonSchema(name));
});

test.each(NAMES)(
  'the shipped %s names its schema, so that editors complete and check it',
  (name) => {
    const [first] = readFileSync(join('config', name), 'utf8').split('\n');
    expect(first).toBe(`# yaml-language-server: $schema=${schemaPathOf(name)}`);
  },
);

test('every key is described, so that an editor can explain it', () => {
  const bare: string[] = [];
  const visit = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { properties } = schema as { properties?: Record<string, { description?: string }> };
    for (const [key, value] of Object.entries(properties ?? {})) {
      if (value.description === undefined) bare.push(`${path}.${key}`);
    }
    for (const [key, value] of Object.entries(schema)) visit(value, `${path}.${key}`);
  };
  for (const name of NAMES) visit(JSON.parse(renderJsonSchema(name)), name);
  expect(bare).toEqual([]);
});
