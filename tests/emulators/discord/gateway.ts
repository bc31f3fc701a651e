import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

interface Dispatch {
  readonly seq: number;
  readonly type: string;
  readonly data: unknown;
}

interface Session {
  readonly id: string;
  seq: number;
  readonly sent: Dispatch[];
  socket: WebSocket | undefined;
}

interface Payload {
  readonly op: number;
  readonly d?: {
    readonly token?: string;
    readonly intents?: number;
    readonly session_id?: string;
    readonly seq?: number;
  };
}

/** What the gateway says at READY, and whose token it takes. */
export interface GatewayWorld {
  readonly isTokenValid: (token: string | undefined) => boolean;
  readonly ready: () => { readonly user: unknown; readonly guilds: readonly unknown[] };
  readonly guilds: () => readonly unknown[];
  readonly onChange: () => void;
}

/** Discord's Gateway v10 in JSON: HELLO, heartbeats, IDENTIFY, READY, RESUME with replay, op 7 and 9. */
export class GatewayEmulator {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  readonly #world: GatewayWorld;
  readonly #url: () => string;
  isFrozen = false;
  isDown = false;
  heartbeatMs = 41_250;
  /** What each IDENTIFY asked for. */
  readonly intents: number[] = [];
  /** How often each was seen. */
  readonly counts = { identify: 0, resume: 0, heartbeat: 0, connect: 0 };

  constructor(server: Server, world: GatewayWorld, url: () => string) {
    this.#world = world;
    this.#url = url;
    server.on('upgrade', (request, socket, head) => {
      this.counts.connect += 1;
      if (this.isDown) {
        socket.destroy();
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (client) => this.#greet(client));
    });
  }

  /** Whether a session is open and listening. */
  get isConnected(): boolean {
    return [...this.#sessions.values()].some(({ socket }) => socket !== undefined);
  }

  /** How many sessions are open and listening. */
  get sessionCount(): number {
    return [...this.#sessions.values()].filter(({ socket }) => socket?.readyState === 1).length;
  }

  dispatch(type: string, data: unknown): void {
    for (const session of this.#sessions.values()) this.#dispatchTo(session, type, data);
  }

  /** Closes every socket: with a code, or like a pulled plug. */
  dropSockets(code?: number): void {
    for (const session of this.#sessions.values()) {
      if (code === undefined) session.socket?.terminate();
      else session.socket?.close(code);
      session.socket = undefined;
    }
  }

  askToReconnect(): void {
    this.#sendAll({ op: 7, d: null });
  }

  invalidate(): void {
    this.#sendAll({ op: 9, d: false });
    this.#sessions.clear();
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #sendAll(payload: unknown): void {
    for (const { socket } of this.#sessions.values()) socket?.send(JSON.stringify(payload));
  }

  #dispatchTo(session: Session, type: string, data: unknown): void {
    session.seq += 1;
    session.sent.push({ seq: session.seq, type, data });
    if (this.isFrozen) return;
    session.socket?.send(JSON.stringify({ op: 0, t: type, s: session.seq, d: data }));
  }

  #greet(client: WebSocket): void {
    client.on('error', () => client.terminate());
    client.on('message', (raw: Buffer) => {
      if (this.isFrozen) return;
      this.#hear(client, JSON.parse(raw.toString('utf8')) as Payload);
      this.#world.onChange();
    });
    client.on('close', () => {
      for (const session of this.#sessions.values()) {
        if (session.socket === client) session.socket = undefined;
      }
      this.#world.onChange();
    });
    client.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.heartbeatMs } }));
  }

  #hear(client: WebSocket, { op, d }: Payload): void {
    if (op === 1) {
      this.counts.heartbeat += 1;
      client.send(JSON.stringify({ op: 11 }));
    } else if (op === 2) {
      this.intents.push(d?.intents ?? 0);
      this.#identify(client, d?.token);
    } else if (op === 6) {
      this.#resume(client, d);
    }
  }

  #identify(client: WebSocket, token: string | undefined): void {
    this.counts.identify += 1;
    if (!this.#world.isTokenValid(token)) {
      client.close(4004, 'Authentication failed.');
      return;
    }
    const session: Session = {
      id: `session${this.counts.identify}`,
      seq: 0,
      sent: [],
      socket: client,
    };
    this.#sessions.set(session.id, session);
    const { user, guilds } = this.#world.ready();
    this.#dispatchTo(session, 'READY', {
      v: 10,
      user,
      guilds,
      session_id: session.id,
      resume_gateway_url: this.#url(),
      application: { id: (user as { readonly id: string }).id, flags: 0 },
    });
    for (const guild of this.#world.guilds()) this.#dispatchTo(session, 'GUILD_CREATE', guild);
  }

  #resume(client: WebSocket, d: Payload['d']): void {
    this.counts.resume += 1;
    const session = this.#sessions.get(d?.session_id ?? '');
    if (session === undefined || !this.#world.isTokenValid(d?.token)) {
      client.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    session.socket = client;
    for (const { seq, type, data } of session.sent.filter((one) => one.seq > (d?.seq ?? 0))) {
      client.send(JSON.stringify({ op: 0, t: type, s: seq, d: data }));
    }
    this.#dispatchTo(session, 'RESUMED', {});
  }
}
