import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { answerCallback, answerFollowUp } from './callbacks.ts';
import { checkCommands, checkMessageBody, findPings, textOf } from './checks.ts';
import { Faults } from './faults.ts';
import { GatewayEmulator } from './gateway.ts';
import { answerGuild, type Guild, guildJson, makeGuild } from './guilds.ts';
import {
  BOT_ID,
  type Call,
  CHANNEL_ID,
  type Channel,
  DISCORD_EPOCH_MS,
  type Fault,
  GUILD_ID,
  type Json,
  NONCE_MS,
  OTHER_CHANNEL_ID,
  ok,
  type Reply,
  readBody,
  refusal,
  type SeenInteraction,
  type ShownMessage,
  sendJson,
  TOKEN,
  VIEW_SEND_HISTORY_THREADS,
} from './state.ts';

/** The channel between the bot and a person. */
export function directChannelOf(userId: string): string {
  return `9${userId.slice(1)}`;
}

/** What Discord answers of commands to whoever does not ask for translations. */
function withoutTranslations(commands: readonly unknown[]): unknown {
  return JSON.parse(
    JSON.stringify(commands, (key, value: unknown) =>
      key.endsWith('_localizations') ? undefined : value,
    ),
  );
}

/** Discord's REST v10 and Gateway on loopback, with a ledger of what people see and faults on command. */
export class DiscordEmulator {
  readonly gateway: GatewayEmulator;
  readonly ledger: ShownMessage[] = [];
  readonly interactions: SeenInteraction[] = [];
  /** Requests as `METHOD /path`, without the version. */
  readonly requests: string[] = [];
  /** What Discord would never let pass: over a limit, or asked again before Retry-After. */
  readonly violations: string[] = [];
  readonly #channels = new Map<string, Channel>();
  readonly #faults = new Faults(this.violations);
  readonly #server: Server;
  readonly #waiters = new Set<() => void>();
  commands: readonly unknown[] = [];
  readonly guilds = new Map<string, Guild>();
  /** People who take no direct messages of the bot. */
  readonly closedTo = new Set<string>();
  /** By which name the world knows it; a proxy may know another than loopback's. */
  host: string | undefined;
  isTokenRevoked = false;
  /** As without Read Message History: every page is empty. */
  hidesHistory = false;
  /** What the rate limit headers announce after a message. */
  bucket: { readonly remaining: number; readonly resetAfterS: number } | undefined;
  isGatewayTokenRefused = false;
  /** Discord does not promise the nonce in history. */
  showsNonceInHistory = false;
  nowMs: () => number = Date.now;
  #count = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        this.violations.push(`emulator: ${String(error)}`);
        response.destroy();
      });
    });
    this.gateway = new GatewayEmulator(
      this.#server,
      {
        isTokenValid: (token) =>
          token === TOKEN && !this.isTokenRevoked && !this.isGatewayTokenRefused,
        ready: () => ({
          user: this.#self(),
          guilds: [...this.guilds.keys()].map((id) => ({ id, unavailable: true })),
        }),
        guilds: () =>
          [...this.guilds.values()].map((guild) => guildJson(guild, this.#channels.values())),
        onChange: () => this.#changed(),
      },
      () => this.gatewayUrl,
    );
    this.guilds.set(GUILD_ID, makeGuild(GUILD_ID, VIEW_SEND_HISTORY_THREADS));
    this.addChannel(CHANNEL_ID);
    this.addChannel(OTHER_CHANNEL_ID);
  }

  static async start(port = 0): Promise<DiscordEmulator> {
    const emulator = new DiscordEmulator();
    await emulator.listen(port);
    return emulator;
  }

  async listen(port: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.listen(port, '127.0.0.1', resolve);
    await promise;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get #address(): string {
    return this.host ?? `127.0.0.1:${this.port}`;
  }

  get apiUrl(): string {
    return `http://${this.#address}/api`;
  }

  get gatewayUrl(): string {
    return `ws://${this.#address}/gateway`;
  }

  async close(): Promise<void> {
    this.gateway.close();
    this.#server.closeAllConnections();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    await promise;
  }

  /** What `@everyone`, and so the bot, may do in the first server. */
  set rolePermissions(permissions: string) {
    this.guilds.get(GUILD_ID)?.roles.set(GUILD_ID, permissions);
  }

  /** A server that the bot is in from now on; whoever is connected hears of it. */
  addGuild(id: string, changes: Partial<Guild> = {}): Guild {
    const guild = { ...makeGuild(id, VIEW_SEND_HISTORY_THREADS), ...changes };
    this.guilds.set(id, guild);
    this.gateway.dispatch('GUILD_CREATE', guildJson(guild, this.#channels.values()));
    return guild;
  }

  addChannel(
    id: string,
    {
      type = 0,
      parentId,
      guildId = GUILD_ID,
    }: { type?: number; parentId?: string; guildId?: string } = {},
  ): void {
    const channel = { id, guildId, type, parentId, refusal: undefined, overwrites: [] };
    this.#channels.set(id, channel);
  }

  /** Makes a channel answer everything with this refusal; undefined: it works again. */
  refuse(id: string, refusal: Channel['refusal']): void {
    const channel = this.#channels.get(id);
    if (channel !== undefined) channel.refusal = refusal;
  }

  overwrite(id: string, overwrites: readonly Json[]): void {
    const channel = this.#channels.get(id);
    if (channel !== undefined) channel.overwrites = overwrites;
  }

  /** The next request that fits meets this; by default the next message posted or edited. */
  fail(fault: Fault): void {
    this.#faults.add(fault);
  }

  pings(): string[] {
    return this.ledger.flatMap(({ body }) =>
      findPings(textOf(body['content']), body['allowed_mentions']),
    );
  }

  /** Resolves when the condition holds; looked at after each request and gateway event. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.add(resolve);
      await promise;
    }
  }

  /** A person does something: the bot is told by the gateway. `data` is the interaction without its id and token. */
  interact(data: Json): SeenInteraction {
    const id = this.#snowflake();
    const seen = { id, token: `token-${id}`, data, callback: undefined, answers: [] };
    this.interactions.push(seen);
    this.gateway.dispatch('INTERACTION_CREATE', {
      id,
      application_id: BOT_ID,
      token: seen.token,
      version: 1,
      guild_id: GUILD_ID,
      guild: { id: GUILD_ID, locale: 'en-US', features: [] },
      channel_id: CHANNEL_ID,
      channel: { id: CHANNEL_ID, type: 0, guild_id: GUILD_ID, name: 'news' },
      locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 0,
      app_permissions: VIEW_SEND_HISTORY_THREADS,
      ...data,
    });
    return seen;
  }

  #live(): readonly ShownMessage[] {
    return this.ledger.filter((message) => !message.isDeleted);
  }

  /** A message of somebody else. */
  addChatter(channelId: string): void {
    const chatter = { nonce: undefined, reference: undefined, edits: 0, isDeleted: false };
    const body = { content: 'chatter', components: [] };
    this.ledger.push({ ...chatter, id: this.#snowflake(), channelId, authorId: '1', body });
  }

  /** What is seen in a channel and its threads, oldest first. */
  seen(channelId: string): readonly ShownMessage[] {
    return this.#live().filter(
      (message) =>
        message.channelId === channelId ||
        this.#channels.get(message.channelId)?.parentId === channelId,
    );
  }

  #changed(): void {
    const waiters = [...this.#waiters];
    this.#waiters.clear();
    for (const wake of waiters) wake();
  }

  #snowflake(): string {
    this.#count += 1;
    const sinceMs = BigInt(Math.max(0, this.nowMs() - DISCORD_EPOCH_MS));
    return String((sinceMs << 22n) + BigInt(this.#count % 4_000_000));
  }

  #self(): Json {
    return { id: BOT_ID, username: 'newsdesk', discriminator: '0', global_name: null, bot: true };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://emulator');
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    this.requests.push(`${method} ${path}`);
    this.#faults.noteEarly(method, path);
    const fault = this.#faults.take(method, path);
    if (fault?.kind === 'slow') await setTimeout(fault.delayMs);
    if (
      fault !== undefined &&
      this.#faults.breakBefore(fault, { method, path, request, response })
    ) {
      this.#changed();
      return;
    }
    if (this.bucket !== undefined && method === 'POST') {
      response.setHeader('x-ratelimit-limit', '5');
      response.setHeader('x-ratelimit-remaining', String(this.bucket.remaining));
      response.setHeader('x-ratelimit-reset-after', String(this.bucket.resetAfterS));
    }
    const answer = this.#route({ method, path, query: url.searchParams, body, request });
    if (fault !== undefined && fault.kind !== 'slow') {
      this.#faults.breakAfter(fault, answer.body, { request, response });
    } else sendJson(response, answer.status, answer.body);
    this.#changed();
  }

  #route(call: Call): Reply {
    const { path, request } = call;
    const isPublic = path.startsWith('/interactions/') || path.startsWith('/webhooks/');
    const isKnown = request.headers.authorization === `Bot ${TOKEN}` && !this.isTokenRevoked;
    if (!isPublic && !isKnown) return refusal(401, 0, '401: Unauthorized');
    const [, area = '', id = '', ...rest] = path.split('/');
    if (path === '/users/@me') return ok(this.#self());
    if (path === '/oauth2/applications/@me' || path === '/applications/@me') {
      return ok({ id: BOT_ID, name: 'newsdesk', flags: 0, bot: this.#self() });
    }
    if (path === '/gateway/bot') {
      const limits = { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 };
      return ok({ url: this.gatewayUrl, shards: 1, session_start_limit: limits });
    }
    if (area === 'applications' && rest[0] === 'commands') return this.#commands(call);
    if (area === 'guilds') return answerGuild(this.guilds.get(id), rest, this.#channels.values());
    if (path === '/users/@me/guilds') {
      return ok(
        [...this.guilds.keys()].map((guildId) => ({ id: guildId, name: `Server ${guildId}` })),
      );
    }
    if (path === '/users/@me/channels') return this.#openDirect(call.body as Json);
    if (area === 'channels') return this.#channel(call, id, rest);
    if (area === 'interactions')
      return this.#judge(answerCallback(this.interactions, id, call.body));
    if (area === 'webhooks')
      return this.#judge(answerFollowUp(this.interactions, call, rest, () => this.#snowflake()));
    return refusal(404, 0, '404: Not Found');
  }

  #commands({ method, body, query }: Call): Reply {
    if (method === 'GET') {
      return ok(
        query.has('with_localizations') ? this.commands : withoutTranslations(this.commands),
      );
    }
    const wrong = checkCommands(body);
    if (wrong.length > 0) return this.#invalid(wrong);
    this.commands = (body as readonly Json[]).map((command, index) => ({
      id: `50000000000000000${index}`,
      application_id: BOT_ID,
      version: '1',
      nsfw: false,
      dm_permission: true,
      ...command,
    }));
    return ok(this.commands);
  }

  #openDirect(body: Json): Reply {
    const userId = textOf(body['recipient_id']);
    const id = directChannelOf(userId);
    if (!this.#channels.has(id)) this.addChannel(id, { type: 1, guildId: '' });
    if (this.closedTo.has(userId)) this.refuse(id, { status: 403, code: 50_007 });
    return ok({ id, type: 1, recipients: [{ id: userId }] });
  }

  #channel(call: Call, id: string, [area, messageId, sub]: readonly string[]): Reply {
    const channel = this.#channels.get(id);
    if (channel === undefined) return refusal(404, 10_003, 'Unknown Channel');
    if (channel.refusal !== undefined) {
      return refusal(channel.refusal.status, channel.refusal.code, 'refused');
    }
    if (area === undefined) {
      const last = this.ledger.findLast((message) => message.channelId === id);
      return ok({
        id,
        type: channel.type,
        guild_id: channel.guildId,
        name: `channel-${id.slice(-1)}`,
        parent_id: channel.parentId,
        permission_overwrites: channel.overwrites,
        last_message_id: last?.id ?? null,
      });
    }
    if (messageId === undefined) {
      return call.method === 'GET'
        ? ok(this.#history(id, call.query))
        : this.#post(channel, call.body as Json);
    }
    const message = this.#live().find((one) => one.id === messageId && one.channelId === id);
    if (message === undefined) return refusal(404, 10_008, 'Unknown Message');
    if (sub === 'threads') return this.#openThread(channel, message, call.body as Json);
    if (call.method === 'PATCH') return this.#edit(message, call.body as Json);
    return ok(this.#toJson(message));
  }

  #post(channel: Channel, body: Json): Reply {
    const wrong = checkMessageBody(body);
    if (wrong.length > 0) return this.#invalid(wrong);
    const nonce = body['nonce'] === undefined ? undefined : textOf(body['nonce']);
    if (nonce !== undefined && body['enforce_nonce'] === true) {
      const oldest = (BigInt(this.nowMs() - NONCE_MS - DISCORD_EPOCH_MS) << 22n) as bigint;
      const first = this.#live().find((one) => one.nonce === nonce && BigInt(one.id) > oldest);
      if (first !== undefined) return ok(this.#toJson(first, true));
    }
    const reference = (body['message_reference'] as Json | undefined)?.['message_id'];
    const message: ShownMessage = {
      id: this.#snowflake(),
      channelId: channel.id,
      nonce,
      reference: reference === undefined ? undefined : textOf(reference),
      authorId: BOT_ID,
      body,
      edits: 0,
      isDeleted: false,
    };
    this.ledger.push(message);
    return ok(this.#toJson(message, true));
  }

  #edit(message: ShownMessage, body: Json): Reply {
    const wrong = checkMessageBody(body, { isEdit: true });
    if (wrong.length > 0) return this.#invalid(wrong);
    message.body = { ...message.body, ...body };
    message.edits += 1;
    return ok(this.#toJson(message));
  }

  #openThread(channel: Channel, message: ShownMessage, body: Json): Reply {
    if (channel.type >= 10) return refusal(400, 50_024, 'Cannot execute action on this channel');
    if (this.#channels.has(message.id)) return refusal(400, 160_004, 'A thread already exists');
    const name = textOf(body['name']);
    if (name.length < 1 || name.length > 100) return this.#invalid(['thread name']);
    this.addChannel(message.id, { type: 11, parentId: channel.id });
    return { status: 201, body: { id: message.id, type: 11, parent_id: channel.id, name } };
  }

  #history(channelId: string, query: URLSearchParams): readonly Json[] {
    if (this.hidesHistory) return [];
    const after = BigInt(query.get('after') ?? '0');
    const limit = Number(query.get('limit') ?? '50');
    const seen = this.#live().filter(
      (one) => one.channelId === channelId && BigInt(one.id) > after,
    );
    const page = query.has('after') ? seen.slice(0, limit) : seen.slice(-limit);
    return page.toReversed().map((message) => this.#toJson(message));
  }

  #toJson(message: ShownMessage, isAnswer = false): Json {
    const { id, channelId, nonce, body } = message;
    return {
      id,
      channel_id: channelId,
      author: { ...this.#self(), id: message.authorId },
      content: textOf(body['content']).trim(),
      components: body['components'] ?? [],
      embeds: [],
      flags: body['flags'] ?? 0,
      timestamp: new Date(this.nowMs()).toISOString(),
      ...(nonce !== undefined && (isAnswer || this.showsNonceInHistory) ? { nonce } : {}),
    };
  }

  #judge(answer: Reply | readonly string[]): Reply {
    return 'status' in answer ? answer : this.#invalid(answer);
  }

  #invalid(wrong: readonly string[]): Reply {
    this.violations.push(...wrong);
    return { status: 400, body: { code: 50_035, message: 'Invalid Form Body', errors: { wrong } } };
  }
}
