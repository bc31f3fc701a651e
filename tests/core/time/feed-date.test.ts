import { expect, test } from 'vitest';
import { parseFeedDate } from '../../../src/core/time/feed-date.ts';

test.each([
  ['Wed, 18 Mar 2026 07:05:09 +0200', '2026-03-18T05:05:09Z'],
  ['18 Mar 2026 07:05 EST', '2026-03-18T12:05:00Z'],
  ['Wed, 18 Mar 26 07:05:09 GMT', '2026-03-18T07:05:09Z'],
  ['Wed, 18 Mar 96 07:05:09 GMT', '1996-03-18T07:05:09Z'],
  ['wed,18 mar 2026 07:05:09 gmt+3', '2026-03-18T04:05:09Z'],
  ['Wed (midweek), 18(th) Mar(ch) 2026 07:05:09 -0130', '2026-03-18T08:35:09Z'],
  ['Wed, 18 Mar 2026 24:00:00 GMT', '2026-03-19T00:00:00Z'],
  ['Wed, 18 Mar 2026 07:05:09 Q', '2026-03-18T07:05:09Z'],
  ['2026-03-18T07:05:09.123Z', '2026-03-18T07:05:09Z'],
  ['2026-03-18 07:05', '2026-03-18T07:05:00Z'],
  ['2026-03-18 T 07:05:09+01:00', '2026-03-18T06:05:09Z'],
  ['20260318T070509Z', '2026-03-18T07:05:09Z'],
  ['2026-03-18', '2026-03-18T00:00:00Z'],
  ['2026-077', '2026-03-18T00:00:00Z'],
  ['2026/03/18 07:05:09', '2026-03-18T07:05:09Z'],
  ['18.03.2026 07:05', '2026-03-18T07:05:00Z'],
  ['3/18/2026 7:05 PM', '2026-03-18T19:05:00Z'],
  ['March 18, 2026 12:05 am CET', '2026-03-17T23:05:00Z'],
  ['Wed Mar 18 07:05:09 PST 2026', '2026-03-18T15:05:09Z'],
  ['18 березня 2026, 07:05', '2026-03-18T07:05:00Z'],
  ['18 марта 2026 г. 07:05 MSK', '2026-03-18T04:05:00Z'],
  ['18 marca 2026 07:05', '2026-03-18T07:05:00Z'],
  ['Mittwoch, 18. März 2026 07:05', '2026-03-18T07:05:00Z'],
  ['mar. 17 nov. 2026 09:15', '2026-11-17T09:15:00Z'],
  ['31 Nov 2026 00:00:00 GMT', '2026-12-01T00:00:00Z'],
  ['1773817509', '2026-03-18T07:05:09Z'],
])('reads %s', (text, instant) => {
  expect(parseFeedDate(text)).toBe(Date.parse(instant));
});

test.each(['', 'soon', '2026-13-40', 'Fri, 99 Nov 2026', `Fri, ${'2'.repeat(200_000)}`])(
  'refuses what is no date (%#)',
  (text) => {
    expect(parseFeedDate(text)).toBeUndefined();
  },
);

test('never takes the zone of this machine', () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Asia/Tokyo';
  expect(parseFeedDate('18 Mar 2026 07:05:09')).toBe(Date.UTC(2026, 2, 18, 7, 5, 9));
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});
