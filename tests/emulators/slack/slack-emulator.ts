import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Answer, answerCall, fieldText } from './methods.ts';
import { checkMessage } from './payload-checks.ts';
import { type FaultKind, SlackState } from './state.ts';

type Json = Readonly<Record<string, unknown>>;

/** How the app acknowledged an envelope, and how long that took. */
export interface Acknowledgement {
  readonly payload: Json;
  readonly afterMs: number;
}

/**
 * Slack on loopback: its Web API and Socket Mode, with a ledger of every message that people see, the limits that it
 * refuses by, and faults on command. Written from Slack's documentation; speaks to the real clients.
 */
export class SlackEmulator extends SlackState {
  readonly #server: http.Server;
  readonly #sockets = new Set<WebSocket>();
  readonly #waiting = new Map<string, (acknowledgement: Acknowledgement) => void>();
  readonly #socketWaiters: (() => void)[] = [];
  #envelopes = 0;
  /** What new sockets do: say hello, say nothing, or be dropped. */
  socketMode: 'hello' | 'silent' | 'drop' = 'hello';
  /** How many sockets were opened since the start. */
  socketsOpened = 0;

  private constructor(server: http.Server) {
    super();
    this.#server = server;
  }

  static async start(port = 0): Promise<SlackEmulator> {
    const server = http.createServer();
    const emulator = new SlackEmulator(server);
    server.on('request', (request, response) => {
      emulator
        .#serve(request, response)
        .catch((error: unknown) => response.destroy(error as Error));
    });
    const sockets = new WebSocketServer({ server, autoPong: false });
    sockets.on('connection', (socket) => emulator.#welcome(socket));
    await new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
    return emulator;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** By which name the world knows it; a proxy may know another than loopback's. */
  host: string | undefined;

  get apiUrl(): string {
    return `http://${this.host ?? `127.0.0.1:${this.port}`}/api/`;
  }

  get socketCount(): number {
    return this.#sockets.size;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  /** Resolves when a socket stands and has been greeted. */
  async socketOpen(): Promise<void> {
    if (this.#sockets.size > 0) return;
    await new Promise<void>((resolve) => {
      this.#socketWaiters.push(resolve);
    });
  }

  dropSockets(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** From now on the open sockets neither answer pings nor read: a frozen peer. */
  freezeSockets(): void {
    for (const socket of this.#sockets) {
      socket.removeAllListeners('ping');
      socket.pause();
    }
  }

  /** Slack's own "disconnect" before it recycles a connection, or any other raw text. */
  sendRaw(text: string): void {
    for (const socket of this.#sockets) socket.send(text);
  }

  /** Sends an envelope through a socket; resolves when the app acknowledges it. */
  async deliver(type: string, payload: Json): Promise<Acknowledgement> {
    await this.socketOpen();
    const [socket] = this.#sockets;
    if (socket === undefined) throw new Error('no socket is open');
    this.#envelopes += 1;
    const envelope_id = `envelope-${this.#envelopes}`;
    const startedAtMs = performance.now();
    const acknowledged = new Promise<Acknowledgement>((resolve) => {
      this.#waiting.set(envelope_id, ({ payload: answer }) =>
        resolve({ payload: answer, afterMs: performance.now() - startedAtMs }),
      );
    });
    socket.send(
      JSON.stringify({
        envelope_id,
        type,
        accepts_response_payload: type !== 'events_api',
        payload,
      }),
    );
    return acknowledged;
  }

  #welcome(socket: WebSocket): void {
    this.socketsOpened += 1;
    if (this.socketMode === 'drop') {
      socket.terminate();
      return;
    }
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => this.#sockets.delete(socket));
    socket.on('ping', (data) => socket.pong(data));
    socket.on('message', (data) => this.#receive((data as Buffer).toString()));
    if (this.socketMode === 'silent') return;
    socket.send(JSON.stringify({ type: 'hello', num_connections: this.#sockets.size }));
    for (const resolve of this.#socketWaiters.splice(0)) resolve();
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as { envelope_id?: string; payload?: Json };
    const waiting = this.#waiting.get(message.envelope_id ?? '');
    this.#waiting.delete(message.envelope_id ?? '');
    waiting?.({ payload: message.payload ?? {}, afterMs: 0 });
  }

  async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString();
    const path = request.url ?? '';
    if (path.startsWith('/response/')) {
      this.#respond(path, JSON.parse(raw) as Json, response);
      return;
    }
    const method = path.replace(/^\/api\//, '');
    const body = readBody(raw);
    const header = request.headers.authorization?.replace(/^Bearer /, '');
    const token = header ?? fieldText(body, 'token');
    this.calls.push({ method, body, token, atMs: performance.now() });
    const fault = this.takeFault(method, body['channel']);
    const answer = (): Answer => {
      const host = this.host ?? `127.0.0.1:${this.port}`;
      const socketUrl = () => `ws://${host}/link/?ticket=${this.calls.length}`;
      return answerCall(this, method, { body, token, socketUrl });
    };
    if (fault === undefined) sendAnswer(response, answer(), this.scopes);
    else await misbehave(fault, { response, answer, scopes: this.scopes });
  }

  #respond(path: string, body: Json, response: http.ServerResponse): void {
    if (path === '/response/expired') {
      response.writeHead(404).end('expired_url');
      return;
    }
    const refusal = checkMessage(body);
    if (refusal !== undefined) {
      this.refusals.push(`response_url: ${refusal.error}: ${refusal.detail}`);
      response.writeHead(400).end(refusal.error);
      return;
    }
    this.responses.push({ url: path, body });
    response.writeHead(200).end('ok');
  }
}

/** The Web API takes forms whose complex fields are JSON. */
function readBody(raw: string): Json {
  const body: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(parse(raw))) {
    const text = String(value);
    const isJson = ['blocks', 'metadata', 'view'].includes(key);
    body[key] = isJson ? (JSON.parse(text) as unknown) : text;
  }
  return body;
}

function sendAnswer(
  response: http.ServerResponse,
  answer: Answer,
  scopes: readonly string[],
): void {
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'x-oauth-scopes': scopes.join(','),
  });
  response.end(JSON.stringify(answer));
}

async function misbehave(
  fault: FaultKind,
  {
    response,
    answer,
    scopes,
  }: {
    readonly response: http.ServerResponse;
    readonly answer: () => Answer;
    readonly scopes: readonly string[];
  },
): Promise<void> {
  switch (fault.kind) {
    case 'rate-limited': {
      const { retryAfter } = fault;
      response.writeHead(429, retryAfter === undefined ? {} : { 'retry-after': retryAfter });
      response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
      return;
    }
    case 'status':
      if (fault.when === 'after') answer();
      response.writeHead(fault.status).end('upstream trouble');
      return;
    case 'cut':
      if (fault.when === 'after') answer();
      response.destroy();
      return;
    case 'cut-body': {
      const text = JSON.stringify(answer());
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': text.length,
      });
      response.write(text.slice(0, text.length / 2), () => response.destroy());
      return;
    }
    case 'hang':
      if (fault.when === 'after') answer();
      return;
    case 'slow': {
      // Done at once, and answered late: whoever looks meanwhile finds it, unless the fault says otherwise.
      const done = fault.late === true ? undefined : answer();
      await new Promise((resolve) => {
        setTimeout(resolve, fault.delayMs);
      });
      sendAnswer(response, done ?? answer(), scopes);
      return;
    }
    case 'html':
      response.writeHead(fault.status, { 'content-type': 'text/html' });
      response.end('<html><body>Please sign in to the guest network.</body></html>');
      return;
    case 'error': {
      const { error, needed } = fault;
      sendAnswer(
        response,
        { ok: false, error, ...(needed === undefined ? {} : { needed }) },
        scopes,
      );
    }
  }
}

/** Headers of a request that Slack signs; "Verifying requests from Slack", docs.slack.dev. */
export function signRequest(
  body: string,
  secret: string,
  atMs = Date.now(),
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(atMs / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  };
}
