import type { Notice } from '../core/alert/message.ts';
import type { Feed, FeedState } from '../core/item/feed.ts';
import { DAY_MS, type EpochMs } from '../core/time/moment.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import { noticeDeliveries } from './notify-admins.ts';
import type { Settings } from './settings.ts';

/** Errors in a row before a feed is called ill: one lost packet is nobody's business. */
export const ERRORS_BEFORE_ILL = 5;
/** A feed that brought nothing for so many times its usual gap is silent. */
const SILENT_GAPS = 8;
const SILENT_AT_LEAST_MS = 2 * DAY_MS;

/** Whether a feed needs a person: it fails again and again, is gone, or has fallen silent against its habit. */
export function findIllness(state: FeedState, nowMs: EpochMs): string | undefined {
  if (state.isDisabled) return state.lastError ?? 'disabled';
  if (state.consecutiveErrors >= ERRORS_BEFORE_ILL) return state.lastError ?? 'fails';
  if (state.itemsPerWeek === 0 || state.lastItemAtMs === undefined) return undefined;
  const usualGapMs = (7 * DAY_MS) / state.itemsPerWeek;
  const silentMs = nowMs - state.lastItemAtMs;
  return silentMs > Math.max(SILENT_GAPS * usualGapMs, SILENT_AT_LEAST_MS)
    ? `has brought nothing for ${Math.round(silentMs / DAY_MS)} days`
    : undefined;
}

/** Tells the admins once when a feed falls ill, and once when it is well again; answers whether it now counts as ill. */
export function healthNotice(
  { before, after }: { readonly before: Feed; readonly after: FeedState },
  nowMs: EpochMs,
): Notice | undefined {
  const illness = findIllness(after, nowMs);
  if (illness !== undefined && !before.isReportedIll) {
    return {
      code: 'feed-ill',
      title: `${before.publisher}: this feed needs a look`,
      text: `${before.url} ${illness}.`,
      hint: `newsdesk feeds test ${before.url}`,
    };
  }
  if (illness === undefined && before.isReportedIll) {
    const text = `${before.url} is read again.`;
    return {
      code: 'feed-well',
      title: `${before.publisher}: this feed is well`,
      text,
      hint: undefined,
    };
  }
  return undefined;
}

/** With so many ill at once it is the network, or half a web: one message a day says so instead of one a feed. */
export const ILL_TOGETHER = 10;

const MANY_ILL: Notice = {
  code: 'feeds-ill',
  title: 'Many feeds need a look',
  text: `${ILL_TOGETHER} feeds or more fail or are silent at once.`,
  hint: 'newsdesk feeds list shows each error; check the network and the proxy first.',
};

/** Writes the notice of a feed's turn, if it turned, to the outbox. */
export async function tellHealth(
  deps: { readonly store: Store; readonly ids: Ids; readonly settings: Settings },
  turn: { readonly before: Feed; readonly after: FeedState; readonly nowMs: EpochMs },
): Promise<void> {
  const { before, nowMs } = turn;
  const own = healthNotice(turn, nowMs);
  if (own === undefined || deps.settings.notices.length === 0) return;
  // When thousands turn at once, each asks: a list of all, or a count to the end, would hold up the poll for a quarter of a minute.
  const isOne = (await deps.store.countIllFeeds({ max: ILL_TOGETHER })) < ILL_TOGETHER;
  if (!isOne && own.code === 'feed-well') return;
  const notice = isOne ? own : MANY_ILL;
  const occasion = isOne
    ? `${before.id} ${before.lastSuccessAtMs ?? 0}`
    : new Date(nowMs).toISOString().slice(0, 10);
  await deps.store.addDeliveries(noticeDeliveries(deps, notice, occasion));
}
