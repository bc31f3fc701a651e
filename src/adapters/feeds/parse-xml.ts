import Parser from 'rss-parser';
import type { ParsedFeed } from '../../ports/feed-source.ts';
import { mapXmlItem, pageLinkOf } from './map-xml-item.ts';
import { titleOf } from './node-text.ts';
import type { NormalisedXml } from './normalise-xml.ts';
import { HEAD_FIELDS, ITEM_FIELDS } from './xml-elements.ts';
import {
  addressIn,
  attributeOf,
  firstText,
  nodesOf,
  OWN_NAMES,
  textOf,
  type XmlNode,
  type XmlRecord,
} from './xml-nodes.ts';

interface CustomField extends Array<string | { keepArray: boolean }> {
  0: string;
  1: string;
  2: { keepArray: boolean };
}

/** Each leaf is kept whole, in all its occurrences, under a name that rss-parser does not write itself. */
function keepAll(fields: readonly string[]): CustomField[] {
  return fields.map(
    (field): CustomField => [field, OWN_NAMES.get(field) ?? field, { keepArray: true }],
  );
}

const parser = new Parser<XmlRecord, XmlRecord>({
  defaultRSS: 2.0,
  // rss-parser's types know its own field names only; any element's name may stand there.
  customFields: { feed: keepAll(HEAD_FIELDS) as never, item: keepAll(ITEM_FIELDS) as never },
});

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** No feed names more hubs; a subscription to each would be asked for. */
const HUBS_MAX = 3;

function linksOf(head: XmlRecord, relation: string, documentUrl: string): readonly string[] {
  return nodesOf(head, 'link')
    .filter((node) => attributeOf(node, 'rel')?.trim().toLowerCase() === relation)
    .map((node) => addressIn(node, attributeOf(node, 'href'), documentUrl))
    .filter((address) => address !== undefined)
    .slice(0, HUBS_MAX);
}

function hoursOf(head: XmlRecord): readonly number[] {
  const hours = nodesOf(head, 'hour').map((node) => Number(textOf(node) || Number.NaN));
  return [...new Set(hours.filter((hour) => hour >= 0 && hour <= 24).map((hour) => hour % 24))];
}

function daysOf(head: XmlRecord): readonly number[] {
  const days = nodesOf(head, 'day').map((node) => DAYS.indexOf(textOf(node).toLowerCase()));
  return [...new Set(days.filter((day) => day !== -1))];
}

function minutesOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) && text !== '0' ? Number(text) : undefined;
}

const TEXT_FIELDS = ITEM_FIELDS.filter((field) => field.startsWith('text:'));

/** Puts the contents that were kept aside back in the place of their numbers; the item is ours alone. */
function restoreTexts(item: XmlRecord, texts: readonly string[]): void {
  for (const field of TEXT_FIELDS) {
    // A list of its own where it has any.
    const nodes = nodesOf(item, field) as XmlNode[];
    for (const [index, node] of nodes.entries()) {
      const text = texts[Number(textOf(node))] ?? '';
      nodes[index] = typeof node === 'string' ? text : { ...node, _: text };
    }
  }
}

/** Parses a normalised feed with rss-parser. Layers and detected languages are added by the caller. */
export async function parseXml(
  normalised: Pick<Extract<NormalisedXml, { kind: 'feed' }>, 'xml' | 'texts'>,
  documentUrl: string,
): Promise<Omit<ParsedFeed, 'layers'>> {
  const head = await parser.parseString(normalised.xml);
  const [title] = nodesOf(head, 'title');
  const [alternativeTitle] = nodesOf(head, 'dc:title');
  return {
    title:
      (title === undefined ? undefined : titleOf(title)) ??
      (alternativeTitle === undefined ? undefined : titleOf(alternativeTitle)),
    siteUrl: pageLinkOf(head, documentUrl),
    lang: firstText(head, ['language', 'dc:language']),
    hubUrls: linksOf(head, 'hub', documentUrl),
    selfUrl: linksOf(head, 'self', documentUrl)[0],
    ttlMinutes: minutesOf(firstText(head, ['ttl'])),
    skipHours: hoursOf(head),
    skipDays: daysOf(head),
    items: head.items.map((item) => {
      restoreTexts(item, normalised.texts);
      return mapXmlItem(item, documentUrl);
    }),
  };
}
