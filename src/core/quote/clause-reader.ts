import { REQUEST } from './asking.ts';
import type { Discourse } from './discourse.ts';
import type { Gender } from './grammar/grammar.ts';
import type { Item, Passage, Sentence } from './lay-out.ts';
import { genderOfNoun } from './memory.ts';
import type { Mention } from './mention.ts';
import { bareName, isObliqueForm, isObliqueRole, knownFirstName } from './name-forms.ts';
import { isPage } from './pages.ts';
import { PRESS } from './press.ts';
import { bodyReferent, openBody, type Referent } from './referent.ts';

/** Relative pronouns that are also articles or demonstratives open a clause only after a comma. */
const PRONOUN_CLAUSE = /^(?:der|die|das|den|dem|that|wer|wie|was)$/u;

const DEMONSTRATIVE = /^(?:ce|cet|cette|ces|chaque|quelques|tout|toute|tous|toutes|aucun|aucune)$/u;
/** A body's written opinion. */
const POSITION = /^(?:stanowisk|opini|заяв|позици|позиці)/u;
/** Words between a verb and what the speaker did meanwhile. */
const GERUND_ITEMS_MAX = 5;
/** Whose reporter it was: the noun before a body that is told. */
const REPORTER =
  /^(?:корреспондент\p{L}+|кореспондент\p{L}+|журналист(?:ам|у|ке)|журналіст(?:ам|ові|ці)|собеседник\p{L}*|співрозмовни\p{L}*)$/u;
/** The genitive of a body's noun: what ends otherwise may answer itself («ответило на запрос министерство»). */
const GENITIVE_BODY =
  /(?:[ыиії]|ства|[еа]ния|(?:суд|банк|фонд|центр|институт|інститут|совет|комитет|комітет|департамент)[ау])$/u;
const MARKED_NAME_LENGTH_MAX = 24;
/** "on its own page". */
const PLACE_ITEMS_MAX = 4;

/** Verbs that no sentence is without for long, and whatever only a verb ends in. */
const FRENCH_FINITE =
  /^(?:a|ont|est|sont|va|vont|fait|font|veut|veulent|peut|peuvent|doit|doivent|se|s'|ne|n'|\p{L}{3,}(?:ait|aient|èrent|era|eront)|\p{L}+-(?:t-)?(?:ils?|elles?|on))$/u;

/** Tells which phrase of a clause can be the subject of its verb. */
export class ClauseReader {
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
    const isAsking = item.lower === 'asked' && this.isAskedBy(at - 1);
    if (grammar.stopWords.has(item.lower) && !isAsking) return false;
    if (item.isCapital && grammar.language !== 'en' && this.item(at - 1)?.kind === 'word')
      return false;
    if (this.isPaperNoun(at)) return false;
    if (item.isCapital && (grammar.language === 'de' || grammar.language === 'en')) return false;
    return grammar.cue.test(bareVerb(item.lower)) && !this.isInsideMention(at);
  }

  /** "the coroner’s report said", "her note": a noun, though the word is a verb of saying too. */
  isPaperNoun(at: number): boolean {
    const { grammar } = this.passage;
    if (grammar.language !== 'en' || !grammar.document.test(this.lower(at))) return false;
    const before = this.item(at - 1);
    if (before?.kind !== 'word') return false;
    const isOwned = /['’]s$/u.test(before.lower) || grammar.possessives.has(before.lower);
    return isOwned || grammar.articles.has(before.lower);
  }

  /** "she asked", "Mirza asked": who asks stands right before; "asked about the gap" and "was asked" tell who was. */
  isAskedBy(at: number): boolean {
    const { grammar } = this.passage;
    const isPerson = grammar.pronouns[this.lower(at)] !== undefined || this.isInsideMention(at);
    return grammar.language === 'en' && this.item(at)?.kind === 'word' && isPerson;
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

  genderAt(cue: number, from: number, to: number): Gender {
    const { grammar } = this.passage;
    const gender = grammar.genderOfVerb(this.lower(cue));
    if (gender !== 'any' || grammar.language !== 'fr') return gender;
    for (let at = Math.max(from, cue - 3); at < Math.min(to, cue + 3); at++) {
      if (this.lower(at).endsWith('-elle')) return 'female';
      if (this.lower(at).endsWith('-il')) return 'male';
    }
    return 'any';
  }

  canBeSubject(index: number, gender: Gender): boolean {
    const mention = this.mentions[index];
    if (mention === undefined || mention.isOblique || mention.kind === 'statement') return false;
    const { grammar } = this.passage;
    if (
      mention.kind === 'name' &&
      grammar.language === 'de' &&
      (this.discourse.cast.personOf[index] ?? -1) < 0
    ) {
      return this.discourse.isBesideCue(mention);
    }
    // "Fille d'un charpentier, elle …": a noun without its article is set before the subject.
    if (grammar.language === 'fr' && mention.kind === 'role' && this.isBareOpening(mention.from))
      return false;
    if (PRESS.test(mention.role) && grammar.isInflected) return false;
    if (this.isAsker(mention)) return false;
    if (grammar.isInflected) {
      if (mention.kind === 'name') {
        const person = this.discourse.cast.people[this.discourse.cast.personOf[index] ?? -1];
        const last = mention.name.at(-1) ?? '';
        if (person === undefined || gender === 'neuter') return false;
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
      // «зачитала решение судья»: no paper of another gender than the verb's.
      const isOther = mention.kind === 'document' && gender !== 'any' && gender !== 'plural';
      if (isOther && genderOfNoun(mention.head) !== gender) return false;
      if (gender === 'neuter' && mention.kind !== 'organisation' && mention.kind !== 'document')
        return false;
      if (mention.kind === 'role') {
        if (isObliqueRole(mention.head, grammar)) return false;
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
      if (mention.kind === 'organisation') return canBodyBeSubject(mention, gender);
    }
    return true;
  }

  /** «на запрос редакции», «корреспонденту агентства»: the body that asked, or whose reporter did. */
  isAsker({ kind, from, head }: Mention): boolean {
    const before = this.lower(from - 1);
    const isOwner = REQUEST.test(before) || REPORTER.test(before);
    return kind === 'organisation' && isOwner && GENITIVE_BODY.test(head);
  }

  /** «Fille d’un charpentier, elle …», «Premier client de l’usine, Trammex …»: no determiner before the noun that opens the sentence. */
  isBareOpening(at: number): boolean {
    const { articles, possessives, prepositions, indefinite } = this.passage.grammar;
    const first = this.item(at)?.isCapital === true ? at : at - 1;
    if (this.item(first)?.isCapital !== true || this.item(first - 1)?.kind === 'word') return false;
    const lower = this.lower(first);
    const isDetermined =
      articles.has(lower) ||
      possessives.has(lower) ||
      prepositions.has(lower) ||
      indefinite.has(lower) ||
      DEMONSTRATIVE.test(lower);
    return first === at || (!isDetermined && this.item(first)?.kind === 'word');
  }

  /** Named in full in a case that no subject has: "z inwestorem Larsem Eideem". */
  isBystander(index: number): boolean {
    const mention = this.mentions[index];
    // "toward the clerk's desk".
    if (this.passage.grammar.language === 'en')
      return mention?.kind === 'role' && /['’]s$/u.test(this.item(mention.to - 1)?.text ?? '');
    if (mention?.kind !== 'name' || mention.name.length < 2) return false;
    const [first = ''] = mention.name;
    const known = knownFirstName(first, this.passage.grammar);
    return known !== undefined && known.name !== bareName(first);
  }

  /** A pronoun or name right before the verb ("Asked by a reporter, she replied"): nothing in its clause comes first. */
  isBeside(index: number, cue: number): boolean {
    const mention = this.mentions[index];
    if (mention?.kind !== 'pronoun' && mention?.kind !== 'name') return false;
    if (cue - mention.to > 2) return false;
    for (let at = mention.to; at < cue; at++) {
      const isSmall =
        this.isLight(at) || /^(?:ont|avait|avaient|has|had|have|hat|habe)$/u.test(this.lower(at));
      if (this.item(at)?.kind !== 'word' || !isSmall) return false;
    }
    return true;
  }

  /** «Un atelier mobilise un surveillant», «Le feu a détruit la mairie»: right behind a verb that is not of saying. */
  isFrenchObject(index: number, from: number): boolean {
    const { grammar } = this.passage;
    const mention = this.mentions[index];
    if (grammar.language !== 'fr' || mention === undefined) return false;
    if (mention.kind !== 'role' && mention.kind !== 'organisation') return false;
    const article = mention.from - 1;
    if (!grammar.articles.has(this.lower(article)) || article - 2 < from) return false;
    const verb = this.item(article - 1);
    return (
      verb?.kind === 'word' &&
      !verb.isCapital &&
      grammar.verb.test(verb.lower) &&
      !grammar.stopWords.has(verb.lower) &&
      !grammar.cue.test(verb.lower) &&
      !grammar.clauseWords.has(verb.lower)
    );
  }

  /** «le propriétaire, la société Logivaux, assure …»: a role that a body has. */
  bodyInApposition(index: number): number | undefined {
    const [role, body] = [this.mentions[index], this.mentions[index + 1]];
    if (this.passage.grammar.language !== 'fr' || role?.kind !== 'role') return undefined;
    if (body?.kind !== 'organisation' || this.item(role.to)?.text !== ',') return undefined;
    const isSetOff = body.from - role.to <= 2 && this.item(body.to)?.text === ',';
    return isSetOff ? index + 1 : undefined;
  }

  /** "Betreiber ist die Ostsee Hotels GmbH", "The owner is the Harbour Trust": who it is stands behind the verb. */
  bodyAsPredicate(index: number): number | undefined {
    const [subject, body] = [this.mentions[index], this.mentions[index + 1]];
    if (subject === undefined || body?.kind !== 'organisation') return undefined;
    const isCopula = /^(?:is|was|remains|ist|war|bleibt)$/u.test(this.lower(subject.to));
    const article = body.from - 1 === subject.to ? undefined : this.lower(subject.to + 1);
    const isBehind = body.from - subject.to <= 2;
    const isDefinite = article === undefined || /^(?:the|der|die|das)$/u.test(article);
    const isNoun = subject.kind === 'role' || subject.kind === 'organisation';
    const isNamed = /\p{Lu}\S*\s\S*\p{Lu}/u.test(body.role);
    return isCopula && isBehind && isDefinite && isNoun && isNamed ? index + 1 : undefined;
  }

  isNearAfter(cue: number, index: number): boolean {
    const mention = this.mentions[index];
    if (mention === undefined) return false;
    const start = this.behindPlace(this.behindGerund(cue + 1, mention.from));
    for (let at = start; at < mention.from; at++) {
      const item = this.item(at);
      if (item === undefined || /^[,;:.!?]$/u.test(item.text)) return false;
      // «объяснил „Фонтанке“ механик …»: a paper's name between verb and subject.
      if (item.kind === 'quote' && item.end - item.start > MARKED_NAME_LENGTH_MAX) return false;
      if (
        this.passage.grammar.clauseWords.has(item.lower) &&
        this.passage.grammar.language !== 'de'
      )
        return false;
    }
    // "napisała w stanowisku Polska Izba Deweloperów": the paper between the verb and who wrote it.
    const isOnPaper =
      this.passage.grammar.prepositions.has(this.lower(cue + 1)) &&
      (this.passage.grammar.statement.test(this.lower(cue + 2)) ||
        POSITION.test(this.lower(cue + 2)));
    if (isOnPaper && mention.from === cue + 3 && this.item(mention.from)?.isCapital === true)
      return true;
    // "stwierdziła szefowa resortu": a body behind another noun is its complement.
    const isInflectedBody = this.passage.grammar.isInflected && mention.kind === 'organisation';
    const isNeuter = /(?:ло|лося|лось|ło)$/u.test(this.lower(cue)) && isNeuterBody(mention);
    if (isNeuter) return mention.from - cue <= 10;
    if (isInflectedBody && mention.from - start > 1) return false;
    if (isInflectedBody && mention.from - start === 1 && !this.isLight(start)) return false;
    return mention.from - start < 10;
  }

  /** "mówiła, odczytując akt oskarżenia, prokurator …": behind the phrase of what the speaker did meanwhile; else `from`. */
  behindGerund(from: number, to: number): number {
    if (this.passage.grammar.language !== 'pl') return from;
    let comma = from;
    while (comma < from + GERUND_ITEMS_MAX && this.item(comma)?.kind === 'word') comma++;
    const verb = this.lower(comma + 1) === 'nie' ? comma + 2 : comma + 1;
    if (this.lower(comma) !== ',' || !/(?:ąc|[wł]szy)$/u.test(this.lower(verb))) return from;
    for (let at = verb; at < to; at++) if (this.lower(at) === ',') return at + 1;
    return from;
  }

  /** «пише у своєму фейсбуці фонд «Дах»», «повідомляє 33-тя бригада»: behind the page or the number before a subject; else `from`. */
  behindPlace(from: number): number {
    const { language, prepositions } = this.passage.grammar;
    if (language !== 'uk' && language !== 'ru') return from;
    if (this.item(from)?.kind === 'number') return from + 1;
    if (!prepositions.has(this.lower(from))) return from;
    for (let at = from + 1; at <= from + PLACE_ITEMS_MAX; at++) {
      if (this.item(at)?.kind !== 'word') return from;
      if (isPage(this.lower(at))) return at + 1;
    }
    return from;
  }

  /** Reflexives, pronouns and adverbs that may stand between a verb and its subject. */
  isLight(at: number): boolean {
    const lower = this.lower(at);
    const { grammar } = this.passage;
    return (
      grammar.objectPronouns.has(lower) ||
      grammar.stopWords.has(lower) ||
      /^(?:się|sobie)$/u.test(lower)
    );
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

  /** Where the noun behind verb and article stands: "sagt die alte Dame". */
  epithetAt(cue: number): number {
    const isAdjective =
      this.passage.grammar.language === 'de' && /^\p{Ll}+e$/u.test(this.item(cue + 2)?.text ?? '');
    return isAdjective && this.item(cue + 3)?.isCapital === true ? cue + 3 : cue + 2;
  }

  /** "teilte die EnBW mit": capitals inside a word that no list knows, behind verb and article, are a body's name. */
  bodyBehindArticle(cue: number, to: number): Referent | undefined {
    const name = this.item(cue + 2);
    const isName =
      name?.kind === 'word' && /\p{Lu}\P{Lu}*\p{Lu}/u.test(name.text.replace(/-\p{Lu}/gu, '-'));
    const isBehind = cue + 2 < to && /^(?:der|die|das)$/u.test(this.lower(cue + 1));
    if (this.passage.grammar.language !== 'de' || !isName || !isBehind) return undefined;
    return bodyReferent(name.text, 0.8);
  }

  /** «la phrase que le fondateur, X, avait lancée»: the participle agrees with the phrase, so its subject stands behind the «que». */
  relativeFrom(from: number, cue: number): number {
    const isAgreeing =
      this.passage.grammar.language === 'fr' &&
      /(?:é|i|u|t)(?:e|s|es)$/u.test(this.lower(cue)) &&
      /^(?:a|ont|avait|avaient)$/u.test(this.lower(cue - 1));
    for (let at = cue; isAgreeing && at > from; at--)
      if (/^(?:que|qu')$/u.test(this.lower(at))) return at;
    return from;
  }

  /** «Les Voisins solidaires ont saisi le tribunal»: the first words of the sentence, with or without an article. */
  opensSentence(index: number): boolean {
    const { grammar, sentences } = this.passage;
    const { from: at = 0, to = 0 } = this.mentions[index] ?? {};
    const from = sentences[this.item(at)?.sentence ?? 0]?.from;
    if (at - 1 === from && grammar.articles.has(this.lower(from))) return true;
    // «Saisi pour avis, le Haut Conseil …»: only a name is followed by its verb.
    const next = this.lower(to);
    const isVerb = FRENCH_FINITE.test(next) || grammar.cue.test(next) || grammar.verb.test(next);
    return at === from && (isVerb || next === ',');
  }

  /** «Même colère au comité des pêches.»: a sentence without a verb, and the body where it is so. */
  frenchScene(indexes: readonly number[], { from, to }: Sentence): number | undefined {
    if (this.passage.grammar.language !== 'fr' || this.hasFrenchVerb(from, to)) return undefined;
    return indexes.find((index) => {
      const mention = this.mentions[index];
      const before = (mention?.from ?? 0) - 1;
      const at = this.passage.grammar.articles.has(this.lower(before)) ? before - 1 : before;
      return mention?.kind === 'organisation' && /^(?:à|au|aux|chez|dans)$/u.test(this.lower(at));
    });
  }

  hasFrenchVerb(from: number, to: number): boolean {
    const { grammar } = this.passage;
    for (let at = from; at < to; at++) {
      const { lower } = this.item(at) ?? { lower: '' };
      if (FRENCH_FINITE.test(lower) || grammar.pronouns[lower] !== undefined) return true;
    }
    return false;
  }

  /** "Der Ökoring Weser-Ems, der die Höfe prüft, sieht sich als Opfer: „…“": people have no article before a full name. */
  openingBody(from: number): Referent | undefined {
    if (!/^(?:der|die|das)$/u.test(this.lower(from))) return undefined;
    const [index] = this.mentionsIn(from + 1, from + 2);
    const mention = this.mentions[index ?? -1];
    const isName = mention?.kind === 'name' && !mention.isOblique && mention.name.length > 1;
    if (!isName || (this.discourse.cast.personOf[index ?? -1] ?? -1) >= 0) return undefined;
    return openBody(mention.name);
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
}

/** Whether a body's noun can be the subject of a verb of this gender, by its ending. */
function canBodyBeSubject({ head, role }: Mention, gender: Gender): boolean {
  const isAcronym = /^\p{Lu}{2,}/u.test(role);
  if (gender === 'plural' && !/[иыіy]$/u.test(head) && !isAcronym) return false;
  // «szkołę», «раду»: the object; «агентству»: who is told.
  if (/(?:ę|ą|[ую])$/u.test(head) && !isAcronym) return false;
  // "policji", "ministerstwa", "prokuratury": whose something is.
  if (/(?:[csz]ji|ii)$/u.test(head) || (gender !== 'plural' && /(?:stwa|tury)$/u.test(head)))
    return false;
  if (gender === 'neuter') return isNeuterBody({ head, role });
  return gender !== 'male' || !/[аяі]$/u.test(head);
}

/** "міністерство", "kuratorium", and short names (МЗС, Минфин), which take any gender. */
function isNeuterBody(mention: Pick<Mention, 'head' | 'role'>): boolean {
  return (
    /(?:[оеoę]|ння|ум|um|ie)$/u.test(mention.head) ||
    /^(?:\p{Lu}{2,}|М[иі]н|Рос|Гос|Держ)/u.test(mention.role)
  );
}

/** French inversion: "raconte-t-elle" is the verb "raconte". */
export function bareVerb(lower: string): string {
  return lower.replace(/-(?:t-)?(?:ils?|elles?|on|je)$/u, '');
}
