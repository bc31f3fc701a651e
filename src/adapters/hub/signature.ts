import { createHmac, timingSafeEqual } from 'node:crypto';

/** The methods of WebSub, section 7.1.1. */
const METHODS = ['sha1', 'sha256', 'sha384', 'sha512'] as const;
/** The longest: `sha512=` and 128 digits. */
const HEADER = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i;

/**
 * Whether `X-Hub-Signature` is the HMAC of the body, byte for byte as it came, under the subscription's secret. Compared
 * in constant time; a header of another form, or none, is no signature.
 */
export function isSignedBy(secret: string, body: Uint8Array, header: string | undefined): boolean {
  const [, name = '', digits = ''] = HEADER.exec(header?.trim() ?? '') ?? [];
  const method = METHODS.find((known) => known === name.toLowerCase());
  if (method === undefined) return false;
  const expected = createHmac(method, secret).update(body).digest();
  const claimed = Buffer.from(digits, 'hex');
  return claimed.length === expected.length && timingSafeEqual(claimed, expected);
}
