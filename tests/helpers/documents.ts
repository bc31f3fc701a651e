import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Every page that people read, by its path from the top folder. */
export const PAGES: readonly string[] = [
  'README.md',
  'CHANGELOG.md',
  ...globSync('docs/**/*.md'),
  ...globSync('.github/*.md'),
];

/** The text of a page. */
export const readPage = (path: string): string => readFileSync(path, 'utf8');

/** A link of a page to another place of the repository: the file, and the heading where one is named. */
export interface PageLink {
  readonly page: string;
  readonly file: string;
  readonly anchor: string | undefined;
}

const withoutCode = (text: string): string =>
  text.replaceAll(/^ *```[\s\S]*?^ *```/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** Links to files and headings, and pictures; addresses of the web are not among them. */
export function findLinks(page: string): readonly PageLink[] {
  const text = withoutCode(readPage(page));
  const targets = [
    ...[...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
    ...[...text.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, target = '']) => target),
  ];
  return targets
    .filter((target) => !/^(?:https?|mailto):/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#', 2);
      const file = path === '' ? page : normalize(join(dirname(page), path));
      return { page, file, anchor };
    });
}

/** The anchors of a page's headings, as GitHub makes them: small letters, signs left out, spaces as hyphens, a number for repeats. */
export function findAnchors(page: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  for (const [, heading = ''] of readPage(page)
    .replaceAll(/^ *```[\s\S]*?^ *```/gm, '')
    .matchAll(/^#{1,6} (.+)$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

/** Names in code marks that look like paths of this repository, without placeholders (`<name>`, `*`, `…`). */
export function findNamedPaths(page: string): readonly string[] {
  const spans = [...readPage(page).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return spans
    .filter((span) => /^(?:src|tests|docs|config|\.github|\.ci)\/[\w./-]*$/.test(span))
    .map((span) => span.replace(/\/$/, ''));
}

/** A command line of Newsdesk that stands in a page, without `npx` and `newsdesk`. */
export interface CommandLine {
  readonly page: string;
  readonly line: string;
  readonly words: readonly string[];
  /** In a sentence, where a command is often only named; else a line of an example. */
  readonly isInline: boolean;
}

/** Splits as a shell does, as far as examples need it: quotes, comments, pipes. */
export function splitLine(line: string): readonly string[] {
  const words: string[] = [];
  const token =
    /\s*(?:(#.*)|([|;&>].*)|((?:'[^']*'|"[^"]*"|\\.|[^\s'"#|;&>])(?:'[^']*'|"[^"]*"|\\.|[^\s'"|;&>])*))/y;
  for (let match = token.exec(line); match !== null; match = token.exec(line)) {
    const [, comment, operator, word] = match;
    if (comment !== undefined || operator !== undefined) break;
    words.push((word ?? '').replaceAll(/'([^']*)'|"([^"]*)"/g, (_, one, two) => one ?? two ?? ''));
  }
  return words;
}

/** `<alert id>` stands for one word. */
const withWholePlaceholders = (line: string): string =>
  line.replaceAll(/<[^<>]+>/g, (name) => name.replaceAll(' ', '-'));

/** Every `newsdesk …` of a page: lines of shell examples, and code in sentences. */
export function findCommandLines(page: string): readonly CommandLine[] {
  const text = readPage(page);
  const found: CommandLine[] = [];
  const add = (line: string, isInline: boolean): void => {
    const at = /(?:^|\s|\/)newsdesk (?!newsdesk |ready)(.*)$/.exec(line);
    if (at === null) return;
    found.push({ page, line, words: splitLine(withWholePlaceholders(at[1] ?? '')), isInline });
  };
  for (const [, block = ''] of text.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)) {
    for (const line of block.replaceAll('\\\n', ' ').split('\n')) {
      if (/^(?:npx |sudo |\w+=\S+ |docker compose .*exec )*(?:\S*\s)?newsdesk /.test(line.trim())) {
        add(line.trim(), false);
      }
    }
  }
  const prose = text.replaceAll(/^ *```[\s\S]*?^ *```/gm, '');
  for (const [, span = ''] of prose.matchAll(/`((?:npx )?newsdesk [^`\n]+)`/g)) add(span, true);
  return found;
}
