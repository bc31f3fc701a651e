import { isUtf8 } from 'node:buffer';

/** How a document's bytes became text. `isPlain`: it was UTF-8 without a mark, and nothing had to be guessed. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly isPlain: boolean;
}

/** The XML declaration stands in the first bytes or nowhere; some servers put a comment before it. */
const DECLARATION_BYTES = 1024;
/** So many right sequences for each wrong byte make a UTF-8 text with stray bytes and not a text of another charset. */
const RIGHT_FOR_EACH_WRONG = 4;
const ALIASES: Readonly<Record<string, string>> = {
  'latin-1': 'windows-1252',
  'cp-1251': 'windows-1251',
  'win-1251': 'windows-1251',
  win1251: 'windows-1251',
  'cp-1252': 'windows-1252',
  'koi-8': 'koi8-r',
  'mac-cyrillic': 'x-mac-cyrillic',
};

function decoderFor(label: string | undefined): InstanceType<typeof TextDecoder> | undefined {
  if (label === undefined || label === '') return undefined;
  try {
    return new TextDecoder(ALIASES[label] ?? label);
  } catch (error) {
    // An unknown label is the commonest lie of all: then the next source of truth is asked.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The charset parameter of a Content-Type header, in lower case. */
function charsetOf(contentType: string | undefined): string | undefined {
  const [, label] = /charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(contentType ?? '') ?? [];
  return label?.toLowerCase();
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  const head = start.toString('latin1', 0, DECLARATION_BYTES);
  const [, inXml] = /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]{1,40})/i.exec(head) ?? [];
  const [, inHtml] = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head) ?? [];
  return (inXml ?? inHtml)?.toLowerCase();
}

/** The byte order mark's encoding and length (Unicode 16, section 23.8). */
function markOf(bytes: Uint8Array): { encoding: string; length: number } | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** UTF-16 without a mark: `<` or `{` and the character after it each have a zero byte (XML 1.0, appendix F). */
function utf16Pattern(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  const isMarkup = (byte: number | undefined): boolean => byte === 0x3c || byte === 0x7b;
  if (isMarkup(a) && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && isMarkup(b) && c === 0 && d !== 0) return 'utf-16be';
  return undefined;
}

/** The length of the UTF-8 sequence at `at`, or 0 where there is none (RFC 3629, section 4). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : 2;
  if (lead < 0xc2 || lead >= 0xf5 || at + length > bytes.length) return 0;
  for (let index = at + 1; index < at + length; index++) {
    if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function countSequences(bytes: Uint8Array): { right: number; wrong: number } {
  let right = 0;
  let wrong = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) wrong++;
    else if (length > 1) right++;
    at += Math.max(length, 1);
  }
  return { right, wrong };
}

/** UTF-8 in which single bytes of windows-1252 stand: quotation marks that an editor pasted. */
function decodeStrayBytes(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const single = new TextDecoder('windows-1252');
  let text = '';
  let runStart = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      text += utf8.decode(bytes.subarray(runStart, at)) + single.decode(bytes.subarray(at, at + 1));
      runStart = at + 1;
    }
    at += Math.max(length, 1);
  }
  return text + utf8.decode(bytes.subarray(runStart));
}

/** Cyrillic fills whole words with high bytes, western text sprinkles them; windows-1251 has its small letters above KOI8's. */
function guessEncoding(bytes: Uint8Array): string {
  let high = 0;
  let pairs = 0;
  let aboveE0 = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    high++;
    if ((bytes[at + 1] ?? 0) >= 0xc0) pairs++;
    if (byte >= 0xe0) aboveE0++;
  }
  if (pairs * 2 < high) return 'windows-1252';
  return aboveE0 * 2 > high ? 'windows-1251' : 'koi8-u';
}

/**
 * The text of a feed or page, whatever its labels say. Order: byte order mark, UTF-16 by its pattern, valid UTF-8 (it
 * beats every label), the HTTP charset unless it claims UTF-8, the document's own declaration, and then a guess.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | undefined): DecodedText {
  const mark = markOf(bytes);
  const body = mark === undefined ? bytes : bytes.subarray(mark.length);
  const sixteen = mark?.encoding ?? utf16Pattern(bytes);
  if (sixteen !== undefined && sixteen !== 'utf-8') {
    const text = new TextDecoder(sixteen, { ignoreBOM: true }).decode(body);
    return { text, encoding: sixteen, isPlain: false };
  }
  const http = charsetOf(contentType);
  if (isUtf8(body) && !(http?.startsWith('iso-2022') && body.includes(0x1b))) {
    return { text: new TextDecoder().decode(body), encoding: 'utf-8', isPlain: true };
  }
  const { right, wrong } = countSequences(body);
  if (mark !== undefined || right >= wrong * RIGHT_FOR_EACH_WRONG) {
    return { text: decodeStrayBytes(body), encoding: 'utf-8', isPlain: false };
  }
  for (const label of [http, declaredIn(body), guessEncoding(body)]) {
    const decoder = label?.startsWith('utf') ? undefined : decoderFor(label);
    if (decoder === undefined) continue;
    return { text: decoder.decode(body), encoding: decoder.encoding, isPlain: false };
  }
  return { text: new TextDecoder().decode(body), encoding: 'utf-8', isPlain: false };
}
