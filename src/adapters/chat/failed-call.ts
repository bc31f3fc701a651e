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

const CERTIFICATE_HINT =
  'The certificate is not trusted: behind a proxy that reads TLS, name its own certificate in NODE_EXTRA_CA_CERTS; else look at the clock of this machine.';
/** What to do when a platform cannot be reached, by the code of the failure. */
const NETWORK_HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'Nothing listens there: look at HTTPS_PROXY, the firewall, and the …_API_URL variables.',
  ECONNRESET: 'The connection was cut: look at the firewall, or set HTTPS_PROXY.',
  ENOTFOUND: 'The name is not known: look at the DNS of this machine, or set HTTPS_PROXY.',
  EAI_AGAIN:
    'The DNS of this machine does not answer: look at /etc/resolv.conf, or set HTTPS_PROXY.',
  EHOSTUNREACH: 'There is no way there from this machine: look at the network, or set HTTPS_PROXY.',
  ENETUNREACH: 'There is no way there from this machine: look at the network, or set HTTPS_PROXY.',
  UND_ERR_CONNECT_TIMEOUT:
    'Nothing answers: a firewall may be in the way; set HTTPS_PROXY if there is a proxy.',
  UND_ERR_ABORTED:
    'The proxy of HTTPS_PROXY does not let it through: let it allow CONNECT to this host, and put its user and password into HTTPS_PROXY if it asks for them.',
  UND_ERR_PRX_TLS: 'The proxy of HTTPS_PROXY cannot be spoken to: look at its address.',
  UND_ERR_PRX_CONN: 'The proxy of HTTPS_PROXY cannot be reached: look at its address.',
  CERT_HAS_EXPIRED: CERTIFICATE_HINT,
  CERT_NOT_YET_VALID: CERTIFICATE_HINT,
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE_HINT,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE_HINT,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE_HINT,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE_HINT,
  ERR_TLS_CERT_ALTNAME_INVALID: CERTIFICATE_HINT,
};

/** What to do when a platform did not answer as itself: by the failure's code, else by its status. */
export function findNetworkHint(
  failure:
    | { readonly kind: 'unsent' | 'unknown'; readonly reason: string }
    | { readonly kind: 'status'; readonly status: number }
    | { readonly kind: string },
  platform: string,
): string {
  if ('reason' in failure) {
    const known = NETWORK_HINTS[failure.reason];
    if (known !== undefined) return known;
  }
  if ('status' in failure && (failure.status === 407 || failure.status === 403)) {
    return 'That is a proxy’s answer: put its user and password into HTTPS_PROXY (http://user:password@proxy:3128).';
  }
  if (failure.kind === 'busy') return `${platform} asks to wait: try again after that time.`;
  if (failure.kind === 'code') return `${platform} refuses; its documentation explains this code.`;
  return `${platform} could not be asked; try again, and check the network.`;
}
