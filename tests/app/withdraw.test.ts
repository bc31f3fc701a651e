import { describe, expect, test } from 'vitest';
import { restore, withdraw } from '../../src/app/withdraw.ts';
import type { Alert } from '../../src/core/alert/alert.ts';
import { fitAlert } from '../../src/core/alert/fit.ts';
import { plainText } from '../../src/core/alert/parts.ts';
import { makeNewsdesk, type Newsdesk, type SampleItem } from '../helpers/newsdesk.ts';

const ACTING = { actor: 'slack:U0ADMIN', workspace: 'local' } as const;
const OPENING: SampleItem = {
  guid: 'opening',
  title: 'Seven harbours of Lorvania open again after two weeks',
  contentText:
    'Seven harbours of Lorvania opened again on Monday after a strike of two weeks, the port authority said.\n“The cranes are moving and so are we,” Harbour Minister Ilva Renn said in Port Selm.\nThe first forty ships left at noon for the northern islands.',
};
const WORDS = 'The cranes are moving and so are we';

async function told(): Promise<{ readonly desk: Newsdesk; readonly alert: () => Alert }> {
  const watches = [{ destinations: ['console', 'slack:C0ONE'] as const }];
  const desk = await makeNewsdesk({ watches, publishers: ['Post', 'Wire'] });
  desk.publish('Post', OPENING);
  await desk.round();
  const alert = (): Alert => {
    const [first] = desk.slack.shown;
    const message = first?.message.message;
    if (message?.kind !== 'alert') throw new Error('no alert is shown');
    return message.alert;
  };
  return { desk, alert };
}

const textOf = (alert: Alert): string =>
  fitAlert(alert, { size: 'standard', language: 'en', timezone: 'UTC' }, 0)
    .parts.map(plainText)
    .join('\n');

describe('a story that an admin takes back', () => {
  test('is edited everywhere, found no more, told no more, and comes back by Undo', async () => {
    const { desk, alert } = await told();
    const { storyId } = alert();
    const done = await withdraw(desk.deps, ACTING, { target: storyId, reason: 'hoax' });
    expect(done).toMatchObject({ kind: 'story', id: storyId, alerts: 2 });
    await desk.round();
    expect(textOf(alert())).toContain('withdrawn: hoax');
    expect(textOf(alert())).not.toContain('cranes');
    expect(await desk.store.searchItems(EVERYTHING)).toEqual([]);
    desk.publish('Wire', { ...OPENING, guid: 'w', url: 'https://wire.example/w' });
    await desk.round();
    expect(desk.slack.shown).toHaveLength(1);

    await restore(desk.deps, ACTING, done);
    await desk.round();
    expect(textOf(alert())).toContain(WORDS);
    expect(await desk.store.searchItems(EVERYTHING)).toHaveLength(2);
    const actions = (await desk.store.listAudit(AUDIT)).map(({ action, actor }) => [action, actor]);
    expect(actions).toEqual(
      expect.arrayContaining([
        ['story.withdraw', ACTING.actor],
        ['story.restore', ACTING.actor],
      ]),
    );
  });
});

describe('a quote that an admin takes back', () => {
  test('gives way to the reason, is told by no later report, and comes back by Undo', async () => {
    const { desk, alert } = await told();
    const done = await withdraw(desk.deps, ACTING, { target: WORDS, reason: 'wrong speaker' });
    expect(done).toMatchObject({ kind: 'quote', alerts: 2 });
    await desk.round();
    expect(textOf(alert())).toContain('withdrawn: wrong speaker');
    expect(textOf(alert())).not.toContain(WORDS);
    expect(alert().allQuotes).toEqual([]);
    expect(await desk.store.findQuoteCandidates({ words: WORDS, limit: 9 })).toEqual([]);

    await restore(desk.deps, ACTING, done);
    await desk.round();
    expect(textOf(alert())).toContain(WORDS);
    expect(alert().allQuotes).toHaveLength(1);
    await expect(restore(desk.deps, ACTING, done)).rejects.toMatchObject({ code: 'usage_invalid' });
  });

  test.each([
    ['no reason', { target: WORDS, reason: ' ' }],
    ['nothing of the kind', { target: 'never said by anybody', reason: 'x' }],
  ])('with %s is refused', async (_name, request) => {
    const { desk } = await told();
    await expect(withdraw(desk.deps, ACTING, request)).rejects.toMatchObject({
      code: 'usage_invalid',
    });
  });
});

const EVERYTHING = {
  candidates: { kind: 'all' },
  sinceMs: undefined,
  untilMs: undefined,
  beforeMs: undefined,
  beforeId: undefined,
  limit: 9,
} as const;
const AUDIT = { workspace: undefined, subject: undefined, sinceMs: undefined, limit: 50 } as const;
