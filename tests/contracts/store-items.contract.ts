import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { QuotePlace } from '../../src/ports/quote-store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import {
  itemId,
  makeDelivery,
  makeHeld,
  makeIncoming,
  makeProcessing,
  makeStoredAlert,
  makeStoredQuote,
  type OpenedStore,
  poll,
  processingLease,
} from '../helpers/store-samples.ts';

const ANNA = itemId('id-anna');

function describeReading(current: () => OpenedStore): void {
  describe('items', () => {
    test('an item is found by its id and by any spelling of its address', async () => {
      const opened = current();
      await poll(opened, [makeIncoming('anna')]);
      const byId = await opened.store.findItem({ id: ANNA });
      expect(byId).toMatchObject({
        id: ANNA,
        feedId: 'feed1',
        publisher: 'Norhaven Courier',
        title: 'The anna ferry',
        revision: 1,
        arrival: 'regular',
        textFrom: 'feed',
        firstSeenAtMs: NOW_MS,
        isProcessed: false,
        isWithdrawn: false,
      });
      const url = 'http://www.courier.example/anna/?utm_source=rss#top';
      expect(await opened.store.findItem({ url })).toEqual(byId);
      expect(await opened.store.findItem({ url: 'https://courier.example/berta' })).toBeUndefined();
    });

    test('what waits comes oldest first, and a first poll after everything else', async () => {
      const opened = current();
      await poll(opened, [makeIncoming('first', { arrival: 'first-poll' })]);
      opened.advance(MINUTE_MS);
      await poll(opened, [makeIncoming('second')]);
      opened.advance(MINUTE_MS);
      await poll(opened, [makeIncoming('third')]);
      const waiting = await opened.store.listUnprocessedItems(10);
      expect(waiting.map(({ guid }) => guid)).toEqual(['second', 'third', 'first']);
      expect(await opened.store.listUnprocessedItems(1)).toHaveLength(1);
    });

    test('items since a moment are paged in order of arrival', async () => {
      const opened = current();
      await poll(
        opened,
        ['a', 'b', 'c'].map((name) => makeIncoming(name)),
      );
      opened.advance(MINUTE_MS);
      await poll(opened, [makeIncoming('d')]);
      const seen: (string | undefined)[] = [];
      let after: { firstSeenAtMs: number; id: typeof ANNA } | undefined;
      for (;;) {
        const page = await opened.store.listItemsSince({ sinceMs: NOW_MS, after, limit: 2 });
        if (page.length === 0) break;
        seen.push(...page.map(({ guid }) => guid));
        after = page.at(-1);
      }
      expect(seen).toEqual(['a', 'b', 'c', 'd']);
      const since = await opened.store.listItemsSince({
        sinceMs: NOW_MS + 1,
        after: undefined,
        limit: 9,
      });
      expect(since.map(({ guid }) => guid)).toEqual(['d']);
    });

    test('the newest items begin behind the one before them', async () => {
      const opened = current();
      const { store } = opened;
      await poll(
        opened,
        ['a', 'b', 'c'].map((name) => makeIncoming(name)),
      );
      opened.advance(MINUTE_MS);
      await poll(opened, [makeIncoming('d')]);
      const after = await store.findItemBefore({ newest: 2 });
      const newest = await store.listItemsSince({ sinceMs: 0, after, limit: 9 });
      expect(newest.map(({ guid }) => guid)).toEqual(['c', 'd']);
      expect(await store.findItemBefore({ newest: 4 })).toBeUndefined();
    });

    test('a changed text is a new revision: the old one is kept, and the item waits again', async () => {
      const opened = current();
      const { store } = opened;
      await poll(opened, [makeIncoming('anna')]);
      const lease = await processingLease(store);
      await store.saveProcessing(
        makeProcessing('anna', { articleText: 'The whole article.' }),
        lease,
      );
      expect(await store.listUnprocessedItems(10)).toEqual([]);
      const edited = makeIncoming('anna', {
        title: 'Edited',
        text: 'Shorter.',
        contentHash: 'other',
        publishedAtMs: NOW_MS,
      });
      expect(await poll(opened, [edited])).toMatchObject({ revised: 1 });
      const [waiting] = await store.listUnprocessedItems(10);
      // The article is read again; until then the feed's words stand. The moment of publication is the first.
      expect(waiting).toMatchObject({
        revision: 2,
        title: 'Edited',
        text: 'Shorter.',
        textFrom: 'feed',
        storyId: 'story01',
        publishedAtMs: NOW_MS - HOUR_MS,
      });
      expect(await store.findItemRevision(ANNA, 1)).toEqual({
        title: 'The anna ferry',
        text: 'The whole article.',
      });
      expect(await store.findItemRevision(ANNA, 2)).toEqual({ title: 'Edited', text: 'Shorter.' });
      expect(await store.findItemRevision(ANNA, 3)).toBeUndefined();
    });

    test('only the last revisions of an item are kept', async () => {
      const opened = current();
      for (let revision = 1; revision <= 30; revision++) {
        await poll(opened, [
          makeIncoming('anna', { title: `T${revision}`, contentHash: `h${revision}` }),
        ]);
      }
      expect(await opened.store.findItemRevision(ANNA, 1)).toBeUndefined();
      expect(await opened.store.findItemRevision(ANNA, 29)).toMatchObject({ title: 'T29' });
    });
  });
}

function describeProcessing(current: () => OpenedStore): void {
  describe('processing', () => {
    test('all that follows from an item is written together, and again changes nothing', async () => {
      const opened = current();
      const { store } = opened;
      await poll(opened, [makeIncoming('anna')]);
      const lease = await processingLease(store);
      const alert = makeStoredAlert();
      const match = {
        itemId: ANNA,
        watchId: 'w1',
        watchVersion: 3,
        terms: [{ term: 'ferry', field: 'title', start: 4, end: 9 }],
        fates: [{ destination: 'console', fate: 'alerted' }] as const,
        atMs: NOW_MS,
      };
      const record = makeProcessing('anna', {
        lang: 'nb',
        articleText: 'The whole article.',
        reprintOf: 'Harbour Agency',
        matches: [match],
        quotes: [makeStoredQuote()],
        alerts: [alert],
        deliveries: [makeDelivery('d1', { alertId: alert.alert.id })],
        held: [makeHeld()],
      });
      expect(await store.saveProcessing(record, lease)).toBe(true);
      expect(await store.saveProcessing(record, lease)).toBe(true);
      expect(await store.findItem({ id: ANNA })).toMatchObject({
        lang: 'nb',
        text: 'The whole article.',
        textFrom: 'article',
        reprintOf: 'Harbour Agency',
        storyId: 'story01',
        isProcessed: true,
      });
      expect(await store.findStory('story01')).toEqual(record.story);
      expect(await store.listStoryItems('story01')).toHaveLength(1);
      expect(await store.listMatches(ANNA)).toEqual([match]);
      expect(await store.listQuotesOfItem(ANNA)).toEqual([makeStoredQuote()]);
      expect(await store.findAlert(alert.alert.id)).toEqual(alert);
      expect(await store.listHeld({ dueBeforeMs: undefined, storyId: undefined })).toEqual([
        makeHeld(),
      ]);
      const all = { states: undefined, destination: undefined, limit: 10 };
      expect(await store.listDeliveries(all)).toHaveLength(1);
    });

    test('what rests on an older revision, or a lost lease, is not written', async () => {
      const opened = current();
      const { store } = opened;
      await poll(opened, [makeIncoming('anna')]);
      const lease = await processingLease(store);
      await poll(opened, [makeIncoming('anna', { contentHash: 'other' })]);
      expect(await store.saveProcessing(makeProcessing('anna'), lease)).toBe(false);
      opened.advance(2 * HOUR_MS);
      await store.acquireLease({ name: 'process', owner: 'other', leaseMs: HOUR_MS });
      expect(await store.saveProcessing(makeProcessing('anna', { revision: 2 }), lease)).toBe(
        false,
      );
      expect(await store.findStory('story01')).toBeUndefined();
      expect(await store.listUnprocessedItems(10)).toHaveLength(1);
    });

    test('an alert that was changed meanwhile sends the item round again', async () => {
      const opened = current();
      const { store } = opened;
      await poll(opened, [makeIncoming('anna')]);
      const lease = await processingLease(store);
      await store.saveAlert({
        alert: makeStoredAlert({ revision: 2, state: 'withdrawn' }),
        deliveries: [],
        audit: undefined,
      });
      const record = makeProcessing('anna', { alerts: [makeStoredAlert({ revision: 2 })] });
      expect(await store.saveProcessing(record, lease)).toBe(false);
      expect(await store.findAlert('alert01')).toMatchObject({ state: 'withdrawn' });
      const next = makeProcessing('anna', { alerts: [makeStoredAlert({ revision: 3 })] });
      expect(await store.saveProcessing(next, lease)).toBe(true);
    });

    test('a match that was held is told or given up by the record that releases it', async () => {
      const opened = current();
      const { store } = opened;
      await poll(opened, [makeIncoming('anna'), makeIncoming('berta')]);
      const lease = await processingLease(store);
      await store.saveProcessing(
        makeProcessing('anna', { held: [makeHeld({ reason: 'publishers' })] }),
        lease,
      );
      await store.saveProcessing(makeProcessing('berta', { released: [makeHeld()] }), lease);
      expect(await store.listHeld({ dueBeforeMs: undefined, storyId: 'story01' })).toEqual([]);
    });
  });
}

function describeQuotes(current: () => OpenedStore): void {
  describe('quotes', () => {
    const withQuotes = async (opened: OpenedStore): Promise<void> => {
      await poll(opened, [makeIncoming('anna'), makeIncoming('berta')]);
      const lease = await processingLease(opened.store);
      const said = makeStoredQuote();
      const later = makeStoredQuote({
        itemId: itemId('id-berta'),
        publisher: 'Harbour Radio',
        publishedAtMs: NOW_MS,
        firstSeenAtMs: NOW_MS + 1,
      });
      const nobody = makeStoredQuote({
        start: 60,
        end: 90,
        text: 'Boats are for summer',
        textKey: 'boats summer',
        speaker: undefined,
        speakerKey: undefined,
      });
      await opened.store.saveProcessing(makeProcessing('anna', { quotes: [said, nobody] }), lease);
      await opened.store.saveProcessing(makeProcessing('berta', { quotes: [later] }), lease);
    };

    test('a speaker is found under every key, newest first', async () => {
      const opened = current();
      await withQuotes(opened);
      const query = {
        speakerKeys: ['olsen mira', 'olsen m'],
        limit: 10,
        sinceMs: undefined,
        after: undefined,
      };
      const quotes = await opened.store.listQuotesBySpeaker(query);
      expect(quotes.map(({ itemId: id }) => id)).toEqual(['id-berta', 'id-anna']);
      const [after] = quotes;
      const older = await opened.store.listQuotesBySpeaker({ ...query, after });
      expect(older.map(({ itemId: id }) => id)).toEqual(['id-anna']);
      const young = await opened.store.listQuotesBySpeaker({ ...query, sinceMs: NOW_MS });
      expect(young.map(({ itemId: id }) => id)).toEqual(['id-berta']);
    });

    test('the first who had the words is found for each key that is known', async () => {
      const opened = current();
      await withQuotes(opened);
      const firsts = await opened.store.findFirstQuotes(['ferry ice', 'never said']);
      expect(firsts.map(({ publisher }) => publisher)).toEqual(['Norhaven Courier']);
    });

    test('words in a row find the quotes that have them, trimmed, repunctuated or changed', async () => {
      const opened = current();
      await withQuotes(opened);
      const ask = async (words: string): Promise<readonly string[]> => {
        const found = await opened.store.findQuoteCandidates({ words, limit: 5 });
        return found.map(({ textKey }) => textKey);
      };
      expect(await ask('“not sail before — the ice!”')).toEqual(['ferry ice', 'ferry ice']);
      expect(await ask('The boat will sail after the ice')).toEqual(['ferry ice', 'ferry ice']);
      expect(await ask('boats are never for summer')).toEqual(['boats summer']);
      expect(await ask('zebra')).toEqual([]);
      expect(await ask('" OR * -- \' & |')).toEqual([]);
    });

    test('words in any form find the quotes that have all of them, newest first, page by page', async () => {
      const opened = current();
      await withQuotes(opened);
      const page = { limit: 1, sinceMs: undefined, after: undefined };
      const ask = (words: string, after?: QuotePlace) =>
        opened.store.searchQuotes({ ...page, words, after });
      const [first] = await ask('ferries ice');
      expect(first?.itemId).toBe('id-berta');
      const [second] = await ask('ferries ice', first);
      expect(second?.itemId).toBe('id-anna');
      expect(await ask('ferries ice', second)).toEqual([]);
      expect(await ask('ferry zebra')).toEqual([]);
      expect(await ask('')).toEqual([]);
      const since = await opened.store.searchQuotes({
        ...page,
        words: 'ferry',
        sinceMs: NOW_MS + 1,
      });
      expect(since).toEqual([]);
    });

    test('quotes of an item are replaced as a whole, and leave the index', async () => {
      const opened = current();
      await withQuotes(opened);
      const lease = await processingLease(opened.store);
      await opened.store.saveProcessing(makeProcessing('anna', { quotes: [] }), lease);
      expect(await opened.store.listQuotesOfItem(ANNA)).toEqual([]);
      expect(
        await opened.store.findQuoteCandidates({ words: 'Boats are for summer', limit: 5 }),
      ).toEqual([]);
    });

    test('what is withdrawn is quoted no more', async () => {
      const opened = current();
      await withQuotes(opened);
      await opened.store.setWithdrawn({ itemId: itemId('id-berta'), isWithdrawn: true });
      const page = { limit: 10, sinceMs: undefined, after: undefined };
      const query = { speakerKeys: ['olsen mira'], ...page };
      expect(await opened.store.listQuotesBySpeaker(query)).toHaveLength(1);
      expect(await opened.store.searchQuotes({ words: 'ferries', ...page })).toHaveLength(1);
    });

    test('words that are withdrawn are found nowhere, survive a new reading, and come back', async () => {
      const opened = current();
      const { store } = opened;
      await withQuotes(opened);
      const [first] = await store.listQuotesOfItem(ANNA);
      const textKey = first?.textKey ?? '';
      const found = async () => (await store.findFirstQuotes([textKey])).length;
      expect(await found()).toBe(1);
      await store.setQuoteWithdrawn({ textKey, isWithdrawn: true });
      await store.setQuoteWithdrawn({ textKey, isWithdrawn: true });
      const quotes = await store.listQuotesOfItem(ANNA);
      const lease = await processingLease(store);
      await store.saveProcessing(makeProcessing('anna', { quotes }), lease);
      expect(await found()).toBe(0);
      const words = first?.text ?? '';
      const near = await store.findQuoteCandidates({ words, limit: 9 });
      expect(near.filter((quote) => quote.textKey === textKey)).toEqual([]);
      await store.setQuoteWithdrawn({ textKey, isWithdrawn: false });
      expect(await found()).toBe(1);
    });
  });
}

/** Items, what is made of them, and what was said in them. */
export function describeItems(current: () => OpenedStore): void {
  describeReading(current);
  describeProcessing(current);
  describeQuotes(current);
}
