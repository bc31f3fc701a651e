import { NewsdeskError } from '../errors.ts';

/** One thing that is wrong in a file or a variable, with its place. */
export interface Problem {
  /** The file as the user would open it, or the name of an environment variable. */
  readonly file: string;
  /** Both from 1; undefined for variables. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** The key's path, like `watches[0].digest.cron`; empty for the whole file. */
  readonly path: string;
  /** What is wrong, in a few words that go on after the path. */
  readonly text: string;
  readonly hint: string;
}

/** So many problems are listed; a file that is wrong throughout would fill the screen. */
const PROBLEMS_LISTED_MAX = 20;

/** `watches[0].digest.cron`, as people write the place of a key. */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? String(part) : `.${String(part)}`;
  }
  return text;
}

/** One `config_invalid` that lists every problem, one a line, with the hint under it when there are several. */
export function composeConfigError(problems: readonly Problem[]): NewsdeskError {
  const listed = sortByPlace(problems).slice(0, PROBLEMS_LISTED_MAX);
  const [first] = listed;
  if (first !== undefined && problems.length === 1) {
    return new NewsdeskError('config_invalid', describeProblem(first), { hint: first.hint });
  }
  const lines = listed.map((problem) => `${describeProblem(problem)}\n  ${problem.hint}`);
  const more = problems.length - listed.length;
  if (more > 0) lines.push(`and ${more} more`);
  return new NewsdeskError(
    'config_invalid',
    `${problems.length} errors in the configuration:\n${lines.join('\n')}`,
    { hint: `Begin with the first: ${first?.hint ?? ''}` },
  );
}

/** `config/feeds.yaml:3:5: feeds[0].url is missing`. */
function describeProblem(problem: Problem): string {
  const { file, line, column, path, text } = problem;
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return path === '' ? `${place}: ${text}` : `${place}: ${path} ${text}`;
}

/** File by file in the order given, and within a file from top to bottom. */
function sortByPlace(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  return problems.toSorted(
    (a, b) =>
      files.indexOf(a.file) - files.indexOf(b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}
