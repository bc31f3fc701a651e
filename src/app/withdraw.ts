import type { Alert } from '../core/alert/alert.ts';
import { deriveDeliveryKeys } from '../core/alert/identity.ts';
import { restoreQuote, withdrawQuote } from '../core/alert/withdraw-parts.ts';
import { type EpochMs, HOUR_MS } from '../core/time/moment.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { StoredAlert } from '../ports/alert-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { StoredItem } from '../ports/item-store.ts';
import type { Store } from '../ports/store.ts';
import { type Acting, auditEntry } from './audit.ts';
import { newDelivery } from './new-delivery.ts';

interface WithdrawDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** What is taken back: a whole story, or the same words wherever they stand in its alerts. */
export interface WithdrawTarget {
  readonly storyId: string;
  /** Undefined: the whole story. */
  readonly textKey: string | undefined;
  /** The words, as they are shown in place of a quote's id. */
  readonly words: string | undefined;
}

/** How far it reaches. */
export interface WithdrawReach {
  /** Takes it out of search and quotes too, which every workspace reads. */
  readonly isEverywhere: boolean;
  readonly reaches: (destination: Destination) => boolean;
}

/** An alert is kept current for so long (product.md, An alert). */
const ALERT_LIFE_MS = 48 * HOUR_MS;
/** Somebody else may save the same alert at the same moment; more often than this is a defect. */
const SAVES_MAX = 5;
const QUOTE_ID_CHARACTERS = 6;
/** Who silences a story where one server's admin has withdrawn it: the desk's own mutes outlast an undo. */
const SILENCER = 'newsdesk';

/** A quote's short id: its story's, and a piece that follows from its words. */
export function quoteId(ids: Pick<Ids, 'digest'>, storyId: string, textKey: string): string {
  return `${storyId}.${ids.digest('quote', textKey).slice(0, QUOTE_ID_CHARACTERS)}`;
}

/** What a short id means; undefined: no story or quote of the archive. */
export async function findTarget(
  { store, ids }: Pick<WithdrawDeps, 'store' | 'ids'>,
  id: string,
): Promise<{ readonly target: WithdrawTarget; readonly items: readonly StoredItem[] } | undefined> {
  const [storyId = '', piece] = id.split('.', 2);
  const items = await store.listStoryItems(storyId);
  if (items.length === 0) return undefined;
  if (piece === undefined) {
    return { target: { storyId, textKey: undefined, words: undefined }, items };
  }
  for (const item of items) {
    for (const { textKey, text } of await store.listQuotesOfItem(item.id)) {
      if (quoteId(ids, storyId, textKey) !== id) continue;
      return { target: { storyId, textKey, words: text }, items };
    }
  }
  return undefined;
}

/** Takes a story or a quote back: alerts say so, and it is found no more. Answers how many alerts were edited. */
export async function withdraw(
  deps: WithdrawDeps,
  acting: Acting,
  change: WithdrawReach & { readonly target: WithdrawTarget; readonly reason: string },
): Promise<number> {
  const { target, reason } = change;
  return apply(deps, acting, {
    ...change,
    action: 'story.withdraw',
    isWithdrawn: true,
    edit: (alert, nowMs) =>
      target.textKey === undefined
        ? { ...alert, withdrawn: reason }
        : withdrawQuote(alert, { words: target.words ?? '', reason, nowMs }),
  });
}

/** Takes a withdrawal back: the story is told on, and the words stand where they stood. */
export async function restoreWithdrawn(
  deps: WithdrawDeps,
  acting: Acting,
  change: WithdrawReach & { readonly target: WithdrawTarget; readonly reason: string },
): Promise<number> {
  return apply(deps, acting, {
    ...change,
    action: 'story.restore',
    isWithdrawn: false,
    edit: (alert) =>
      change.target.textKey === undefined
        ? { ...alert, withdrawn: undefined }
        : restoreQuote(alert, change.target.words ?? ''),
  });
}

async function apply(
  deps: WithdrawDeps,
  acting: Acting,
  change: WithdrawReach & {
    readonly target: WithdrawTarget;
    readonly reason: string;
    readonly action: string;
    readonly isWithdrawn: boolean;
    readonly edit: (alert: Alert, nowMs: number) => Alert | undefined;
  },
): Promise<number> {
  const { store } = deps;
  const { target, isWithdrawn, isEverywhere, reaches, action, reason, edit } = change;
  const { storyId } = target;
  const subject = target.words === undefined ? storyId : `${storyId}: ${target.words}`;
  const values = isWithdrawn
    ? { before: undefined, after: { reason } }
    : { before: { reason }, after: undefined };
  // First of all: should the rest break off, it is known who began it, and doing it again ends it.
  await store.addAudit(auditEntry(deps, acting, { action, subject, ...values }));
  if (isEverywhere) await setFound(deps, target, isWithdrawn);
  else if (target.textKey === undefined) await setSilent(deps, change);
  let edited = 0;
  for (const { alert, createdAtMs } of await store.listAlertsOfStory(storyId)) {
    if (!reaches(alert.destination) || !(await editAlert(deps, alert.id, edit))) continue;
    edited += 1;
    await editToldBeside(deps, alert, createdAtMs);
  }
  return edited;
}

/** Whether the archive finds it; what waits to be told of a story that is not found is not told. */
async function setFound(
  { store }: WithdrawDeps,
  { storyId, textKey }: WithdrawTarget,
  isWithdrawn: boolean,
): Promise<void> {
  if (textKey !== undefined) return store.setQuoteWithdrawn({ textKey, isWithdrawn });
  for (const { id } of await store.listStoryItems(storyId)) {
    await store.setWithdrawn({ itemId: id, isWithdrawn });
  }
}

/** Where the archive keeps it, the story is silent in the destinations that are reached: what waits there is not told. */
async function setSilent(
  { store, clock }: WithdrawDeps,
  {
    target,
    reaches,
    isWithdrawn,
  }: WithdrawReach & {
    readonly target: WithdrawTarget;
    readonly isWithdrawn: boolean;
  },
): Promise<void> {
  const { storyId } = target;
  const mutes = await store.listMutes(storyId);
  const held = await store.listHeld({ dueBeforeMs: undefined, storyId });
  const places = isWithdrawn
    ? held.map(({ destination }) => destination)
    : mutes.filter(({ actor }) => actor === SILENCER).map(({ destination }) => destination);
  for (const destination of new Set(places)) {
    if (!reaches(destination)) continue;
    const mute = { storyId, destination, actor: SILENCER, atMs: clock.nowMs() };
    await store.setMute({ mute, isMuted: isWithdrawn });
  }
}

/** Edits the replies and digests that told of a story beside its alert: they go out as things stand by now. */
async function editToldBeside(
  { store, ids }: WithdrawDeps,
  { storyId, destination }: Alert,
  sinceMs: EpochMs,
): Promise<void> {
  const told = await store.listToldBeside({ storyId, destination, sinceMs });
  await store.addDeliveries(
    told.map(({ delivery, editsRevision }) =>
      newDelivery(ids, {
        alertId: delivery.id,
        storyId: delivery.storyId,
        kind: 'edit',
        revision: editsRevision + 1,
        destination,
        message: delivery.message,
        dueInMs: 0,
      }),
    ),
  );
}

/** Saves what an alert says now and sends its edit; false when there is nothing to change. */
async function editAlert(
  { store, ids, clock }: WithdrawDeps,
  alertId: string,
  edit: (alert: Alert, nowMs: number) => Alert | undefined,
): Promise<boolean> {
  for (let saves = 0; saves < SAVES_MAX; saves += 1) {
    const stored = await store.findAlert(alertId);
    const nowMs = clock.nowMs();
    const alert = stored && edit(stored.alert, nowMs);
    if (stored === undefined || alert === undefined) return false;
    if (JSON.stringify(alert) === JSON.stringify(stored.alert)) return false;
    const isOwn = await hasOwnMessage({ store, ids }, stored);
    const revision = stored.revision + 1;
    const edition = newDelivery(ids, {
      alertId,
      storyId: alert.storyId,
      kind: 'edit',
      revision,
      destination: alert.destination,
      message: { kind: 'alert', alert },
      dueInMs: 0,
    });
    const saved = { ...stored, alert, revision, state: stateOf(stored, { alert, isOwn, nowMs }) };
    const isSaved = await store.saveAlert({
      alert: saved,
      // What a digest told has no message of its own: its digest is edited.
      deliveries: isOwn ? [edition] : [],
      audit: undefined,
    });
    if (isSaved) return true;
  }
  return false;
}

/** Whether the alert was posted, or is to be, as a message of its own; else a digest named it. */
async function hasOwnMessage(
  { store, ids }: Pick<WithdrawDeps, 'store' | 'ids'>,
  { alert, messageId }: StoredAlert,
): Promise<boolean> {
  if (messageId !== undefined) return true;
  const { id: alertId, destination } = alert;
  const post = deriveDeliveryKeys(ids.digest, { alertId, kind: 'post', revision: 0, destination });
  return (await store.findDelivery(post.id)) !== undefined;
}

function stateOf(
  stored: StoredAlert,
  now: { readonly alert: Alert; readonly isOwn: boolean; readonly nowMs: EpochMs },
): StoredAlert['state'] {
  const { alert, isOwn, nowMs } = now;
  if (alert.withdrawn !== undefined) return 'withdrawn';
  if (stored.state !== 'withdrawn') return stored.state;
  return isOwn && nowMs - stored.createdAtMs < ALERT_LIFE_MS ? 'open' : 'ended';
}
