import type { EpochMs } from '../time/moment.ts';

/**
 * A visible piece of a message, before any platform: its texts are clean (`core/text/clean.ts`) but not escaped.
 * `title` is the first line and links to the article; `byline` says publisher, age and the rest; `note` is Newsdesk's
 * own word (a correction, a withdrawal); `sentence` and `quote` are verbatim and whole; `entry` is a story in a digest.
 */
export type MessagePart =
  | {
      readonly kind: 'title';
      readonly text: string;
      readonly url: string | undefined;
      readonly isWithdrawn: boolean;
    }
  | {
      readonly kind: 'byline';
      readonly publisher: string;
      readonly publishedAtMs: EpochMs | undefined;
      readonly age: string | undefined;
      readonly facts: readonly string[];
    }
  | { readonly kind: 'note'; readonly text: string; readonly url: string | undefined }
  | { readonly kind: 'sentence'; readonly text: string }
  | QuotePart
  | {
      readonly kind: 'entry';
      readonly title: string;
      readonly url: string | undefined;
      readonly byline: string;
      readonly quote: QuotePart | undefined;
    }
  | { readonly kind: 'watches'; readonly text: string };

/** A quote without its marks, and the line under it: speaker, role, where from, since when. */
export interface QuotePart {
  readonly kind: 'quote';
  readonly text: string;
  readonly attribution: string;
  /** The article no longer has these words: struck through, and the attribution says so. */
  readonly isGone: boolean;
}

/** What stands between the pieces of one line. */
export const SEPARATOR = ' · ';

/** The marks of every quote, in every language, so that people and programs know Newsdesk's quotes by sight. */
export function markQuote(text: string): string {
  return `“${text}”`;
}

/** The part as plain text of one or several lines: what a reader sees of it, and what its length is counted from. */
export function plainText(part: MessagePart): string {
  switch (part.kind) {
    case 'byline':
      return [part.publisher, part.age, ...part.facts]
        .filter((piece) => piece !== undefined && piece !== '')
        .join(SEPARATOR);
    case 'quote':
      return `${markQuote(part.text)}\n${part.attribution}`;
    case 'entry': {
      const lines = [part.title, part.byline];
      if (part.quote !== undefined) lines.push(plainText(part.quote));
      return lines.join('\n');
    }
    case 'title':
    case 'note':
    case 'sentence':
    case 'watches':
      return part.text;
  }
}
