import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSignedBy } from '../../../src/adapters/hub/signature.ts';

const SECRET = 'a secret of sufficient length';
const BODY = Buffer.from('<rss>“Zmíny”</rss>');

function sign(method: string, secret = SECRET, body = BODY): string {
  return `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
}

describe('the signature of a push', () => {
  test.each(['sha1', 'sha256', 'sha384', 'sha512'])('holds with %s', (method) => {
    expect(isSignedBy(SECRET, BODY, sign(method))).toBe(true);
    expect(isSignedBy(SECRET, BODY, sign(method).toUpperCase())).toBe(true);
  });

  const wrong: readonly (readonly [string, string | undefined])[] = [
    ['nothing', undefined],
    ['an empty header', ''],
    ['another secret', sign('sha256', 'another')],
    ['another body', sign('sha256', SECRET, Buffer.from('<rss/>'))],
    ['half a digest', sign('sha256').slice(0, 40)],
    ['a digest under another method’s name', sign('sha256').replace('sha256', 'sha512')],
    ['a method that is not in the standard', sign('md5')],
    ['words', 'sha256=please'],
    ['digits without a method', sign('sha256').slice(7)],
  ];
  test.each(wrong)('does not hold with %s', (_what, header) => {
    expect(isSignedBy(SECRET, BODY, header)).toBe(false);
  });
});
