import { genderOfFirstName, isFirstName } from './grammar/first-names.ts';
import { type Gender, type Grammar, isRoleWord } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import {
  bareName,
  genderOfSurname,
  isObliqueForm,
  isPatronymic,
  isSameName,
  toNominative,
} from './name-forms.ts';

/** Somebody whom the article names, with all that it says of them. */
export interface Person {
  readonly id: number;
  /** The words of the fullest form seen, in the nominative as far as it can be told. */
  name: readonly string[];
  gender: Gender;
  /** Roles in the article's words, best first is chosen later. */
  readonly roles: { readonly text: string; readonly head: string }[];
  /** The item where the person is first named. */
  readonly first: number;
  readonly forms: Set<string>;
  /** Some mention stood where a subject stands, so that its form is the nominative. */
  isNominativeSeen: boolean;
}

/** The people of a text and which mention means whom (`personOf[i]` for `mentions[i]`, -1 for nobody). */
export interface Cast {
  readonly people: readonly Person[];
  readonly personOf: readonly number[];
}

const PEOPLE_MAX = 200;
const APPOSITION_WORDS_MAX = 16;

/** Puts the names of a text together: full names first, then surnames and first names alone, then people of one name. */
export function gatherCast(passage: Passage, mentions: readonly Mention[]): Cast {
  const people: Person[] = [];
  const personOf = mentions.map(() => -1);
  const join = (index: number, mention: Mention, person: Person): void => {
    personOf[index] = person.id;
    for (const word of mention.name) person.forms.add(bareName(word));
    if (person.gender === 'any') person.gender = genderOf(mention, passage.grammar);
    addRoles(person, passage, mentions, index);
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
    const same = people.find((person) => isFullMatch(person, mention, passage.grammar));
    if (same !== undefined) {
      join(index, mention, same);
      improveName(same, mention, passage.grammar);
    } else if (isPerson(passage, mentions, index)) enter(index, mention);
  }
  for (const [index, mention] of mentions.entries()) {
    if (mention.kind !== 'name' || mention.name.length !== 1) continue;
    const person = byShortName(people, mention, passage, mentions, index);
    if (person !== undefined) join(index, mention, person);
    else if (isPerson(passage, mentions, index)) enter(index, mention);
  }
  for (const person of people) settleName(person, passage.grammar);
  return { people, personOf };
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
    isObliqueForm(head, 'male', passage.grammar) &&
    !/(?:ом|ем|им)$/u.test(head)
  );
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
  for (const at of [mention.to, mention.from - 1, mention.to + 1]) {
    const item = items[at];
    if (item?.kind !== 'word') continue;
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
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => grammar.role.test(word) || grammar.relation.test(word));
  for (const head of heads) {
    const gender = grammar.genderOfRole(head, '');
    if (gender === 'female' || (gender === 'male' && grammar.language === 'de')) return gender;
  }
  const patronymic = mention.name.find(isPatronymic);
  if (patronymic !== undefined)
    return /(?:вн|чн|vn)/u.test(patronymic.slice(-5).toLowerCase()) ? 'female' : 'male';
  const first = bareName(mention.name[0] ?? '');
  if (mention.name.length > 1 || isFirstName(first)) {
    const byFirst = genderOfFirstName(first);
    if (isFirstName(first)) return byFirst;
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
  if (isFirstName(first)) return true;
  if (mention.name.some(isPatronymic)) return true;
  const previous = mentions[index - 1];
  if (
    previous?.kind === 'role' &&
    previous.to === mention.from - 1 &&
    items[mention.from - 1]?.text === ',' &&
    !previous.isIndefinite
  ) {
    return mention.name.length > 1;
  }
  const after = appositionAfter(passage, mention);
  if (after !== undefined) {
    // "Blacksea Agro, the operator,": what can be a body is one, when no first name speaks for a person.
    return mention.name.length > 1 && !grammar.organisation.test(items[after.head]?.lower ?? '');
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
    if (beside && grammar.language !== 'de') return true;
    return mentions.some(
      (other) =>
        other.kind === 'name' &&
        other.name.length === 1 &&
        isSameName(other.name[0] ?? '', surname, grammar),
    );
  }
  const before = items[mention.from - 1]?.lower ?? '';
  if (
    /^(?:named|only|as|ім’я|ім'я|имени|namens|prénommée?|imieniu|nommée?|називається|nazywa)$/u.test(
      before,
    )
  )
    return true;
  return (
    beside && mention.gender !== 'neuter' && genderOfSurname(first) !== 'any' && grammar.isInflected
  );
}

/** The noun phrase set after a name between commas that says what the person is. */
function appositionAfter(
  passage: Passage,
  mention: Mention,
): { from: number; to: number; head: number } | undefined {
  const { items, grammar } = passage;
  let at = mention.to;
  if (items[at]?.text === '(') {
    while (at < mention.to + 8 && items[at]?.text !== ')') at++;
    at++;
  }
  if (items[at]?.text !== ',') return undefined;
  at++;
  if (items[at]?.kind === 'number') {
    at++;
    while (
      at < mention.to + 6 &&
      items[at]?.kind === 'word' &&
      /^(?:ans|lat|років|роки|год|лет)$/u.test(items[at]?.lower ?? '')
    )
      at++;
    if (items[at]?.text !== ',') return undefined;
    at++;
  }
  let head = -1;
  const from = at;
  for (; at < from + APPOSITION_WORDS_MAX; at++) {
    const item = items[at];
    if (item === undefined || item.kind === 'quote') break;
    if (item.kind === 'mark' && !/^[’']$/u.test(item.text)) break;
    if (item.sentence !== items[mention.from]?.sentence) break;
    if (grammar.clauseWords.has(item.lower) && !(grammar.articles.has(item.lower) && at === from)) {
      if (!grammar.articles.has(item.lower) || (grammar.language === 'de' && head === -1)) break;
    }
    if (
      grammar.language === 'de' &&
      at === from &&
      /^(?:der|die|das)$/u.test(item.lower) &&
      items[at + 1]?.isCapital !== true
    )
      break;
    const isRole = isRoleWord(item.lower, grammar);
    if (head === -1 && isRole) head = at;
    if (head === -1 && at === from && grammar.prepositions.has(item.lower)) break;
    if (
      head === -1 &&
      grammar.isInflected &&
      grammar.verb.test(item.lower) &&
      !item.isCapital &&
      at > from
    )
      break;
    if (head === -1 && at - from > 4) break;
    if (head === -1 && item.isCapital && grammar.cue.test(item.lower)) break;
    if (!item.isCapital && grammar.cue.test(item.lower) && !isRole) break;
  }
  return head === -1 ? undefined : { from, to: at, head };
}

function addRoles(
  person: Person,
  passage: Passage,
  mentions: readonly Mention[],
  index: number,
): void {
  const mention = mentions[index];
  if (mention === undefined) return;
  const { items, grammar, text } = passage;
  const add = (from: number, to: number): void => {
    let start = from;
    while (
      start < to &&
      (grammar.articles.has(items[start]?.lower ?? '') ||
        /^['’]s?$/u.test(items[start]?.text ?? ''))
    )
      start++;
    const first = items[start];
    const last = items[to - 1];
    if (first === undefined || last === undefined || last.end <= first.start) return;
    const isHead = (at: number): boolean => isRoleWord(items[at]?.lower ?? '', grammar);
    for (let at = start; at < to; at++) {
      if (!isHead(at)) continue;
      person.roles.push({
        text: text.slice(first.start, last.end),
        head: bareName(items[at]?.lower ?? ''),
      });
    }
  };
  const nameStart = mention.to - countItems(passage, mention);
  if (mention.role !== '' && !mention.isCourteous) add(mention.from, nameStart);
  const after = appositionAfter(passage, mention);
  if (after !== undefined) add(after.from, after.to);
  const copula = roleAfterCopula(passage, mentions, index);
  if (copula !== undefined) add(copula.from, copula.to);
  const previous = mentions[index - 1];
  if (
    previous?.kind === 'role' &&
    previous.to === mention.from - 1 &&
    items[previous.to]?.text === ',' &&
    items[previous.from]?.sentence === items[mention.from]?.sentence
  ) {
    const next = items[mention.to]?.text ?? '.';
    if (/^[,.:)]$/u.test(next) || items[mention.to]?.kind !== 'word' || previous.isPossessed)
      add(previous.from, previous.to);
  }
  if (previous?.kind === 'role' && previous.to < mention.from && mention.from - previous.to <= 5) {
    const between = items
      .slice(previous.to, mention.from)
      .map((item) => item.lower)
      .join(' ');
    if (
      /^(?:на ім[’']я|по имени|named|called|prénommée?|nommée?|de \d+ ans prénommée?|o imieniu|namens|який називається|who gave (?:her|his) name only as)$/u.test(
        between,
      )
    )
      add(previous.from, previous.to);
  }
}

/** "Thorley had been a district nurse": the role that a copula gives to its subject. */
function roleAfterCopula(
  passage: Passage,
  mentions: readonly Mention[],
  index: number,
): Mention | undefined {
  const mention = mentions[index];
  const next = mentions[index + 1];
  if (mention === undefined || next?.kind !== 'role' || next.from - mention.to > 7)
    return undefined;
  const between = passage.items.slice(mention.to, next.from).map((item) => item.lower);
  if (between.some((word) => /^[,.;:]$/u.test(word))) return undefined;
  const hasCopula = between.some((word) =>
    /^(?:is|was|been|became|ist|war|est|était|був|була|є|был|была|jest|był|była|works|arbeitet|pracuje|працює|работает)$/u.test(
      word,
    ),
  );
  return hasCopula &&
    (next.isIndefinite || passage.grammar.isInflected || passage.grammar.language === 'fr')
    ? next
    : undefined;
}

function countItems(passage: Passage, mention: Mention): number {
  const first = mention.name[0];
  for (let at = mention.from; at < mention.to; at++) {
    const item = passage.items[at];
    if (item !== undefined && (item.text === first || `${item.text}.` === first) && item.isCapital)
      return mention.to - at;
    if (first !== undefined && /^[ld]['’]/iu.test(first) && first.startsWith(item?.text ?? '-'))
      return mention.to - at;
  }
  return 0;
}

/** Puts a name that was seen in oblique cases only into the nominative, where the language has cases. */
function settleName(person: Person, grammar: Grammar): void {
  if (!grammar.isInflected) return;
  const [given = ''] = person.name;
  if (
    person.name.length > 1 &&
    person.isNominativeSeen &&
    isFirstName(given) &&
    !isObliqueForm(given, person.gender, grammar)
  )
    return;
  person.name = person.name.map((word, index) => {
    const bare = bareName(word);
    const isFirst = index === 0 && person.name.length > 1;
    const known = isFirst && isFirstName(bare);
    if (known && !isObliqueForm(bare, person.gender, grammar)) return bare;
    if (isFirst && person.gender === 'male' && isFirstName(toNominative(bare, 'male')))
      return toNominative(bare, 'male');
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
