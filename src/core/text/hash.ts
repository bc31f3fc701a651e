/** Finishing multipliers of MurmurHash3 (Appleby, public domain), one a lane. */
const SEEDS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;
const PRIME_A = 597399067;
const PRIME_B = 2869860233;
const PRIME_C = 951274213;
const PRIME_D = 2716044179;

function mix(lane: number): number {
  let mixed = lane;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * A 128-bit hash of a text as 32 hexadecimal digits: the same on every machine and in every version, so that it may be
 * stored. Not for secrets: whoever wants two texts of one hash can make them, so what it names must be told apart
 * otherwise (an item's id carries its feed). Source: cyrb128 (bryc, public domain).
 */
export function hash128(text: string): string {
  let [a, b, c, d]: [number, number, number, number] = [...SEEDS];
  const { length } = text;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, PRIME_A);
    b = c ^ Math.imul(b ^ code, PRIME_B);
    c = d ^ Math.imul(c ^ code, PRIME_C);
    d = a ^ Math.imul(d ^ code, PRIME_D);
  }
  a = mix(a ^ length);
  b = mix(b);
  c = mix(c);
  d = mix(d);
  const sum = (a + b + c + d) | 0;
  return digitsOf(a + sum) + digitsOf(b + sum) + digitsOf(c + sum) + digitsOf(d + sum);
}

/** Each byte's two digits: `toString(16)` divides a number beyond 31 bits as a fraction, and takes ten times as long. */
const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function digitsOf(lane: number): string {
  const mixed = mix(lane);
  const digits = (shift: number): string => DIGITS[(mixed >>> shift) & 0xff] ?? '';
  return digits(24) + digits(16) + digits(8) + digits(0);
}
