import type { Alert } from '../core/alert/alert.ts';
import type { AlertReply } from '../core/alert/message.ts';
import { updateAlert } from '../core/alert/update-alert.ts';
import { isWithdrawnFrom } from '../core/alert/withdraw-parts.ts';
import type { Quote } from '../core/quote/quote.ts';
import { quoteKey } from '../core/quote/quote-key.ts';
import { type EpochMs, MINUTE_MS } from '../core/time/moment.ts';
import type { StoredAlert } from '../ports/alert-store.ts';
import { alertDelivery, replyDelivery } from './alert-deliveries.ts';
import {
  alertItem,
  alertWatches,
  composeFor,
  firstSeenIn,
  type TellDeps,
} from './alert-material.ts';
import { isIn, languageOf } from './story-reports.ts';
import type { TellStep, ToldItem } from './telling.ts';

/** Silent edits of one alert come at most once a minute. */
const EDIT_GAP_MS = MINUTE_MS;
/** Replies of one revision get numbers of their own after it. */
const REVISION_STEP = 100;
/** Reports of a story that a new one is compared with: what a longer one adds is in none of the last ones either. */
const EARLIER_READ_MAX = 30;

/** News about a story that the destination was told of: edits, and replies in its thread. */
export function tellMore(deps: TellDeps, step: TellStep, stored: StoredAlert): void {
  const { place, telling } = step;
  const told = withoutWithdrawn(step.told, stored.alert);
  const { destination, matches } = place;
  const known = new Set(stored.alert.watches.map(({ watchId }) => watchId));
  for (const { watch } of matches) {
    telling.addFate(watch.id, destination, known.has(watch.id) ? 'updated' : 'joined');
  }
  // What waits for a story that was told since (by another process, say) waits for nothing.
  telling.released.push(...place.waiting);
  if (stored.state !== 'open') return;
  const update = updateAlert(stored, {
    item: alertItem(told.item),
    before: told.before,
    quotes: told.quotes,
    firstSeen: firstSeenIn(told),
    isReprint: told.item.reprintOf !== undefined,
    earlier: place.earlier
      .filter(({ id }) => id !== told.item.id)
      .slice(-EARLIER_READ_MAX)
      .map(({ title, text, lang }) => ({ title, text, lang: lang ?? '' })),
    watches: alertWatches(told.item, matches),
    sources: place.sources,
    sourcesCount: told.story.sourcesCount,
    nowMs: told.nowMs,
    resurfaceAfterMs: deps.settings.resurfaceAfterMs,
  });
  if (!update.isEdited && update.replies.length === 0) return;
  const preferred = tellInOwnLanguage(deps, { ...step, told }, update.alert);
  write(deps, step, {
    stored,
    alert: preferred ?? update.alert,
    replies: preferred === undefined ? update.replies : [],
  });
}

/** The item without words that an admin took out of this alert. */
function withoutWithdrawn(told: ToldItem, alert: Alert): ToldItem {
  const stands = ({ start, end }: Quote): boolean =>
    !isWithdrawnFrom(alert, told.item.text.slice(start, end));
  return { ...told, quotes: told.quotes.filter(stands) };
}

/** The alert told anew by an item in the language that the destination wants, where it was told by one in another; else undefined. */
function tellInOwnLanguage(
  deps: TellDeps,
  { told, place }: TellStep,
  alert: Alert,
): Alert | undefined {
  const { destination, matches, sources } = place;
  const wanted = languageOf(deps.settings, destination);
  const { item } = told;
  const isBetter = isIn(wanted, item.lang) && !isIn(wanted, alert.lang);
  if (!isBetter || matches.length === 0 || item.reprintOf !== undefined) return undefined;
  const { nowMs } = told;
  const report = { read: told, matches };
  const own = composeFor(deps, { report, others: [], destination, sources, nowMs });
  const ownQuotes = new Set(own.allQuotes.map(({ text }) => quoteKey(text)));
  const { corrections, mentions, allQuotes, withdrawnQuotes } = alert;
  // The words that a watch met are shown as this article has them; a watch that it does not meet keeps those of the other.
  const watches = alert.watches.map(
    (watch) => own.watches.find(({ watchId }) => watchId === watch.watchId) ?? watch,
  );
  const kept = allQuotes.filter(({ text }) => !ownQuotes.has(quoteKey(text)));
  const standing = { watches, corrections, mentions, withdrawnQuotes };
  return { ...own, ...standing, allQuotes: [...own.allQuotes, ...kept] };
}

function write(
  { ids }: TellDeps,
  { told, telling }: TellStep,
  change: {
    readonly stored: StoredAlert;
    readonly alert: Alert;
    readonly replies: readonly AlertReply[];
  },
): void {
  const { stored, alert, replies } = change;
  const { nowMs } = told;
  const isLoud = replies.some((reply) => reply.isLoud);
  const revision = stored.revision + 1;
  const lastLoudAtMs = isLoud ? nowMs : stored.lastLoudAtMs;
  telling.alerts.push({ ...stored, alert, revision, lastLoudAtMs });
  const dueInMs = isLoud ? 0 : nextEditInMs(stored.createdAtMs, nowMs);
  telling.deliveries.push(alertDelivery(ids, { alert, kind: 'edit', revision, dueInMs }));
  for (const [index, reply] of replies.entries()) {
    const number = revision * REVISION_STEP + index;
    telling.deliveries.push(replyDelivery(ids, { alert, reply, revision: number, dueInMs: 0 }));
  }
}

/**
 * The end of the alert's minute: whatever comes in it is one edit, and a story with news every few seconds is edited each minute
 * instead of never.
 */
function nextEditInMs(createdAtMs: EpochMs, nowMs: EpochMs): number {
  const minutes = Math.floor((nowMs - createdAtMs) / EDIT_GAP_MS) + 1;
  return createdAtMs + minutes * EDIT_GAP_MS - nowMs;
}
