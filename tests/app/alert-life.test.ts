import { describe, expect, test } from 'vitest';
import type { Alert } from '../../src/core/alert/alert.ts';
import { quoteKey } from '../../src/core/quote/quote-key.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import { makeNewsdesk, type Newsdesk } from '../helpers/newsdesk.ts';
import { OPENING, RETOLD } from '../helpers/stories.ts';

const PUBLISHERS = ['Post', 'Wire', 'Herald', 'Globe'];

function alertIn(desk: Newsdesk): Alert {
  const message = desk.chat.shown[0]?.message.message;
  if (message?.kind !== 'alert') throw new Error('no alert is shown');
  return message.alert;
}

async function told(): Promise<Newsdesk> {
  const desk = await makeNewsdesk({ publishers: PUBLISHERS });
  desk.publish('Post', OPENING);
  await desk.round();
  return desk;
}

const edits = async (desk: Newsdesk) =>
  (
    await desk.store.listDeliveries({ states: undefined, destination: undefined, limit: 99 })
  ).filter(({ kind }) => kind === 'edit');

describe('an alert while its story goes on', () => {
  test('is edited at the end of its minute, and each minute while news goes on', async () => {
    const desk = await told();
    const createdAtMs = desk.clock.nowMs();
    desk.publish('Wire', RETOLD);
    await desk.round();
    const [first] = await edits(desk);
    const afterMs = (first?.dueAtMs ?? 0) - createdAtMs;
    expect(afterMs % MINUTE_MS).toBe(0);
    expect(afterMs).toBeLessThanOrEqual(3 * MINUTE_MS);
    desk.publish('Herald', { ...RETOLD, guid: 'h', title: `${RETOLD.title} at last` });
    await desk.round();
    const sent = (await edits(desk)).filter(({ state }) => state === 'sent');
    expect(sent).toHaveLength(1);
  });

  test('gets no edit and no post any more when people deleted it', async () => {
    const desk = await told();
    desk.publish('Wire', RETOLD);
    await desk.round();
    desk.chat.script.push({
      outcome: { kind: 'over', reason: 'message_not_found' },
      isShown: false,
    });
    desk.clock.advance(MINUTE_MS);
    await desk.round();
    desk.publish('Herald', { ...RETOLD, guid: 'h', title: `${RETOLD.title} at last` });
    await desk.round();
    await desk.round();
    const stored = await desk.store.findAlert(alertIn(desk).id);
    expect(stored?.state).toBe('ended');
    expect(desk.chat.shown).toHaveLength(1);
    expect(alertIn(desk).sourcesCount).toBe(1);
  });

  test('stays as it is after 48 hours', async () => {
    const desk = await told();
    desk.clock.advance(48 * HOUR_MS);
    desk.publish('Wire', { ...RETOLD, publishedAtMs: desk.clock.nowMs() });
    await desk.round();
    expect(alertIn(desk).sourcesCount).toBe(1);
    expect(await edits(desk)).toEqual([]);
  });

  test('tells a new toll in its thread, silently, and after six hours aloud', async () => {
    const desk = await told();
    const toll = (number: string): string =>
      `${RETOLD.contentText}\n${number} dockers were killed in the harbour when a crane fell on Monday.`;
    desk.publish('Wire', { ...RETOLD, contentText: toll('Two') });
    await desk.round();
    desk.clock.advance(7 * HOUR_MS);
    desk.publish('Wire', { ...RETOLD, contentText: toll('Nine') });
    desk.publish('Herald', { ...RETOLD, guid: 'h', contentText: toll('Nine') });
    await desk.round();
    await desk.round();
    const replies = desk.chat.shown.flatMap(({ message }) =>
      message.message.kind === 'reply' ? [message.message.reply] : [],
    );
    expect(replies[0]).toMatchObject({ kind: 'fact', isLoud: false });
    expect(replies.filter(({ isLoud }) => isLoud).length).toBeLessThanOrEqual(1);
  });

  test('does not take up words that an admin took back', async () => {
    const desk = await makeNewsdesk({ publishers: PUBLISHERS });
    const textKey = quoteKey('The cranes are moving and so are we');
    await desk.store.setQuoteWithdrawn({ textKey, isWithdrawn: true });
    desk.publish('Post', OPENING);
    await desk.round();
    expect(alertIn(desk).allQuotes).toEqual([]);
  });
});
