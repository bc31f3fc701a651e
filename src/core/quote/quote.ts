import type { Span } from '../text/span.ts';

/** Who the words are from: somebody with a name, a body ("the ministry"), a paper ("the letter"), or a source without a name. */
export type SpeakerKind = 'person' | 'organisation' | 'document' | 'anonymous';

/** Who said it, as the article gives it. For `document` and `anonymous` the name is the article's description. */
export interface Speaker {
  readonly name: string;
  readonly kind: SpeakerKind;
  readonly role: string | undefined;
}

/**
 * Verbatim words: a place in the article's text, so that they cannot be reworded. The marks are not part of the span.
 * A quote split by its attribution or by paragraphs is several quotes that share one `group` (undefined: stands alone).
 * `speaker` is undefined when nobody is certain enough; `confidence` (0 to 1) is that of the speaker.
 */
export interface Quote extends Span {
  readonly speaker: Speaker | undefined;
  readonly confidence: number;
  /** The word that introduces the speech ("said"), or undefined. */
  readonly cue: string | undefined;
  /** Where the words come from when not said aloud: "in a letter seen by Reuters". */
  readonly via: string | undefined;
  /** What older occasion the passage refers to ("October 16"), or undefined for today's words. */
  readonly background: string | undefined;
  readonly group: string | undefined;
}
