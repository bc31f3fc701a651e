import { DAY_MS, type EpochMs } from '../core/time/moment.ts';
import type { SearchHit } from '../ports/archive-use-cases.ts';
import type { Store } from '../ports/store.ts';
import type { Backtest } from '../ports/watch-use-cases.ts';
import { findWatch } from './edit-watches.ts';
import { readQuery } from './read-query.ts';
import { compileConceptsOf } from './rules.ts';
import { findMatches, toHit } from './search-items.ts';

/** Items shown of each kind: enough to see what a query catches. */
const SAMPLES = 20;

/** How a query would have done on the archive since then; beside the saved watch of that name, what it gains and loses. */
export async function testQuery(
  store: Store,
  request: {
    readonly query: string;
    readonly sinceMs: EpochMs;
    readonly nowMs: EpochMs;
    readonly watch: string | undefined;
  },
): Promise<Backtest> {
  const concepts = compileConceptsOf(await store.listConcepts());
  const { query, sinceMs, nowMs } = request;
  const { canonical, warnings } = readQuery(query, concepts);
  const tally = new Tally(sinceMs, nowMs);
  for await (const { item, terms } of findMatches(store, { query, concepts, sinceMs })) {
    tally.add(toHit(item, terms), item.storyId ?? item.id);
  }
  const saved = request.watch === undefined ? undefined : await findWatch(store, request.watch);
  const difference =
    saved === undefined
      ? undefined
      : await compareWith(store, { saved: saved.query, concepts, sinceMs, tally });
  return { sinceMs, untilMs: nowMs, ...tally.summary(), difference, warnings, canonical };
}

async function compareWith(
  store: Store,
  old: {
    readonly saved: string;
    readonly concepts: ReturnType<typeof compileConceptsOf>;
    readonly sinceMs: EpochMs;
    readonly tally: Tally;
  },
): Promise<NonNullable<Backtest['difference']>> {
  const { saved, concepts, sinceMs, tally } = old;
  const before = new Set<string>();
  const lost: SearchHit[] = [];
  for await (const { item, terms } of findMatches(store, { query: saved, concepts, sinceMs })) {
    before.add(item.id);
    if (!tally.items.has(item.id)) lost.push(toHit(item, terms));
  }
  const gained = [...tally.items.values()].filter(({ itemId }) => !before.has(itemId));
  return { gained, lost };
}

/** Counts stories by day, items by publisher and term. */
class Tally {
  readonly items = new Map<string, SearchHit>();
  readonly #sinceMs: EpochMs;
  readonly #nowMs: EpochMs;
  readonly #storyDays = new Map<string, string>();
  readonly #publishers = new Map<string, number>();
  readonly #terms = new Map<string, number>();

  constructor(sinceMs: EpochMs, nowMs: EpochMs) {
    this.#sinceMs = sinceMs;
    this.#nowMs = nowMs;
  }

  add(hit: SearchHit, storyId: string): void {
    this.items.set(hit.itemId, hit);
    // Items come newest first: the last word is the day on which the story would have been told.
    this.#storyDays.set(storyId, dayOf(hit.publishedAtMs));
    count(this.#publishers, hit.publisher);
    for (const term of new Set(hit.terms.map(({ term: name }) => name))) count(this.#terms, term);
  }

  summary(): Pick<Backtest, 'days' | 'stories' | 'items' | 'samples' | 'publishers' | 'terms'> {
    const byDay = new Map<string, number>();
    for (const day of this.#storyDays.values()) count(byDay, day);
    const days: { day: string; stories: number }[] = [];
    for (let atMs = this.#sinceMs + DAY_MS; atMs <= this.#nowMs; atMs += DAY_MS) {
      days.push({ day: dayOf(atMs), stories: byDay.get(dayOf(atMs)) ?? 0 });
    }
    const ranked = (counts: ReadonlyMap<string, number>): [string, number][] =>
      [...counts].toSorted(([, a], [, b]) => b - a);
    return {
      days,
      stories: this.#storyDays.size,
      items: this.items.size,
      samples: [...this.items.values()].slice(0, SAMPLES),
      publishers: ranked(this.#publishers).map(([publisher, items]) => ({ publisher, items })),
      terms: ranked(this.#terms).map(([term, items]) => ({ term, items })),
    };
  }
}

function dayOf(atMs: EpochMs): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
