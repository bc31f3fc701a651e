import { bareVerb } from './clause-reader.ts';
import { paperOf } from './paper-reader.ts';
import { OWNER_GENDER, POLISH_OWNER_GENDER, type Referent } from './referent.ts';
import { SentenceSubjectReader } from './sentence-subject.ts';
import { WRITTEN } from './subject-reader.ts';

/** Where the words beside a quote say who speaks. */
export interface Attribution {
  readonly referent: Referent | undefined;
  /** The verb of saying in the article's form. */
  readonly cue: string | undefined;
  readonly kind: 'clause' | 'colon' | 'according' | 'intro';
}

const MADE_KNOWN = /^(?:savoir|valoir|remarquer|observer|comprendre)$/u;

/** Who sent or signed a paper stands behind these. */
const SENT_BY = /^(?:by|from|par|von|від|от|od|przez)$/u;
const SENDS =
  /^(?:wysła|napisa|zostawi|nada|przesła|opublikowa|zamieści|podpisa|skierowa|rozesła|wrzuci|nagra)(?:ł|ła)$/u;
const SENT_IN_GERMAN =
  /^(?:schickte|schickt|sandte|sendete|schrieb|hinterließ|verfasste|verschickte|postete|tippte|mailte|simste|faxte|hinterlassen|geschickt|geschrieben)$/u;
const MESSAGE =
  /(?:nachricht|nachrichten|sms|e?-?mail|brief|zeilen|zettel|chat|worte|satz|post|botschaft|karte|notiz|eintrag)$/u;
/** What opens a sentence without a verb that tells how some place feels. */
const MOOD =
  /^(?:erleichterung|empörung|freude|kritik|lob|jubel|entsetzen|protest|widerspruch|skepsis|unverständnis|zustimmung|enttäuschung|ärger|wut|trauer|aufregung|ratlosigkeit|stimmen|stimme|verwunderung|gelassenheit|hoffnung|sorge|angst|verzweiflung|relief|anger|fury|joy|outrage|despair|disbelief|dismay|silence|frustration|jubilation|confusion|panic|mourning|grief|scorn|praise)$/u;
const SENDER_ITEMS_MAX = 10;
/** "W jego ocenie", "Jego zdaniem" open a sentence. */
const OPENING_ITEMS_MAX = 3;
/** What has words on it, in Ukrainian and Russian. */
const SURFACE =
  /^(?:сайт|стін|стен|двер|щит|табло|борт|паркан|забор|дошц|доск|стенд|екран|экран|футболк|футболц|картон|картонк|картонц|аркуш|ворот|хвіртц|калитк|фасад|капот|асфальт|упаковц|упаковк|етикетц|этикетк|конверт|цінник|ценник|чек|вивісц|вывеск|бляшанц|жетон|стовп|столб)\p{L}{0,3}$/u;
/** «поднес лист к глазам и прочел: «…»»: the words of the paper, not of its reader. */
const READ_ALOUD =
  /^(?:проч[её]л|прочла|прочли|прочитал[аи]?|зачитал[аи]?|прочитав|прочитала|прочитали|зачитав)$/u;
/** From a paper to the colon before its words. */
const PAPER_ITEMS_MAX = 3;

/** Reads the narration around quotes; one for each text. */
export class Attributor extends SentenceSubjectReader {
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
    const actor = cue === -1 && isDashed ? this.actorAt(start, to) : undefined;
    if (actor !== undefined) return actor;
    if (cue === -1 && isDashed && first?.isCapital === false) cue = start;
    if (cue === -1 && isDashed) cue = this.gestureBehindName(start, to);
    if (cue === -1 && this.isPastBeforeName(start, to)) cue = start;
    if (cue === -1) cue = this.openVerb(start, to);
    if (cue === -1) return undefined;
    return { referent: this.subjectOf(cue, start, to), cue: this.item(cue)?.text, kind: 'clause' };
  }

  /** «…, – мер дістає з шухляди договір», «…, – голова правління «Укренерго» Олег Мороз»: the subject first, then what he does, or nothing. */
  actorAt(start: number, to: number): Attribution | undefined {
    const { grammar } = this.passage;
    const [index] = this.mentionsIn(start, Math.min(to, start + 2));
    const mention = this.mentions[index ?? -1];
    if (index === undefined || mention === undefined) return undefined;
    const verb = this.lower(mention.to);
    const isDoing = grammar.verb.test(verb);
    if (!isDoing && (mention.from !== start || this.hasVerb(mention.to, to))) return undefined;
    const gender = isDoing ? grammar.genderOfVerb(verb) : 'any';
    if (!this.canBeSubject(index, gender)) return undefined;
    return {
      referent: this.discourse.resolve(index, gender, true),
      cue: undefined,
      kind: 'clause',
    };
  }

  hasVerb(from: number, to: number): boolean {
    const { grammar } = this.passage;
    for (let at = from; at < to; at++) {
      const item = this.item(at);
      const isWord = item?.kind === 'word' && !item.isCapital && !grammar.stopWords.has(item.lower);
      if (isWord && (grammar.verb.test(item.lower) || grammar.cue.test(item.lower))) return true;
    }
    return false;
  }

  /** French: "s'amuse la syndicaliste", "a fait savoir la direction": any verb behind a reflexive or an auxiliary. */
  frenchVerb(start: number, to: number): number | undefined {
    if (this.passage.grammar.language !== 'fr') return undefined;
    const first = this.lower(start);
    // «fait valoir le syndicat».
    const isCausative = /^(?:fait|font)$/u.test(first) && MADE_KNOWN.test(this.lower(start + 1));
    if (isCausative) return start + 1;
    // «a-t-elle éludé», «élude-t-elle»: the inversion shows the verb.
    if (/^(?:a|ont|avait|avaient)-(?:t-)?(?:il|elle|ils|elles|on)$/u.test(first)) {
      const next = bareVerb(this.lower(start + 1));
      return /(?:é|i|u|it|is|ert|ait)$/u.test(next) ? start + 1 : undefined;
    }
    if (/^\p{L}{3,}e-(?:t-)?(?:il|elle|ils|elles|on)$/u.test(first)) return start;
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

  /** "– Zofia Bednarz pokazuje róg kuchni": what somebody named does between the dashes; -1 where no verb follows the name. */
  gestureBehindName(start: number, to: number): number {
    const { grammar } = this.passage;
    const [index] = this.mentionsIn(start, start + 1);
    const at = this.mentions[index ?? -1]?.to ?? to;
    const isPerson = index !== undefined && (this.discourse.cast.personOf[index] ?? -1) >= 0;
    const isVerb = isPerson && at < to && grammar.verb.test(this.lower(at));
    return grammar.language === 'pl' && isVerb ? at : -1;
  }

  /** "“The goat leads,” deadpanned Buchan": a past in no list, between the words and a name. */
  isPastBeforeName(start: number, to: number): boolean {
    const first = this.item(start);
    const isPast = first?.kind === 'word' && !first.isCapital && first.lower.endsWith('ed');
    const [index] = this.mentionsIn(start + 1, Math.min(to, start + 2));
    return (
      this.passage.grammar.language === 'en' &&
      isPast &&
      this.mentions[index ?? -1]?.kind === 'name'
    );
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

  /** The mention of the person after the "according to" that opens a sentence. */
  sourceOfSentence(sentence: { readonly from: number; readonly to: number }): number | undefined {
    const source = this.accordingAt(sentence.from, sentence.to)?.referent;
    const near = this.mentionsIn(sentence.from, Math.min(sentence.to, sentence.from + 10));
    // «За словами співрозмовника в делегації, …», «На думку неназваного дипломата, …»: somebody without a name is spoken of next too.
    if (source?.kind === 'anonymous')
      return near.find((index) => {
        const kind = this.mentions[index]?.kind;
        return kind === 'anonymous' || (kind === 'role' && this.passage.grammar.isInflected);
      });
    if (source?.person === undefined) return undefined;
    return near.find((index) => this.discourse.cast.personOf[index] === source.person?.id);
  }

  /** «По его словам, …»: whom the pronoun means is spoken of next. */
  sourceByPronoun(sentence: { readonly from: number; readonly to: number }): Referent | undefined {
    const { language } = this.passage.grammar;
    if (language === 'pl') return this.polishSourceByPronoun(sentence);
    if (language !== 'uk' && language !== 'ru') return undefined;
    for (let at = sentence.from; at < sentence.to - 2; at++) {
      const owner = OWNER_GENDER[this.lower(at + 1)];
      if (owner === undefined || !/^(?:по|за|на|со|зі)$/u.test(this.lower(at))) continue;
      if (!/^(?:слов|слів|мнени|думк|данн|дани|переконан|убежден)/u.test(this.lower(at + 2)))
        continue;
      return this.discourse.recent(owner, sentence.from);
    }
    return undefined;
  }

  /** "Jego zdaniem sąd pominął opinię": he says more, not the court. */
  polishSourceByPronoun(sentence: {
    readonly from: number;
    readonly to: number;
  }): Referent | undefined {
    for (
      let at = sentence.from;
      at < Math.min(sentence.to, sentence.from + OPENING_ITEMS_MAX);
      at++
    ) {
      const owner = POLISH_OWNER_GENDER[this.lower(at)];
      if (
        owner !== undefined &&
        /^(?:zdaniem|opinii|ocenie|słów|relacji)$/u.test(this.lower(at + 1))
      )
        return this.discourse.recent(owner, sentence.from);
    }
    return undefined;
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
      // «Laut Anklage schrieb der Unternehmer: „…“»: he wrote, the indictment only tells so.
      if (gap.some((_, offset) => this.isCue(after + offset))) continue;
      const referent = this.senderBehind(index, to) ?? this.discourse.resolve(index, 'any', true);
      // «Laut Anklage schrieb …»: a noun of which nothing is known is no source.
      if (referent === undefined) continue;
      return { referent, cue: phrase, kind: 'according' };
    }
    return undefined;
  }

  /** "according to a text message sent by the skipper, Oskar Prine": whose message it was. */
  senderBehind(index: number, to: number): Referent | undefined {
    const paper = this.mentions[index];
    if (paper?.kind !== 'document' && paper?.kind !== 'statement') return undefined;
    for (const next of this.mentionsIn(paper.to, Math.min(to, paper.to + SENDER_ITEMS_MAX))) {
      let at = (this.mentions[next]?.from ?? 0) - 1;
      const { grammar } = this.passage;
      while (at > paper.to && grammar.articles.has(this.lower(at))) at--;
      if (!SENT_BY.test(this.lower(at)) && !SENT_BY.test(this.lower(at - 1))) continue;
      const sender = this.discourse.resolve(next);
      if (sender?.kind === 'person') return sender;
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
    const writer = isColon ? this.germanWriter(from, to) : undefined;
    if (writer !== undefined) return writer;
    let cue = -1;
    for (let at = to - 1; at >= from && at > to - 40; at--) {
      if (!this.isCue(at)) continue;
      cue = at;
      if (!this.passage.grammar.clauseWords.has(this.lower(at - 1))) break;
    }
    if (cue === -1 && !isColon) return undefined;
    const read = isColon ? this.paperThatReads(from, to) : undefined;
    if (read !== undefined) return read;
    const paper =
      cue === -1 || this.passage.grammar.language === 'pl'
        ? (this.polishWriter(from, to) ??
          (cue === -1 ? this.paperBeforeColon(from, to) : undefined) ??
          (isColon && cue === -1 ? this.writtenBeforeColon(from, to) : undefined))
        : undefined;
    const referent =
      paper ??
      (cue === -1 ? undefined : this.subjectOf(cue, from, to)) ??
      (isColon ? this.mainSubject(from, to) : undefined);
    // "Erleichterung im Rathaus von Bad Salmen: „…“": of some people there, and nobody spoken of before.
    const isMood =
      MOOD.test(this.lower(from)) && this.passage.grammar.prepositions.has(this.lower(from + 1));
    if (referent === undefined && cue === -1 && !isMood) return undefined;
    return {
      referent,
      cue: cue === -1 ? undefined : this.item(cue)?.text,
      kind: isColon ? 'colon' : 'clause',
    };
  }

  /** "SMS, który Sieradz wysłał do właściciela: „…”": who sent what stands before the colon. */
  polishWriter(from: number, to: number): Referent | undefined {
    if (this.passage.grammar.language !== 'pl' || this.lower(to - 1) !== ':') return undefined;
    const index = this.mentionsIn(from, to).find((one) => {
      const mention = this.mentions[one];
      const isWriter = mention?.kind === 'name' || mention?.kind === 'role';
      return (
        isWriter &&
        /^któr(?:y|ą|e|ego)$/u.test(this.lower(mention.from - 1)) &&
        SENDS.test(this.lower(mention.to))
      );
    });
    const writer = index === undefined ? undefined : this.discourse.resolve(index);
    return writer?.kind === 'person' ? writer : undefined;
  }

  /** "die Nachricht, die der Kopf der Bande seinem Bruder schickte: „…“": who wrote it, or nobody who is known. */
  germanWriter(from: number, to: number): Attribution | undefined {
    const cue = to - 2;
    if (this.passage.grammar.language !== 'de' || !SENT_IN_GERMAN.test(this.lower(cue)))
      return undefined;
    let relative = cue;
    while (relative > from && this.item(relative)?.text !== ',') relative--;
    const isRelative = /^(?:die|den|das|der|welche|welchen)$/u.test(this.lower(relative + 1));
    const isOfPaper = this.passage.items
      .slice(from, relative)
      .some((item) => item.isCapital && MESSAGE.test(item.lower));
    if (!isRelative || !isOfPaper) return undefined;
    const index = this.mentionsIn(relative + 2, cue).find((one) => this.canBeSubject(one, 'any'));
    const referent = index === undefined ? undefined : this.discourse.resolve(index);
    return { referent, cue: this.item(cue)?.text, kind: 'colon' };
  }

  /** «на борту виведено крейдою: «…»», «у зведенні одне речення: «…»»: what can be read, where nobody is there to say it. */
  writtenBeforeColon(from: number, to: number): Referent | undefined {
    const { language } = this.passage.grammar;
    if (language !== 'uk' && language !== 'ru') return undefined;
    for (let at = from; at < to; at++)
      if (WRITTEN.test(this.lower(at))) return paperOf(this.lower(at));
    const last = this.lower(to - 2);
    if (READ_ALOUD.test(last)) return paperOf(last);
    const indexes = this.mentionsIn(from, to);
    // «На дверях: «…»», «На сайті заводу вакансія: «…»».
    const hasSomebody = indexes.some((index) =>
      /^(?:name|role|pronoun|anonymous)$/u.test(this.mentions[index]?.kind ?? ''),
    );
    const surface = hasSomebody ? undefined : this.surfaceIn(from, to);
    if (surface !== undefined) return paperOf(surface);
    const isPaper = (index: number): boolean =>
      /^(?:document|statement)$/u.test(this.mentions[index]?.kind ?? '');
    // «На хвіртці – напис крейдою: «…»»: the paper is what the clause names last.
    const named = this.mentions[indexes.at(-1) ?? -1];
    const isNamedLast =
      named?.kind === 'document' && !named.isOblique && to - named.to <= PAPER_ITEMS_MAX;
    const paper = isNamedLast || indexes.every(isPaper) ? indexes.findLast(isPaper) : undefined;
    const name = this.mentions[paper ?? -1]?.role;
    return name !== undefined && this.ownerOfPage(from, to) === undefined
      ? paperOf(name)
      : undefined;
  }

  /** What words can be read on, behind its preposition. */
  surfaceIn(from: number, to: number): string | undefined {
    for (let at = from + 1; at < to; at++) {
      const isPlace = [at - 1, at - 2].some(
        (one) => one >= from && /^(?:на|у|в)$/u.test(this.lower(one)),
      );
      if (isPlace && SURFACE.test(this.lower(at))) return this.lower(at);
    }
    return undefined;
  }

  /** "przykręcono tabliczkę: „…”": what can be read stands right before the colon. */
  paperBeforeColon(from: number, to: number): Referent | undefined {
    const index = this.mentionsIn(from, to).at(-1);
    const mention = index === undefined ? undefined : this.mentions[index];
    if (index === undefined || mention?.kind !== 'document' || mention.to !== to - 1)
      return undefined;
    return this.discourse.resolve(index);
  }

  /** "a handwritten note in a ledger that read: “…”": the paper that the clause names, by nobody's hand. */
  paperThatReads(from: number, to: number): Attribution | undefined {
    const verb = to - 2;
    const isClause = /^(?:that|which)$/u.test(this.lower(verb - 1));
    if (!isClause || !/^(?:reads?|said|says|warned|warns|declared|ran)$/u.test(this.lower(verb)))
      return undefined;
    const index = this.mentionsIn(from, verb).findLast(
      (one) => this.mentions[one]?.kind === 'document',
    );
    if (index === undefined) return undefined;
    return { referent: this.discourse.resolve(index), cue: this.item(verb)?.text, kind: 'colon' };
  }
}
