import type { Enclosure, ParsedItem } from '../../core/item/item.ts';
import { primaryLanguage } from '../../core/text/language.ts';
import { parseFeedDate } from '../../core/time/feed-date.ts';
import type { EpochMs } from '../../core/time/moment.ts';
import { plainTextOf, titleOf } from './node-text.ts';
import {
  addressIn,
  attributeOf,
  firstText,
  nodesOf,
  ownAttribute,
  textOf,
  type XmlNode,
  type XmlRecord,
} from './xml-nodes.ts';

/** More files or creators than this say nothing to a reader. */
const ENCLOSURES_MAX = 20;
const CREATORS_MAX = 5;
/** One list for all items without: it crosses to the other thread once, not with each item. */
const NO_ENCLOSURES: readonly Enclosure[] = [];
const IMAGE_PATH = /\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)/i;
const FIRST_IMAGE = /<img\b[^>]{0,1000}?\ssrc\s*=\s*["']([^"']{1,2000})["']/i;
/** Links that do not lead to the item's page. */
const OTHER_RELATIONS =
  /^(?:self|edit|enclosure|hub|replies|next|previous|prev|first|last|service|license|via|related|current|up|search|shortcut icon)/i;

function firstDate(record: XmlRecord, names: readonly string[]): EpochMs | undefined {
  for (const name of names) {
    // The last of several counts, as it does for other readers: corrections are appended.
    for (const node of nodesOf(record, name).toReversed()) {
      const moment = parseFeedDate(textOf(node));
      if (moment !== undefined) return moment;
    }
  }
  return undefined;
}

/**
 * The page that an item or feed links to: RSS's link, else an alternate HTML link, else any link that is not for
 * machines. The last of several counts, as it does for other readers.
 */
export function pageLinkOf(record: XmlRecord, documentUrl: string): string | undefined {
  let written: string | undefined;
  let alternate: string | undefined;
  let fallback: string | undefined;
  for (const node of nodesOf(record, 'link')) {
    const relation = attributeOf(node, 'rel') ?? 'alternate';
    if (OTHER_RELATIONS.test(relation.trim())) continue;
    const reference = attributeOf(node, 'href') ?? attributeOf(node, 'rdf:resource');
    const text = attributeOf(node, 'has-elements') === undefined ? textOf(node) : '';
    const address = addressIn(node, text || reference, documentUrl);
    const type = attributeOf(node, 'type') ?? 'text/html';
    const isPage = relation === 'alternate' && /^(?:text\/html|application\/xhtml\+xml)/.test(type);
    if (address === undefined) continue;
    if (text !== '') written = address;
    else if (isPage) alternate = address;
    else fallback ??= address;
  }
  return written ?? alternate ?? fallback;
}

function permalinkOf(record: XmlRecord, documentUrl: string): string | undefined {
  const [guid] = nodesOf(record, 'guid');
  if (guid === undefined || attributeOf(guid, 'ispermalink')?.trim() === 'false') return undefined;
  const address = addressIn(guid, textOf(guid), documentUrl);
  const isStated = attributeOf(guid, 'ispermalink') !== undefined;
  return isStated || /^https?:/i.test(textOf(guid)) ? address : undefined;
}

/** `mail@example.org (Ann Lee)`, as RSS 2.0 asks, gives Ann Lee. */
function personOf(node: XmlNode): string | undefined {
  const name = attributeOf(node, 'name') ?? attributeOf(node, 'email');
  if (name !== undefined && name.trim() !== '') return titleOf(name);
  const text = titleOf(node);
  const [, inBrackets] = /^\S{1,200}@\S{1,200}\s{1,5}\(([^()]{1,200})\)$/.exec(text ?? '') ?? [];
  return inBrackets ?? text;
}

function authorOf(record: XmlRecord): string | undefined {
  for (const field of ['author', 'dc:creator', 'itunes:author', 'contributor']) {
    const people = nodesOf(record, field)
      .slice(0, CREATORS_MAX)
      .map(personOf)
      .filter((person) => person !== undefined);
    if (people.length > 0) return [...new Set(people)].join(', ');
  }
  return undefined;
}

function enclosuresOf(record: XmlRecord, documentUrl: string): readonly Enclosure[] {
  const found = new Map<string, Enclosure>();
  const add = (node: XmlNode, reference: string | undefined, length: string | undefined): void => {
    const url = addressIn(node, reference, documentUrl);
    if (url === undefined || found.has(url) || found.size >= ENCLOSURES_MAX) return;
    const lengthBytes = length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : 0;
    const type = attributeOf(node, 'type');
    found.set(url, { url, type, lengthBytes: lengthBytes === 0 ? undefined : lengthBytes });
  };
  for (const node of nodesOf(record, 'enclosure')) {
    add(node, attributeOf(node, 'url'), attributeOf(node, 'length'));
  }
  for (const node of nodesOf(record, 'link')) {
    if (attributeOf(node, 'rel') === 'enclosure') add(node, attributeOf(node, 'href'), undefined);
  }
  for (const node of nodesOf(record, 'media:content')) {
    add(node, attributeOf(node, 'url'), attributeOf(node, 'filesize'));
  }
  return found.size === 0 ? NO_ENCLOSURES : [...found.values()];
}

function isImage(node: XmlNode, reference: string): boolean {
  const kind = attributeOf(node, 'medium') ?? attributeOf(node, 'type');
  return kind === undefined ? IMAGE_PATH.test(reference) : kind.startsWith('image');
}

function imageOf(record: XmlRecord, documentUrl: string): string | undefined {
  const places: readonly (readonly [string, string])[] = [
    ['media:thumbnail', 'url'],
    ['itunes:image', 'href'],
    ['image', 'url'],
    ['image', 'href'],
  ];
  for (const field of ['media:content', 'enclosure']) {
    for (const node of nodesOf(record, field)) {
      const reference = attributeOf(node, 'url');
      const hasQuestion = field === 'media:content' && attributeOf(node, 'type') === undefined;
      if (reference === undefined) continue;
      // Media RSS without type and medium is a picture wherever newspapers use it.
      const isPicture = hasQuestion && attributeOf(node, 'medium') === undefined;
      if (isPicture || isImage(node, reference)) return addressIn(node, reference, documentUrl);
    }
  }
  for (const [field, attribute] of places) {
    for (const node of nodesOf(record, field)) {
      const address = addressIn(node, attributeOf(node, attribute), documentUrl);
      if (address !== undefined) return address;
    }
  }
  for (const node of nodesOf(record, 'image')) {
    const address = addressIn(node, textOf(node), documentUrl);
    if (address !== undefined) return address;
  }
  for (const field of ['text:encoded', 'text:content', 'text:description']) {
    const [, reference] =
      FIRST_IMAGE.exec(firstText(record, [field])?.slice(0, 20_000) ?? '') ?? [];
    if (reference !== undefined)
      return addressIn('', reference.replaceAll('&amp;', '&'), documentUrl);
  }
  return undefined;
}

function firstPlainText(record: XmlRecord, names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const node of nodesOf(record, name)) {
      const text = plainTextOf(node);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

const SUMMARIES = [
  'text:summary',
  'text:description',
  'text:abstract',
  'text:media-description',
  'text:itunes-summary',
  'text:itunes-subtitle',
  'text:dc-description',
];
const CONTENTS = ['text:encoded', 'text:content', 'text:full', 'text:body'];
/** A feed with two short texts means the second, other one as its content. */
function secondSummary(record: XmlRecord, summary: string | undefined): string | undefined {
  const nodes = ['text:summary', 'text:description', 'text:dc-description'].flatMap((field) =>
    nodesOf(record, field),
  );
  if (nodes.length < 2) return undefined;
  return nodes.map(plainTextOf).find((text) => text !== undefined && text !== summary);
}

const PUBLISHED = ['when:pubdate', 'when:published', 'when:issued'];
const UPDATED = ['when:updated', 'when:modified', 'when:dc'];

function titleIn(record: XmlRecord): string | undefined {
  for (const field of ['title', 'media:title', 'dc:title']) {
    for (const node of nodesOf(record, field)) {
      const title = titleOf(node);
      if (title !== undefined) return title;
    }
  }
  return undefined;
}

function declaredLanguage(record: XmlRecord): string | undefined {
  const [title] = nodesOf(record, 'title');
  const tag =
    (title === undefined ? undefined : attributeOf(title, 'xml:lang')) ??
    ownAttribute(record, 'xml:lang') ??
    firstText(record, ['dc:language']);
  return tag === undefined || tag === '' ? undefined : primaryLanguage(tag);
}

/** An item of RSS, RDF or Atom as rss-parser handed it on. Language: only what the item itself declares. */
export function mapXmlItem(record: XmlRecord, documentUrl: string): ParsedItem {
  const guid =
    firstText(record, ['guid', 'id']) ??
    ownAttribute(record, 'rdf:about') ??
    firstText(record, ['dc:identifier']);
  const publishedAtMs = firstDate(record, PUBLISHED);
  const updatedAtMs = firstDate(record, UPDATED);
  const summaryText = firstPlainText(record, SUMMARIES);
  return {
    guid,
    url: pageLinkOf(record, documentUrl) ?? permalinkOf(record, documentUrl),
    title: titleIn(record),
    author: authorOf(record),
    publishedAtMs: publishedAtMs ?? updatedAtMs ?? firstDate(record, ['when:created']),
    updatedAtMs,
    summaryText,
    contentText: firstPlainText(record, CONTENTS) ?? secondSummary(record, summaryText),
    imageUrl: imageOf(record, documentUrl),
    enclosures: enclosuresOf(record, documentUrl),
    lang: declaredLanguage(record),
  };
}
