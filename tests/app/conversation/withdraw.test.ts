import { beforeEach, describe, expect, test } from 'vitest';
import { ENGLISH } from '../../../src/app/conversation/labels-english.ts';
import { renderText } from '../../../src/core/alert/render-text.ts';
import { STANDARD } from '../../helpers/alerts.ts';
import {
  buttonOf,
  discordActor,
  makeTalk,
  slackActor,
  type Talk,
  wordsOf,
} from '../../helpers/talk.ts';

const MEMBER = slackActor();
const ADMIN = slackActor({ isWorkspaceAdmin: true, userId: 'U0ADMIN' });
const WORDS = 'It was a long winter for all of us';

let talk: Talk;
let storyId: string;
beforeEach(async () => {
  const destinations = ['slack:C0OPEN', 'discord:70001'] as const;
  talk = await makeTalk({ watches: [{ name: 'ferries', query: 'ferry', destinations }] });
  talk.newsdesk.publish('Post', {
    guid: 'g1',
    title: 'Ferry stuck in ice',
    contentText: `The ferry is stuck off Norhaven. “${WORDS},” said Mira Olsen, minister of transport.`,
  });
  await talk.newsdesk.round();
  storyId = (await alerts())[0]?.alert.storyId ?? '';
});

async function alerts() {
  const query = { destinations: undefined, watchId: undefined, sinceMs: undefined, limit: 9 };
  return talk.newsdesk.store.listAlerts(query);
}

/** What Slack's channel shows now. */
async function shown(): Promise<string> {
  await talk.newsdesk.round();
  return talk.newsdesk.slack.shown
    .map(({ message: { message } }) =>
      message.kind === 'alert'
        ? renderText(message.alert, STANDARD, talk.newsdesk.clock.nowMs())
        : '',
    )
    .join('\n');
}

describe('/news withdraw', () => {
  test('edits a story’s alerts everywhere, takes it out of the archive, and is undone', async () => {
    const reply = await talk.say(ADMIN, `news withdraw ${storyId} retracted by the Post`);
    expect(wordsOf(reply)).toContain(`Withdrawn: ${storyId}. 2 alerts edited.`);
    expect(await shown()).toContain('withdrawn: retracted by the Post');
    expect((await alerts()).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    for (const line of [
      'search ferry',
      'quotes Olsen',
      `check ${WORDS}`,
      'latest',
      `story ${storyId}`,
    ]) {
      expect(wordsOf(await talk.say(MEMBER, `news ${line}`))).not.toContain('stuck in ice');
    }
    await talk.press(ADMIN, buttonOf(reply, 'Undo').actionId);
    expect(await shown()).not.toContain('withdrawn:');
    expect((await alerts()).map(({ state }) => state)).toEqual(['open', 'open']);
    expect(wordsOf(await talk.say(MEMBER, 'news search ferry'))).toContain('stuck in ice');
    const audit = {
      workspace: 'slack:T1',
      subject: storyId,
      sinceMs: undefined,
      limit: 9,
    } as const;
    expect(
      (await talk.newsdesk.store.listAudit(audit)).map(({ action }) => action).toSorted(),
    ).toEqual(['story.restore', 'story.withdraw']);
  });

  test('takes a quote out of its alerts and of the archive, and leaves the story', async () => {
    const story = wordsOf(await talk.say(ADMIN, `news story ${storyId}`));
    const [id = ''] = new RegExp(`${storyId}\\.[a-z0-9]{6}`).exec(story) ?? [];
    expect(wordsOf(await talk.say(MEMBER, `news story ${storyId}`))).not.toContain(id);
    const reply = await talk.say(ADMIN, `news withdraw ${id} she never said it`);
    expect(wordsOf(reply)).toContain(WORDS);
    const text = await shown();
    expect(text).toContain('A quote by Mira Olsen is withdrawn: she never said it');
    expect(text).not.toContain(WORDS);
    expect(wordsOf(await talk.say(MEMBER, 'news quotes Olsen'))).toBe(ENGLISH.noQuotes);
    expect(wordsOf(await talk.say(MEMBER, `news check ${WORDS}`))).toContain(ENGLISH.checkNotFound);
    expect(wordsOf(await talk.say(MEMBER, 'news search ferry'))).toContain('stuck in ice');
    await talk.press(ADMIN, buttonOf(reply, 'Undo').actionId);
    expect(wordsOf(await talk.say(MEMBER, 'news quotes Olsen'))).toContain(WORDS);
    const restored = await shown();
    expect(restored).toContain(WORDS);
    expect(restored).not.toContain('withdrawn');
  });

  test('one server’s admin among many reaches the server’s own channels alone', async () => {
    await talk.say(
      discordActor({ workspace: 'discord:80000', channel: 'discord:80001' }),
      'news help',
    );
    const admin = discordActor({ isWorkspaceAdmin: true });
    const reply = await talk.say(admin, `news withdraw ${storyId} not for us`);
    expect(wordsOf(reply)).toContain('1 alert edited.');
    expect(wordsOf(reply)).toContain(ENGLISH.withdrawnHereAlone);
    const states = (await alerts()).map(({ alert, state }) => `${alert.destination} ${state}`);
    expect(states.toSorted()).toEqual(['discord:70001 withdrawn', 'slack:C0OPEN open']);
    expect(wordsOf(await talk.say(MEMBER, 'news search ferry'))).toContain('stuck in ice');
  });

  test.each([
    ['', ENGLISH.withdrawHow],
    ['nothing because', ENGLISH.notFound],
    [`STORY ${'x'.repeat(201)}`, ENGLISH.reasonTooLong(200)],
  ])('says what is missing: %s', async (line, said) => {
    expect(wordsOf(await talk.say(ADMIN, `news withdraw ${line.replace('STORY', storyId)}`))).toBe(
      said,
    );
    expect((await alerts()).every(({ state }) => state === 'open')).toBe(true);
  });
});
