import type { Alert, AlertSource } from '../core/alert/alert.ts';
import type { AlertReply } from '../core/alert/message.ts';
import { updateAlert } from '../core/alert/update-alert.ts';
import type { Version } from '../core/story/describe-change.ts';
import { type EpochMs, HOUR_MS, MINUTE_MS } from '../core/time/moment.ts';
import { type AlertDecision, decideAlert } from '../core/watch/decide-alert.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { HeldMatch, StoredAlert } from '../ports/alert-store.ts';
import type { NewDelivery } from '../ports/delivery-store.ts';
import type { MatchFate, Story } from '../ports/item-store.ts';
import {
  alertItem,
  alertWatches,
  composeFor,
  firstSeenIn,
  listSources,
  type ReadItem,
  type TellDeps,
} from './alert-material.ts';
import { newDelivery } from './new-delivery.ts';
import type { WatchMatch } from './rules.ts';

/** Silent edits of one alert come at most once a minute. */
const EDIT_GAP_MS = MINUTE_MS;

/** An item that was put into its story, with the watches that it meets. */
export interface ToldItem extends ReadItem {
  readonly story: Story;
  readonly matches: readonly WatchMatch[];
  /** What stood there before, when the item is a new version of one that is known, and that one's id. */
  readonly before: (Version & { readonly itemId: string }) | undefined;
  readonly nowMs: EpochMs;
}

/** What is to be written for it: alerts new or changed, deliveries, what waits, and what became of each watch's match. */
export interface Telling {
  readonly alerts: readonly StoredAlert[];
  readonly deliveries: readonly NewDelivery[];
  readonly held: readonly HeldMatch[];
  readonly released: readonly HeldMatch[];
  readonly fates: ReadonlyMap<
    string,
    readonly { readonly destination: Destination; readonly fate: MatchFate }[]
  >;
}

/** Decides, destination by destination, what is told about an item's story. Reads the store and writes nothing. */
export async function tellStory(deps: TellDeps, told: ToldItem): Promise<Telling> {
  const { store } = deps;
  const storyId = told.story.id;
  // A new version of a story's only item finds what was told of the first.
  const isNew = told.story.itemCount <= 1 && told.item.storyId === undefined;
  const existing = isNew ? [] : await store.listAlertsOfStory(storyId);
  const byDestination = matchesByDestination(told.matches);
  const destinations = new Set([
    ...byDestination.keys(),
    ...existing.map(({ alert }) => alert.destination),
  ]);
  if (destinations.size === 0) return NOTHING;
  const held = isNew ? [] : await store.listHeld({ dueBeforeMs: undefined, storyId });
  const mutes = isNew ? [] : await store.listMutes(storyId);
  const sources = await listSources(deps, told);
  const telling = new TellingBuilder();
  for (const destination of destinations) {
    const matches = byDestination.get(destination) ?? [];
    const alert = existing.find((candidate) => candidate.alert.destination === destination);
    const isMuted = mutes.some((mute) => mute.destination === destination);
    const waiting = held.filter((match) => match.destination === destination);
    const place = { destination, matches, sources, waiting };
    if (isMuted) for (const { watch } of matches) telling.addFate(watch.id, destination, 'muted');
    else if (alert === undefined) await tellFirst(deps, { told, place, telling });
    else tellMore(deps, { told, place, telling, alert });
  }
  return telling;
}

const NOTHING: Telling = { alerts: [], deliveries: [], held: [], released: [], fates: new Map() };

class TellingBuilder implements Telling {
  readonly alerts: StoredAlert[] = [];
  readonly deliveries: NewDelivery[] = [];
  readonly held: HeldMatch[] = [];
  readonly released: HeldMatch[] = [];
  readonly fates = new Map<string, { destination: Destination; fate: MatchFate }[]>();

  addFate(watchId: string, destination: Destination, fate: MatchFate): void {
    const fates = this.fates.get(watchId) ?? [];
    fates.push({ destination, fate });
    this.fates.set(watchId, fates);
  }
}

/** A destination, the watches that want something told there, and what waits there already. */
interface Place {
  readonly destination: Destination;
  readonly matches: readonly WatchMatch[];
  readonly sources: readonly AlertSource[];
  readonly waiting: readonly HeldMatch[];
}

interface TellStep {
  readonly told: ToldItem;
  readonly place: Place;
  readonly telling: TellingBuilder;
}

function matchesByDestination(matches: readonly WatchMatch[]): Map<Destination, WatchMatch[]> {
  const byDestination = new Map<Destination, WatchMatch[]>();
  for (const match of matches) {
    for (const destination of new Set(match.watch.destinations)) {
      byDestination.set(destination, [...(byDestination.get(destination) ?? []), match]);
    }
  }
  return byDestination;
}

const HELD_FATES = {
  digest: 'held-digest',
  'quiet-hours': 'held-quiet-hours',
  publishers: 'held-publishers',
  overflow: 'held-overflow',
  late: 'held-late',
} as const satisfies Record<HeldMatch['reason'], MatchFate>;

/** The first word about a story in a destination. Instant beats digest, and quiet hours hold only if all of them hold. */
async function tellFirst(deps: TellDeps, { told, place, telling }: TellStep): Promise<void> {
  const decisions = await Promise.all(
    place.matches.map(async (match) => ({
      match,
      decision: await decide(deps, told, { match, place }),
    })),
  );
  // A match that waits for more publishers is decided anew with each item of its story, whichever watch that one meets.
  const wanted = decisions.filter(({ decision }) => decision.kind !== 'never');
  const isNow = wanted.some(({ decision }) => decision.kind === 'now');
  if (isNow) {
    const alert = composeFor(deps, {
      read: told,
      destination: place.destination,
      sources: place.sources,
      watches: wanted.map(({ match }) => match),
      nowMs: told.nowMs,
    });
    telling.alerts.push({
      alert,
      revision: 0,
      createdAtMs: told.nowMs,
      lastLoudAtMs: told.nowMs,
      state: 'open',
      messageId: undefined,
    });
    telling.deliveries.push(
      alertDelivery(deps, { alert, kind: 'post', revision: 0, dueAtMs: told.nowMs }),
    );
    telling.released.push(...place.waiting);
  }
  for (const { match, decision } of decisions) {
    const { watch } = match;
    if (decision.kind === 'never') telling.addFate(watch.id, place.destination, decision.because);
    else if (isNow) telling.addFate(watch.id, place.destination, 'alerted');
    else if (decision.kind === 'hold') {
      telling.held.push(hold(told, { watch, destination: place.destination, decision }));
      telling.addFate(watch.id, place.destination, HELD_FATES[decision.reason]);
    }
  }
}

function hold(
  { item, story, nowMs }: ToldItem,
  held: {
    readonly watch: Watch;
    readonly destination: Destination;
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
  told: ToldItem,
  { match, place }: { readonly match: WatchMatch; readonly place: Place },
): Promise<AlertDecision> {
  const { watch } = match;
  const { destination } = place;
  const destinationPerHourMax = settings.destinations[destination]?.alertsPerHourMax;
  const sinceMs = told.nowMs - HOUR_MS;
  const count = async (watchId: string | undefined): Promise<number> =>
    store.countAlerts({ destination, watchId, sinceMs });
  return decideAlert({
    watch,
    nowMs: told.nowMs,
    publishedAtMs: told.item.publishedAtMs,
    lang: told.item.lang,
    arrival: told.item.arrival,
    sourcesCount: told.story.sourcesCount,
    watchAlertsLastHour: watch.alertsPerHourMax === undefined ? 0 : await count(watch.id),
    destinationAlertsLastHour: destinationPerHourMax === undefined ? 0 : await count(undefined),
    destinationPerHourMax,
  });
}

/** News about a story that the destination was told of. */
function tellMore(
  deps: TellDeps,
  { told, place, telling, alert: stored }: TellStep & { readonly alert: StoredAlert },
): void {
  const { destination, matches } = place;
  const known = new Set(stored.alert.watches.map(({ watchId }) => watchId));
  for (const { watch } of matches) {
    telling.addFate(watch.id, destination, known.has(watch.id) ? 'updated' : 'joined');
  }
  if (stored.state !== 'open') return;
  const update = updateAlert(stored, {
    item: alertItem(told.item),
    before: told.before,
    quotes: told.quotes,
    firstSeen: firstSeenIn(told),
    isReprint: told.item.reprintOf !== undefined,
    watches: alertWatches(told.item, matches),
    sources: place.sources,
    sourcesCount: told.story.sourcesCount,
    nowMs: told.nowMs,
    resurfaceAfterMs: deps.settings.resurfaceAfterMs,
  });
  if (!update.isEdited && update.replies.length === 0) return;
  const { alert } = update;
  const isLoud = update.replies.some((reply) => reply.isLoud);
  const revision = stored.revision + 1;
  telling.alerts.push({
    ...stored,
    alert,
    revision,
    lastLoudAtMs: isLoud ? told.nowMs : stored.lastLoudAtMs,
  });
  telling.deliveries.push(
    alertDelivery(deps, {
      alert,
      kind: 'edit',
      revision,
      dueAtMs: isLoud ? told.nowMs : told.nowMs + EDIT_GAP_MS,
    }),
  );
  for (const [index, reply] of update.replies.entries()) {
    telling.deliveries.push(
      replyDelivery(deps, {
        alert,
        reply,
        revision: revision * REVISION_STEP + index,
        dueAtMs: told.nowMs,
      }),
    );
  }
}

/** Replies of one revision get numbers of their own after it. */
const REVISION_STEP = 100;

function alertDelivery(
  { ids }: TellDeps,
  told: {
    readonly alert: Alert;
    readonly kind: 'post' | 'edit';
    readonly revision: number;
    readonly dueAtMs: EpochMs;
  },
): NewDelivery {
  const { alert, kind, revision, dueAtMs } = told;
  const { id: alertId, storyId, destination } = alert;
  const message = { kind: 'alert', alert } as const;
  return newDelivery(ids, { alertId, storyId, destination, kind, revision, message, dueAtMs });
}

function replyDelivery(
  { ids }: TellDeps,
  told: {
    readonly alert: Alert;
    readonly reply: AlertReply;
    readonly revision: number;
    readonly dueAtMs: EpochMs;
  },
): NewDelivery {
  const { id: alertId, storyId, destination, title: alertTitle } = told.alert;
  const { reply, revision, dueAtMs } = told;
  const message = { kind: 'reply', alertTitle, reply } as const;
  return newDelivery(ids, {
    alertId,
    storyId,
    destination,
    kind: 'reply',
    revision,
    message,
    dueAtMs,
  });
}
