import { HOUR_MS } from '../core/time/moment.ts';
import { type AlertDecision, decideAlert } from '../core/watch/decide-alert.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { HeldMatch } from '../ports/alert-store.ts';
import type { MatchFate, StoredItem } from '../ports/item-store.ts';
import { alertDelivery } from './alert-deliveries.ts';
import { composeFor, type Report, type TellDeps } from './alert-material.ts';
import type { WatchMatch } from './rules.ts';
import { chooseReport, languageOf, loadReport } from './story-reports.ts';
import type { Place, TellStep, ToldItem } from './telling.ts';

const HELD_FATES = {
  digest: 'held-digest',
  'quiet-hours': 'held-quiet-hours',
  publishers: 'held-publishers',
  overflow: 'held-overflow',
  late: 'held-late',
} as const satisfies Record<HeldMatch['reason'], MatchFate>;

/** What a further report of the story may end: a wait for more publishers, or quiet hours that enough of them break through. */
const ENDED_BY_REPORTS: ReadonlySet<HeldMatch['reason']> = new Set(['publishers', 'quiet-hours']);

interface Decided {
  readonly match: WatchMatch;
  readonly decision: AlertDecision;
}

/** The first word about a story in a destination. Instant beats digest, and quiet hours hold only if all of them hold. */
export async function tellFirst(deps: TellDeps, step: TellStep): Promise<void> {
  const { told, place, telling } = step;
  const { destination } = place;
  const decisions = await Promise.all(
    place.matches.map(async (match): Promise<Decided> => {
      const asked = { watch: match.watch, item: told.item };
      return { match, decision: await decide(deps, { told, place, asked }) };
    }),
  );
  const wanted = decisions.filter(({ decision }) => decision.kind !== 'never');
  const waiting = await loadWaiting(deps, step);
  const woken = await decideWaiting(deps, step, waiting);
  const isNow = [...wanted, ...woken].some(({ decision }) => decision.kind === 'now');
  if (isNow) {
    const fresh = { read: told, matches: wanted.map(({ match }) => match) };
    tellNow(deps, step, wanted.length === 0 ? waiting : [...waiting, fresh]);
  }
  // Enough report it by now, and something else holds it: the digest's time, quiet hours, a full hour.
  for (const { held, decision } of isNow ? [] : woken) {
    if (decision.kind !== 'hold' || decision.reason === held.reason) continue;
    telling.held.push({ ...held, reason: decision.reason, dueAtMs: decision.dueAtMs });
  }
  for (const { match, decision } of decisions) {
    const { watch } = match;
    if (decision.kind === 'never') telling.addFate(watch.id, destination, decision.because);
    else if (isNow) telling.addFate(watch.id, destination, 'alerted');
    else if (decision.kind === 'hold') {
      telling.held.push(hold(told, { watch, destination, decision }));
      telling.addFate(watch.id, destination, HELD_FATES[decision.reason]);
    }
  }
}

/** Writes the alert: told by the best of the reports, naming the watches of all. */
function tellNow(
  deps: TellDeps,
  { told, place, telling }: TellStep,
  reports: readonly Report[],
): void {
  const { destination, sources } = place;
  const chosen = chooseReport(reports, languageOf(deps.settings, destination));
  if (chosen === undefined) return;
  const { nowMs } = told;
  const alert = composeFor(deps, { ...chosen, destination, sources, nowMs });
  telling.alerts.push({
    alert,
    revision: 0,
    createdAtMs: nowMs,
    lastLoudAtMs: nowMs,
    state: 'open',
    messageId: undefined,
  });
  telling.deliveries.push(
    alertDelivery(deps.ids, { alert, kind: 'post', revision: 0, dueInMs: 0 }),
  );
  telling.released.push(...place.waiting);
}

/** The earlier reports that wait here, each with its watches. */
async function loadWaiting(
  { store }: TellDeps,
  { told, place }: TellStep,
): Promise<readonly Report[]> {
  if (place.waiting.length === 0) return [];
  const watches = new Map((await store.listWatches()).map((watch) => [watch.id, watch]));
  const reports: Report[] = [];
  const earlier = place.waiting.filter(({ itemId }) => itemId !== told.item.id);
  for (const itemId of new Set(earlier.map((held) => held.itemId))) {
    const own = earlier.filter((held) => held.itemId === itemId);
    const report = await loadReport(store, {
      itemId,
      story: told.story,
      watches: own.flatMap(({ watchId }) => watches.get(watchId) ?? []),
    });
    if (report !== undefined) reports.push(report);
  }
  return reports;
}

interface Woken {
  readonly held: HeldMatch;
  readonly decision: AlertDecision;
}

/** What becomes of the waits that a further report may end, whichever watch it meets itself. */
async function decideWaiting(
  deps: TellDeps,
  { told, place }: TellStep,
  waiting: readonly Report[],
): Promise<readonly Woken[]> {
  const decided: Woken[] = [];
  for (const { read, matches } of waiting) {
    for (const { watch } of matches) {
      const held = place.waiting.find(({ watchId }) => watchId === watch.id);
      if (held === undefined || !ENDED_BY_REPORTS.has(held.reason)) continue;
      // The item itself met it too: that decision stands.
      if (place.matches.some((match) => match.watch.id === watch.id)) continue;
      const asked = { watch, item: read.item };
      decided.push({ held, decision: await decide(deps, { told, place, asked }) });
    }
  }
  return decided;
}

function hold(
  { item, story, nowMs }: ToldItem,
  held: {
    readonly watch: Watch;
    readonly destination: Place['destination'];
    readonly decision: Extract<AlertDecision, { kind: 'hold' }>;
  },
): HeldMatch {
  return {
    watchId: held.watch.id,
    destination: held.destination,
    storyId: story.id,
    itemId: item.id,
    reason: held.decision.reason,
    sinceMs: nowMs,
    dueAtMs: held.decision.dueAtMs,
  };
}

async function decide(
  { store, settings }: TellDeps,
  {
    told,
    place,
    asked,
  }: {
    readonly told: ToldItem;
    readonly place: Place;
    readonly asked: { readonly watch: Watch; readonly item: StoredItem };
  },
): Promise<AlertDecision> {
  const { watch, item } = asked;
  const { destination } = place;
  const destinationPerHourMax = settings.destinations[destination]?.alertsPerHourMax;
  const sinceMs = told.nowMs - HOUR_MS;
  const count = async (watchId: string | undefined): Promise<number> =>
    store.countAlerts({ destination, watchId, sinceMs });
  return decideAlert({
    watch,
    nowMs: told.nowMs,
    publishedAtMs: item.publishedAtMs,
    lang: item.lang,
    arrival: item.arrival,
    sourcesCount: told.story.sourcesCount,
    watchAlertsLastHour: watch.alertsPerHourMax === undefined ? 0 : await count(watch.id),
    destinationAlertsLastHour: destinationPerHourMax === undefined ? 0 : await count(undefined),
    destinationPerHourMax,
  });
}
