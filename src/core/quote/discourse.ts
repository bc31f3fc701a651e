import { findAccused } from './accused.ts';
import { isPolishFirm } from './body-memory.ts';
import { isLeftOblique } from './body-names.ts';
import { introducedAt, paperName } from './english-things.ts';
import { Epithets } from './epithets.ts';
import { findJudge, isPresidingJudge } from './french-court.ts';
import { isNamedMany } from './german-case.ts';
import { isDemonymNoun } from './grammar/english-demonyms.ts';
import type { Gender } from './grammar/grammar.ts';
import type { Mention } from './mention.ts';
import { bareName, isSameName } from './name-forms.ts';
import { hasOwnRole, type Person } from './person.ts';
import {
  agrees,
  bodyReferent,
  nobody,
  openBody,
  personReferent,
  type Referent,
  UNSHOWN,
  weaken,
} from './referent.ts';
import {
  ACCUSED,
  ADDRESSED,
  COMPANY_AGENT,
  FITS_ANY,
  INTERLOCUTOR,
  isLooseApposition,
  isSameRole,
  MEMBERS,
  OFFICE_OF_MANY,
  RELATIONAL,
  SERVING,
  USUALLY_UNNAMED,
} from './same-role.ts';
import { VAGUE_ALONE, VAGUE_BODY } from './vague-bodies.ts';

/** Answers whom a phrase of the narration means: by name, by role, by kinship, else by what was said last. */
export class Discourse extends Epithets {
  /** Whom the mention means; undefined when nobody fits. */
  resolve(index: number, verbGender: Gender = 'any', isSpeaker = false): Referent | undefined {
    const mention = this.mentions[index];
    if (mention === undefined) return undefined;
    switch (mention.kind) {
      case 'name':
        return this.resolveName(index, mention);
      case 'pronoun':
        return this.resolvePronoun(mention, verbGender);
      case 'role':
        return (
          this.ownApposition(index) ??
          this.namedNext(index) ??
          this.firmOf(mention) ??
          this.resolveRole(mention, verbGender, isSpeaker)
        );
      case 'organisation':
        return this.resolveBody(index, mention);
      case 'document':
        return (
          this.writerBy(mention) ?? {
            kind: 'document',
            person: undefined,
            name: paperName(this, mention),
            gender: 'neuter',
            // «stipule l’article 3»: of what, nobody can tell.
            confidence: /^(?:article|alinéa)$/u.test(mention.head) ? UNSHOWN : 0.9,
          }
        );
      case 'statement':
        return this.senderOf(index) ?? this.issuer(mention);
      case 'anonymous':
        {
          const named = this.namedNext(index);
          if (named !== undefined) return named;
          const known = INTERLOCUTOR.test(mention.head) ? this.interlocutor(mention) : undefined;
          if (known !== undefined) return known;
          const same = this.sameSource(mention);
          if (same !== undefined) return same;
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

  /** «компания», "the ministry", „31 Unternehmen“: the body by its fullest name, or one of which nobody can tell which it is. */
  resolveBody(index: number, mention: Mention): Referent {
    const named = this.bodyNamedBefore(index) ?? this.councillor(mention);
    if (named !== undefined) return named;
    // „31 Unternehmen“: many are no one of those named before.
    const isMany = mention.gender === 'plural' && this.passage.grammar.language === 'de';
    // "Die Elternbeiräte der Grundschule": many, and it says which.
    const isWhich = isMany && isNamedMany(this.passage, mention);
    const name = isMany ? mention.role : this.bodyName(mention);
    const apposed = this.bodyNamedBefore(introducedAt(this, name, mention));
    if (apposed !== undefined) return apposed;
    const isVague =
      (name === mention.role && VAGUE_BODY.test(mention.head) && !this.hasProperName(name)) ||
      VAGUE_ALONE.test(name.toLowerCase()) ||
      this.isUnnamedBody(mention, name) ||
      (mention.isOblique &&
        name === mention.role &&
        isLeftOblique(name, mention.head, this.passage.grammar));
    const body = bodyReferent(name, (isVague || isMany) && !isWhich ? UNSHOWN : 0.95);
    return isMany ? { ...body, gender: 'plural' } : body;
  }

  /** A name: its person; else, where it can be one, a body of which only the name is known. */
  resolveName(index: number, mention: Mention): Referent | undefined {
    const person = this.cast.people[this.cast.personOf[index] ?? -1];
    if (person !== undefined) return personReferent(person, 0.97);
    const firm = mention.isOblique ? undefined : this.firmInFull(mention);
    if (firm !== undefined) return firm;
    if (this.passage.grammar.language === 'de' && this.isBesideCue(mention))
      return {
        kind: 'person',
        person: undefined,
        name: mention.name.map(bareName).join(' '),
        gender: 'any',
        confidence: 0.7,
      };
    if (this.passage.grammar.language === 'de' || mention.isOblique || !this.isKnownName(mention))
      return undefined;
    return openBody(mention.name);
  }

  /** "Ocean Watch, an environmental group, said": the name before the comma. */
  bodyNamedBefore(index: number): Referent | undefined {
    const mention = this.mentions[index];
    // "Nationwide, Britain’s biggest building society,".
    const isOwner = /['’]s$/u.test(
      this.passage.items[(this.mentions[index - 1]?.to ?? 0) - 1]?.text ?? '',
    );
    const at = isOwner && mention?.isPossessed === true ? index - 2 : index - 1;
    const before = this.mentions[at];
    if (mention === undefined || before === undefined) return undefined;
    // "Pinterra, the home furnishings chain, will shut 12 stores".
    const { items, grammar } = this.passage;
    const isSetOff =
      grammar.language === 'en' &&
      (items[mention.from - 1]?.lower === 'the' || mention.isPossessed) &&
      items[mention.to]?.text === ',' &&
      !/\p{Lu}/u.test(mention.role);
    if (!mention.isIndefinite && !isSetOff) return undefined;
    const gap = this.passage.items.slice(before.to, mention.from);
    const isApposition =
      gap[0]?.text === ',' && gap.length <= 3 && gap.slice(1).every((item) => item.kind === 'word');
    const isBody = before.kind === 'organisation' || before.kind === 'name';
    if (!isApposition || !isBody) return undefined;
    const isName =
      grammar.language === 'en' && before.kind === 'name' && (this.cast.personOf[at] ?? -1) < 0;
    return this.resolve(at) ?? (isName ? openBody(before.name) : undefined);
  }

  /** "The operator": somebody of whom the noun was said, else a firm, else nobody who is known. */
  firmOf(mention: Mention): Referent | undefined {
    if (!this.isFirmAgain(mention) || this.withRole(mention.head, 'any', mention) !== undefined)
      return undefined;
    return this.firmMeant(mention) ?? nobody(mention.role, 'neuter');
  }

  /** "A statement from Police Scotland", "eine Mitteilung der Polizei": whose it is stands right behind. */
  senderOf(index: number): Referent | undefined {
    const { items, grammar } = this.passage;
    const [mention, next] = [this.mentions[index], this.mentions[index + 1]];
    if (mention === undefined || next?.kind !== 'organisation') return undefined;
    const between = items.slice(mention.to, next.from);
    const sender = grammar.language === 'en' ? /^(?:from|by|of)$/u : /^(?:von|vom|der|des)$/u;
    const isBehind = between.length <= 2 && sender.test(between[0]?.lower ?? '');
    return isBehind && !grammar.isInflected ? this.resolve(index + 1) : undefined;
  }

  /** The person whom a role in the genitive means, after a paper: "des Ministers". */
  ownerOf(index: number): Referent | undefined {
    const mention = this.mentions[index];
    if (mention === undefined) return undefined;
    const referent = this.resolveRole({ ...mention, isOblique: false, gender: 'any' }, 'any');
    return referent?.kind === 'person' ? referent : undefined;
  }

  /** Whom a phrase behind a preposition of source means. */
  resolveSource(index: number): Referent | undefined {
    const mention = this.mentions[index];
    if (mention?.kind !== 'role') return this.resolve(index);
    return this.namedNext(index) ?? this.resolveRole({ ...mention, isOblique: false }, 'any', true);
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
      // «La patronne du chalutier « Petite Fleur », Soizic Quéméré, …».
      const isBehindMarks =
        between.length === 2 && between[0]?.kind === 'quote' && between[1]?.text === ',';
      // "Rzeczniczka Prokuratury w Suwałkach prok. Joanna Baczewska": a place between, and a title of its own.
      const isPlaced =
        this.passage.grammar.isInflected &&
        next.role !== '' &&
        !next.isOblique &&
        this.passage.grammar.prepositions.has(between[0]?.lower ?? '') &&
        between.slice(1).every((item) => item.isCapital);
      const isNamed = between.some((item) =>
        /^(?:представивш\p{L}*|назва(?:вш|лс|лас)\p{L}*|представи(?:лся|лась|вся|лася)|назва(?:вся|лася)|называть|називати|named|called|name|sign|callsign|nickname|nicknamed|alias|identified|nommée?|prénommée?|namens|ім'я|имени|imieniu|позивним|псевдо|позывным|прозвищем|pseudonimem|surnommée?)$/u.test(
          item.lower,
        ),
      );
      // "Neuer Eigner ist Tjark Behrens."
      const isPredicate =
        this.passage.grammar.language === 'de' &&
        between.length === 1 &&
        /^(?:ist|war|wird|wurde|bleibt|heißt|hieß)$/u.test(between[0]?.lower ?? '');
      if (isPredicate && agrees(person.gender, mention.gender)) return personReferent(person, 0.9);
      const isLoose = isLooseApposition(this.passage, mention, next);
      const closes =
        between[0]?.kind === 'quote' ||
        !/^\p{L}/u.test(items[next.to]?.text ?? '.') ||
        isNamed ||
        this.isFullerRole(mention, next);
      if (
        (isAlone && this.isSameOffice(mention, next)) ||
        (isPlaced && agrees(person.gender, mention.gender)) ||
        (isBehindMarks && agrees(person.gender, mention.gender)) ||
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

  /** «Представниця забудовника, адвокатка Ілона Верещака з рішенням не згодна»: opens the sentence, and the name has a role too. */
  isFullerRole(role: Mention, name: Mention): boolean {
    const { items, grammar, sentences } = this.passage;
    const opens = role.from === sentences[items[role.from]?.sentence ?? 0]?.from;
    return grammar.isInflected && opens && name.role !== '' && !name.isOblique;
  }

  /** "the commanding general, General George Casey today": the name brings the same role again. */
  isSameOffice(role: Mention, name: Mention): boolean {
    const words = name.role.toLowerCase().split(/[^\p{L}-]+/u);
    return words.some(
      (word) => word.length > 3 && isSameRole(word, role.head, this.passage.grammar),
    );
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
      // "eine Sprecherin", and nothing says whose, is nobody to show.
      confidence: /^sprecher(?:in)?$/u.test(mention.role.toLowerCase()) ? UNSHOWN : 0.7,
    };
    if (gender === 'plural') {
      const isOf = isSpeaker && !mention.isIndefinite && MEMBERS.test(head);
      const body = isOf ? this.bodyBefore(mention.from) : undefined;
      return body ?? { ...anonymous, gender: 'plural' };
    }
    if (mention.isIndefinite) return anonymous;
    if (grammar.relation.test(head) && !grammar.role.test(head)) {
      const kin = this.kinMeant(head, gender, mention);
      return kin === undefined ? anonymous : personReferent(kin, 0.85);
    }
    if (this.isIntroducedAnonymous(mention, gender)) return anonymous;
    if (isPresidingJudge(mention, this.passage)) return findJudge(this.cast.people) ?? anonymous;
    const exact = this.withBranch(gender, mention) ?? this.withRole(head, gender, mention);
    // «компания «Порт» … заявил оператор терминала».
    if (exact === undefined && isSpeaker && COMPANY_AGENT.test(head))
      return this.bodyBefore(mention.from) ?? anonymous;
    const pointed = exact === undefined ? this.pointedAt(gender, mention) : undefined;
    if (pointed !== undefined) return pointed;
    const accused = exact ?? findAccused(head, gender, this);
    if (exact === undefined && accused !== undefined) return personReferent(accused, 0.8);
    if (exact === undefined && this.tellsUs(mention)) return anonymous;
    const fresh =
      FITS_ANY.test(head) || OFFICE_OF_MANY.test(head)
        ? this.justIntroduced(gender, mention)
        : undefined;
    if (fresh !== undefined && exact !== fresh && !mention.isOblique)
      return personReferent(fresh, 0.75);
    const office = exact === undefined ? undefined : this.officeJustNamed(gender, mention, exact);
    if (office !== undefined) return personReferent(office, 0.8);
    if (exact !== undefined) return personReferent(exact, 0.9);
    if (isPolishFirm(mention, grammar)) return this.polishFirm(mention) ?? anonymous;
    const topic = this.anonymousTopic(gender, mention);
    if (topic !== undefined) return topic;
    const like = this.incumbent(head, gender) ?? this.withLikeRole(head, gender, mention);
    const local = like === undefined ? undefined : this.justNamed(gender, mention, like);
    if (local !== undefined) return personReferent(local, 0.7);
    if (like !== undefined) return personReferent(like, 0.85);
    if (ACCUSED.test(head) && !mention.isPossessed) {
      const accused = this.likelyBearer(head, gender, mention) ?? this.accused(gender, mention);
      if (accused !== undefined) return accused;
    }
    if (mention.isOblique) return anonymous;
    if (mention.isPossessed && RELATIONAL.test(head)) {
      const other = this.otherParty(mention, gender);
      if (other !== undefined) return other;
    }
    const recent = this.recent(gender, mention.from);
    if (this.isAgedAgain(mention)) return recent;
    if (ADDRESSED.test(head)) return this.addressee(gender, mention) ?? recent;
    // "the Pole said".
    if (grammar.genericRole.test(head) || isDemonymNoun(head)) return recent;
    if (USUALLY_UNNAMED.test(head)) return anonymous;
    return this.lastSpokenOf(mention, gender, isSpeaker) ?? anonymous;
  }

  /** Whoever of those just spoken of a role may mean that nobody was given; undefined when it is likelier somebody else. */
  lastSpokenOf(mention: Mention, gender: Gender, isSpeaker: boolean): Referent | undefined {
    const head = bareName(mention.head);
    const bearer = this.likelyBearer(head, gender, mention);
    if (bearer?.person !== undefined && this.isOtherOffice(mention, bearer.person))
      return undefined;
    // Outside an attribution a role may be anybody's; a bearer without any role yet is taken, another is not.
    const unknown = this.unknownBefore(mention);
    if (unknown !== undefined && (bearer === undefined || bearer.confidence < 0.6)) return unknown;
    // "The jury cleared him. “Justice was done,” his lawyer said": hardly the one last spoken of, whose lawyer it is.
    if (mention.isPossessed && SERVING.test(head)) return undefined;
    // «Delhaye a gagné. Son directeur sportif …»: his director is another.
    const subject = mention.isPossessed ? this.subjectBefore(mention.from) : undefined;
    if (subject?.person !== undefined && subject.person === bearer?.person) return undefined;
    // «Посадовиця показала платіжку»: an official is whoever has an office and was just spoken of.
    const isEpithet = this.passage.grammar.isInflected && FITS_ANY.test(head) && gender !== 'any';
    if (
      bearer === undefined ||
      !(isSpeaker || isEpithet || (bearer.person !== undefined && !hasOwnRole(bearer.person)))
    )
      return undefined;
    // What the attribution calls them is their role from here on.
    if (isSpeaker && bearer.person !== undefined && !hasOwnRole(bearer.person))
      bearer.person.roles.push({ text: mention.role, head });
    return bearer;
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
    if (this.namedNext(index) !== undefined || this.ownApposition(index) !== undefined)
      return false;
    const person = this.withRole(mention.head, gender, mention);
    if (person === undefined) return true;
    const seen = this.seen.findLast(
      (one) => one.item < mention.from && one.referent.person === person,
    );
    return seen === undefined || seen.item < introduced.from;
  }

  kinMeant(head: string, gender: Gender, mention: Mention): Person | undefined {
    return (
      this.withRole(head, gender, mention) ??
      this.kinJustNamed(mention, gender) ??
      this.kinOf(mention, gender)
    );
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
  resolveEpithet(item: number, gender: Gender, noun = ''): Referent | undefined {
    if (this.passage.grammar.language === 'de')
      return this.resolveGermanEpithet(item, gender, noun);
    // «Météo-France maintient sa vigilance. …, précise l'organisme»: the body that was just the subject.
    const recent = this.bodyBefore(item) ?? this.recent(gender, item);
    return recent === undefined ? undefined : weaken(recent, 0.6);
  }
}
