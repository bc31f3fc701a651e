import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../../ports/log.ts';
import { isSignedBy } from './signature.ts';

/** What stands behind the callback: use cases, handed in as functions. */
export interface HubCallbackOptions {
  /** The subscription's secret; `undefined` inside: it has none. Undefined: there is no such subscription. */
  readonly findSecret: (id: string) => Promise<{ readonly secret: string | undefined } | undefined>;
  readonly confirmIntent: (check: {
    readonly id: string;
    readonly mode: string;
    readonly topicUrl: string;
    readonly leaseSeconds: number | undefined;
  }) => Promise<boolean>;
  readonly receivePush: (push: {
    readonly subscriptionId: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly contentType: string | undefined;
    readonly isSigned: boolean;
  }) => Promise<'taken' | 'polled' | 'later' | 'busy' | 'unknown'>;
  readonly log: Log;
}

/** As much as a fetch of a feed may bring. */
const BODY_BYTES_MAX = 8 * 1024 * 1024;
/** A body that takes longer is not sent by a hub. */
const BODY_MS_MAX = 20_000;
/** Pushes at work; each may hold a body of the full size. Hubs try again. */
const PUSHES_MAX = 8;
const RETRY_AFTER_SECONDS = 10;
const ID = /\/([0-9a-z]{20,40})$/;
/** Hubs send some 30 characters. */
const CHALLENGE = /^[\x21-\x7e]{1,1000}$/;
const LEASE_SECONDS = /^\d{1,10}$/;

/**
 * Answers hubs: GET verifies that Newsdesk did ask (WebSub, section 5.3), POST takes a push (section 7). Who does not
 * know a subscription's random id is told nothing.
 */
export function createHubCallback(options: HubCallbackOptions): RequestListener {
  let underWay = 0;
  const push = async (id: string, request: IncomingMessage, response: ServerResponse) => {
    if (underWay >= PUSHES_MAX) return refuseForNow(response);
    underWay += 1;
    try {
      await takePush(options, id, { request, response });
    } finally {
      underWay -= 1;
    }
  };
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://callback.invalid');
    const [, id] = ID.exec(url.pathname) ?? [];
    const answer = async (): Promise<void> => {
      if (id === undefined) end(response, 404);
      else if (request.method === 'GET')
        await verify(options, { id, query: url.searchParams, response });
      else if (request.method === 'POST') await push(id, request, response);
      else end(response, 405);
    };
    answer().catch((err: unknown) => {
      options.log.error({ err }, 'a push broke off');
      if (!response.headersSent) refuseForNow(response);
    });
  };
}

async function verify(
  { confirmIntent }: HubCallbackOptions,
  {
    id,
    query,
    response,
  }: { readonly id: string; readonly query: URLSearchParams; readonly response: ServerResponse },
): Promise<void> {
  const mode = query.get('hub.mode') ?? '';
  const challenge = query.get('hub.challenge') ?? '';
  const lease = query.get('hub.lease_seconds') ?? '';
  const isAnswerable = mode === 'denied' || CHALLENGE.test(challenge);
  const isConfirmed =
    isAnswerable &&
    (await confirmIntent({
      id,
      mode,
      topicUrl: query.get('hub.topic') ?? '',
      leaseSeconds: LEASE_SECONDS.test(lease) ? Number(lease) : undefined,
    }));
  if (!isConfirmed) return end(response, 404);
  // The challenge is the hub's: it must never be taken for a page of ours.
  response.writeHead(200, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(mode === 'denied' ? '' : challenge);
}

async function takePush(
  { findSecret, receivePush }: HubCallbackOptions,
  subscriptionId: string,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const found = await findSecret(subscriptionId);
  // 410 ends the subscription on the hub's side (section 7).
  if (found === undefined) return end(response, 410);
  const bytes = await readBody(request);
  if (bytes === undefined) {
    response.setHeader('connection', 'close');
    return end(response, 413);
  }
  const { secret } = found;
  const header = request.headers['x-hub-signature'];
  const signature = Array.isArray(header) ? header[0] : header;
  const outcome = await receivePush({
    subscriptionId,
    bytes,
    contentType: request.headers['content-type'],
    isSigned: secret !== undefined && isSignedBy(secret, bytes, signature),
  });
  switch (outcome) {
    case 'taken':
    case 'polled':
    case 'later':
      return end(response, 202);
    case 'busy':
      return refuseForNow(response);
    case 'unknown':
      return end(response, 410);
  }
}

/** The body as it came; undefined when it is larger than a feed may be, too slow, or cut off. */
function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return new Promise((settle) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = (bytes: Uint8Array<ArrayBuffer> | undefined): void => {
      clearTimeout(timer);
      request.removeAllListeners('data');
      settle(bytes);
    };
    const timer = setTimeout(() => finish(undefined), BODY_MS_MAX);
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > BODY_BYTES_MAX) finish(undefined);
      else chunks.push(chunk);
    });
    request.once('end', () => finish(new Uint8Array(Buffer.concat(chunks))));
    request.once('error', () => finish(undefined));
    request.once('close', () => finish(undefined));
  });
}

function refuseForNow(response: ServerResponse): void {
  response.setHeader('retry-after', String(RETRY_AFTER_SECONDS));
  end(response, 503);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
