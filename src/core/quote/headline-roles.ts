import type { Cast } from './cast.ts';
import { findMentions } from './find-mentions.ts';
import { type Grammar, isRoleWord } from './grammar/grammar.ts';
import { layOut, type Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { isSameName } from './name-forms.ts';
import type { Person } from './person.ts';
import { agrees } from './referent.ts';

/** Longer ones are no headlines. */
const TITLE_LENGTH_MAX = 400;

/**
 * Adds roles that stand in the headline only: before a name that the text has too ("Minister Bell resigns"), or, where the
 * headline names nobody and has one role, that of the person whom the text names first and gives none ("The teacher who …").
 */
export function addHeadlineRoles(cast: Cast, { grammar }: Passage, title: string): void {
  if (title === '' || title.length > TITLE_LENGTH_MAX || cast.people.length === 0) return;
  const mentions = findMentions(layOut(title, grammar));
  for (const mention of mentions) {
    if (mention.kind !== 'name' || mention.role === '' || mention.isCourteous) continue;
    const bearers = cast.people.filter((person) => isNamed(person, mention, grammar));
    const [only] = bearers;
    if (bearers.length === 1 && only?.roles.length === 0) give(only, mention, grammar);
  }
  if (mentions.some((mention) => mention.kind === 'name' || mention.kind === 'organisation'))
    return;
  const roles = mentions.filter((mention) => mention.kind === 'role');
  const [role] = roles;
  const main = cast.people.toSorted((one, other) => one.first - other.first)[0];
  if (role === undefined || main === undefined || roles.length > 1) return;
  const fits = role.gender !== 'plural' && !role.isOblique && agrees(role.gender, main.gender);
  if (fits && main.roles.length === 0 && !grammar.genericRole.test(role.head))
    give(main, role, grammar);
}

function isNamed(person: Person, mention: Mention, grammar: Grammar): boolean {
  return isSameName(person.name.at(-1) ?? '', mention.name.at(-1) ?? '', grammar);
}

function give(person: Person, mention: Mention, grammar: Grammar): void {
  const text = mention.role;
  const noun = text
    .toLowerCase()
    .split(/\s+/)
    .find((word) => isRoleWord(word, grammar));
  person.roles.push({
    text: text.charAt(0).toLowerCase() + text.slice(1),
    head: noun ?? mention.head,
    isFromHeadline: true,
  });
}
