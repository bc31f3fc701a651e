import type { Cast } from './cast.ts';
import { isEnglishBodyAgain } from './english-bodies.ts';
import { findThing, isOnlyPlace } from './english-things.ts';
import { isGermanBodyAgain, isPluralName } from './german-bodies.ts';
import { group, hasNearPerson, isOfMany, isOral, lastNamed } from './german-pronouns.ts';
import { genderOfGermanBody } from './grammar/german-gender.ts';
import { GERMAN_BODY_KIND } from './grammar/german-nouns.ts';
import type { Gender } from './grammar/grammar.ts';
import type { Passage, Sentence } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { knownFirstName } from './name-forms.ts';
import type { Person } from './person.ts';
import { agrees, fitness, personReferent, type Referent, type Seen, weaken } from './referent.ts';
import { EPICENE } from './same-role.ts';

const MEMORY_MAX = 400;
const SENTENCE_ITEMS_MAX = 80;
/** From a woman's name to the pronoun for her, over somebody without a name. */
const NAMED_SENTENCES_MAX = 4;
export const LOOK_BACK = 150;
/** Below it stand names of which it is not known what they are. */
export const BODY_CONFIDENCE_MIN = 0.8;

const RELEASE = /^(?:пресс?-?)?рел[иі]з/u;
/** Who answers for a body, itself no body of its own. */
const PRESS_OFFICE = /^(?:пресс?-?служб|biur|pressestelle|service)/u;

/** The gender that a body's noun shows in the languages with cases: компанія, суд, міністерство. */
export function genderOfNoun(noun: string): Gender {
  if (/[аяaії]$/u.test(noun)) return 'female';
  return /[оеoe]$|ння$|um$/u.test(noun) ? 'neuter' : 'male';
}

/** Somebody without a name whose noun is a man's, and no office that women have by it too. */
function isManByNoun({ kind, gender, name }: Referent): boolean {
  const [noun = ''] = name.toLowerCase().split(/\s+/u).slice(-1);
  return (
    kind === 'anonymous' && gender === 'any' && /[^аяоеьa]$/u.test(noun) && !EPICENE.test(noun)
  );
}

function genderOfArticle(article: string): Gender {
  if (/^(?:la|une|cette|sa)$/u.test(article)) return 'female';
  return /^(?:le|un|ce|son)$/u.test(article) ? 'male' : 'any';
}

/** French words that open a sentence as its subject and are no names. */
export const NO_NAME =
  /^(?:lui|elle|eux|moi|toi|nous|vous|ceci|cela|ça|beaucoup|personne|chacune?|peu|nul|aucune?|certaine?s?|ceux|celles?|celui|autant|impossible|difficile|reste|seule?s?|inutile|pourtant|surprise|conséquence|résultat|rien|tout|preuve|place)$/u;

/** «Lactalis a rappelé», «Enedis n’a rien dit»: French nouns have a determiner, so what opens a sentence before its auxiliary is a name. */
function isFrenchSubject({ items, sentences }: Passage, mention: Mention): boolean {
  const opens = mention.from === sentences[items[mention.from]?.sentence ?? 0]?.from;
  const isVerb = /^(?:a|ont|n'|ne|se|s')$/u.test(items[mention.to]?.lower ?? '');
  return opens && isVerb && !NO_NAME.test(mention.head);
}

/** Who and what a text has named so far, in reading order, and whom a pronoun means by it. */
export class Memory {
  readonly passage: Passage;
  readonly cast: Cast;
  readonly mentions: readonly Mention[];
  readonly seen: Seen[] = [];

  constructor(passage: Passage, mentions: readonly Mention[], cast: Cast) {
    this.passage = passage;
    this.mentions = mentions;
    this.cast = cast;
  }

  /** Who asked in the sentence before, when now somebody answers: not the one who answers. */
  asked: { readonly person: Person | undefined; readonly sentence: number } | undefined;
  isAnswer = false;
  /** The sentence in which somebody without a name asked "her" or "him": "she" in the next is not who asked. */
  unnamedAsker = -1;

  isAsker(person: Person, sentence: number): boolean {
    return this.isAnswer && this.asked?.person === person && sentence - this.asked.sentence === 1;
  }

  remember(referent: Referent, item: number, isSubject: boolean, isOblique = false): void {
    if (this.seen.length > MEMORY_MAX) this.seen.splice(0, MEMORY_MAX / 2);
    const sentence = this.passage.items[item]?.sentence ?? 0;
    this.seen.push({ referent, item, sentence, isSubject, isOblique });
  }

  /** German: any noun has a capital; only one directly beside a verb of saying is taken for a surname. */
  isBesideCue(mention: Mention): boolean {
    const { items, grammar } = this.passage;
    if (
      mention.isOblique ||
      mention.isIndefinite ||
      grammar.articles.has(items[mention.from - 1]?.lower ?? '')
    )
      return false;
    // "Damals sprach er": what opens the sentence is not the subject.
    if (grammar.pronouns[items[mention.to + 1]?.lower ?? ''] !== undefined) return false;
    const isCue = (at: number): boolean => {
      const item = items[at];
      return item?.kind === 'word' && !item.isCapital && grammar.cue.test(item.lower);
    };
    return (
      isCue(mention.from - 1) || (isCue(mention.to) && items[mention.from - 1]?.kind !== 'word')
    );
  }

  /** A name of which it is not known what it is, where a subject can stand: "Innego zdania są Wody Polskie". */
  isUnknownSubject(index: number): boolean {
    const mention = this.mentions[index];
    if (mention?.kind !== 'name' || mention.isOblique || !this.passage.grammar.isInflected)
      return false;
    return mention.name.length > 1 && (this.cast.personOf[index] ?? -1) < 0;
  }

  /** A capital at a sentence's start alone makes no name. */
  isKnownName(mention: Mention): boolean {
    const { items, grammar } = this.passage;
    const before = items[mention.from - 1];
    // "Corvex said it would close two plants": a word of no other use, right before the verb.
    const next = items[mention.to];
    const isSaying =
      grammar.language === 'en' && next?.isCapital === false && grammar.cue.test(next.lower);
    if (isSaying && !mention.head.endsWith('s') && !grammar.stopWords.has(mention.head))
      return true;
    if (grammar.language === 'fr' && isFrenchSubject(this.passage, mention)) return true;
    // «Météo-France»: a capital inside.
    if (
      mention.name.length > 1 ||
      /\p{Ll}-?\p{Lu}/u.test(mention.name[0] ?? '') ||
      (/^(?:word|quote)$/u.test(before?.kind ?? '') &&
        (grammar.language === 'en' || before?.sentence === items[mention.from]?.sentence))
    )
      return true;
    return this.mentions.some(
      (other) =>
        other !== mention &&
        other.kind === 'name' &&
        other.head === mention.head &&
        // «Là», «Soudain»: what has its capital only where sentences open is no name, however often it does.
        items[other.from - 1]?.sentence === items[other.from]?.sentence,
    );
  }

  /** «говорится в релизе»: behind an article made of a press release stands the body that it names first. */
  issuerOfRelease(word: string): Referent | undefined {
    if (!RELEASE.test(word)) return undefined;
    const first = this.seen.find(({ referent }) => referent.kind === 'organisation');
    const isSure = first !== undefined && first.referent.confidence >= BODY_CONFIDENCE_MIN;
    return isSure ? weaken(first.referent, 0.7) : undefined;
  }

  /** Who speaks in "the statement": the subject of the sentence before. */
  issuer(mention: Mention): Referent | undefined {
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const subject = this.seen.findLast(
      (seen) => seen.item < mention.from && seen.isSubject && sentence - seen.sentence <= 2,
    );
    if (subject !== undefined) return weaken(subject.referent, 0.8);
    return this.recentBody(mention.from);
  }

  /** «Она спрашивает пограничника. Тот советует …»: not the subject of the sentence before, but the other one in it. */
  otherThanSubject(mention: Mention): Referent | undefined {
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const other = this.seen.findLast(
      (seen) =>
        seen.item < mention.from &&
        !seen.isSubject &&
        sentence - seen.sentence <= 1 &&
        (seen.referent.kind === 'person' || seen.referent.kind === 'anonymous') &&
        agrees(seen.referent.gender, 'male'),
    );
    return other === undefined ? undefined : weaken(other.referent, 0.75);
  }

  resolvePronoun(mention: Mention, verbGender: Gender): Referent | undefined {
    if (mention.head === 'тот') return this.otherThanSubject(mention);
    const gender = mention.gender === 'any' ? verbGender : mention.gender;
    if (mention.head === 'sie' && isOfMany(this.passage, mention))
      return this.manyMeant(mention.from);
    const crowd = gender === 'plural' ? this.crowdBefore(mention.from) : undefined;
    if (crowd !== undefined) return crowd;
    if (gender === 'neuter' || gender === 'plural') {
      if (this.passage.grammar.language === 'de' && mention.head === 'sie' && gender !== 'plural')
        return this.recent('female', mention.from);
      const isIt = this.passage.grammar.language === 'en' && gender === 'neuter';
      const thing = isIt ? findThing(this, mention.from) : undefined;
      if (thing !== undefined) return thing;
      const body = this.recentBody(mention.from);
      return (
        body ?? (this.passage.grammar.language === 'en' ? this.maybeBody(mention.from) : undefined)
      );
    }
    if (this.passage.grammar.language === 'en') return this.recent(gender, mention.from);
    if (/^(?:dieser|diese|der)$/u.test(mention.head))
      return lastNamed(this.seen, gender, mention.from);
    // „Der Verband rät ab. „…“, sagt er“: who says, tells or fears is a person, where one was just spoken of.
    const isPerson =
      isOral(this.passage, mention) && hasNearPerson(this.seen, gender, this.passage, mention);
    if (isPerson) return this.recent(gender, mention.from);
    return this.meantBy(gender, mention.from);
  }

  /** "Die Stadtwerke haben das Leck gefunden. „…“, versichern sie": a body whose name is a plural, else the many last spoken of. */
  manyMeant(item: number): Referent {
    const body = this.bodyBefore(item);
    return body !== undefined && isPluralName(body.name) ? body : group(this.seen, item);
  }

  /** English: "Campaigners filled the gallery. “Shame,” they shouted": the many who were just the subject, and no body. */
  crowdBefore(item: number): Referent | undefined {
    if (this.passage.grammar.language !== 'en') return undefined;
    const sentence = this.passage.items[item]?.sentence ?? 0;
    const last = this.seen.findLast((seen) => seen.item < item && seen.isSubject);
    const isMany = last?.referent.kind === 'anonymous' && last.referent.gender === 'plural';
    return isMany && sentence - last.sentence <= 1 ? last.referent : undefined;
  }

  /** "Natural Resources Wales … it said": a subject taken for a person of whom nothing but the name is known. */
  maybeBody(item: number): Referent | undefined {
    const sentence = this.passage.items[item]?.sentence ?? 0;
    const last = this.seen.findLast((seen) => seen.item < item && seen.isSubject);
    const person = last?.referent.person;
    if (last === undefined || person === undefined || sentence - last.sentence > 1)
      return undefined;
    const isOpen = person.gender === 'any' && person.roles.length === 0;
    if (!isOpen || knownFirstName(person.name[0] ?? '', this.passage.grammar) !== undefined)
      return undefined;
    return {
      ...last.referent,
      kind: 'organisation',
      person: undefined,
      gender: 'neuter',
      confidence: 0.65,
    };
  }

  /** Whom a pronoun of this gender means at the item: "La direction dément. «…», assure-t-elle". */
  meantBy(gender: Gender, item: number): Referent | undefined {
    return this.bodyJustBefore(item, gender) ?? this.recent(gender, item);
  }

  /** Nouns have a gender: "La direction … Elle écrivait" means the body, when it was the subject and no person fits nearer. */
  bodyJustBefore(item: number, gender: Gender): Referent | undefined {
    const { items, grammar } = this.passage;
    const sentence = items[item]?.sentence ?? 0;
    const near = this.seen.filter((seen) => seen.item < item && sentence - seen.sentence <= 1);
    // «Мер прийшов. Завод стоїть. «…», – сказав він»: in Ukrainian and Russian a body hardly is "he".
    const reach = /^(?:uk|ru)$/u.test(grammar.language) ? NAMED_SENTENCES_MAX : 1;
    const hasPerson = this.seen.some(
      ({ item: at, sentence: own, referent }) =>
        at < item &&
        sentence - own <= reach &&
        referent.kind === 'person' &&
        (sentence - own <= 1 ? agrees(referent.gender, gender) : referent.gender === gender),
    );
    const subject = near.findLast((seen) => seen.isSubject && seen.sentence === sentence - 1);
    const noun = this.mentions.find(
      (one) => one.from === subject?.item && one.kind === 'organisation',
    )?.head;
    if (grammar.isInflected && noun !== undefined && !agrees(genderOfNoun(noun), gender))
      return undefined;
    const article = subject === undefined ? '' : (items[subject.item - 1]?.lower ?? '');
    if (grammar.language === 'fr' && !agrees(genderOfArticle(article), gender)) return undefined;
    // „Die Seekasse zahlt. „…“, fürchtet er“: never the fund; and a name that shows no gender is nobody's "er".
    const shown = genderOfGermanBody(noun ?? '');
    const isOther = noun === undefined || shown === 'any' || shown !== gender;
    if (grammar.language === 'de' && isOther) return undefined;
    if (hasPerson || subject?.referent.kind !== 'organisation') return undefined;
    return weaken(subject.referent, 0.65);
  }

  /** The person last spoken of whose gender agrees: in the nearest sentence that has one, its subject first. */
  recent(gender: Gender, item: number): Referent | undefined {
    // «Біля неї зупиняється поліцейський. «…», – зітхає вона»: no man by his noun, where a woman was named near.
    const isHers = gender === 'female' && this.passage.grammar.isInflected;
    const named = isHers ? this.recentOf(gender, item, isManByNoun) : undefined;
    return named?.person === undefined ? this.recentOf(gender, item) : named;
  }

  recentOf(
    gender: Gender,
    item: number,
    isLeftOut?: (referent: Referent) => boolean,
  ): Referent | undefined {
    const sentence = this.passage.items[item]?.sentence ?? 0;
    let best: Seen | undefined;
    let bestScore = 0;
    for (const seen of this.seen.slice(-LOOK_BACK).toReversed()) {
      if (seen.item >= item || isLeftOut?.(seen.referent) === true) continue;
      const distance = sentence - seen.sentence;
      if (isLeftOut !== undefined && distance > NAMED_SENTENCES_MAX) break;
      // A subject of two sentences ago is likelier meant than a bystander of the last one; further back the nearest is.
      if (best !== undefined && seen.sentence < best.sentence && (!best.isOblique || distance > 2))
        break;
      if (seen.referent.person !== undefined && this.isAsker(seen.referent.person, sentence))
        continue;
      const isAsker = seen.sentence === this.unnamedAsker && seen.referent.kind === 'anonymous';
      if (isAsker && distance === 1) continue;
      const score =
        fitness(seen, gender) - (best !== undefined && seen.sentence < best.sentence ? 1 : 0);
      // Within the sentence of the verb itself only its subject can be meant.
      if (score <= bestScore || (seen.sentence === sentence && !seen.isSubject)) continue;
      if (best !== undefined && seen.sentence < best.sentence && !seen.isSubject) continue;
      best = seen;
      bestScore = score;
    }
    if (best === undefined) return undefined;
    return weaken(best.referent, best.isSubject ? 0.85 : 0.75);
  }

  recentBody(item: number): Referent | undefined {
    const sentence = this.passage.items[item]?.sentence ?? 0;
    const found = this.seen.findLast(
      (seen) =>
        seen.item < item &&
        seen.referent.kind === 'organisation' &&
        sentence - seen.sentence <= 4 &&
        !isOnlyPlace(this, seen),
    );
    const subject = this.seen.findLast(
      (seen) =>
        seen.item < item &&
        seen.isSubject &&
        seen.referent.kind === 'organisation' &&
        sentence - seen.sentence <= 2,
    );
    const best = subject ?? found;
    return best === undefined ? undefined : weaken(best.referent, 0.8);
  }

  /** The sign, note or letter that "it read" goes back to: the last thing spoken of that can be read. */
  recentPaper(item: number): Referent | undefined {
    const sentence = this.passage.items[item]?.sentence ?? 0;
    const last = this.seen.findLast(
      (seen) =>
        seen.item < item &&
        sentence - seen.sentence <= 1 &&
        seen.item !== item - 1 &&
        (seen.referent.kind === 'document' ||
          (seen.referent.kind === 'organisation' && seen.isSubject)),
    );
    if (last?.referent.kind !== 'document') return undefined;
    return this.writerOf(last) ?? weaken(last.referent, 0.8);
  }

  /** "Sister Assumpta wrote her a letter. “…,” it says.": the words are the writer's. */
  writerOf(paper: Seen): Referent | undefined {
    const { items, sentences } = this.passage;
    const { from = 0, to = 0 } = sentences[paper.sentence] ?? {};
    const isWritten = items
      .slice(from, Math.min(to, from + SENTENCE_ITEMS_MAX))
      .some((item) => /^(?:wrote|writes|penned|sent|sends|posted|signed|left)$/u.test(item.lower));
    const writer = this.seen.findLast(
      (seen) =>
        seen.sentence === paper.sentence && seen.isSubject && seen.referent.person !== undefined,
    );
    return isWritten && writer !== undefined ? weaken(writer.referent, 0.75) : undefined;
  }

  /** Who was the subject of the sentence before. */
  subjectBefore(item: number): Referent | undefined {
    const sentence = this.passage.items[item]?.sentence ?? 0;
    const last = this.seen.findLast((seen) => seen.isSubject && seen.sentence < sentence);
    return last === undefined || sentence - last.sentence > 1
      ? undefined
      : weaken(last.referent, 0.65);
  }

  /** «Ils sont 63, dont Maëlys, 9 ans, venue …»: the only person whom a sentence names, for the first time. */
  justAged(sentence: Sentence): Referent | undefined {
    const people = new Set(
      this.seen
        .filter((seen) => seen.item >= sentence.from && seen.item < sentence.to)
        .flatMap(({ referent }) => (referent.person === undefined ? [] : [referent.person])),
    );
    const [only] = people;
    const isNew = only !== undefined && people.size === 1 && only.first >= sentence.from;
    return isNew ? personReferent(only, 0.6) : undefined;
  }

  /** «la société Logivaux», «компания «Южпорт»»: a body that its noun alone would not tell. */
  hasProperName(name: string): boolean {
    const { language } = this.passage.grammar;
    // «le groupe socialiste».
    if (language === 'fr') return /\s\p{Lu}|^groupe \p{L}+(?:iste|crate|icain)$/u.test(name);
    return (
      (language === 'uk' || language === 'ru') && /\s(?:[«"“„]\p{Lu}|\p{Script=Latin})/u.test(name)
    );
  }

  /** «Selon un diplomate européen, … raconte cette source»: the one without a name who was just spoken of. */
  sameSource(mention: Mention): Referent | undefined {
    const { items, grammar } = this.passage;
    const isPointing = /^(?:cette|cet|ce|ces|même|mêmes)$/u.test(
      items[mention.from - 1]?.lower ?? '',
    );
    if (grammar.language !== 'fr' || !isPointing) return undefined;
    const sentence = items[mention.from]?.sentence ?? 0;
    const near = this.seen.filter(
      (seen) =>
        seen.item < mention.from &&
        sentence - seen.sentence <= 3 &&
        (seen.referent.kind === 'anonymous' ||
          (seen.referent.kind === 'organisation' && seen.isSubject)),
    );
    const isSource = ({ item }: Seen): boolean =>
      [1, 2].some((step) => /^(?:selon|après|d'après)$/u.test(items[item - step]?.lower ?? ''));
    const last = near.findLast(isSource) ?? near.at(-1);
    return last === undefined ? undefined : weaken(last.referent, 0.8);
  }

  /** The body that was the subject of the sentence before: who "the inspectors" work for. */
  bodyBefore(item: number): Referent | undefined {
    const sentence = this.passage.items[item]?.sentence ?? 0;
    const last = this.seen.findLast(
      (seen) => seen.item < item && seen.isSubject && seen.sentence < sentence,
    );
    const isBody = last?.referent.kind === 'organisation' && last.referent.gender !== 'plural';
    return isBody && sentence - last.sentence <= 1 ? weaken(last.referent, 0.65) : undefined;
  }

  /** "the agency", «пресс-служба ведомства»: a body that was named before. */
  isAgain(mention: Mention): boolean {
    const { bodyAgain } = this.passage.grammar;
    const tail = mention.role.split(/\s+/).at(-1)?.toLowerCase() ?? '';
    const isOffice = PRESS_OFFICE.test(mention.head);
    // "in einer Erklärung des Unternehmens": the genitive.
    const bare = this.passage.grammar.language === 'de' ? mention.head.replace(/s$/u, '') : '';
    // "der Umweltverband", "die Menschenrechtsorganisation".
    const isKind =
      this.passage.grammar.language === 'de' &&
      (GERMAN_BODY_KIND.test(mention.head) || isGermanBodyAgain(mention.head));
    const isEnglish = this.passage.grammar.language === 'en' && isEnglishBodyAgain(mention.head);
    return (
      isKind ||
      isEnglish ||
      bodyAgain.test(mention.head) ||
      bodyAgain.test(bare) ||
      (isOffice && (tail === mention.head || bodyAgain.test(tail)))
    );
  }
}
