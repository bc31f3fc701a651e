import { expect, test } from 'vitest';
import { addWatch } from '../../src/app/edit-watches.ts';
import { DAY_MS } from '../../src/core/time/moment.ts';
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
