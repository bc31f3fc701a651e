import type { Discourse } from './discourse.ts';
import type { Sentence } from './lay-out.ts';

/** Verbs of answering, by their beginnings. */
export const ANSWER =
  /^(?:answer|repl|retort|respond|shot|відповід|відповів|відповіла|відказ|ответ|отвеч|odpar|odpow|antwort|entgegn|erwider|répond|répliqu|rétorqu)/u;
/** Verbs of asking, by their beginnings. */
export const ASK =
  /^(?:ask|wonder|inquir|запит|спит|пит|спрос|спраш|поинтерес|pyta|zapyta|dopyt|frag|demand|interrog)/u;

/** "на запрос редакции": what a body asked with, which does not answer itself. */
export const REQUEST =
  /^(?:запит\p{L}*|запрос(?!ил)\p{L}*|вопрос\p{L}{0,2}|(?:за)?питання\p{L}*|просьб\p{L}|прохання|pytani\p{L}|zapytani\p{L}|anfrage|query|request|question|demande)$/u;

/** "Die Moderatorin fragte Nadja Kern, wie …", «Киш спросила её прямо»: who asks in the narration is not who answers next. */
export function rememberAsker(
  discourse: Discourse,
  sentence: Sentence,
  subject: number | undefined,
): void {
  const { items, grammar } = discourse.passage;
  const isKnown = /^(?:de|ru|uk)$/u.test(grammar.language);
  const isAsking = items
    .slice(sentence.from, sentence.to)
    .some(
      (item) =>
        item.kind === 'word' &&
        !item.isCapital &&
        ASK.test(item.lower) &&
        (!grammar.isInflected || grammar.cue.test(item.lower)),
    );
  const index = items[sentence.from]?.sentence ?? 0;
  // "A pupil asked her what she would miss. “The noise,” she said."
  const isAskedBack = items
    .slice(sentence.from, sentence.to)
    .some(
      (item, at) =>
        /^(?:him|her|ihn|sie)$/u.test(item.lower) &&
        /^(?:asked|asks|fragte|fragt)$/u.test(items[sentence.from + at - 1]?.lower ?? ''),
    );
  const asker = discourse.mentions[subject ?? -1];
  if (isAskedBack && asker?.kind === 'role' && asker.isIndefinite) discourse.unnamedAsker = index;
  if (!isKnown || !isAsking || subject === undefined) return;
  const person = discourse.cast.people[discourse.cast.personOf[subject] ?? -1];
  if (person !== undefined) discourse.asked = { person, sentence: index };
}
