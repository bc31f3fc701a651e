import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { expect, test } from 'vitest';
import {
  describeFailure,
  findTokenHint,
  sendOutcomeOf,
} from '../../../../src/adapters/chat/slack/outcome.ts';

function platformError(error: unknown, more: Readonly<Record<string, unknown>> = {}): Error {
  return new WebAPIPlatformError({ ok: false, error, ...more } as ConstructorParameters<
    typeof WebAPIPlatformError
  >[0]);
}

function requestError(code: string): Error {
  const cause = Object.assign(new Error('connect'), { code });
  return new WebAPIRequestError(new TypeError('fetch failed', { cause }));
}

test.each<[string, unknown, string]>([
  ['a channel that is gone', platformError('channel_not_found'), 'impossible'],
  ['not a member', platformError('not_in_channel'), 'impossible'],
  ['a missing right', platformError('missing_scope', { needed: 'chat:write' }), 'impossible'],
  ['a revoked token', platformError('token_revoked'), 'impossible'],
  ['blocks that Slack refuses', platformError('invalid_blocks'), 'impossible'],
  ['a message that is gone', platformError('message_not_found'), 'over'],
  ['a closed edit window', platformError('edit_window_closed'), 'over'],
  ['an error inside Slack', platformError('internal_error'), 'ambiguous'],
  ['a code that nobody knows', platformError('brand_new_code'), 'refused'],
  ['a limit told in the answer', platformError('ratelimited'), 'rate-limited'],
  ['HTML with status 200', platformError('<html>Sign in</html>'), 'ambiguous'],
  ['an error that is no text', platformError({ a: 1 }), 'ambiguous'],
  ['429', new WebAPIRateLimitedError(7), 'rate-limited'],
  ['502', new WebAPIHTTPError(502, '', {}, ''), 'ambiguous'],
  ['403 of a proxy', new WebAPIHTTPError(403, '', {}, '<html>'), 'refused'],
  ['no connection', requestError('ECONNREFUSED'), 'unreachable'],
  ['no such host', requestError('ENOTFOUND'), 'unreachable'],
  ['a bad certificate', requestError('CERT_HAS_EXPIRED'), 'unreachable'],
  ['a reset after the request', requestError('ECONNRESET'), 'ambiguous'],
  ['the other side closed', requestError('UND_ERR_SOCKET'), 'ambiguous'],
  ['an answer cut in its middle', new TypeError('terminated'), 'ambiguous'],
  ['what is no error at all', 'surprise', 'ambiguous'],
])('%s', (_, error, kind) => {
  expect(sendOutcomeOf(describeFailure(error)).kind).toBe(kind);
});

test('the wait of a limit is in milliseconds, and never none', () => {
  const outcomes = [0, 7].map((seconds) =>
    sendOutcomeOf(describeFailure(new WebAPIRateLimitedError(seconds))),
  );
  expect(outcomes).toMatchObject([{ retryAfterMs: 1000 }, { retryAfterMs: 7000 }]);
});

test('a missing right is named in the hint', () => {
  const outcome = sendOutcomeOf(
    describeFailure(platformError('missing_scope', { needed: 'groups:history' })),
  );
  expect(outcome).toMatchObject({ hint: expect.stringContaining('groups:history') });
});

test('only the token’s own failures are about the token', () => {
  expect(findTokenHint(describeFailure(platformError('invalid_auth')))).toBeDefined();
  expect(findTokenHint(describeFailure(platformError('not_in_channel')))).toBeUndefined();
  expect(findTokenHint(describeFailure(requestError('ECONNREFUSED')))).toBeUndefined();
});
