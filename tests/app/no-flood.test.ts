import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import { makeNewsdesk, type Newsdesk, START_MS } from '../helpers/newsdesk.ts';
import { EVENTS, OPENING } from '../helpers/stories.ts';

const kindsOf = (desk: Newsdesk): readonly string[] =>
  desk.chat.shown.map(({ message }) => message.message.kind);

test('a new feed alerts with what is fresh alone; the rest is archived and found', async () => {
  const desk = await makeNewsdesk();
  for (const [days, event] of EVENTS.entries()) {
    desk.publish('Post', { ...event, publishedAtMs: START_MS - days * DAY_MS });
  }
  await desk.round();
  expect(kindsOf(desk)).toEqual(['alert']);
  expect(await desk.store.countItems()).toBe(EVENTS.length);
});

test('after a day down everything that was missed is in one catch-up digest, however long the feeds take to come in', async () => {
  const publishers = ['Post', 'Wire', 'Herald'];
  const desk = await makeNewsdesk({ publishers });
  await desk.round();
  desk.publish('Post', EVENTS[0] ?? OPENING);
  desk.publish('Wire', EVENTS[1] ?? OPENING);
  desk.clock.advance(DAY_MS);
  await desk.round();
  // A slow feed comes in while the first ones are gathered.
  desk.clock.advance(2 * MINUTE_MS);
  desk.publish('Herald', { ...(EVENTS[2] ?? OPENING), publishedAtMs: START_MS + HOUR_MS });
  await desk.round();
  for (let round = 0; round < 6; round++) await desk.round();
  const digests = desk.chat.shown.flatMap(({ message }) =>
    message.message.kind === 'digest' ? [message.message.digest] : [],
  );
  expect(digests).toMatchObject([{ reason: 'catch-up' }]);
  expect(digests[0]?.entries.length).toBeGreaterThanOrEqual(2);
  expect(kindsOf(desk)).toEqual(['digest']);
});

test('a store as it was a day ago: nothing is posted one by one again, and nothing is lost', async () => {
  const desk = await makeNewsdesk();
  desk.publish('Post', EVENTS[0] ?? OPENING);
  await desk.round();
  expect(kindsOf(desk)).toEqual(['alert']);
  // The store knows nothing of the day that follows, in which the feed gave four more.
  for (const event of EVENTS.slice(1)) desk.publish('Post', event);
  desk.clock.advance(DAY_MS);
  for (let round = 0; round < 6; round++) await desk.round();
  expect(kindsOf(desk)).toEqual(['alert', 'digest']);
});

test('a feed that could not be reached for a day is caught up with too', async () => {
  const desk = await makeNewsdesk({ publishers: ['Post', 'Wire'] });
  await desk.round();
  const [feed] = await desk.store.listFeeds();
  expect(feed?.consecutiveErrors).toBe(0);
  desk.breakFeed('Post', true);
  await desk.round();
  desk.publish('Post', EVENTS[0] ?? OPENING);
  desk.clock.advance(DAY_MS);
  desk.breakFeed('Post', false);
  for (let round = 0; round < 6; round++) await desk.round();
  expect(kindsOf(desk)).toContain('digest');
});
