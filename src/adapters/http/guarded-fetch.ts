import { hash } from 'node:crypto';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { EpochMs } from '../../core/time/moment.ts';
import type { Fetch, FetchOutcome, FetchRequest } from '../../ports/fetch.ts';
import { type AddressGuard, makeAddressGuard, REFUSED_CODE } from './address-guard.ts';
import { isBotWall } from './bot-wall.ts';
import { decodeBody } from './decode-body.ts';
import { makeHostLimiter, type RunLimited } from './host-limiter.ts';
import {
  headerOf,
  type ResponseHeaders,
  readFreshness,
  readLinks,
  readRetryAfterMs,
  readServerClock,
  readValidators,
} from './response-headers.ts';
import { type Answer, sendRequest } from './send-request.ts';

/** What the configuration's `polling` says, and what a test or a proxy changes. */
export interface GuardedFetchOptions {
  /** `Newsdesk/1.2 (+desk@example.org)`: who asks, and where a publisher can complain. */
  readonly userAgent: string;
  readonly allowAddresses?: readonly string[];
  readonly concurrency?: number;
  readonly perHost?: number;
  readonly nowMs?: () => EpochMs;
  readonly timeouts?: { readonly totalMs?: number; readonly idleMs?: number };
  /** A forward proxy (`HTTPS_PROXY`, `NO_PROXY`): it dials, so targets are checked by name before they are handed to it. */
  readonly proxy?: { readonly url: string; readonly noProxy?: string };
}

/** The one guarded fetch and its end: `close` lets go of the connections. */
export interface GuardedFetch {
  readonly fetch: Fetch;
  /** Whether the guard would let this address be asked: it is public, or allowed. */
  readonly mayReach: (url: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const MEGABYTE = 1024 * 1024;
/** Decoded bytes: the largest real feeds and pages have 3 to 4 MB; RFC 9309 asks for 500 KB of a robots.txt. */
const BYTES_MAX: Readonly<Record<FetchRequest['purpose'], number>> = {
  feed: 8 * MEGABYTE,
  article: 8 * MEGABYTE,
  image: 8 * MEGABYTE,
  robots: MEGABYTE / 2,
  hub: MEGABYTE / 4,
};
const ACCEPT: Readonly<Record<FetchRequest['purpose'], string>> = {
  feed: 'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1',
  article: 'text/html, application/xhtml+xml, */*;q=0.1',
  image: 'image/*',
  robots: 'text/plain, */*;q=0.1',
  hub: '*/*',
};
const REDIRECTS_MAX = 5;
const TOTAL_MS = 20_000;
const IDLE_MS = 10_000;
const CONNECT_MS = 8000;
/** Of an answer that is not wanted, enough to recognise a wall. */
const REFUSED_BYTES_MAX = 16 * 1024;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Their status and headers say all. */
const BODILESS: ReadonlySet<number> = new Set([...REDIRECTS, 304, 410]);

interface Tools {
  readonly guard: AddressGuard;
  readonly dispatcher: Dispatcher;
  readonly isProxied: boolean;
  readonly limit: RunLimited;
  readonly nowMs: () => EpochMs;
  readonly userAgent: string;
  readonly totalMs: number;
  readonly idleMs: number;
}

interface Step {
  readonly url: string;
  readonly permanentUrl: string | undefined;
  /** Every hop so far was permanent. */
  readonly isMoving: boolean;
}

/** A step whose address has been checked, in its parts. */
interface Hop extends Step {
  readonly origin: string;
  readonly hostname: string;
  readonly path: string;
}

type Ending = FetchOutcome | { readonly kind: 'redirect'; readonly step: Step };

function headersFor(request: FetchRequest, hop: Hop, userAgent: string): Record<string, string> {
  const { validators, headers: secrets } = request;
  const isSameOrigin = secrets !== undefined && hop.origin === new URL(request.url).origin;
  // RFC 9110, section 13.1.3: If-Modified-Since is ignored where If-None-Match is understood; old servers know only one.
  const isValidated = hop.url === (request.validatorsUrl ?? request.url);
  return {
    'user-agent': userAgent,
    accept: ACCEPT[request.purpose],
    'accept-encoding': 'gzip, br, zstd, deflate',
    ...(isSameOrigin ? secrets : {}),
    ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(isValidated && validators?.etag !== undefined ? { 'if-none-match': validators.etag } : {}),
    ...(isValidated && validators?.lastModified !== undefined
      ? { 'if-modified-since': validators.lastModified }
      : {}),
  };
}

function followRedirect(
  hop: Hop,
  status: number,
  headers: ResponseHeaders,
): Step | FetchOutcome | undefined {
  const location = headerOf(headers, 'location');
  if (location === undefined) return undefined;
  const target = Buffer.from(location, 'latin1').toString('utf8');
  if (!URL.canParse(target, hop.url)) {
    return { kind: 'refused-address', url: target.slice(0, 200), reason: 'invalid' };
  }
  const url = new URL(target, hop.url);
  url.hash = '';
  const isMoving = hop.isMoving && (status === 301 || status === 308);
  return { url: url.href, isMoving, permanentUrl: isMoving ? url.href : hop.permanentUrl };
}

function bodyBytesMaxOf({ bodyBytesMax, purpose }: FetchRequest): number {
  return bodyBytesMax ?? BYTES_MAX[purpose];
}

async function readFresh(
  request: FetchRequest,
  hop: Hop,
  answer: Answer,
  nowMs: EpochMs,
): Promise<FetchOutcome> {
  const { status, headers, bytes: raw } = answer;
  const bodyBytesMax = bodyBytesMaxOf(request);
  if (raw === undefined) return { kind: 'too-large', bodyBytesMax };
  const answered = {
    finalUrl: hop.url,
    permanentUrl: hop.permanentUrl,
    validators: readValidators(headers),
    freshness: readFreshness(headers, nowMs),
    serverAtMs: readServerClock(headers),
  };
  // The bytes as sent are compared first, since most are sent again as they were; then what they hold.
  const [knownSent, knownBody] = request.knownBodyHash?.split('.') ?? [];
  const sentHash = hash('sha1', raw, 'base64url');
  if (sentHash === knownSent) return { kind: 'not-modified', because: 'same-body', ...answered };
  const decoded = await decodeBody(raw, headerOf(headers, 'content-encoding'), bodyBytesMax);
  if (decoded.kind === 'too-large') return { kind: 'too-large', bodyBytesMax };
  if (decoded.kind === 'bad-encoding') return { kind: 'network-error', code: 'bad-encoding' };
  if (isBotWall(headers, decoded.bytes)) return { kind: 'blocked', status, by: 'bot-wall' };
  const bodyHash = hash('sha1', decoded.bytes, 'base64url');
  if (bodyHash === knownBody) return { kind: 'not-modified', because: 'same-body', ...answered };
  return {
    kind: 'fresh',
    status,
    bytes: decoded.bytes,
    bodyHash: `${sentHash}.${bodyHash}`,
    contentType: headerOf(headers, 'content-type'),
    links: readLinks(headers, hop.url),
    sent: { encoding: headerOf(headers, 'content-encoding'), bytes: raw.length },
    ...answered,
  };
}

/** An answer that is no document: what the server means by it. */
async function readRefusal(hop: Hop, answer: Answer, nowMs: EpochMs): Promise<FetchOutcome> {
  const { status, headers, bytes: raw = new Uint8Array() } = answer;
  const retryAfterMs = readRetryAfterMs(headers, nowMs);
  if (status === 410) {
    return { kind: 'gone', finalUrl: hop.url, permanentUrl: hop.permanentUrl };
  }
  const page = await decodeBody(raw, headerOf(headers, 'content-encoding'), MEGABYTE);
  const isWall = isBotWall(headers, page.kind === 'decoded' ? page.bytes : new Uint8Array());
  if (isWall) return { kind: 'blocked', status, by: 'bot-wall' };
  if (status === 429) return { kind: 'rate-limited', status, retryAfterMs };
  if (status === 503 && retryAfterMs !== undefined) {
    return { kind: 'rate-limited', status, retryAfterMs };
  }
  if (status === 401 || status === 403 || status === 451) {
    return { kind: 'blocked', status, by: 'forbidden' };
  }
  return { kind: 'http-error', status, retryAfterMs };
}

async function readAnswer(
  tools: Tools,
  request: FetchRequest,
  hop: Hop,
  answer: Answer,
): Promise<Ending> {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return readFresh(request, hop, answer, tools.nowMs());
  if (status === 304) {
    const sent = readValidators(headers);
    return {
      kind: 'not-modified',
      because: 'status',
      finalUrl: hop.url,
      permanentUrl: hop.permanentUrl,
      // RFC 9110, section 15.4.5: a 304 may leave out what has not changed.
      validators: {
        etag: sent.etag ?? request.validators?.etag,
        lastModified: sent.lastModified ?? request.validators?.lastModified,
      },
      freshness: readFreshness(headers, tools.nowMs()),
    };
  }
  if (REDIRECTS.has(status)) {
    const next = followRedirect(hop, status, headers);
    if (next !== undefined) return 'kind' in next ? next : { kind: 'redirect', step: next };
  }
  return readRefusal(hop, answer, tools.nowMs());
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error.cause === undefined ? error.name : codeOf(error.cause);
}

function endingOf(error: unknown, hop: Hop): FetchOutcome {
  const code = codeOf(error);
  switch (code) {
    case REFUSED_CODE:
      return { kind: 'refused-address', url: hop.url, reason: 'address' };
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return { kind: 'timeout', stage: 'connect' };
    case 'UND_ERR_HEADERS_TIMEOUT':
      return { kind: 'timeout', stage: 'headers' };
    case 'UND_ERR_BODY_TIMEOUT':
      return { kind: 'timeout', stage: 'body' };
    default:
      break;
  }
  const isTotal = error instanceof Error && error.name === 'TimeoutError';
  return isTotal ? { kind: 'timeout', stage: 'total' } : { kind: 'network-error', code };
}

async function exchange(tools: Tools, request: FetchRequest, hop: Hop): Promise<Ending> {
  if (tools.isProxied && (await tools.guard.isRefusedName(hop.hostname))) {
    return { kind: 'refused-address', url: hop.url, reason: 'address' };
  }
  const { form } = request;
  try {
    const answer = await sendRequest(
      tools.dispatcher,
      {
        origin: hop.origin,
        path: hop.path,
        method: form === undefined ? 'GET' : 'POST',
        body: form === undefined ? null : new URLSearchParams(form).toString(),
        headers: headersFor(request, hop, tools.userAgent),
        headersTimeout: tools.idleMs,
        bodyTimeout: tools.idleMs,
      },
      {
        totalMs: tools.totalMs,
        signal: request.signal,
        wantedOf: (status) =>
          status < 300
            ? { bytesMax: bodyBytesMaxOf(request), isNeeded: true }
            : { bytesMax: REFUSED_BYTES_MAX, isNeeded: !BODILESS.has(status) },
      },
    );
    return await readAnswer(tools, request, hop, answer);
  } catch (error) {
    return endingOf(error, hop);
  }
}

async function fetchGuarded(tools: Tools, request: FetchRequest): Promise<FetchOutcome> {
  let step: Step = { url: request.url, permanentUrl: undefined, isMoving: true };
  for (let hops = 0; hops <= REDIRECTS_MAX; hops++) {
    const refusal = tools.guard.check(step.url);
    if (refusal !== undefined) return refusal;
    const { origin, hostname, pathname, search } = new URL(step.url);
    const hop = { ...step, origin, hostname, path: pathname + search };
    const ending = await tools.limit(hostname, () => exchange(tools, request, hop));
    if (ending.kind !== 'redirect') return ending;
    // A form is not sent on: a hub that moves is subscribed to anew (WebSub, section 5.1).
    if (request.form !== undefined) return { kind: 'redirect-loop', hops: hops + 1 };
    step = ending.step;
  }
  return { kind: 'redirect-loop', hops: REDIRECTS_MAX };
}

function makeDispatcher(options: GuardedFetchOptions, guard: AddressGuard): Dispatcher {
  const agentOptions: Agent.Options = {
    connect: { lookup: guard.lookup, timeout: CONNECT_MS },
    connections: options.perHost ?? 2,
    pipelining: 1,
    maxHeaderSize: 32 * 1024,
  };
  if (options.proxy === undefined) return new Agent(agentOptions);
  const { url, noProxy = '' } = options.proxy;
  return new EnvHttpProxyAgent({ ...agentOptions, httpProxy: url, httpsProxy: url, noProxy });
}

/**
 * The one guarded fetch (feeds.md, Fetching): addresses checked before each hop and again when a name is resolved,
 * caps on decoded bytes and on time, validators byte for byte, no cookies, no referrer, limits for each host and in all.
 */
export function makeGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const guard = makeAddressGuard(options.allowAddresses ?? []);
  const dispatcher = makeDispatcher(options, guard);
  const tools: Tools = {
    guard,
    dispatcher,
    isProxied: options.proxy !== undefined,
    limit: makeHostLimiter({ perHost: options.perHost ?? 2, inAll: options.concurrency ?? 32 }),
    nowMs: options.nowMs ?? Date.now,
    userAgent: options.userAgent,
    totalMs: options.timeouts?.totalMs ?? TOTAL_MS,
    idleMs: options.timeouts?.idleMs ?? IDLE_MS,
  };
  return {
    fetch: (request) => fetchGuarded(tools, request),
    mayReach: async (url) =>
      guard.check(url) === undefined && !(await guard.isRefusedName(new URL(url).hostname)),
    close: () => dispatcher.destroy(),
  };
}
