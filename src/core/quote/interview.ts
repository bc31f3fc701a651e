import type { Cast } from './cast.ts';
import type { Passage } from './lay-out.ts';
import type { Person } from './person.ts';

/** An interview asks at least this often. */
const QUESTIONS_MIN = 2;
/** A question is a short paragraph; a longer one tells something and only ends with a question. */
const QUESTION_ITEMS_MAX = 45;
/** Words for an interview and for talking with somebody. */
const TALK =
  /^(?:інтерв|розмовля|розмов(?:а|и|і|у)$|поспілку|спілку|поговори|інтервю|интервью|беседу|беседов|побесед|поговори|wywiad|rozmaw|rozmow|porozmaw|interview|entretien|rencontr|gespräch|sprach|sprechen)/u;
const TALK_ITEMS_MAX = 60;
const STEM_MIN = 4;
const ENDING_MAX = 2;

/** An article of questions in paragraphs of their own, each answered by a paragraph that opens with speech. */
export interface Interview {
  readonly guest: Person;
  /** The paragraphs of the answers. */
  readonly answers: ReadonlySet<number>;
}

/** What tells who is asked: the headline, and who is said to say what, with the item of the words. */
interface GuestClues {
  readonly title: string;
  readonly said: readonly { readonly at: number; readonly person: Person }[];
}

/** The interview that an article is, with the person who answers; undefined when it is none, or nobody tells who answers. */
export function findInterview(
  passage: Passage,
  cast: Cast,
  clues: GuestClues,
): Interview | undefined {
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
  for (const [index, sentence] of sentences.entries()) {
    const next = sentences[index + 1];
    if (next === undefined || next.paragraph === sentence.paragraph) continue;
    if (
      sentence.from > firstQuestion &&
      isPrompt(passage, index) &&
      isAllSpeech(passage, next.from)
    )
      answers.add(next.paragraph);
  }
  // Where questions have a dash of their own, all other dashes are answers, also behind a paragraph of narration.
  for (const { from, paragraph } of sentences)
    if (passage.asked.size > 0 && from > firstQuestion && opensWithDash(passage, from))
      answers.add(paragraph);
  const guest = guestOf(passage, cast, clues, firstQuestion);
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

/** "Minister mówi, że zapory dadzą nam czas.": in a Polish interview a short paragraph without dialogue asks too. */
function isPrompt({ items, sentences, grammar, pieces }: Passage, index: number): boolean {
  const last = sentences[index];
  if (grammar.language !== 'pl' || last === undefined) return false;
  let first = index;
  while (sentences[first - 1]?.paragraph === last.paragraph) first--;
  const paragraph = items.slice(sentences[first]?.from ?? last.from, last.to);
  return (
    paragraph.length <= QUESTION_ITEMS_MAX &&
    paragraph.every((item) => item.kind !== 'quote' || pieces[item.piece]?.style === 'marks')
  );
}

/** Whether a paragraph is dialogue behind a dash, without a word of who speaks. */
function isAllSpeech({ items, pieces, sentences }: Passage, from: number): boolean {
  const sentence = sentences[items[from]?.sentence ?? -1];
  const words = items.slice(from, sentence?.to ?? from);
  const isDash = words.some((item) => pieces[item.piece]?.style === 'dash');
  return isDash && words.every((item) => item.kind !== 'word');
}

function opensWithSpeech({ items }: Passage, from: number): boolean {
  const [first, second] = [items[from], items[from + 1]];
  return first?.kind === 'quote' || (first?.kind === 'mark' && second?.kind === 'quote');
}

function opensWithDash({ items, pieces }: Passage, from: number): boolean {
  return pieces[items[from]?.piece ?? -1]?.style === 'dash';
}

/** Whom the headline names, else whom a sentence says to have been talked to, else the only person brought in or quoted before the first question. */
function guestOf(
  passage: Passage,
  cast: Cast,
  { title, said }: GuestClues,
  firstQuestion: number,
): Person | undefined {
  const words = title.toLowerCase().split(/[^\p{L}’'-]+/u);
  const isInTitle = (person: Person): boolean => {
    const surname = person.name.at(-1)?.toLowerCase() ?? '';
    const stem = surname.slice(0, Math.max(STEM_MIN, surname.length - ENDING_MAX));
    return stem.length >= STEM_MIN && words.some((word) => word.startsWith(stem));
  };
  const before = cast.people.filter((person) => person.first < firstQuestion);
  const named = before.filter(isInTitle);
  if (named.length === 1) return named[0];
  if (before.length === 1) return before[0];
  const talkedTo = before.filter((person) => isInTalk(passage, person));
  if (talkedTo.length === 1) return talkedTo[0];
  // "– Zostało nas dwoje – mówi dr Ksenia Wawrzonek": words of the guest often come before the first question.
  const heard = new Set(said.filter(({ at }) => at < firstQuestion).map(({ person }) => person));
  return heard.size === 1 ? [...heard][0] : undefined;
}

/** «в інтерв’ю розповіла заступниця …», "rozmawiamy z minister …": the sentence that brings in the guest. */
function isInTalk({ items, sentences }: Passage, person: Person): boolean {
  const { from = 0, to = 0 } = sentences[items[person.first]?.sentence ?? 0] ?? {};
  return items
    .slice(from, Math.min(to, from + TALK_ITEMS_MAX))
    .some(({ lower }) => TALK.test(lower));
}
