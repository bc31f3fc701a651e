/** Verbs of answering, by their beginnings. */
export const ANSWER =
  /^(?:answer|repl|retort|respond|shot|відповід|відповів|відповіла|відказ|ответ|отвеч|odpar|odpow|antwort|entgegn|erwider|répond|répliqu|rétorqu)/u;
/** Verbs of asking, by their beginnings. */
export const ASK =
  /^(?:ask|wonder|inquir|запит|спит|пит|спрос|спраш|поинтерес|pyta|zapyta|dopyt|frag|demand|interrog)/u;
