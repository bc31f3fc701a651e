import type { Cast } from './cast.ts';
import type { Passage } from './lay-out.ts';
import type { Person } from './person.ts';

/** An interview asks at least this often. */
const QUESTIONS_MIN = 2;
/** A question is a short paragraph; a longer one tells something and only ends with a question. */
const QUESTION_ITEMS_MAX = 45;
const STEM_MIN = 4;
const ENDING_MAX = 2;

/** An article of questions in paragraphs of their own, each answered by a paragraph that opens with speech. */
export interface Interview {
  readonly guest: Person;
  /** The paragraphs of the answers. */
  readonly answers: ReadonlySet<number>;
}

/** The interview that an article is, with the person who answers; undefined when it is none, or nobody tells who answers. */
export function findInterview(passage: Passage, cast: Cast, title: string): Interview | undefined {
  const { sentences } = passage;
  const answers = new Set<number>();
  let firstQuestion = -1;
  for (const [index, sentence] of sentences.entries()) {
    const next = sentences[index + 1];
    if (next === undefined || next.paragraph === sentence.paragraph) continue;
    if (!isQuestion(passage, index) || !opensWithSpeech(passage, next.from)) continue;
    answers.add(next.paragraph);
    if (firstQuestion === -1) firstQuestion = sentence.from;
  }
  if (answers.size < QUESTIONS_MIN) return undefined;
  const guest = guestOf(cast, title, firstQuestion);
  return guest === undefined ? undefined : { guest, answers };
}

/** Whether a sentence ends a short paragraph in a question that is not itself all speech. */
function isQuestion({ items, sentences, asked }: Passage, index: number): boolean {
  const last = sentences[index];
  if (last === undefined) return false;
  if (asked.has(last.paragraph)) return true;
  if (!/^[?…]$/u.test(items[last.to - 1]?.text ?? '')) return false;
  let first = index;
  while (sentences[first - 1]?.paragraph === last.paragraph) first--;
  const from = sentences[first]?.from ?? last.from;
  return last.to - from <= QUESTION_ITEMS_MAX && items[from]?.kind === 'word';
}

function opensWithSpeech({ items }: Passage, from: number): boolean {
  const [first, second] = [items[from], items[from + 1]];
  return first?.kind === 'quote' || (first?.kind === 'mark' && second?.kind === 'quote');
}

/** Whom the headline names, else the last person brought in before the first question. */
function guestOf(cast: Cast, title: string, firstQuestion: number): Person | undefined {
  const words = title.toLowerCase().split(/[^\p{L}’'-]+/u);
  const isInTitle = (person: Person): boolean => {
    const surname = person.name.at(-1)?.toLowerCase() ?? '';
    const stem = surname.slice(0, Math.max(STEM_MIN, surname.length - ENDING_MAX));
    return stem.length >= STEM_MIN && words.some((word) => word.startsWith(stem));
  };
  const before = cast.people.filter((person) => person.first < firstQuestion);
  const named = before.filter(isInTitle);
  if (named.length === 1) return named[0];
  return before.length === 1 ? before[0] : undefined;
}
