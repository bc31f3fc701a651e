/** Puts a value into a map of at most `max` entries; the oldest one goes. */
export function keepBounded<T>(
  map: Map<string, T>,
  { key, value, max }: { readonly key: string; readonly value: T; readonly max: number },
): void {
  const [oldest] = map.keys();
  if (map.size >= max && oldest !== undefined) map.delete(oldest);
  map.set(key, value);
}
