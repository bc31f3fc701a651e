import { resolveUrl } from './resolve-url.ts';
import { HEAD_FIELDS, ITEM_FIELDS } from './xml-elements.ts';

/** An element as rss-parser hands it on: its text, or its text (`_`) and attributes (`$`). */
export type XmlNode =
  | string
  | { readonly _?: string; readonly $?: Readonly<Record<string, string>> };

/** The leaves of an item or a head, by the names of xml-elements.ts. */
export type XmlRecord = Readonly<Record<`own:${string}`, readonly XmlNode[] | undefined>> & {
  readonly 'own:$'?: never;
};

const NONE: readonly XmlNode[] = [];

/** The names that rss-parser keeps leaves under, by theirs: put together anew at each question, they took longer than the answer. */
export const OWN_NAMES: ReadonlyMap<string, `own:${string}`> = new Map(
  [...HEAD_FIELDS, ...ITEM_FIELDS].map((field) => [field, `own:${field}`]),
);

/** Every element of that name, in the document's order. */
export function nodesOf(record: XmlRecord, name: string): readonly XmlNode[] {
  const nodes = record[OWN_NAMES.get(name) ?? `own:${name}`];
  // An empty element is a string, and strings have methods called `link` and `title` of their own.
  return Array.isArray(nodes) ? nodes : NONE;
}

/** An element's text as it stands, without the space around it. */
export function textOf(node: XmlNode): string {
  return (typeof node === 'string' ? node : (node._ ?? '')).trim();
}

/** An attribute of an element. */
export function attributeOf(node: XmlNode, name: string): string | undefined {
  if (typeof node === 'string' || node.$ === undefined) return undefined;
  return Object.hasOwn(node.$, name) ? node.$[name] : undefined;
}

/** An attribute of the item's or head's own tag. */
export function ownAttribute(record: XmlRecord, name: string): string | undefined {
  const own: unknown = record['own:$'];
  if (typeof own !== 'object' || own === null || !Object.hasOwn(own, name)) return undefined;
  const value: unknown = Reflect.get(own, name);
  return typeof value === 'string' ? value : undefined;
}

/** The first text that is not empty among the elements of these names, taken in this order. */
export function firstText(record: XmlRecord, names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const node of nodesOf(record, name)) {
      const text = textOf(node);
      if (text !== '') return text;
    }
  }
  return undefined;
}

/** An address in an element, absolute: against the base in force there, else the document's own address. */
export function addressIn(
  node: XmlNode,
  reference: string | undefined,
  documentUrl: string,
): string | undefined {
  if (reference === undefined || reference.trim() === '') return undefined;
  return resolveUrl(reference, attributeOf(node, 'xml:base') ?? documentUrl);
}
