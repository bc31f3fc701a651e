import { describe, expect, test } from 'vitest';
import { checkFeeds } from '../../src/app/check-feeds.ts';
import { MINUTE_MS } from '../../src/core/time/moment.ts';
import type { CheckLine } from '../../src/ports/chat.ts';
import type { FetchOutcome } from '../../src/ports/fetch.ts';
import { makeNewsdesk } from '../helpers/newsdesk.ts';

type House = Parameters<typeof checkFeeds>[0];

/** The lines of a house whose two feeds both answer so. */
async function check(change: (outcome: FetchOutcome) => FetchOutcome): Promise<CheckLine[]> {
  const { deps } = await makeNewsdesk({ publishers: ['Post', 'Coast'] });
  const fetch: House['fetch'] = async (request) => change(await deps.fetch(request));
  const lines: CheckLine[] = [];
  for await (const line of checkFeeds({ ...deps, fetch } as House)) lines.push(line);
  return lines;
}

describe('each feed', () => {
  test('that answers with a feed is well, and says how much is in it', async () => {
    expect(await check((outcome) => outcome)).toMatchObject([
      { subject: 'feed Post', isWell: true, text: 'https://post.example/feed (0 items)' },
      { subject: 'feed Coast', isWell: true },
    ]);
  });

  test.each<[FetchOutcome, RegExp]>([
    [{ kind: 'network-error', code: 'ENOTFOUND' }, /DNS/],
    [{ kind: 'network-error', code: 'EAI_AGAIN' }, /resolv\.conf/],
    [{ kind: 'network-error', code: 'ECONNREFUSED' }, /firewall/],
    [{ kind: 'network-error', code: 'UND_ERR_ABORTED' }, /CONNECT.*user and password/],
    [{ kind: 'network-error', code: 'SELF_SIGNED_CERT_IN_CHAIN' }, /NODE_EXTRA_CA_CERTS/],
    [{ kind: 'network-error', code: 'CERT_HAS_EXPIRED' }, /clock/],
    [{ kind: 'network-error', code: 'ODD' }, /browser/],
    [{ kind: 'timeout', stage: 'connect' }, /HTTPS_PROXY/],
    [{ kind: 'refused-address', url: 'u', reason: 'address' }, /allow_addresses/],
    [{ kind: 'refused-address', url: 'u', reason: 'scheme' }, /https:/],
    [{ kind: 'http-error', status: 404, retryAfterMs: undefined }, /new address/],
    [{ kind: 'http-error', status: 502, retryAfterMs: undefined }, /wait/],
    [{ kind: 'gone', finalUrl: 'u', permanentUrl: undefined }, /feeds remove/],
    [{ kind: 'blocked', status: 403, by: 'forbidden' }, /auth/],
    [{ kind: 'blocked', status: 403, by: 'bot-wall' }, /browsers/],
    [{ kind: 'rate-limited', status: 429, retryAfterMs: undefined }, /longer/],
    [{ kind: 'too-large', bodyBytesMax: 1 }, /browser/],
    [{ kind: 'redirect-loop', hops: 6 }, /ends/],
  ])('that does not: %j', async (outcome, hint) => {
    for (const line of await check(() => outcome)) {
      expect(line).toMatchObject({ isWell: false, hint: expect.stringMatching(hint) });
    }
  });
});

describe('the clock of this machine', () => {
  const withClock =
    (aheadMs: number, nowMs: number) =>
    (outcome: FetchOutcome): FetchOutcome =>
      outcome.kind === 'fresh' ? { ...outcome, serverAtMs: nowMs + aheadMs } : outcome;

  test.each([
    [0, true, 'as the feeds’ servers have it'],
    [7 * MINUTE_MS, false, '7 min slow'],
    [-90 * MINUTE_MS, false, '90 min fast'],
  ])('%i ms ahead', async (aheadMs, isWell, text) => {
    const { clock } = await makeNewsdesk();
    const line = (await check(withClock(aheadMs, clock.nowMs()))).at(-1);
    expect(line).toMatchObject({ subject: 'clock', isWell, text: expect.stringContaining(text) });
  });
});
