import { isOneKind, isSurelyOneKind } from './body-kinds.ts';
import { nominativeBody } from './body-names.ts';
import { isOnlyPlace } from './english-things.ts';
import { germanOpening } from './german-opening.ts';
import type { Grammar } from './grammar/grammar.ts';
import { BODY_CONFIDENCE_MIN, Memory, NO_NAME } from './memory.ts';
import type { Mention } from './mention.ts';
import { isSameName } from './name-forms.ts';
import type { Referent, Seen } from './referent.ts';

/** A body's name in marks is no longer. */
const MARKED_NAME_LENGTH_MAX = 40;

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
    const isCommon = this.passage.grammar.isInflected && /^\p{Ll}+(?:-\p{Ll}+)?$/u.test(name);
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
      isOneKind(mention.head, name.toLowerCase());
    return name !== '' && (grammar.isInflected || isFrenchBody) ? name : undefined;
  }

  /** The fullest name of a body: "the council" is the Leeds City Council of two paragraphs before. */
  bodyName(mention: Mention): string {
    const { grammar } = this.passage;
    const words = mention.role.split(/\s+/).length;
    const same = this.mentions.filter(
      (other) =>
        other.kind === 'organisation' &&
        other.from < mention.from &&
        isSameName(other.head, mention.head, grammar),
    );
    const fuller = same.filter((other) => other.role.split(/\s+/).length > words).at(-1);
    const isAgain = this.isAgain(mention);
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
          (seen.isSubject && sentence - seen.sentence <= 1)) &&
        isOneKind(mention.head, seen.referent.name.toLowerCase()) &&
        !PART_OF_BODY.test(seen.referent.name) &&
        // "dla koncernów samochodowych": many in a case of their own are no company that was named.
        (grammar.language !== 'pl' || seen.isSubject || /\p{Lu}/u.test(seen.referent.name)) &&
        !isSameName(seen.referent.name.split(/\s+/).at(-1) ?? '', mention.head, grammar);
      let before =
        this.seen.findLast(
          (seen) =>
            isOther(seen) && isSurelyOneKind(mention.head, seen.referent.name.toLowerCase()),
        ) ??
        this.seen.findLast(
          (seen) => isOther(seen) && seen.isSubject && sentence - seen.sentence <= 3,
        );
      const marked = this.nameInMarks(mention);
      if (marked !== undefined && before?.referent.name.includes(marked) !== false) return marked;
      before ??= this.seen.findLast(isOther);
      const opening = this.opening(mention, before);
      if (opening !== undefined) return opening;
      if (before !== undefined) return before.referent.name;
    }
    return nominativeBody(mention.role, mention.head, grammar);
  }

  /** "Telmax zapowiada podwyżki. …, argumentuje operator": what a firm may be called like somebody; undefined where no body was just the subject. */
  firmMeant(mention: Mention): Referent | undefined {
    const body = this.bodyBefore(mention.from);
    if (body !== undefined) return body;
    const name = this.openingName(mention);
    return name === undefined
      ? undefined
      : { kind: 'organisation', person: undefined, name, gender: 'neuter', confidence: 0.7 };
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
    return before?.isSubject === true ? undefined : this.openingName(mention);
  }

  /** «пресслужба компанії "Дунай-Агро"», later «у компанії»: the name in marks behind the same noun, as far as there is only one. */
  nameInMarks(mention: Mention): string | undefined {
    const { items, pieces, text, grammar } = this.passage;
    const names = new Set<string>();
    for (const [at, item] of items.slice(0, mention.from).entries()) {
      const piece = pieces[items[at + 1]?.piece ?? -1];
      if (piece === undefined || item.kind !== 'word') continue;
      const name = text.slice(piece.start, piece.end);
      const isName = name.length <= MARKED_NAME_LENGTH_MAX && /^\p{Lu}[^.,!?…]*$/u.test(name);
      if (isName && isSameName(item.lower, mention.head, grammar)) names.add(name);
    }
    const [only] = names;
    return names.size === 1 ? only : undefined;
  }
}
