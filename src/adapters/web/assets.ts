import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that every page may ask for. Its path carries its hash, so that browsers keep it for ever. */
interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

function loadAsset(name: string, type: string): Asset {
  const body = readFileSync(join(import.meta.dirname, 'assets', name), 'utf8');
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { path: `/assets/${hash}-${name}`, type, body };
}

/** All that the console's pages load: nothing comes from another host. */
export const ASSETS = {
  style: loadAsset('console.css', 'text/css; charset=utf-8'),
  script: loadAsset('console.js', 'text/javascript; charset=utf-8'),
  icon: loadAsset('icon.svg', 'image/svg+xml'),
} as const;
