import type { findQuotes } from '../core/quote/find-quotes.ts';

/**
 * The quotes of a text. What finds them is a quarter of the program's own code: it is loaded with the first text that meets a
 * watch, and neither delays the start nor takes memory before.
 */
export async function readQuotes(
  ...asked: Parameters<typeof findQuotes>
): Promise<ReturnType<typeof findQuotes>> {
  const finder = await import('../core/quote/find-quotes.ts');
  return finder.findQuotes(...asked);
}
