import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Fault, sendJson } from './state.ts';

/** What comes within this after a 429 was on the wire before it, and could not know. */
const WIRE_MS = 50;
const HTML = '<html><body><h1>502 Bad Gateway</h1></body></html>';

/** The faults that wait for a request, and the pauses that were asked for. */
export class Faults {
  readonly #faults: Fault[] = [];
  readonly #blocks: { readonly key: string; readonly fromMs: number; readonly untilMs: number }[] =
    [];
  readonly #violations: string[];

  constructor(violations: string[]) {
    this.#violations = violations;
  }

  add(fault: Fault): void {
    this.#faults.push(fault);
  }

  noteEarly(method: string, path: string): void {
    const now = Date.now();
    const isEarly = this.#blocks.some(
      ({ key, fromMs, untilMs }) =>
        fromMs < now && now < untilMs && (key === 'global' || key === `${method} ${path}`),
    );
    if (isEarly && !path.startsWith('/interactions/')) {
      this.#violations.push(`${method} ${path} before Retry-After`);
    }
  }

  take(method: string, path: string): Fault | undefined {
    const index = this.#faults.findIndex(
      (fault) =>
        (fault.method === undefined ? method !== 'GET' : fault.method === method) &&
        (fault.path ?? /^\/channels\/\d+\/messages(?:\/\d+)?$/).test(path),
    );
    return index < 0 ? undefined : this.#faults.splice(index, 1)[0];
  }

  breakBefore(
    fault: Fault,
    {
      method,
      path,
      request,
      response,
    }: {
      readonly method: string;
      readonly path: string;
      readonly request: IncomingMessage;
      readonly response: ServerResponse;
    },
  ): boolean {
    switch (fault.kind) {
      case 'rate-limited': {
        const key = fault.isGlobal ? 'global' : `${method} ${path}`;
        if (fault.retryAfterS === undefined) {
          response.writeHead(429, { 'content-type': 'text/html' }).end(HTML);
          return true;
        }
        const nowMs = Date.now();
        const untilMs = nowMs + fault.retryAfterS * 1000;
        this.#blocks.push({ key, fromMs: nowMs + WIRE_MS, untilMs });
        response.setHeader('retry-after', String(fault.retryAfterS));
        response.setHeader('x-ratelimit-scope', fault.isGlobal ? 'global' : 'shared');
        if (fault.isGlobal) response.setHeader('x-ratelimit-global', 'true');
        const limited = { message: 'You are being rate limited.', global: fault.isGlobal };
        sendJson(response, 429, { ...limited, retry_after: fault.retryAfterS });
        return true;
      }
      case 'error':
        sendJson(response, fault.status, { code: fault.code, message: 'refused' });
        return true;
      case 'html':
        response.writeHead(fault.status, { 'content-type': 'text/html' }).end(HTML);
        return true;
      case 'status':
        if (!fault.isAfter) sendJson(response, fault.status, { message: 'error', code: 0 });
        return !fault.isAfter;
      case 'cut':
        if (!fault.isAfter) request.socket.resetAndDestroy();
        return !fault.isAfter;
      case 'hang':
        return !fault.isAfter;
      case 'cut-body':
      case 'slow':
        return false;
    }
  }

  breakAfter(
    fault: Fault,
    body: unknown,
    { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  ): void {
    if (fault.kind === 'status') sendJson(response, fault.status, { message: 'error', code: 0 });
    else if (fault.kind === 'cut') request.socket.resetAndDestroy();
    else if (fault.kind === 'cut-body') {
      const text = JSON.stringify(body);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': text.length,
      });
      response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
    }
  }
}
