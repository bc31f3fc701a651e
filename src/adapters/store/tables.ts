import type { Generated } from 'kysely';

/** A feed's row: what its admin wrote, what its last poll left, and who polls it now. */
export interface FeedRow {
  readonly id: string;
  readonly url: string;
  readonly publisher: string;
  readonly lang: string | null;
  readonly every_ms: number | null;
  readonly label: string | null;
  readonly is_counted: number;
  readonly auth: string | null;
  readonly tags: string;
  readonly is_removed: number;
  readonly created_at: number;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly validators_url: string | null;
  readonly body_hash: string | null;
  readonly next_poll_at: number;
  readonly last_fetch_at: number | null;
  readonly last_success_at: number | null;
  readonly last_item_at: number | null;
  readonly consecutive_errors: number;
  readonly last_error: string | null;
  readonly permanent_redirects: number;
  readonly items_seen: number;
  readonly items_per_week: number;
  readonly is_disabled: number;
  readonly is_reported_ill: number;
  readonly title: string | null;
  readonly hub_url: string | null;
  readonly self_url: string | null;
  readonly lease_owner: string | null;
  readonly lease_until: number | null;
}

/** What a hub has been asked for (WebSub). */
export interface SubscriptionRow {
  readonly id: string;
  readonly feed_id: string;
  readonly hub_url: string;
  readonly topic_url: string;
  readonly secret: string | null;
  readonly state: string;
  readonly lease_until: number | null;
  readonly due_at: number;
  readonly failures: number;
}

/** An item's row. `key` orders items by the moment of publication (item-key.ts). */
export interface ItemRow {
  readonly key: number;
  readonly id: string;
  readonly feed_id: string;
  readonly guid: string | null;
  readonly url: string | null;
  readonly url_key: string | null;
  readonly title: string;
  readonly author: string | null;
  readonly lang: string | null;
  readonly published_at: number;
  readonly first_seen_at: number;
  readonly summary_text: string | null;
  readonly text: string;
  readonly image_url: string | null;
  readonly content_hash: string;
  readonly revision: number;
  readonly arrival: string;
  readonly story_id: string | null;
  readonly reprint_of: string | null;
  readonly is_processed: number;
  readonly is_withdrawn: number;
}

/** A view: an item with what its feed says of the publisher, and the article's text where it was read. */
export interface ItemDetailsRow extends ItemRow {
  readonly feed_url: string;
  readonly publisher: string;
  readonly publisher_label: string | null;
  readonly is_counted: number;
  readonly article_text: string | null;
}

/** An id under which an item is known. Without a key: several items of the feed carry it, so it names none. */
export interface ItemAliasRow {
  readonly alias: string;
  readonly item_key: number | null;
}

/** SQLite alone: a word that is, or was, in the index of items. */
export interface ItemTermRow {
  readonly term: string;
}

export interface ItemRevisionRow {
  readonly item_key: number;
  readonly revision: number;
  readonly title: string;
  readonly text: string;
}

export interface ArticleRow {
  readonly item_key: number;
  readonly text: string;
  readonly fetched_at: number;
}

export interface MatchRow {
  readonly item_id: string;
  readonly watch_id: string;
  readonly watch_version: number;
  readonly terms: string;
  readonly fates: string;
  readonly at: number;
}

export interface StoryRow {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly first_at: number;
  readonly last_at: number;
  readonly sources_count: number;
  readonly item_count: number;
}

export interface QuoteRow {
  readonly key: Generated<number>;
  readonly item_id: string;
  readonly start_index: number;
  readonly end_index: number;
  readonly text: string;
  readonly text_key: string;
  readonly speaker_key: string | null;
  readonly speaker_name: string | null;
  readonly speaker_kind: string | null;
  readonly speaker_role: string | null;
  readonly confidence: number;
  readonly cue: string | null;
  readonly via: string | null;
  readonly background: string | null;
  readonly group_name: string | null;
  readonly publisher: string;
  readonly url: string | null;
  readonly title: string;
  readonly published_at: number;
  readonly first_seen_at: number;
}

/** Words that an admin took back, wherever they stand. */
export interface WithdrawnQuoteRow {
  readonly text_key: string;
}

export interface WatchRow {
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  readonly options: string;
  readonly version: number;
  readonly is_paused: number;
  readonly is_removed: number;
}

export interface WatchVersionRow {
  readonly watch_id: string;
  readonly version: number;
  readonly options: string;
  readonly is_paused: number;
  readonly audit_id: string;
}

export interface ConceptRow {
  readonly name: string;
  readonly spellings: string;
}

export interface AlertRow {
  readonly id: string;
  readonly story_id: string;
  readonly destination: string;
  readonly document: string;
  readonly revision: number;
  readonly created_at: number;
  /** Of its first article, as the document has it. */
  readonly published_at: number | null;
  readonly last_loud_at: number;
  readonly state: string;
  readonly message_id: string | null;
}

export interface AlertWatchRow {
  readonly alert_id: string;
  readonly watch_id: string;
  readonly destination: string;
  readonly created_at: number;
}

export interface HeldRow {
  readonly watch_id: string;
  readonly destination: string;
  readonly story_id: string;
  readonly item_id: string;
  readonly reason: string;
  readonly since: number;
  readonly due_at: number;
}

/** `ordered_at` is the first due time and gives the order within a destination; `due_at` moves with each try. */
export interface DeliveryRow {
  readonly id: string;
  readonly alert_id: string;
  readonly story_id: string | null;
  readonly kind: string;
  readonly revision: number;
  readonly destination: string;
  readonly nonce: string;
  readonly message: string;
  readonly state: string;
  readonly ordered_at: number;
  readonly due_at: number;
  /** While it lies ahead nothing else goes to the destination, so that the order is kept. */
  readonly holds_until: number;
  /** 1: an edit or reply whose alert is not posted yet. */
  readonly is_waiting: number;
  readonly created_at: number;
  readonly lease_owner: string | null;
  readonly lease_until: number | null;
  readonly lease_ms: number;
  readonly token: number;
  readonly attempts: number;
  readonly sending_at: number | null;
  readonly sent_at: number | null;
  readonly message_id: string | null;
  readonly last_error: string | null;
}

/**
 * `wake_at`: when there is next something to claim for it; null: nothing. Never before `served_at`, its last claim, so that
 * destinations with much to be sent take turns with the others. Its row is the lock of a claim.
 */
export interface DestinationRow {
  readonly destination: string;
  readonly platform: string;
  readonly wake_at: number | null;
  readonly served_at: number;
}

export interface FeedbackRow {
  readonly alert_id: string;
  readonly actor: string;
  readonly verdict: string;
  readonly at: number;
}

export interface MuteRow {
  readonly story_id: string;
  readonly destination: string;
  readonly actor: string;
  readonly at: number;
}

export interface AuditRow {
  readonly id: string;
  readonly at: number;
  readonly workspace: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly value_before: string | null;
  readonly value_after: string | null;
}

export interface WorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly settings: string;
}

export interface LeaseRow {
  readonly name: string;
  readonly owner: string;
  readonly token: number;
  readonly until_at: number;
}

export interface SessionRow {
  readonly token_hash: string;
  readonly actor: string;
  readonly workspace: string;
  readonly role: string;
  readonly csrf: string;
  readonly created_at: number;
  readonly expires_at: number;
}

export interface SignInLinkRow {
  readonly token_hash: string;
  readonly actor: string;
  readonly workspace: string;
  readonly role: string;
  readonly expires_at: number;
}

export interface DraftRow {
  readonly id: string;
  readonly actor: string;
  readonly workspace: string;
  readonly kind: string;
  readonly value: string;
  readonly expires_at: number;
}

export interface CounterRow {
  readonly name: string;
  readonly value: number;
}

/** Every table, for Kysely. One word per concept, as in the rest of the code; moments are UTC milliseconds. */
export interface Tables {
  readonly feeds: FeedRow;
  readonly subscriptions: SubscriptionRow;
  readonly items: ItemRow;
  readonly item_details: ItemDetailsRow;
  readonly item_aliases: ItemAliasRow;
  readonly item_terms: ItemTermRow;
  readonly item_revisions: ItemRevisionRow;
  readonly articles: ArticleRow;
  readonly matches: MatchRow;
  readonly stories: StoryRow;
  readonly quotes: QuoteRow;
  readonly withdrawn_quotes: WithdrawnQuoteRow;
  readonly watches: WatchRow;
  readonly watch_versions: WatchVersionRow;
  readonly concepts: ConceptRow;
  readonly alerts: AlertRow;
  readonly alert_watches: AlertWatchRow;
  readonly held_matches: HeldRow;
  readonly deliveries: DeliveryRow;
  readonly destinations: DestinationRow;
  readonly feedback: FeedbackRow;
  readonly mutes: MuteRow;
  readonly audit: AuditRow;
  readonly workspaces: WorkspaceRow;
  readonly leases: LeaseRow;
  readonly sessions: SessionRow;
  readonly sign_in_links: SignInLinkRow;
  readonly drafts: DraftRow;
  readonly counters: CounterRow;
}
