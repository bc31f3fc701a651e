import type { LookupAddress } from 'node:dns';
import { lookup as resolveName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { FetchOutcome } from '../../ports/fetch.ts';

/** A refusal with its reason, or undefined when the address may be asked. */
type Refusal = Extract<FetchOutcome, { kind: 'refused-address' }> | undefined;

/** The address guard, made for one list of exceptions. */
export interface AddressGuard {
  /** Checks scheme, user info, port and literal addresses: a lookup never sees a literal. */
  readonly check: (url: string) => Refusal;
  /** `dns.lookup` that answers with public addresses only: what was checked is what is dialled, so a name cannot be rebound. */
  readonly lookup: LookupFunction;
  /** Whether a name leads to a refused address, for requests that a proxy will dial. A name unknown here may be known there. */
  readonly isRefusedName: (hostname: string) => Promise<boolean>;
}

/** The `code` of the error with which the guarded lookup ends a connection. */
export const REFUSED_CODE = 'ERR_NEWSDESK_REFUSED_ADDRESS';

/** Ports of mail, shells, databases and the like, as browsers refuse them (WHATWG Fetch, section 2.9, in short). */
const REFUSED_PORTS: ReadonlySet<number> = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
  103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
  512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993,
  995, 1719, 1720, 1723, 2049, 3306, 3389, 3659, 4045, 5060, 5061, 5432, 6000, 6379, 6566, 6665,
  6666, 6667, 6668, 6669, 6697, 11211, 27017,
]);

type Address = ReturnType<typeof ipaddr.process>;
type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** IPv4 first: the parser of IPv6 takes a hundred times as long, and most addresses need none of it. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValid(text) || (text.includes(':') && ipaddr.IPv6.isValid(text));
}

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false;
  // Outside 2000::/3 nothing is routed; IPv4-compatible addresses (::7f00:1) pass for unicast otherwise (RFC 4291).
  return address.kind() === 'ipv4' || address.match(ipaddr.parse('2000::'), 3);
}

function isIn(address: Address, ranges: readonly Range[]): boolean {
  return ranges.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
}

function refusedError(hostname: string): NodeJS.ErrnoException {
  const error: NodeJS.ErrnoException = new Error(`${hostname} leads to an address that is refused`);
  error.code = REFUSED_CODE;
  return error;
}

/**
 * Guards against requests to private, loopback, link-local and other special networks (server-side request forgery).
 * `allowed` lists networks in CIDR form that may be asked all the same (`polling.allow_addresses`).
 */
export function makeAddressGuard(allowed: readonly string[]): AddressGuard {
  const ranges = allowed.map((cidr) => ipaddr.parseCIDR(cidr));
  const mayDial = (text: string): boolean => {
    if (!isAddress(text)) return false;
    const address = ipaddr.process(text);
    return isPublic(address) || isIn(address, ranges);
  };
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const dialled = found.filter(({ address }) => mayDial(address));
      const [first] = dialled;
      if (first === undefined) callback(refusedError(hostname), []);
      else if (options.all === true) callback(null, dialled);
      else callback(null, first.address, first.family);
    });
  };
  return {
    lookup,
    isRefusedName: (hostname) =>
      new Promise((resolve) => {
        lookup(hostname, { all: true }, (error) => {
          resolve(error !== null && error.code === REFUSED_CODE);
        });
      }),
    check: (url) => {
      const refuse = (reason: NonNullable<Refusal>['reason']): Refusal => ({
        kind: 'refused-address',
        url,
        reason,
      });
      const parsed = URL.parse(url);
      if (parsed === null) return refuse('invalid');
      if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return refuse('scheme');
      if (parsed.username !== '' || parsed.password !== '') return refuse('userinfo');
      if (REFUSED_PORTS.has(Number(parsed.port || '80'))) return refuse('port');
      // WHATWG URL has already turned decimal, octal and hexadecimal spellings into dotted ones.
      const host = parsed.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
      return isAddress(host) && !mayDial(host) ? refuse('address') : undefined;
    },
  };
}
