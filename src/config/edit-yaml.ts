import { isMap, isScalar, isSeq, type Node, parseDocument, stringify, type YAMLMap } from 'yaml';

/** A place in a text that becomes other words. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * newsdesk.yaml with other values of these keys: nothing else is touched, comments and their columns stand as they stood. A key
 * that was not there is written at the end.
 */
export function editNewsdeskYaml(
  text: string,
  values: Readonly<Record<string, string | readonly string[]>>,
): string {
  const root = parseDocument(text).contents;
  const splices: Splice[] = [];
  let added = '';
  for (const [key, value] of Object.entries(values)) {
    const place = isMap(root) ? findValue(root, key) : undefined;
    if (place === undefined) added += `${key}: ${writeValue(value)}\n`;
    else splices.push(replaceNode(text, place, value));
  }
  const edited = applySplices(text, splices);
  return added === '' || edited.endsWith('\n') || edited === ''
    ? edited + added
    : `${edited}\n${added}`;
}

/**
 * watches.yaml with other destinations or languages for each watch that `wants` them; undefined leaves a key as it is. Nothing else
 * is touched.
 */
export function editWatchesYaml(
  text: string,
  change: {
    readonly destinations?: readonly string[] | undefined;
    /** Empty: every language, so that the key is not written. */
    readonly languages?: readonly string[] | undefined;
    /** Of digests and quiet hours that are read in the one zone: they are read in the other. */
    readonly timezone?: { readonly from: string; readonly to: string } | undefined;
    readonly isMeant: (destinations: readonly string[]) => boolean;
  },
): string {
  const root = parseDocument(text).contents;
  const watches = isMap(root) ? findValue(root, 'watches') : undefined;
  if (watches === undefined || !isSeq(watches)) return text;
  const splices: Splice[] = [];
  for (const watch of watches.items) {
    const place = isMap(watch) ? findValue(watch, 'destinations') : undefined;
    if (!isMap(watch) || place === undefined || !change.isMeant(listOf(place))) continue;
    const { destinations, languages, timezone } = change;
    if (destinations !== undefined) splices.push(replaceNode(text, place, destinations));
    if (languages !== undefined) splices.push(...spliceLanguages(text, watch, languages));
    if (timezone !== undefined) splices.push(...spliceZones(text, watch, timezone));
  }
  return applySplices(text, splices);
}

function spliceLanguages(
  text: string,
  watch: YAMLMap,
  languages: readonly string[],
): readonly Splice[] {
  const known = findValue(watch, 'languages');
  if (known !== undefined) {
    return [languages.length === 0 ? removeLine(text, known) : replaceNode(text, known, languages)];
  }
  const place = findValue(watch, 'destinations');
  if (languages.length === 0 || place === undefined) return [];
  if (watch.flow === true) {
    const at = endOf(text, place);
    return [{ start: at, end: at, text: `, languages: ${writeValue(languages)}` }];
  }
  // Below the destinations, in the column of their key.
  const key = watch.items.find(({ value }) => value === place)?.key as Node;
  const column = startOf(key) - (text.lastIndexOf('\n', startOf(key)) + 1);
  const newline = text.indexOf('\n', endOf(text, place));
  const at = newline === -1 ? text.length : newline;
  return [
    { start: at, end: at, text: `\n${' '.repeat(column)}languages: ${writeValue(languages)}` },
  ];
}

function spliceZones(
  text: string,
  watch: YAMLMap,
  { from, to }: { readonly from: string; readonly to: string },
): readonly Splice[] {
  return ['digest', 'quiet_hours'].flatMap((key) => {
    const part = findValue(watch, key);
    const zone = isMap(part) ? findValue(part, 'timezone') : undefined;
    return isScalar(zone) && zone.value === from ? [replaceNode(text, zone, to)] : [];
  });
}

/** The value of a key at the top of newsdesk.yaml, where it is a text. */
export function readNewsdeskText(text: string, key: string): string | undefined {
  const root = parseDocument(text).contents;
  const value = isMap(root) ? findValue(root, key) : undefined;
  return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}

function findValue(map: YAMLMap, key: string): Node | undefined {
  const value = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
  return (value ?? undefined) as Node | undefined;
}

function listOf(node: Node): readonly string[] {
  const values = isSeq(node) ? node.items : [node];
  return values.flatMap((value) => (isScalar(value) ? String(value.value) : []));
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;

/** A block's range goes on to the next key. */
function endOf(text: string, node: Node): number {
  const [start = 0, end = 0] = node.range ?? [];
  return start + text.slice(start, end).trimEnd().length;
}

function replaceNode(text: string, node: Node, value: string | readonly string[]): Splice {
  return { start: startOf(node), end: endOf(text, node), text: writeValue(value) };
}

function removeLine(text: string, node: Node): Splice {
  const start = text.lastIndexOf('\n', startOf(node));
  const newline = text.indexOf('\n', endOf(text, node));
  return { start: Math.max(start, 0), end: newline === -1 ? text.length : newline, text: '' };
}

/** In one line; texts that YAML would read as something else are put in quotes. */
function writeValue(value: string | readonly string[]): string {
  const options = { collectionStyle: 'flow', lineWidth: 0, singleQuote: true } as const;
  const written = stringify(value, { ...options, flowCollectionPadding: false }).trimEnd();
  return written;
}

function applySplices(text: string, splices: readonly Splice[]): string {
  let edited = text;
  for (const { start, end, text: words } of splices.toSorted((a, b) => b.start - a.start)) {
    edited = edited.slice(0, start) + words + edited.slice(end);
  }
  return edited;
}
