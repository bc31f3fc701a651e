/**
 * A 32-bit FNV-1a hash of a text's UTF-16 units, signed (engines keep such numbers without a box): to compare texts without keeping
 * them, not to keep secrets.
 */
export function hashText(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/** Hashes of every run of `size` words (Broder 1997); a text shorter than that gives one shingle of all its words, an empty one none. */
export function findShingles(words: readonly string[], size: number): ReadonlySet<number> {
  const shingles = new Set<number>();
  if (words.length === 0) return shingles;
  for (let start = 0; start === 0 || start + size <= words.length; start += 1) {
    shingles.add(hashText(words.slice(start, start + size).join(' ')));
  }
  return shingles;
}

/** The share of the smaller set that the larger one holds, 0 to 1: it stays high when one text was cut. */
export function measureContainment(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return small.size === 0 ? 0 : shared / small.size;
}
