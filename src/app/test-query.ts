import { type CompiledQuery, compileQuery } from '../core/query/compile-query.ts';
import { documentOf } from '../core/query/document-of-item.ts';
import { explainMatch } from '../core/query/explain-match.ts';
import { DAY_MS, type EpochMs } from '../core/time/moment.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { SearchHit } from '../ports/archive-use-cases.ts';
import type { StoredItem } from '../ports/item-store.ts';
import type { Store } from '../ports/store.ts';
import type { Backtest } from '../ports/watch-use-cases.ts';
import { findWatch } from './edit-watches.ts';
import { readQuery } from './read-query.ts';
import { compileConceptsOf } from './rules.ts';
import { findMatches, toHit } from './search-items.ts';

/** Items shown of each kind: enough to see what a query catches. */
const SAMPLES = 20;
/** A query that catches more is too broad to be tried further back: the trial ends there, and says so. */
const ITEMS_MAX = 20_000;

/** What of a watch decides whether its matches are told, beside the query. */
type Options = Pick<Watch, 'publishersMin' | 'languages'>;

const NO_OPTIONS: Options = { publishersMin: 1, languages: undefined };

/**
 * How a query would have done on the archive since then: alerts, which is stories and not items; beside the saved
 * watch of that name, with its languages and `min_publishers`, what it gains and loses.
 */
export async function testQuery(
  store: Store,
  request: {
    readonly query: string;
    readonly sinceMs: EpochMs;
    readonly nowMs: EpochMs;
    readonly watch: string | undefined;
    /** The query to compare with, where the watch is known already. */
    readonly savedQuery?: string | undefined;
    /** Of what is wrong with the query. */
    readonly language?: string;
  },
): Promise<Backtest> {
  const concepts = compileConceptsOf(await store.listConcepts());
  const { sinceMs, nowMs } = request;
  const { compiled, canonical, warnings } = readQuery(request.query, concepts, request.language);
  const saved = request.watch === undefined ? undefined : await findWatch(store, request.watch);
  const options = saved ?? NO_OPTIONS;
  const tally = await tallyMatches(store, { compiled, options, sinceMs });
  const savedQuery = request.savedQuery ?? saved?.query;
  const old = savedQuery === undefined ? undefined : compileQuery(savedQuery, concepts);
  // A saved query whose concept has gone caught nothing any more: whoever mends it is not refused because of it.
  const before =
    old?.kind !== 'ok'
      ? undefined
      : await tallyMatches(store, { compiled: old.compiled, options, sinceMs: tally.sinceMs });
  return {
    sinceMs: tally.sinceMs,
    untilMs: nowMs,
    archiveSinceMs: await findArchiveStart(store),
    ...tally.summary(nowMs),
    isCut: tally.isCut,
    difference: before === undefined ? undefined : compareTallies(tally, before),
    warnings,
    canonical,
  };
}

async function findArchiveStart(store: Store): Promise<EpochMs | undefined> {
  const [first] = await store.listItemsSince({ sinceMs: 0, after: undefined, limit: 1 });
  return first?.firstSeenAtMs;
}

async function tallyMatches(
  store: Store,
  trial: {
    readonly compiled: CompiledQuery;
    readonly options: Options;
    readonly sinceMs: EpochMs;
  },
): Promise<Tally> {
  const { compiled, options, sinceMs } = trial;
  const tally = new Tally(compiled, options, sinceMs);
  for await (const item of findMatches(store, { compiled, sinceMs })) {
    tally.add(item);
    if (tally.isCut) break;
  }
  return tally;
}

function compareTallies(after: Tally, before: Tally): NonNullable<Backtest['difference']> {
  const [now, then] = [after.told(), before.told()];
  const gained = [...now.values()].filter(({ itemId }) => !then.has(itemId));
  const lost = [...then.values()].filter(({ itemId }) => !now.has(itemId));
  const stories = (hits: readonly SearchHit[], others: ReadonlyMap<string, SearchHit>): number => {
    const known = new Set([...others.values()].map(storyOf));
    return new Set(hits.map(storyOf).filter((story) => !known.has(story))).size;
  };
  return { gained, lost, storiesGained: stories(gained, then), storiesLost: stories(lost, now) };
}

const storyOf = ({ storyId, itemId }: SearchHit): string => storyId ?? itemId;

interface Told {
  readonly hits: SearchHit[];
  readonly publishers: Set<string>;
}

/** Counts stories by day, items by publisher, by term and by part of the query. */
class Tally {
  readonly #compiled: CompiledQuery;
  readonly #options: Options;
  readonly #stories = new Map<string, Told>();
  readonly #parts = new Map<string, readonly string[]>();
  #sinceMs: EpochMs;
  #items = 0;

  constructor(compiled: CompiledQuery, options: Options, sinceMs: EpochMs) {
    this.#compiled = compiled;
    this.#options = options;
    this.#sinceMs = sinceMs;
  }

  /** How far back the tally reaches: later than asked for when it was cut. */
  get sinceMs(): EpochMs {
    return this.#sinceMs;
  }

  get isCut(): boolean {
    return this.#items >= ITEMS_MAX;
  }

  /** Items come newest first. */
  add(item: StoredItem): void {
    const { languages } = this.#options;
    if (languages !== undefined && item.lang !== undefined && !languages.includes(item.lang))
      return;
    const evidence = explainMatch(this.#compiled, documentOf(item, item.text));
    if (evidence === undefined) return;
    this.#items += 1;
    if (this.isCut) this.#sinceMs = item.publishedAtMs;
    const hit = toHit(item, evidence.terms);
    const told = this.#stories.get(storyOf(hit)) ?? { hits: [], publishers: new Set() };
    told.hits.push(hit);
    if (item.isCounted) told.publishers.add(item.publisher);
    this.#stories.set(storyOf(hit), told);
    this.#parts.set(
      hit.itemId,
      evidence.clauses.map(({ text }) => text),
    );
  }

  #alerts(): readonly Told[] {
    const { publishersMin } = this.#options;
    return [...this.#stories.values()].filter(
      ({ publishers }) => publishersMin <= 1 || publishers.size >= publishersMin,
    );
  }

  /** The items of stories that would have been told, by id. */
  told(): ReadonlyMap<string, SearchHit> {
    const hits = this.#alerts().flatMap((told) => told.hits);
    return new Map(hits.map((hit) => [hit.itemId, hit]));
  }

  summary(
    nowMs: EpochMs,
  ): Pick<Backtest, 'days' | 'stories' | 'items' | 'samples' | 'publishers' | 'terms' | 'parts'> {
    const alerts = this.#alerts();
    const hits = [...this.told().values()].toSorted((a, b) => b.publishedAtMs - a.publishedAtMs);
    // The earliest item that matched made the alert.
    const byDay = countEach(
      alerts.map((told) => dayOf(Math.min(...told.hits.map((hit) => hit.publishedAtMs)))),
    );
    const days: { day: string; stories: number }[] = [];
    for (let atMs = startOfDay(this.#sinceMs); atMs <= nowMs; atMs += DAY_MS) {
      days.push({ day: dayOf(atMs), stories: byDay.get(dayOf(atMs)) ?? 0 });
    }
    return {
      days,
      stories: alerts.length,
      items: hits.length,
      samples: hits.slice(0, SAMPLES),
      publishers: rank(hits.map((hit) => hit.publisher)).map(([publisher, items]) => ({
        publisher,
        items,
      })),
      terms: rank(hits.flatMap(termsOf)).map(([term, items]) => ({ term, items })),
      parts: rank(hits.flatMap(({ itemId }) => this.#parts.get(itemId) ?? [])).map(
        ([text, items]) => ({ text, items }),
      ),
    };
  }
}

/** Each term once, however often it stands there. */
const termsOf = ({ terms }: SearchHit): readonly string[] => [
  ...new Set(terms.map(({ term }) => term)),
];

const startOfDay = (atMs: EpochMs): EpochMs => Math.floor(atMs / DAY_MS) * DAY_MS;

function dayOf(atMs: EpochMs): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

function countEach(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function rank(values: readonly string[]): readonly (readonly [string, number])[] {
  return [...countEach(values)].toSorted(
    ([first, a], [second, b]) => b - a || (first < second ? -1 : 1),
  );
}
