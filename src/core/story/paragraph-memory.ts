import { hashText } from '../text/shingles.ts';
import type { EpochMs } from '../time/moment.ts';

interface Seen {
  publishers: Set<string>;
  stories: Set<string>;
  lastAtMs: EpochMs;
}

const STORIES_KEPT_MAX = 3;
const PUBLISHERS_KEPT_MAX = 50;
/** The window's worth of paragraphs of a busy desk; the oldest go first. */
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
  readonly #forgetAfterMs: number;

  constructor(forgetAfterMs: number) {
    this.#forgetAfterMs = forgetAfterMs;
  }

  /** The paragraphs that are this report's own. The first of a text is stock only when three stories had it. */
  dropStock(paragraphs: readonly string[], publisher: string): readonly string[] {
    const own = paragraphs.filter((paragraph, index) => {
      const seen = this.#seen.get(hashParagraph(paragraph));
      if (seen === undefined) return true;
      if (seen.stories.size >= (index === 0 ? 3 : 2)) return false;
      return index === 0 || !seen.publishers.has(publisher);
    });
    return own;
  }

  remember(
    paragraphs: readonly string[],
    { publisher, storyId, atMs }: { publisher: string; storyId: string; atMs: EpochMs },
  ): void {
    for (const paragraph of paragraphs) {
      const hash = hashParagraph(paragraph);
      const seen = this.#seen.get(hash) ?? {
        publishers: new Set(),
        stories: new Set(),
        lastAtMs: atMs,
      };
      this.#seen.delete(hash);
      this.#seen.set(hash, seen);
      if (seen.publishers.size < PUBLISHERS_KEPT_MAX) seen.publishers.add(publisher);
      if (seen.stories.size < STORIES_KEPT_MAX) seen.stories.add(storyId);
      seen.lastAtMs = atMs;
    }
  }

  /** Forgets what has not been seen for the window's time. Entries are kept in the order in which they were last seen. */
  forget(nowMs: EpochMs): void {
    for (const [hash, seen] of this.#seen) {
      if (seen.lastAtMs > nowMs - this.#forgetAfterMs && this.#seen.size <= PARAGRAPHS_MAX) break;
      this.#seen.delete(hash);
    }
  }
}
