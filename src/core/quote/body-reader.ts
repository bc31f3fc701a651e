import { nominativeBody } from './body-names.ts';
import { bodyLemma, speaksAlone } from './grammar/cyrillic-bodies.ts';
import type { Item } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { AGENT } from './role-forms.ts';
import { RoleReader } from './role-reader.ts';
import { COMPANY_AGENT } from './same-role.ts';
import { bodyFromPlace, isShortBody } from './short-bodies.ts';

/** How far back the first naming of a body is looked for. */
const ISSUER_ITEMS_MAX = 1000;
const ISSUER_LENGTH_MAX = 40;
const STEM_MIN = 3;
/** From the noun back to the verb of saying. */
const SAYING_ITEMS_MAX = 3;
const ENDING_MAX = 3;
/** An article names a handful. */
const MARKED_BODIES_MAX = 50;
/** From the place of speech to its verb. */
const PLACE_ITEMS_MAX = 5;
const FOREIGN = /^\p{Script=Latin}/u;
const SPEECH_PLACE = /^(?:у|в|во|на)$/u;

/** Finds bodies that no noun tells: names in marks, short names, whatever stands as the place of speech. */
export class BodyReader extends RoleReader {
  /** The bodies' nouns that were asked for. */
  readonly markedBodies: {
    readonly words: readonly string[];
    readonly body: { readonly head: string; readonly role: string };
  }[] = [];
  readonly lemmas = new Map<string, { readonly lemma: string | undefined }>();

  /** «повідомили в «Укрмережі»», «В «Укрмережі» оцінки стриманіші»: a name in marks as the place of speech. */
  markedBodyAt(at: number): Mention | undefined {
    const { grammar, passage } = this;
    const item = this.items[at];
    if (!grammar.isInflected || item === undefined || !this.isShortQuote(at)) return undefined;
    if (grammar.statement.test(this.lower(at - 1))) return this.issuerInMarks(at);
    const again = this.markedAgainAt(at);
    if (again !== undefined) return again;
    if (this.isMarkedSubject(at)) return this.bodyInMarks(at, this.textIn(at));
    // «В самой «Вертикали» настаивают».
    const place = /^(?:сам(?:ой|ом|ій|ому)|sam(?:ej|ym))$/u.test(this.lower(at - 1))
      ? at - 2
      : at - 1;
    if (!/^(?:у|в|во|w|we)$/u.test(this.lower(place))) return undefined;
    const isTold =
      this.isPluralCue(place - 1) || [1, 2, 3, 4].some((step) => this.isPluralCue(at + step));
    if (!isTold && !this.isSentenceStart(place)) return undefined;
    return this.bodyInMarks(at, bodyFromPlace(this.textIn(at), passage.text, grammar));
  }

  textIn(at: number): string {
    const item = this.items[at];
    return this.passage.text.slice(item?.start, item?.end);
  }

  bodyInMarks(at: number, name: string): Mention | undefined {
    return this.build('organisation', at, at + 1, {
      head: name.split(' ')[0]?.toLowerCase() ?? '',
      role: name,
      gender: 'neuter',
    });
  }

  /** «ТОС «Исток» собрал подписи. В соцсетях «Исток» высказался резче»: marks that a body had before are that body. */
  markedAgainAt(at: number): Mention | undefined {
    if (this.grammar.language !== 'uk' && this.grammar.language !== 'ru') return undefined;
    const words = this.textIn(at).split(/\s+/u);
    const before = this.markedBodies.find(
      (one) =>
        one.words.length === words.length &&
        words.every((word, place) => isAlike(one.words[place] ?? '', word)),
    );
    return before === undefined
      ? undefined
      : this.build('organisation', at, at + 1, { ...before.body, gender: 'neuter' });
  }

  /** Keeps a body with a name in marks, for when only the marks stand again. */
  rememberMarks({ kind, head, role, from, to }: Mention): void {
    for (let at = from + 1; at <= to && this.markedBodies.length < MARKED_BODIES_MAX; at++) {
      if (this.items[at]?.kind !== 'quote' || !this.isShortQuote(at)) continue;
      const isBody = kind === 'organisation';
      const noun = isBody ? head : this.lower(at - 1);
      const letters = /^\p{Lu}{2,4}$/u.test(this.items[at - 1]?.text ?? '');
      // «председатель ТОС «Исток» Зоя Ларина»: the body inside a role.
      if (!isBody && !letters && this.lemmaOf(noun) === undefined) continue;
      const name = isBody ? role : this.textOf(at - 1, at + 1);
      const body = { head: noun, role: nominativeBody(name, noun, this.grammar) };
      this.markedBodies.push({ words: this.textIn(at).split(/\s+/u), body });
    }
  }

  /** «"Укрпошта" скасувала рейси»: what opens the sentence in marks and goes on with a verb that is not of saying these words. */
  isMarkedSubject(at: number): boolean {
    const { grammar } = this;
    const verb = this.items[at + 1];
    if (grammar.language !== 'uk' && grammar.language !== 'ru') return false;
    if (!this.isSentenceStart(at) || verb?.kind !== 'word' || verb.isCapital) return false;
    if (grammar.stopWords.has(verb.lower) || !grammar.verb.test(verb.lower)) return false;
    const next = this.items[at + 2];
    const isToldOf = next?.text === ',' || grammar.prepositions.has(next?.lower ?? '');
    return !grammar.cue.test(verb.lower) || isToldOf;
  }

  /**
   * «группа «Заря»», «батальйон безпілотних систем «Сокіл»»: with a name in marks a common noun is a body; without one where it is the
   * place of speech («кажуть у парафії») or stands beside the verb («повідомив театр»).
   */
  calledBodyAt(at: number): Mention | undefined {
    const lemma = this.lemmaOf(this.lower(at));
    if (lemma === undefined) return undefined;
    const kind = this.kindOf(this.lower(at));
    const isAgent = kind === 'role' && AGENT.test(lemma);
    if (kind !== undefined && kind !== 'organisation' && !isAgent) return undefined;
    const end = this.bodyEnd(at);
    const called = this.nameOfBody(at, end);
    // «Производитель сыра Глеб Нечаев»: what somebody is.
    const isOwner = AGENT.test(lemma) && this.items[called ?? end]?.isCapital === true;
    const from = this.bodyStart(at, 'organisation');
    // «вздыхает поставщик»: somebody as often as a company.
    const isTrader = /(?:ник|тель|щик|чик)$/u.test(lemma) && !COMPANY_AGENT.test(lemma);
    if (called === undefined && (kind !== undefined || isTrader)) return undefined;
    if (isOwner || (called === undefined && !this.isBesideSaying(from, at, end))) return undefined;
    const to = called ?? end;
    return this.build('organisation', from, to, {
      head: this.lower(at),
      role: this.textOf(from, to),
      gender: 'neuter',
    });
  }

  /** Where the name behind a body's noun or its complements ends: in marks, or in another alphabet. */
  nameOfBody(at: number, end: number): number | undefined {
    const marks = [at + 1, end].find((to) => this.isShortQuote(to) && !this.isToldPaper(at, to));
    if (marks !== undefined) return marks + 1;
    const to = this.foreignEnd(at + 1);
    return to === at + 1 ? undefined : to;
  }

  lemmaOf(lower: string): string | undefined {
    const known = this.lemmas.get(lower);
    if (known !== undefined) return known.lemma;
    const lemma = bodyLemma(lower, this.grammar.language);
    this.lemmas.set(lower, { lemma });
    return lemma;
  }

  /** Whether a body's noun (with its adjectives from `from`) is the place of a plural verb of saying, or the subject right beside one. */
  isBesideSaying(from: number, at: number, end: number): boolean {
    const lemma = this.lemmaOf(this.lower(at)) ?? '';
    const isTelling = from < at || speaksAlone(lemma);
    // «в 57-й бригаді».
    const lead = this.items[from - 1]?.kind === 'number' ? from - 2 : from - 1;
    if (SPEECH_PLACE.test(this.lower(lead))) return isTelling && this.isSpeechPlace(lead, end);
    // «Перше слово – від берегової охорони: «…»».
    if (/^(?:від|од|от)$/u.test(this.lower(lead))) return this.isColonBeforeQuote(end);
    if (this.lower(at) !== lemma) return false;
    // «Драматичний театр закрили»: what a sentence opens with is spoken of.
    if (this.isSentenceStart(from)) return isTelling;
    return [from - 1, from - 2, end].some((one) => this.isSaying(one));
  }

  /** «кажуть сьогодні в», «повідомили журналістам у»: a plural verb of saying before or, at a sentence's start, behind the place. */
  isSpeechPlace(preposition: number, end: number): boolean {
    for (let i = preposition - 1; i >= preposition - PLACE_ITEMS_MAX; i--) {
      if (this.items[i]?.kind !== 'word') break;
      if (this.isPluralCue(i)) return true;
    }
    if (![0, 1, 2].some((step) => this.isSentenceStart(preposition - step))) return false;
    for (let i = end; i < end + PLACE_ITEMS_MAX && this.items[i]?.kind === 'word'; i++)
      if (this.isPluralCue(i) || this.isColonBeforeQuote(i + 1)) return true;
    return this.isColonBeforeQuote(end);
  }

  /** «У спілці обурені: «…»». */
  isColonBeforeQuote(at: number): boolean {
    return (
      this.items[at]?.text === ':' && [1, 2].some((step) => this.items[at + step]?.kind === 'quote')
    );
  }

  isSaying(at: number): boolean {
    const item = this.items[at];
    if (item?.kind !== 'word' || item.isCapital || this.grammar.stopWords.has(item.lower))
      return false;
    return this.grammar.cue.test(item.lower);
  }

  /** «в сообщении «Волжских линз»»: the body whose statement it is, as the text named it before. */
  issuerInMarks(at: number): Mention | undefined {
    const { passage, items } = this;
    const wordsOf = (item: Item): readonly string[] =>
      passage.text.slice(item.start, item.end).split(/\s+/u);
    const item = items[at];
    const own = item === undefined ? [] : wordsOf(item);
    const named = items.slice(Math.max(0, at - ISSUER_ITEMS_MAX), at).find((other) => {
      const isShort = other.kind === 'quote' && other.end - other.start <= ISSUER_LENGTH_MAX;
      const words = isShort ? wordsOf(other) : [];
      return (
        words.length === own.length && words.every((word, place) => isAlike(word, own[place] ?? ''))
      );
    });
    const name = (named === undefined ? own : wordsOf(named)).join(' ');
    return this.build('organisation', at, at + 1, {
      head: name.split(' ')[0]?.toLowerCase() ?? '',
      role: name,
      gender: 'neuter',
    });
  }

  /** «повідомили у відомстві «Причалу»»: the paper in marks is told, in the dative; the body goes without it. */
  isToldPaper(body: number, quote: number): boolean {
    const { grammar, passage } = this;
    const item = this.items[quote];
    if (item === undefined || !grammar.isInflected || !grammar.bodyAgain.test(this.lower(body)))
      return false;
    const isPlace = grammar.prepositions.has(this.lower(body - 1)) && this.isPluralCue(body - 2);
    return isPlace && /^\S+[ую]$/u.test(passage.text.slice(item.start, item.end));
  }

  isPluralCue(at: number): boolean {
    const { grammar } = this;
    const item = this.items[at];
    if (item?.kind !== 'word' || grammar.stopWords.has(item.lower)) return false;
    return grammar.genderOfVerb(item.lower) === 'plural' && grammar.cue.test(item.lower);
  }

  /** «у Нафтогазі», «Укренерго»: one word that only a body is called. */
  shortBodyAt(at: number, end: number): Mention | undefined {
    const text = this.items[at]?.text ?? '';
    if (end !== at + 1 || !isShortBody(this.lower(at), this.grammar)) return undefined;
    const isPlace = this.grammar.prepositions.has(this.lower(at - 1));
    const name = isPlace ? bodyFromPlace(text, this.passage.text, this.grammar) : text;
    return this.build('organisation', at, end, {
      head: name.toLowerCase(),
      role: name,
      gender: 'neuter',
    });
  }

  /** «повідомили в Nordgryn», «запевняє Ryanair», «Ryanair повернеться»: a name in another alphabet as the place of speech or a subject. */
  foreignBodyAt(at: number): Mention | undefined {
    const { language } = this.grammar;
    const end = this.foreignEnd(at);
    if (end === at || (language !== 'uk' && language !== 'ru')) return undefined;
    if (this.firstNameIn(at, end) !== undefined) return undefined;
    const isPlace = SPEECH_PLACE.test(this.lower(at - 1)) && this.isSpeechPlace(at - 1, end);
    const isBesideCue = this.isSaying(at - 1) || this.isSaying(end);
    const isOpening = this.isSentenceStart(at) && this.isPlainSmall(end);
    if (!isPlace && !isBesideCue && !isOpening) return undefined;
    return this.build('organisation', at, end, {
      head: this.lower(end - 1),
      role: this.textOf(at, end),
      gender: 'neuter',
    });
  }

  /** Where a run of capitals in Latin letters ends; `at` where none begins. */
  foreignEnd(at: number): number {
    let end = at;
    while (this.items[end]?.isCapital === true && FOREIGN.test(this.items[end]?.text ?? '')) end++;
    return end;
  }

  /** A word in small letters that opens no phrase of its own. */
  isPlainSmall(at: number): boolean {
    const item = this.items[at];
    const { stopWords, prepositions } = this.grammar;
    if (item?.kind !== 'word' || item.isCapital || this.kindOf(item.lower) !== undefined)
      return false;
    return !stopWords.has(item.lower) && !prepositions.has(item.lower);
  }

  /** «спецпосланник ООН Хелена Линдквист»: behind a trade and its body two words are a name, in a list or not. */
  isNameBehindBody(at: number, body: number, end: number): boolean {
    if (!this.grammar.isInflected || end - body !== 3) return false;
    const trade = body === at ? at - 1 : at;
    return body - trade === 1 && AGENT.test(this.lower(trade));
  }

  /**
   * «…», — машет рукой продавщица цветов»; «сапер, який просив не називати його»: a noun in no list that by its ending says
   * what somebody does, right behind the verb of an attribution, or with a wish for no name.
   */
  agentAt(at: number): Mention | undefined {
    const { grammar } = this;
    const item = this.items[at];
    if (!grammar.isInflected || item === undefined || item.isCapital) return undefined;
    if (!AGENT.test(item.lower) || grammar.prepositions.has(this.lower(at - 1))) return undefined;
    const isUnnamed = this.wantsNoName(at, at + 1);
    if (!isUnnamed && !this.isSubjectOfSaying(at)) return undefined;
    const next = this.items[at + 1];
    const isNamed = next?.kind === 'word' && next.isCapital;
    if (isNamed) return undefined;
    // «продавщица цветов»: who needs telling apart is new here.
    const hasComplement =
      next?.kind === 'word' && !grammar.stopWords.has(next.lower) && !this.isVerb(next.lower);
    const to = hasComplement ? at + 2 : at + 1;
    return this.build('role', at, to, {
      head: item.lower,
      role: this.textOf(at, to),
      isIndefinite: isUnnamed || hasComplement,
    });
  }

  isVerb(lower: string): boolean {
    const { grammar } = this;
    return grammar.verb.test(lower) || grammar.cue.test(lower);
  }

  /** Behind speech and its verb, with an adverb, a gesture or a hearer between at most. */
  isSubjectOfSaying(at: number): boolean {
    for (let i = at - 1; i >= at - SAYING_ITEMS_MAX; i--) {
      const item = this.items[i];
      if (item?.kind !== 'word' || item.isCapital) return false;
      const isBehindSpeech = this.items[i - 1]?.kind !== 'word';
      if (this.isVerb(item.lower) && !this.grammar.stopWords.has(item.lower)) return isBehindSpeech;
    }
    return false;
  }

  /** «У водоканалі уточнюють»: in a place with a plural verb of saying, whatever stands there is the body that speaks. */
  speakingPlaceAt(at: number): Mention | undefined {
    const { grammar } = this;
    if (!grammar.isInflected || !/^(?:у|в|во|w|we|на|na)$/u.test(this.lower(at - 1)))
      return undefined;
    if (!this.isSentenceStart(at - 1) || this.items[at]?.isCapital === true) return undefined;
    if (this.kindOf(this.lower(at + 1)) !== undefined) return undefined;
    for (let i = at + 1; i <= at + 4; i++) {
      const item = this.items[i];
      if (item?.kind !== 'word') return undefined;
      const isPlural = grammar.genderOfVerb(item.lower) === 'plural';
      if (!isPlural || !grammar.cue.test(item.lower) || grammar.stopWords.has(item.lower)) continue;
      return this.build('organisation', at, i, {
        head: this.lower(at),
        role: this.textOf(at, i),
        gender: 'neuter',
      });
    }
    return undefined;
  }
}

/** Two cases of one word of a name: «Волжские», «Волжских». */
function isAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const stem = one.slice(0, Math.max(STEM_MIN, one.length - 2));
  return other.startsWith(stem) && other.length - stem.length <= ENDING_MAX;
}
