import type { EpochMs } from '../core/time/moment.ts';

/** What a server said about its document, byte for byte, to be sent back at the next fetch (RFC 9110, section 13.1). */
export interface Validators {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

/** One HTTP exchange that is wanted. `purpose` decides the Accept header and how much may come. */
export interface FetchRequest {
  readonly url: string;
  readonly purpose: 'feed' | 'article' | 'image' | 'robots' | 'hub';
  /** From the last fresh answer at this very address; leave it out once the address has changed. */
  readonly validators?: Validators;
  /** The `finalUrl` of the answer that `validators` came from; they are sent there only. Default: `url`. */
  readonly validatorsUrl?: string;
  /** The `bodyHash` of the last fresh answer: the same body again ends as `not-modified`. */
  readonly knownBodyHash?: string;
  /** Secrets for this host alone (`Authorization`): they never follow a redirect to another host. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A form to POST (WebSub, section 5.1); without it the request is a GET. */
  readonly form?: Readonly<Record<string, string>>;
  /** Overrides the cap of the purpose, on decoded bytes. */
  readonly bodyBytesMax?: number;
  readonly signal?: AbortSignal;
}

/** How long the server wants its answer to be used. Undefined where it is silent. */
export interface Freshness {
  readonly cacheMaxAgeMs: number | undefined;
  readonly expiresAtMs: EpochMs | undefined;
  readonly retryAfterMs: number | undefined;
}

/** A `Link` header's target (RFC 8288), absolute. */
export interface HeaderLink {
  readonly url: string;
  readonly rel: string;
  readonly type: string | undefined;
}

interface Answered {
  /** The server's own clock, as it says; undefined: it does not. */
  readonly serverAtMs?: EpochMs | undefined;
  /** Where the answer came from, after redirects. */
  readonly finalUrl: string;
  /** Where the resource now lives for good: the end of the 301 and 308 hops with which the way began, if it did. */
  readonly permanentUrl: string | undefined;
}

/** Every way in which a fetch can end. Nothing is thrown but for a broken invariant. */
export type FetchOutcome =
  | (Answered & {
      readonly kind: 'fresh';
      readonly status: number;
      /** Decoded (gzip, br, zstd, deflate undone) and within the cap. */
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** Of the body, as sent and decoded; opaque. */
      readonly bodyHash: string;
      readonly contentType: string | undefined;
      readonly validators: Validators;
      readonly freshness: Freshness;
      readonly links: readonly HeaderLink[];
      /** How it came: its encoding (`gzip`; undefined: none), and its bytes on the way. */
      readonly sent?: { readonly encoding: string | undefined; readonly bytes: number };
    })
  | (Answered & {
      readonly kind: 'not-modified';
      /** `status`: the server said 304; `same-body`: it sent again what `knownBodyHash` names. */
      readonly because: 'status' | 'same-body';
      readonly validators: Validators;
      readonly freshness: Freshness;
    })
  | {
      readonly kind: 'rate-limited';
      readonly status: 429 | 503;
      readonly retryAfterMs: number | undefined;
    }
  | (Answered & { readonly kind: 'gone' })
  /** `forbidden`: the server refuses us (401, 403, 451); `bot-wall`: a page that asks for a browser or a human. */
  | { readonly kind: 'blocked'; readonly status: number; readonly by: 'forbidden' | 'bot-wall' }
  | {
      readonly kind: 'http-error';
      readonly status: number;
      readonly retryAfterMs: number | undefined;
    }
  | {
      readonly kind: 'refused-address';
      readonly url: string;
      readonly reason: 'scheme' | 'userinfo' | 'port' | 'address' | 'invalid';
    }
  | { readonly kind: 'too-large'; readonly bodyBytesMax: number }
  | { readonly kind: 'timeout'; readonly stage: 'connect' | 'headers' | 'body' | 'total' }
  /** `code` is Node's or undici's error code (`ECONNREFUSED`, `UND_ERR_SOCKET`, `bad-encoding`); never a message. */
  | { readonly kind: 'network-error'; readonly code: string }
  | { readonly kind: 'redirect-loop'; readonly hops: number };

/** The one guarded fetch: address guard, caps, timeouts, manners and concurrency limits stand inside. */
export type Fetch = (request: FetchRequest) => Promise<FetchOutcome>;
