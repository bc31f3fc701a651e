import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import type { Person } from './person.ts';
import { personReferent, type Referent } from './referent.ts';

const COURT_REPORT =
  /(?<!\p{L})(?:tribunal|cour d['’](?:assises|appel)|assises|prévenue?s?|accusée?s?|audience|correctionnelle?)(?!\p{L})/iu;
const BENCH =
  /^(?:juge|magistrate?$|présidente? (?:du tribunal|de la cour|de la chambre|de chambre|d['’]audience|du jury))/u;

/** «demande la présidente» in a French report of a trial: the judge, and no president of anything else. */
export function isPresidingJudge(mention: Mention, { text, grammar }: Passage): boolean {
  const isBare = /^présidente?$/u.test(mention.role.toLowerCase()) && !mention.isPossessed;
  return grammar.language === 'fr' && isBare && COURT_REPORT.test(text);
}

/** The judge, where the report gives a name. */
export function findJudge(people: readonly Person[]): Referent | undefined {
  const judge = people.find(({ roles }) =>
    roles.some(({ text }) => BENCH.test(text.toLowerCase())),
  );
  return judge === undefined ? undefined : personReferent(judge, 0.9);
}
