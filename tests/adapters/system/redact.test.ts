import { expect, test } from 'vitest';
import { createRedactor } from '../../../src/adapters/system/redact.ts';

// Put together here, so that no scanner takes the samples for real tokens.
const DISCORD = ['MTEyMjMzNDQ1NTY2Nzc4ODk5', 'GaBcDe', 'x'.repeat(38)].join('.');

test.each([
  { name: 'a Slack bot token', text: `token ${'xoxb'}-12-34-abcdef.`, redacted: 'token [secret].' },
  { name: 'a Slack app token', text: `"${'xapp'}-1-A0-99-deadbeef"`, redacted: '"[secret]"' },
  { name: 'a Slack refresh token', text: `${'xoxe'}-1-abcdef`, redacted: '[secret]' },
  { name: 'a Discord token', text: `Bot ${DISCORD}`, redacted: 'Bot [secret]' },
  {
    name: 'a webhook of Slack',
    text: 'https://hooks.slack.com/services/T0/B0/abcdef',
    redacted: 'https://hooks.slack.com/services/[secret]',
  },
  {
    name: 'a webhook of Discord',
    text: 'https://discord.com/api/webhooks/112233445566778899/abc_def-1',
    redacted: 'https://discord.com/api/webhooks/112233445566778899/[secret]',
  },
  {
    name: 'user and password in an address',
    text: 'postgres://desk:pa%20ss@db:5432/desk',
    redacted: 'postgres://[secret]@db:5432/desk',
  },
  {
    name: 'an authorization header',
    text: 'authorization: Bearer abc.DEF-123456',
    redacted: 'authorization: Bearer [secret]',
  },
])('masks $name', ({ text, redacted }) => {
  expect(createRedactor([])(text)).toBe(redacted);
});

test.each([
  'https://news.example.org:8080/a@b?c=d:e@f',
  'slack:C0123ABC discord:112233445566778899',
  'The Bearer of bad news',
  'www.a-rather-long-host-name-of-a-paper.example.org/2026',
])('leaves "%s" alone', (text) => {
  expect(createRedactor([])(text)).toBe(text);
});

test('values handed in are masked, the longer one first; short ones would hide common letters', () => {
  const redact = createRedactor(['secret-one', 'secret-one-and-more', 'abc']);
  expect(redact('secret-one-and-more, secret-one, abc')).toBe('[secret], [secret], abc');
});

test('hostile text is read in linear time', () => {
  const redact = createRedactor(['secret-one']);
  const startedAtMs = performance.now();
  for (const bite of ['://', 'a:', 'xoxb-', 'Bearer ', `${'a'.repeat(24)}.`, '/api/webhooks/1']) {
    redact(bite.repeat(200_000 / bite.length));
  }
  expect(performance.now() - startedAtMs).toBeLessThan(2_000);
});
