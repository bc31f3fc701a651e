import { createHash, randomBytes } from 'node:crypto';
import type { Ids } from '../../ports/ids.ts';

/** Crockford's base 32 (crockford.com/base32.html), in small letters: no i, l, o, u, so that an id can be read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const DIGEST_CHARACTERS = 24;
const RANDOM_BYTES = 16;

/** Ids from the machine's randomness and SHA-256. 24 characters hold 120 bits: no two things ever share a digest. */
export function createIds(): Ids {
  return {
    random: () => toBase32(randomBytes(RANDOM_BYTES)),
    digest: (...parts) => {
      const hash = createHash('sha256');
      // The length goes first, so that ("ab", "c") and ("a", "bc") differ.
      for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
      return toBase32(hash.digest()).slice(0, DIGEST_CHARACTERS);
    },
    // For jitter, which nobody gains by foreseeing: a tenth of the cost of the system's randomness.
    chance: () => Math.random(),
  };
}

function toBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let buffer = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(buffer >> bits) & 31];
      buffer &= (1 << bits) - 1;
    }
  }
  return bits > 0 ? text + ALPHABET[(buffer << (5 - bits)) & 31] : text;
}
