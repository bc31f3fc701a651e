import { expect, test } from 'vitest';
import type { Acting } from '../../src/app/audit.ts';
import { editWatch } from '../../src/app/edit-watches.ts';
import { guardWatches } from '../../src/app/watch-guard.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/time/moment.ts';
import type { SendOutcome } from '../../src/ports/chat.ts';
import type { Answer } from '../../src/ports/conversation.ts';
import { createRandom } from '../bench/made-up-news.ts';
import { makeNewsdesk, type Newsdesk } from '../helpers/newsdesk.ts';

const EDITOR = { actor: 'slack:U0EDITOR', workspace: 'local' } as const;

interface Guarded {
  readonly desk: Newsdesk;
  readonly notes: { readonly actor: string; readonly workspace: string; readonly answer: Answer }[];
  readonly publish: (count: number, word: string) => Promise<void>;
  readonly edit: (query: string, acting?: Acting) => Promise<void>;
  readonly look: (isReached?: boolean) => Promise<void>;
}

/** A desk with a watch for whales that has told four stories on each of five days. */
async function makeGuarded(): Promise<Guarded> {
  const desk = await makeNewsdesk({ watches: [{ query: 'whale' }] });
  const notes: { actor: string; workspace: string; answer: Answer }[] = [];
  const random = createRandom(7);
  const letter = (from: string): string => from.charAt(Math.floor(random() * from.length));
  const made = (): string =>
    Array.from({ length: 4 }, () => letter('bdfgklmnprstvz') + letter('aeiou')).join('');
  let serial = 0;
  const guarded: Guarded = {
    desk,
    notes,
    async publish(count, word) {
      for (let left = count; left > 0; left--) {
        serial += 1;
        const words = Array.from({ length: 25 }, made).join(' ');
        desk.publish('Post', {
          guid: `g${serial}`,
          title: `${made()} ${made()} ${word}`,
          contentText: `${words} ${word}.`,
        });
      }
      await desk.round();
    },
    async edit(query, acting = EDITOR) {
      const change = { query, destinations: undefined, mode: undefined };
      const defaults = { ageMaxMs: 6 * HOUR_MS };
      await editWatch({ ...desk.deps, defaults }, acting, { name: 'harbour', change });
    },
    async look(isReached = true) {
      const tell = async (
        userId: string,
        answer: Answer,
        workspace: string,
      ): Promise<SendOutcome> => {
        notes.push({ actor: `slack:${userId}`, workspace, answer });
        return isReached
          ? { kind: 'sent', messageId: 'd1' }
          : { kind: 'impossible', reason: 'cannot_dm', hint: '' };
      };
      await guardWatches({ ...desk.deps, platforms: new Map([['slack', { tell }]]) });
    },
  };
  for (let day = 0; day < 5; day++) {
    await guarded.publish(4, 'whale');
    await guarded.publish(2, 'seal');
    desk.clock.advance(DAY_MS);
  }
  return guarded;
}

test('a changed watch that tells more than four times its backtest is told to its editor once, with Undo', async () => {
  const { desk, notes, edit, publish, look } = await makeGuarded();
  await edit('seal');
  await publish(8, 'seal');
  await look();
  expect(notes).toEqual([]);
  await publish(3, 'seal');
  await look();
  await look();
  expect(notes).toHaveLength(1);
  const watch = (await desk.store.listWatches())[0];
  expect(notes[0]).toMatchObject({
    actor: EDITOR.actor,
    answer: { buttons: [{ actionId: `v1:undo-watch:${watch?.id}.2`, label: 'Undo' }] },
  });
});

test('the note is about the workspace in which the watch was changed, in its language', async () => {
  const { desk, notes, edit, publish, look } = await makeGuarded();
  const workspace = 'slack:T1';
  await desk.store.saveWorkspace({
    id: workspace,
    name: 'Redaktsiia',
    settings: { language: 'uk' },
  });
  await edit('seal', { ...EDITOR, workspace });
  await publish(12, 'seal');
  await look();
  expect(notes).toMatchObject([
    { workspace, answer: { buttons: [{ label: 'Повернути, як було' }] } },
  ]);
  expect(JSON.stringify(notes)).toContain('Після зміни');
});

test('one that falls silent is told after a day, and not before', async () => {
  const { desk, notes, edit, look } = await makeGuarded();
  await edit('whale AND NOT zebra');
  desk.clock.advance(DAY_MS - HOUR_MS);
  await look();
  expect(notes).toEqual([]);
  desk.clock.advance(2 * HOUR_MS);
  await look();
  expect(notes).toHaveLength(1);
});

test('one that does as promised, and a new one, are left alone', async () => {
  const { desk, notes, edit, publish, look } = await makeGuarded();
  await look();
  await edit('whale OR walrus');
  await publish(4, 'whale');
  desk.clock.advance(DAY_MS);
  await look();
  desk.clock.advance(2 * DAY_MS);
  await look();
  expect(notes).toEqual([]);
});

test('an editor who cannot be reached: the notice goes to the admins', async () => {
  const { desk, edit, publish, look } = await makeGuarded();
  await edit('seal');
  await publish(12, 'seal');
  await look(false);
  await desk.round();
  const notices = desk.chat.shown.filter(({ message }) => message.message.kind === 'notice');
  expect(notices).toMatchObject([{ message: { message: { notice: { code: 'watch.guard' } } } }]);
});
