/**
 * Failures before the first byte of a request: nothing can have been posted. Node's and undici's codes, and those of
 * a proxy that did not let us through.
 */
const UNSENT_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_PRX_TLS',
  'UND_ERR_PRX_CONN',
  // The proxy refused the tunnel; a `fetch` that its caller gives up fails with the signal's own reason instead.
  'UND_ERR_ABORTED',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Whether a request with this failure never went out. */
export function isUnsent(code: string | undefined): code is string {
  return code !== undefined && UNSENT_CODES.has(code);
}

/** A 429 that does not say how long comes from a proxy in front of the platform, not from the platform. */
export const RETRY_AFTER_MS = 30_000;

const CAUSES_MAX = 4;

/** The code of a failed connection, at most four causes down. */
export function findCode(error: unknown): string | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < CAUSES_MAX && current instanceof Error; depth += 1) {
    const { code } = current as { readonly code?: unknown };
    if (typeof code === 'string') return code;
    current = current.cause;
  }
  return undefined;
}

/** Whether an answer with this status leaves it open if the request took effect: 5xx and 408 may come after it did. */
export function isUnsureStatus(status: number): boolean {
  return status >= 500 || status === 408;
}
