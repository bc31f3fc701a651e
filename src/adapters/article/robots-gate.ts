import robots from 'robots-parser';
import { DAY_MS, type EpochMs, HOUR_MS } from '../../core/time/moment.ts';
import type { Fetch } from '../../ports/fetch.ts';

/** Answers whether a site's robots.txt lets us read a page. */
export type RobotsGate = (url: string) => Promise<boolean>;

/** The package is CommonJS and is itself the function that its types call `default`. */
const parseRobots = robots as unknown as typeof robots.default;

/** RFC 9309, section 2.4: a robots.txt is used for at most a day. */
const KEPT_MS = DAY_MS;
/** After an error on the site's side it is asked again sooner. */
const RETRY_MS = HOUR_MS;
const SITES_MAX = 1000;

interface Site {
  readonly askAgainAtMs: EpochMs;
  readonly isAllowed: (url: string) => boolean;
}

function everything(): boolean {
  return true;
}

function nothing(): boolean {
  return false;
}

async function askSite(
  fetch: Fetch,
  options: { readonly product: string; readonly nowMs: EpochMs; readonly robotsUrl: string },
): Promise<Site> {
  const { product, nowMs, robotsUrl } = options;
  const outcome = await fetch({ url: robotsUrl, purpose: 'robots' });
  switch (outcome.kind) {
    case 'fresh': {
      const rules = parseRobots(robotsUrl, new TextDecoder().decode(outcome.bytes));
      // Undefined is an address of another site: the rules say nothing about it.
      const isAllowed = (url: string): boolean => rules.isAllowed(url, product) ?? true;
      return { askAgainAtMs: nowMs + KEPT_MS, isAllowed };
    }
    // RFC 9309, section 2.3.1.3: 4xx means that there are no rules.
    case 'gone':
    case 'redirect-loop':
    case 'too-large':
      return { askAgainAtMs: nowMs + KEPT_MS, isAllowed: everything };
    case 'http-error': {
      const isMissing = outcome.status < 500;
      const keptMs = isMissing ? KEPT_MS : RETRY_MS;
      return { askAgainAtMs: nowMs + keptMs, isAllowed: isMissing ? everything : nothing };
    }
    case 'blocked': {
      const isAllowed = outcome.by === 'forbidden' ? everything : nothing;
      return { askAgainAtMs: nowMs + RETRY_MS, isAllowed };
    }
    case 'not-modified':
    case 'rate-limited':
    case 'refused-address':
    case 'timeout':
    case 'network-error':
      // Section 2.3.1.4: unreachable rules forbid everything.
      return { askAgainAtMs: nowMs + RETRY_MS, isAllowed: nothing };
  }
}

/**
 * Honours robots.txt for article pages (RFC 9309): asks each site once a day, and remembers the newest thousand.
 * `product` is the name in the User-Agent without its version.
 */
export function makeRobotsGate(
  fetch: Fetch,
  options: { readonly product: string; readonly nowMs: () => EpochMs },
): RobotsGate {
  const sites = new Map<string, Promise<Site>>();
  return async (url) => {
    const { origin } = new URL(url);
    const known = await sites.get(origin);
    const nowMs = options.nowMs();
    if (known !== undefined && nowMs < known.askAgainAtMs) return known.isAllowed(url);
    const robotsUrl = `${origin}/robots.txt`;
    const asked = askSite(fetch, { product: options.product, nowMs, robotsUrl });
    sites.delete(origin);
    sites.set(origin, asked);
    const [oldest] = sites.keys();
    if (sites.size > SITES_MAX && oldest !== undefined) sites.delete(oldest);
    return (await asked).isAllowed(url);
  };
}
