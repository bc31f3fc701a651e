import { FRENCH_DEMONYM, frenchBodyEnd, isFrenchAdjective } from './french-phrases.ts';
import { bodyLemma } from './grammar/cyrillic-bodies.ts';
import type { MentionKind } from './mention.ts';
import { bareName, isPatronymic, knownFirstName, OBLIQUE_KIN } from './name-forms.ts';
import { isObjectBeforeVerb } from './object-before-verb.ts';
import {
  ADJECTIVE,
  AGENT,
  HEARERS,
  isVerbForm,
  MANYS,
  NO_COMPLEMENT,
  NO_ROLE_ENDING,
  NOMINATIVE_NOUN,
  OBJECT,
  OFFICE,
  OPENING_WORDS_MAX,
  QUALIFIER,
  ROLE_LINK,
  ROLE_WORDS_MAX,
} from './role-forms.ts';
import { RunReader } from './run-reader.ts';

/** Ukrainian verbs that end as a neuter adjective does. */
const VERB_LIKE_ADJECTIVE = /^(?:\p{L}{0,3}(?:веде|йде|бере|несе|везе)|буде|може|каже|пише)$/u;
/** «прокуратура Тверской области». */
const REGION =
  /^(?:области|області|края|округа|округу|района|району|республики|республіки|города|міста|громади)$/u;
/** Words of a firm's name in marks inside an attribution. */
const MARKED_WORDS_MAX = 4;
/** Finds how far the phrase of a role or body reaches, and the name that closes it. */
export class RoleReader extends RunReader {
  /** Where the role before a name begins, reading back over its words; the name's own start when there is none. */
  roleBefore(start: number): number {
    const { grammar } = this;
    let from = start;
    let hasRole = false;
    for (let i = start - 1; i >= 0 && start - i <= ROLE_WORDS_MAX; i--) {
      const item = this.items[i];
      if (item?.kind !== 'word' || item.sentence !== this.items[start]?.sentence) {
        if (item?.text === '.' && (this.isShortRole(i - 1) || this.isLinkStop(i))) continue;
        break;
      }
      const { lower } = item;
      // «сказала журналістам Олена Бойко»: the hearers, not what she is.
      if (grammar.isInflected && HEARERS.test(lower) && (i === start - 1 || this.isRole(lower)))
        break;
      const isTitle = this.isShortRole(i) && this.lower(i + 1) === '.';
      const isNoun = grammar.language !== 'de' || item.isCapital;
      // «a prévenu Antoine Cazenave».
      const isTense =
        grammar.language === 'fr' && /^(?:a|ont|avait|avaient)$/u.test(this.lower(i - 1));
      if (isTense) break;
      if (i === start - 1 && this.isOtherCase(i, start)) break;
      const isRole = isNoun && (this.isRole(lower) || grammar.relation.test(lower) || isTitle);
      if (isRole && hasRole && this.isToldBefore(i, from)) break;
      if (isRole) {
        hasRole = true;
        from = i;
        continue;
      }
      if (i === start - 1 && this.isOpenRole(i)) {
        hasRole = true;
        from = (grammar.isInflected ? this.openingRole(start) : undefined) ?? i;
        continue;
      }
      if (grammar.language === 'en' && /^(?:of|for)$/u.test(lower)) {
        from = (hasRole ? this.roleBeforeOf(i) : undefined) ?? from;
        break;
      }
      if (!this.canQualify(i, hasRole)) break;
      // German sets a role right before the name: "der Pfleger hatte Nachtschicht" is none.
      if (grammar.language === 'de' && !item.isCapital && !QUALIFIER.test(lower)) break;
      // «махнула рукою жінка»: an oblique word does not belong to a noun in the nominative.
      const isOther =
        /(?:ою|ею|им|ым|ому|ему|ymi|emu)$/u.test(lower) &&
        !/(?:ою|ею|ом|ем|єм|у|ю|ові|еві|owi|em|ie|ą|і|е)$/u.test(this.lower(i + 1));
      // «после матча главный тренер»: what ends like a woman's adjective goes with a woman's noun.
      const isGenitive = /[аa]$/u.test(lower) && !/[аяaь]$/u.test(this.lower(i + 1));
      const isInflectedAdjective =
        from === i + 1 && ADJECTIVE.test(lower) && !isOther && !isGenitive;
      if (
        grammar.language === 'en' ||
        (grammar.language === 'de' && (item.isCapital || QUALIFIER.test(lower)))
      )
        from = i;
      else if (grammar.isInflected && hasRole && isInflectedAdjective) from = i;
    }
    return hasRole ? from : start;
  }

  /**
   * «Завідувачка відділу Роксоляна Дмитрик оглянула …»: where a sentence opens with a noun that by its ending says what somebody
   * does, in a list or not, and a full name follows within a few words, that is their role. Answers where it begins.
   */
  openingRole(name: number): number | undefined {
    const { grammar } = this;
    const from = this.passage.sentences[this.items[name]?.sentence ?? 0]?.from ?? name;
    if (name - from > OPENING_WORDS_MAX || name === from) return undefined;
    const [first] = this.items.slice(from, name);
    if (first?.isCapital !== true || !AGENT.test(first.lower)) return undefined;
    // «Єврокомісар з оборони Андрюс Кубілюс»: one preposition and what it governs may stand between.
    const link = this.items.findIndex(
      (item, at) => at > from && at < name - 1 && ROLE_LINK.test(item.lower),
    );
    const isPhrase = this.items
      .slice(from + 1, name)
      .every(
        (item, index) =>
          item.kind === 'word' &&
          !item.isCapital &&
          (index === link - from - 1 ||
            (!grammar.stopWords.has(item.lower) && !grammar.prepositions.has(item.lower))) &&
          !isVerbForm(item.lower, grammar),
      );
    return isPhrase ? from : undefined;
  }

  /** Any noun right before a full name is a role, in a list or not: "former bosun Kerry Shields", «сказала командорка Елін Брандволд». */
  isOpenRole(at: number): boolean {
    const { grammar } = this;
    const item = this.items[at];
    if (grammar.language === 'de' || item === undefined || item.isCapital) return false;
    const isFullName =
      this.items[at + 1]?.isCapital === true && this.items[at + 2]?.isCapital === true;
    if (!isFullName || this.kindOf(item.lower) !== undefined) return false;
    if (item.sentence !== this.items[at + 1]?.sentence) return false;
    if (!this.canQualify(at, true)) return false;
    if (grammar.isInflected && this.openingRole(at + 1) !== undefined) return true;
    if (grammar.language !== 'en') return this.isBehindCue(at);
    const before = this.lower(at - 1);
    const opens =
      this.items[at - 1]?.kind !== 'word' ||
      /^(?:former|the|a|an|his|her|their|ex|veteran|senior|deputy|local)$/u.test(before);
    return opens && !/(?:ing|ly|ed)$/u.test(item.lower) && !grammar.objectPronouns.has(item.lower);
  }

  /**
   * Whether a noun stands right behind a verb of saying, with nothing but an article between, and the full name behind it is a
   * subject: adverbs and hearers are no roles, and a name in the genitive is somebody else's ("сказала сусідка Олега Коваля").
   */
  isBehindCue(at: number): boolean {
    const { grammar } = this;
    const word = this.lower(at);
    if (grammar.objectPronouns.has(word) || NO_ROLE_ENDING.test(word)) return false;
    const first = bareName(this.lower(at + 1));
    const known = knownFirstName(first, grammar);
    if (known !== undefined && known.name !== first) return false;
    const cue = grammar.articles.has(this.lower(at - 1)) ? at - 2 : at - 1;
    const item = this.items[cue];
    return item?.kind === 'word' && !item.isCapital && grammar.cue.test(item.lower);
  }

  /** "head of the port authority X": where a role before the "of" begins, or undefined. */
  roleBeforeOf(of: number): number | undefined {
    return this.isRole(this.lower(of - 1)) ? this.roleBefore(of) : undefined;
  }

  /** From a role's head forward over its modifiers; with the name that closes it, if one does. */
  roleEnd(at: number): { to: number; name: number | undefined } {
    const { grammar } = this;
    let to = at + 1;
    // «сказала журналістам Олена Бойко»: hearers take no name.
    if (grammar.isInflected && HEARERS.test(this.lower(at))) return { to, name: undefined };
    let linked = false;
    for (let i = at + 1; i < this.items.length && i - at <= ROLE_WORDS_MAX; i++) {
      i = this.behindMarkedName(i);
      const item = this.items[i];
      if (this.isLinkStop(i)) continue;
      // «депутатка від опозиційної «Прогресивної дії» Яна Шимкова»: a body's name in marks.
      if (grammar.isInflected && linked && this.isShortQuote(i)) continue;
      if (item?.kind !== 'word') break;
      const { lower } = item;
      if (this.isToldBefore(at, i)) break;
      const isProper = grammar.language === 'en' && this.items[i + 1]?.isCapital === true;
      const isName = !grammar.stopWords.has(lower) || this.isGiven(lower);
      // «biologiste à l’université de La Rochelle».
      const isTown =
        grammar.language === 'fr' && /^(?:La|Le|Les)$/u.test(this.items[i - 1]?.text ?? '');
      if (isTown) {
        if (!linked) to = i + 1;
        continue;
      }
      if (item.isCapital && (isProper || isName)) {
        const end = this.runEnd(i);
        if (this.isOwnersName(at, i)) {
          const own = this.ownNameBehind(i, end);
          if (own !== undefined) return { to: end, name: own };
          to = end;
          i = end - 1;
          continue;
        }
        // «координатор ООН в Україні Амаду Діалло»: the place ends where the name begins.
        const isPlaced = linked && end - i >= 3 && grammar.prepositions.has(this.lower(i - 1));
        const name = isPlaced ? i + 1 : this.nameInRun(i, end, at);
        // "upomina męża Maria Zdun": whom she tells.
        if (name !== undefined && this.isOtherCase(at, name))
          return { to: at + 1, name: undefined };
        const isOwn = !linked || isPlaced || this.isNameBehindField(i, end);
        if (name !== undefined && (isOwn || this.isGiven(this.lower(name))))
          return { to: end, name };
        if (!linked) to = end;
        i = end - 1;
        continue;
      }
      const called = this.courteousName(i);
      if (called !== undefined) return called;
      if (grammar.language === 'en' && this.isLinkedName(i) && this.isEnglishModifier(i - 1, at))
        continue;
      // «Сусід пані Марії»: whose neighbour he is.
      if (grammar.isInflected && grammar.courtesy[lower] !== undefined) break;
      if (grammar.language === 'en' && !this.isEnglishModifier(i, at)) break;
      if (grammar.language === 'de' && !/^(?:der|des|für|von|vom|im|in|am|beim)$/u.test(lower))
        break;
      if (
        grammar.language === 'fr' &&
        !/^(?:de|du|des|d['’]|l['’]|la|le|les|à|aux|en|chargée?|au|générale?|et)$/u.test(lower) &&
        !this.isForPlace(i) &&
        !this.isModifier(i)
      )
        break;
      // «la ministre des Transports botte en touche»: behind a name only an adjective goes on.
      const isBehindName =
        this.items[i - 1]?.isCapital === true || FRENCH_DEMONYM.test(this.lower(i - 1));
      const isJoint = this.isLoose(i) || isFrenchAdjective(lower, grammar);
      if (grammar.language === 'fr' && isBehindName && i > at + 1 && !isJoint) break;
      const isLink = grammar.isInflected && ROLE_LINK.test(lower) && i > at + 0;
      if (grammar.isInflected && !isLink && !this.isModifier(i)) break;
      if (isLink) linked = true;
      if (linked) continue;
      to = i + 1;
    }
    while (to > at + 1 && this.isLoose(to - 1)) to--;
    return { to, name: undefined };
  }

  /** Kin in a case that no subject has, before a first name in the nominative. */
  isOtherCase(kin: number, name: number): boolean {
    if (this.grammar.language !== 'pl' || !OBLIQUE_KIN.test(this.lower(kin))) return false;
    const first = this.lower(name);
    const known = knownFirstName(first, this.grammar);
    const isMansGenitive =
      knownFirstName(first.replace(/a$/u, ''), this.grammar)?.gender === 'male';
    return known?.name === first && !(first.endsWith('a') && isMansGenitive);
  }

  /** «директор „Днестрагро“ Леонид Остапчук»: within speech the firm's own marks are no speech; answers the item behind them. */
  behindMarkedName(at: number): number {
    if (!this.grammar.isInflected) return at;
    // «депутат от «Слуги народа» Остап Гнатюк».
    const isLinked = ROLE_LINK.test(this.lower(at - 1)) && this.items[at + 1]?.isCapital === true;
    if (this.items[at]?.kind === 'quote') return isLinked && this.isShortQuote(at) ? at + 1 : at;
    if (!/^[„"“‟«‘']$/u.test(this.items[at]?.text ?? '')) return at;
    let end = at + 1;
    while (end - at <= MARKED_WORDS_MAX && this.items[end]?.kind === 'word') end++;
    const isClosed = end > at + 1 && /^[“”"»’']$/u.test(this.items[end]?.text ?? '');
    return isClosed && this.items[at + 1]?.isCapital === true ? end + 1 : at;
  }

  /** "Minister for Communities and Territories": the field has two names. */
  isLinkedName(at: number): boolean {
    const isLink = /^(?:and|&)$/u.test(this.lower(at));
    const next = this.items[at + 1];
    return (
      isLink &&
      this.items[at - 1]?.isCapital === true &&
      next?.isCapital === true &&
      !this.isGiven(bareName(next.lower)) &&
      this.kindOf(next.lower) === undefined
    );
  }

  /** «пан Зеновій», "pani Iwona" behind a role, where the name's form can be a subject's; "wnuk pana Alojza" is not. */
  courteousName(at: number): { to: number; name: number } | undefined {
    const isCourtesy = this.grammar.isInflected && /^(?:пан|пані|pan|pani)$/u.test(this.lower(at));
    if (!isCourtesy || this.items[at + 1]?.isCapital !== true) return undefined;
    const first = bareName(this.lower(at + 1));
    const known = knownFirstName(first, this.grammar);
    const isDeclined = known !== undefined && known.name.toLowerCase() !== first;
    return isDeclined ? undefined : { to: this.runEnd(at + 1), name: at + 1 };
  }

  /** «la directrice régionale pour l’Afrique». */
  isForPlace(at: number): boolean {
    const next = this.grammar.articles.has(this.lower(at + 1)) ? at + 2 : at + 1;
    return this.lower(at) === 'pour' && this.items[next]?.isCapital === true;
  }

  /** "House leader", "committee chair", "Air Force spokesman": the body belongs to the role after it. */
  isBeforeRole(end: number): boolean {
    const { language } = this.grammar;
    const lower = this.lower(end);
    return (
      (language === 'en' || (language === 'de' && this.items[end]?.isCapital === true)) &&
      (this.isRole(lower) || (language === 'en' && this.grammar.anonymous.test(lower))) &&
      !this.grammar.stopWords.has(lower)
    );
  }

  /** A name in marks after a body: the company "Meridian". */
  isShortQuote(at: number): boolean {
    const item = this.items[at];
    const piece = item?.kind === 'quote' ? this.passage.pieces[item.piece] : undefined;
    if (item === undefined || piece === undefined || item.end - item.start > 40) return false;
    const words = this.passage.text.slice(piece.start, piece.end);
    return /^\p{Lu}/u.test(words) && !/[.,!?…]/u.test(words);
  }

  /** «Перша бригада»: a capital inside the sentence makes the number a name. */
  isOrdinalName(at: number): boolean {
    return (
      this.grammar.isInflected &&
      this.items[at]?.isCapital === true &&
      /(?:ша|га|тя|та|ая|ий|ій|ый|ой)$/u.test(this.lower(at)) &&
      !this.isSentenceStart(at)
    );
  }

  isBodysPredicate(lower: string): boolean {
    const { language } = this.grammar;
    if (bodyLemma(lower, language) !== undefined) return false;
    if (language === 'uk')
      return /(?:[еаія]ні|[еа]н[еа]|[еа]ний|[дгчлжт]ні|^раді|^інш(?:ої|ого))$/u.test(lower);
    return language === 'ru' && /(?:льны|[зш]ны|асны|ены|^рады|^(?:ин|друг)ого)$/u.test(lower);
  }

  bodyEnd(at: number): number {
    if (this.grammar.language === 'fr')
      return frenchBodyEnd(this, at, (one) => this.isFrenchVerb(one));
    let to = at + 1;
    for (let i = at + 1; i < this.items.length && i - at <= 8; i++) {
      const item = this.items[i];
      if (item?.kind !== 'word') break;
      const { lower } = item;
      if (this.grammar.language === 'en') {
        if (lower === 'of' || (lower === 'the' && this.lower(i - 1) === 'of')) continue;
        if (!item.isCapital || i === at + 1) break;
        to = i + 1;
      } else if (this.grammar.isInflected) {
        // "the company" takes no complement: what follows it is an object or the verb.
        if (NO_COMPLEMENT.test(this.lower(at)) && !item.isCapital) break;
        const isHolder = i === at + 1 && OFFICE.test(this.lower(at));
        // «союз журналистов», «рада ветеранів», "Związek Zawodowy Maszynistów": whose body it is.
        const isMembers =
          (item.isCapital && MANYS.test(lower)) ||
          (i === at + 1 && (/(?:[оеё]в|[иі]в|їв|ей)$/u.test(lower) || this.isShortQuote(i + 1)));
        const isRoleNext = this.grammar.role.test(lower) && !isHolder;
        if (!this.isModifier(i) || (isRoleNext && !isMembers)) break;
        // "Ministerstwo Nauki umywa ręce": behind the name's capital the sentence goes on.
        // "powiedział agencji wysoki rangą urzędnik": who tells it.
        if (/^(?:wysoki|ważny|młody|starszy|jeden|anonimowy|doświadczony|były)$/u.test(lower))
          break;
        // "w ratuszu studzą emocje": the verb.
        const isPlural = lower.endsWith('ą') && !/[ęą]$/u.test(this.lower(at));
        if (this.grammar.language === 'pl' && !item.isCapital && isPlural) break;
        const isPolish = this.grammar.language === 'pl' && !item.isCapital && i > at + 1;
        if (isPolish && this.items[i - 1]?.isCapital === true) break;
        if (isPolish && /^(?:są|jest|ma|mają|chce)$/u.test(lower)) break;
        // «Миссия ОБСЕ серьёзных нарушений не нашла»: behind a proper name the phrase is whole.
        const isWhole =
          this.grammar.language !== 'pl' &&
          !item.isCapital &&
          this.items[i - 1]?.isCapital === true &&
          i > at + 1;
        if (isWhole && lower !== 'по' && !REGION.test(lower)) break;
        // «рассказал агентству очевидец»: who speaks, no complement.
        if (!item.isCapital && this.grammar.anonymous.test(lower)) break;
        if (this.grammar.language === 'ru' && !item.isCapital && /[ую]$/u.test(lower)) break;
        const isObject = this.grammar.language === 'uk' && !item.isCapital && OBJECT.test(lower);
        if (isObject || (!item.isCapital && /(?:(?<![ео]г)о|ый|ий)$/u.test(lower))) break;
        // «терминалом компания «Порт»»: a body in the nominative is the next phrase.
        if (!item.isCapital && bodyLemma(lower, this.grammar.language) === lower) break;
        // «на сайте завода вакансия».
        if (!item.isCapital && /[иі]я$/u.test(lower)) break;
        // «У спілці обурені», «в компании довольны», «у фонді іншої думки»: the predicate.
        if (!item.isCapital && this.isBodysPredicate(lower)) break;
        // «У Генштабі проблеми не бачать»: the object of what is denied.
        if (!item.isCapital && this.lower(i + 1) === 'не') break;
        const behind = [1, 2, 3].map((step) => this.items[i + step]?.lower ?? '') as [
          string,
          string,
          string,
        ];
        if (!item.isCapital && isObjectBeforeVerb(lower, ...behind)) break;
        // «в департаменте культуры закрытие объясняют»: a noun in the nominative is the next phrase.
        const isBehindName = i > at + 1 || /^\p{Lu}{2,}$/u.test(this.items[at]?.text ?? '');
        if (isBehindName && !item.isCapital && NOMINATIVE_NOUN.test(lower)) break;
        if (item.isCapital && (this.isGiven(lower) || isPatronymic(this.lower(i + 1)))) break;
        to = i + 1;
      } else if (item.isCapital && i === at + 1 && !this.grammar.stopWords.has(lower)) to = i + 1;
      else break;
    }
    return to;
  }

  /** «в Следственном комитете»: behind these a body's adjectives are in the case of a place. */
  isPlaceAt(at: number): boolean {
    const isAdjective = /(?:[оеё]м)$/u.test(this.lower(at));
    return /^(?:в|во|на)$/u.test(this.lower(isAdjective ? at - 1 : at));
  }

  bodyStart(at: number, kind: MentionKind): number {
    if (kind !== 'organisation' && kind !== 'anonymous') return at;
    let from = at;
    for (let i = at - 1; i >= 0 && at - i <= 3; i--) {
      const item = this.items[i];
      if (item?.kind !== 'word' || item.sentence !== this.items[at]?.sentence) break;
      const { lower } = item;
      if (
        (this.grammar.stopWords.has(lower) && !this.isOrdinalName(i)) ||
        this.grammar.prepositions.has(lower) ||
        this.grammar.possessives.has(lower) ||
        /^(?:сам\p{L}{1,3}|эт\p{L}{1,3}|ці\p{L}{1,2}|цьо\p{L}{2}|sam\p{L}{1,3}|te[jg]\p{L}?)$/u.test(
          lower,
        )
      )
        break;
      if (this.grammar.cue.test(lower)) break;
      if (this.kindOf(lower) !== undefined && !this.isBodysAdjective(i)) break;
      if (!item.isCapital && this.grammar.language !== 'en' && !this.grammar.isInflected) break;
      if (
        this.grammar.isInflected &&
        !(this.grammar.language === 'ru' ? /(?:ая|яя|ое|ее|ий|ый)$/u : /(?:а|я|е|ий|ій)$/u).test(
          lower,
        ) &&
        !/(?:ska|ski|cka|cki|na|ny|owa|owy|cza|czy|ої|ого|ому|ій|ою|ой|im|ej|ego)$/u.test(lower) &&
        !(/(?:[оеё]м)$/u.test(lower) && this.isPlaceAt(i - 1)) &&
        // «з фермерським господарством».
        !(/(?:[иіы]м)$/u.test(lower) && /(?:[оеєё]м|ям)$/u.test(this.lower(at)))
      )
        break;
      if (this.grammar.isInflected && isVerbForm(lower, this.grammar) && !item.isCapital) break;
      if (VERB_LIKE_ADJECTIVE.test(lower)) break;
      // «на запитання редакції».
      if (/(?:ння|ття)$/u.test(lower)) break;
      // «Справу веде Державне бюро»: the name begins with its capital.
      const opens = /^\p{Lu}\p{Ll}/u.test(this.items[from]?.text ?? '');
      if (this.grammar.isInflected && opens && !item.isCapital && from < at) break;
      if (/(?:ed)$/u.test(lower) && this.grammar.language === 'en') break;
      from = i;
    }
    return from;
  }
}
