import { ANSWER } from './asking.ts';
import type { Gender } from './grammar/grammar.ts';
import { PaperReader, paperOf } from './paper-reader.ts';
import { PRESS } from './press.ts';
import { nobody, OWNER_GENDER, openBody, type Referent } from './referent.ts';

const IMPERSONAL =
  /^(?:йдеться|йшлося|ідеться|говориться|сказано|зазначено|зазначається|наголошується|мовиться|написано|вказано|чути|говорится|указывалось|указано|отмечается|подчёркивается|значится|слышно|сообщается|czytamy|napisano|podano|przekazano|stwierdzono|zaznaczono|słychać|heißt|hieß|steht|stand|lire|lit|lit-on|indique-t-on)$/u;
/** What can be read somewhere, in Ukrainian and Russian: on a wall, a board, a page. */
export const WRITTEN =
  /^(?:написано|виведено|значилося|значилось|значиться|вирізано|видряпано|накреслено|викарбувано|вибито|надруковано|намальовано|нашкрябано|выведено|значилось|значится|вырезано|выцарапано|нацарапано|начертано|выбито|напечатано|нарисовано|накорябано)$/u;
const QUOTING =
  /^(?:quoted|cited|quotes|cites|zitiert|zitierte|cite|cité|citent|цитує|цитують|цитирует|цитируют|cytuje|cytują)$/u;
/** «приводит слова», «передаёт слова», «наводить слова». */
const PASSING_ON =
  /^(?:приводит|приводят|привёл|привела|привели|передаёт|передает|передают|передал|передала|наводить|наводять|передає|передають|напомнил|напомнила|напомнили|нагадав|нагадала|нагадали|процитировал|процитировала|процитував|процитувала)$/u;
const WORDS = /^(?:слова|высказывани[ея]|комментарий|ответ|мнение|коментар|відповідь|думку)$/u;
const READS =
  /^(?:reads?|says?|said|warns?|warned|begins?|began|opens?|opened|continue[sd]?|conclude[sd]?|ends?|ended|states?|stated|notes?|noted|adds?|added|went|goes)$/u;
/** "чути на записі": a recording lets hear whoever was last spoken of. */
const HEARD = /^(?:чути|слышно|słychać)$/u;
/** Reporters who were told. */
const WE_HEAR = /^(?:słyszymy|usłyszeliśmy)$/u;
const VOICE = /^(?:голос|głos)(?:и|а|y)?$/u;
/** Prepositions of the one from whom words come. */
const SOURCE: Readonly<Record<string, RegExp>> = {
  fr: /^(?:de|du|d'|des|chez)$/u,
  de: /^(?:von|vom|aus|seitens|der|des|bei|beim)$/u,
  en: /^(?:from|by|of)$/u,
  pl: /^(?:od|ode|ze|z)$/u,
  uk: /^(?:від|од)$/u,
  ru: /^(?:от)$/u,
};
/** English words for words that come from somebody. */
const WORD =
  /^(?:response|reply|statement|word|words|comment|message|answer|reaction|tweet|post|update|confirmation|news)$/u;
export const PLACES_OF_SPEECH = /^(?:у|в|во|w|we|aus|im|in|auf|au|à|dans|beim|na|на|з|до)$/u;

/** Finds who or what does the saying: the subject of a verb, the paper that is read, the body in a place. */
export class SubjectReader extends PaperReader {
  /** The subject of a verb of saying in a stretch of narration. */
  subjectOf(cue: number, from: number, to: number): Referent | undefined {
    this.discourse.isAnswer = ANSWER.test(this.lower(cue));
    const { grammar } = this.passage;
    const gender = this.genderAt(cue, from, to);
    // "pytamy", "dopytuję": the reporter.
    if (grammar.language === 'pl' && /(?:pyta(?:m|my)|pytuj(?:ę|emy))$/u.test(this.lower(cue)))
      return undefined;
    const special =
      this.polishBody({ cue, from, to }) ?? this.specialSubject({ cue, from, to }, gender);
    if (special !== undefined) return special;
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
    const inverted = this.pronounBehind(cue, to);
    if (inverted !== undefined) return this.discourse.resolve(inverted, gender, true);
    const before = this.mentionsIn(this.relativeFrom(from, cue), cue).filter(
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
      // «сказал он DW»: the pronoun is the subject, whoever it means; what follows is told.
      const isPronoun = this.mentions[index]?.kind === 'pronoun' && this.isBesideVerb(index, cue);
      if (grammar.isInflected && isPronoun) return undefined;
    }
    const named = this.bodyBehindArticle(cue, to);
    if (named !== undefined) return named;
    const epithet = this.epithetAfter(cue, to);
    if (epithet !== undefined)
      return (
        this.discourse.resolveEpithet(
          Math.min(from, cue),
          epithet === 'any' ? gender : epithet,
          this.lower(this.epithetAt(cue)),
        ) ?? this.withoutSubject(cue, from, to, gender)
      );
    const statement = this.mentionsIn(from, to).find(
      (index) =>
        this.mentions[index]?.kind === 'statement' && this.mentions[index]?.isOblique === false,
    );
    if (statement !== undefined) return this.discourse.resolve(statement);
    return this.withoutSubject(cue, from, to, gender);
  }

  isBesideVerb(index: number, cue: number): boolean {
    const mention = this.mentions[index];
    return mention !== undefined && (mention.from === cue + 1 || mention.to === cue);
  }

  /** "Auf die Frage der Reporterin antwortete er": in German a pronoun right behind the verb is its subject, whatever stands before. */
  pronounBehind(cue: number, to: number): number | undefined {
    const { language, objectPronouns } = this.passage.grammar;
    if (language !== 'de') return undefined;
    const at = objectPronouns.has(this.lower(cue + 1)) ? cue + 2 : cue + 1;
    return this.mentionsIn(at, Math.min(to, at + 1)).find(
      (index) => this.mentions[index]?.kind === 'pronoun' && this.mentions[index]?.head !== 'es',
    );
  }

  /** What speaks by the verb alone: a paper that reads, an object that is quoted, a pronoun inside the verb. */
  specialSubject(
    { cue, from, to }: { readonly cue: number; readonly from: number; readonly to: number },
    gender: Gender,
  ): Referent | undefined {
    const { grammar } = this.passage;
    const verb = this.lower(cue);
    if (READS.test(verb) && this.lower(cue - 1) === 'it') {
      const paper = this.discourse.recentPaper(cue);
      if (paper !== undefined) return paper;
    }
    const quoted = this.quotedAs(cue, to);
    if (quoted !== undefined) return quoted;
    if (HEARD.test(verb))
      return this.voiceBehind(cue, to) ?? this.discourse.recent('any', Math.min(from, cue));
    const meant = IMPERSONAL.test(verb) ? this.paperMeantByPronoun(cue, to) : undefined;
    if (meant !== undefined) return meant;
    if (WE_HEAR.test(verb)) return this.heardFrom(cue, to);
    if (IMPERSONAL.test(verb) || this.hasImpersonalPronoun(cue, from, to)) {
      const isHouse = grammar.language === 'fr' && /^(?!peut|lit).*-on$/u.test(verb);
      const paper =
        this.unnamedHouse(cue, to, isHouse) ??
        this.germanPaper(cue) ??
        this.paperOrBody(from, to) ??
        this.writerInPaper(cue, to) ??
        this.paperReadIn(cue, from) ??
        (isHouse ? this.discourse.recentBody(Math.min(from, cue)) : undefined);
      if (paper !== undefined) return paper;
      // "An der Tür, die sie abschloss, steht: „…“".
      const isPlace = grammar.language === 'de' && grammar.prepositions.has(this.lower(from));
      if (isPlace && this.lower(cue + 1) === ':') return nobody('', 'neuter');
      // «На щите у дороги написано»: nobody who was spoken of before.
      if (WRITTEN.test(verb)) return paperOf(verb);
    }
    // «écrit-il dans son dernier rapport»: the pronoun in the verb is the subject.
    if (grammar.language === 'fr' && /-(?:t-)?(?:il|elle)$/u.test(verb)) {
      const meant = this.discourse.meantBy(gender, Math.min(from, cue));
      if (meant !== undefined) return meant;
    }
    return undefined;
  }

  /** «glisse-t-on dans l’entourage du ministre», «assure-t-on de même source»; with no such place, who was just the subject. */
  unnamedHouse(cue: number, to: number, isHouse: boolean): Referent | undefined {
    if (this.passage.grammar.language !== 'fr') return undefined;
    const mentions = this.mentionsIn(cue + 1, to);
    const source = mentions.find((index) => this.mentions[index]?.kind === 'anonymous');
    if (source !== undefined) return this.discourse.resolve(source);
    const before = isHouse && mentions.length === 0 ? this.discourse.subjectBefore(cue) : undefined;
    return before?.kind === 'anonymous' ? before : undefined;
  }

  /** «чути голос Остапа», «чути хрипкий голос»: whose it is stands behind, or nobody says it. */
  voiceBehind(cue: number, to: number): Referent | undefined {
    const at = [cue + 1, cue + 2, cue + 3].find((one) => one < to && VOICE.test(this.lower(one)));
    if (at === undefined) return undefined;
    const owner = this.mentionsIn(at + 1, Math.min(to, at + 3))[0];
    if (owner !== undefined) return this.discourse.resolveSource(owner);
    const name = this.passage.text.slice(this.item(cue + 1)?.start, this.item(at)?.end);
    return { kind: 'anonymous', person: undefined, name, gender: 'any', confidence: 0.8 };
  }

  /** A definite noun in no list right after the verb, and the gender that its article shows; undefined when none stands there. */
  epithetAfter(cue: number, to: number): Gender | undefined {
    const { grammar } = this.passage;
    const isBefore = grammar.language === 'en' && this.lower(cue - 2) === 'the';
    if (isBefore && this.item(cue - 1)?.isCapital === false) return 'any';
    const first = this.item(cue + 1);
    if (first?.kind !== 'word' || cue + 1 >= to || grammar.isInflected) return undefined;
    if (!/^(?:le|la|l'|der|die|das|the|ce|cette|dieser|diese)$/u.test(first.lower))
      return undefined;
    const noun = this.item(this.epithetAt(cue));
    if (grammar.statement.test(noun?.lower ?? '')) return undefined;
    if (noun?.kind !== 'word' || (grammar.language === 'de') !== noun.isCapital) return undefined;
    if (grammar.language === 'en') return 'any';
    if (first.lower === 'das') return 'neuter';
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
    // «Et de s’en expliquer», "Et d'ajouter": goes on with the sentence before.
    const isGoingOn =
      grammar.language === 'fr' &&
      this.lower(from) === 'et' &&
      /^(?:de|d')$/u.test(this.lower(from + 1));
    if (isGoingOn) return this.discourse.subjectBefore(cue);
    if (grammar.language === 'fr' && (gender === 'male' || gender === 'female'))
      return this.discourse.meantBy(gender, item);
    if (grammar.language === 'de') return this.openingBody(from);
    if (!grammar.isInflected) return undefined;
    if (gender === 'plural') {
      return this.paperOrBody(from, to) ?? this.discourse.recentBody(item);
    }
    return this.discourse.meantBy(gender, item);
  }

  /** "Reuters quoted Perković as saying", "zitiert einen Augenzeugen": the object speaks; in the passive the subject does. */
  quotedAs(cue: number, to: number): Referent | undefined {
    const told = this.wordsOf(cue, to);
    if (told !== undefined) return told;
    if (!QUOTING.test(this.lower(cue))) return undefined;
    if (/^(?:was|were|been|is|est|sont|été)$/u.test(this.lower(cue - 1))) return undefined;
    if (this.passage.grammar.objectPronouns.has(this.lower(cue + 1)))
      return this.discourse.recent('any', cue);
    const able = this.mentionsIn(cue + 1, Math.min(to, cue + 9)).filter(
      (one) =>
        this.mentions[one]?.kind !== 'statement' &&
        // «цитирует ТАСС министра»: who quotes comes first.
        !(this.passage.grammar.isInflected && PRESS.test(this.mentions[one]?.role ?? '')),
    );
    // „…“, zitierte die Agentur Tass einen Sprecher: behind the verb first who quotes, then who is quoted.
    // «цитує агентство співрозмовника» is the same.
    const { language, isInflected } = this.passage.grammar;
    const quoter = this.mentions[able[0] ?? -1];
    const isInverted =
      quoter?.kind === 'organisation' && (isInflected || (language === 'de' && !quoter.isOblique));
    const index = (isInverted ? able[1] : undefined) ?? able[0];
    return index === undefined ? undefined : this.discourse.resolve(index);
  }

  /** «приводит слова министра пресс-служба», «передаёт слова Дюбуа»: whose words they are. */
  wordsOf(cue: number, to: number): Referent | undefined {
    if (!PASSING_ON.test(this.lower(cue))) return undefined;
    for (let at = cue + 1; at < Math.min(to, cue + 4); at++) {
      if (!WORDS.test(this.lower(at))) continue;
      const owner = OWNER_GENDER[this.lower(at - 1)] ?? OWNER_GENDER[this.lower(at + 1)];
      if (owner !== undefined) return this.discourse.meantBy(owner, cue);
      const index = this.mentionsIn(at, Math.min(to, at + 3)).find(
        (one) => (this.mentions[one]?.to ?? 0) > at + 1,
      );
      return index === undefined ? undefined : this.discourse.resolveSource(index);
    }
    return undefined;
  }

  hasImpersonalPronoun(cue: number, from: number, to: number): boolean {
    const { language } = this.passage.grammar;
    if (language === 'de')
      return /^(?:hieß|heißt|hiess|verlautet|verlautete)$/u.test(this.lower(cue));
    if (language !== 'fr') return false;
    if (/^(?:est|était)-il$/u.test(this.lower(cue - 1))) return true;
    for (let at = Math.max(from, cue - 2); at < Math.min(to, cue + 3); at++)
      if (/(?:^on$|-on$)/u.test(this.lower(at))) return true;
    return false;
  }

  /** The subject of a stretch without a verb of saying: the first phrase that can be one. */
  mainSubject(from: number, to: number): Referent | undefined {
    const owner = this.ownerOfPage(from, to);
    if (owner !== undefined) return owner;
    const indexes = this.mentionsIn(from, to);
    const sender = this.senderBeforeColon(indexes[0], from);
    if (sender !== undefined) return sender;
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
        PLACES_OF_SPEECH.test(this.beforeArticle(this.mentions[index]?.from ?? 0)) &&
        referent.kind !== 'person'
      )
        return referent;
    }
    const only = indexes.find((index) => this.mentions[index]?.isOblique === false);
    const subject = only === undefined ? undefined : this.discourse.resolve(only);
    return subject ?? this.sourceBeforeColon(indexes, to);
  }

  /** The word in front of a phrase and its German article: "aus dem Ministerium". */
  beforeArticle(from: number): string {
    const { articles, language } = this.passage.grammar;
    const hasArticle = language === 'de' && articles.has(this.lower(from - 1));
    return this.lower(hasArticle ? from - 2 : from - 1);
  }

  /** «Réponse de l’intéressée :», "Lob dagegen vom Netzbetreiber Elbstrom:": whom the words come from stands before the colon. */
  sourceBeforeColon(indexes: readonly number[], to: number): Referent | undefined {
    const index = indexes.findLast((one) => (this.mentions[one]?.to ?? 0) >= to - 1);
    const mention = this.mentions[index ?? -1];
    if (index === undefined || mention === undefined) return undefined;
    let at = mention.from - 1;
    while (at >= 0 && (this.passage.grammar.articles.has(this.lower(at)) || this.isSource(at))) {
      if (this.isSource(at))
        return (
          this.discourse.resolveSource(index) ??
          this.openSource(index, at) ??
          this.articledBody(mention)
        );
      at--;
    }
    return undefined;
  }

  /** "Response from Tesco:": a name of which nothing is known answers. */
  openSource(index: number, at: number): Referent | undefined {
    const mention = this.mentions[index];
    const isEnglish = this.passage.grammar.language === 'en' && mention?.kind === 'name';
    const isAnswer = WORD.test(this.lower(at - 1));
    if (!isEnglish || !isAnswer) return undefined;
    return openBody(mention.name);
  }

  /** "From Fiona Mall, our correspondent in Oslo:": English sets the preposition first. */
  senderBeforeColon(index: number | undefined, from: number): Referent | undefined {
    if (index === undefined || !/^(?:from|by|via)$/u.test(this.lower(from))) return undefined;
    const { articles, possessives } = this.passage.grammar;
    let at = from + 1;
    while (articles.has(this.lower(at)) || possessives.has(this.lower(at))) at++;
    const mention = this.mentions[index];
    // "Via the Met Office:".
    const isBody = mention?.kind === 'organisation' && mention.from === at;
    const isBehind = (mention?.kind === 'name' && mention.from === at) || isBody;
    return isBehind ? this.discourse.resolve(index) : undefined;
  }

  isSource(at: number): boolean {
    const { grammar } = this.passage;
    return (
      this.item(at)?.kind === 'word' && SOURCE[grammar.language]?.test(this.lower(at)) === true
    );
  }
}
