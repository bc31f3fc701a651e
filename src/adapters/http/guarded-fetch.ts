import { hash } from 'node:crypto';
import { Agent, type Dispatcher, EnvHttpProxyAgent, request as send } from 'undici';
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

interface Hop {
  readonly url: string;
  readonly permanentUrl: string | undefined;
  /** Every hop so far was permanent. */
  readonly isMoving: boolean;
}

type Ending = FetchOutcome | { readonly kind: 'redirect'; readonly hop: Hop };

function headersFor(request: FetchRequest, url: string, userAgent: string): Record<string, string> {
  const { validators } = request;
  const isSameOrigin = new URL(url).origin === new URL(request.url).origin;
  // RFC 9110, section 13.1.3: If-Modified-Since is ignored where If-None-Match is understood; old servers know only one.
  const isValidated = url === (request.validatorsUrl ?? request.url);
  return {
    'user-agent': userAgent,
    accept: ACCEPT[request.purpose],
    'accept-encoding': 'gzip, br, zstd, deflate',
    ...(isSameOrigin ? request.headers : {}),
    ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(isValidated && validators?.etag !== undefined ? { 'if-none-match': validators.etag } : {}),
    ...(isValidated && validators?.lastModified !== undefined
      ? { 'if-modified-since': validators.lastModified }
      : {}),
  };
}

/** The body's bytes as sent, or undefined when there are more than `bytesMax`: then the connection is cut. */
function readBytes(
  body: Dispatcher.ResponseData['body'],
  bytesMax: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    body.on('data', (chunk: Uint8Array) => {
      length += chunk.length;
      if (length <= bytesMax) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve(undefined);
        body.on('error', ignoreLateError).destroy();
      }
    });
    body.once('end', () => resolve(joinBytes(chunks, length)));
    body.once('error', reject);
  });
}

function joinBytes(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function followRedirect(
  hop: Hop,
  status: number,
  headers: ResponseHeaders,
): Hop | FetchOutcome | undefined {
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

async function readFresh(
  request: FetchRequest,
  hop: Hop,
  answer: Dispatcher.ResponseData,
  nowMs: EpochMs,
): Promise<FetchOutcome> {
  const { statusCode: status, headers } = answer;
  const bodyBytesMax = request.bodyBytesMax ?? BYTES_MAX[request.purpose];
  // Who says beforehand that it is too much is not read at all.
  const isTooLong = Number(headerOf(headers, 'content-length') ?? 0) > bodyBytesMax;
  const raw = isTooLong ? undefined : await readBytes(answer.body, bodyBytesMax);
  if (isTooLong) answer.body.on('error', ignoreLateError).destroy();
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
async function readRefusal(
  hop: Hop,
  answer: Dispatcher.ResponseData,
  nowMs: EpochMs,
): Promise<FetchOutcome> {
  const { statusCode: status, headers } = answer;
  const retryAfterMs = readRetryAfterMs(headers, nowMs);
  if (status === 410) {
    return { kind: 'gone', finalUrl: hop.url, permanentUrl: hop.permanentUrl };
  }
  const raw = (await readBytes(answer.body, REFUSED_BYTES_MAX)) ?? new Uint8Array();
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
  answer: Dispatcher.ResponseData,
): Promise<Ending> {
  const { statusCode: status, headers } = answer;
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
  if ([301, 302, 303, 307, 308].includes(status)) {
    const next = followRedirect(hop, status, headers);
    if (next !== undefined) return 'kind' in next ? next : { kind: 'redirect', hop: next };
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

/** One exchange. The body is always read to its end or cut off, so that no connection is left hanging. */
async function exchange(
  tools: Tools,
  request: FetchRequest,
  hop: Hop,
  signal: AbortSignal,
): Promise<Ending> {
  let answer: Dispatcher.ResponseData | undefined;
  if (tools.isProxied && (await tools.guard.isRefusedName(new URL(hop.url).hostname))) {
    return { kind: 'refused-address', url: hop.url, reason: 'address' };
  }
  try {
    answer = await send(hop.url, {
      dispatcher: tools.dispatcher,
      method: request.form === undefined ? 'GET' : 'POST',
      body: request.form === undefined ? null : new URLSearchParams(request.form).toString(),
      headers: headersFor(request, hop.url, tools.userAgent),
      headersTimeout: tools.idleMs,
      bodyTimeout: tools.idleMs,
      signal,
    });
    const ending = await readAnswer(tools, request, hop, answer);
    if (!answer.body.destroyed) await answer.body.dump({ limit: REFUSED_BYTES_MAX });
    return ending;
  } catch (error) {
    answer?.body.on('error', ignoreLateError).destroy();
    return endingOf(error, hop);
  }
}

/** A body that is cut off says so once more after its exchange has ended. */
function ignoreLateError(): void {}

async function fetchGuarded(tools: Tools, request: FetchRequest): Promise<FetchOutcome> {
  let hop: Hop = { url: request.url, permanentUrl: undefined, isMoving: true };
  for (let hops = 0; hops <= REDIRECTS_MAX; hops++) {
    const refusal = tools.guard.check(hop.url);
    if (refusal !== undefined) return refusal;
    const current = hop;
    const ending = await tools.limit(new URL(current.url).hostname, () => {
      const total = AbortSignal.timeout(tools.totalMs);
      const { signal } = request;
      const both = signal === undefined ? total : AbortSignal.any([total, signal]);
      return exchange(tools, request, current, both);
    });
    if (ending.kind !== 'redirect') return ending;
    // A form is not sent on: a hub that moves is subscribed to anew (WebSub, section 5.1).
    if (request.form !== undefined) return { kind: 'redirect-loop', hops: hops + 1 };
    hop = ending.hop;
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
