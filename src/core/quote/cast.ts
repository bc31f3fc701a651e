import { addRoles, appositionAfter } from './cast-roles.ts';
import { genderOfFirstName, isFirstName } from './grammar/first-names.ts';
import { type Gender, type Grammar, isRoleWord } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import {
  bareName,
  genderOfSurname,
  isObliqueForm,
  isObliqueRole,
  isPatronymic,
  isSameName,
  knownFirstName,
  toNominative,
} from './name-forms.ts';
import type { Person } from './person.ts';
import { COUNTERPART } from './same-role.ts';

/** The people of a text and which mention means whom (`personOf[i]` for `mentions[i]`, -1 for nobody). */
export interface Cast {
  readonly people: readonly Person[];
  readonly personOf: readonly number[];
}

const PEOPLE_MAX = 200;
/** How far before a counterpart the one stands whose office is meant. */
const COUNTERPART_ITEMS_MAX = 60;

/** Puts the names of a text together: full names first, then surnames and first names alone, then people of one name. */
export function gatherCast(passage: Passage, mentions: readonly Mention[]): Cast {
  const people: Person[] = [];
  const personOf = mentions.map(() => -1);
  const join = (index: number, mention: Mention, person: Person): void => {
    personOf[index] = person.id;
    for (const word of mention.name) person.forms.add(bareName(word));
    if (person.gender === 'any') person.gender = genderOf(mention, passage.grammar);
    addRoles(person, passage, mentions, index);
    const after = appositionAfter(passage, mention);
    const next = mentions[index + 1];
    if (after !== undefined && next?.kind === 'role' && next.from <= after.head && after.head < next.to)
      personOf[index + 1] = person.id;
    if (!mention.isOblique && !hasObliqueRole(mention, passage)) person.isNominativeSeen = true;
  };
  const enter = (index: number, mention: Mention): void => {
    if (people.length >= PEOPLE_MAX) return;
    const person: Person = {
      id: people.length,
      name: mention.name.map(bareName),
      gender: genderOf(mention, passage.grammar),
      roles: [],
      first: mention.from,
      forms: new Set(),
      isNominativeSeen: false,
    };
    people.push(person);
    join(index, mention, person);
  };
  for (const [index, mention] of mentions.entries()) {
    if (mention.kind !== 'name' || mention.name.length < 2) continue;
    const bare = withoutOpening(people, mention, passage);
    const same = bare ?? people.find((person) => isFullMatch(person, mention, passage.grammar));
    if (bare !== undefined) join(index, { ...mention, name: mention.name.slice(1) }, bare);
    else if (same !== undefined) {
      join(index, mention, same);
      improveName(same, mention, passage.grammar);
    } else if (isPerson(passage, mentions, index)) enter(index, mention);
  }
  for (const [index, mention] of mentions.entries()) {
    const spouse = firstOfPair(passage, mentions, index);
    if (spouse !== undefined && personOf[index] === -1) enter(index, { ...mention, name: spouse });
  }
  for (const [index, mention] of mentions.entries()) {
    if (mention.kind !== 'name' || mention.name.length !== 1 || personOf[index] !== -1) continue;
    const person = byShortName(people, mention, passage, mentions, index);
    if (person !== undefined) join(index, mention, person);
    else if (isPerson(passage, mentions, index)) enter(index, mention);
  }
  for (const person of people) settleName(person, passage.grammar);
  shareOffices(people);
  return { people, personOf };
}

/** "Позднее Нарышев": a capital that only opens the sentence, before a surname that the article knows already. */
function withoutOpening(
  people: readonly Person[],
  mention: Mention,
  passage: Passage,
): Person | undefined {
  const [first = '', last] = mention.name;
  const { items, sentences, grammar } = passage;
  if (last === undefined || mention.name.length !== 2) return undefined;
  const sentence = items[mention.from]?.sentence ?? 0;
  const opens = items.slice(sentences[sentence]?.from ?? 0, mention.from).every((item) => item.kind !== 'word');
  if (!opens || knownFirstName(first, grammar) !== undefined) return undefined;
  const fits = people.filter(
    (person) =>
      person.name.length > 1 &&
      isSameName(person.name.at(-1) ?? '', last, grammar) &&
      !isSameName(person.name[0] ?? '', first, grammar),
  );
  return fits.length === 1 ? fits[0] : undefined;
}

/** "Joyce and Arthur Entwistle": the surname goes for both. */
function firstOfPair(
  passage: Passage,
  mentions: readonly Mention[],
  index: number,
): readonly string[] | undefined {
  const mention = mentions[index];
  const next = mentions[index + 1];
  if (mention?.kind !== 'name' || mention.name.length !== 1 || next?.kind !== 'name') return undefined;
  const surname = next.name.at(-1);
  const [given = ''] = mention.name;
  const isPair =
    next.from === mention.to + 1 &&
    /^(?:and|&|und|et|і|й|та|и|i|oraz)$/u.test(passage.items[mention.to]?.lower ?? '') &&
    next.name.length === 2 &&
    knownFirstName(given, passage.grammar) !== undefined &&
    knownFirstName(next.name[0] ?? '', passage.grammar) !== undefined;
  return isPair && surname !== undefined ? [given, surname] : undefined;
}

/** "за словами директора фонду Єнса Мікельсена": the role before the name shows the case of both. */
function hasObliqueRole(mention: Mention, passage: Passage): boolean {
  const before = passage.items[mention.from - 1]?.lower ?? '';
  if (
    /^(?:словами|словам|думку|мнению|даними|данным|зданием|zdaniem|według|слів|слов)$/u.test(before)
  )
    return true;
  const head = mention.role
    .toLowerCase()
    .split(/\s+/)
    .find((word) => isRoleWord(word, passage.grammar));
  return (
    head !== undefined &&
    (isObliqueRole(head, passage.grammar) ||
      (isObliqueForm(head, 'male', passage.grammar) && !/(?:ом|ем|им)$/u.test(head)))
  );
}

/** "the minister and his counterpart": the counterpart is a minister too; the role itself is not the article's wording. */
function shareOffices(people: readonly Person[]): void {
  const inOrder = people.toSorted((one, other) => one.first - other.first);
  for (const [index, person] of inOrder.entries()) {
    const other = inOrder[index - 1];
    if (other === undefined || person.first - other.first > COUNTERPART_ITEMS_MAX) continue;
    if (!person.roles.some((role) => COUNTERPART.test(role.head))) continue;
    for (const role of other.roles) person.roles.push({ text: '', head: role.head });
  }
}

function isFullMatch(person: Person, mention: Mention, grammar: Grammar): boolean {
  const [first = '', ...rest] = mention.name;
  const last = rest.at(-1) ?? '';
  const ownFirst = person.name[0] ?? '';
  const ownLast = person.name.at(-1) ?? '';
  // A surname of two words alone: Mme Le Goff, Van der Elst.
  const tail = person.name.slice(-mention.name.length).join(' ').toLowerCase();
  if (
    person.name.length > mention.name.length &&
    tail === mention.name.map(bareName).join(' ').toLowerCase()
  )
    return true;
  if (person.name.length < 2) return false;
  if (isPatronymic(last) && mention.name.length === 2) {
    return (
      isSameName(first, ownFirst, grammar) &&
      person.name.some((word) => isSameName(word, last, grammar))
    );
  }
  return isSameName(first, ownFirst, grammar) && isSameName(last, ownLast, grammar);
}

function improveName(person: Person, mention: Mention, grammar: Grammar): void {
  const isLonger = mention.name.length > person.name.length;
  const isOblique = person.name.some((word) => isObliqueForm(word, person.gender, grammar));
  const isNominative = !mention.name.some((word) => isObliqueForm(word, person.gender, grammar));
  if (isLonger || (isOblique && isNominative && mention.name.length === person.name.length)) {
    person.name = mention.name.map(bareName);
  }
}

function byShortName(
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

function genderOf(mention: Mention, grammar: Grammar): Gender {
  if (mention.gender === 'male' || mention.gender === 'female') return mention.gender;
  const heads = mention.role
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => grammar.role.test(word) || grammar.relation.test(word));
  for (const head of heads) {
    const gender = grammar.genderOfRole(head, '');
    if (gender === 'female' || (gender === 'male' && grammar.language === 'de')) return gender;
  }
  if (
    grammar.isInflected &&
    heads.some((head) => /[аяa]$/u.test(head) && isObliqueRole(head, grammar))
  )
    return 'male';
  const patronymic = mention.name.find(isPatronymic);
  if (patronymic !== undefined)
    return /(?:вн|чн|vn)/u.test(patronymic.slice(-5).toLowerCase()) ? 'female' : 'male';
  const first = bareName(mention.name[0] ?? '');
  if (mention.name.length > 1 || knownFirstName(first, grammar) !== undefined) {
    const known = knownFirstName(first, grammar);
    if (known !== undefined) return known.gender;
    const byFirst = genderOfFirstName(first);
    const bySurname = genderOfSurname(mention.name.at(-1) ?? '');
    if (bySurname === 'female' || (bySurname === 'male' && !/[аяa]$/u.test(first)))
      return bySurname;
    if (byFirst !== 'any' && !grammar.isInflected) return byFirst;
    if (byFirst === 'female') return 'female';
  }
  for (const head of heads) {
    const gender = grammar.genderOfRole(head, '');
    if (gender === 'male') return gender;
  }
  return mention.name.length === 1 ? genderOfSurname(mention.name[0] ?? '') : 'any';
}

/** Whether a capitalised run is a person: a first name, a role, an age, a courtesy or a verb of saying speaks for it. */
function isPerson(passage: Passage, mentions: readonly Mention[], index: number): boolean {
  const mention = mentions[index];
  if (mention === undefined) return false;
  const { items, grammar } = passage;
  if (mention.isCourteous || mention.role !== '') return true;
  const first = bareName(mention.name[0] ?? '').toLowerCase();
  if (
    /^(?:st|saint|ste|sankt|св|św)$/u.test(
      items[mention.from - (items[mention.from - 1]?.text === '.' ? 2 : 1)]?.lower ?? '',
    )
  )
    return false;
  // «am Kai», «im Mai»: behind an article the lone word is a noun.
  if (grammar.language === 'de' && mention.name.length === 1 && isBehindArticle(passage, mention))
    return false;
  if (knownFirstName(first, grammar) !== undefined) return true;
  if (mention.name.some(isPatronymic)) return true;
  const previous = mentions[index - 1];
  // Names in another alphabet are brands: «Deutsche Welle» in a Ukrainian text.
  const isForeign = /[іїєґа-я]/iu.test(grammar.language === 'uk' || grammar.language === 'ru' ? passage.text.slice(0, 400) : '');
  if (isForeign && mention.name.every((word) => /^[\p{Script=Latin}’'.-]+$/u.test(word))) return false;
  // «капітан судна „Айше“ Мустафа Ердоганоглу»: a name in marks stands between role and name.
  if (
    previous?.kind === 'role' &&
    previous.to === mention.from - 1 &&
    items[mention.from - 1]?.kind === 'quote' &&
    mention.name.length > 1
  )
    return true;
  if (
    previous?.kind === 'role' &&
    previous.to === mention.from - 1 &&
    items[mention.from - 1]?.text === ',' &&
    !previous.isIndefinite
  ) {
    return mention.name.length > 1;
  }
  if (mention.name.length > 1 && hasAge(passage, mention)) return true;
  const after = appositionAfter(passage, mention);
  if (after !== undefined) {
    // "Blacksea Agro, the operator,": what can be a body is one, when no first name speaks for a person.
    const isShort = mention.name.length === 1 && (mention.isOblique || grammar.language === 'de');
    return !isShort && !grammar.organisation.test(items[after.head]?.lower ?? '');
  }
  const beside = [mention.to, mention.from - 1, mention.to + 1].some((at) => {
    const item = items[at];
    return (
      item?.kind === 'word' &&
      !item.isCapital &&
      grammar.cue.test(item.lower) &&
      !grammar.stopWords.has(item.lower)
    );
  });
  const isPlace =
    mention.isOblique &&
    /^(?:in|at|im|à|en|у|в|w|aus|from|з|із|из|z|do|до)$/u.test(
      items[mention.from - 1]?.lower ?? '',
    );
  if (isPlace) return false;
  if (mention.name.length > 1) {
    const surname = mention.name.at(-1) ?? '';
    if (beside) return true;
    return mentions.some(
      (other) =>
        other.kind === 'name' &&
        other.name.length === 1 &&
        !(grammar.language === 'de' && isBehindArticle(passage, other)) &&
        isSameName(other.name[0] ?? '', surname, grammar),
    );
  }
  const before = items[mention.from - 1]?.lower ?? '';
  if (
    /^(?:named|only|as|ім’я|ім'я|имени|namens|prénommée?|imieniu|nommée?|називається|nazywa|позивним|псевдо|позывным|прозвищем|pseudonimem|surnommée?)$/u.test(
      before,
    )
  )
    return true;
  return (
    beside && mention.gender !== 'neuter' && genderOfSurname(first) !== 'any' && grammar.isInflected
  );
}

/** German: "am Kai", "in der Galerie". */
function isBehindArticle(passage: Passage, mention: Mention): boolean {
  return /^(?:am|im|ins|zum|zur|beim|vom|der|die|das|dem|den|des|ein|eine|einer|einem|einen)$/u.test(
    passage.items[mention.from - 1]?.lower ?? '',
  );
}

/** "Dilys Pugh, 52," or "(52)": only people have an age. */
function hasAge(passage: Passage, mention: Mention): boolean {
  const [open, age, close] = passage.items.slice(mention.to, mention.to + 3);
  const isAge = age?.kind === 'number' && /^\d{1,3}$/u.test(age.text) && Number(age.text) <= 120;
  return isAge && ((open?.text === ',' && /^[,.]$/u.test(close?.text ?? '')) || (open?.text === '(' && close?.text === ')'));
}

/** Puts a name that was seen in oblique cases only into the nominative, where the language has cases. */
function settleName(person: Person, grammar: Grammar): void {
  if (!grammar.isInflected) return;
  const [given = ''] = person.name;
  if (
    person.name.length > 1 &&
    (person.isNominativeSeen || person.gender === 'male') &&
    isFirstName(given) &&
    !isObliqueForm(given, person.gender, grammar)
  )
    return;
  person.name = person.name.map((word, index) => {
    const bare = bareName(word);
    if (person.name.length === 1 && isFirstName(bare)) return bare;
    const isFirst = index === 0 && person.name.length > 1;
    const male = isFirst && person.gender === 'male' ? toNominative(bare, 'male') : bare;
    if (male !== bare && isFirstName(male)) return male;
    const given = isFirst ? knownFirstName(bare, grammar) : undefined;
    if (given !== undefined && given.name !== bare && !person.isNominativeSeen)
      return capitalise(given.name);
    const known = given !== undefined;
    if (known && !isObliqueForm(bare, person.gender, grammar)) return bare;
    const others = [...person.forms].filter((form) => isSameName(form, bare, grammar));
    const nominative = others.find((form) => !isObliqueForm(form, person.gender, grammar));
    if (isObliqueForm(bare, person.gender, grammar))
      return nominative ?? toNominative(bare, person.gender);
    if (!person.isNominativeSeen && person.gender === 'male' && /[ая]$/u.test(bare) && !known)
      return toNominative(bare, 'male');
    const shorter = others.find((form) => person.gender === 'male' && bare === `${form}а`);
    return shorter ?? bare;
  });
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
