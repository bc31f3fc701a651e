import type { Feed, FeedOptions } from '../core/item/feed.ts';
import type { Watch, WatchOptions } from '../core/watch/watch.ts';
import type { Clock } from '../ports/clock.ts';
import type { PlanLine } from '../ports/file-use-cases.ts';
import type { AuditEntry } from '../ports/house-store.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import { type Acting, auditEntry } from './audit.ts';
import { checkRules } from './check-rules.ts';
import { compileConceptsOf } from './rules.ts';

/** What the files in config/ say. */
export interface Files {
  readonly feeds: readonly FeedOptions[];
  readonly watches: readonly WatchOptions[];
  readonly concepts: Readonly<Record<string, readonly string[]>>;
}

interface ApplyDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly clock: Clock;
  /** The id of a watch that is new; default: a random one. */
  readonly newWatchId?: (name: string) => string;
}

const ACTING: Acting = { actor: 'cli', workspace: 'local' };

/**
 * Fills an empty store from the files; from then on the store is what counts. Answers whether it was filled. One that a crash
 * left half filled is filled to the end, and two processes that begin at once write the same.
 */
export async function seedStore(deps: ApplyDeps, files: Files): Promise<boolean> {
  const { store, ids } = deps;
  if (!(await store.isSeeding())) {
    if (!(await store.isEmpty())) return false;
    await store.setSeeding(true);
  }
  const newWatchId = (name: string): string => ids.digest('watch', name).slice(0, 16).toLowerCase();
  await applyFiles({ ...deps, newWatchId }, files);
  await store.setSeeding(false);
  return true;
}

/** What would have to change in the store to equal the files. Watches that were made in chat are left alone. */
export async function planApply({ store }: ApplyDeps, files: Files): Promise<readonly PlanLine[]> {
  const watches = new Map((await ownWatches(store)).map((watch) => [watch.name, optionsOf(watch)]));
  const feeds = new Map((await store.listFeeds()).map((feed) => [feed.url, feedOptionsOf(feed)]));
  const concepts = new Map(Object.entries(await store.listConcepts()));
  return [
    ...compare('concept', concepts, new Map(Object.entries(files.concepts))),
    ...compare('feed', feeds, new Map(files.feeds.map((feed) => [feed.url, feed]))),
    ...compare('watch', watches, new Map(files.watches.map((watch) => [watch.name, watch]))),
  ];
}

/**
 * Makes the store equal the files, and answers what changed. Throws `query_invalid`, and writes nothing, when a watch of
 * the files breaks one of its examples, or a watch that was made in chat cannot do with the files' concepts.
 */
export async function applyFiles(deps: ApplyDeps, files: Files): Promise<readonly PlanLine[]> {
  const { store } = deps;
  const plan = await planApply(deps, files);
  const others = (await store.listWatches()).filter(({ workspace }) => workspace !== 'local');
  checkRules([...files.watches, ...others], compileConceptsOf(files.concepts));
  if (plan.some(({ kind }) => kind === 'concept')) {
    const before = await store.listConcepts();
    const change = { action: 'concepts.apply', subject: 'concepts', before, after: files.concepts };
    await store.replaceConcepts({
      concepts: files.concepts,
      audit: auditEntry(deps, ACTING, change),
    });
  }
  const feedsByUrl = new Map((await store.listFeeds()).map((feed) => [feed.url, feed]));
  const watchesByName = new Map((await ownWatches(store)).map((watch) => [watch.name, watch]));
  await applyFeeds(deps, { files, plan, known: feedsByUrl });
  for (const { kind, name } of plan) {
    if (kind !== 'watch') continue;
    const options = files.watches.find((watch) => watch.name === name);
    await applyWatch(deps, { known: watchesByName.get(name), options });
  }
  return plan;
}

/** Asked for together, so that the store can write them together: a thousand commits of their own wait for the disk a thousand times. */
const SAVED_TOGETHER_MAX = 100;

async function applyFeeds(
  deps: ApplyDeps,
  {
    files,
    plan,
    known,
  }: {
    readonly files: Files;
    readonly plan: readonly PlanLine[];
    readonly known: ReadonlyMap<string, Feed>;
  },
): Promise<void> {
  const { store, ids, clock } = deps;
  const optionsByUrl = new Map(files.feeds.map((feed) => [feed.url, feed]));
  const lines = plan.filter(({ kind }) => kind === 'feed');
  if (lines.length === 0) return;
  // One entry for all: the files are one change, and a first start has a thousand feeds.
  const audit = auditEntry(deps, ACTING, {
    action: 'feeds.apply',
    subject: 'feeds',
    before: lines.flatMap(({ name }) => known.get(name) ?? []).map(feedOptionsOf),
    after: lines.flatMap(({ name }) => optionsByUrl.get(name) ?? []),
  });
  const apply = async ({ change, name }: PlanLine, entry?: AuditEntry): Promise<void> => {
    const feed = known.get(name);
    const options = optionsByUrl.get(name);
    if (change === 'remove' && feed !== undefined) await store.removeFeed(feed.id, entry);
    if (options !== undefined) {
      const id = feed?.id ?? feedId(ids, name);
      await store.saveFeed({ id, options, nowMs: clock.nowMs(), audit: entry });
    }
  };
  // With the first and before the others: after a crash no changed feed is without its entry.
  const [first, ...rest] = lines;
  if (first !== undefined) await apply(first, audit);
  for (let from = 0; from < rest.length; from += SAVED_TOGETHER_MAX) {
    const together = rest.slice(from, from + SAVED_TOGETHER_MAX);
    await Promise.all(together.map((line) => apply(line)));
  }
}

/** A feed's id: from the address that it was added with, so that adding it twice is adding it once. */
export function feedId(ids: Ids, url: string): string {
  return ids.digest('feed', url).slice(0, 12).toLowerCase();
}

async function applyWatch(
  deps: ApplyDeps,
  {
    known,
    options,
  }: { readonly known: Watch | undefined; readonly options: WatchOptions | undefined },
): Promise<void> {
  const subject = known?.name ?? options?.name ?? '';
  const before = known === undefined ? undefined : optionsOf(known);
  const audit = auditEntry(deps, ACTING, {
    action: 'watch.apply',
    subject,
    before,
    after: options,
  });
  if (options === undefined) {
    if (known !== undefined) await deps.store.removeWatch({ id: known.id, audit });
    return;
  }
  await deps.store.saveWatch({
    id: known?.id ?? deps.newWatchId?.(subject) ?? deps.ids.random(),
    workspace: 'local',
    options,
    isPaused: known?.isPaused ?? false,
    expectedVersion: known?.version,
    audit,
  });
}

async function ownWatches(store: Store): Promise<readonly Watch[]> {
  return (await store.listWatches()).filter(({ workspace }) => workspace === 'local');
}

/** What an admin set, without what the store adds. */
export function optionsOf(watch: Watch): WatchOptions {
  const {
    id: _id,
    workspace: _workspace,
    version: _version,
    isPaused: _isPaused,
    ...options
  } = watch;
  return options;
}

/** What an admin set of a feed, without its state. */
export function feedOptionsOf(feed: Feed): FeedOptions {
  const { url, publisher, lang, everyMs, label, isCounted, auth, tags } = feed;
  return { url, publisher, lang, everyMs, label, isCounted, auth, tags };
}

function compare<Value extends object>(
  kind: PlanLine['kind'],
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): readonly PlanLine[] {
  const lines: PlanLine[] = [];
  for (const [name, value] of after) {
    const known = before.get(name);
    if (known === undefined) lines.push({ kind, change: 'add', name, details: [] });
    else {
      const details = describeDifference(known, value);
      if (details.length > 0) lines.push({ kind, change: 'change', name, details });
    }
  }
  for (const name of before.keys()) {
    if (!after.has(name)) lines.push({ kind, change: 'remove', name, details: [] });
  }
  return lines;
}

function describeDifference(before: object, after: object): readonly string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, now] = [JSON.stringify(before), JSON.stringify(after)];
    return old === now ? [] : [`${old} -> ${now}`];
  }
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [from, to] = [toText(old.get(key)), toText(now.get(key))];
    return from === to ? [] : [`${key}: ${from} -> ${to}`];
  });
}

/** Keys in order, so that only what differs counts. */
function toText(value: unknown): string {
  if (value === undefined) return 'none';
  const sorted = (_key: string, inner: unknown): unknown =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  return JSON.stringify(value, sorted);
}
