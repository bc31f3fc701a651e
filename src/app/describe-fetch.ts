import type { FetchOutcome } from '../ports/fetch.ts';

type Failure = Exclude<FetchOutcome, { kind: 'fresh' | 'not-modified' }>;

/** What went wrong with a fetch, in words for the person who reads a feed's health. */
export function describeFetch(failure: Failure): string {
  switch (failure.kind) {
    case 'rate-limited':
      return `asks for fewer requests (${failure.status})`;
    case 'gone':
      return 'gone for good (410)';
    case 'blocked':
      return failure.by === 'bot-wall'
        ? `answers bots with a challenge page (${failure.status})`
        : `refuses us (${failure.status})`;
    case 'http-error':
      return `answers ${failure.status}`;
    case 'refused-address':
      return `its address is not allowed (${failure.reason})`;
    case 'too-large':
      return `larger than ${Math.round(failure.bodyBytesMax / 1024)} KiB`;
    case 'timeout':
      return `no answer in time (${failure.stage})`;
    case 'network-error':
      return `cannot be reached (${failure.code})`;
    case 'redirect-loop':
      return `redirects without end (${failure.hops} times)`;
  }
}

const CERTIFICATE_HINT =
  'Its certificate is not trusted: behind a proxy that reads TLS, name its own certificate in NODE_EXTRA_CA_CERTS; else the publisher has to mend it, or this machine’s clock is wrong.';
/** By the codes of Node and undici, for a connection that did not come about. */
const NETWORK_HINTS: Readonly<Record<string, string>> = {
  ENOTFOUND:
    'The name is not known: check its spelling; if it is so for all feeds, check the DNS of this machine, or set HTTPS_PROXY.',
  EAI_AGAIN:
    'The DNS of this machine does not answer: look at /etc/resolv.conf, or set HTTPS_PROXY.',
  ECONNREFUSED: 'Nothing listens there; if it is so for all, look at HTTPS_PROXY and the firewall.',
  ECONNRESET: 'The connection was cut: try again; if it stays so, a firewall may be in the way.',
  EHOSTUNREACH: 'There is no way there from this machine: look at the network, or set HTTPS_PROXY.',
  ENETUNREACH: 'There is no way there from this machine: look at the network, or set HTTPS_PROXY.',
  UND_ERR_ABORTED:
    'The proxy of HTTPS_PROXY does not let it through: let it allow CONNECT to this host, and put its user and password into HTTPS_PROXY if it asks for them.',
};

/** What to do about a fetch that failed, in a sentence. */
export function findFetchHint(failure: Failure): string {
  switch (failure.kind) {
    case 'rate-limited':
      return 'Give it a longer `every`, and set polling.contact so that the publisher can write to you.';
    case 'gone':
      return 'It will not come back: newsdesk feeds remove, and newsdesk feeds test <site> for its new address.';
    case 'blocked':
      return failure.by === 'bot-wall'
        ? 'Its site lets browsers in alone: ask the publisher for access, or look for another feed of theirs.'
        : 'Set polling.contact, ask the publisher for access, or give the key that it wants (auth).';
    case 'http-error':
      return failure.status >= 500
        ? 'Its server is ill: wait; Newsdesk asks again by itself, more and more rarely.'
        : 'Look at it in a browser; newsdesk feeds test <site> looks for its new address.';
    case 'refused-address':
      return failure.reason === 'address'
        ? 'It leads into a private network: if that is meant, name the network in polling.allow_addresses.'
        : 'Write an address with http:// or https://, without a user and on a usual port.';
    case 'too-large':
      return 'No feed is that large: look at it in a browser.';
    case 'timeout':
      return 'Try again; if it is so for all, look at the firewall, or set HTTPS_PROXY.';
    case 'network-error':
      return networkHint(failure.code);
    case 'redirect-loop':
      return 'Look at it in a browser, and give the address at which it ends.';
  }
}

function networkHint(code: string): string {
  if (/CERT|SELF_SIGNED|VERIFY|ISSUER/.test(code)) return CERTIFICATE_HINT;
  return NETWORK_HINTS[code] ?? 'Look at it in a browser; try again later.';
}
