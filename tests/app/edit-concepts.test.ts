import { expect, test } from 'vitest';
import { applyFiles } from '../../src/app/apply-files.ts';
import { removeConcept, saveConcept } from '../../src/app/edit-concepts.ts';
import { addWatch } from '../../src/app/edit-watches.ts';
import { listConcepts, testConcept } from '../../src/app/test-concept.ts';
import { DAY_MS } from '../../src/core/time/moment.ts';
import { makeNewsdesk, type Newsdesk } from '../helpers/newsdesk.ts';
import { makeWatch } from '../helpers/watch.ts';

const ACTING = { actor: 'cli', workspace: 'local' } as const;
const PORTS = { name: 'ports', spellings: ['harbour', 'Hafen', '"Port Selm"'], isNew: true };

async function makeDesk(): Promise<Newsdesk> {
  const desk = await makeNewsdesk();
  await saveConcept(desk.deps, ACTING, PORTS);
  await saveConcept(desk.deps, ACTING, {
    name: '@Sea',
    spellings: ['@ports', 'ship'],
    isNew: true,
  });
  const deps = { ...desk.deps, defaults: { ageMaxMs: DAY_MS } };
  const change = { query: '@sea', destinations: ['console'], mode: 'instant' };
  await addWatch(deps, ACTING, { name: 'sea', change });
  desk.publish('Post', {
    guid: 'one',
    title: 'Harbours open',
    contentText: 'Two ships left Port Selm and its harbour.',
  });
  await desk.round();
  return desk;
}

test('a list says who uses a concept, by way of others too, and its hits in the archive', async () => {
  const { store } = await makeDesk();
  expect(await listConcepts(store, { sinceMs: 0 })).toMatchObject([
    { name: 'ports', spellings: PORTS.spellings, watches: ['sea'], concepts: ['sea'], hits: 1 },
    { name: 'sea', watches: ['sea'], concepts: [], hits: 1 },
  ]);
});

test('a trial on a text: which spellings stand there, and where', async () => {
  const { store } = await makeDesk();
  const deps = { store, detectLanguage: () => Promise.resolve('de') };
  const text = 'Zwei Hafens und ein Hafen';
  const trial = await testConcept(deps, { name: '@PORTS', text, lang: undefined, sinceMs: 0 });
  expect(trial.spellings).toEqual([
    { spelling: 'Hafen', found: 2 },
    { spelling: 'harbour', found: 0 },
    { spelling: 'Port Selm', found: 0 },
  ]);
  expect(trial.hits.map(({ start, end }) => text.slice(start, end))).toEqual(['Hafens', 'Hafen']);
});

test('a trial on the archive: items by spelling, and samples', async () => {
  const { store } = await makeDesk();
  const deps = { store, detectLanguage: () => Promise.resolve(undefined) };
  const trial = await testConcept(deps, {
    name: 'sea',
    text: undefined,
    lang: undefined,
    sinceMs: 0,
  });
  expect(trial.spellings.filter(({ found }) => found > 0).map(({ spelling }) => spelling)).toEqual([
    'harbour',
    'Port Selm',
    'ship',
  ]);
  expect(trial.samples).toHaveLength(1);
});

test.each([
  ['a name that is taken', { ...PORTS }, 'usage_invalid'],
  [
    'a name that is not there',
    { name: 'portz', spellings: ['x'], isNew: false },
    'concept_unknown',
  ],
  [
    'a spelling that is no query',
    { name: 'ports', spellings: ['(x'], isNew: false },
    'concept_invalid',
  ],
  ['a circle', { name: 'ports', spellings: ['@sea'], isNew: false }, 'concept_invalid'],
])('%s is refused, and nothing is written', async (_, change, code) => {
  const desk = await makeDesk();
  const before = await desk.store.listConcepts();
  await expect(saveConcept(desk.deps, ACTING, change)).rejects.toMatchObject({ code });
  expect(await desk.store.listConcepts()).toEqual(before);
});

test('what a concept or a watch still uses cannot be taken away', async () => {
  const desk = await makeDesk();
  await expect(removeConcept(desk.deps, ACTING, 'ports')).rejects.toMatchObject({
    code: 'concept_invalid',
  });
  await expect(removeConcept(desk.deps, ACTING, 'sea')).rejects.toThrow('watch "sea"');
  expect(Object.keys(await desk.store.listConcepts())).toEqual(['ports', 'sea']);
});

test('each change stands in the audit with what was before', async () => {
  const desk = await makeDesk();
  await saveConcept(desk.deps, ACTING, { ...PORTS, spellings: ['harbour'], isNew: false });
  const [entry] = await desk.store.listAudit({
    workspace: undefined,
    subject: '@ports',
    sinceMs: undefined,
    limit: 1,
  });
  expect(entry).toMatchObject({
    action: 'concept.edit',
    before: JSON.stringify(PORTS.spellings),
    after: '["harbour"]',
  });
});

test('a concept cannot be changed so that an example of a watch breaks', async () => {
  const desk = await makeNewsdesk();
  const files = {
    feeds: [],
    watches: [makeWatch({ query: '@ports', mustMatch: ['im Hafen', 'the harbours'] })],
    concepts: { ports: ['harbour', 'Hafen'] },
  };
  await applyFiles(desk.deps, files);
  await expect(
    saveConcept(desk.deps, ACTING, { name: 'ports', spellings: ['Hafen'], isNew: false }),
  ).rejects.toThrow('watch "harbour": the query no longer matches: "the harbours"');
});

test('files whose watch breaks its own example are not applied, and the message says which', async () => {
  const desk = await makeNewsdesk();
  const before = await desk.store.listWatches();
  const broken = makeWatch({ mustNotMatch: ['a harbour film'] });
  await expect(
    applyFiles(desk.deps, { feeds: [], watches: [broken], concepts: {} }),
  ).rejects.toThrow('matches what it must not: "a harbour film"');
  expect(await desk.store.listWatches()).toEqual(before);
});

test('files that take a concept away from a watch made in chat are not applied', async () => {
  const desk = await makeDesk();
  const deps = { ...desk.deps, defaults: { ageMaxMs: DAY_MS } };
  const acting = { actor: 'slack:U1', workspace: 'slack:T1' } as const;
  const change = { query: '@ports', destinations: ['console'], mode: 'instant' };
  await addWatch(deps, acting, { name: 'chat', change });
  await expect(applyFiles(desk.deps, { feeds: [], watches: [], concepts: {} })).rejects.toThrow(
    'watch "chat"',
  );
});
