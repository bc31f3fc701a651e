import { describe, expect, test } from 'vitest';
import { compileQuery } from '../../src/core/query/compile-query.ts';
import {
  findSearchCandidates,
  type SearchCandidates,
} from '../../src/core/query/search-candidates.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { ItemQuery } from '../../src/ports/item-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import {
  itemId,
  makeIncoming,
  makeProcessing,
  type OpenedStore,
  poll,
  processingLease,
} from '../helpers/store-samples.ts';

const ALL: SearchCandidates = { kind: 'all' };
const word = (text: string): SearchCandidates => ({ kind: 'word', text });
const prefix = (text: string): SearchCandidates => ({ kind: 'prefix', text });

async function search(
  store: Store,
  candidates: SearchCandidates,
  changes: Partial<ItemQuery> = {},
): Promise<string> {
  const found = await store.searchItems({
    candidates,
    sinceMs: undefined,
    untilMs: undefined,
    beforeMs: undefined,
    beforeId: undefined,
    limit: 10,
    ...changes,
  });
  return found.map(({ guid }) => guid).join(' ');
}

/** A whole question about a query: its candidates for the index, and what decides. */
function questionOf(query: string) {
  const outcome = compileQuery(query);
  if (outcome.kind === 'error') throw new Error(outcome.errors[0]?.code);
  const { compiled } = outcome;
  return {
    candidates: findSearchCandidates(compiled),
    clause: compiled.clause,
    sinceMs: undefined,
    untilMs: undefined,
    beforeMs: undefined,
    beforeId: undefined,
  };
}

/** Texts that hold these words, newest last. */
const TEXTS: Readonly<Record<string, string>> = {
  one: 'Ferry harbour ice',
  two: 'Ferry bridge snow',
  three: 'Міст і пором',
  four: 'harbours and bridges',
};

async function fill(opened: OpenedStore): Promise<void> {
  const items = Object.entries(TEXTS).map(([name, text], index) =>
    makeIncoming(name, { title: name, text, publishedAtMs: NOW_MS - (10 - index) * HOUR_MS }),
  );
  await poll(opened, items);
}

const CASES: readonly [string, SearchCandidates, string][] = [
  ['everything, newest first', ALL, 'four three two one'],
  ['a word', word('ferry'), 'two one'],
  ['a word of another alphabet', word('пором'), 'three'],
  ['the beginning of a word', prefix('harb'), 'four one'],
  ['nothing', word('zebra'), ''],
  ['both words', { kind: 'and', parts: [word('ferry'), word('snow')] }, 'two'],
  ['one of two', { kind: 'or', parts: [word('snow'), word('ice')] }, 'two one'],
  [
    'brackets',
    { kind: 'and', parts: [word('ferry'), { kind: 'or', parts: [word('ice'), prefix('sno')] }] },
    'two one',
  ],
  ['a part that the index cannot tell', { kind: 'and', parts: [word('ferry'), ALL] }, 'two one'],
  [
    'an alternative that it cannot tell',
    { kind: 'or', parts: [word('ferry'), ALL] },
    'four three two one',
  ],
  ['a language', { kind: 'lang', languages: ['en'] }, 'four three two one'],
  ['none', { kind: 'none' }, ''],
  ['an empty or', { kind: 'or', parts: [] }, ''],
  ['an empty and', { kind: 'and', parts: [] }, 'four three two one'],
];

/** Words that would be syntax if they ever reached a query language as they are. */
const HOSTILE = [
  '"',
  "'",
  '\\',
  '*',
  'a"b',
  "a'b",
  'AND',
  'NEAR(',
  'words:ferry',
  ':*',
  '&|!',
  '--',
  '(',
  '^ferry',
  '{x}',
  '$1',
  '%',
  '\u0000',
  ' ',
];

/** Search finds what the index knows, newest first. */
export function describeSearch(current: () => OpenedStore): void {
  describe('search', () => {
    test.each(CASES)('finds %s', async (_name, candidates, guids) => {
      const opened = current();
      await fill(opened);
      expect(await search(opened.store, candidates)).toBe(guids);
    });

    test('finds old words and new ones after memory was let go', async () => {
      const opened = current();
      await fill(opened);
      await opened.store.shrink();
      expect(await search(opened.store, prefix('harb'))).toBe('four one');
      await poll(opened, [
        makeIncoming('five', { title: 'five', text: 'Harbinger', publishedAtMs: NOW_MS }),
      ]);
      expect(await search(opened.store, prefix('harb'))).toBe('five four one');
    });

    test('whatever stands in a word, it is a word', async () => {
      const opened = current();
      await fill(opened);
      for (const text of HOSTILE) {
        for (const kind of ['word', 'prefix'] as const) {
          const found = await search(opened.store, {
            kind: 'and',
            parts: [word('ferry'), { kind, text }],
          });
          // What cannot be looked up narrows nothing; everything else stands nowhere.
          expect(['', 'two one'], `${kind} ${text}`).toContain(found);
        }
      }
    });

    test('a query of any depth and length is answered', async () => {
      const opened = current();
      await fill(opened);
      let deep: SearchCandidates = word('ferry');
      for (let level = 0; level < 200; level++)
        deep = { kind: level % 2 === 0 ? 'and' : 'or', parts: [deep, word('ice')] };
      expect(await search(opened.store, deep)).toContain('one');
      const parts = Array.from({ length: 2000 }, (_, index) => word(`nothing${index}`));
      expect(await search(opened.store, { kind: 'or', parts: [...parts, word('snow')] })).toBe(
        'two',
      );
    });

    test('pages follow one another without a gap, also within one moment', async () => {
      const opened = current();
      await poll(
        opened,
        Array.from({ length: 7 }, (_, index) => makeIncoming(`n${index}`)),
      );
      for (const candidates of [word('ferry'), ALL]) {
        const seen: string[] = [];
        let last: { beforeMs: number; beforeId: ReturnType<typeof itemId> } | undefined;
        for (let page = 0; page < 4; page++) {
          const found = await opened.store.searchItems({
            candidates,
            sinceMs: undefined,
            untilMs: undefined,
            beforeMs: last?.beforeMs,
            beforeId: last?.beforeId,
            limit: 2,
          });
          seen.push(...found.map(({ id }) => id));
          const end = found.at(-1);
          if (end !== undefined) last = { beforeMs: end.publishedAtMs, beforeId: end.id };
        }
        expect(new Set(seen).size).toBe(7);
      }
    });

    test('the store tries a query on each candidate, and hands on where to go on', async () => {
      const opened = current();
      await poll(
        opened,
        Array.from({ length: 60 }, (_, index) =>
          makeIncoming(`n${index}`, {
            text: index % 20 === 0 ? 'Ferry and harbour' : 'Harbour first, a ferry after that',
            publishedAtMs: NOW_MS - (100 - index) * MINUTE_MS,
          }),
        ),
      );
      const question = { ...questionOf('ferry ONEAR/1 harbour'), limit: 2, isCountOnly: false };
      const first = await opened.store.findMatchingItems(question);
      expect(first.items.map(({ guid }) => guid)).toEqual(['n40', 'n20']);
      expect(first.next).toBeDefined();
      const second = await opened.store.findMatchingItems({ ...question, ...first.next });
      expect(second.items.map(({ guid }) => guid)).toEqual(['n0']);
      expect(second.next).toBeUndefined();
      expect(first.candidatesSeen + second.candidatesSeen).toBe(60);
      const counted = await opened.store.findMatchingItems({
        ...question,
        limit: 100,
        isCountOnly: true,
      });
      expect(counted).toMatchObject({ items: [], count: 3, next: undefined });
    });

    test('a query that no index can narrow is tried on every item, by date', async () => {
      const opened = current();
      await fill(opened);
      const question = { ...questionOf('lang:en NOT bridge*'), limit: 10, isCountOnly: false };
      const found = await opened.store.findMatchingItems({
        ...question,
        sinceMs: NOW_MS - 9.5 * HOUR_MS,
      });
      expect(found.items.map(({ guid }) => guid)).toEqual(['three']);
    });

    test('a span of time: its beginning belongs to it, its end does not', async () => {
      const opened = current();
      await fill(opened);
      const span = { sinceMs: NOW_MS - 9 * HOUR_MS, untilMs: NOW_MS - 7 * HOUR_MS };
      expect(await search(opened.store, ALL, span)).toBe('three two');
      expect(await search(opened.store, word('ferry'), span)).toBe('two');
    });

    test('an edit takes the old words out of the index', async () => {
      const opened = current();
      await poll(opened, [makeIncoming('anna')]);
      await poll(opened, [
        makeIncoming('anna', { title: 'Bridge', text: 'A bridge.', contentHash: 'new' }),
      ]);
      expect(await search(opened.store, word('ferry'))).toBe('');
      expect(await search(opened.store, word('bridge'))).toBe('anna');
    });

    test("the article's words are found once it was read, and what is withdrawn is found no more", async () => {
      const opened = current();
      const { store } = opened;
      await poll(opened, [makeIncoming('anna')]);
      expect(await search(store, word('lighthouse'))).toBe('');
      const lease = await processingLease(store);
      await store.saveProcessing(
        makeProcessing('anna', { articleText: 'The ferry passed the lighthouse.' }),
        lease,
      );
      expect(await search(store, word('lighthouse'))).toBe('anna');
      await store.setWithdrawn({ itemId: itemId('id-anna'), isWithdrawn: true });
      expect(await search(store, word('lighthouse'))).toBe('');
      expect(await search(store, ALL)).toBe('');
      await store.setWithdrawn({ itemId: itemId('id-anna'), isWithdrawn: false });
      expect(await search(store, word('lighthouse'))).toBe('anna');
    });

    test('what is past its time leaves the index', async () => {
      const opened = current();
      await poll(opened, [makeIncoming('anna')]);
      opened.advance(MINUTE_MS);
      await poll(opened, [makeIncoming('berta')]);
      const limits = {
        itemsBeforeMs: NOW_MS + 1,
        articleTextBeforeMs: 0,
        peopleBeforeMs: 0,
        limit: 10,
      };
      expect(await opened.store.deleteExpired(limits)).toBe(1);
      expect(await search(opened.store, word('ferry'))).toBe('berta');
      expect(await opened.store.deleteExpired(limits)).toBe(0);
    });
  });
}
