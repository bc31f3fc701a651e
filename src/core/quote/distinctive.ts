import type { QuoteToken } from './quote-tokens.ts';

/** Fewer words are a formula, whatever is in them: "Slava Ukraini". */
const DISTINCTIVE_WORDS_MIN = 3;
const NAME_LETTERS_MIN = 3;

/**
 * Whether a few words are so much their speaker's own that the same ones are a repeat: at least three, with a number in
 * figures or a name. A capital behind a stop shows no name, nor does one in German, where every
 * noun has it, or in an unknown language.
 */
export function isDistinctive(tokens: readonly QuoteToken[], lang: string | undefined): boolean {
  if (tokens.length < DISTINCTIVE_WORDS_MIN) return false;
  return tokens.some(
    ({ raw, opensClause }) =>
      /\p{N}/u.test(raw) ||
      (lang !== undefined &&
        lang !== 'de' &&
        !opensClause &&
        raw.length >= NAME_LETTERS_MIN &&
        /^\p{Lu}\p{Ll}/u.test(raw)),
  );
}
