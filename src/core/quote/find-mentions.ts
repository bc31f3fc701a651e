import { isFirstName } from './grammar/first-names.ts';
import { type Gender, type Grammar, roleHead } from './grammar/grammar.ts';
import type { Item, Passage } from './lay-out.ts';
import type { Mention, MentionKind } from './mention.ts';
import { bareName, isPatronymic } from './name-forms.ts';

const PARTICLES = new Set(
  "van der den de von del della dello di da do dos du la le bin al el ten ter zu af av y d’ d'".split(
    ' ',
  ),
);
/** Genitives that end like verbs: "міністр закордонних справ", "министр внутренних дел". */
const GENITIVE_LIKE_VERB =
  /(?:справ|прав|військ|ів|їв|дел|отдела|сил|spraw|sił|школ|слов|узла|раздела|тыла|посёл\p{L}*)$/u;
/** Prepositions inside a role: "депутат от оппозиции", "minister ds. europejskich". */
const ROLE_LINK = /^(?:от|по|з|зі|із|з|від|ds|do|при|у|в|во|в|w|za|за|na|на)$/u;
const IRREGULAR_PAST =
  /^(?:met|left|saw|made|took|gave|won|beat|sent|hit|led|ran|told|said|found|held|brought|kept|lost|paid|put|read|sat|shot|sold|spoke|stood|taught|thanked|thought|wrote|became|joined|is|was|were|has|had)$/u;
const POLISH_VERB = /(?:ł|ła|li|ły|ło|uje|ują|ają|ano|ono|się)$/u;
const ROLE_WORDS_MAX = 12;
const NAME_WORDS_MAX = 5;

/** The phrases of the narration that can mean a speaker, in order; speech itself is not read. */
export function findMentions(passage: Passage): readonly Mention[] {
  const reader = new Reader(passage);
  return reader.read();
}

function isVerbForm(lower: string, grammar: Grammar): boolean {
  return grammar.language === 'pl' ? POLISH_VERB.test(lower) : grammar.verb.test(lower);
}

/** Reads left to right, one phrase at a time; has a lifetime of one text. */
class Reader {
  readonly items: readonly Item[];
  readonly grammar: Grammar;
  readonly passage: Passage;
  readonly seenLower: ReadonlySet<string>;
  readonly seenCapital: ReadonlySet<string>;

  constructor(passage: Passage) {
    this.passage = passage;
    this.items = passage.items;
    this.grammar = passage.grammar;
    this.seenCapital = new Set(
      passage.items
        .filter((item, at) => item.isCapital && !this.isSentenceStart(at))
        .map((item) => item.lower),
    );
    this.seenLower = new Set(
      passage.items
        .filter((item) => item.kind === 'word' && !item.isCapital)
        .map((item) => item.lower),
    );
  }

  read(): readonly Mention[] {
    const mentions: Mention[] = [];
    let at = 0;
    while (at < this.items.length) {
      const mention = this.mentionAt(at);
      if (mention === undefined) at++;
      else {
        mentions.push(mention);
        at = Math.max(mention.to, at + 1);
      }
    }
    return mentions;
  }

  item(at: number): Item | undefined {
    return this.items[at];
  }

  lower(at: number): string {
    return this.items[at]?.lower ?? '';
  }

  isSentenceStart(at: number): boolean {
    const item = this.items[at];
    if (item === undefined) return true;
    const from = this.passage.sentences[item.sentence]?.from ?? at;
    return this.items.slice(from, at).every((one) => one.kind !== 'word');
  }

  mentionAt(at: number): Mention | undefined {
    const item = this.items[at];
    if (item?.kind !== 'word') return item?.kind === 'number' ? this.agedAt(at) : undefined;
    const { grammar } = this;
    const pronoun = grammar.pronouns[item.lower];
    if (pronoun !== undefined && this.isPronoun(at))
      return this.build('pronoun', at, at + 1, { gender: pronoun, head: item.lower });
    const courtesy = this.courtesyAt(at);
    if (courtesy !== undefined) return courtesy;
    if (this.isNameStart(at)) return this.nameAt(at, at, 'any');
    return this.nounAt(at);
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
    return this.build('role', at, at + 1, { head: item.lower });
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
    return name === undefined ? undefined : { ...name, isCourteous: true, gender };
  }

  isNameStart(at: number): boolean {
    const item = this.items[at];
    if (item?.kind !== 'word' || !item.isCapital) return false;
    const bare = bareName(item.lower);
    if (this.grammar.stopWords.has(item.lower) || this.grammar.stopWords.has(bare)) return false;
    if (this.grammar.pronouns[item.lower] !== undefined || this.grammar.possessives.has(item.lower))
      return false;
    if (this.grammar.prepositions.has(item.lower)) return false;
    if (!this.isSentenceStart(at)) return true;
    if (isFirstName(bare)) return true;
    const isRoleFirst = this.grammar.isInflected || this.grammar.language === 'fr';
    if (isRoleFirst && this.kindOf(item.lower) !== undefined && !/^\p{Lu}{2,}$/u.test(item.text))
      return false;
    const next = this.items[at + 1];
    if (
      this.grammar.isInflected &&
      next?.kind === 'word' &&
      !next.isCapital &&
      this.isRole(next.lower)
    )
      return false;
    if (
      this.grammar.isInflected &&
      next?.kind === 'word' &&
      !next.isCapital &&
      !this.seenCapital.has(item.lower)
    ) {
      if (this.kindOf(item.lower) === undefined && !this.grammar.verb.test(next.lower))
        return false;
    }
    if (this.seenLower.has(item.lower))
      return this.items[at + 1]?.isCapital === true && !this.isCommon(item.lower);
    if (
      this.grammar.language === 'en' &&
      /(?:ing|ly)$/u.test(bare) &&
      this.items[at + 1]?.isCapital !== true
    )
      return false;
    return true;
  }

  /** Whether a word is the head of a role; of a German compound with a hyphen, its last part. */
  isRole(word: string): boolean {
    const lower = roleHead(word, this.grammar);
    return this.grammar.role.test(lower) || this.grammar.genericRole.test(lower);
  }

  isCommon(lower: string): boolean {
    const { grammar } = this;
    return (
      grammar.role.test(lower) || grammar.organisation.test(lower) || grammar.relation.test(lower)
    );
  }

  /** The end of a run of capitalised words, with particles and initials inside. */
  runEnd(at: number): number {
    let end = at + 1;
    while (end < this.items.length && end - at < 12) {
      const item = this.items[end];
      if (item === undefined) break;
      if (
        item.text === '.' &&
        /^\p{Lu}$/u.test(this.items[end - 1]?.text ?? '') &&
        this.items[end + 1]?.isCapital
      )
        end++;
      else if (item.text === '.' && this.isShortRole(end - 1) && this.items[end + 1]?.isCapital)
        end++;
      else if (item.kind === 'word' && item.isCapital && !this.breaksRun(end)) end++;
      else if (PARTICLES.has(item.lower) && this.particleRun(end) > 0) end += this.particleRun(end);
      else break;
      if (/['’]s$/u.test(this.items[end - 1]?.text ?? '')) break;
    }
    return end;
  }

  isShortRole(at: number): boolean {
    return /^(?:rep|sen|gov|gen|lt|col|capt|maj|sgt|rev|dr|prof|st|płk|ks|mgr|inż)$/u.test(
      this.lower(at),
    );
  }

  breaksRun(at: number): boolean {
    const lower = this.lower(at);
    if (this.grammar.courtesy[lower] !== undefined) return true;
    return (
      this.grammar.stopWords.has(lower) &&
      !isFirstName(lower) &&
      !/^\p{Lu}+$/u.test(this.items[at]?.text ?? '')
    );
  }

  /** How many items a particle takes together with the capitalised word after it; 0 when it joins nothing. */
  particleRun(at: number): number {
    for (let k = 1; k <= 2; k++) {
      const item = this.items[at + k];
      if (item?.kind === 'word' && item.isCapital) return k + 1;
      if (item === undefined || !PARTICLES.has(item.lower)) return 0;
    }
    return 0;
  }

  words(from: number, to: number): readonly string[] {
    const words: string[] = [];
    for (let i = from; i < to; i++) {
      const item = this.items[i];
      if (item === undefined) continue;
      if (item.text === '.' && words.length > 0) words[words.length - 1] += '.';
      else if (item.kind === 'word') {
        const last = words.at(-1);
        if (last !== undefined && /^(?:l|d)['’]$/iu.test(last))
          words[words.length - 1] = last + item.text;
        else words.push(item.text);
      }
    }
    return words;
  }

  /** A run of capitalised words: a body, a role, or (role and) name. `from` is where its courtesy or role began. */
  nameAt(at: number, from: number, gender: Gender): Mention | undefined {
    const end = this.runEnd(at);
    const { grammar } = this;
    let nameFrom = at;
    let body = -1;
    for (let i = at; i < end; i++) {
      const lower = bareName(this.lower(i));
      const isShort = this.lower(i + 1) === '.' && this.isShortRole(i);
      if (this.isRole(lower) && !isFirstName(lower)) nameFrom = isShort ? i + 2 : i + 1;
      else if (
        grammar.organisation.test(lower) ||
        /^\p{Lu}{2,}$/u.test(this.items[i]?.text ?? '')
      ) {
        body = i;
        if (i > at || grammar.language === 'fr')
          nameFrom = Math.max(nameFrom, i === at ? at : nameFrom);
      }
    }
    if (nameFrom >= end) return this.capitalRole(at, end, from);
    const known = this.firstNameIn(nameFrom, end);
    if (body >= nameFrom) {
      if (known !== undefined && known > body && end - known >= 2) nameFrom = known;
      else return this.isBeforeRole(end) ? undefined : this.bodyAt(at, end, body);
    } else if (known !== undefined && known > nameFrom && end - known >= 2) nameFrom = known;
    return this.nameMention(nameFrom, end, Math.min(from, at), gender);
  }

  firstNameIn(from: number, to: number): number | undefined {
    for (let i = from; i < to; i++) if (isFirstName(this.lower(i))) return i;
    return undefined;
  }

  nameMention(nameFrom: number, end: number, from: number, gender: Gender): Mention {
    let start = nameFrom;
    const count = end - start;
    const hasParticle = this.items.slice(start, end).some((item) => !item.isCapital);
    if (count > NAME_WORDS_MAX && !hasParticle) start = end - 2;
    const name = this.words(start, end);
    const before = this.roleBefore(start);
    const roleFrom = Math.min(before, from);
    const role = roleFrom < start ? this.textOf(roleFrom, start) : '';
    return this.build('name', roleFrom, end, {
      head: bareName(name.at(-1) ?? '').toLowerCase(),
      name: name.map((word) => word),
      role,
      gender,
    });
  }

  /** Where the role before a name begins, reading back over its words; the name's own start when there is none. */
  roleBefore(start: number): number {
    const { grammar } = this;
    let from = start;
    let hasRole = false;
    for (let i = start - 1; i >= 0 && start - i <= ROLE_WORDS_MAX; i--) {
      const item = this.items[i];
      if (item?.kind !== 'word' || item.sentence !== this.items[start]?.sentence) {
        if (item?.text === '.' && this.isShortRole(i - 1)) continue;
        break;
      }
      const { lower } = item;
      const isRole = this.isRole(lower) || grammar.relation.test(lower);
      if (isRole) {
        hasRole = true;
        from = i;
        continue;
      }
      if (
        grammar.articles.has(lower) ||
        grammar.possessives.has(lower) ||
        grammar.clauseWords.has(lower)
      )
        break;
      if (grammar.prepositions.has(lower)) {
        const further =
          grammar.language === 'en' && /^(?:of|for)$/u.test(lower)
            ? this.roleBeforeOf(i)
            : undefined;
        if (further === undefined) break;
        from = further;
        break;
      }
      if (grammar.language === 'en' && IRREGULAR_PAST.test(lower)) break;
      if (
        grammar.stopWords.has(lower) &&
        !/^(?:us|uk|eu|state|former|колишній|колишня|first|last|deputy|of|for|north|south|east|west|northern|southern|eastern|western)$/u.test(
          lower,
        )
      )
        break;
      if (grammar.cue.test(lower) && !item.isCapital) break;
      if (!hasRole && i < start - 1 && grammar.language === 'en') break;
      if (!hasRole && grammar.language === 'en') break;
      if (
        grammar.isInflected &&
        hasRole &&
        from === i + 1 &&
        /(?:ий|ій|ый|ой|ая|а|яя|ний|ska|ski|cka|cki|na|ny|wa|wy|ła|ły|ego|ej|ого|ої|ему|ому|ою|им|ым)$/u.test(
          lower,
        )
      )
        from = i;
      if (grammar.language === 'en' || grammar.language === 'de') {
        if (
          /^(?:former|deputy|acting|senior|chief|first|us|uk|eu)$/u.test(lower) ||
          item.isCapital ||
          grammar.language === 'en'
        )
          from = i;
        if (
          grammar.language === 'en' &&
          !item.isCapital &&
          /(?:ed|s)$/u.test(lower) &&
          !/(?:ss|ies|ics|ns|rs)$/u.test(lower)
        ) {
          from = i + 1;
          break;
        }
      }
    }
    return hasRole ? from : start;
  }

  /** "head of the port authority X": where a role before the "of" begins, or undefined. */
  roleBeforeOf(of: number): number | undefined {
    return this.isRole(this.lower(of - 1)) ? this.roleBefore(of) : undefined;
  }

  capitalRole(at: number, end: number, from: number): Mention {
    const last = this.lower(end - 1) === '.' ? end - 2 : end - 1;
    if (this.grammar.language === 'en' && /^(?:of|for)$/u.test(this.lower(end))) {
      const whole = this.roleAt(last, bareName(this.lower(last)));
      if (whole !== undefined) return whole;
    }
    const head = bareName(this.lower(end - 1) === '.' ? this.lower(end - 2) : this.lower(end - 1));
    const start = this.roleBefore(end);
    return this.build('role', Math.min(start, at, from), end, {
      head,
      role: this.textOf(Math.min(start, at), end),
    });
  }

  /** "House leader", "committee chair", "Air Force spokesman": the body belongs to the role after it. */
  isBeforeRole(end: number): boolean {
    const { language } = this.grammar;
    const lower = this.lower(end);
    return (
      (language === 'en' || language === 'de') &&
      this.isRole(lower) &&
      !this.grammar.stopWords.has(lower)
    );
  }

  bodyAt(at: number, end: number, body: number): Mention {
    let to = end;
    if (/^(?:of|de|d['’]|du|des|für|for)$/u.test(this.lower(end)) || this.lower(end) === 'of') {
      const next =
        this.lower(end + 1) === 'the' || this.lower(end + 1) === "l'" ? end + 2 : end + 1;
      if (this.items[next]?.isCapital && this.grammar.language !== 'de') to = this.runEnd(next);
    }
    const lower = bareName(this.lower(body));
    return this.build('organisation', at, to, {
      head: lower,
      role: this.textOf(at, to),
      gender: 'neuter',
    });
  }

  /** A noun in small letters: role, kin, body, paper, source. In languages whose roles come first, the name after it too. */
  nounAt(at: number): Mention | undefined {
    const { grammar } = this;
    const lower = bareName(this.lower(at));
    if (grammar.stopWords.has(lower) && !grammar.relation.test(lower)) return undefined;
    const kind = this.kindOf(lower);
    if (kind === undefined) return undefined;
    if (kind === 'role') return this.roleAt(at, lower);
    let to = at + 1;
    if (kind === 'organisation') {
      to = this.bodyEnd(at);
      if (this.isBeforeRole(to)) return undefined;
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

  kindOf(word: string): MentionKind | undefined {
    const { grammar } = this;
    const lower = roleHead(word, grammar);
    if (grammar.anonymous.test(lower)) return 'anonymous';
    if (grammar.role.test(lower) || grammar.relation.test(lower) || grammar.genericRole.test(lower))
      return 'role';
    if (grammar.organisation.test(lower)) return 'organisation';
    if (grammar.statement.test(lower)) return 'statement';
    if (grammar.document.test(lower)) return 'document';
    return undefined;
  }

  roleAt(at: number, lower: string): Mention | undefined {
    const { grammar } = this;
    const end = this.roleEnd(at);
    const from = this.roleBefore(at + 1);
    if (end.name !== undefined) {
      const name = this.words(end.name, end.to);
      return this.build('name', from, end.to, {
        head: bareName(name.at(-1) ?? '').toLowerCase(),
        name,
        role: this.textOf(from, end.name),
      });
    }
    const head = lower;
    const role = this.textOf(from, end.to);
    return this.build('role', from, end.to, {
      head,
      role,
      gender: grammar.genderOfRole(lower, this.lower(from - 1)),
    });
  }

  /** From a role's head forward over its modifiers; with the name that closes it, if one does. */
  roleEnd(at: number): { to: number; name: number | undefined } {
    const { grammar } = this;
    let to = at + 1;
    let linked = false;
    for (let i = at + 1; i < this.items.length && i - at <= ROLE_WORDS_MAX; i++) {
      const item = this.items[i];
      if (item?.kind !== 'word') break;
      const { lower } = item;
      if (item.isCapital && !grammar.stopWords.has(lower)) {
        const end = this.runEnd(i);
        const name = this.nameInRun(i, end, at);
        if (name !== undefined && (!linked || isFirstName(this.lower(name))))
          return { to: end, name };
        if (!linked) to = end;
        i = end - 1;
        continue;
      }
      if (grammar.language === 'en' && !this.isEnglishModifier(i, at)) break;
      if (grammar.language === 'de' && !/^(?:der|des|für|von|im|am|beim)$/u.test(lower)) break;
      if (
        grammar.language === 'fr' &&
        !/^(?:de|du|des|d['’]|l['’]|la|le|les|à|aux|en|chargée?|au|générale?|et)$/u.test(lower) &&
        !this.isModifier(i)
      )
        break;
      const isLink = grammar.isInflected && ROLE_LINK.test(lower) && i > at + 0;
      if (grammar.isInflected && !isLink && !this.isModifier(i)) break;
      if (isLink) linked = true;
      if (linked) continue;
      to = i + 1;
    }
    while (to > at + 1 && this.isLoose(to - 1)) to--;
    return { to, name: undefined };
  }

  /** English: "of" and what follows it, as far as no verb or other preposition stands there. */
  isEnglishModifier(at: number, role: number): boolean {
    const lower = this.lower(at);
    if (/^(?:of|for)$/u.test(lower)) return true;
    const hasOf = this.items
      .slice(role + 1, at)
      .some((item) => item.lower === 'of' || item.lower === 'for');
    if (!hasOf) return this.isRole(lower) && at === role + 1;
    if (lower === 'the') return /^(?:of|for)$/u.test(this.lower(at - 1));
    const { grammar } = this;
    if (lower === 'state') return true;
    return (
      !grammar.stopWords.has(lower) &&
      !grammar.prepositions.has(lower) &&
      !grammar.cue.test(lower) &&
      !IRREGULAR_PAST.test(lower) &&
      !/(?:ed)$/u.test(lower)
    );
  }

  isLoose(at: number): boolean {
    const { lower } = this.items[at] ?? { lower: '' };
    return (
      this.grammar.prepositions.has(lower) ||
      this.grammar.articles.has(lower) ||
      lower === 'et' ||
      this.grammar.stopWords.has(lower)
    );
  }

  isModifier(at: number): boolean {
    const { grammar } = this;
    const lower = this.lower(at);
    if (grammar.stopWords.has(lower) && !/^(?:з|зі|по|of)$/u.test(lower)) return false;
    if (grammar.prepositions.has(lower) && !/^(?:з|зі|по|ds)$/u.test(lower)) return false;
    if (grammar.objectPronouns.has(lower) || grammar.pronouns[lower] !== undefined) return false;
    if (grammar.language === 'fr')
      return (
        !/(?:ait|aient)$/u.test(lower) &&
        (!grammar.cue.test(lower) || /(?:ment|tion)s?$/u.test(lower))
      );
    return !isVerbForm(lower, grammar) || GENITIVE_LIKE_VERB.test(lower);
  }

  /** Where in a run after a role the person's name begins: at a known first name, else its last two words. */
  nameInRun(from: number, to: number, role: number): number | undefined {
    const known = this.firstNameIn(from, to);
    if (known !== undefined) return known;
    const count = to - from;
    const text = this.items[to - 1]?.text ?? '';
    if (/^\p{Lu}{2,}$/u.test(text) || this.grammar.organisation.test(bareName(this.lower(to - 1))))
      return undefined;
    if (count >= 2) {
      if (
        isPatronymic(this.lower(to - 2)) ||
        this.items.slice(from, to).some((item) => !item.isCapital)
      )
        return from;
      const before = this.lower(from - 1);
      if (count === 2 && this.grammar.prepositions.has(before)) return undefined;
      return to - 2;
    }
    return from === role + 1 && this.looksLikeSurname(from) ? from : undefined;
  }

  /** After a role a single capitalised word is a surname, unless the same word is a place or body elsewhere. */
  looksLikeSurname(at: number): boolean {
    const { language } = this.grammar;
    const lower = this.lower(at);
    if (language === 'en' || language === 'de') return true;
    return (
      /(?:ій|ий|ко|ук|юк|ич|ян|ський|ов|ев|ін|ин|ська|ова|ева|ski|cki|ska|cka|wicz|ak|ek|ik|uk)$/u.test(
        lower,
      ) || isFirstName(lower)
    );
  }

  bodyEnd(at: number): number {
    let to = at + 1;
    for (let i = at + 1; i < this.items.length && i - at <= 8; i++) {
      const item = this.items[i];
      if (item?.kind !== 'word') break;
      const { lower } = item;
      if (this.grammar.language === 'en') {
        if (lower === 'of' || (lower === 'the' && this.lower(i - 1) === 'of')) continue;
        if (!item.isCapital || i === at + 1) break;
        to = i + 1;
      } else if (this.grammar.language === 'fr') {
        if (/^(?:de|du|des|d['’]|l['’]|la|le|en)$/u.test(lower)) continue;
        if (
          !item.isCapital &&
          !(i > at + 1 && /^(?:de|du|des|d['’]|l['’]|la)$/u.test(this.lower(i - 1)))
        )
          break;
        to = i + 1;
      } else if (this.grammar.isInflected) {
        if (!this.isModifier(i) || this.grammar.role.test(lower)) break;
        if (item.isCapital && (isFirstName(lower) || isPatronymic(this.lower(i + 1)))) break;
        to = i + 1;
      } else if (item.isCapital && i === at + 1 && !this.grammar.stopWords.has(lower)) to = i + 1;
      else break;
    }
    return to;
  }

  bodyStart(at: number, kind: MentionKind): number {
    if (kind !== 'organisation' && kind !== 'anonymous') return at;
    let from = at;
    for (let i = at - 1; i >= 0 && at - i <= 3; i--) {
      const item = this.items[i];
      if (item?.kind !== 'word' || item.sentence !== this.items[at]?.sentence) break;
      const { lower } = item;
      if (
        this.grammar.stopWords.has(lower) ||
        this.grammar.prepositions.has(lower) ||
        this.grammar.possessives.has(lower)
      )
        break;
      if (this.grammar.cue.test(lower)) break;
      if (!item.isCapital && this.grammar.language !== 'en' && !this.grammar.isInflected) break;
      if (
        this.grammar.isInflected &&
        !/(?:а|я|е|ий|ый|ій|ska|ski|cka|na|ny|ої|ого|ому|ій|ою|ой|im|ej|ego)$/u.test(lower)
      )
        break;
      if (this.grammar.isInflected && this.grammar.verb.test(lower) && !item.isCapital) break;
      if (/(?:ed)$/u.test(lower) && this.grammar.language === 'en') break;
      from = i;
    }
    return from;
  }

  textOf(from: number, to: number): string {
    const start = this.items[from]?.start;
    const end = this.items[to - 1]?.end;
    return start === undefined || end === undefined || end <= start
      ? ''
      : this.passage.text.slice(start, end);
  }

  build(kind: MentionKind, from: number, to: number, given: Partial<Mention>): Mention {
    const { grammar } = this;
    let before = from - 1;
    const isWord = (at: number): boolean =>
      this.items[at]?.kind === 'word' && this.items[at]?.sentence === this.items[from]?.sentence;
    let isIndefinite = false;
    let isPossessed = false;
    while (isWord(before)) {
      const lower = this.lower(before);
      if (grammar.indefinite.has(lower)) isIndefinite = true;
      if (grammar.possessives.has(lower) || /['’]s$/u.test(lower)) isPossessed = true;
      const isDeterminer =
        grammar.articles.has(lower) ||
        grammar.possessives.has(lower) ||
        grammar.indefinite.has(lower) ||
        /['’]s$/u.test(lower);
      const isAdjective =
        kind !== 'name' &&
        kind !== 'pronoun' &&
        before >= from - 2 &&
        !grammar.prepositions.has(lower) &&
        !grammar.cue.test(lower) &&
        !grammar.stopWords.has(lower) &&
        !grammar.clauseWords.has(lower) &&
        /^\p{Ll}/u.test(this.items[before]?.text ?? '') &&
        !grammar.isInflected;
      if (!isDeterminer && !isAdjective) break;
      before--;
    }
    const governor = isWord(before) ? this.lower(before) : '';
    const germanCase =
      grammar.language === 'de' &&
      /^(?:dem|den|des|einem|einen|eines|zum|zur|beim|vom|im|am|ins|ans)$/u.test(
        this.lower(from - 1),
      );
    const isOwner = /['’]s$/u.test(this.items[to - 1]?.text ?? '');
    const isOblique =
      kind !== 'pronoun' &&
      (isOwner ||
        germanCase ||
        (grammar.prepositions.has(governor) && governor !== 'told' && governor !== 'asked') ||
        governor === 'told' ||
        governor === 'asked');
    const base: Mention = {
      kind,
      from,
      to,
      head: '',
      name: [],
      role: '',
      gender: 'any',
      isOblique,
      isIndefinite,
      isPossessed,
      isCourteous: false,
    };
    const mention = { ...base, ...given };
    if (kind !== 'role') return mention;
    const head = roleHead(mention.head, grammar);
    const own =
      mention.gender === 'any' ? grammar.genderOfRole(head, this.lower(from - 1)) : mention.gender;
    return { ...mention, head, gender: own };
  }
}
