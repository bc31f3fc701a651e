import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

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

test('every command is in the README', () => {
  const commands = globSync('src/commands/*.ts')
    .flatMap((file) => [...read(file).matchAll(/program\s*\.command\('(\w[\w-]*)'\)/g)])
    .map(([, name]) => name ?? '');
  expect(commands.length).toBeGreaterThan(5);
  const readme = read('README.md');
  expect(commands.filter((name) => !readme.includes(`\`${name}`))).toEqual([]);
});

test('links between documents lead somewhere', () => {
  const broken = globSync('{README.md,docs/**/*.md}').flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
      .map(([, target = '']) => ({ file, target }))
      .filter(
        ({ target }) => globSync(new URL(target, `file:///${file}`).pathname.slice(1)).length === 0,
      )
      .map((link) => `${link.file}: ${link.target}`),
  );
  expect(broken).toEqual([]);
});
