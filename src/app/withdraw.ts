import type { Alert } from '../core/alert/alert.ts';
import { HOUR_MS } from '../core/time/moment.ts';
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
        : withoutQuote(alert, { words: target.words ?? '', reason, nowMs }),
  });
}

/** Takes a withdrawal back; of a quote only what keeps it from being found: what its alerts say stays said. */
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
      change.target.textKey === undefined ? { ...alert, withdrawn: undefined } : undefined,
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
  const { storyId, textKey } = target;
  if (isEverywhere) {
    if (textKey !== undefined) await store.setQuoteWithdrawn({ textKey, isWithdrawn });
    else {
      for (const { id } of await store.listStoryItems(storyId)) {
        await store.setWithdrawn({ itemId: id, isWithdrawn });
      }
    }
  }
  let edited = 0;
  for (const { alert } of await store.listAlertsOfStory(storyId)) {
    if (reaches(alert.destination) && (await editAlert(deps, alert.id, edit))) edited += 1;
  }
  const subject = target.words === undefined ? storyId : `${storyId}: ${target.words}`;
  const values = isWithdrawn
    ? { before: undefined, after: { reason } }
    : { before: { reason }, after: undefined };
  await store.addAudit(auditEntry(deps, acting, { action, subject, ...values }));
  return edited;
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
    const saved = { ...stored, alert, revision, state: stateOf(stored, alert, nowMs) };
    const isSaved = await store.saveAlert({
      alert: saved,
      deliveries: [edition],
      audit: undefined,
    });
    if (isSaved) return true;
  }
  return false;
}

function stateOf(stored: StoredAlert, alert: Alert, nowMs: number): StoredAlert['state'] {
  if (alert.withdrawn !== undefined) return 'withdrawn';
  if (stored.state !== 'withdrawn') return stored.state;
  return nowMs - stored.createdAtMs < ALERT_LIFE_MS ? 'open' : 'ended';
}

/** The alert without the words, and with a line that says why they are gone; undefined: it never had them. */
function withoutQuote(
  alert: Alert,
  {
    words,
    reason,
    nowMs,
  }: { readonly words: string; readonly reason: string; readonly nowMs: number },
): Alert | undefined {
  const isOther = ({ text }: { readonly text: string }): boolean => !words.startsWith(text);
  const allQuotes = alert.allQuotes.filter(isOther);
  if (allQuotes.length === alert.allQuotes.length) return undefined;
  const taken = alert.allQuotes.find((quote) => !isOther(quote))?.text ?? words;
  return {
    ...alert,
    allQuotes,
    keyQuotes: alert.keyQuotes.filter(isOther),
    corrections: [
      ...alert.corrections,
      { publisher: 'Newsdesk', atMs: nowMs, before: taken, after: reason },
    ],
  };
}
