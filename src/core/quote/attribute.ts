import { type Discourse, type Referent } from './discourse.ts';
import type { Gender } from './grammar/grammar.ts';
import type { Item, Passage, Sentence } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { isObliqueForm } from './name-forms.ts';

/** Where the words beside a quote say who speaks. */
export interface Attribution {
  readonly referent: Referent | undefined;
  /** The verb of saying in the article's form. */
  readonly cue: string | undefined;
  readonly kind: 'clause' | 'colon' | 'according' | 'intro';
}

const IMPERSONAL =
  /^(?:йдеться|йшлося|говориться|сказано|зазначено|зазначається|наголошується|мовиться|написано|вказано|чути|говорится|указывалось|указано|отмечается|подчёркивается|значится|слышно|сообщается|czytamy|napisano|podano|przekazano|stwierdzono|zaznaczono|słychać|heißt|hieß|steht|stand|lire|lit|lit-on|indique-t-on)$/u;
/** Relative pronouns that are also articles or demonstratives open a clause only after a comma. */
const PRONOUN_CLAUSE = /^(?:der|die|das|den|dem|that|wer|wie|was)$/u;
/** A letter speaks for the body that wrote it; a report for itself. */
const LETTER = /(?:лист|письм|pism|list|lettre|courrier|brief|schreiben|letter)/u;
const PLACES_OF_SPEECH = /^(?:у|в|во|w|we|aus|im|in|auf|au|à|dans|beim|na|на|з|до)$/u;

/** Reads the narration around quotes; one for each text. */
export class Attributor {
  readonly passage: Passage;
  readonly discourse: Discourse;
  readonly mentions: readonly Mention[];
  readonly firstMentionFrom: readonly number[];

  constructor(passage: Passage, mentions: readonly Mention[], discourse: Discourse) {
    this.passage = passage;
    this.mentions = mentions;
    this.discourse = discourse;
    const first: number[] = [];
    let index = 0;
    for (let at = 0; at <= passage.items.length; at++) {
      while (index < mentions.length && (mentions[index]?.from ?? 0) < at) index++;
      first.push(index);
    }
    this.firstMentionFrom = first;
  }

  item(at: number): Item | undefined {
    return this.passage.items[at];
  }

  lower(at: number): string {
    return this.passage.items[at]?.lower ?? '';
  }

  isCue(at: number): boolean {
    const item = this.passage.items[at];
    if (item?.kind !== 'word') return false;
    const { grammar } = this.passage;
    if (grammar.stopWords.has(item.lower)) return false;
    if (item.isCapital && grammar.language !== 'en' && this.item(at - 1)?.kind === 'word')
      return false;
    if (item.isCapital && (grammar.language === 'de' || grammar.language === 'en')) return false;
    return grammar.cue.test(bareVerb(item.lower)) && !this.isInsideMention(at);
  }

  isInsideMention(at: number): boolean {
    const index = (this.firstMentionFrom[at + 1] ?? 0) - 1;
    const mention = this.mentions[index];
    return (
      mention !== undefined &&
      mention.from <= at &&
      at < mention.to &&
      mention.kind !== 'document' &&
      mention.kind !== 'statement'
    );
  }

  mentionsIn(from: number, to: number): readonly number[] {
    const found: number[] = [];
    for (let i = this.firstMentionFrom[from] ?? 0; i < this.mentions.length; i++) {
      const mention = this.mentions[i];
      if (mention === undefined || mention.from >= to) break;
      found.push(i);
    }
    return found;
  }

  /** The speaker named in the words after a quote, up to `to`. */
  after(from: number, to: number): Attribution | undefined {
    let start = from;
    while (start < to && this.item(start)?.kind === 'mark') start++;
    if (start >= to) return undefined;
    const according = this.accordingAt(start, to);
    if (according !== undefined) return according;
    const { grammar } = this.passage;
    const first = this.item(start);
    if (
      /^(?:and|but|or|і|та|и|або|und|oder|et|i)$/u.test(first?.lower ?? '') &&
      !this.isCue(start + 1)
    )
      return undefined;
    let cue = -1;
    for (let at = start; at < to && at < start + 30; at++) {
      if (this.item(at)?.text === ';') break;
      if (!this.isCue(at)) continue;
      if (grammar.clauseWords.has(this.lower(at - 1)) && at > start + 1) continue;
      cue = at;
      break;
    }
    const isVerbFirst =
      first?.kind === 'word' &&
      !first.isCapital &&
      grammar.verb.test(bareVerb(first.lower)) &&
      !grammar.stopWords.has(first.lower);
    if (isVerbFirst && grammar.language !== 'en' && (cue === -1 || cue > start)) cue = start;
    if (cue === -1) cue = this.openVerb(start, to);
    if (cue === -1) return undefined;
    return { referent: this.subjectOf(cue, start, to), cue: this.item(cue)?.text, kind: 'clause' };
  }

  /** English: a verb in no list, directly after the subject that follows the quote. */
  openVerb(start: number, to: number): number {
    const { grammar } = this.passage;
    if (grammar.language !== 'en') return -1;
    const [index] = this.mentionsIn(start, Math.min(to, start + 3));
    const mention = index === undefined ? undefined : this.mentions[index];
    if (mention === undefined || mention.isOblique) return -1;
    const at = mention.to;
    const isVerb =
      at < to && grammar.verb.test(this.lower(at)) && !grammar.stopWords.has(this.lower(at));
    return isVerb ? at : -1;
  }

  accordingAt(start: number, to: number): Attribution | undefined {
    const words = this.passage.items
      .slice(start, Math.min(to, start + 6))
      .map((item) => item.lower);
    for (const phrase of this.passage.grammar.accordingTo) {
      const parts = phrase.split(' ');
      if (!parts.every((part, index) => words[index] === part)) continue;
      const after = start + parts.length;
      const [index] = this.mentionsIn(after, Math.min(to, after + 6));
      if (index === undefined) continue;
      return { referent: this.discourse.resolve(index), cue: phrase, kind: 'according' };
    }
    return undefined;
  }

  /** The speaker named in the words before a quote. */
  before(from: number, to: number): Attribution | undefined {
    const last = this.item(to - 1);
    const isColon =
      last?.text === ':' || (/^[–—-]$/u.test(last?.text ?? '') && this.item(to - 2)?.text === ':');
    for (let at = from; at < Math.min(to, from + 3); at++) {
      const according = this.accordingAt(at, to);
      if (
        according !== undefined &&
        !(this.passage.grammar.language === 'en' && according.cue === 'for')
      )
        return according;
    }
    let cue = -1;
    for (let at = to - 1; at >= from && at > to - 40; at--) {
      if (!this.isCue(at)) continue;
      cue = at;
      if (!this.passage.grammar.clauseWords.has(this.lower(at - 1))) break;
    }
    if (cue === -1 && !isColon) return undefined;
    const referent =
      (cue === -1 ? undefined : this.subjectOf(cue, from, to)) ??
      (isColon ? this.mainSubject(from, to) : undefined);
    return {
      referent,
      cue: cue === -1 ? undefined : this.item(cue)?.text,
      kind: isColon ? 'colon' : 'clause',
    };
  }

  /** The subject of a verb of saying in a stretch of narration. */
  subjectOf(cue: number, from: number, to: number): Referent | undefined {
    const { grammar } = this.passage;
    const verb = this.lower(cue);
    const gender = this.genderAt(cue, from, to);
    const quoted = this.quotedAs(cue, to);
    if (quoted !== undefined) return quoted;
    if (IMPERSONAL.test(verb) || this.hasImpersonalPronoun(cue, from, to)) {
      const paper = this.paperOrBody(from, to);
      if (paper !== undefined) return paper;
    }
    const isRelative = grammar.clauseWords.has(this.lower(cue - 1)) && cue - 1 > from;
    if (isRelative) {
      const antecedent = this.mentionsIn(from, cue).findLast(
        (index) => this.mentions[index]?.kind !== 'pronoun',
      );
      if (
        antecedent !== undefined &&
        (((this.mentions[antecedent]?.to ?? 0) >= cue - 3 &&
          this.mentions[antecedent]?.kind !== 'name') ||
          this.mentions[antecedent]?.to === cue - 1)
      )
        return this.discourse.resolve(antecedent, gender);
    }
    const before = this.mentionsIn(from, cue).filter(
      (index) => this.canBeSubject(index, gender) && !this.isSubordinate(index, cue),
    );
    const after = this.mentionsIn(cue + 1, to).filter(
      (index) => this.canBeSubject(index, gender) && this.isNearAfter(cue, index),
    );
    const isVerbFirst = grammar.language !== 'en' && after.length > 0;
    const close = before.filter((index) => this.isSameClause(index, cue));
    const order =
      isVerbFirst && close.length === 0
        ? [...after, ...before.toReversed()]
        : [
            ...this.rank(close),
            ...before.filter((index) => !close.includes(index)).toReversed(),
            ...after,
          ];
    for (const index of order) {
      const referent = this.discourse.resolve(index, gender);
      if (referent !== undefined) return referent;
    }
    return this.withoutSubject(cue, from, to, gender);
  }

  /** In one clause the first phrase is the subject, unless a name follows its own apposition. */
  rank(indexes: readonly number[]): readonly number[] {
    const named = indexes.find((index) => this.mentions[index]?.kind === 'name');
    const [first] = indexes;
    const mention = first === undefined ? undefined : this.mentions[first];
    if (
      named !== undefined &&
      mention?.kind === 'role' &&
      this.mentions[named]?.from === mention.to + 1
    )
      return [named, ...indexes];
    return indexes;
  }

  /** No subject: a plural verb with a body in a place ("у МОЗ додали"), or the person of the sentence before. */
  withoutSubject(cue: number, from: number, to: number, gender: Gender): Referent | undefined {
    const { grammar } = this.passage;
    const item = from < cue ? from : cue;
    if (grammar.language === 'fr' && (gender === 'male' || gender === 'female'))
      return this.discourse.recent(gender, item);
    if (!grammar.isInflected) return undefined;
    if (gender === 'plural') {
      return this.paperOrBody(from, to) ?? this.discourse.recentBody(item);
    }
    return this.discourse.recent(gender, item);
  }

  quotedAs(cue: number, to: number): Referent | undefined {
    if (this.passage.grammar.language !== 'en' || !/^(?:quoted|cited)$/u.test(this.lower(cue)))
      return undefined;
    if (/^(?:was|were|been|is)$/u.test(this.lower(cue - 1))) return undefined;
    const [index] = this.mentionsIn(cue + 1, Math.min(to, cue + 6));
    return index === undefined ? undefined : this.discourse.resolve(index);
  }

  hasImpersonalPronoun(cue: number, from: number, to: number): boolean {
    const { language } = this.passage.grammar;
    if (language === 'de')
      return /^(?:hieß|heißt|hiess|verlautet|verlautete)$/u.test(this.lower(cue));
    if (language !== 'fr') return false;
    for (let at = Math.max(from, cue - 2); at < Math.min(to, cue + 3); at++)
      if (/(?:^on$|-on$)/u.test(this.lower(at))) return true;
    return false;
  }

  /** The paper or body in a stretch, whatever its case: a statement speaks for the body beside it. */
  paperOrBody(from: number, to: number): Referent | undefined {
    const indexes = this.mentionsIn(from, to);
    const body = indexes.find((index) => this.mentions[index]?.kind === 'organisation');
    const paper = indexes.find((index) => this.mentions[index]?.kind === 'document');
    const statement = indexes.find((index) => this.mentions[index]?.kind === 'statement');
    const owner = this.mentions[paper ?? -1]?.to === this.mentions[body ?? -1]?.from;
    if (
      paper !== undefined &&
      (body === undefined || !owner || !LETTER.test(this.mentions[paper]?.head ?? ''))
    )
      return this.discourse.resolve(paper);
    if (body !== undefined) return this.discourse.resolve(body);
    if (statement !== undefined)
      return this.discourse.recentBody(from) ?? documentOf(this.mentions[statement]);
    return undefined;
  }

  genderAt(cue: number, from: number, to: number): Gender {
    const { grammar } = this.passage;
    const gender = grammar.genderOfVerb(this.lower(cue));
    if (gender !== 'any' || grammar.language !== 'fr') return gender;
    for (let at = Math.max(from, cue - 3); at < Math.min(to, cue + 3); at++) {
      if (/-elle$/u.test(this.lower(at))) return 'female';
      if (/-il$/u.test(this.lower(at))) return 'male';
    }
    return 'any';
  }

  canBeSubject(index: number, gender: Gender): boolean {
    const mention = this.mentions[index];
    if (mention === undefined || mention.isOblique || mention.kind === 'statement') return false;
    const { grammar } = this.passage;
    if (grammar.isInflected) {
      if (mention.kind === 'name') {
        const person = this.discourse.cast.people[this.discourse.cast.personOf[index] ?? -1];
        const last = mention.name.at(-1) ?? '';
        if (person === undefined) return false;
        if (person.name.at(-1) !== last && isObliqueForm(last, person.gender, grammar))
          return false;
        if (
          (gender === 'male' || gender === 'female') &&
          person.gender !== 'any' &&
          person.gender !== gender
        )
          return false;
        return true;
      }
      if (mention.kind === 'role') {
        if (
          isObliqueForm(mention.head, mention.gender, grammar) &&
          !/(?:прем’єр|министр)$/u.test(mention.head)
        )
          return false;
        if (gender === 'female' && mention.gender === 'male') return false;
        if (gender === 'male' && mention.gender === 'female') return false;
        if ((gender === 'plural') !== (mention.gender === 'plural') && gender !== 'any')
          return false;
      }
      if (mention.kind === 'organisation' && gender === 'male' && /[аяі]$/u.test(mention.head))
        return false;
    }
    return true;
  }

  isNearAfter(cue: number, index: number): boolean {
    const mention = this.mentions[index];
    if (mention === undefined) return false;
    for (let at = cue + 1; at < mention.from; at++) {
      const item = this.item(at);
      if (item === undefined || item.kind === 'quote' || /^[,;:.!?]$/u.test(item.text))
        return false;
      if (
        this.passage.grammar.clauseWords.has(item.lower) &&
        this.passage.grammar.language !== 'de'
      )
        return false;
    }
    return mention.from - cue <= 10;
  }

  isSameClause(index: number, cue: number): boolean {
    const mention = this.mentions[index];
    if (mention === undefined) return false;
    let commas = 0;
    for (let at = mention.to; at < cue; at++) {
      const text = this.lower(at);
      if (text === ',') commas++;
      if (text === ';' || text === ':') return false;
    }
    return commas === 0 || commas >= 2;
  }

  /** Inside a clause of its own ("Asked when …," "Als die Ministerin …,") that ends before the verb. */
  isSubordinate(index: number, before: number): boolean {
    const mention = this.mentions[index];
    if (mention === undefined) return false;
    const { items, grammar } = this.passage;
    let closes = false;
    for (let at = mention.to; at < before && at < mention.to + 40; at++) {
      if (items[at]?.text === ',') closes = true;
    }
    if (!closes) return false;
    for (let at = mention.from - 1; at > mention.from - 20; at--) {
      const item = items[at];
      if (item === undefined || item.sentence !== items[mention.from]?.sentence) return false;
      if (item.kind === 'mark' && /^[,;:]$/u.test(item.text)) return false;
      const opensHere = items[at - 1]?.kind !== 'word';
      if (!grammar.clauseWords.has(item.lower)) continue;
      if (grammar.articles.has(item.lower) || PRONOUN_CLAUSE.test(item.lower)) {
        if (opensHere && items[at - 1]?.text === ',') return true;
        continue;
      }
      if (grammar.language !== 'fr' || item.lower !== 'comme') return true;
    }
    return false;
  }

  /** The subject of a stretch without a verb of saying: the first phrase that can be one. */
  mainSubject(from: number, to: number): Referent | undefined {
    const indexes = this.mentionsIn(from, to);
    for (const index of indexes) {
      const mention = this.mentions[index];
      if (mention === undefined) continue;
      const isOwner =
        this.passage.items[mention.to - 1]?.text.endsWith('’s') === true ||
        this.passage.items[mention.to - 1]?.text.endsWith("'s") === true;
      if (!this.canBeSubject(index, 'any') && !isOwner) continue;
      const referent = this.discourse.resolve(index);
      if (referent !== undefined) return referent;
    }
    for (const index of indexes) {
      const referent = this.discourse.resolve(index);
      if (
        referent !== undefined &&
        PLACES_OF_SPEECH.test(this.lower((this.mentions[index]?.from ?? 0) - 1)) &&
        referent.kind !== 'person'
      )
        return referent;
    }
    const [only] = indexes;
    return only === undefined ? undefined : this.discourse.resolve(only);
  }

  /** The subject of a whole sentence, for those that come after it. */
  subjectOfSentence(sentence: Sentence): number | undefined {
    const { grammar, items } = this.passage;
    let gender: Gender = 'any';
    if (grammar.isInflected) {
      for (let at = sentence.from; at < sentence.to; at++) {
        const item = items[at];
        if (
          item?.kind === 'word' &&
          !item.isCapital &&
          /(?:в|вся|ла|лася|ли|лися|л|лся|лась|лись|ł|ła|li|ły)$/u.test(item.lower) &&
          grammar.verb.test(item.lower) &&
          !grammar.stopWords.has(item.lower)
        ) {
          gender = grammar.genderOfVerb(item.lower);
          break;
        }
      }
    }
    const indexes = this.mentionsIn(sentence.from, sentence.to);
    const able = indexes.filter((index) => this.canBeSubject(index, gender));
    const main = able.find((index) => !this.isSubordinate(index, sentence.to)) ?? able[0];
    if (main !== undefined || gender !== 'plural') return main;
    return indexes.find((index) => this.mentions[index]?.kind === 'organisation');
  }
}

/** French inversion: "raconte-t-elle" is the verb "raconte". */
function bareVerb(lower: string): string {
  return lower.replace(/-(?:t-)?(?:ils?|elles?|on|je)$/u, '');
}

function documentOf(mention: Mention | undefined): Referent | undefined {
  if (mention === undefined) return undefined;
  return {
    kind: 'document',
    person: undefined,
    name: mention.role,
    gender: 'neuter',
    confidence: 0.8,
  };
}
