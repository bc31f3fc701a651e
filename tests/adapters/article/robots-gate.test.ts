import { expect, test } from 'vitest';
import { makeRobotsGate } from '../../../src/adapters/article/robots-gate.ts';
import { DAY_MS, HOUR_MS } from '../../../src/core/time/moment.ts';
import type { FetchOutcome } from '../../../src/ports/fetch.ts';

function rules(text: string): FetchOutcome {
  return {
    kind: 'fresh',
    status: 200,
    bytes: new TextEncoder().encode(text),
    bodyHash: '',
    contentType: 'text/plain',
    finalUrl: '',
    permanentUrl: undefined,
    validators: { etag: undefined, lastModified: undefined },
    freshness: { cacheMaxAgeMs: undefined, expiresAtMs: undefined, retryAfterMs: undefined },
    links: [],
  };
}

function gateFor(outcome: FetchOutcome) {
  const asked: string[] = [];
  const clock = { nowMs: 0 };
  const gate = makeRobotsGate(
    async ({ url }) => {
      asked.push(url);
      return outcome;
    },
    { product: 'Newsdesk', nowMs: () => clock.nowMs },
  );
  return { gate, asked, clock };
}

const TEXT = 'User-agent: Newsdesk\nDisallow: /members/\n\nUser-agent: *\nDisallow: /';

test('obeys the rules for us, and asks a site once a day', async () => {
  const { gate, asked, clock } = gateFor(rules(TEXT));
  expect(await gate('https://post.example/7')).toBe(true);
  expect(await gate('https://post.example/members/7')).toBe(false);
  expect(asked).toEqual(['https://post.example/robots.txt']);
  clock.nowMs += DAY_MS;
  await gate('https://post.example/7');
  expect(asked).toHaveLength(2);
});

test.each<[string, FetchOutcome, boolean]>([
  [
    'a missing file: everything',
    { kind: 'http-error', status: 404, retryAfterMs: undefined },
    true,
  ],
  ['a forbidden file: everything', { kind: 'blocked', status: 403, by: 'forbidden' }, true],
  [
    'an error of the site: nothing',
    { kind: 'http-error', status: 500, retryAfterMs: undefined },
    false,
  ],
  [
    'a site that cannot be reached: nothing',
    { kind: 'network-error', code: 'ECONNREFUSED' },
    false,
  ],
])('takes %s', async (_name, outcome, isAllowed) => {
  const { gate, clock, asked } = gateFor(outcome);
  expect(await gate('https://post.example/7')).toBe(isAllowed);
  clock.nowMs += HOUR_MS;
  await gate('https://post.example/7');
  expect(asked.length).toBeLessThanOrEqual(2);
});
