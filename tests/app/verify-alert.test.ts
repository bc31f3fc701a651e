import { expect, test } from 'vitest';
import { forgetPerson } from '../../src/app/forget-person.ts';
import { verifyAlert } from '../../src/app/verify-alert.ts';
import type { Alert } from '../../src/core/alert/alert.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/time/moment.ts';
import type { AlertProof } from '../../src/ports/record-use-cases.ts';
import { makeNewsdesk, type Newsdesk, type SampleItem } from '../helpers/newsdesk.ts';

const OPENING: SampleItem = {
  guid: 'opening',
  title: 'Seven harbours of Lorvania open again after two weeks',
  contentText:
    'Seven harbours of Lorvania opened again on Monday after a strike of two weeks, the port authority said.\n“The cranes are moving and so are we,” Harbour Minister Ilva Renn said in Port Selm.\nThe first forty ships left at noon for the northern islands.',
};

async function makeTold(): Promise<{ readonly desk: Newsdesk; readonly alert: Alert }> {
  const desk = await makeNewsdesk();
  desk.publish('Post', OPENING);
  await desk.round();
  const [stored] = await desk.store.listAlerts({
    destinations: undefined,
    watchId: undefined,
    sinceMs: undefined,
    limit: 1,
  });
  if (stored === undefined) throw new Error('nothing was told');
  return { desk, alert: stored.alert };
}

/** Changes what is stored of an alert, as nothing in Newsdesk would. */
async function tamper({ store }: Newsdesk, alert: Alert): Promise<void> {
  const stored = await store.findAlert(alert.id);
  if (stored === undefined) throw new Error('no alert');
  const changed = { ...stored, alert, revision: stored.revision + 1 };
  expect(await store.saveAlert({ alert: changed, deliveries: [], audit: undefined })).toBe(true);
}

const ill = (proofs: readonly AlertProof[]) =>
  proofs.flatMap(({ lines }) => lines).filter(({ isWell }) => !isWell);

test('an alert is proven by its own id, its story’s and its delivery’s', async () => {
  const { desk, alert } = await makeTold();
  const [proof] = await verifyAlert(desk.deps, alert.id);
  expect(proof?.lines.map(({ subject }) => subject)).toEqual([
    'story',
    'quote “The cranes are moving and so are we”',
    'sentences',
    'watch harbour',
    'message post 0',
  ]);
  expect(ill([proof].filter((one) => one !== undefined))).toEqual([]);
  expect(proof?.lines[1]?.text).toMatch(
    /^stands at \d+–\d+ of the stored text, said by Ilva Renn$/,
  );
  const [delivery] = await desk.store.listDeliveries({
    states: undefined,
    destination: undefined,
    alertId: alert.id,
    limit: 9,
  });
  expect(await verifyAlert(desk.deps, alert.storyId)).toEqual([proof]);
  expect(await verifyAlert(desk.deps, delivery?.id ?? '')).toEqual([proof]);
  await expect(verifyAlert(desk.deps, 'nothing')).rejects.toMatchObject({ code: 'alert_unknown' });
});

test('a word, a place or a speaker that is not the article’s is found', async () => {
  const { desk, alert } = await makeTold();
  const [quote] = alert.keyQuotes;
  if (quote === undefined) throw new Error('no quote');
  const changes = [
    { ...quote, text: quote.text.replace('cranes', 'trains') },
    { ...quote, start: quote.start + 1, end: quote.end + 1 },
    { ...quote, speaker: 'Oda Lind' },
  ];
  for (const changed of changes) {
    await tamper(desk, { ...alert, keyQuotes: [changed] });
    const found = ill(await verifyAlert(desk.deps, alert.id));
    expect(found).toHaveLength(1);
    expect(found[0]?.subject).toContain('quote “');
  }
});

test('a watch that never matched, and a story of another place, are found', async () => {
  const { desk, alert } = await makeTold();
  const strange = { watchId: 'w9', name: 'volcano', terms: ['volcano'] };
  await tamper(desk, { ...alert, watches: [...alert.watches, strange] });
  expect(ill(await verifyAlert(desk.deps, alert.id))).toMatchObject([{ subject: 'watch volcano' }]);
  await tamper(desk, { ...alert, url: 'https://elsewhere.example/' });
  expect(ill(await verifyAlert(desk.deps, alert.id))).toMatchObject([{ subject: 'story' }]);
});

test('what a publisher changed since is proven by the revision that was told', async () => {
  const { desk, alert } = await makeTold();
  const contentText = OPENING.contentText?.replace('The cranes', 'In part the cranes') ?? '';
  desk.clock.advance(HOUR_MS);
  desk.publish('Post', { ...OPENING, contentText });
  await desk.round();
  const [proof] = await verifyAlert(desk.deps, alert.id);
  const quotes = proof?.lines.filter(({ subject }) => subject.startsWith('quote')) ?? [];
  expect(quotes.map(({ text }) => text)).toContain(
    'stands in revision 1 of the item; its publisher has changed it since',
  );
  expect(ill(proof === undefined ? [] : [proof])).toEqual([]);
});

test('what retention took away cannot be proven, and says so', async () => {
  const { desk, alert } = await makeTold();
  desk.clock.advance(2 * DAY_MS);
  await desk.store.deleteExpired({
    itemsBeforeMs: desk.clock.nowMs() - DAY_MS,
    articleTextBeforeMs: 0,
    peopleBeforeMs: 0,
    limit: 100,
  });
  await expect(verifyAlert(desk.deps, alert.id)).rejects.toMatchObject({ code: 'alert_unknown' });
});

test('a person is forgotten once, and the audit says so without saying who', async () => {
  const { desk, alert } = await makeTold();
  const { store, clock } = desk;
  const acting = { actor: 'cli', workspace: 'local' } as const;
  const feedback = { alertId: alert.id, verdict: 'old-news', atMs: clock.nowMs() } as const;
  await store.addFeedback({ ...feedback, actor: 'slack:U0MEMBER' });
  const settings = {
    ...desk.deps.settings,
    people: { ...desk.deps.settings.people, slackDesk: ['U0MEMBER'] },
  };
  const deps = { ...desk.deps, settings };
  const forgotten = { changed: 1, stillNamedIn: ['desk.slack'] };
  expect(await forgetPerson(deps, acting, 'slack:U0MEMBER')).toEqual(forgotten);
  expect(await forgetPerson(deps, acting, 'slack:U0MEMBER')).toMatchObject({ changed: 0 });
  const kept = await store.listFeedback({ watchId: undefined, sinceMs: 0 });
  expect(kept).toMatchObject([
    { verdict: 'old-news', actor: expect.stringMatching(/^forgotten:/) },
  ]);
  const audit = { workspace: undefined, subject: 'person', sinceMs: undefined, limit: 9 };
  expect(await store.listAudit(audit)).toHaveLength(1);
  await expect(forgetPerson(deps, acting, '@ilva')).rejects.toMatchObject({
    code: 'usage_invalid',
  });
});
