/** `reference` against `base` as an absolute address, or undefined when it is none (RFC 3986, section 5). */
export function resolveUrl(reference: string, base: string): string | undefined {
  // Feeds break long addresses over lines, and some write a second word behind them.
  const trimmed = reference.trim().replace(/[\r\n\t]+/g, '');
  if (trimmed === '' || trimmed.length > URL_CHARACTERS_MAX) return undefined;
  return URL.canParse(trimmed, base) ? new URL(trimmed, base).href : undefined;
}

/** Longer than any server accepts. */
const URL_CHARACTERS_MAX = 8192;
