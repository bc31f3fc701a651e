import { promisify } from 'node:util';
import {
  brotliDecompress,
  gunzip,
  gunzipSync,
  inflate,
  inflateRaw,
  zstdDecompress,
} from 'node:zlib';

/** A body with its content codings undone, or why that failed. */
export type DecodedBody =
  | { readonly kind: 'decoded'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'bad-encoding' };

type Decompress = (
  input: Uint8Array,
  options: { maxOutputLength: number },
) => Promise<Buffer<ArrayBuffer>>;

const toGunzipInPool = promisify(gunzip) as Decompress;
const toInflate = promisify(inflate) as Decompress;
const toInflateRaw = promisify(inflateRaw) as Decompress;
const toBrotli = promisify(brotliDecompress) as Decompress;
const toZstd = promisify(zstdDecompress) as Decompress;

/** Up to this size gzip is undone here: the way to the thread pool and back costs more. A bomb of it takes 20 ms to its cap. */
const GUNZIP_HERE_BYTES_MAX = 32 * 1024;
const toGunzip: Decompress = async (input, options) =>
  input.length <= GUNZIP_HERE_BYTES_MAX
    ? gunzipSync(input, options)
    : toGunzipInPool(input, options);

/** Two codings over each other are a mistake that happens; more are a bomb. */
const CODINGS_MAX = 2;

function decompressorFor(coding: string, body: Uint8Array): Decompress | 'none' | undefined {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  switch (coding) {
    case '':
    case 'identity':
      return 'none';
    case 'gzip':
    case 'x-gzip':
      // Servers that claim gzip and send plain text are common enough.
      return isGzip ? toGunzip : 'none';
    case 'br':
      return toBrotli;
    case 'zstd':
      return toZstd;
    case 'deflate':
      // RFC 9110, section 8.4.1.2: zlib format; some send it bare. The first byte of zlib's header is 0x?8.
      return ((body[0] ?? 0) & 0x0f) === 8 ? toInflate : toInflateRaw;
    default:
      return undefined;
  }
}

/**
 * Undoes a body's Content-Encoding in the thread pool. `bytesMax` counts decoded bytes, so that a bomb of a few
 * kilobytes ends at the cap. A file that is gzip itself (`sitemap.xml.gz`) is undone as well.
 */
export async function decodeBody(
  body: Uint8Array<ArrayBuffer>,
  contentEncoding: string | undefined,
  bytesMax: number,
): Promise<DecodedBody> {
  const codings = (contentEncoding ?? '').toLowerCase().split(',');
  if (codings.length > CODINGS_MAX) return { kind: 'bad-encoding' };
  let bytes = body;
  try {
    for (const coding of [...codings.toReversed(), 'gzip']) {
      if (bytes.length === 0) break;
      const decompress = decompressorFor(coding.trim(), bytes);
      if (decompress === undefined) return { kind: 'bad-encoding' };
      if (decompress !== 'none') bytes = await decompress(bytes, { maxOutputLength: bytesMax });
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return { kind: code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'bad-encoding' };
  }
  return bytes.length > bytesMax ? { kind: 'too-large' } : { kind: 'decoded', bytes };
}
