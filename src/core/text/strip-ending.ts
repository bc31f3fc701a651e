/** A stem keeps at least three letters: shorter ones would join unrelated words. */
export const STEM_LETTERS_MIN = 3;

/** The word and, when one of the endings (longest first) fits and leaves three letters, the word without it. */
export function stripEnding(form: string, endings: readonly string[]): readonly string[] {
  const ending = endings.find(
    (candidate) => form.endsWith(candidate) && form.length - candidate.length >= STEM_LETTERS_MIN,
  );
  return ending === undefined ? [form] : [form, form.slice(0, -ending.length)];
}

/** The lengths of the endings that fit a word and leave three letters, longest first. */
export function findEndingLengths(
  form: string,
  endings: ReadonlySet<string>,
  lettersMax: number,
): number[] {
  const lengths: number[] = [];
  for (let length = Math.min(lettersMax, form.length - STEM_LETTERS_MIN); length > 0; length--) {
    if (endings.has(form.slice(-length))) lengths.push(length);
  }
  return lengths;
}
