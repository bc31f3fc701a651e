import { expect, test } from 'vitest';
import { addWatch, editWatch } from '../../src/app/edit-watches.ts';
import { DAY_MS } from '../../src/core/time/moment.ts';
import type { WatchForm } from '../../src/core/watch/watch-form.ts';
import { makeNewsdesk } from '../helpers/newsdesk.ts';

const ACTING = { actor: 'cli', workspace: 'local' } as const;

test.each(['ports!', '-ports', ' ', 'x'.repeat(81)])(
  'a watch cannot be called "%s": the files that export writes would not be read again',
  async (name) => {
    const desk = await makeNewsdesk({ watches: [] });
    const deps = { ...desk.deps, defaults: { ageMaxMs: DAY_MS } };
    const change = { query: 'harbour', destinations: ['console'], mode: undefined };
    await expect(addWatch(deps, ACTING, { name, change })).rejects.toMatchObject({
      code: 'usage_invalid',
    });
    expect(await desk.store.listWatches()).toEqual([]);
  },
);

test('the other fields of the form are options too: one alone changes nothing else', async () => {
  const desk = await makeNewsdesk({ watches: [] });
  const settings = { timezone: 'Europe/Kyiv' };
  const deps = { ...desk.deps, settings, defaults: { ageMaxMs: DAY_MS } };
  const change = (fields: Partial<WatchForm>, mode?: string) => ({
    query: 'harbour',
    destinations: undefined,
    mode,
    fields,
  });
  const quiet = { quiet_hours: '23:00-07:00', timezone: 'Europe/Warsaw' };
  await addWatch(deps, ACTING, { name: 'ports', change: change(quiet) });
  const daily = change({ digest: '0 8 * * *' }, 'digest');
  expect(await editWatch(deps, ACTING, { name: 'ports', change: daily })).toMatchObject({
    mode: 'digest',
    digest: { cron: '0 8 * * *' },
    quietHours: { from: '23:00', to: '07:00', timezone: 'Europe/Warsaw' },
  });
  const plain = change({ quiet_hours: '', languages: 'en, uk', max_age: '2h' }, 'instant');
  const edited = await editWatch(deps, ACTING, { name: 'ports', change: plain });
  expect(edited).toMatchObject({
    mode: 'instant',
    digest: { cron: '0 8 * * *' },
    languages: ['en', 'uk'],
  });
  expect(edited.quietHours).toBeUndefined();
  await expect(
    editWatch(deps, ACTING, { name: 'ports', change: change({ max_age: 'soon' }) }),
  ).rejects.toThrow('--max-age: “soon” is not a duration');
  await expect(
    addWatch(deps, ACTING, { name: 'other', change: change({}, 'digest') }),
  ).rejects.toThrow('a digest needs a cron expression');
});
