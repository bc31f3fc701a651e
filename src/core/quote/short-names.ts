import { isFirstName } from './grammar/first-names.ts';
import type { Gender, Grammar } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { bareName, isSameName } from './name-forms.ts';
import type { Person } from './person.ts';
/** Whom a surname or first name alone means; of people with one surname the one that gender or nearness tells. */
export function byShortName(
  people: readonly Person[],
  mention: Mention,
  passage: Passage,
  mentions: readonly Mention[],
  index: number,
): Person | undefined {
  const word = mention.name[0] ?? '';
  const { grammar } = passage;
  const exact = (name: string | undefined): boolean =>
    name !== undefined && bareName(name) === bareName(word);
  const near = (name: string | undefined): boolean =>
    name !== undefined && isSameName(name, word, grammar);
  const byLast = people.filter(
    (person) =>
      near(person.name.at(-1)) ||
      [...person.forms].some((form) => exact(form) && near(person.name.at(-1))),
  );
  const byFirst = people.filter((person) => person.name.length > 1 && near(person.name[0]));
  const spouse = mention.isCourteous ? spouseOf(byLast, people, mention, grammar) : undefined;
  if (spouse !== undefined) return spouse;
  let found = byLast.length > 0 ? byLast : byFirst;
  if (byLast.length > 0 && byFirst.length > 0 && isFirstName(word)) found = byFirst;
  if (found.length > 1) {
    const gender =
      mention.gender !== 'any' ? mention.gender : genderOfContext(passage, mentions, index);
    const agreeing = found.filter(
      (person) => gender === 'any' || person.gender === 'any' || person.gender === gender,
    );
    if (agreeing.length > 0) found = agreeing;
    const exactly = found.filter((person) => exact(person.name.at(-1)));
    if (exactly.length > 0 && exactly.length < found.length && grammar.isInflected) found = exactly;
  }
  if (found.length <= 1) return found[0];
  return closest(found, mention, passage, mentions);
}

/** "Mr Stott" when only Hilary Stott was named in full: her husband Derek, who was named without the surname. */
function spouseOf(
  namesakes: readonly Person[],
  people: readonly Person[],
  mention: Mention,
  grammar: Grammar,
): Person | undefined {
  if (namesakes.length === 0 || mention.gender === 'any') return undefined;
  if (namesakes.some((person) => person.gender === 'any' || person.gender === mention.gender))
    return undefined;
  const kin = people.filter(
    (person) =>
      person.name.length === 1 &&
      person.gender === mention.gender &&
      person.roles.some((role) => grammar.relation.test(role.head)),
  );
  const [only] = kin;
  if (kin.length !== 1 || only === undefined) return undefined;
  only.name = [...only.name, ...mention.name.map(bareName)];
  return only;
}

/** Of people with one surname, the one who was last spoken of by a name or role of their own; else the first named. */
function closest(
  found: readonly Person[],
  mention: Mention,
  passage: Passage,
  mentions: readonly Mention[],
): Person | undefined {
  const sentence = passage.items[mention.from]?.sentence ?? 0;
  const near = found.filter((person) => {
    const named = mentions.findLast(
      (other) =>
        other.kind === 'name' &&
        other.to <= mention.from &&
        other.name.length > 1 &&
        person.name[0] !== undefined &&
        other.name[0] === person.name[0],
    );
    return named !== undefined && sentence - (passage.items[named.from]?.sentence ?? 0) <= 2;
  });
  return near.length === 1 ? near[0] : found[0];
}

function genderOfContext(passage: Passage, mentions: readonly Mention[], index: number): Gender {
  const mention = mentions[index];
  if (mention === undefined) return 'any';
  const { items, grammar } = passage;
  for (const at of [mention.to, mention.from - 1, mention.to + 1, mention.to + 2, mention.to + 3]) {
    const item = items[at];
    if (item?.kind !== 'word' || item.sentence !== items[mention.from]?.sentence) continue;
    if (grammar.cue.test(item.lower) || grammar.verb.test(item.lower)) {
      const gender = grammar.genderOfVerb(item.lower);
      if (gender === 'male' || gender === 'female') return gender;
    }
  }
  return 'any';
}
