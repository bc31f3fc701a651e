import { bareVerb, ClauseReader, PRESS } from './clause-reader.ts';
import type { Gender } from './grammar/grammar.ts';
import type { Sentence } from './lay-out.ts';
import type { Mention } from './mention.ts';
import type { Referent } from './referent.ts';

/** Where the words beside a quote say who speaks. */
export interface Attribution {
  readonly referent: Referent | undefined;
  /** The verb of saying in the article's form. */
  readonly cue: string | undefined;
  readonly kind: 'clause' | 'colon' | 'according' | 'intro';
}

const IMPERSONAL =
  /^(?:йдеться|йшлося|ідеться|говориться|сказано|зазначено|зазначається|наголошується|мовиться|написано|вказано|чути|говорится|указывалось|указано|отмечается|подчёркивается|значится|слышно|сообщается|czytamy|napisano|podano|przekazano|stwierdzono|zaznaczono|słychać|heißt|hieß|steht|stand|lire|lit|lit-on|indique-t-on)$/u;
/** Verbs of answering and of asking. */
export const ANSWER =
  /^(?:answer|repl|retort|respond|shot|відповід|відповів|відповіла|відказ|ответ|отвеч|odpar|odpow|antwort|entgegn|erwider|répond|répliqu|rétorqu)/u;
export const ASK =
  /^(?:ask|wonder|inquir|запит|спит|пит|спрос|спраш|поинтерес|pyta|zapyta|dopyt|frag|demand|interrog)/u;
const QUOTING =
  /^(?:quoted|cited|quotes|cites|zitiert|zitierte|cite|cité|citent|цитує|цитують|цитирует|цитируют|cytuje|cytują)$/u;
const READS = /^(?:reads?|says?|said|warns?|warned)$/u;
/** "на запрос редакции": who asked does not answer. */
const REQUEST = /^(?:запрос|запит|pytani\p{L}|zapytani\p{L}|anfrage|query|request|question|demande)$/u;
/** "чути на записі": a recording lets hear whoever was last spoken of. */
const HEARD = /^(?:чути|слышно|słychać)$/u;
/** A letter speaks for the body that wrote it; a report for itself. */
const LETTER = /(?:лист|письм|pism|list|lettre|courrier|brief|schreiben|letter)/u;
const PLACES_OF_SPEECH = /^(?:у|в|во|w|we|aus|im|in|auf|au|à|dans|beim|na|на|з|до)$/u;

/** Reads the narration around quotes; one for each text. */
export class Attributor extends ClauseReader {
  /** The speaker named in the words after a quote, up to `to`. */
  after(from: number, to: number): Attribution | undefined {
    let start = from;
    while (start < to && this.item(start)?.kind === 'mark') start++;
    if (start >= to) return undefined;
    const opened = this.frenchVerb(start, to);
    if (opened !== undefined)
      return {
        referent: this.subjectOf(opened, start, to),
        cue: this.item(opened)?.text,
        kind: 'clause',
      };
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
    const isDashed = grammar.isInflected && /^[–—-]$/u.test(this.item(start - 1)?.text ?? '');
    if (cue === -1 && isDashed && first?.isCapital === false) cue = start;
    if (cue === -1) cue = this.openVerb(start, to);
    if (cue === -1) return undefined;
    return { referent: this.subjectOf(cue, start, to), cue: this.item(cue)?.text, kind: 'clause' };
  }

  /** French: "s'amuse la syndicaliste", "a fait savoir la direction": any verb behind a reflexive or an auxiliary. */
  frenchVerb(start: number, to: number): number | undefined {
    if (this.passage.grammar.language !== 'fr') return undefined;
    const first = this.lower(start);
    const isReflexive = /^(?:se|s')$/u.test(first);
    const isAuxiliary = /^(?:a|ont|avait|avaient|est)$/u.test(first);
    if (!isReflexive && !isAuxiliary) return undefined;
    for (let at = start + 1; at < Math.min(to, start + 4); at++) {
      const lower = bareVerb(this.lower(at));
      if (this.item(at)?.kind !== 'word' || this.item(at)?.isCapital === true) return undefined;
      if (this.passage.grammar.stopWords.has(lower) && lower !== 'fait') continue;
      const isVerb = isReflexive
        ? this.passage.grammar.verb.test(lower)
        : /(?:é|ée|i|u|it|is|ert|ait)$/u.test(lower);
      if (isVerb)
        return lower === 'fait' &&
          /^(?:savoir|valoir|remarquer|observer)$/u.test(this.lower(at + 1))
          ? at + 1
          : at;
    }
    return undefined;
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
      // "laut „news.example“ mit folgenden Worten": what stands behind the marks is not the source.
      const gap = this.passage.items.slice(after, this.mentions[index]?.from ?? after);
      if (gap.some((item) => item.kind === 'quote')) continue;
      return {
        referent: this.discourse.resolve(index, 'any', true),
        cue: phrase,
        kind: 'according',
      };
    }
    return undefined;
  }

  /** The speaker named in the words before a quote. */
  before(from: number, to: number): Attribution | undefined {
    const last = this.item(to - 1);
    const isColon =
      last?.text === ':' || (/^[–—-]$/u.test(last?.text ?? '') && this.item(to - 2)?.text === ':');
    for (let at = from; at < Math.min(to, from + 30); at++) {
      const according = this.accordingAt(at, to);
      if (
        according !== undefined &&
        (at < from + 3 || (according.cue?.length ?? 0) > 3) &&
        !/^(?:for|so|pour|jak)$/u.test(
          at === from && according.cue !== 'for' ? '' : (according.cue ?? ''),
        )
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
    const paper = cue === -1 ? this.paperBeforeColon(from, to) : undefined;
    const referent =
      paper ??
      (cue === -1 ? undefined : this.subjectOf(cue, from, to)) ??
      (isColon ? this.mainSubject(from, to) : undefined);
    if (referent === undefined && cue === -1) return undefined;
    return {
      referent,
      cue: cue === -1 ? undefined : this.item(cue)?.text,
      kind: isColon ? 'colon' : 'clause',
    };
  }

  /** "przykręcono tabliczkę: „…”": what can be read stands right before the colon. */
  paperBeforeColon(from: number, to: number): Referent | undefined {
    const index = this.mentionsIn(from, to).at(-1);
    const mention = index === undefined ? undefined : this.mentions[index];
    if (index === undefined || mention?.kind !== 'document' || mention.to !== to - 1) return undefined;
    return this.discourse.resolve(index);
  }

  /** The subject of a verb of saying in a stretch of narration. */
  subjectOf(cue: number, from: number, to: number): Referent | undefined {
    this.discourse.isAnswer = ANSWER.test(this.lower(cue));
    const { grammar } = this.passage;
    const verb = this.lower(cue);
    if (READS.test(verb) && this.lower(cue - 1) === 'it') {
      const paper = this.discourse.recentPaper(cue);
      if (paper !== undefined) return paper;
    }
    const gender = this.genderAt(cue, from, to);
    const quoted = this.quotedAs(cue, to);
    if (quoted !== undefined) return quoted;
    if (HEARD.test(verb)) return this.discourse.recent('any', Math.min(from, cue));
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
    const beside = before.findLast((index) => this.isBeside(index, cue));
    const close = before.filter((index) => this.isSameClause(index, cue));
    if (beside !== undefined) close.unshift(beside);
    const order =
      isVerbFirst && close.length === 0
        ? [...after, ...before.toReversed()]
        : [
            ...this.rank(close),
            ...before.filter((index) => !close.includes(index)).toReversed(),
            ...after,
          ];
    for (const index of order) {
      const referent = this.discourse.resolve(index, gender, true);
      if (referent !== undefined) return referent;
    }
    const epithet = this.epithetAfter(cue, to);
    if (epithet !== undefined)
      return (
        this.discourse.resolveEpithet(Math.min(from, cue), epithet === 'any' ? gender : epithet) ??
        this.withoutSubject(cue, from, to, gender)
      );
    const statement = this.mentionsIn(from, to).find(
      (index) =>
        this.mentions[index]?.kind === 'statement' && this.mentions[index]?.isOblique === false,
    );
    if (statement !== undefined) return this.discourse.resolve(statement);
    return this.withoutSubject(cue, from, to, gender);
  }

  /** A definite noun in no list right after the verb, and the gender that its article shows; undefined when none stands there. */
  epithetAfter(cue: number, to: number): Gender | undefined {
    const { grammar } = this.passage;
    const isBefore = grammar.language === 'en' && this.lower(cue - 2) === 'the';
    if (isBefore && this.item(cue - 1)?.isCapital === false) return 'any';
    const first = this.item(cue + 1);
    if (first?.kind !== 'word' || cue + 1 >= to) return undefined;
    if (grammar.isInflected) return undefined;
    if (!/^(?:le|la|l'|der|die|the|ce|cette|dieser|diese)$/u.test(first.lower)) return undefined;
    const noun = this.item(cue + 2);
    if (noun?.kind !== 'word' || (grammar.language === 'de') !== noun.isCapital) return undefined;
    if (grammar.language === 'en') return 'any';
    return /^(?:la|die|cette|diese)$/u.test(first.lower)
      ? 'female'
      : first.lower === "l'"
        ? 'any'
        : 'male';
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
      return this.discourse.meantBy(gender, item);
    if (!grammar.isInflected) return undefined;
    if (gender === 'plural') {
      return this.paperOrBody(from, to) ?? this.discourse.recentBody(item);
    }
    return this.discourse.meantBy(gender, item);
  }

  /** "Reuters quoted Perković as saying", "zitiert einen Augenzeugen": the object speaks; in the passive the subject does. */
  quotedAs(cue: number, to: number): Referent | undefined {
    if (!QUOTING.test(this.lower(cue))) return undefined;
    if (/^(?:was|were|been|is|est|sont|été)$/u.test(this.lower(cue - 1))) return undefined;
    if (this.passage.grammar.objectPronouns.has(this.lower(cue + 1)))
      return this.discourse.recent('any', cue);
    const index = this.mentionsIn(cue + 1, Math.min(to, cue + 7)).find(
      (one) => this.mentions[one]?.kind !== 'statement',
    );
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

  /** "in einer Erklärung des Ministers": the person whose paper it is. */
  ownerOfPaper(index: number): Referent | undefined {
    const paper = this.mentions[index];
    const next = this.mentions[index + 1];
    if (paper === undefined || next === undefined || next.from - paper.to > 1) return undefined;
    if (next.kind !== 'role' && next.kind !== 'name') return undefined;
    if (this.item(next.from)?.sentence !== this.item(paper.from)?.sentence) return undefined;
    const referent = this.discourse.resolve(index + 1);
    return referent?.kind === 'person' ? referent : this.discourse.ownerOf(index + 1);
  }

  /** The paper or body in a stretch, whatever its case: a statement speaks for the body beside it. */
  paperOrBody(from: number, to: number): Referent | undefined {
    const indexes = this.mentionsIn(from, to);
    const body = indexes.find(
      (index) =>
        this.mentions[index]?.kind === 'organisation' &&
        !PRESS.test(this.mentions[index]?.role ?? '') &&
        !REQUEST.test(this.lower((this.mentions[index]?.from ?? 0) - 1)),
    );
    const paper = indexes.find((index) => this.mentions[index]?.kind === 'document');
    const statement = indexes.find((index) => this.mentions[index]?.kind === 'statement');
    const owner = this.mentions[paper ?? -1]?.to === this.mentions[body ?? -1]?.from;
    if (
      paper !== undefined &&
      (body === undefined || !owner || !LETTER.test(this.mentions[paper]?.head ?? ''))
    )
      return this.discourse.resolve(paper);
    if (body !== undefined) return this.discourse.resolve(body);
    if (statement === undefined) return undefined;
    return (
      this.ownerOfPaper(statement) ??
      this.discourse.recentBody(from) ??
      documentOf(this.mentions[statement])
    );
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
    const only = indexes.find((index) => this.mentions[index]?.isOblique === false);
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
          /(?:в|вся|ла|лася|ли|лися|л|лся|лась|лись|ł|ła|li|ły|ють|ять|ют|ят)$/u.test(item.lower) &&
          grammar.verb.test(item.lower) &&
          !grammar.stopWords.has(item.lower)
        ) {
          gender = grammar.genderOfVerb(item.lower);
          break;
        }
      }
    }
    const indexes = this.mentionsIn(sentence.from, sentence.to).filter(
      (index) => grammar.language !== 'de' || this.mentions[index]?.head !== 'es',
    );
    const place = indexes.find(
      (index) =>
        this.mentions[index]?.kind === 'organisation' &&
        (this.mentions[index]?.from ?? 0) - 1 <= sentence.from + 1 &&
        PLACES_OF_SPEECH.test(this.lower((this.mentions[index]?.from ?? 0) - 1)),
    );
    if (gender === 'plural' && place !== undefined) return place;
    const able = indexes.filter((index) => this.canBeSubject(index, gender));
    const main = able.find((index) => !this.isSubordinate(index, sentence.to)) ?? able[0];
    if (main !== undefined) return main;
    if (gender !== 'plural') return indexes.find((index) => this.discourse.isUnknownSubject(index));
    return indexes.find((index) => this.mentions[index]?.kind === 'organisation');
  }
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
