/** `reference` against `base` as an absolute address, or undefined when it is none (RFC 3986, section 5). */
export function resolveUrl(reference: string, base: string): string | undefined {
  // A line break within an address is dropped by the URL parser itself.
  const trimmed = reference.trim();
  if (trimmed === '' || trimmed.length > URL_CHARACTERS_MAX) return undefined;
  return URL.parse(trimmed, base)?.href;
}

/** Longer than any server accepts. */
const URL_CHARACTERS_MAX = 8192;
