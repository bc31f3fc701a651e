import { expect, test } from 'vitest';
import { editWatch } from '../../src/app/edit-watches.ts';
import { guardWatches } from '../../src/app/watch-guard.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/time/moment.ts';
import type { WatchOptions } from '../../src/core/watch/watch.ts';
import { createRandom } from '../bench/made-up-news.ts';
import { makeNewsdesk } from '../helpers/newsdesk.ts';

/** Six stories a day for five days, none of them with a second publisher; then the watch is changed, and a day goes by in silence. */
async function countNotes(watch: Partial<WatchOptions>): Promise<number> {
  const desk = await makeNewsdesk({ watches: [{ query: 'whale', ...watch }] });
  const random = createRandom(11);
  const letter = (from: string): string => from.charAt(Math.floor(random() * from.length));
  const word = (): string =>
    Array.from({ length: 4 }, () => letter('bdfgklmnprstvz') + letter('aeiou')).join('');
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  for (let number = 0; number < 30; number++) {
    const title = `${words(3)} whale`;
    desk.publish('Post', { guid: `g${number}`, title, contentText: `${words(25)} whale.` });
    if (number % 6 < 5) continue;
    await desk.round();
    desk.clock.advance(DAY_MS);
  }
  const change = { query: 'whale AND NOT zebra', destinations: undefined, mode: undefined };
  const acting = { actor: 'slack:U0EDITOR', workspace: 'local' } as const;
  const defaults = { ageMaxMs: 6 * HOUR_MS };
  await editWatch({ ...desk.deps, defaults }, acting, { name: 'harbour', change });
  desk.clock.advance(DAY_MS + HOUR_MS);
  return guardWatches(desk.deps);
}

test('silence is told of where stories were promised, and not where too few publishers or a language held all of them', async () => {
  expect(await countNotes({})).toBe(1);
  expect(await countNotes({ publishersMin: 2 })).toBe(0);
  expect(await countNotes({ languages: ['uk'] })).toBe(0);
});
