import { DIGEST_ENTRIES_MAX } from './fit-message.ts';
import type { Digest } from './message.ts';

/** A digest as the messages that carry it, each inside the platforms' limits: none of its stories is left unnamed. */
export function splitDigest(digest: Digest): readonly Digest[] {
  const { entries } = digest;
  if (entries.length <= DIGEST_ENTRIES_MAX) return [digest];
  const parts: Digest[] = [];
  for (let from = 0; from < entries.length; from += DIGEST_ENTRIES_MAX) {
    const part = { from: from + 1, of: entries.length };
    parts.push({ ...digest, part, entries: entries.slice(from, from + DIGEST_ENTRIES_MAX) });
  }
  return parts;
}
