import { foldSpaces, htmlToText } from '../../core/text/html-to-text.ts';
import { attributeOf, textOf, type XmlNode } from './xml-nodes.ts';

/** An item's text is cut here: the longest reportage has a third of it, and a hostile feed costs no more. */
const TEXT_CHARACTERS_MAX = 200_000;
const LOOKS_LIKE_HTML = /<[a-z!/]|&(?:#\d|#x|[a-z]{2,12};)/i;
/** HTML that was escaped once too often: after one reading real paragraphs and links still stand in it. */
const STILL_HTML =
  /<(?:p|br|div|a href|img|strong|em|b|i|ul|li|h\d)\b[^<>]{0,2000}>|<\/(?:p|div|a)>/i;

/**
 * Escaped or plain, whatever a feed gives: the text that a reader sees, paragraphs kept apart. `isEscapedOnce`: real
 * elements stood in the document, so that tags still to be seen after one reading are meant to be seen.
 */
export function readableText(text: string, isEscapedOnce = false): string {
  const cut = text.length > TEXT_CHARACTERS_MAX * 4 ? text.slice(0, TEXT_CHARACTERS_MAX * 4) : text;
  if (!LOOKS_LIKE_HTML.test(cut)) return foldSpaces(cut).slice(0, TEXT_CHARACTERS_MAX);
  const once = htmlToText(cut);
  const read = !isEscapedOnce && STILL_HTML.test(once) ? htmlToText(once) : once;
  return read.slice(0, TEXT_CHARACTERS_MAX);
}

function decodeBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

/** Atom 1.0, section 4.1.3.3: what is neither text nor XML nor HTML is Base64; Atom 0.3 says so in `mode`. */
function isBase64(node: XmlNode, raw: string): boolean {
  if (!/^[a-z\d+/\s]{16,}={0,2}$/i.test(raw)) return false;
  if (attributeOf(node, 'mode') === 'base64') return true;
  const type = attributeOf(node, 'type') ?? '';
  return /^(?:application|image|audio|video)\/(?!.*(?:xml|html))/.test(type);
}

/**
 * A text construct as plain text, or undefined when it is empty. Feeds label HTML as text and text as HTML so often
 * that what the text looks like decides (RSS says nothing at all).
 */
export function plainTextOf(node: XmlNode): string | undefined {
  const raw = textOf(node);
  if (raw === '') return undefined;
  const isEscapedOnce = attributeOf(node, 'has-elements') !== undefined;
  const text = readableText(isBase64(node, raw) ? decodeBase64(raw) : raw, isEscapedOnce);
  return text === '' ? undefined : text;
}

/** A title: one line. */
export function titleOf(node: XmlNode): string | undefined {
  return plainTextOf(node)?.replace(/\s+/g, ' ');
}
