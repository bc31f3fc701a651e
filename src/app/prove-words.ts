import type { ItemId } from '../core/item/item.ts';
import type { CheckLine } from '../ports/chat.ts';
import type { StoredItem } from '../ports/item-store.ts';
import type { Store } from '../ports/store.ts';

/** Words that a message shows as an article's own, with their place in the item's text. */
export interface Claimed {
  readonly kind: 'sentence' | 'quote';
  readonly itemId: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly speaker?: string | undefined;
  /** Shown struck through, since the article no longer has them. */
  readonly isGone?: boolean;
  /** They were taken from the feed, since the article's page could not be read. */
  readonly isFromFeedOnly: boolean;
}

/** Words of a quote that a line names it by. */
const SHOWN_CHARACTERS_MAX = 60;
/** States of an item that are looked through, newest first; a publisher that changes more often is not proven further back. */
const REVISIONS_MAX = 50;

/** A line for each quote, and one for all sentences: each is compared with the stored text at its place, letter for letter. */
export async function proveWords(
  store: Store,
  claims: readonly Claimed[],
): Promise<readonly CheckLine[]> {
  const lines: CheckLine[] = [];
  const sentences: CheckLine[] = [];
  const items = new Map<string, StoredItem | undefined>();
  for (const claim of withoutCopies(claims)) {
    if (!items.has(claim.itemId)) {
      items.set(claim.itemId, await store.findItem({ id: claim.itemId as ItemId }));
    }
    const line = await proveClaim(store, claim, items.get(claim.itemId));
    if (claim.kind === 'quote') lines.push(line);
    else if (line.isWell) sentences.push(line);
    else lines.push(line);
  }
  if (sentences.length > 0) {
    const text = `${sentences.length} stand in the stored text, letter for letter`;
    lines.push({ subject: 'sentences', isWell: true, text, hint: undefined });
  }
  return lines;
}

/** Edits repeat what stands in the alert. */
function withoutCopies(claims: readonly Claimed[]): readonly Claimed[] {
  const kept = new Map<string, Claimed>();
  for (const claim of claims) {
    const { kind, itemId, start, end, text, speaker } = claim;
    const key = JSON.stringify([kind, itemId, start, end, text, speaker]);
    if (!kept.has(key) || claim.isGone === true) kept.set(key, claim);
  }
  return [...kept.values()];
}

async function proveClaim(
  store: Store,
  claim: Claimed,
  item: StoredItem | undefined,
): Promise<CheckLine> {
  const { text, start, end, speaker } = claim;
  const shown = text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, 59)}…` : text;
  const subject = `${claim.kind} “${shown}”`;
  const well = (said: string): CheckLine => ({
    subject,
    isWell: true,
    text: said,
    hint: undefined,
  });
  const ill = (said: string, hint: string): CheckLine => ({
    subject,
    isWell: false,
    text: said,
    hint,
  });
  if (item === undefined) {
    return ill('its item is not in the archive any more', 'Items are kept for retention.items.');
  }
  if (item.text.slice(start, end) === text) {
    const isKnown = claim.kind === 'sentence' || (await hasSpeaker(store, claim));
    if (isKnown) return well(`stands at ${start}–${end} of the stored text${said(speaker)}`);
    const hint = 'newsdesk quotes --story shows what is stored of the story’s quotes now.';
    return ill(`stands there, but the archive does not have it as said by ${speaker}`, hint);
  }
  for (let revision = item.revision; revision >= 1; revision -= 1) {
    if (item.revision - revision >= REVISIONS_MAX) break;
    const earlier = await store.findItemRevision(item.id, revision);
    if (earlier?.text.slice(start, end) === text) {
      return well(`stands in revision ${revision} of the item; its publisher has changed it since`);
    }
  }
  if (claim.isGone === true) return well('is shown struck through: the article no longer has it');
  if (!claim.isFromFeedOnly && item.textFrom === 'feed') {
    const hint = 'The texts of articles are kept for retention.article_text.';
    return ill('cannot be proven any more: the article’s text is not kept', hint);
  }
  const hint = 'The article has changed since, or the row was changed by hand: look at the page.';
  return ill(`does not stand at ${start}–${end} of the stored text`, hint);
}

function said(speaker: string | undefined): string {
  return speaker === undefined ? '' : `, said by ${speaker}`;
}

/** Whether the archive's own quote at this place has the speaker that is shown; without a speaker nothing is claimed. */
async function hasSpeaker(store: Store, { itemId, start, speaker }: Claimed): Promise<boolean> {
  if (speaker === undefined) return true;
  const quotes = await store.listQuotesOfItem(itemId as ItemId);
  return quotes.some((quote) => quote.start === start && quote.speaker?.name === speaker);
}
