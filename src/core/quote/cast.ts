import { addRoles, appositionAfter } from './cast-roles.ts';
import { singularSurname } from './couple-surname.ts';
import { genderOfFirstName, isFirstName } from './grammar/first-names.ts';
import { type Gender, type Grammar, isRoleWord } from './grammar/grammar.ts';
import { isPerson } from './is-person.ts';
import { shareKinship } from './kin.ts';
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
  withFleetingVowel,
} from './name-forms.ts';
import { byPatronymic } from './patronymics.ts';
import type { Person } from './person.ts';
import { pronounGender } from './pronoun-gender.ts';
import { COUNTERPART, EPICENE } from './same-role.ts';
import { byShortName } from './short-names.ts';

/** The people of a text and which mention means whom (`personOf[i]` for `mentions[i]`, -1 for nobody). */
export interface Cast {
  readonly people: readonly Person[];
  readonly personOf: readonly number[];
}

const PEOPLE_MAX = 200;
/** "according to" and the like: a genitive follows, with a role of some words before the name. */
const OPINION = /^(?:словами|словам|думку|мнению|даними|данным|зданием|zdaniem|według|слів|слов)$/u;
const SOURCE_ITEMS_MAX = 4;
/** How far before a counterpart the one stands whose office is meant. */
const COUNTERPART_ITEMS_MAX = 60;

/** Puts the names of a text together: full names first, then surnames and first names alone, then people of one name. */
export function gatherCast(passage: Passage, mentions: readonly Mention[]): Cast {
  const people: Person[] = [];
  const personOf = mentions.map(() => -1);
  const join = (index: number, mention: Mention, person: Person): void => {
    personOf[index] = person.id;
    for (const word of mention.name) person.forms.add(bareName(word));
    if (person.gender === 'any') person.gender = genderOf(mention, passage);
    if (person.gender === 'any') person.gender = genderBeside(mention, passage);
    if (person.gender === 'any') person.gender = pronounGender(passage, mentions, index);
    addRoles(person, passage, mentions, index);
    const after = appositionAfter(passage, mention);
    const next = mentions[index + 1];
    if (
      after !== undefined &&
      next?.kind === 'role' &&
      next.from <= after.head &&
      after.head < next.to
    )
      personOf[index + 1] = person.id;
    if (isInNominative(mention, passage)) person.isNominativeSeen = true;
    if (mention.name.length > 1 && isBehindNominative(mention, passage.grammar))
      person.nominative ??= mention.name.map(bareName);
  };
  const enter = (index: number, mention: Mention): void => {
    if (people.length >= PEOPLE_MAX) return;
    const person: Person = {
      id: people.length,
      name: mention.name.map(bareName),
      gender: genderOf(mention, passage),
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
    const full = people.find((person) => isFullMatch(person, mention, passage.grammar));
    const same = bare ?? full ?? byPatronymic(people, mention, passage);
    if (bare !== undefined) join(index, { ...mention, name: mention.name.slice(1) }, bare);
    else if (same !== undefined) {
      join(index, mention, same);
      improveName(same, mention, passage.grammar);
    } else if (isPerson(passage, mentions, index)) enter(index, mention);
  }
  for (const [index, mention] of mentions.entries()) {
    const spouse = firstOfPair(passage, mentions, index);
    if (spouse === undefined || personOf[index] !== -1) continue;
    enter(index, { ...mention, name: spouse });
    for (const one of [index, index + 1]) {
      const person = people[personOf[one] ?? -1];
      const [given = '', surname = ''] = person?.name ?? [];
      if (person?.name.length === 2 && surname === bareName(spouse[1] ?? ''))
        person.name = [given, singularSurname(surname, person.gender, passage)];
    }
  }
  for (const [index, mention] of mentions.entries()) {
    if (mention.kind !== 'name' || mention.name.length !== 1 || personOf[index] !== -1) continue;
    const person = byShortName(people, mention, passage, mentions, index);
    if (person !== undefined) join(index, mention, person);
    else if (isPerson(passage, mentions, index)) enter(index, mention);
  }
  for (const person of people) settleName(person, passage.grammar);
  shareOffices(people);
  shareKinship(people, passage, mentions, personOf);
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
  const opens = items
    .slice(sentences[sentence]?.from ?? 0, mention.from)
    .every((item) => item.kind !== 'word');
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
  if (mention?.kind !== 'name' || mention.name.length !== 1 || next?.kind !== 'name')
    return undefined;
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

function isInNominative(mention: Mention, passage: Passage): boolean {
  if (mention.isOblique || hasObliqueRole(mention, passage)) return false;
  if (isPolishMansGenitive(mention, passage)) return false;
  const first = bareName(mention.name[0] ?? '').toLowerCase();
  const known = knownFirstName(first, passage.grammar);
  // «Рустама Галеева»: the first name shows the case of both; "rzeczniczka Paulina" is no Paulin's.
  const isWoman = mention.role
    .toLowerCase()
    .split(/\s+/)
    .some((word) => passage.grammar.genderOfRole(word, '') === 'female');
  return known === undefined || known.name === first || (known.gender === 'male' && isWoman);
}

/** "за словами директора фонду Єнса Мікельсена": what stands before the name shows the case of both. */
function hasObliqueRole(mention: Mention, passage: Passage): boolean {
  const before = passage.items.slice(Math.max(0, mention.from - SOURCE_ITEMS_MAX), mention.from);
  const last = before.findLastIndex(({ kind }) => kind !== 'word');
  if (before.slice(last + 1).some(({ lower }) => OPINION.test(lower))) return true;
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

/** «Политолог Раду Чобану», «прокурорка Наталя Оцел»: the role's own ending shows that no other case is meant. */
function isBehindNominative(mention: Mention, grammar: Grammar): boolean {
  if (!grammar.isInflected || grammar.language === 'pl' || mention.isOblique) return false;
  const head = mention.role
    .toLowerCase()
    .split(/[^\p{L}’'-]+/u)
    .find((word) => isRoleWord(word, grammar));
  if (head === undefined || isObliqueRole(head, grammar)) return false;
  if (/^(?:голова|глава|суддя|судья|старшина|староста)$/u.test(head)) return true;
  if (/[аяa]$/u.test(head)) return grammar.genderOfRole(head, '') === 'female';
  return /[бвгґджзйклмнпрстфхцчшщь]$/u.test(head) && !/(?:ом|ем|єм|им|ым|ей|ой|ій)$/u.test(head);
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
  if (mention.name.length === 2 && isPatronymic(mention.name[1] ?? '')) return;
  const isLonger = mention.name.length > person.name.length;
  const isOblique = person.name.some((word) => isObliqueForm(word, person.gender, grammar));
  const isNominative = !mention.name.some((word) => isObliqueForm(word, person.gender, grammar));
  if (isLonger || (isOblique && isNominative && mention.name.length === person.name.length)) {
    person.name = mention.name.map(bareName);
  }
}

/** «Лідія», and not «Богдана»: a woman's first name in the nominative that is no man's in another case. */
function isSurelyWoman({ name }: Mention, { grammar }: Passage): boolean {
  const [first = ''] = name.map((word) => bareName(word).toLowerCase());
  if (!grammar.isInflected || grammar.language === 'pl' || name.length < 2) return false;
  if (!/[ая]$/u.test(first) || !isFirstName(first) || genderOfFirstName(first) !== 'female')
    return false;
  const stem = first.slice(0, -1);
  return !['', 'о', 'й', 'ь'].some((ending) => genderOfKnown(stem + ending) === 'male');
}

function genderOfKnown(name: string): Gender {
  return isFirstName(name) ? genderOfFirstName(name) : 'any';
}

/** Ukrainian nouns of men, beside which stands another for women: заступник, речник, письменник. */
const MANS_NOUN = /(?:ник|ець|іст|ист|тель|яр|ач|тор)$/u;

function genderOf(mention: Mention, passage: Passage): Gender {
  const { grammar } = passage;
  if (isSurelyWoman(mention, passage)) return 'female';
  // "wójta Jana Kosa": the role is in the genitive, and so is Jan.
  const [title = ''] = mention.role.toLowerCase().split(/\s+/);
  if (
    /[аяa]$/u.test(title) &&
    isObliqueRole(title, grammar) &&
    grammar.genderOfRole(title, '') !== 'female'
  )
    return 'male';
  if (mention.gender === 'male' || mention.gender === 'female') return mention.gender;
  // "do Stanisława Duluka": behind a preposition no woman's name is in the nominative.
  const before = passage.items[mention.from - 1]?.lower ?? '';
  const given = bareName(mention.name[0] ?? '').toLowerCase();
  const isMansGenitive =
    grammar.isInflected &&
    grammar.prepositions.has(before) &&
    mention.name.length > 1 &&
    /[аa]$/u.test(given) &&
    /[^аяaeыиyi][аa]$/u.test(mention.name.at(-1) ?? '') &&
    genderOfFirstName(given.slice(0, -1)) === 'male';
  if (isMansGenitive || isPolishMansGenitive(mention, passage)) return 'male';
  const heads = mention.role
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => grammar.role.test(word) || grammar.relation.test(word));
  for (const [order, head] of heads.entries()) {
    // «муж хозяйки», «тренер гимнастки»: a woman in the genitive is somebody else.
    if (grammar.isInflected && order > 0 && !/[аяьa]$/u.test(head)) continue;
    const gender = grammar.genderOfRole(head, '');
    if (gender === 'female' || (gender === 'male' && grammar.language === 'de')) return gender;
  }
  // «заместитель министра Дильноза …»: only the first noun is in the case of the name.
  const [own = ''] = heads;
  if (grammar.isInflected && /[аяa]$/u.test(own) && isObliqueRole(own, grammar)) return 'male';
  const firstGender = knownFirstName(mention.name[0] ?? '', grammar)?.gender ?? 'any';
  const patronymic = mention.name.find(isPatronymic);
  // «Раиса Кольцевич»: a surname that ends so.
  const isSurname =
    mention.name.length === 2 && firstGender === 'female' && patronymic === mention.name[1];
  if (patronymic !== undefined && !isSurname)
    return /(?:вн|чн|vn)/u.test(patronymic.slice(-5).toLowerCase()) ? 'female' : 'male';
  const first = bareName(mention.name[0] ?? '');
  const byArticle = genderOfFrenchArticle(mention, passage);
  if (byArticle !== 'any' && (firstGender === 'any' || firstGender === byArticle)) return byArticle;
  if (mention.name.length > 1 || knownFirstName(first, grammar) !== undefined) {
    const known = knownFirstName(first, grammar);
    if (known !== undefined && known.gender !== 'any') return known.gender;
    const byFirst = genderOfFirstName(first);
    const bySurname = genderOfSurname(mention.name.at(-1) ?? '');
    if (bySurname === 'female' || (bySurname === 'male' && !/[аяa]$/u.test(first)))
      return bySurname;
    // An English article names people of the whole world: "Tevita" in no list may be a man.
    const isGuess = grammar.language === 'en' && !isFirstName(first);
    if (byFirst !== 'any' && !grammar.isInflected && !isGuess) return byFirst;
    // «заступник Ібраїма Кане»: Ukrainian has a noun of its own for a woman.
    const isMansNoun =
      grammar.language === 'uk' &&
      known === undefined &&
      heads.some((head) => MANS_NOUN.test(head) && !EPICENE.test(head));
    if (isMansNoun) return 'male';
    if (byFirst === 'female' && !isGuess) return 'female';
  }
  for (const head of heads) {
    const gender = grammar.genderOfRole(head, '');
    if (gender === 'male') return gender;
  }
  return mention.name.length === 1 ? genderOfSurname(mention.name[0] ?? '') : 'any';
}

/** «la vice-amirale Ingvild Haraldseth»: the article of the role, where no first name shows more. */
function genderOfFrenchArticle(mention: Mention, { items, grammar }: Passage): Gender {
  if (grammar.language !== 'fr' || mention.role === '' || mention.isCourteous) return 'any';
  const article = items[mention.from - 1]?.lower ?? '';
  if (/^(?:la|une|cette|sa)$/u.test(article)) return 'female';
  return /^(?:le|un|ce|du|au)$/u.test(article) ? 'male' : 'any';
}

/** "skazał Roberta Sieradza, byłego prezesa": what looks like a woman's name is a man's in the genitive, as his surname or office shows. */
function isPolishMansGenitive(mention: Mention, { items, grammar }: Passage): boolean {
  const [given = '', ...rest] = mention.name.map((word) => bareName(word).toLowerCase());
  const surname = rest.at(-1) ?? '';
  if (grammar.language !== 'pl' || !given.endsWith('a')) return false;
  if (genderOfFirstName(given.slice(0, -1)) !== 'male') return false;
  if (/[^aeiouy](?:i?ego|ę)$/u.test(surname)) return true;
  if (!/[^aeiouy]a$/u.test(surname) || /(?:sk|ck|dzk)a$/u.test(surname)) return false;
  const bare = [surname.slice(0, -1), withFleetingVowel(surname)];
  const isShown = items.some(
    ({ isCapital, lower }) => isCapital && lower !== surname && bare.includes(lower),
  );
  const [comma, office] = items.slice(mention.to, mention.to + 2);
  const isOblique =
    /[^aeiouy]i?ego$/u.test(office?.lower ?? '') || isObliqueRole(office?.lower ?? '', grammar);
  return isShown || (comma?.text === ',' && isOblique);
}

/** «сказав ван Брюггелен», «Ольсгор не уточнила»: the past tense beside a name in no list shows the gender. */
function genderBeside(mention: Mention, { items, grammar }: Passage): Gender {
  if (!grammar.isInflected || mention.isOblique) return 'any';
  const behind = /^(?:не|nie)$/u.test(items[mention.to]?.lower ?? '') ? mention.to + 1 : mention.to;
  for (const at of [mention.from - 1, behind]) {
    const item = items[at];
    if (item?.kind !== 'word' || item.isCapital || grammar.stopWords.has(item.lower)) continue;
    const gender = grammar.cue.test(item.lower) ? grammar.genderOfVerb(item.lower) : 'any';
    if (gender === 'male' || gender === 'female') return gender;
  }
  return genderOfPredicate(mention, { items, grammar });
}

/** «Лежава обвинил», «Мирзо открыла», «Оюун не пришла»: any verb in the past right behind the name. */
function genderOfPredicate(
  mention: Mention,
  { items, grammar }: Pick<Passage, 'items' | 'grammar'>,
): Gender {
  if (grammar.language !== 'ru' && grammar.language !== 'uk') return 'any';
  const at = /^(?:не)$/u.test(items[mention.to]?.lower ?? '') ? mention.to + 1 : mention.to;
  const { kind, lower = '', isCapital } = items[at] ?? {};
  const isPast = /(?:[аеиоуыюяіїєё]в|[аеиоуыюяіїєё]л|[лв]ся|шла|[аеиоуыюяіїєё]ла|лась|лася)$/u.test(
    lower,
  );
  if (kind !== 'word' || isCapital === true || !isPast || lower.length < 4) return 'any';
  if (grammar.stopWords.has(lower) || !grammar.verb.test(lower)) return 'any';
  const gender = grammar.genderOfVerb(lower);
  return gender === 'male' || gender === 'female' ? gender : 'any';
}

/** Puts a name that was seen in oblique cases only into the nominative, where the language has cases. */
function settleName(person: Person, grammar: Grammar): void {
  if (!grammar.isInflected) return;
  if (person.nominative !== undefined && person.nominative.length >= person.name.length) {
    person.name = person.nominative;
    return;
  }
  const [given = ''] = person.name;
  // «Ліда Чобану»: a woman's first name shows the case of both.
  if (person.name.length > 1 && person.gender === 'female' && /[аяa]$/u.test(given)) return;
  if (
    person.name.length > 1 &&
    (person.isNominativeSeen || person.gender === 'male') &&
    isFirstName(given) &&
    !isObliqueForm(given, person.gender, grammar) &&
    // A man's "Jana" is Jan in the genitive.
    !(person.gender === 'male' && genderOfFirstName(given) === 'female')
  )
    return;
  person.name = person.name.map((word, index) => {
    const bare = bareName(word);
    if (person.name.length === 1 && isFirstName(bare)) return asMan(bare, person);
    const isFirst = index === 0 && person.name.length > 1;
    // «Артёма Рычкова»: no man's surname ends so in the nominative.
    if (!isFirst && person.gender === 'male' && /[оеёє]ва$/u.test(bare)) return bare.slice(0, -1);
    const fleeting = grammar.language === 'pl' ? withFleetingVowel(bare) : bare;
    if (isFirst && person.gender === 'male' && fleeting !== bare && isFirstName(fleeting))
      return fleeting;
    // «Вадим», «Максим»: the nominative only looks like another case.
    const isMansName = isFirst && person.gender === 'male' && isFirstName(bare);
    if (isMansName && genderOfFirstName(bare) === 'male') return bare;
    const male = isFirst && person.gender === 'male' ? toNominative(bare, 'male') : bare;
    if (male !== bare && isFirstName(male)) return male;
    const given = isFirst ? knownFirstName(bare, grammar) : undefined;
    // «Дмитра Грабчука», later «Дмитро»: the text itself shows the nominative.
    const isShown = given !== undefined && person.forms.has(capitalise(given.name));
    if (given !== undefined && given.name !== bare && (isShown || !person.isNominativeSeen))
      return capitalise(given.name);
    const known = given !== undefined;
    if (known && !isObliqueForm(bare, person.gender, grammar)) return bare;
    const others = [...person.forms].filter((form) => isSameName(form, bare, grammar));
    const nominative = others.find((form) => !isObliqueForm(form, person.gender, grammar));
    if (isObliqueForm(bare, person.gender, grammar))
      return nominative ?? toNominative(bare, person.gender);
    if (!person.isNominativeSeen && person.gender === 'male' && /[аяa]$/u.test(bare) && !known)
      return toNominative(bare, 'male');
    const shorter = others.find(
      (form) => person.gender === 'male' && [`${form}а`, `${form}a`].includes(bare),
    );
    return shorter ?? bare;
  });
}

/** «його молодшого брата Богдана»: of a man the woman's name is his own in the genitive. */
function asMan(name: string, { gender }: Person): string {
  if (gender !== 'male' || genderOfFirstName(name) !== 'female') return name;
  const own = name.replace(/[аяa]$/u, '');
  return genderOfKnown(own) === 'male' ? own : name;
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
