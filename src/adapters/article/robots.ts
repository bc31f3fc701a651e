import robotsParser from 'robots-parser';
import { type EpochMs, HOUR_MS } from '../../core/time/moment.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Fetch } from '../../ports/fetch.ts';

// Its types describe an ES module, but it is a CommonJS one: the import is the function itself.
const parseRobots = robotsParser as unknown as (typeof robotsParser)['default'];

/** RFC 9309, section 2.4: a robots.txt is used for at most a day. */
const KEPT_MS = 24 * HOUR_MS;
/** Sites remembered at once; the one asked longest ago goes first. */
const SITES_MAX = 2000;
/** The name that a robots.txt may address (RFC 9309, section 2.2.1). */
const ROBOT_NAME = 'Newsdesk';

interface Site {
  readonly mayFetch: (url: string) => boolean;
  readonly readAtMs: EpochMs;
}

/**
 * Answers whether a site's robots.txt lets its article pages be fetched (RFC 9309): no file (4xx) allows all, a server that
 * cannot be reached or fails (5xx) forbids for now. Each site's file is read once a day.
 */
export function makeArticlePermission(deps: {
  readonly fetch: Fetch;
  readonly clock: Clock;
}): (url: string) => Promise<boolean> {
  const sites = new Map<string, Promise<Site>>();
  return async (url) => {
    const origin = URL.parse(url)?.origin;
    if (origin === undefined || origin === 'null') return false;
    const known = await sites.get(origin);
    const isFresh = known !== undefined && deps.clock.nowMs() - known.readAtMs < KEPT_MS;
    const site = isFresh ? known : await readAgain(sites, origin, () => readSite(deps, origin));
    return site.mayFetch(url);
  };
}

function readAgain(
  sites: Map<string, Promise<Site>>,
  origin: string,
  read: () => Promise<Site>,
): Promise<Site> {
  sites.delete(origin);
  const [oldest] = sites.keys();
  if (sites.size >= SITES_MAX && oldest !== undefined) sites.delete(oldest);
  const site = read();
  sites.set(origin, site);
  return site;
}

async function readSite(
  { fetch, clock }: { readonly fetch: Fetch; readonly clock: Clock },
  origin: string,
): Promise<Site> {
  const url = `${origin}/robots.txt`;
  const answer = await fetch({ url, purpose: 'robots' });
  const readAtMs = clock.nowMs();
  if (answer.kind === 'fresh') {
    const robots = parseRobots(url, new TextDecoder().decode(answer.bytes));
    return { readAtMs, mayFetch: (page) => robots.isAllowed(page, ROBOT_NAME) !== false };
  }
  const isAbsent =
    answer.kind === 'gone' ||
    answer.kind === 'blocked' ||
    (answer.kind === 'http-error' && answer.status < 500);
  return { readAtMs, mayFetch: () => isAbsent };
}
