import { describe, expect, test } from 'vitest';
import { checkQuote } from '../../src/app/check-quote.ts';
import { answerQuotes } from '../../src/app/conversation/answer-quotes.ts';
import { ENGLISH } from '../../src/app/conversation/labels-english.ts';
import { findSpokenQuotes } from '../../src/app/find-spoken.ts';
import { mergeStoryQuotes } from '../../src/app/merge-story-quotes.ts';
import type { Alert } from '../../src/core/alert/alert.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { FakeChat } from '../helpers/chat.ts';
import { makeNewsdesk, type Newsdesk, type SampleItem, START_MS } from '../helpers/newsdesk.ts';

const STRIKE: SampleItem = {
  guid: 'strike',
  title: 'Harbour crews of Lorvania begin a strike',
  contentText:
    'Harbour crews of Lorvania began a strike on Wednesday over night shifts.\n“We will not load a single ship before the night shifts are paid,” union leader Marek Dolan told reporters in Port Selm.\nThe ministry did not answer.',
};
const TALKS: SampleItem = {
  guid: 'talks',
  title: 'Talks about the harbours of Lorvania break down',
  contentText:
    'Talks about the harbours of Lorvania broke down on Monday after nine hours, the ministry said.\n“The night shifts cost more than the cranes,” Harbour Minister Ilva Renn said in Port Selm.\n“We will not load a single ship before the night shifts are paid”, said union leader Marek Dolan.',
};

function alerts(chat: FakeChat): readonly Alert[] {
  return chat.shown.flatMap(({ message }) =>
    message.message.kind === 'alert' ? [message.message.alert] : [],
  );
}

async function publishBoth(gapMs: number): Promise<Newsdesk> {
  const desk = await makeNewsdesk({ publishers: ['Post', 'Wire'] });
  await desk.round();
  desk.publish('Post', { ...STRIKE, publishedAtMs: desk.clock.nowMs() });
  await desk.round();
  desk.clock.advance(gapMs);
  desk.publish('Wire', { ...TALKS, publishedAtMs: desk.clock.nowMs() });
  await desk.round();
  return desk;
}

describe('words that the archive saw before', () => {
  test('over 72 h ago in another outlet, are known with when and where, and come after those of today', async () => {
    const desk = await publishBoth(5 * DAY_MS);
    const alert = alerts(desk.chat).find(({ title }) => title === TALKS.title);
    expect(
      alert?.keyQuotes.map(({ speaker, firstSeen }) => [speaker, firstSeen?.publisher]),
    ).toEqual([
      ['Ilva Renn', undefined],
      ['Marek Dolan', 'Post'],
    ]);
    expect(alert?.keyQuotes[1]?.firstSeen?.atMs).toBeLessThan(START_MS + HOUR_MS);
  });

  test('yesterday, are words of the day', async () => {
    const desk = await publishBoth(DAY_MS);
    const all = alerts(desk.chat).flatMap(({ allQuotes }) => allQuotes);
    expect(all.length).toBeGreaterThan(1);
    expect(all.filter(({ firstSeen }) => firstSeen !== undefined)).toEqual([]);
  });
});

describe('a question about words', () => {
  test('is answered with where they stand, what is changed in them, or who said them', async () => {
    const { store } = await publishBoth(5 * DAY_MS);
    const ask = (text: string, speaker?: string) => checkQuote(store, { text, speaker });
    const whole = await ask('we will not load a single ship before the night shifts are paid!');
    expect(whole).toMatchObject({
      verdict: 'verbatim',
      isPart: false,
      first: { publisher: 'Post', title: STRIKE.title },
      quote: { speaker: { name: 'Marek Dolan' } },
    });
    expect(await ask('“a single ship before the night shifts” — Dolan')).toMatchObject({
      verdict: 'verbatim',
      isPart: true,
    });
    expect(await ask('We will load a single ship before the night shifts are paid')).toMatchObject({
      verdict: 'altered',
      differences: [{ about: 'negation', claimed: '', original: 'not' }],
    });
    const swapped = await ask('“The night shifts cost more than the cranes” — Marek Dolan');
    expect(swapped).toMatchObject({
      verdict: 'other-speaker',
      speaker: 'Marek Dolan',
      quote: { speaker: { name: 'Ilva Renn' } },
    });
    expect(await ask('The night shifts cost more than the cranes', 'Ilva Renn')).toMatchObject({
      verdict: 'verbatim',
    });
    expect(await ask('The moon is made of lime and nobody minds')).toMatchObject({
      verdict: 'not-found',
      quote: undefined,
    });
  });
});

describe('what somebody said', () => {
  test('is found in another spelling of the name, newest first and page by page', async () => {
    const { store } = await publishBoth(5 * DAY_MS);
    const ask = (text: string, next?: string) =>
      findSpokenQuotes(store, { text, sinceMs: undefined, limit: 1, next });
    const first = await ask('Марек Долан');
    expect(first).toMatchObject({ by: 'speaker', quotes: [{ publisher: 'Wire' }] });
    const second = await ask('Марек Долан', first.next);
    expect(second).toMatchObject({
      by: 'speaker',
      quotes: [{ publisher: 'Post' }],
      next: undefined,
    });
    expect(await ask('Anna Dolan')).toMatchObject({ by: 'words', quotes: [] });
    expect(await ask('crane')).toMatchObject({
      by: 'words',
      quotes: [{ speaker: { name: 'Ilva Renn' } }],
    });
    await expect(ask('Dolan', 'nonsense')).rejects.toMatchObject({ code: 'usage_invalid' });
  });
});

describe('one story of several publishers', () => {
  const VERSION: SampleItem = {
    ...STRIKE,
    guid: 'strike-wire',
    contentText:
      'Harbour crews of Lorvania began a strike on Wednesday, angry over night shifts.\n“We will not load a single ship until the night shifts are paid,” union leader Marek Dolan said in Port Selm.\nThe ministry kept silent.',
  };

  async function publishVersions(): Promise<Newsdesk> {
    const desk = await makeNewsdesk({ publishers: ['Post', 'Wire', 'Bell'] });
    await desk.round();
    for (const [publisher, item] of [
      ['Post', STRIKE],
      ['Bell', { ...STRIKE, guid: 'bell' }],
      ['Wire', VERSION],
    ] as const) {
      desk.publish(publisher, { ...item, publishedAtMs: desk.clock.nowMs() });
      desk.clock.advance(10 * MINUTE_MS);
      await desk.round();
    }
    return desk;
  }

  test('the same words are one quote, a differing version stands apart with the difference', async () => {
    const desk = await publishVersions();
    const [alert] = alerts(desk.chat);
    const merged = await mergeStoryQuotes(desk.store, alert?.storyId ?? '');
    expect(merged).toMatchObject([
      {
        versions: [
          { carriedBy: [{ publisher: 'Post' }, { publisher: 'Bell' }], differences: [] },
          {
            carriedBy: [{ publisher: 'Wire' }],
            differences: [{ claimed: 'until', original: 'before', about: 'words' }],
          },
        ],
      },
    ]);
  });

  test('a differing version is no new quote in the thread, and All quotes shows it', async () => {
    const desk = await publishVersions();
    expect(desk.chat.shown.filter(({ message }) => message.message.kind === 'reply')).toEqual([]);
    const [alert] = alerts(desk.chat);
    if (alert === undefined) throw new Error('no alert');
    const reply = await answerQuotes({ store: desk.store, labels: ENGLISH }, alert);
    const said = JSON.stringify(reply);
    expect(said).toContain('Post, Bell');
    expect(said).toContain('Wire · “until” instead of “before”');
  });
});
