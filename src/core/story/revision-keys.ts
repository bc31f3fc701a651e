import { canonicalUrl } from '../item/canonical-url.ts';
import { hashText } from '../text/shingles.ts';
import { HOUR_MS } from '../time/moment.ts';
import type { StoryItem } from './story-item.ts';

/** A title alone names an article for half a day: "Evening digest" comes back tomorrow. */
const TITLE_HOLDS_MS = 12 * HOUR_MS;
/** A text shorter than this is compared together with its title. */
const WHOLE_TEXT_WORDS_MIN = 12;

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What an item shares with other versions of the same article: its id, its guid at its publisher, its address, its whole text. */
export function findRevisionKeys(item: StoryItem): readonly string[] {
  const keys = [`id ${item.id}`];
  if (item.url.trim() !== '') keys.push(`url ${canonicalUrl(item.url)}`);
  if (item.guid !== undefined && item.guid.trim() !== '') {
    keys.push(`guid ${item.publisher} ${item.guid.trim()}`);
  }
  const body = fold(item.body);
  const title = fold(item.title);
  const words = body.split(' ', WHOLE_TEXT_WORDS_MIN).length;
  if (words >= WHOLE_TEXT_WORDS_MIN) keys.push(`text ${item.publisher} ${hashText(body)}`);
  else if (title !== '') {
    const halfDay = Math.floor(item.publishedAtMs / TITLE_HOLDS_MS);
    keys.push(`title ${item.publisher} ${hashText(`${title} ${body}`)} ${halfDay}`);
  }
  return keys;
}
