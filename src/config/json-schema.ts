import { z } from 'zod';
import type { ConfigFileName } from './schema.ts';
import { CONFIG_FILES } from './schema.ts';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The JSON Schema of what a person writes. Draft 7, since editors' YAML plug-ins read that one best. */
export function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
}

/** The published schema of a configuration file, as it stands in config/schemas/. */
export function renderJsonSchema(name: ConfigFileName): string {
  const schema = { title: `Newsdesk: config/${name}`, ...toJsonSchema(CONFIG_FILES[name]) };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** `feeds.yaml` has its schema in `schemas/feeds.schema.json`, beside it. */
export function schemaPathOf(name: ConfigFileName): string {
  return `schemas/${name.replace('.yaml', '.schema.json')}`;
}
