import { isAge } from './aged.ts';
import { agreesInCase } from './agreement.ts';
import { hasAnonymityMark } from './anonymity.ts';
import { isForeignLink } from './foreign-link.ts';
import { isGermanAdverb, isHowBefore, isInGermanFirm, isInGroupName } from './german-bodies.ts';
import { inGerman } from './german-case.ts';
import { bodyLemma } from './grammar/cyrillic-bodies.ts';
import { type Grammar, roleHead } from './grammar/grammar.ts';
import type { Item, Passage } from './lay-out.ts';
import type { Mention, MentionKind } from './mention.ts';
import { bareName, knownFirstName, stemOf } from './name-forms.ts';
import { isFormOfNobody, opensPhrase } from './opening-phrase.ts';
import { PARTICLES } from './particles.ts';
import { PRESS } from './press.ts';

const COPULA =
  /^(?:był|była|było|jest|został|została|был|была|было|стал|стала|став|був|була|було|є)$/u;
/** French participles that open a sentence. */
const OPENING_PARTICIPLE =
  /^(?:\p{L}{3,}(?:é|ée|és|ées)|(?:joint|venu|attendu|reçu|entendu|élu|réuni|assis|surpris|soutenu|prévenu|connu)e?s?)$/u;
/** «Craignez-vous», «A-t-il». */
const FRENCH_INVERSION = /-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)$/u;
const AUTHORITIES = /^(?:влада|власти|власть)$/u;
const MANAGING = /^(?:управляющ|керуюч|командующ)\p{L}+$/u;
const LEADING_MARKS_MAX = 8;
const GERMAN_CASE = /^(?:dem|den|des|einem|einen|eines|zum|zur|beim|vom|im|am|ins|ans)$/u;
/** What stands before a phrase and belongs to it. */
interface Lead {
  readonly before: number;
  readonly determiner: string;
  readonly isIndefinite: boolean;
  readonly isPossessed: boolean;
}

/** Tells names, roles and bodies by the look of a word and what stands beside it. */
export class NameReader {
  /** What each word is, once it was asked: a text asks for its words some ten times each. */
  readonly kinds = new Map<string, { readonly kind: MentionKind | undefined }>();
  readonly items: readonly Item[];
  readonly grammar: Grammar;
  readonly passage: Passage;
  readonly seenLower: ReadonlySet<string>;
  readonly seenCapital: ReadonlySet<string>;
  /** Those words without their endings: «Токаря» makes «Токарь» known. */
  readonly seenStems: ReadonlySet<string>;
  /** Words that stand after a particle inside a name: Leyen. */
  readonly surnames: ReadonlySet<string>;
  /** Words that stand behind a known first name: a surname that is a trade ("Otto Fischer") is none elsewhere. */
  readonly familyNames: ReadonlySet<string>;

  constructor(passage: Passage) {
    this.passage = passage;
    this.items = passage.items;
    this.grammar = passage.grammar;
    this.surnames = new Set(
      passage.items
        .filter(
          (item, at) =>
            item.isCapital &&
            at >= 3 &&
            PARTICLES.has(this.lower(at - 1)) &&
            this.items[at - 3]?.isCapital === true,
        )
        .map((item) => item.lower),
    );
    this.familyNames = new Set(
      passage.items
        .filter(
          (item, at) =>
            item.isCapital &&
            this.items[at - 1]?.isCapital === true &&
            this.isGiven(bareName(this.lower(at - 1))),
        )
        .map((item) => bareName(item.lower)),
    );
    this.seenCapital = new Set(
      passage.items
        .filter((item, at) => item.isCapital && !this.isSentenceStart(at))
        .map((item) => item.lower),
    );
    this.seenStems = new Set([...this.seenCapital].map(stemOf));
    this.seenLower = new Set(
      passage.items
        .filter((item) => item.kind === 'word' && !item.isCapital)
        .map((item) => item.lower),
    );
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
    if (at - from > LEADING_MARKS_MAX) return false;
    return this.items.slice(from, at).every((one) => one.kind !== 'word');
  }

  isNameStart(at: number): boolean {
    const item = this.items[at];
    if (item?.kind !== 'word' || !item.isCapital) return false;
    if (
      /^(?:von|van|de|della)$/u.test(item.lower) &&
      this.grammar.language !== 'fr' &&
      this.lower(at + 1) !== 'the' &&
      /^(?:der|den|de|dem|het)$/u.test(this.lower(at + 1)) &&
      this.surnames.has(this.lower(at + 2))
    )
      return true;
    if (this.grammar.language === 'fr' && FRENCH_INVERSION.test(item.lower)) return false;
    const bare = bareName(item.lower);
    // "Pani, Stanisława Rapacz,": a courtesy is no name.
    if (this.grammar.courtesy[item.lower] !== undefined && this.items[at + 1]?.isCapital !== true)
      return false;
    // «его сестра Марта»: within a sentence the month has no capital.
    const isMonthsName =
      this.grammar.isInflected && this.isGiven(bare) && !this.isSentenceStart(at);
    // «Восьмирічна Соломійка малює»: the age, then the name.
    if (this.grammar.isInflected && isAge(item.lower)) return false;
    const isStop = this.grammar.stopWords.has(item.lower) || this.grammar.stopWords.has(bare);
    const isSurname =
      this.grammar.language === 'de' &&
      this.familyNames.has(bare) &&
      !/^(?:\p{L}*[mn]|der|die|das|bis|für|seit)$/u.test(this.lower(at - 1)) &&
      !this.isSentenceStart(at);
    if (isStop && !isMonthsName && !isSurname) return false;
    if (this.grammar.pronouns[item.lower] !== undefined || this.grammar.possessives.has(item.lower))
      return false;
    if (this.grammar.prepositions.has(item.lower)) return false;
    const kind = this.grammar.language === 'de' ? this.kindOf(bare) : undefined;
    if (kind === 'document' || kind === 'statement' || kind === 'anonymous') return false;
    if (!this.isSentenceStart(at)) return true;
    // "Davor warnt das Gutachten": an adverb, though a first name too.
    const isAdverb = this.grammar.language === 'de' && isGermanAdverb(item.lower);
    const isLone = this.items[at + 1]?.isCapital !== true && !this.seenCapital.has(item.lower);
    if (isAdverb && isLone) return false;
    if (this.grammar.language === 'de' && isLone && isHowBefore(this.items, at)) return false;
    // «Влада обіцяє ремонт», «Власти молчат».
    if (AUTHORITIES.test(bare) && this.items[at + 1]?.isCapital !== true) return false;
    const next = this.items[at + 1];
    if (isLone && isFormOfNobody(bare, next, this)) return false;
    if (this.isGiven(bare)) return true;
    if (this.isOpeningParticiple(at) || this.isPredicate(at)) return false;
    const isRoleFirst = this.grammar.isInflected || this.grammar.language === 'fr';
    if (isRoleFirst && this.kindOf(item.lower) !== undefined && !/^\p{Lu}{2,}$/u.test(item.text))
      return false;
    if (opensPhrase(item, next, this.grammar)) return false;
    if (
      this.grammar.isInflected &&
      next?.kind === 'word' &&
      !next.isCapital &&
      !this.seenStems.has(stemOf(item.lower))
    ) {
      if (this.kindOf(item.lower) === undefined && !this.grammar.verb.test(next.lower))
        return false;
    }
    if (this.seenLower.has(item.lower))
      return this.items[at + 1]?.isCapital === true && !this.isCommon(item.lower);
    if (
      this.grammar.language === 'en' &&
      /(?:ing|ly)$/u.test(bare) &&
      !this.seenCapital.has(bare) &&
      this.items[at + 1]?.isCapital !== true
    )
      return false;
    return true;
  }

  /** "Wykonawcą był Mostostal": what the subject is, in the instrumental. */
  isPredicate(at: number): boolean {
    const isInstrumental = /(?:ą|em|ом|ем|ым|им|ою|ею)$/u.test(this.lower(at));
    return this.grammar.isInflected && isInstrumental && COPULA.test(this.lower(at + 1));
  }

  /** «Contacté, le procureur …»: what was done to him, not his name. */
  isOpeningParticiple(at: number): boolean {
    if (this.grammar.language !== 'fr' || !OPENING_PARTICIPLE.test(this.lower(at))) return false;
    const next = this.lower(at + 1);
    return /^(?:,|hier|ce|cette)$/u.test(next) || this.grammar.prepositions.has(next);
  }

  /** Whether a word is the head of a role; of a German compound with a hyphen, its last part. */
  isRole(word: string): boolean {
    const lower = roleHead(word, this.grammar);
    if (this.isPolishVerb(lower)) return false;
    return this.grammar.role.test(lower) || this.grammar.genericRole.test(lower);
  }

  /** "Tauron tłumaczy": a verb that looks like a noun's plural. */
  isPolishVerb(lower: string): boolean {
    return this.grammar.language === 'pl' && /^tłumacz(?:y|ą)$/u.test(lower);
  }

  isGiven(word: string): boolean {
    return knownFirstName(word, this.grammar) !== undefined;
  }

  isCommon(lower: string): boolean {
    const { grammar } = this;
    return (
      grammar.role.test(lower) || grammar.organisation.test(lower) || grammar.relation.test(lower)
    );
  }

  kindOf(word: string): MentionKind | undefined {
    const known = this.kinds.get(word);
    if (known !== undefined) return known.kind;
    const kind = this.readKind(word);
    this.kinds.set(word, { kind });
    return kind;
  }

  readKind(word: string): MentionKind | undefined {
    const { grammar } = this;
    const lower = roleHead(word, grammar);
    if (this.isPolishVerb(lower)) return undefined;
    if (grammar.anonymous.test(lower)) return 'anonymous';
    if (grammar.role.test(lower) || grammar.relation.test(lower) || grammar.genericRole.test(lower))
      return 'role';
    if (grammar.organisation.test(lower)) return 'organisation';
    if (grammar.statement.test(lower)) return 'statement';
    if (grammar.document.test(lower)) return 'document';
    return undefined;
  }

  /** «военная прокуратура», «пожарная служба»: of an adjective that may also be somebody, here of the body behind it. */
  isBodysAdjective(at: number): boolean {
    const { language, organisation } = this.grammar;
    if (language !== 'ru' && language !== 'uk') return false;
    // «управляющая терминалом компания».
    const isManaging =
      MANAGING.test(this.lower(at)) &&
      /(?:[оеє]м|[оеє]ю|[ое]й|ами|ями|ью)$/u.test(this.lower(at + 1));
    const body = this.lower(isManaging ? at + 2 : at + 1);
    if (!agreesInCase(this.lower(at), body) || this.isRole(body)) return false;
    return organisation.test(body) || bodyLemma(body, language) !== undefined;
  }

  /** The end of a run of capitalised words, with particles and initials inside. */
  runEnd(at: number): number {
    let end = at + 1;
    while (end < this.items.length && end - at < 12) {
      const item = this.items[end];
      if (item === undefined || item.sentence !== this.items[at]?.sentence) break;
      if (
        item.text === '.' &&
        /^\p{Lu}$/u.test(this.items[end - 1]?.text ?? '') &&
        this.items[end + 1]?.isCapital
      )
        end++;
      else if (item.text === '.' && this.isShortRole(end - 1) && this.items[end + 1]?.isCapital)
        end++;
      else if (item.kind === 'word' && item.isCapital && !this.breaksRun(end)) end++;
      else if (this.isGermanFirm(end) || this.isOwnersMark(end)) end++;
      else if (isForeignLink(this.items, end, this.grammar.language)) end++;
      else if (PARTICLES.has(item.lower) && this.particleRun(end) > 0) end += this.particleRun(end);
      else break;
      // "St Brannock’s Primary".
      const isSaints = /^(?:st|saint)$/u.test(this.lower(at));
      if (/['’]s$/u.test(this.items[end - 1]?.text ?? '') && !isSaints) break;
    }
    // «a déclaré à l'AFP Clotilde Ferrandin»: the one who is told, then the one who speaks.
    return end - at > 2 && PRESS.test(this.items[at]?.text ?? '') ? at + 1 : end;
  }

  /** "National Farmers' Union": the mark of many owners inside a body's name. */
  isOwnersMark(at: number): boolean {
    const isMark = /^['’]$/u.test(this.items[at]?.text ?? '') && this.lower(at - 1).endsWith('s');
    if (!isMark || this.grammar.language !== 'en' || this.items[at + 1]?.isCapital !== true)
      return false;
    return [1, 2].some((step) => this.grammar.organisation.test(this.lower(at + step)));
  }

  isGermanFirm(at: number): boolean {
    return this.grammar.language === 'de' && isInGermanFirm(this.items, at);
  }

  isShortRole(at: number): boolean {
    return /^(?:rep|sen|gov|gen|lt|col|capt|maj|sgt|rev|dr|prof|st|płk|ks|mgr|inż|mec|adw|prok|hab|nadkom|podkom|kom|asp|ppłk|mjr|kpt|por|bp|abp|szt|sierż|mł|nadinsp|kpr|plut|chor|bryg|ppor|kmdr|dyw|rez|lek|red|dyr|zast|arch|det|insp|supt|hon|fr|акад|проф|ім)$/u.test(
      this.lower(at),
    );
  }

  breaksRun(at: number): boolean {
    const lower = this.lower(at);
    if (this.grammar.courtesy[lower] !== undefined) return true;
    // "Ilka Sonntag", "Peter Land": behind a first name a noun of time or place is a surname.
    const isSurname = this.grammar.language === 'de' && this.familyNames.has(bareName(lower));
    if (isSurname && this.isGiven(bareName(this.lower(at - 1)))) return false;
    // «Ігор Середа»: behind a first name a capital is a surname, whatever the word means elsewhere.
    if (this.grammar.isInflected && this.isGiven(this.lower(at - 1)) && lower.length > 3)
      return false;
    if (this.grammar.language === 'de' && isInGroupName(this.items, at)) return false;
    // "Shelter Now, which runs three hostels".
    const isCalled = /^(?:now|first|together|against|out|up)$/u.test(lower);
    if (this.grammar.language === 'en' && isCalled) return false;
    return (
      this.grammar.stopWords.has(lower) &&
      !this.isGiven(lower) &&
      !/^\p{Lu}+$/u.test(this.items[at]?.text ?? '')
    );
  }

  /** How many items a particle takes together with the capitalised word after it; 0 when it joins nothing. */
  particleRun(at: number): number {
    if (this.grammar.language === 'de') {
      if (
        /^(?:der|den|la|le|du|de|das|do|da)$/u.test(this.lower(at)) &&
        !/^(?:von|van)$/u.test(this.lower(at - 1))
      )
        return 0;
      // "Leonie Brandl von den Grünen", "von der SPD": her party, no part of the name.
      if (this.lower(at) === 'von' && /^(?:den|dem)$/u.test(this.lower(at + 1))) return 0;
      const next = /^(?:der|den|dem)$/u.test(this.lower(at + 1)) ? at + 2 : at + 1;
      if (/^\p{Lu}{2,}/u.test(this.items[next]?.text ?? '')) return 0;
      // "Petra Holm von der Lebenshilfe": behind a full name.
      const isFull = [1, 2].every((step) => this.items[at - step]?.isCapital === true);
      const isHouse = /^(?:von|vom)$/u.test(this.lower(at)) && next === at + 2;
      if (isFull && isHouse && !this.isGiven(bareName(this.lower(at - 1)))) return 0;
      // "Udo Kern von Kern & Söhne".
      if (this.items[next + 1]?.text === '&') return 0;
      if (this.kindOf(bareName(this.lower(next))) !== undefined) return 0;
    }
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

  wantsNoName(from: number, to: number): boolean {
    return hasAnonymityMark(this.passage, from, to);
  }

  textOf(from: number, to: number): string {
    const start = this.items[from]?.start;
    const last = this.items[to - 1];
    // A name in marks at the end keeps its closing mark.
    const end = last?.kind === 'quote' ? this.passage.pieces[last.piece]?.close : last?.end;
    return start === undefined || end === undefined || end <= start
      ? ''
      : this.passage.text.slice(start, end);
  }

  build(kind: MentionKind, from: number, to: number, given: Partial<Mention>): Mention {
    const { grammar } = this;
    const lead = this.leadOf(kind, from);
    const base: Mention = {
      kind,
      from,
      to,
      head: '',
      name: [],
      role: '',
      gender: 'any',
      isOblique: kind !== 'pronoun' && this.isGoverned(kind, from, to, lead.before),
      isIndefinite: lead.isIndefinite,
      isPossessed: lead.isPossessed || this.hasOwner(kind, from, to),
      isCourteous: false,
    };
    const mention = inGerman(this.passage, { ...base, ...given });
    if (kind !== 'role' && kind !== 'anonymous') return mention;
    const isUnnamed = this.wantsNoName(from, to);
    if (kind === 'anonymous')
      return { ...mention, isIndefinite: mention.isIndefinite || isUnnamed };
    const bare = roleHead(mention.head, grammar);
    const own =
      mention.gender === 'any' ? grammar.genderOfRole(bare, lead.determiner) : mention.gender;
    // «la vice-présidente»: not the president.
    const isDeputy = grammar.language === 'fr' && /^(?:vice|sous|contre)-/u.test(mention.head);
    const head = isDeputy ? mention.head : bare;
    return { ...mention, head, gender: own, isIndefinite: mention.isIndefinite || isUnnamed };
  }

  /** "Keller’s mother": the owner is part of the phrase. */
  hasOwner(kind: MentionKind, from: number, to: number): boolean {
    const words = kind === 'role' ? this.items.slice(from, to - 1) : [];
    return this.grammar.language === 'en' && words.some(({ text }) => /['’]s$/u.test(text));
  }

  isWordBeside(at: number, from: number): boolean {
    const item = this.items[at];
    return item?.kind === 'word' && item.sentence === this.items[from]?.sentence;
  }

  /** Reads back over articles and adjectives before a phrase; `before` is the item in front of them. */
  leadOf(kind: MentionKind, from: number): Lead {
    const { grammar } = this;
    let before = from - 1;
    let isIndefinite = false;
    let isPossessed = false;
    let determiner = this.lower(from - 1);
    let isDetermined = false;
    while (this.isWordBeside(before, from)) {
      const lower = this.lower(before);
      if (grammar.indefinite.has(lower)) isIndefinite = true;
      const isOwner = grammar.possessives.has(lower) || /['’]s$/u.test(lower);
      if (isOwner) isPossessed = true;
      const isDeterminer = isOwner || grammar.articles.has(lower) || grammar.indefinite.has(lower);
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
      // «a dit devant la presse la médiatrice»: what stands before the article is another phrase.
      if (isDetermined && !isDeterminer && grammar.language === 'fr') break;
      if (isDeterminer) [determiner, isDetermined] = [lower, true];
      before--;
    }
    return { before, determiner, isIndefinite, isPossessed };
  }

  /** Whether a phrase is owner, object or behind a preposition, as the words before it show; `before` as in `leadOf`. */
  isGoverned(kind: MentionKind, from: number, to: number, before: number): boolean {
    const { language, prepositions, cue } = this.grammar;
    const hasGovernor = this.isWordBeside(before, from);
    const governor = hasGovernor ? this.lower(before) : '';
    if (/['’]s$/u.test(this.items[to - 1]?.text ?? '')) return true;
    const isTold = language === 'en' && /^(?:tells?|telling|asks?)$/u.test(governor);
    if (prepositions.has(governor) || isTold) return true;
    const article = this.lower(before + 1);
    // "le sort des journalistes": of the, unless the clause opens with it.
    if (language === 'fr') return hasGovernor && article === 'des' && !cue.test(governor);
    if (language !== 'de') return false;
    // "die Glaziologin der Uni Innsbruck": behind a noun the article is a genitive.
    const isOf =
      kind === 'organisation' &&
      hasGovernor &&
      /^(?:der|des)$/u.test(article) &&
      this.items[before]?.isCapital === true &&
      // "Einzig der Kreisbauernverband widerspricht".
      !(
        this.isSentenceStart(before) &&
        (isGermanAdverb(governor) || this.grammar.stopWords.has(governor))
      );
    return isOf || GERMAN_CASE.test(this.lower(from - 1));
  }
}
