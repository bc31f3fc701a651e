import type { z } from 'zod';
import type { JsonSchema } from './json-schema.ts';
import { findNearest } from './nearest.ts';
import { findForm } from './schema.ts';

type Path = readonly PropertyKey[];

/** A problem of a value, still without its place. */
export interface IssueText {
  readonly path: Path;
  readonly text: string;
  readonly hint: string;
}

/** What a person needs to know of one issue of zod's: which key, what is wrong, and the right form. */
export function describeIssue(input: {
  readonly issue: z.core.$ZodIssue;
  readonly jsonSchema: JsonSchema;
  readonly valueAt: (path: Path) => {
    readonly value: unknown;
    readonly source: string | undefined;
  };
}): readonly IssueText[] {
  const { issue, jsonSchema, valueAt } = input;
  const { path } = issue;
  const schema = findSchema(jsonSchema, path);
  if (issue.code === 'unrecognized_keys') {
    // Zod places it at the parent; the reader looks for the key itself.
    return issue.keys.map((key) => unknownKey([...path, key], key, schema));
  }
  const { value, source } = valueAt(path);
  const hint =
    findForm(schema?.pattern) ?? schema?.description ?? 'docs/operations.md shows the right form.';
  if (value === undefined || value === null) {
    return [{ path, text: 'is missing', hint }];
  }
  switch (issue.code) {
    case 'invalid_type':
      return [wrongType({ path, value, source, expected: issue.expected, hint })];
    case 'invalid_value':
      return [{ path, text: `is "${show(value)}"`, hint: choices(issue.values, value) }];
    case 'invalid_key':
      return [
        {
          path,
          text: issue.issues[0]?.message ?? 'is not a right key',
          hint: keyHint(findSchema(jsonSchema, path.slice(0, -1))),
        },
      ];
    case 'too_small':
      return [{ path, text: tooSmall(value, issue.minimum), hint }];
    case 'too_big':
      return [{ path, text: `is more than ${issue.maximum}`, hint }];
    case 'invalid_format':
      return [{ path, text: `is "${show(value)}", which ${issue.message}`, hint }];
    case 'custom':
    case 'invalid_union':
    case 'invalid_element':
    case 'not_multiple_of':
      return [{ path, text: issue.message, hint }];
  }
}

function unknownKey(path: Path, key: string, parent: JsonSchema | undefined): IssueText {
  const known = Object.keys(parent?.properties ?? {});
  const nearest = findNearest(key, known);
  const hint =
    nearest === undefined ? `Known keys here: ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  return { path, text: 'is not a known key', hint };
}

function wrongType(input: {
  path: Path;
  value: unknown;
  source: string | undefined;
  expected: string;
  hint: string;
}): IssueText {
  const { path, value, source, expected, hint } = input;
  const typed = source ?? show(value);
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    const digits = typeof value === 'number' ? ', and a number this long loses digits' : '';
    const isLong = typeof value === 'number' && !Number.isSafeInteger(value);
    return {
      path,
      text: `needs quotes: YAML reads ${typed} as a ${typeof value}${isLong ? digits : ''}`,
      hint: /^\d{5,}$/.test(typed) ? `Write '${typed}', in quotes.` : hint,
    };
  }
  if (expected === 'array') {
    const isText = typeof value === 'string';
    return {
      path,
      text: 'must be a list',
      hint: isText ? `Write [${typed}], or one entry a line after "- ".` : hint,
    };
  }
  if (expected === 'object' || expected === 'record') {
    return { path, text: `must be keys with values, not ${kindOf(value)}`, hint };
  }
  const words: Readonly<Record<string, string>> = {
    string: 'a text',
    int: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
  };
  return { path, text: `must be ${words[expected] ?? expected}, not ${kindOf(value)}`, hint };
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'keys with values';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

function tooSmall(value: unknown, minimum: number | bigint): string {
  if (Array.isArray(value) || typeof value === 'string') return 'is empty';
  return `is less than ${minimum}`;
}

function choices(values: readonly unknown[], value: unknown): string {
  const known = values.map(String);
  const nearest = findNearest(show(value), known);
  return nearest === undefined ? `Write one of: ${known.join(', ')}.` : `Did you mean ${nearest}?`;
}

function keyHint(schema: JsonSchema | undefined): string {
  const names = schema?.propertyNames;
  const form = typeof names === 'object' ? findForm(names.pattern) : undefined;
  return form ?? 'docs/operations.md shows the right form.';
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The part of a JSON Schema that describes the value at a path; undefined when there is none. */
function findSchema(root: JsonSchema, path: Path): JsonSchema | undefined {
  let schema: JsonSchema | undefined = root;
  for (const part of path) {
    schema = stepInto(schema, part);
    if (schema === undefined) return undefined;
  }
  return schema === undefined ? undefined : withoutNull(schema);
}

function stepInto(schema: JsonSchema, part: PropertyKey): JsonSchema | undefined {
  const { properties, items, additionalProperties } = withoutNull(schema);
  const next =
    typeof part === 'number' ? items : (properties?.[String(part)] ?? additionalProperties);
  return typeof next === 'object' && !Array.isArray(next) ? next : undefined;
}

/** `nullish` makes an anyOf of the thing and null; the description stands outside, the form inside. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const inner = schema.anyOf?.find(
    (choice) => typeof choice === 'object' && choice.type !== 'null',
  );
  return typeof inner === 'object'
    ? { ...inner, ...(schema.description && { description: schema.description }) }
    : schema;
}
