/**
 * Every code a person can meet. Each has a heading in docs/errors.md that says what happened and what to do.
 * Codes of the rule language (E_…, W_…) are values of core/query and are wrapped as `query_invalid`.
 */
export type ErrorCode =
  | 'usage_invalid'
  | 'config_missing'
  | 'config_invalid'
  | 'query_invalid'
  | 'concept_invalid'
  | 'concept_unknown'
  | 'watch_unknown'
  | 'feed_unknown'
  | 'feed_invalid'
  | 'feed_unreadable'
  | 'address_refused'
  | 'response_too_large'
  | 'fetch_failed'
  | 'article_unreadable'
  | 'store_unusable'
  | 'store_locked'
  | 'store_too_new'
  | 'store_not_empty'
  | 'backup_invalid'
  | 'delivery_unknown'
  | 'alert_unknown'
  | 'item_unknown'
  | 'platform_refused'
  | 'platform_unreachable'
  | 'destination_unknown'
  | 'not_allowed';

/** A failure that somebody can act on: what happened to what (message), what to do (hint), and why (cause). */
export class NewsdeskError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'NewsdeskError';
    this.code = code;
    this.hint = options.hint;
  }
}
