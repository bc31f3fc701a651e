import { parseFeedDate } from '../../core/time/feed-date.ts';
import { type EpochMs, SECOND_MS } from '../../core/time/moment.ts';
import type { Freshness, HeaderLink, Validators } from '../../ports/fetch.ts';

/** Headers as undici gives them: names in lower case, repeated ones as a list. */
export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** No sane answer names more links, and a validator this long is an attack on the store. */
const LINKS_MAX = 20;
const VALIDATOR_CHARACTERS_MAX = 1024;
const LINK = /<([^<>]{1,2000})>([^<]{0,500})/g;

/** A header's value, the first where it was sent twice. */
export function headerOf(headers: ResponseHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function validatorIn(headers: ResponseHeaders, name: string): string | undefined {
  const value = headerOf(headers, name);
  return value === undefined || value === '' || value.length > VALIDATOR_CHARACTERS_MAX
    ? undefined
    : value;
}

/** ETag and Last-Modified exactly as sent, quotation marks and `W/` included (RFC 9110, section 8.8). */
export function readValidators(headers: ResponseHeaders): Validators {
  return {
    etag: validatorIn(headers, 'etag'),
    lastModified: validatorIn(headers, 'last-modified'),
  };
}

/** Retry-After in seconds or as a date (RFC 9110, section 10.2.3), from now on; never negative. */
export function readRetryAfterMs(headers: ResponseHeaders, nowMs: EpochMs): number | undefined {
  const value = headerOf(headers, 'retry-after')?.trim();
  if (value === undefined) return undefined;
  if (/^\d{1,15}$/.test(value)) return Number(value) * SECOND_MS;
  const moment = parseFeedDate(value);
  return moment === undefined ? undefined : Math.max(0, moment - nowMs);
}

/** Expires is taken relative to the server's own Date. */
function readExpiry(headers: ResponseHeaders, nowMs: EpochMs): EpochMs | undefined {
  const expires = parseFeedDate(headerOf(headers, 'expires') ?? '');
  if (expires === undefined) return undefined;
  const serverNow = parseFeedDate(headerOf(headers, 'date') ?? '') ?? nowMs;
  return nowMs + Math.max(0, expires - serverNow);
}

/** How long the answer may be used (RFC 9111, section 5.2.2 and 5.3). */
export function readFreshness(headers: ResponseHeaders, nowMs: EpochMs): Freshness {
  const control = headerOf(headers, 'cache-control') ?? '';
  const [, seconds] = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/i.exec(control) ?? [];
  const mayBeKept = !/(?:^|[\s,])no-(?:cache|store)\b/i.test(control);
  return {
    cacheMaxAgeMs: seconds === undefined || !mayBeKept ? undefined : Number(seconds) * SECOND_MS,
    expiresAtMs: seconds === undefined && mayBeKept ? readExpiry(headers, nowMs) : undefined,
    retryAfterMs: readRetryAfterMs(headers, nowMs),
  };
}

/** The targets of Link headers, absolute (RFC 8288): WebSub announces its hub there. */
export function readLinks(headers: ResponseHeaders, baseUrl: string): readonly HeaderLink[] {
  const value = headers['link'];
  if (value === undefined) return [];
  const links: HeaderLink[] = [];
  for (const [, target = '', parameters = ''] of [value].flat().join(', ').matchAll(LINK)) {
    const [, rel] = /;\s{0,20}rel\s{0,5}=\s{0,5}"?([^";,]{1,100})/i.exec(parameters) ?? [];
    const [, type] = /;\s{0,20}type\s{0,5}=\s{0,5}"?([^";,]{1,100})/i.exec(parameters) ?? [];
    if (rel === undefined || !URL.canParse(target.trim(), baseUrl)) continue;
    links.push({ url: new URL(target.trim(), baseUrl).href, rel: rel.trim().toLowerCase(), type });
    if (links.length >= LINKS_MAX) break;
  }
  return links;
}

/** The server's clock by its own account: Date, and the time that a cache on the way has held the answer (RFC 9110, section 6.6.1; RFC 9111, section 5.1). */
export function readServerClock(headers: ResponseHeaders): EpochMs | undefined {
  const dateMs = Date.parse(headerOf(headers, 'date') ?? '');
  const ageSeconds = Number(headerOf(headers, 'age') ?? 0);
  if (!Number.isFinite(dateMs) || !Number.isFinite(ageSeconds)) return undefined;
  return dateMs + ageSeconds * 1000;
}
