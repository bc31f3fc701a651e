import type { Cast } from './cast.ts';
import type { Gender } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { bareName, isSameName } from './name-forms.ts';
import type { Person } from './person.ts';
import { agrees, personReferent, type Referent, weaken } from './referent.ts';
import { isSameRole, SAME_ROLE, USUALLY_UNNAMED } from './same-role.ts';

interface Seen {
  readonly referent: Referent;
  readonly item: number;
  readonly sentence: number;
  readonly isSubject: boolean;
}

const MEMORY_MAX = 400;
const LOOK_BACK = 150;

/** What the text has named so far, in reading order; answers whom a pronoun or a role means. */
export class Discourse {
  readonly passage: Passage;
  readonly cast: Cast;
  readonly mentions: readonly Mention[];
  readonly seen: Seen[] = [];

  constructor(passage: Passage, mentions: readonly Mention[], cast: Cast) {
    this.passage = passage;
    this.mentions = mentions;
    this.cast = cast;
  }

  remember(referent: Referent, item: number, isSubject: boolean): void {
    if (this.seen.length > MEMORY_MAX) this.seen.splice(0, MEMORY_MAX / 2);
    const sentence = this.passage.items[item]?.sentence ?? 0;
    this.seen.push({ referent, item, sentence, isSubject });
  }

  /** Whom the mention means; undefined when nobody fits. */
  resolve(index: number, verbGender: Gender = 'any'): Referent | undefined {
    const mention = this.mentions[index];
    if (mention === undefined) return undefined;
    switch (mention.kind) {
      case 'name': {
        const person = this.cast.people[this.cast.personOf[index] ?? -1];
        if (person !== undefined) return personReferent(person, 0.97);
        if (this.passage.grammar.language === 'de' && this.isBesideCue(mention))
          return {
            kind: 'person',
            person: undefined,
            name: mention.name.map(bareName).join(' '),
            gender: 'any',
            confidence: 0.7,
          };
        if (
          this.passage.grammar.language === 'de' ||
          mention.isOblique ||
          !this.isKnownName(mention)
        )
          return undefined;
        return {
          kind: 'organisation',
          person: undefined,
          name: mention.name.map(bareName).join(' '),
          gender: 'neuter',
          confidence: 0.7,
        };
      }
      case 'pronoun':
        return this.resolvePronoun(mention, verbGender);
      case 'role':
        return this.namedNext(index) ?? this.resolveRole(mention, verbGender);
      case 'organisation':
        return {
          kind: 'organisation',
          person: undefined,
          name: this.bodyName(mention),
          gender: 'neuter',
          confidence: 0.95,
        };
      case 'document':
        return {
          kind: 'document',
          person: undefined,
          name: mention.role,
          gender: 'neuter',
          confidence: 0.9,
        };
      case 'statement':
        return this.issuer(mention);
      case 'anonymous':
        {
          const named = this.namedNext(index);
          if (named !== undefined) return named;
        }
        return {
          kind: 'anonymous',
          person: undefined,
          name: mention.role,
          gender: 'any',
          confidence: 0.9,
        };
    }
  }

  /** German: any noun has a capital; only one directly beside a verb of saying is taken for a surname. */
  isBesideCue(mention: Mention): boolean {
    const { items, grammar } = this.passage;
    if (
      mention.isOblique ||
      mention.isIndefinite ||
      grammar.articles.has(items[mention.from - 1]?.lower ?? '')
    )
      return false;
    const isCue = (at: number): boolean => {
      const item = items[at];
      return item?.kind === 'word' && !item.isCapital && grammar.cue.test(item.lower);
    };
    return (
      isCue(mention.from - 1) || (isCue(mention.to) && items[mention.from - 1]?.kind !== 'word')
    );
  }

  /** A capital at a sentence's start alone makes no name. */
  isKnownName(mention: Mention): boolean {
    if (
      mention.name.length > 1 ||
      /^(?:word|quote)$/u.test(this.passage.items[mention.from - 1]?.kind ?? '')
    )
      return true;
    return this.mentions.some(
      (other) => other !== mention && other.kind === 'name' && other.head === mention.head,
    );
  }

  /** Who speaks in "the statement": the subject of the sentence before. */
  issuer(mention: Mention): Referent | undefined {
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const subject = this.seen.findLast(
      (seen) => seen.item < mention.from && seen.isSubject && sentence - seen.sentence <= 2,
    );
    return subject === undefined ? undefined : weaken(subject.referent, 0.8);
  }

  /** The name that follows a role at once, or after "named": "Le second, un Portugais nommé Joaquim Reis". */
  namedNext(index: number): Referent | undefined {
    const { items } = this.passage;
    const mention = this.mentions[index];
    if (mention === undefined) return undefined;
    for (let i = index + 1; i <= index + 2; i++) {
      const next = this.mentions[i];
      const person = this.cast.people[this.cast.personOf[i] ?? -1];
      if (
        next === undefined ||
        next.from - mention.to > 6 ||
        items[next.from]?.sentence !== items[mention.from]?.sentence
      )
        return undefined;
      if (person === undefined || next.isCourteous) continue;
      const between = items.slice(mention.to, next.from);
      const isAlone =
        between.length <= 1 && between.every((item) => item.kind === 'quote' || item.text === ',');
      const isNamed = between.some((item) =>
        /^(?:named|called|nommée?|prénommée?|namens|ім'я|имени|imieniu)$/u.test(item.lower),
      );
      const closes =
        between[0]?.kind === 'quote' || !/^\p{L}/u.test(items[next.to]?.text ?? '.') || isNamed;
      if (
        (isAlone &&
          closes &&
          agrees(person.gender, mention.gender === 'plural' ? 'any' : mention.gender) &&
          mention.gender !== 'plural') ||
        isNamed
      )
        return personReferent(person, 0.95);
    }
    return undefined;
  }

  resolvePronoun(mention: Mention, verbGender: Gender): Referent | undefined {
    const gender = mention.gender === 'any' ? verbGender : mention.gender;
    if (gender === 'neuter' || gender === 'plural') {
      if (this.passage.grammar.language === 'de' && mention.head === 'sie' && gender !== 'plural')
        return this.recent('female', mention.from);
      return this.recentBody(mention.from);
    }
    return this.recent(gender, mention.from);
  }

  /** The person last spoken of whose gender agrees: in the nearest sentence that has one, its subject first. */
  recent(gender: Gender, item: number): Referent | undefined {
    const sentence = this.passage.items[item]?.sentence ?? 0;
    let best: Seen | undefined;
    let bestScore = 0;
    for (const seen of this.seen.slice(-LOOK_BACK).toReversed()) {
      if (seen.item >= item) continue;
      if (best !== undefined && seen.sentence < best.sentence) break;
      const score = fitness(seen, gender);
      // Within the sentence of the verb itself only its subject can be meant.
      if (score <= bestScore || (seen.sentence === sentence && !seen.isSubject)) continue;
      best = seen;
      bestScore = score;
    }
    if (best === undefined) return undefined;
    return weaken(best.referent, best.isSubject ? 0.85 : 0.75);
  }

  recentBody(item: number): Referent | undefined {
    const sentence = this.passage.items[item]?.sentence ?? 0;
    const found = this.seen.findLast(
      (seen) =>
        seen.item < item && seen.referent.kind === 'organisation' && sentence - seen.sentence <= 4,
    );
    const subject = this.seen.findLast(
      (seen) =>
        seen.item < item &&
        seen.isSubject &&
        seen.referent.kind === 'organisation' &&
        sentence - seen.sentence <= 2,
    );
    const best = subject ?? found;
    return best === undefined ? undefined : weaken(best.referent, 0.8);
  }

  resolveRole(mention: Mention, verbGender: Gender): Referent | undefined {
    const { grammar } = this.passage;
    const head = bareName(mention.head);
    const gender = mention.gender === 'any' ? verbGender : mention.gender;
    const anonymous: Referent = {
      kind: 'anonymous',
      person: undefined,
      name: mention.role,
      gender: gender === 'any' ? mention.gender : gender,
      confidence: 0.7,
    };
    if (gender === 'plural') return { ...anonymous, kind: 'organisation', gender: 'plural' };
    if (mention.isIndefinite) return anonymous;
    if (grammar.relation.test(head) && !grammar.role.test(head)) {
      const kin = this.withRole(head, gender, mention) ?? this.kinOf(mention, gender);
      return kin === undefined ? anonymous : personReferent(kin, 0.85);
    }
    if (this.isIntroducedAnonymous(mention, gender)) return anonymous;
    const exact = this.withRole(head, gender, mention);
    if (exact !== undefined) return personReferent(exact, 0.9);
    const like = this.withLikeRole(head, gender, mention);
    if (like !== undefined) return personReferent(like, 0.85);
    const recent = this.recent(gender, mention.from);
    if (mention.isOblique) return anonymous;
    if (grammar.genericRole.test(head)) return recent;
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const last = this.seen.findLast(
      (seen) => seen.item < mention.from && seen.referent.kind === 'person',
    );
    const isNear = last !== undefined && sentence - last.sentence <= 3;
    if (recent?.person !== undefined && isNear && recent.person.roles.length === 0)
      return weaken(recent, 0.65);
    const isShown = gender === 'female' || (gender === 'male' && !grammar.isInflected);
    const isSubject = last?.referent.person === recent?.person && recent?.confidence === 0.85;
    if (
      recent?.person?.gender === gender &&
      isShown &&
      isSubject &&
      isNear &&
      !USUALLY_UNNAMED.test(head)
    )
      return weaken(recent, 0.6);
    return anonymous;
  }

  /** "a diplomat said …", later "the diplomat": the one without a name, when nobody with this role was named since. */
  isIntroducedAnonymous(mention: Mention, gender: Gender): boolean {
    const { grammar } = this.passage;
    const introduced = this.mentions.findLast(
      (other) =>
        other.from < mention.from &&
        other.kind === 'role' &&
        other.isIndefinite &&
        isSameName(other.head, mention.head, grammar),
    );
    if (introduced === undefined) return false;
    const index = this.mentions.indexOf(introduced);
    if (this.namedNext(index) !== undefined) return false;
    const person = this.withRole(mention.head, gender, mention);
    if (person === undefined) return true;
    const seen = this.seen.findLast(
      (one) => one.item < mention.from && one.referent.person === person,
    );
    return seen === undefined || seen.item < introduced.from;
  }

  /** "her husband", "sein Bruder": the one namesake of the person last spoken of who fits. */
  kinOf(mention: Mention, gender: Gender): Person | undefined {
    const { grammar } = this.passage;
    const owner = this.seen.findLast(
      (seen) => seen.item < mention.from && seen.referent.person !== undefined,
    )?.referent.person;
    const surname = owner?.name.length === 1 ? undefined : owner?.name.at(-1);
    if (owner === undefined || surname === undefined) return undefined;
    const kin = this.cast.people.filter(
      (person) =>
        person !== owner &&
        person.name.length > 1 &&
        agrees(person.gender, gender) &&
        isSameName(person.name.at(-1) ?? '', surname, grammar),
    );
    return kin.length === 1 ? kin[0] : undefined;
  }

  /** Of the people named with this role, the nearest before; when none stands before, the only one after. */
  withRole(head: string, gender: Gender, mention: Mention): Person | undefined {
    const words = mention.role
      .toLowerCase()
      .split(/[^\p{L}\p{N}-]+/u)
      .filter((word) => word.length > 3);
    const fits = this.cast.people.filter(
      (person) =>
        agrees(person.gender, gender) &&
        person.roles.some((role) => isSameRole(role.head, head, this.passage.grammar)),
    );
    const [only] = fits;
    if (fits.length === 1 && only !== undefined && this.isOfAnotherCountry(mention, only))
      return undefined;
    if (fits.length <= 1) return only;
    const score = (person: Person): number => {
      const overlap = person.roles.reduce((sum, role) => {
        const own = role.text.toLowerCase();
        return (
          sum +
          words.filter((word) => own.includes(word.slice(0, Math.max(4, word.length - 3)))).length
        );
      }, 0);
      return overlap;
    };
    const best = Math.max(...fits.map(score));
    const top = fits.filter((person) => score(person) === best);
    if (top.length === 1) return top[0];
    const near = this.seen.findLast(
      (seen) =>
        seen.item < mention.from &&
        seen.referent.person !== undefined &&
        top.includes(seen.referent.person),
    );
    return near?.referent.person ?? top[0];
  }

  /** "der brasilianische Präsident" is not the one who was called "der uruguayische Präsident". */
  isOfAnotherCountry(mention: Mention, person: Person): boolean {
    const { items, grammar } = this.passage;
    if (grammar.language !== 'de') return false;
    const adjective = items[mention.from - 1]?.lower ?? '';
    if (!/(?:isch|deutsch)(?:e|er|en|em|es)$/u.test(adjective)) return false;
    const stem = adjective.slice(0, -2);
    return !items
      .slice(Math.max(0, person.first - 6), person.first + 10)
      .some((item) => item.lower.startsWith(stem));
  }

  withLikeRole(head: string, gender: Gender, mention: Mention): Person | undefined {
    const rows = SAME_ROLE.filter((row) => row.test(head));
    if (rows.length === 0) return undefined;
    const fits = this.cast.people.filter(
      (person) =>
        agrees(person.gender, gender) &&
        person.roles.some((role) =>
          rows.some(
            (row) =>
              row.test(role.head) ||
              role.text
                .toLowerCase()
                .split(/[^\p{L}-]+/u)
                .some((word) => row.test(word)),
          ),
        ),
    );
    if (fits.length <= 1) return fits[0];
    const near = this.seen.findLast(
      (seen) =>
        seen.item < mention.from &&
        seen.referent.person !== undefined &&
        fits.includes(seen.referent.person),
    );
    return near?.referent.person;
  }

  /** The fullest name of a body: "the council" is the Leeds City Council of two paragraphs before. */
  bodyName(mention: Mention): string {
    const { grammar } = this.passage;
    const words = mention.role.split(/\s+/).length;
    const same = this.mentions.filter(
      (other) =>
        other.kind === 'organisation' &&
        other.from < mention.from &&
        isSameName(other.head, mention.head, grammar),
    );
    const fuller = same.filter((other) => other.role.split(/\s+/).length > words).at(-1);
    if (words === 1 && fuller !== undefined) return fuller.role;
    if (
      words === 1 &&
      grammar.bodyAgain.test(mention.head) &&
      !/^\p{Lu}{2,}$/u.test(mention.role)
    ) {
      const isOther = (seen: Seen): boolean =>
        seen.item < mention.from &&
        seen.referent.kind === 'organisation' &&
        seen.referent.gender !== 'plural' &&
        !isSameName(seen.referent.name.split(/\s+/).at(-1) ?? '', mention.head, grammar);
      const sentence = this.passage.items[mention.from]?.sentence ?? 0;
      const before =
        this.seen.findLast(
          (seen) => isOther(seen) && seen.isSubject && sentence - seen.sentence <= 3,
        ) ?? this.seen.findLast(isOther);
      if (before !== undefined) return before.referent.name;
    }
    return mention.role;
  }
}

/** How well somebody fits a pronoun: 0 not at all. A bystander without a name must be the subject to be meant. */
function fitness(seen: Seen, gender: Gender): number {
  const { referent, isSubject } = seen;
  const isNamed = referent.kind === 'person';
  if (!isNamed && !(referent.kind === 'anonymous' && isSubject)) return 0;
  if (!agrees(referent.gender, gender)) return 0;
  return 1 + (isSubject ? 4 : 0) + (referent.gender === gender ? 2 : 0) + (isNamed ? 2 : 0);
}
