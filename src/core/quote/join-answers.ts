import type { Attribution } from './attribute.ts';
import type { Passage } from './lay-out.ts';
import { weaken } from './referent.ts';

const ANSWER_CONFIDENCE = 0.75;

/** A quote found, as far as an interview needs it. */
interface Answer {
  readonly at: number;
  readonly sentence: number;
  attribution: Attribution | undefined;
}

/** Speech behind a dash, after a paragraph that asks without any mark: «Який буде тариф?», «– Такий самий». */
function isAnswer(passage: Passage, { at, sentence }: Answer): boolean {
  const before = passage.sentences[sentence - 1];
  const isDash = passage.pieces[passage.items[at]?.piece ?? -1]?.style === 'dash';
  const end = before === undefined ? undefined : passage.items[before.to - 1];
  return (
    isDash &&
    before?.paragraph !== passage.sentences[sentence]?.paragraph &&
    end?.kind === 'mark' &&
    end.text === '?'
  );
}

/**
 * In an interview one person answers: those answers that no word beside them attributes go to the only person to whom the others
 * are attributed, else to whoever gave the first.
 */
export function joinAnswers(passage: Passage, found: readonly Answer[]): void {
  const answers = found.filter((one) => isAnswer(passage, one));
  const named = answers.filter((one) => one.attribution?.kind === 'clause');
  const people = new Set(named.map((one) => one.attribution?.referent?.person));
  if (people.size > 1) return;
  const giver = (named[0] ?? answers[0])?.attribution?.referent;
  if (giver?.person === undefined) return;
  for (const one of answers)
    if (one.attribution?.kind !== 'clause')
      one.attribution = {
        referent: weaken(giver, ANSWER_CONFIDENCE),
        cue: undefined,
        kind: 'intro',
      };
}
