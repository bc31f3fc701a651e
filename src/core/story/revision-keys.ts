import { hashText } from '../text/shingles.ts';
import { HOUR_MS } from '../time/moment.ts';
import type { StoryItem } from './story-item.ts';

/** Parameters that say where the reader came from, not what is read. */
const TRACKING =
  /^(?:utm_.*|at_.*|mc_.*|ns_.*|pk_.*|mtm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|cmp|cmpid|ocid|ftag|smid|xtor|rss|ref|ref_src|source|src|from|partner|wt_.*)$/i;
/** A title alone names an article for half a day: "Evening digest" comes back tomorrow. */
const TITLE_HOLDS_MS = 12 * HOUR_MS;
/** A text shorter than this is compared together with its title. */
const WHOLE_TEXT_WORDS_MIN = 12;

/** An address without scheme, `www.`, fragment, closing slash and tracking parameters; the text itself when it is no address. */
export function findAddressKey(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url.trim();
  const { hostname, port, pathname, searchParams } = parsed;
  const kept = [...searchParams].filter(([name]) => !TRACKING.test(name));
  const query = kept
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('&');
  return `${hostname.replace(/^www\./, '')}:${port}${pathname.replace(/\/+$/, '')}?${query}`;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What an item shares with other versions of the same article: its id, its guid at its publisher, its address, its whole text. */
export function findRevisionKeys(item: StoryItem): readonly string[] {
  const keys = [`id ${item.id}`];
  if (item.url.trim() !== '') keys.push(`url ${findAddressKey(item.url)}`);
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
