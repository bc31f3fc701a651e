import { hashText } from '../text/shingles.ts';
import { type EpochMs, SECOND_MS } from '../time/moment.ts';

/** Where a paragraph was seen: by hashes, since there are more paragraphs than items. */
interface Seen {
  readonly publisher: number;
  readonly story: number;
  /** Undefined while there is one of each. */
  more: { readonly publishers: Set<number>; readonly stories: Set<number> } | undefined;
  /** Seconds, since small whole numbers need no memory of their own. */
  lastAtSecond: number;
}

const STORIES_KEPT_MAX = 3;
const PUBLISHERS_KEPT_MAX = 50;
/** The window's worth of paragraphs of a busy desk, 100 bytes each; the oldest go first. */
const PARAGRAPHS_MAX = 200_000;
const PARAGRAPHS_READ_MAX = 60;

/** The paragraphs of a text: parted by line breaks, outer space cut, at most 60. */
export function splitParagraphs(text: string): readonly string[] {
  return text
    .split('\n', PARAGRAPHS_READ_MAX * 2)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .slice(0, PARAGRAPHS_READ_MAX);
}

function hashParagraph(paragraph: string): number {
  return hashText(
    paragraph
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
}

/** Remembers which paragraphs are stock: told in several stories, or again by the same publisher. */
export class ParagraphMemory {
  readonly #seen = new Map<number, Seen>();

  /** The paragraphs that are this report's own. The first of a text is stock only when three stories had it. */
  dropStock(paragraphs: readonly string[], publisher: string): readonly string[] {
    const own = paragraphs.filter((paragraph, index) => {
      const seen = this.#seen.get(hashParagraph(paragraph));
      if (seen === undefined) return true;
      if ((seen.more?.stories.size ?? 1) >= (index === 0 ? 3 : 2)) return false;
      const asked = hashText(publisher);
      const isOwn = seen.more?.publishers.has(asked) ?? seen.publisher === asked;
      return index === 0 || !isOwn;
    });
    return own;
  }

  remember(
    paragraphs: readonly string[],
    { publisher, storyId, atMs }: { publisher: string; storyId: string; atMs: EpochMs },
  ): void {
    const [byPublisher, inStory] = [hashText(publisher), hashText(storyId)];
    const lastAtSecond = Math.floor(atMs / SECOND_MS);
    for (const paragraph of paragraphs) {
      const hash = hashParagraph(paragraph);
      const known = this.#seen.get(hash);
      if (known === undefined) {
        const seen = { publisher: byPublisher, story: inStory, more: undefined, lastAtSecond };
        this.#seen.set(hash, seen);
        continue;
      }
      this.#seen.delete(hash);
      this.#seen.set(hash, known);
      addTo(known, { publisher: byPublisher, story: inStory });
      known.lastAtSecond = lastAtSecond;
    }
  }

  /** Forgets what was last seen before that moment. Entries are kept in the order in which they were last seen. */
  forgetBefore(atMs: EpochMs): void {
    for (const [hash, seen] of this.#seen) {
      const isRecent = (seen.lastAtSecond + 1) * SECOND_MS > atMs;
      if (isRecent && this.#seen.size <= PARAGRAPHS_MAX) break;
      this.#seen.delete(hash);
    }
  }
}

function addTo(seen: Seen, { publisher, story }: { publisher: number; story: number }): void {
  if (seen.more === undefined && seen.publisher === publisher && seen.story === story) return;
  seen.more ??= { publishers: new Set([seen.publisher]), stories: new Set([seen.story]) };
  const { publishers, stories } = seen.more;
  if (publishers.size < PUBLISHERS_KEPT_MAX) publishers.add(publisher);
  if (stories.size < STORIES_KEPT_MAX) stories.add(story);
}
