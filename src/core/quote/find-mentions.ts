import { genderOfAge } from './aged.ts';
import { agreesInCase } from './agreement.ts';
import { nameEnd } from './english-bodies.ts';
import { FRENCH_DEMONYM, frenchBodyEnd, WITHOUT_BORDERS } from './french-phrases.ts';
import { germanComplementEnd, germanManyEnd } from './german-bodies.ts';
import { type Gender, roleHead } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { bareName, knownFirstName } from './name-forms.ts';
import { withObliqueAppositions } from './oblique-apposition.ts';
import { PARTICLES } from './particles.ts';
import { PhraseReader } from './phrase-reader.ts';
import { withPlacesOfOffice } from './place-of-office.ts';
import { ADJECTIVE, POLISH_NAMED_ONLY } from './role-forms.ts';

const ONE_OF =
  /^(?:one|один|одна|jeden|jedna|einer|eine|un|une|l'un|l'une|another|some|дехто|хтось|кто-то|ktoś|jemand)$/u;
/** Somebody who is not named: «хтось вивів пальцем: „…“». */
const SOMEBODY = /^(?:someone|somebody|хтось|дехто|кто-то|некто|ktoś|quelqu'un|jemand)$/u;
const ONE_OF_LINK = /^(?:of|из|з|із|z|ze|von|d'|d'eux|d'entre)$/u;
/** An article has about a hundred; quotes after more than this are found without a speaker. */
const MENTIONS_MAX = 2000;
const NAME_WORDS_MAX = 5;
/** English nouns that make a body's name and by themselves are things. */
const NAMED_ONLY =
  /^(?:border|protection|energy|resources|holdings|mutual|systems|airways|motors|steel|media|partners|insurance|foods|labs|industries|international|pharma|telecom|shipping|logistics|rail|agro|guard|command|houses?|movement|chamber|port|corps|network|caucus|chapter|ferries|trains|buses|forum)$/u;
/** French roles that are also forms of verbs. */
const FRENCH_PARTICIPLE =
  /^(?:prévenue?|accusée?|condamnée?|élue?|employée?|salariée?|garde|juge|guide|critique|pilote|détenue?|intéressée?|rapporteur|retraitée?|réfugiée?|assistante?|envoyée?|associée?|exilée?|déplacée?|sinistrée?|survivante?|combattante?|opposante?|médaillée?|créateur|jurée?)$/u;
/** The legal forms of firms and associations in letters. */
const LEGAL_FORM =
  /^(?:тов|ат|пат|прат|дп|кп|кнп|тдв|фг|сфг|го|бф|осбб|тос|тсж|гтрк|трк|тсн|снт|жск|фк|хк|бк|вк|мфк|ск|гк|ук|чоп|фоп|стов|псп|тц|трц|тк|кфх|гбу|гуп|мбу|нпз|тэц|тец|аес|аэс|гэс|гес|гок|гзк|кб|нво|нпо|нвп|нек|ооо|оао|пао|ао|зао|нко|ано|мп|муп|гуп|пп)$/u;
/** "każdy poszkodowany": everybody of a kind is nobody who speaks. */
const QUANTIFIER =
  /^(?:każd\p{L}+|żad\p{L}+|кож\p{L}+|жод\p{L}+|кажд\p{L}+|никак\p{L}+|jede[rsmn]?|keine?[rsmn]?|chaque|aucune?|every|each|any|no)$/u;

/** «Південне міжрегіональне територіальне управління». */
const BODY_ADJECTIVES_MAX = 3;
const ALL = /^(?:у?с[іе]х?|все|всех|обидв\p{L}+|об[ае]|кілька|деякі|несколько|некоторые|многие)$/u;

/** The phrases of the narration that can mean a speaker, in order; speech itself is not read. */
export function findMentions(passage: Passage): readonly Mention[] {
  const reader = new Reader(passage);
  return withObliqueAppositions(passage, withPlacesOfOffice(passage, reader.read()));
}

/** Reads left to right, one phrase at a time; has a lifetime of one text. */
class Reader extends PhraseReader {
  read(): readonly Mention[] {
    const mentions: Mention[] = [];
    let at = 0;
    while (at < this.items.length && mentions.length < MENTIONS_MAX) {
      const mention = this.mentionAt(at);
      if (mention === undefined) at++;
      else {
        mentions.push(mention);
        this.rememberMarks(mention);
        at = Math.max(mention.to, at + 1);
      }
    }
    return mentions;
  }

  mentionAt(at: number): Mention | undefined {
    const item = this.items[at];
    if (item?.kind === 'quote') return this.markedBodyAt(at);
    if (item?.kind !== 'word') return item?.kind === 'number' ? this.agedAt(at) : undefined;
    if (this.isPartyInBrackets(at)) return undefined;
    const { grammar } = this;
    const pronoun = grammar.pronouns[item.lower];
    if (pronoun !== undefined && this.isPronoun(at))
      return this.build('pronoun', at, at + 1, { gender: pronoun, head: item.lower });
    const same = this.sameAt(at) ?? this.demonstrativeAt(at);
    if (same !== undefined) return same;
    if (ONE_OF.test(item.lower) && ONE_OF_LINK.test(this.lower(at + 1))) {
      return this.oneOfAt(at);
    }
    if (SOMEBODY.test(item.lower))
      return this.build('anonymous', at, at + 1, { head: item.lower, role: item.text });
    const particle = this.particleNameAt(at);
    if (particle !== undefined) return particle;
    const built = this.memberAt(at) ?? this.englishBodyAt(at);
    if (built !== undefined) return built;
    const courtesy = this.courtesyAt(at);
    if (courtesy !== undefined) return courtesy;
    const called = this.calledBodyAt(at) ?? this.foreignBodyAt(at);
    if (called !== undefined) return called;
    if (this.isEnglishDemonym(at)) return this.demonymAt(at);
    if (this.isNameStart(at)) return this.firmAt(at) ?? this.nameAt(at, at, 'any');
    return this.nounAt(at);
  }

  /** "Gudrun Seibert (FWG)": to what party somebody belongs, no body spoken of. */
  isPartyInBrackets(at: number): boolean {
    return (
      this.grammar.language === 'de' &&
      this.items[at - 1]?.text === '(' &&
      this.items[at + 1]?.text === ')' &&
      this.items[at - 2]?.isCapital === true
    );
  }

  /** German "sie" and French "elle" can be objects; French clitics before a verb are. */
  isPronoun(at: number): boolean {
    const lower = this.lower(at);
    if (this.grammar.language === 'pl' && lower === 'ten') return false;
    if (this.grammar.language === 'uk' && (lower === 'та' || lower === 'той')) return false;
    return !this.grammar.prepositions.has(this.lower(at - 1));
  }

  /** "Die 83-Jährige", "41-річний". */
  agedAt(at: number): Mention | undefined {
    const item = this.items[at];
    if (item === undefined || !this.grammar.genericRole.test(item.lower)) return undefined;
    if (!/\p{L}/u.test(item.lower)) return undefined;
    // "a 19-year-old student": the noun behind says who.
    const isEnglish = this.grammar.language === 'en';
    if (isEnglish && [1, 2].some((step) => this.kindOf(this.lower(at + step)) === 'role'))
      return undefined;
    return this.build('role', at, at + 1, { head: item.lower });
  }

  /** "sagt von Arnsdorf": the particle in small letters opens a surname that the article gave in full. */
  particleNameAt(at: number): Mention | undefined {
    const before = this.items[at - 1];
    const isParticle = /^(?:von|van|de)$/u.test(this.lower(at)) && this.grammar.language === 'de';
    if (!isParticle || before?.kind !== 'word' || !this.grammar.cue.test(before.lower))
      return undefined;
    const end = at + Math.max(this.particleRun(at), 1);
    if (end === at + 1 || !this.surnames.has(bareName(this.lower(end - 1)))) return undefined;
    const name = [this.lower(end - 1)];
    return this.build('name', at, end, {
      head: name[0] ?? '',
      name: this.words(end - 1, end),
      isOblique: false,
    });
  }

  courtesyAt(at: number): Mention | undefined {
    const item = this.items[at];
    if (
      item === undefined ||
      (!item.isCapital && this.grammar.language !== 'pl' && this.grammar.language !== 'uk')
    )
      return undefined;
    const gender = this.grammar.courtesy[item.lower];
    if (gender === undefined) return undefined;
    const next = this.lower(at + 1) === '.' ? at + 2 : at + 1;
    const isParticle = PARTICLES.has(this.lower(next)) && this.items[next + 1]?.isCapital === true;
    if (!this.isNameStart(next) && !isParticle) return undefined;
    const name = this.nameAt(next, at, gender);
    if (name === undefined) return undefined;
    // «Сусід пані Марії»: in the genitive the role before is somebody else's.
    const isOwner = this.grammar.isInflected && this.isDeclinedGiven(next);
    if (isOwner && name.from < at)
      return { ...name, isCourteous: true, gender, from: at, role: this.textOf(at, next) };
    return { ...name, isCourteous: true, gender };
  }

  /** Whether a word is a first name in another case than a subject's. */
  isDeclinedGiven(at: number): boolean {
    const first = bareName(this.lower(at));
    const known = knownFirstName(first, this.grammar);
    return known !== undefined && known.name.toLowerCase() !== first;
  }

  /** "Hövel & Sohn", "Meyer & Co. KG". */
  firmAt(at: number): Mention | undefined {
    if (this.grammar.language !== 'de') return undefined;
    const many = germanManyEnd(this.items, at);
    if (many !== undefined) return this.bodyAt(at, many, many - 1);
    const end = this.runEnd(at);
    const noun = this.lower(at + 1);
    // "Deutsche Post", "Deutsche Umwelthilfe".
    const isGerman = /^deutsche[nrs]?$/u.test(this.lower(at)) && end === at + 2;
    const isThing =
      (noun !== 'post' && this.kindOf(noun) !== undefined) ||
      /^(?:einheit|mark|reich|sprache)$/u.test(noun);
    if (isGerman && !isThing && !this.isGiven(noun)) return this.bodyAt(at, end, end - 1);
    const isFirm = this.items.slice(at, end).some(({ text }) => text === '&');
    return isFirm ? this.bodyAt(at, end, end - 1) : undefined;
  }

  /** A run of capitalised words: a body, a role, or (role and) name. `from` is where its courtesy or role began. */
  nameAt(at: number, from: number, gender: Gender): Mention | undefined {
    const end = this.germanNameEnd(at, this.runEnd(at));
    const letters = this.polishLettersAt(at);
    if (letters !== undefined) return letters;
    if (/^(?:st|saint|ste|sankt)$/u.test(this.lower(at)) && end > at + 1)
      return this.bodyAt(at, end, end - 1);
    const { grammar } = this;
    if (this.isDescribedBody(at, end) || this.opensBody(at, end)) return undefined;
    const short = this.shortBodyAt(at, end);
    if (short !== undefined) return short;
    // «le Danois Mikkel Thorsen»: where he comes from, then his name.
    if (this.isDemonym(at) && end - at >= 3) {
      const name = this.nameAt(at + 1, at + 1, gender);
      return name?.kind === 'name' ? name : undefined;
    }
    // «a réagi le Brésilien»: whoever of that country was just spoken of.
    if (this.isDemonym(at) && end === at + 1 && FRENCH_DEMONYM.test(this.lower(at)))
      return this.build('role', at, end, {
        head: /[^aeiou]e$|nne$/u.test(this.lower(at)) ? 'femme' : 'homme',
        gender: { le: 'male' as const, la: 'female' as const }[this.lower(at - 1)] ?? 'any',
      });
    let nameFrom = at;
    let body = -1;
    for (let i = at; i < end; i++) {
      const lower = bareName(this.lower(i));
      const isShort = this.lower(i + 1) === '.' && this.isShortRole(i);
      const isTitle = grammar.language === 'en' && i === at && end - at > 1;
      const isKin = (grammar.language === 'de' || isTitle) && grammar.relation.test(lower);
      if (
        !this.isBodysRole(i, { at, end, body }) &&
        (this.isRole(lower) || isKin) &&
        !this.isGiven(lower) &&
        !this.isFamilyName(i)
      )
        nameFrom = isShort ? i + 2 : i + 1;
      else if (i === end - 1 && this.hasPostNominal(at, end)) continue;
      else if (
        (grammar.organisation.test(roleHead(lower, grammar)) &&
          (!this.isGiven(lower) || this.isBehindArticle(at, end)) &&
          // "Reto Imhof": what a body's noun ends like too.
          !(grammar.language === 'de' && this.isFamilyName(i))) ||
        (this.isLetters(i) &&
          // «Минсельхозе РФ»: the noun is the head, not the country.
          !(grammar.isInflected && body === i - 1 && body >= at))
      ) {
        // "Miejskie Przedsiębiorstwo Wodociągów": the first noun is the head, what follows its complement.
        if (grammar.language !== 'pl' || body < nameFrom) body = i;
        if (i > at || grammar.language === 'fr')
          nameFrom = Math.max(nameFrom, i === at ? at : nameFrom);
      }
    }
    // «Le PDG d’Aérovia, Stéphane Kessler»: the firm belongs to the role.
    const isFirms = grammar.language === 'fr' && nameFrom > at && nameFrom < end;
    if (isFirms && /^(?:de|d'|du|des)$/u.test(this.lower(nameFrom)))
      return this.roleAt(nameFrom - 1, bareName(this.lower(nameFrom - 1)));
    // "die Bürgermeisterin von Bremen": a place belongs to the role; surnames behind one have a first name or an article.
    const isPlace = nameFrom > at && end - nameFrom === 2 && this.lower(nameFrom) === 'von';
    if (nameFrom >= end || isPlace) return this.capitalRole(at, end, from);
    const known = this.firstNameIn(nameFrom, end);
    // "Hof von Heiner Wendtland": behind a noun and "von" a first name opens a name of its own.
    const isOwner =
      grammar.language === 'de' &&
      known !== undefined &&
      /^(?:von|van)$/u.test(this.lower(known - 1));
    if (isOwner && known > at + 1 && nameFrom <= known - 2 && end - known >= 2)
      return this.nameMention(known, end, known, gender);
    if (body >= nameFrom) {
      if (known !== undefined && known > body && end - known >= 2) nameFrom = known;
      else if (this.isNameBehindBody(at, body, end)) nameFrom = body + 1;
      else return this.isBeforeRole(end) ? undefined : this.bodyAt(at, end, body);
    } else if (known !== undefined && known > nameFrom && end - known >= 2) {
      // «dénonce sur X Solange Courtial»: what the preposition governs ends where the name begins.
      const isPlaced = nameFrom === at && grammar.prepositions.has(this.lower(at - 1));
      if (isPlaced) return this.nameMention(known, end, known, gender);
      nameFrom = known;
    }
    return this.nameMention(nameFrom, this.frenchNameEnd(at, end), Math.min(from, at), gender);
  }

  /** «Харківська обласна прокуратура», «Верховный суд»: a capital that begins a body's name, as its ending shows. */
  opensBody(at: number, end: number): boolean {
    if (end !== at + 1) return false;
    for (let i = at + 1; i <= at + BODY_ADJECTIVES_MAX + 1; i++) {
      if (this.items[i]?.kind !== 'word' || this.items[i]?.isCapital === true) return false;
      if (this.isBodysAdjective(i - 1)) return agreesInCase(this.lower(at), this.lower(i));
      if (!ADJECTIVE.test(this.lower(i))) return false;
    }
    return false;
  }

  nameMention(nameFrom: number, end: number, from: number, gender: Gender): Mention {
    let start = nameFrom;
    const count = end - start;
    const hasParticle = this.items.slice(start, end).some((item) => !item.isCapital);
    if (count > NAME_WORDS_MAX && !hasParticle) start = end - 2;
    const isHonoured = this.hasPostNominal(start, end);
    const name = this.withoutGenitive(this.words(start, isHonoured ? end - 1 : end), end);
    const before = this.roleBefore(start);
    const roleFrom = Math.min(before, from);
    const role = roleFrom < start ? this.textOf(roleFrom, start) : '';
    return this.build('name', roleFrom, end, {
      head: bareName(name.at(-1) ?? '').toLowerCase(),
      name: name.map((word) => word),
      role,
      gender: gender === 'any' ? genderOfAge(this.lower(roleFrom - 1)) : gender,
    });
  }

  capitalRole(at: number, end: number, from: number): Mention {
    const last = this.lower(end - 1) === '.' ? end - 2 : end - 1;
    const link =
      this.grammar.language === 'de' ? /^(?:des|der|für|von|im|am|beim)$/u : /^(?:of|for)$/u;
    if (!this.grammar.isInflected && link.test(this.lower(end))) {
      const whole = this.roleAt(last, bareName(this.lower(last)));
      if (whole !== undefined) return whole;
    }
    let head = bareName(this.lower(last));
    for (let i = last; i >= at && !this.isRole(head); i--) head = bareName(this.lower(i));
    const start = this.roleBefore(end);
    return this.build('role', Math.min(start, at, from), end, {
      head,
      role: this.textOf(Math.min(start, at), end),
    });
  }

  bodyAt(at: number, end: number, body: number): Mention | undefined {
    const { grammar } = this;
    let to = end;
    if (/^(?:of|de|d['’]|du|des|für|for)$/u.test(this.lower(end)) || this.lower(end) === 'of') {
      const next =
        this.lower(end + 1) === 'the' || this.lower(end + 1) === "l'" ? end + 2 : end + 1;
      if (this.items[next]?.isCapital && this.grammar.language !== 'de') to = this.runEnd(next);
    }
    // "Department for Work and Pensions".
    if (grammar.language === 'en' && to > end) to = Math.max(to, nameEnd(this.items, end - 1));
    if (grammar.language === 'de') to = germanComplementEnd(this.items, end, this.lower(body));
    if (this.isDateline(at, end)) return undefined;
    // "the 3rd Highland Battalion".
    const isOrdinal =
      /^(?:st|nd|rd|th)$/u.test(this.lower(at - 1)) && this.items[at - 2]?.kind === 'number';
    const from = grammar.language === 'en' && isOrdinal ? at - 2 : at;
    // «ТОВ «Схід-Транс»»: letters of a legal form, then the name.
    if (grammar.isInflected && LEGAL_FORM.test(this.lower(body)) && this.isShortQuote(end))
      to = end + 1;
    // Cour des comptes, Fédération nationale des chasseurs.
    const isGoingOn = /^(?:de|du|des|d')$/u.test(this.lower(end)) || this.isAdjectiveOfBody(end);
    if (grammar.language === 'fr' && isGoingOn)
      to = Math.max(
        to,
        frenchBodyEnd(this, end - 1, (one) => this.isFrenchVerb(one)),
      );
    const lower = bareName(this.lower(body));
    // «в Союзе оптиков»: a capital as the name has it, and its genitive.
    if (grammar.isInflected && end === at + 1 && grammar.organisation.test(lower))
      to = this.bodyEnd(at);
    return this.build('organisation', from, to, {
      head: lower,
      role: this.textOf(from, to),
      gender: 'neuter',
    });
  }

  /** A noun in small letters: role, kin, body, paper, source. In languages whose roles come first, the name after it too. */
  nounAt(at: number): Mention | undefined {
    const { grammar } = this;
    const lower = bareName(this.lower(at));
    const isSource = grammar.language === 'pl' && grammar.anonymous.test(lower);
    if (grammar.stopWords.has(lower) && !grammar.relation.test(lower) && !isSource)
      return undefined;
    if (this.isShortRole(at) && this.lower(at + 1) === '.') return undefined;
    if (FRENCH_PARTICIPLE.test(lower) && grammar.language === 'fr' && !this.hasDeterminer(at))
      return undefined;
    // "to exchange lists": the verb.
    if (
      grammar.language === 'en' &&
      this.lower(at - 1) === 'to' &&
      grammar.organisation.test(lower)
    )
      return undefined;
    if (QUANTIFIER.test(this.lower(at - 1)) || this.isAdjectiveHere(at)) return undefined;
    const kind = this.kindOf(lower);
    // "receive protection": bodies only where the capital of a name says so.
    if (grammar.language === 'en' && kind === 'organisation' && NAMED_ONLY.test(lower))
      return undefined;
    // "grupa mieszkańców", "przyszła kolej na syna".
    if (grammar.language === 'pl' && POLISH_NAMED_ONLY.test(lower) && !this.isInCapitals(at))
      return undefined;
    // "the carmaker Corvex": the name says it all.
    if (grammar.language === 'en' && kind === 'organisation' && this.isBeforeBodyName(at + 1))
      return undefined;
    if (kind === undefined) return this.agentAt(at) ?? this.speakingPlaceAt(at);
    // German nouns have a capital: «schreiben» is the verb, «Schreiben» the letter.
    if (grammar.language === 'de' && this.items[at]?.isCapital !== true) return undefined;
    if (kind === 'role' && this.isBodysAdjective(at)) return undefined;
    const isWorldwide =
      grammar.language === 'fr' &&
      WITHOUT_BORDERS.test(`${this.lower(at + 1)} ${this.lower(at + 2)}`);
    if (kind === 'role' && isWorldwide && this.items[at]?.isCapital === true)
      return this.build('organisation', at, at + 3, {
        head: lower,
        role: this.textOf(at, at + 3),
        gender: 'neuter',
      });
    if (kind === 'role') return this.roleAt(at, lower);
    let to = at + 1;
    if (kind === 'organisation') {
      // «перевірили всі партії»: every one of a kind is none.
      if (grammar.isInflected && ALL.test(this.lower(at - 1))) return undefined;
      to = this.bodyEnd(at);
      if (this.isBeforeRole(to)) return undefined;
      if (this.isShortQuote(to) && !this.isToldPaper(at, to)) to++;
    }
    const from = this.bodyStart(at, kind);
    return this.build(kind, from, to, {
      head: lower,
      role: this.textOf(from, to),
      gender:
        kind === 'organisation' && /s$|и$|і$/u.test(lower) && grammar.language === 'en'
          ? 'plural'
          : 'neuter',
    });
  }

  /** «un prévenu», «l'élu», «jeune garde»: a noun, where «a-t-elle prévenu» and «il garde» are verbs. */
  hasDeterminer(at: number): boolean {
    const before = this.lower(at - 1);
    const { grammar } = this;
    return (
      grammar.articles.has(before) ||
      grammar.possessives.has(before) ||
      /^(?:de|d'|du|au|aux|ce|cet|cette|ces|ancien|ancienne|jeune|premier|première|simple)$/u.test(
        before,
      )
    );
  }

  /** «L’avocate générale» accuses. */
  isAdvocateGeneral(at: number): boolean {
    return /^avocate?$/u.test(this.lower(at)) && /^générale?$/u.test(this.lower(at + 1));
  }

  roleAt(at: number, lower: string): Mention | undefined {
    const end = this.roleEnd(at);
    const from = Math.min(this.roleBefore(at + 1), at);
    if (end.name !== undefined) {
      const name = this.words(end.name, end.to);
      return this.build('name', from, end.to, {
        head: bareName(name.at(-1) ?? '').toLowerCase(),
        name,
        role: this.textOf(from, end.name),
      });
    }
    const head = this.isAdvocateGeneral(at) ? 'procureur' : lower;
    const role = this.textOf(from, end.to);
    return this.build('role', from, end.to, {
      head,
      role,
    });
  }
}
