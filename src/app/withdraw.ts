import type { Alert, AlertQuote } from '../core/alert/alert.ts';
import { toAlertQuote } from '../core/alert/compose-alert.ts';
import { ALERT_LIFE_MS } from '../core/alert/update-alert.ts';
import { quoteKey } from '../core/quote/quote-key.ts';
import { NewsdeskError } from '../errors.ts';
import type { StoredAlert } from '../ports/alert-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { AuditEntry } from '../ports/house-store.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import { alertDelivery } from './alert-deliveries.ts';
import { type Acting, auditEntry } from './audit.ts';

interface WithdrawDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** What was taken back, or put up again: a story by its short id, or words by `quoteKey`; and how many alerts were edited. */
export interface Withdrawal {
  readonly kind: 'story' | 'quote';
  /** Handed back to `restore`. */
  readonly id: string;
  readonly alerts: number;
}

/** An alert that changes under our hands (a new report came in) is read again so often. */
const TRIES_MAX = 5;
/** A reason is a line under a title. */
const REASON_CHARACTERS_MAX = 300;

/**
 * Takes a story back by its short id, or else a quote by its words, everywhere: alerts are edited to say why, and search no longer
 * finds it. Throws `usage_invalid` without a reason or for what the archive does not know. For admins; the caller checks that.
 */
export async function withdraw(
  deps: WithdrawDeps,
  acting: Acting,
  { target, reason }: { readonly target: string; readonly reason: string },
): Promise<Withdrawal> {
  const why = reason.trim().slice(0, REASON_CHARACTERS_MAX);
  if (why === '') {
    const hint = 'Say in a few words why: readers will see it.';
    throw new NewsdeskError('usage_invalid', 'a withdrawal needs a reason', { hint });
  }
  const storyId = target.trim();
  if ((await deps.store.findStory(storyId)) !== undefined) {
    return changeStory(deps, acting, { storyId, reason: why });
  }
  const textKey = quoteKey(target);
  const stories = textKey === '' ? [] : await deps.store.listStoriesWithQuote(textKey);
  if (stories.length === 0) {
    const hint = 'Give the id that every answer about a story shows, or all the words of a quote.';
    throw new NewsdeskError('usage_invalid', `no story or quote is called "${target}"`, { hint });
  }
  const { actor } = acting;
  await deps.store.withdrawQuote({ textKey, reason: why, actor, atMs: deps.clock.nowMs() });
  return changeQuote(deps, acting, { textKey, stories, reason: why });
}

/** Undoes a withdrawal: the alerts show again what they showed. Throws `usage_invalid` when nothing of the kind is withdrawn. */
export async function restore(
  deps: WithdrawDeps,
  acting: Acting,
  { kind, id }: Pick<Withdrawal, 'kind' | 'id'>,
): Promise<Withdrawal> {
  if (kind === 'story') return changeStory(deps, acting, { storyId: id, reason: undefined });
  if (!(await deps.store.restoreQuote(id))) {
    const hint = 'Somebody has put it up again already.';
    throw new NewsdeskError('usage_invalid', 'these words are not withdrawn', { hint });
  }
  const stories = await deps.store.listStoriesWithQuote(id);
  return changeQuote(deps, acting, { textKey: id, stories, reason: undefined });
}

async function changeStory(
  deps: WithdrawDeps,
  acting: Acting,
  { storyId, reason }: { readonly storyId: string; readonly reason: string | undefined },
): Promise<Withdrawal> {
  const { store } = deps;
  const items = await store.listStoryItems(storyId);
  for (const { id } of items) {
    await store.setWithdrawn({ itemId: id, isWithdrawn: reason !== undefined });
  }
  const alerts = await changeAlerts(deps, [storyId], ({ alert, state }) => {
    if (alert.withdrawn === reason) return undefined;
    return {
      alert: { ...alert, withdrawn: reason },
      state: reason === undefined ? 'open' : state === 'ended' ? 'ended' : 'withdrawn',
    };
  });
  await audit(deps, acting, { noun: 'story', subject: storyId, reason });
  return { kind: 'story', id: storyId, alerts };
}

async function changeQuote(
  deps: WithdrawDeps,
  acting: Acting,
  change: {
    readonly textKey: string;
    readonly stories: readonly string[];
    readonly reason: string | undefined;
  },
): Promise<Withdrawal> {
  const { textKey, stories, reason } = change;
  const isIt = ({ text }: AlertQuote): boolean => quoteKey(text) === textKey;
  const found = reason === undefined ? await findAgain(deps.store, textKey, stories) : [];
  const alerts = await changeAlerts(deps, stories, ({ alert, state }) => {
    const shown = alert.keyQuotes.map((quote) => (isIt(quote) ? mark(quote, reason) : quote));
    const others = alert.allQuotes.filter((quote) => !isIt(quote));
    const again = found.filter(({ storyId }) => storyId === alert.storyId);
    const allQuotes = [...others, ...again.slice(0, 1).map(({ quote }) => quote)];
    return { alert: { ...alert, keyQuotes: shown, allQuotes }, state };
  });
  await audit(deps, acting, { noun: 'quote', subject: textKey, reason });
  return { kind: 'quote', id: textKey, alerts };
}

function mark(
  { withdrawn: _withdrawn, ...quote }: AlertQuote,
  reason: string | undefined,
): AlertQuote {
  return reason === undefined ? quote : { ...quote, withdrawn: reason };
}

/** The quote as the stories' items have it, for "All quotes". */
async function findAgain(
  store: Store,
  textKey: string,
  stories: readonly string[],
): Promise<readonly { readonly storyId: string; readonly quote: AlertQuote }[]> {
  const found: { storyId: string; quote: AlertQuote }[] = [];
  for (const storyId of stories) {
    for (const item of await store.listStoryItems(storyId)) {
      const quotes = await store.listQuotesOfItem(item.id);
      for (const quote of quotes.filter((own) => own.textKey === textKey)) {
        found.push({ storyId, quote: toAlertQuote(item, quote, undefined) });
      }
    }
  }
  return found;
}

/** Edits the alerts of stories; answers how many changed. One that a new report changes meanwhile is read again. */
async function changeAlerts(
  deps: WithdrawDeps,
  stories: readonly string[],
  change: (stored: StoredAlert) => { alert: Alert; state: StoredAlert['state'] } | undefined,
): Promise<number> {
  const { store, ids, clock } = deps;
  let count = 0;
  for (const storyId of stories) {
    for (const { alert: listed } of await store.listAlertsOfStory(storyId)) {
      for (let tries = 0; tries < TRIES_MAX; tries += 1) {
        const stored = await store.findAlert(listed.id);
        const changed = stored === undefined ? undefined : change(stored);
        if (stored === undefined || changed === undefined) break;
        if (JSON.stringify(changed.alert) === JSON.stringify(stored.alert)) break;
        const nowMs = clock.nowMs();
        const isOver = nowMs - stored.createdAtMs > ALERT_LIFE_MS;
        const state = changed.state === 'open' && isOver ? 'ended' : changed.state;
        const revision = stored.revision + 1;
        const { alert } = changed;
        const edit = alertDelivery(ids, { alert, kind: 'edit', revision, dueAtMs: nowMs });
        const isSaved = await store.saveAlert({
          alert: { ...stored, alert, revision, state },
          deliveries: [edit],
          audit: undefined,
        });
        if (!isSaved) continue;
        count += 1;
        break;
      }
    }
  }
  return count;
}

async function audit(
  deps: WithdrawDeps,
  acting: Acting,
  change: {
    readonly noun: 'story' | 'quote';
    readonly subject: string;
    readonly reason: string | undefined;
  },
): Promise<void> {
  const { noun, subject, reason } = change;
  const entry: AuditEntry = auditEntry(deps, acting, {
    action: `${noun}.${reason === undefined ? 'restore' : 'withdraw'}`,
    subject,
    before: undefined,
    after: reason,
  });
  await deps.store.addAudit(entry);
}
