/** Finishing multipliers of MurmurHash3 (Appleby, public domain), one a lane. */
const SEEDS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;
const PRIMES = [597399067, 2869860233, 951274213, 2716044179] as const;

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
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, PRIMES[0]);
    b = c ^ Math.imul(b ^ code, PRIMES[1]);
    c = d ^ Math.imul(c ^ code, PRIMES[2]);
    d = a ^ Math.imul(d ^ code, PRIMES[3]);
  }
  const lanes = [a ^ text.length, b, c, d].map(mix);
  const sum = lanes.reduce((total, lane) => (total + lane) | 0, 0);
  return lanes
    .map((lane) =>
      mix(lane + sum)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
}
