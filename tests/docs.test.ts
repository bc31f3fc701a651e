import { existsSync, globSync, readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { allCommands, helpOf, loadCommandTree, pathOf } from './helpers/command-tree.ts';
import {
  type CommandLine,
  findAnchors,
  findCommandLines,
  findLinks,
  findNamedPaths,
  PAGES,
  readPage,
  splitLine,
} from './helpers/documents.ts';

/** Documents are held to the code: what they name exists, and what exists is named. */
const read = (file: string): string => readFileSync(file, 'utf8');

test('every error code has its heading in docs/errors.md, and no heading is left over', () => {
  const [, union = ''] = /export type ErrorCode =([\s\S]*?);/.exec(read('src/errors.ts')) ?? [];
  const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code);
  const headings = [...read('docs/errors.md').matchAll(/^## (\w+)$/gm)].map(
    ([, heading]) => heading,
  );
  expect(new Set(headings)).toEqual(new Set(codes));
  expect(headings).toHaveLength(codes.length);
});

test('every metric is documented', () => {
  const pages = PAGES.map(readPage).join('\n');
  const metrics = globSync('src/**/*.ts')
    .map(read)
    .filter((text) => text.includes("'prom-client'"))
    .flatMap((text) => [...text.matchAll(/'(newsdesk_[a-z_]+)'/g)].map(([, name = '']) => name));
  expect([...new Set(metrics)].filter((name) => !pages.includes(name))).toEqual([]);
});

describe('commands', () => {
  test('every command is in the README', async () => {
    const { commands } = await loadCommandTree();
    expect(commands.length).toBeGreaterThan(15);
    const readme = read('README.md');
    const absent = commands
      .map((command) => command.name())
      .filter((name) => !readme.includes(`\`${name}`));
    expect(absent).toEqual([]);
  });

  test('docs/commands.md has the help of every command (written anew by `vitest run tests/docs.test.ts -u`)', async () => {
    const program = await loadCommandTree();
    const parts = allCommands(program)
      .slice(1)
      .toSorted((a, b) => pathOf(a).localeCompare(pathOf(b), 'en'))
      .map((command) => `## ${pathOf(command)}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`);
    const intro =
      '# Commands\n\nWhat `newsdesk <command> --help` prints. In a checkout write `npx newsdesk`, in the image `newsdesk`.\n\n' +
      'With `--json`, stdout is JSON alone; logs and progress go to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage, configuration or query.\n\n';
    await expect(intro + parts.join('\n')).toMatchFileSnapshot('../docs/commands.md');
  });

  const lines = PAGES.filter((page) => page !== 'docs/commands.md').flatMap(findCommandLines);

  test('examples are found', () => {
    expect(lines.filter(({ isInline }) => !isInline).length).toBeGreaterThan(10);
    expect(lines.filter(({ isInline }) => isInline).length).toBeGreaterThan(40);
    expect(splitLine(`a 'b c' d="e f" # g`)).toEqual(['a', 'b c', 'd=e f']);
  });

  test.each(lines)('$page: $line', async (line) => {
    expect(await findProblem(line)).toBeUndefined();
  });
});

/** What the command line says to an example; undefined: it takes it. A command that a sentence only names needs no arguments. */
async function findProblem({ words, isInline }: CommandLine): Promise<string | undefined> {
  // `newsdesk <command> --help` stands for all of them.
  if (words[0]?.startsWith('<')) return undefined;
  const program = await loadCommandTree();
  try {
    await program.parseAsync([...words], { from: 'user' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const isNamedAlone = isInline && error.code === 'commander.missingArgument';
    return isNamedAlone || error.code.startsWith('commander.help') ? undefined : error.message;
  }
}

describe.each(PAGES)('%s', (page) => {
  test('its links and pictures lead somewhere', () => {
    const broken = findLinks(page).filter(
      ({ file, anchor }) =>
        !existsSync(file) || (anchor !== undefined && !findAnchors(file).has(anchor)),
    );
    expect(broken).toEqual([]);
  });

  test('the files that it names exist', () => {
    expect(findNamedPaths(page).filter((path) => !existsSync(path))).toEqual([]);
  });
});
