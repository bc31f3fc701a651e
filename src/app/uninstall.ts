import type { CheckLine } from '../ports/chat.ts';
import type { House } from './use-cases.ts';

/** Takes Newsdesk away from the platforms as far as a program can, and says what is left to do by hand. Each platform answers for itself; none throws. */
export async function uninstall({
  platforms,
}: Pick<House, 'platforms'>): Promise<readonly CheckLine[]> {
  const lines: CheckLine[] = [];
  for (const platform of platforms.values()) lines.push(...((await platform.uninstall?.()) ?? []));
  return lines;
}
