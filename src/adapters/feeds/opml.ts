import { makeFindAhead } from '../../core/text/find-ahead.ts';
import { decodeBytes } from './decode-bytes.ts';
import { readAttributes, readTagAt, type Scan, skipDeclaration } from './xml-scan.ts';

/** A feed in a reading list: its address, its name there, and the folders that it stands in, outermost first. */
export interface OpmlFeed {
  readonly url: string;
  readonly title: string | undefined;
  readonly tags: readonly string[];
}

/** More feeds than any person subscribes to, and folders in each other deeper than any reader makes them. */
const FEEDS_MAX = 10_000;
const FOLDERS_MAX = 10;
const CATEGORIES_MAX = 20;

function categoriesIn(attributes: ReadonlyMap<string, string>): readonly string[] {
  // OPML 2.0: comma-separated, in slashes where they come from a taxonomy.
  return (attributes.get('category') ?? '')
    .split(',')
    .slice(0, CATEGORIES_MAX)
    .map((category) => category.trim().replace(/^\/|\/$/g, ''))
    .filter((category) => category !== '');
}

function nameIn(attributes: ReadonlyMap<string, string>): string | undefined {
  const name = (attributes.get('title') || attributes.get('text') || '').trim();
  return name === '' ? undefined : name;
}

/**
 * The feeds of an OPML reading list, or undefined when the document is none. Folders and categories become tags; an
 * address that stands twice is one feed with the tags of both. Tolerant of what is not well-formed. Source: OPML 2.0.
 */
export function parseOpml(bytes: Uint8Array): readonly OpmlFeed[] | undefined {
  const { text } = decodeBytes(bytes, undefined);
  if (!/<opml\b/i.test(text)) return undefined;
  const scan: Scan = { text, find: makeFindAhead(text) };
  const feeds = new Map<string, OpmlFeed>();
  const folders: (string | undefined)[] = [];
  for (let open = scan.find('<', 0); open !== -1; open = scan.find('<', open)) {
    const next = text.charCodeAt(open + 1);
    const isDeclaration = next === 33 || next === 63;
    const tag = isDeclaration ? undefined : readTagAt(scan, open);
    open = isDeclaration ? skipDeclaration(scan, open) : (tag?.end ?? open + 1);
    if (tag?.name.toLowerCase() !== 'outline') continue;
    if (tag.kind === 'close') {
      folders.pop();
      continue;
    }
    const attributes = readAttributes(tag.attributes);
    const url = (attributes.get('xmlurl') ?? '').trim();
    const name = nameIn(attributes);
    if (url !== '' && feeds.size < FEEDS_MAX) {
      const inFolders = folders.slice(0, FOLDERS_MAX).filter((folder) => folder !== undefined);
      const tags = [...(feeds.get(url)?.tags ?? []), ...inFolders, ...categoriesIn(attributes)];
      feeds.set(url, { url, title: feeds.get(url)?.title ?? name, tags: [...new Set(tags)] });
    }
    if (tag.kind === 'open') folders.push(url === '' ? name : undefined);
  }
  return [...feeds.values()];
}

function escape(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\s/g, ' ');
}

function outline(feed: OpmlFeed): string {
  const title = escape(feed.title ?? feed.url);
  const categories = feed.tags.slice(1).map((tag) => tag.replaceAll(',', ' '));
  const category = categories.length === 0 ? '' : ` category="${escape(categories.join(','))}"`;
  return `<outline type="rss" text="${title}" title="${title}" xmlUrl="${escape(feed.url)}"${category}/>`;
}

/** The feeds as an OPML 2.0 reading list: the first tag is the folder, the others are categories. Reads back equal. */
export function renderOpml(feeds: readonly OpmlFeed[], title: string): string {
  const folders = Map.groupBy(feeds, (feed) => feed.tags[0]);
  const lines: string[] = [];
  for (const [folder, inFolder] of folders) {
    const outlines = inFolder.map((feed) => `${folder === undefined ? '' : '  '}${outline(feed)}`);
    if (folder === undefined) lines.push(...outlines);
    else lines.push(`<outline text="${escape(folder)}">`, ...outlines, '</outline>');
  }
  const body = lines.map((line) => `    ${line}`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>${escape(title)}</title></head>\n  <body>\n${body}\n  </body>\n</opml>\n`;
}
