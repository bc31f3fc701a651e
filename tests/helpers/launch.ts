import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How the first line of src/newsdesk.js starts Newsdesk: variables and Node's options, so that measurements run as it does. */
export function readLaunch(): {
  readonly variables: Readonly<Record<string, string>>;
  readonly options: readonly string[];
} {
  const source = readFileSync(join(import.meta.dirname, '../../src/newsdesk.js'), 'utf8');
  const words = source.slice(0, source.indexOf('\n')).split(' ').slice(2);
  const at = words.indexOf('node');
  const variables = words.slice(0, at).map((word) => word.split('=', 2) as [string, string]);
  return { variables: Object.fromEntries(variables), options: words.slice(at + 1) };
}
