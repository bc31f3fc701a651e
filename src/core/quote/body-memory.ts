import { BodyKinds } from './body-kinds.ts';
import { nominativeBody } from './body-names.ts';
import { canBeCalled, isEnglishBodyAgain, isFirmRole, isFirmSuffix } from './english-bodies.ts';
import { calledName, isOnlyPlace } from './english-things.ts';
import { canBeCalledInGerman, isGermanBodyAgain } from './german-bodies.ts';
import { germanOpening } from './german-opening.ts';
import { bodyLemma } from './grammar/cyrillic-bodies.ts';
import type { Grammar } from './grammar/grammar.ts';
import { BODY_CONFIDENCE_MIN, Memory, NO_NAME } from './memory.ts';
import type { Mention } from './mention.ts';
import { isSameName } from './name-forms.ts';
import { bodyReferent, openBody, type Referent, type Seen, weaken } from './referent.ts';
import { COMPANY_AGENT } from './same-role.ts';

/** Verbs of what firms, offices and unions do, which no weather or output does. */
const ACTED =
  /^(?:opened|declined|refused|launched|announced|confirmed|denie[ds]|represents?|owns|operates?|runs|employs?|bought|sold|plans|wants|called|closed|cancell?ed|published|issued|fined|ordered|warned|apologi[sz]ed|welcomed|backed|rejected|accused|blamed|hired|suspended|recalled|pledged|promised|urged|refuses|declines|objected|criticised|criticized|condemned|insists|insisted|disputes|disputed|denounced|demanded|demands|serves|supplies|has|is|was|will|did|does)$/u;
/** How common nouns end that open a sentence without an article. */
const COMMON_NOUN = /(?:ing|ly|tion|ment|ness|ity|ance|ence|ism|ure|age|ic|[^s]s)$/u;

/** What the letters before a name are short for, in Ukrainian and Russian. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  клуб: /^(?:м?фк|хк|бк|вк|гк|ск|фсц)$/u,
  адміністрація: /^(?:ова|мва|рва|ода|рда)$/u,
  бюро: /^(?:дбр|набу|беб)$/u,
  служба: /^(?:сбу|дснс|дпсу|фсб)$/u,
  компанія: /^(?:ук|гк|ск|тов)$/,
  компания: /^(?:ук|гк|ск|ооо)$/,
  банк: /^(?:нбу|нбк|цб)$/u,
  підприємство: /^(?:кп|дп|пат|тов)$/u,
  предприятие: /^(?:г?м?уп|муп|гуп|ооо)$/u,
};
/** A body's name in marks is no longer. */
const MARKED_NAME_LENGTH_MAX = 40;

/** The first naming of each firm, by the word in front of what says that it is one. */
function firmsByName(mentions: readonly Mention[]): ReadonlyMap<string, Mention> {
  const firms = new Map<string, Mention>();
  for (const mention of mentions) {
    if (mention.kind !== 'organisation') continue;
    const [first = '', ...rest] = mention.role.toLowerCase().split(' ');
    if (!firms.has(first) && isFirmSuffix(rest.at(-1) ?? '')) firms.set(first, mention);
  }
  return firms;
}

/** Polish nouns for firms and people alike. */
const POLISH_FIRM =
  /^(?:operator|przewoźnik|inwestor|deweloper|producent|wykonawca|dostawca|armator|organizator|zarządca|wydawca|sprzedawca|pracodawca|samorząd)$/u;
/** "argumentuje operator": a firm, or somebody of whom no more is said. */
export function isPolishFirm({ head, role }: Mention, { language }: Grammar): boolean {
  return language === 'pl' && POLISH_FIRM.test(head) && !role.includes(' ');
}

/** A board or staff, which nothing says whose it is: "the company" has one. */
const PART_OF_BODY = /^(?:zarząd|dyrekcj|rad|kierownictw|załog)\p{L}{0,2}$/iu;
/** «l’association de consommateurs», «le gestionnaire du réseau»: what kind of body, and no name. */
const FRENCH_KIND =
  /^(?:\p{Ll}+ (?:\p{Ll}+ )?(?:de |d['’])\p{Ll}+|(?:gestionnaire|exploitant|opérateur|concessionnaire|délégataire|constructeur|fabricant)s? (?:du |de la |des |de l['’])\p{Ll}+)$/u;

function isFrenchKind({ role, isIndefinite }: Mention): boolean {
  return !isIndefinite && FRENCH_KIND.test(role);
}

/** What a text has called its bodies, and which of the names "the company" stands for. */
export class BodyMemory extends Memory {
  readonly #kinds = new BodyKinds();
  /** Firms by their own name, once somebody asked. */
  #firms: ReadonlyMap<string, Mention> | undefined;

  /** Another body was spoken of since: "the agency" then means that one. */
  hasNearerBody(mention: Mention, fuller: Mention): boolean {
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    return this.seen.some(
      (seen) =>
        seen.item > fuller.to &&
        seen.item < mention.from &&
        seen.isSubject &&
        sentence - seen.sentence <= 1 &&
        seen.referent.kind === 'organisation' &&
        seen.referent.confidence >= BODY_CONFIDENCE_MIN,
    );
  }

  /** «компанія», «пресслужба», and no body with a name that it could mean: nobody can tell whose. */
  isUnnamedBody(mention: Mention, name: string): boolean {
    const isCommon =
      this.passage.grammar.isInflected &&
      (/^\p{Ll}+(?:-\p{Ll}+)?$/u.test(name) ||
        (COMPANY_AGENT.test(name.toLowerCase()) && !/\s/u.test(name)));
    // «У водоканалі уточнюють … кажуть на підприємстві»: a common noun too, but one that says which.
    const { language, bodyAgain } = this.passage.grammar;
    const isTelling = language !== 'pl' && !bodyAgain.test(name);
    const isOwn = isSameName(name, mention.head, this.passage.grammar);
    return isCommon && (isOwn || !isTelling) && this.isAgain({ ...mention, role: mention.head });
  }

  /** A name of which nothing is known opens one of the last two sentences: "Tauron tłumaczy … informuje spółka". */
  openingName(mention: Mention): string | undefined {
    const { items, sentences, grammar } = this.passage;
    const sentence = items[mention.from]?.sentence ?? 0;
    // "Solidarność nie wierzy".
    const isVerbAt = (at: number): boolean => {
      const { lower = '' } = items[at] ?? {};
      return grammar.verb.test(lower) || /^(?:a|nie|się|s'|ne|n')$/u.test(lower);
    };
    const found = this.mentions.findLast((other, index) => {
      const own = items[other.from]?.sentence ?? 0;
      return (
        other.from < mention.from &&
        other.kind === 'name' &&
        !other.isOblique &&
        (this.cast.personOf[index] ?? -1) < 0 &&
        sentence - own <= 1 &&
        other.from === sentences[own]?.from &&
        isVerbAt(other.to)
      );
    });
    const name = found?.name.join(' ') ?? '';
    const isFrenchBody =
      grammar.language === 'fr' &&
      !NO_NAME.test(name.toLowerCase()) &&
      this.#kinds.isOne(mention.head, name.toLowerCase());
    return name !== '' && (grammar.isInflected || isFrenchBody) ? name : undefined;
  }

  /** "Die Handelskette, die das meiste abnahm, …": told apart by a clause of its own, it is none of those named before. */
  isToldApart(mention: Mention): boolean {
    const { items, grammar } = this.passage;
    return (
      grammar.language === 'de' &&
      isGermanBodyAgain(mention.head) &&
      items[mention.to]?.text === ',' &&
      /^(?:der|die|das|deren|dessen)$/u.test(items[mention.to + 1]?.lower ?? '')
    );
  }

  /** Whether the name says no other kind of body than the noun does. */
  isCallable(noun: string, name: string): boolean {
    const { language, organisation } = this.passage.grammar;
    const isBody = (word: string): boolean => organisation.test(word);
    if (language === 'en') return canBeCalled(noun, name, isBody);
    return language !== 'de' || canBeCalledInGerman(noun, name, isBody);
  }

  /** "Bakewell" of the Bakewell Foods that were named before. */
  firmInFull(mention: Mention): Referent | undefined {
    const { language } = this.passage.grammar;
    if (mention.name.length !== 1 || (language !== 'en' && language !== 'de')) return undefined;
    this.#firms ??= firmsByName(this.mentions);
    const full = this.#firms.get(mention.head);
    return full === undefined || full.from >= mention.from ? undefined : openBody([full.role]);
  }

  /** English: "Volunteers from Sea Rescue kept it wet", later "the charity": the only name that people were said to be from. */
  whoseMembers(mention: Mention): string | undefined {
    const { items, grammar } = this.passage;
    if (grammar.language !== 'en') return undefined;
    const names = new Set<string>();
    for (const [index, other] of this.mentions.entries()) {
      if (other.from >= mention.from) break;
      const isName = other.kind === 'name' && other.name.length > 1;
      const isOf = /^(?:from|of|at|with)$/u.test(items[other.from - 1]?.lower ?? '');
      const isTheirs = grammar.role.test(items[other.from - 2]?.lower ?? '');
      const isBody = isName && isOf && isTheirs && (this.cast.personOf[index] ?? -1) < 0;
      if (isBody) names.add(other.name.join(' '));
    }
    const [only] = names;
    return names.size === 1 ? only : undefined;
  }

  /** "Ofgem opened an inquiry. …, the regulator said": the lone word that opens the sentence before, with a verb of what bodies do. */
  englishOpening(mention: Mention): string | undefined {
    const { items, sentences, grammar } = this.passage;
    if (grammar.language !== 'en') return undefined;
    const sentence = items[mention.from]?.sentence ?? 0;
    const found = this.mentions.findLast((other, index) => {
      const own = items[other.from]?.sentence ?? 0;
      return (
        other.from < mention.from &&
        other.kind === 'name' &&
        (this.cast.personOf[index] ?? -1) < 0 &&
        sentence - own <= 1 &&
        other.from === sentences[own]?.from &&
        ACTED.test(items[other.to]?.lower ?? '') &&
        !COMMON_NOUN.test(other.head)
      );
    });
    return found?.name.join(' ');
  }

  /** "The operator apologised": the noun stands alone behind the article. */
  isFirmAgain(mention: Mention): boolean {
    const isAlone = mention.role.toLowerCase() === mention.head && !mention.isIndefinite;
    const isFree = !mention.isPossessed && !mention.isOblique;
    return this.passage.grammar.language === 'en' && isAlone && isFree && isFirmRole(mention.head);
  }

  /** The firm named before that such a noun means. */
  firmMeant(mention: Mention): Referent | undefined {
    const isFirm = ({ referent, item }: Seen): boolean =>
      item < mention.from &&
      referent.kind === 'organisation' &&
      referent.gender !== 'plural' &&
      /^\p{Lu}/u.test(referent.name) &&
      canBeCalled(mention.head, referent.name, () => false);
    const firm = this.seen.findLast((seen) => isFirm(seen) && seen.isSubject);
    return firm === undefined ? undefined : weaken(firm.referent, 0.7);
  }

  /** The fullest name of a body: "the council" is the Leeds City Council of two paragraphs before. */
  bodyName(mention: Mention): string {
    const { grammar } = this.passage;
    const words = mention.role.split(/\s+/).length;
    const same = this.mentions.filter(
      (other) =>
        other.kind === 'organisation' &&
        other.from < mention.from &&
        this.isSameBody(other.head, mention.head),
    );
    const fuller = same.filter((other) => other.role.split(/\s+/).length > words).at(-1);
    const called =
      calledName(this, mention) ??
      (words === 1 &&
      fuller === undefined &&
      bodyLemma(mention.head, grammar.language) !== undefined
        ? this.nameInMarks(mention)
        : undefined);
    if (called !== undefined) return called;
    const isAgain = this.isAgain(mention) && !this.isToldApart(mention);
    // "Severn Trent says so. …, the company said": what was taken for a person.
    const open = isAgain && words === 1 ? this.maybeBody(mention.from) : undefined;
    if (open !== undefined && grammar.language === 'en') return open.name;
    if (words === 1 && fuller !== undefined && !(isAgain && this.hasNearerBody(mention, fuller)))
      return nominativeBody(fuller.role, fuller.head, grammar);
    if (
      (words === 1 || (words === 2 && !/\p{Lu}/u.test(mention.role)) || isFrenchKind(mention)) &&
      isAgain &&
      (!/^\p{Lu}{2,}$/u.test(mention.role) || grammar.language === 'fr')
    ) {
      const sentence = this.passage.items[mention.from]?.sentence ?? 0;
      const isOther = (seen: Seen): boolean =>
        seen.item < mention.from &&
        seen.referent.kind === 'organisation' &&
        seen.referent.gender !== 'plural' &&
        (/\p{Lu}/u.test(seen.referent.name) || !isOnlyPlace(this, seen)) &&
        (seen.referent.confidence >= BODY_CONFIDENCE_MIN ||
          (seen.isSubject && sentence - seen.sentence <= (grammar.language === 'en' ? 2 : 1))) &&
        this.#kinds.isOne(mention.head, seen.referent.name.toLowerCase()) &&
        !PART_OF_BODY.test(seen.referent.name) &&
        // "dla koncernów samochodowych": many in a case of their own are no company that was named.
        (grammar.language !== 'pl' || seen.isSubject || /\p{Lu}/u.test(seen.referent.name)) &&
        this.isCallable(mention.head, seen.referent.name) &&
        !isSameName(seen.referent.name.split(/\s+/).at(-1) ?? '', mention.head, grammar);
      let before =
        this.seen.findLast(
          (seen) =>
            isOther(seen) &&
            this.#kinds.isSurelyOne(mention.head, seen.referent.name.toLowerCase()),
        ) ??
        this.seen.findLast(
          (seen) => isOther(seen) && seen.isSubject && sentence - seen.sentence <= 3,
        );
      const marked = this.nameInMarks(mention);
      if (marked !== undefined && before?.referent.name.includes(marked) !== false) return marked;
      const isSpecific = isGermanBodyAgain(mention.head) || isEnglishBodyAgain(mention.head);
      before ??= this.seen.findLast(
        (seen) => isOther(seen) && (!isSpecific || sentence - seen.sentence <= 2),
      );
      const opening = this.opening(mention, before);
      if (opening !== undefined) return opening;
      const whose = before === undefined ? this.whoseMembers(mention) : undefined;
      if (whose !== undefined) return whose;
      if (before !== undefined) return before.referent.name;
    }
    return nominativeBody(mention.role, mention.head, grammar);
  }

  /** Two cases of one noun, or the noun and its compound: «мотоклуб», later «у клубі». */
  isSameBody(head: string, again: string): boolean {
    const { grammar } = this.passage;
    if (isSameName(head, again, grammar)) return true;
    const lemma = bodyLemma(again, grammar.language);
    if (LETTERS[lemma ?? '']?.test(head) === true) return true;
    if (LETTERS[bodyLemma(head, grammar.language) ?? '']?.test(again) === true) return true;
    return lemma !== undefined && bodyLemma(head, grammar.language)?.endsWith(lemma) === true;
  }

  /** "Telmax zapowiada podwyżki. …, argumentuje operator": what a firm may be called like somebody; undefined where no body was just the subject. */
  polishFirm(mention: Mention): Referent | undefined {
    const body = this.bodyBefore(mention.from);
    if (body !== undefined) return body;
    const name = this.openingName(mention);
    return name === undefined ? undefined : bodyReferent(name, 0.7);
  }

  /** The name in no list that "the company" goes back to, rather than to a body that is known but further. */
  opening(mention: Mention, before: Seen | undefined): string | undefined {
    const { language } = this.passage.grammar;
    if (language === 'de')
      return (
        this.maybeBody(mention.from)?.name ?? germanOpening(this, mention, before !== undefined)
      );
    if (language === 'fr') {
      const own = this.passage.items[mention.from]?.sentence ?? 0;
      const isJustBefore = before?.isSubject === true && own - before.sentence <= 1;
      return isJustBefore
        ? undefined
        : (this.maybeBody(mention.from)?.name ?? this.openingName(mention));
    }
    if (before?.isSubject === true) return undefined;
    return this.openingName(mention) ?? this.englishOpening(mention);
  }

  /** «пресслужба компанії "Дунай-Агро"», later «у компанії»: the name in marks behind the same noun, as far as there is only one. */
  nameInMarks(mention: Mention): string | undefined {
    const { items, pieces, text } = this.passage;
    const names = new Set<string>();
    for (const [at, item] of items.slice(0, mention.from).entries()) {
      const piece = pieces[items[at + 1]?.piece ?? -1];
      if (piece === undefined || item.kind !== 'word') continue;
      const name = text.slice(piece.start, piece.end);
      const isName = name.length <= MARKED_NAME_LENGTH_MAX && /^\p{Lu}[^.,!?…]*$/u.test(name);
      if (isName && this.isSameBody(item.lower, mention.head)) names.add(name);
    }
    const [only] = names;
    return names.size === 1 ? only : undefined;
  }
}
