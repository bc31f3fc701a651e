import type { Document, Node, YAMLError } from 'yaml';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { describeIssue } from './describe-issue.ts';
import { toJsonSchema } from './json-schema.ts';
import type { Problem } from './problem.ts';
import { formatPath } from './problem.ts';

type Path = readonly PropertyKey[];

/** A checked file. `value` is undefined when something is wrong with it. */
export interface YamlFile<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  /** A problem found later, placed at the key of this path. */
  readonly problemAt: (
    path: Path,
    problem: { readonly text: string; readonly hint: string },
  ) => Problem;
  /** The same, placed at a column (from 1) inside the text that stands at this path. */
  readonly problemInText: (
    path: Path,
    column: number,
    problem: { readonly text: string; readonly hint: string },
  ) => Problem;
}

/** A bigger file is a mistake (a log, an export of something else) and would stall the start. */
const FILE_CHARACTERS_MAX = 4_000_000;
/** What an alias may stand for, all in all: a few lines could fill the memory otherwise. */
const ALIASES_MAX = 100;

/** Reads YAML 1.2, checks it by the schema, and places whatever is wrong. An empty file is one without keys. */
export function parseYamlFile<T>(file: string, text: string, schema: z.ZodType<T>): YamlFile<T> {
  const lines = new LineCounter();
  const isTooLong = text.length > FILE_CHARACTERS_MAX;
  const document = parseDocument(isTooLong ? '' : text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const problemAt = (path: Path, problem: { text: string; hint: string }): Problem => ({
    file,
    ...placeOf(document, lines, path),
    path: formatPath(path),
    ...problem,
  });
  const problemInText: YamlFile<T>['problemInText'] = (path, column, problem) => ({
    ...problemAt(path, problem),
    ...placeInText(document, lines, { path, column }),
  });
  const placing = { problemAt, problemInText };
  if (isTooLong) {
    const problem = { text: 'is longer than 4 MB', hint: 'Is this the right file?' };
    return { value: undefined, problems: [problemAt([], problem)], ...placing };
  }
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const problems = broken.map((error) => syntaxProblem(file, lines, error));
    return { value: undefined, problems, ...placing };
  }
  const read = readData(document);
  if (read === undefined) {
    const problem = { text: 'has too many aliases (*name)', hint: 'Write the values out.' };
    return { value: undefined, problems: [problemAt([], problem)], ...placing };
  }
  const outcome = schema.safeParse(read.data);
  if (outcome.success) return { value: outcome.data, problems: [], ...placing };
  const jsonSchema = toJsonSchema(schema);
  const problems = outcome.error.issues.flatMap((issue) =>
    describeIssue({ issue, jsonSchema, valueAt: (path) => valueAt(document, path) }).map(
      ({ path, ...problem }) => problemAt(path, problem),
    ),
  );
  return { value: undefined, problems, ...placing };
}

/** The plain data; undefined when aliases would make it too big for the memory. */
function readData(document: Document): { readonly data: unknown } | undefined {
  try {
    const data: unknown = document.toJS({ maxAliasCount: ALIASES_MAX });
    return { data: data ?? {} };
  } catch (error) {
    // The library's way to say that an alias stands for too much.
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** What stands at the path: the value and the letters that were typed for it. */
function valueAt(document: Document, path: Path): { value: unknown; source: string | undefined } {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isScalar(node)) return { value: node.value, source: node.source };
  return { value: isNode(node) ? node.toJS(document) : node, source: undefined };
}

/** The place of a key where it has one, of an entry of a list, or else of what it should stand in. */
function placeOf(
  document: Document,
  lines: LineCounter,
  path: Path,
): { line: number; column: number } {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeOf(document, path.slice(0, length));
    if (node?.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return { line: Math.max(1, line), column: Math.max(1, col) };
    }
  }
  return { line: 1, column: 1 };
}

/** A column inside a text, where the text stands in the file letter by letter; else where it begins. */
function placeInText(
  document: Document,
  lines: LineCounter,
  { path, column }: { readonly path: Path; readonly column: number },
): { line: number; column: number } | undefined {
  const node: unknown = document.getIn(path, true);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
  const { line, col } = lines.linePos(node.range[0]);
  const isQuoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE';
  const isAsWritten =
    node.range[1] - node.range[0] === node.value.length + (isQuoted ? 2 : 0) &&
    (isQuoted || node.type === 'PLAIN');
  if (!isAsWritten) return { line, column: col };
  // Columns of queries count code points, those of files UTF-16 units.
  const before = Array.from(node.value)
    .slice(0, column - 1)
    .join('').length;
  return { line, column: col + (isQuoted ? 1 : 0) + before };
}

function nodeOf(document: Document, path: Path): Node | undefined {
  if (path.length === 0) return document.contents ?? undefined;
  const parent: unknown =
    path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(
      ({ key }) => isScalar(key) && String(key.value) === String(last),
    );
    if (isNode(pair?.key)) return pair.key;
  }
  const node: unknown = document.getIn(path, true);
  return isNode(node) ? node : undefined;
}

function syntaxProblem(file: string, lines: LineCounter, error: YAMLError): Problem {
  const { line, col } = lines.linePos(error.pos[0]);
  return {
    file,
    line: Math.max(1, line),
    column: Math.max(1, col),
    path: '',
    text: error.message.replace(/\.?$/, ''),
    hint: SYNTAX_HINTS[error.code] ?? 'Put a text with special characters in single quotes.',
  };
}

const SYNTAX_HINTS: Readonly<Record<string, string>> = {
  BAD_SCALAR_START: "Put the whole value in single quotes: '@nato AND @ukraine'.",
  BAD_INDENT: 'Keys of one level start in the same column; indent with spaces.',
  TAB_AS_INDENT: 'Indent with spaces, not with tabs.',
  DUPLICATE_KEY: 'Keep one of the two keys.',
  MULTIPLE_DOCS: 'Remove the line --- between them.',
  MISSING_CHAR: 'Close the quote or bracket that was opened.',
};
