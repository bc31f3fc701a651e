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
