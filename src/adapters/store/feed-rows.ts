import type { Selectable } from 'kysely';
import type { Feed, FeedState } from '../../core/item/feed.ts';
import { flag, fromJson, orUndefined } from './row-values.ts';
import type { FeedRow } from './tables.ts';

/** The state columns of a feed, as a poll leaves them. */
export function feedStateColumns(
  state: FeedState,
): Omit<
  FeedRow,
  | 'id'
  | 'url'
  | 'publisher'
  | 'lang'
  | 'every_ms'
  | 'label'
  | 'is_counted'
  | 'auth'
  | 'tags'
  | 'is_removed'
  | 'created_at'
  | 'lease_owner'
  | 'lease_until'
> {
  return {
    etag: state.etag ?? null,
    last_modified: state.lastModified ?? null,
    validators_url: state.validatorsUrl ?? null,
    body_hash: state.bodyHash ?? null,
    next_poll_at: state.nextPollAtMs,
    last_fetch_at: state.lastFetchAtMs ?? null,
    last_success_at: state.lastSuccessAtMs ?? null,
    last_item_at: state.lastItemAtMs ?? null,
    consecutive_errors: state.consecutiveErrors,
    last_error: state.lastError ?? null,
    permanent_redirects: state.permanentRedirects,
    items_seen: state.itemsSeen,
    items_per_week: state.itemsPerWeek,
    is_disabled: flag(state.isDisabled),
    is_reported_ill: flag(state.isReportedIll),
    title: state.title ?? null,
    hub_url: state.hubUrl ?? null,
    self_url: state.selfUrl ?? null,
  };
}

/** A feed as the rest of the code has it. */
export function toFeed(row: Selectable<FeedRow>): Feed {
  return {
    id: row.id,
    url: row.url,
    publisher: row.publisher,
    lang: orUndefined(row.lang),
    everyMs: orUndefined(row.every_ms),
    label: orUndefined(row.label),
    isCounted: row.is_counted === 1,
    auth: row.auth === null ? undefined : fromJson<NonNullable<Feed['auth']>>(row.auth),
    tags: fromJson<string[]>(row.tags),
    etag: orUndefined(row.etag),
    lastModified: orUndefined(row.last_modified),
    validatorsUrl: orUndefined(row.validators_url),
    bodyHash: orUndefined(row.body_hash),
    nextPollAtMs: row.next_poll_at,
    lastFetchAtMs: orUndefined(row.last_fetch_at),
    lastSuccessAtMs: orUndefined(row.last_success_at),
    lastItemAtMs: orUndefined(row.last_item_at),
    consecutiveErrors: row.consecutive_errors,
    lastError: orUndefined(row.last_error),
    permanentRedirects: row.permanent_redirects,
    itemsSeen: row.items_seen,
    itemsPerWeek: row.items_per_week,
    isDisabled: row.is_disabled === 1,
    isReportedIll: row.is_reported_ill === 1,
    title: orUndefined(row.title),
    hubUrl: orUndefined(row.hub_url),
    selfUrl: orUndefined(row.self_url),
  };
}

/** The state of a feed that was never polled. */
export const FRESH: Omit<FeedState, 'nextPollAtMs'> = {
  etag: undefined,
  lastModified: undefined,
  validatorsUrl: undefined,
  bodyHash: undefined,
  lastFetchAtMs: undefined,
  lastSuccessAtMs: undefined,
  lastItemAtMs: undefined,
  consecutiveErrors: 0,
  lastError: undefined,
  permanentRedirects: 0,
  itemsSeen: 0,
  itemsPerWeek: 0,
  isDisabled: false,
  isReportedIll: false,
  title: undefined,
  hubUrl: undefined,
  selfUrl: undefined,
};
