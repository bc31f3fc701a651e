import { sql } from 'kysely';
import { writeAlerts } from '../../src/adapters/store/alert-rows.ts';
import { insertAudit } from '../../src/adapters/store/audit.ts';
import type { Database, Writing } from '../../src/adapters/store/database.ts';
import { insertRows, rowsOf } from '../../src/adapters/store/insert-rows.ts';
import { addDeliveries } from '../../src/adapters/store/outbox.ts';
import { replaceQuotes } from '../../src/adapters/store/quotes.ts';
import { optionsOf } from '../../src/app/apply-files.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time/moment.ts';
import type { Destination } from '../../src/core/watch/destination.ts';
import type { Store } from '../../src/ports/store.ts';
import { sampleAlert } from '../helpers/alerts.ts';
import { createQuoteMaker } from '../helpers/made-up-quotes.ts';
import { archivedQuote } from '../helpers/quote-archive.ts';
import { itemId, makeDelivery, makeStoredAlert } from '../helpers/store-samples.ts';
import { makeWatch } from '../helpers/watch.ts';
import { ARCHIVE_NOW_MS } from './archive.ts';
import { createNews, createRandom } from './made-up-news.ts';

/** Watches of the desk, each with a name of its own: `w1-0` to `w1-59`. */
export const WATCHES = 60;
/** Alerts of a year and of 60 watches: some 550 a day. */
export const ALERTS = 200_000;

const VERSIONS_PER_WATCH = 6;
const AUDIT_ENTRIES = 40_000;
const ITEMS_PER_STORY = 4;
/** One alert in so many is edited later, answered by a report, and could not be posted. */
const EDITED_EVERY = 3;
const REPORTED_EVERY = 25;
const FAILED_EVERY = 4_000;
const ALERTS_PER_WRITE = 500;
const YEAR_DAYS = 365;
const VERDICTS = ['not-relevant', 'wrong-speaker', 'wrong-words', 'duplicate', 'old-news'] as const;
const DESTINATIONS: readonly Destination[] = [
  'console',
  ...Array.from({ length: 12 }, (_, index): Destination => `slack:C0BENCH${index}`),
  ...Array.from({ length: 12 }, (_, index): Destination => `discord:1000000000000000${index + 10}`),
];

/**
 * Adds to an archive of items what a year of service leaves beside them: stories, watches with their versions, matches, alerts,
 * deliveries, quotes, reports, audit. Written past the use cases, hundreds in one transaction. `count`: the archive's items.
 */
export async function fillService(store: Store, database: Database, count: number): Promise<void> {
  const known = { destinations: undefined, watchId: undefined, sinceMs: undefined, limit: 1 };
  if ((await store.listAlerts(known)).length > 0) return;
  await addStories(database, count);
  await addWatches(store);
  await addAudit(database);
  const random = createRandom(31);
  const quotes = createQuoteMaker(32);
  const alerts = Math.min(ALERTS, Math.floor(count / 5));
  for (let from = 0; from < alerts; from += ALERTS_PER_WRITE) {
    await database.write(async (writing) => {
      for (let index = from; index < Math.min(alerts, from + ALERTS_PER_WRITE); index += 1)
        await addAlert(writing, { database, index, alerts, count, random, quotes });
    });
  }
  await endDeliveries(database);
}

/** Each four items that came one after the other are one story. */
async function addStories(database: Database, count: number): Promise<void> {
  await database.write(async ({ db }) => {
    const number = sql`cast(substr(id, 6) as integer)`;
    await sql`update items set story_id = 'story-' || (${number} / ${sql.lit(ITEMS_PER_STORY)})`.execute(
      db,
    );
    await sql`insert into stories (id, title, lang, first_at, last_at, sources_count, item_count)
      select story_id, min(title), min(lang), min(published_at), max(published_at), 3, count(*) from items
      group by story_id`.execute(db);
  });
  process.stderr.write(`${Math.ceil(count / ITEMS_PER_STORY)} stories\n`);
}

async function addWatches(store: Store): Promise<void> {
  const news = createNews(7);
  for (let index = 0; index < WATCHES; index += 1) {
    // Concepts are not in this archive.
    let query = news.query();
    while (query.includes('@')) query = news.query();
    const watch = makeWatch({ name: `watch ${index}`, query });
    for (let version = 0; version < VERSIONS_PER_WATCH; version += 1) {
      await store.saveWatch({
        id: `w1-${index}`,
        workspace: watch.workspace,
        options: optionsOf(watch),
        isPaused: false,
        expectedVersion: version === 0 ? undefined : version,
        audit: {
          id: `audit-of-watch-${index}-${version}`,
          atMs: ARCHIVE_NOW_MS - (VERSIONS_PER_WATCH - version) * 30 * DAY_MS,
          workspace: watch.workspace,
          actor: 'slack:U0BENCH',
          action: 'watch.save',
          subject: watch.name,
          before: undefined,
          after: JSON.stringify(optionsOf(watch)),
        },
      });
    }
  }
}

async function addAudit(database: Database): Promise<void> {
  await database.write(async ({ db }) => {
    for (let index = 0; index < AUDIT_ENTRIES; index += 1) {
      await insertAudit(db, {
        id: `audit-${index}`,
        atMs: ARCHIVE_NOW_MS - Math.floor((index / AUDIT_ENTRIES) * YEAR_DAYS * DAY_MS),
        // One in a hundred is of a small workspace, whose page must not walk over all the others.
        workspace: index % 100 === 0 ? 'discord:9' : 'local',
        actor: `slack:U0BENCH${index % 40}`,
        action: index % 3 === 0 ? 'feed.poll' : 'story.mute',
        subject: `subject ${index % 900}`,
        before: undefined,
        after: JSON.stringify({ storyId: `story-${index}` }),
      });
    }
  });
}

async function addAlert(
  writing: Writing,
  made: {
    readonly database: Database;
    readonly index: number;
    readonly alerts: number;
    readonly count: number;
    readonly random: () => number;
    readonly quotes: ReturnType<typeof createQuoteMaker>;
  },
): Promise<void> {
  const { index, alerts, count, random } = made;
  const { db } = writing;
  const item = Math.floor((index / alerts) * count);
  const createdAtMs = Math.floor(ARCHIVE_NOW_MS - (1 - index / alerts) * YEAR_DAYS * DAY_MS);
  const destination = DESTINATIONS[index % DESTINATIONS.length] ?? 'console';
  const watchIds = [`w1-${Math.floor(random() ** 2 * WATCHES)}`, `w1-${index % WATCHES}`];
  const watches = [...new Set(watchIds)].map((watchId) => ({
    watchId,
    name: watchId,
    terms: ['port'],
  }));
  const storyId = `story-${Math.floor(item / ITEMS_PER_STORY)}`;
  const publishedAtMs = createdAtMs - Math.floor(random() ** 3 * 40 * MINUTE_MS);
  const alert = sampleAlert({ id: `alert-${index}`, storyId, destination, watches, publishedAtMs });
  await writeAlerts(db, [
    makeStoredAlert({ alert, createdAtMs, lastLoudAtMs: createdAtMs, state: 'open' }),
  ]);
  const message = { kind: 'alert', alert } as const;
  const common = { alertId: alert.id, storyId, destination, message, dueAtMs: createdAtMs };
  const deliveries = [makeDelivery(`delivery-${index}`, { ...common, nonce: `n${index}` })];
  if (index % EDITED_EVERY === 0)
    deliveries.push(
      makeDelivery(`edit-${index}`, { ...common, kind: 'edit', revision: 2, nonce: `e${index}` }),
    );
  await addDeliveries(writing, deliveries, createdAtMs);
  const quote = made.quotes.quote();
  const place = { name: 'x', publisher: `Publisher ${index % 500}`, atMs: createdAtMs };
  const archived = archivedQuote(quote, place);
  const id = itemId(`item-${item}`);
  const end = archived.end;
  await replaceQuotes(writing, { id, lang: quote.lang }, [
    { ...archived, itemId: id },
    { ...archived, itemId: id, start: end + 1, end: end * 2, text: made.quotes.quote().words },
  ]);
  const matches = watches.map(({ watchId }) => ({
    item_id: id,
    watch_id: watchId,
    watch_version: 1,
    terms: JSON.stringify([{ term: 'port', field: 'title', start: 0, end: 4 }]),
    fates: JSON.stringify([{ destination, fate: 'alerted' }]),
    at: createdAtMs,
  }));
  await insertRows(db, {
    kind: made.database.kind,
    ...rowsOf('matches', matches),
    tail: 'on conflict do nothing',
  });
  if (index % REPORTED_EVERY === 0) {
    const verdict = VERDICTS[Math.floor(random() * VERDICTS.length)] ?? 'not-relevant';
    await db
      .insertInto('feedback')
      .values({
        alert_id: alert.id,
        actor: `slack:U${index}`,
        verdict,
        at: createdAtMs + MINUTE_MS,
      })
      .execute();
  }
}

/** All were sent within seconds of being written, but for the few that could not be. */
async function endDeliveries(database: Database): Promise<void> {
  await database.write(async ({ db }) => {
    const number = sql`cast(substr(alert_id, 7) as integer)`;
    await sql`update deliveries set state = 'sent', is_waiting = 0, attempts = 1, message_id = 'm-' || id,
      sent_at = created_at + ${sql.lit(SECOND_MS)} + ${number} % 3000`.execute(db);
    await sql`update deliveries set state = 'failed', sent_at = null, message_id = null,
      last_error = 'the platform refused it' where ${number} % ${sql.lit(FAILED_EVERY)} = 0 and kind = 'post'`.execute(
      db,
    );
    await sql`update alerts set message_id = 'm-' || id`.execute(db);
    await db.updateTable('destinations').set({ wake_at: null }).execute();
  });
}
