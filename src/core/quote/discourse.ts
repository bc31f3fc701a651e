import type { Gender } from './grammar/grammar.ts';
import { LOOK_BACK, Memory } from './memory.ts';
import type { Mention } from './mention.ts';
import { bareName, isSameName } from './name-forms.ts';
import type { Person } from './person.ts';
import { agrees, personReferent, type Referent, type Seen, weaken } from './referent.ts';
import { FITS_ANY, isLooseApposition, isSameRole, SAME_ROLE, USUALLY_UNNAMED } from './same-role.ts';

const NEAR_SENTENCES = 3;
const FAR_SENTENCES = 7;
/** Of many in one house each can be called so. */
const OFFICE_OF_MANY =
  /^(?:депутат|нардеп|парламентар|mp$|lawmaker|pos[eł]|parlamentarzyst|député|élu|parlementaire|\p{L}*abgeordnet|senator|сенатор|sénat|dyplomat|дипломат|diplomat|військов|военн|офіцер|офицер|officer|activist|активіст|активист|aktywist|militant|\p{L}*aktivist|підприєм|предпринимат|бізнесмен|бизнесмен|przedsiębior|biznesmen|unternehmer|lekar|лікар|врач|médecin|\p{L}*arzt|\p{L}*ärzt|doctor)/u;
/** In court the parts are not confused. */
const COURT =
  /^(?:judge|prosecutor|lawyer|defendant|witness|судд|судь|прокурор|адвокат|захисни|защитни|підсудн|подсудим|обвинувач|обвиняем|свід|свидет|sędzi|prokurator|adwokat|obroń|oskarżon|świad|juge|procureur|avocat|prévenu|accusé|témoin|\p{L}*richter|\p{L}*anwalt|\p{L}*anwält|angeklagt|zeug)/u;
/** Offices that Ukrainian and Polish often leave in the masculine for women. */
const EPICENE =
  /^(?:посол|експерт|політолог|психолог|прокурор|адвокат|міністр|прем|лікар|хірург|директор|менеджер|фахівець|президент|секретар|юрист|економіст|історик|соціолог|депутат|дипломат|minister|wiceminister|premier|ekspert|prezes|wiceprezes|psycholog|politolog|prokurator|adwokat|rzecznik|doktor|chirurg|dyrektor|burmistrz|ambasador|lider|weterynarz|kurator|historyk|socjolog|analityk|profesor|poseł|senator|prezydent|marszałek|szef|komendant|architekt|inżynier|pilot|ginekolog|pediatra|dyplomat|naukow|mecenas|rektor|dziekan)/u;
/** Those who speak for the body that was just named. */
const MEMBERS =
  /^(?:\p{L}*prüfer|\p{L}*ermittler|\p{L}*beamt|\p{L}*retter|inspect|investigator|auditor|official|rescuer|firefighter|officer|enquêteur|inspecteur|pompier|gendarme|policier|слідч|рятувальни|інспектор|аудитор|правоохорон|прикордонни|спасател|следовател|инспектор|полицейск|funkcjonariusz|śledcz|kontroler|inspektor|strażac|policjan|ratowni)/u;
/** Nouns that name somebody by another: the rival of the one spoken of. */
const RELATIONAL =
  /^(?:rival|opponent|predecessor|successor|colleague|\p{L}*kontrahent|\p{L}*gegner|\p{L}*vorgänger|\p{L}*nachfolger|rywal|przeciwni|poprzedni|następ|суперни|соперни|опонент|оппонент|попередни|предшествен|adversaire|prédécesseur|successeur)/u;

/** Answers whom a phrase of the narration means: by name, by role, by kinship, else by what was said last. */
export class Discourse extends Memory {
  /** Whom the mention means; undefined when nobody fits. */
  resolve(index: number, verbGender: Gender = 'any', isSpeaker = false): Referent | undefined {
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
        return this.ownApposition(index) ?? this.namedNext(index) ?? this.resolveRole(mention, verbGender, isSpeaker);
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

  /** The person whom a role in the genitive means, after a paper: "des Ministers". */
  ownerOf(index: number): Referent | undefined {
    const mention = this.mentions[index];
    if (mention === undefined) return undefined;
    const referent = this.resolveRole({ ...mention, isOblique: false, gender: 'any' }, 'any');
    return referent?.kind === 'person' ? referent : undefined;
  }

  /** A role set after a name ("Ann Pell, a baker,"): nobody else than the one who was named. */
  ownApposition(index: number): Referent | undefined {
    const person = this.cast.people[this.cast.personOf[index] ?? -1];
    return person === undefined ? undefined : personReferent(person, 0.95);
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
        /^(?:named|called|nommée?|prénommée?|namens|ім'я|имени|imieniu|позивним|псевдо|позывным|прозвищем|pseudonimem|surnommée?)$/u.test(
          item.lower,
        ),
      );
      const isLoose = isLooseApposition(this.passage, mention, next);
      const closes =
        between[0]?.kind === 'quote' || !/^\p{L}/u.test(items[next.to]?.text ?? '.') || isNamed;
      if (
        (isAlone && this.isSameOffice(mention, next)) ||
        (isAlone &&
          closes &&
          agrees(person.gender, mention.gender === 'plural' ? 'any' : mention.gender) &&
          mention.gender !== 'plural') ||
        isNamed ||
        (isLoose && agrees(person.gender, mention.gender))
      )
        return personReferent(person, 0.95);
      return undefined;
    }
    return undefined;
  }

  /** "the commanding general, General George Casey today": the name brings the same role again. */
  isSameOffice(role: Mention, name: Mention): boolean {
    const words = name.role.toLowerCase().split(/[^\p{L}-]+/u);
    return words.some((word) => word.length > 3 && isSameRole(word, role.head, this.passage.grammar));
  }

  resolveRole(mention: Mention, verbGender: Gender, isSpeaker = false): Referent | undefined {
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
    if (gender === 'plural') {
      const isOf = isSpeaker && !mention.isIndefinite && MEMBERS.test(head);
      const body = isOf ? this.bodyBefore(mention.from) : undefined;
      return body ?? { ...anonymous, kind: 'organisation', gender: 'plural' };
    }
    if (mention.isIndefinite) return anonymous;
    if (grammar.relation.test(head) && !grammar.role.test(head)) {
      const kin =
        this.withRole(head, gender, mention) ??
        this.kinJustNamed(mention, gender) ??
        this.kinOf(mention, gender);
      return kin === undefined ? anonymous : personReferent(kin, 0.85);
    }
    if (this.isIntroducedAnonymous(mention, gender)) return anonymous;
    const exact = this.withRole(head, gender, mention);
    const fresh = FITS_ANY.test(head) || OFFICE_OF_MANY.test(head) ? this.justIntroduced(gender, mention) : undefined;
    if (fresh !== undefined && exact !== fresh && !mention.isOblique) return personReferent(fresh, 0.75);
    if (exact !== undefined) return personReferent(exact, 0.9);
    const like = this.withLikeRole(head, gender, mention);
    if (like !== undefined) return personReferent(like, 0.85);
    if (mention.isOblique) return anonymous;
    if (mention.isPossessed && RELATIONAL.test(head)) {
      const other = this.otherParty(mention, gender);
      if (other !== undefined) return other;
    }
    const recent = this.recent(gender, mention.from);
    if (grammar.genericRole.test(head)) return recent;
    if (USUALLY_UNNAMED.test(head)) return anonymous;
    const bearer = this.likelyBearer(head, gender, mention);
    // Outside an attribution a role may be anybody's; a bearer without any role yet is taken, another is not.
    const unknown = this.unknownBefore(mention);
    if (unknown !== undefined && (bearer === undefined || bearer.confidence < 0.6)) return unknown;
    if (bearer === undefined || !(isSpeaker || bearer.person?.roles.length === 0)) return anonymous;
    // What the attribution calls them is their role from here on.
    if (isSpeaker && bearer.person?.roles.length === 0)
      bearer.person.roles.push({ text: mention.role, head });
    return bearer;
  }

  /** Ukrainian and Polish name women by nouns of their own, but for a few offices. */
  isMasculine(head: string): boolean {
    const { language, genderOfRole } = this.passage.grammar;
    if (language !== 'uk' && language !== 'pl') return false;
    return genderOfRole(head, '') === 'any' && /[бвгґджзйклмнпрстфхцчшщьbcdfghjklmnprstwzźńść]$/u.test(head) && !EPICENE.test(head);
  }

  /** "his rival", "sa rivale": of those spoken of, the one who is not the owner. */
  otherParty(mention: Mention, gender: Gender): Referent | undefined {
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const near = this.seen.filter(
      (seen) => seen.item < mention.from && sentence - seen.sentence <= FAR_SENTENCES,
    );
    const owner = near.findLast((seen) => seen.isSubject && seen.referent.person !== undefined);
    const other = near.findLast(
      (seen) =>
        seen.referent.person !== undefined &&
        seen.referent.person !== owner?.referent.person &&
        agrees(seen.referent.gender, gender),
    );
    return other === undefined ? undefined : weaken(other.referent, 0.65);
  }

  /**
   * The one person whom the last two sentences brought in as their subject, of a known gender: "the deputy" then is this
   * one rather than a deputy of earlier paragraphs. Somebody of just this role who was spoken of since comes first.
   */
  justIntroduced(gender: Gender, mention: Mention): Person | undefined {
    const { items } = this.passage;
    if (gender !== 'male' && gender !== 'female') return undefined;
    const sentence = items[mention.from]?.sentence ?? 0;
    const near = this.seen.filter(
      (seen) =>
        seen.item < mention.from &&
        seen.isSubject &&
        seen.referent.person !== undefined &&
        sentence - seen.sentence <= 2 &&
        seen.sentence < sentence,
    );
    const people = new Set(near.map((seen) => seen.referent.person));
    const [only] = people;
    if (people.size !== 1 || only === undefined) return undefined;
    const isNew = sentence - (items[only.first]?.sentence ?? 0) <= 2;
    return isNew && only.gender === gender ? only : undefined;
  }

  /** Somebody without any role who was first named in the last two sentences, in whatever case: what the role is news of. */
  newcomer(gender: Gender, mention: Mention): Referent | undefined {
    const { items } = this.passage;
    const sentence = items[mention.from]?.sentence ?? 0;
    const fresh = this.cast.people.filter((person) => {
      const first = items[person.first]?.sentence ?? 0;
      return (
        person.first < mention.from &&
        sentence - first <= 2 &&
        sentence !== first &&
        person.name.length > 1 &&
        person.roles.length === 0 &&
        agrees(person.gender, gender)
      );
    });
    const [only] = fresh;
    return fresh.length === 1 && only !== undefined ? personReferent(only, 0.6) : undefined;
  }

  /** Latin letters in a Ukrainian or Russian text: a brand. */
  isForeignScript(mention: Mention): boolean {
    const { language } = this.passage.grammar;
    return (language === 'uk' || language === 'ru') && /^\p{Script=Latin}/u.test(mention.name[0] ?? '');
  }

  /** "Oumou Traoré a rouvert son étal. La commerçante …": a name in no list, and the next sentence says what she is. */
  unknownBefore(mention: Mention): Referent | undefined {
    const { items, grammar } = this.passage;
    if (grammar.language === 'de') return undefined;
    const sentence = items[mention.from]?.sentence ?? 0;
    const name = this.mentions.findLast(
      (other, index) =>
        other.from < mention.from &&
        other.kind === 'name' &&
        other.name.length > 1 &&
        !other.isOblique &&
        this.isForeignScript(other) === false &&
        items[this.mentions[index - 1]?.from ?? -1]?.sentence !== items[other.from]?.sentence &&
        (this.cast.personOf[index] ?? -1) < 0 &&
        sentence - (items[other.from]?.sentence ?? 0) === 1,
    );
    if (name === undefined || grammar.articles.has(items[name.from - 1]?.lower ?? '')) return undefined;
    return {
      kind: 'person',
      person: undefined,
      name: name.name.map(bareName).join(' '),
      gender: mention.gender,
      confidence: 0.6,
    };
  }

  /** Nobody near fits: the only person of this gender whom the last paragraphs speak of. */
  onlyBearer(gender: Gender, mention: Mention, conflicts: (person: Person) => boolean): Referent | undefined {
    if (gender === 'any') return undefined;
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const people = new Set<Person>();
    for (const seen of this.seen.slice(-LOOK_BACK)) {
      const { person } = seen.referent;
      if (person === undefined || seen.item >= mention.from) continue;
      if (sentence - seen.sentence <= FAR_SENTENCES && agrees(person.gender, gender)) people.add(person);
    }
    const [only] = people;
    if (people.size !== 1 || only === undefined || conflicts(only)) return undefined;
    return personReferent(only, 0.55);
  }

  /**
   * A definite role that nobody was given ("the priest"): whoever was last spoken of, in the last sentences, of the
   * same gender, unless a role of another kind is known of them (a prosecutor is not "the judge").
   */
  likelyBearer(head: string, gender: Gender, mention: Mention): Referent | undefined {
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const rows = SAME_ROLE.filter((row) => row.test(head));
    const strict = this.isMasculine(head) ? 'male' : gender;
    const conflicts = (person: Person): boolean => {
      if (rows.length === 0 || FITS_ANY.test(head)) return false;
      const own = person.roles.filter((role) => SAME_ROLE.some((row) => row.test(role.head)));
      return own.length > 0 && !own.some((role) => rows.some((row) => row.test(role.head)));
    };
    // Whoever was the subject of the sentence before is meant, whatever else they are, but in court.
    const isTopic = (seen: Seen): boolean =>
      seen.isSubject &&
      sentence - seen.sentence === 1 &&
      strict !== 'any' &&
      seen.referent.gender === strict &&
      !COURT.test(head);
    let best: Seen | undefined;
    for (const seen of this.seen.slice(-LOOK_BACK).toReversed()) {
      if (seen.item >= mention.from) continue;
      if (
        sentence - seen.sentence > NEAR_SENTENCES ||
        (best !== undefined && seen.sentence < best.sentence)
      )
        break;
      const { person } = seen.referent;
      if (
        person === undefined ||
        seen.isOblique ||
        !agrees(person.gender, strict) ||
        (conflicts(person) && !isTopic(seen))
      )
        continue;
      if (seen.sentence === sentence || this.isAsker(person, sentence)) continue;
      if (best === undefined || (seen.isSubject && !best.isSubject)) best = seen;
    }
    const newcomer = this.newcomer(strict, mention);
    if (newcomer !== undefined && (best?.referent.person?.roles.length ?? 1) > 0) return newcomer;
    if (best === undefined) return this.onlyBearer(strict, mention, conflicts);
    return weaken(best.referent, best.isSubject ? 0.65 : 0.55);
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
    if (this.namedNext(index) !== undefined || this.ownApposition(index) !== undefined) return false;
    const person = this.withRole(mention.head, gender, mention);
    if (person === undefined) return true;
    const seen = this.seen.findLast(
      (one) => one.item < mention.from && one.referent.person === person,
    );
    return seen === undefined || seen.item < introduced.from;
  }

  /** "Yvette X knitted. …, says the wife of the accused": no possessive, and the subject before fits. */
  kinJustNamed(mention: Mention, gender: Gender): Person | undefined {
    if (mention.isPossessed || gender === 'any') return undefined;
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const last = this.seen.findLast(
      (seen) => seen.item < mention.from && seen.isSubject && seen.sentence < sentence,
    );
    const isNear = last !== undefined && sentence - last.sentence <= 1;
    return isNear && last.referent.gender === gender ? last.referent.person : undefined;
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

  /** An epithet in no list ("the whistleblower", "szkoleniowiec"): whoever was last spoken of and fits. */
  resolveEpithet(item: number, gender: Gender): Referent | undefined {
    const recent = this.recent(gender, item);
    return recent === undefined ? undefined : weaken(recent, 0.6);
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
}
