import type { IncomingMessage, ServerResponse } from 'node:http';

export type Json = Readonly<Record<string, unknown>>;

/** A message as people see it. */
export interface ShownMessage {
  readonly id: string;
  readonly channelId: string;
  readonly nonce: string | undefined;
  readonly reference: string | undefined;
  readonly authorId: string;
  body: Json;
  edits: number;
  isDeleted: boolean;
}

/** What goes wrong with the next request that fits; `isAfter`: the message was taken all the same. */
export type FaultKind =
  | {
      readonly kind: 'rate-limited';
      readonly retryAfterS: number | undefined;
      readonly isGlobal: boolean;
    }
  | { readonly kind: 'error'; readonly status: number; readonly code: number }
  | { readonly kind: 'slow'; readonly delayMs: number }
  | { readonly kind: 'status'; readonly status: number; readonly isAfter: boolean }
  | { readonly kind: 'cut'; readonly isAfter: boolean }
  | { readonly kind: 'cut-body' }
  | { readonly kind: 'hang'; readonly isAfter: boolean }
  | { readonly kind: 'html'; readonly status: number };

/** A fault, and which request meets it: by default the next message posted or edited. */
export type Fault = FaultKind & { readonly method?: string; readonly path?: RegExp };

/** What the bot answered to one interaction. */
export interface SeenInteraction {
  readonly id: string;
  readonly token: string;
  readonly data: Json;
  callback: { readonly type: number; readonly data: Json } | undefined;
  /** Answers that the person sees, in order. The deferred one is `@original`. */
  readonly answers: { readonly id: string; body: Json; readonly isEphemeral: boolean }[];
}

export interface Channel {
  readonly id: string;
  readonly guildId: string;
  readonly type: number;
  readonly parentId: string | undefined;
  /** A refusal instead of every answer: gone, no access, no permission. */
  refusal: { readonly status: number; readonly code: number } | undefined;
  overwrites: readonly Json[];
}

/** "Within minutes", for which a nonce is remembered. */
export const NONCE_MS = 3 * 60_000;
export const DISCORD_EPOCH_MS = 1_420_070_400_000;

export const BOT_ID = '900000000000000001';
export const GUILD_ID = '800000000000000001';
export const CHANNEL_ID = '700000000000000001';
export const OTHER_CHANNEL_ID = '700000000000000002';
export const TOKEN = 'emulator-token';
export const VIEW_SEND_HISTORY_THREADS = '309237713920';

/** A request as the emulator routes it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly request: IncomingMessage;
}

/** What it is answered. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A good answer. */
export function ok(body: unknown): Reply {
  return { status: 200, body };
}

/** A refusal with one of Discord's codes. */
export function refusal(status: number, code: number, message: string): Reply {
  return { status, body: { code, message } };
}

/** Writes a JSON answer. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Reads a JSON body. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}
