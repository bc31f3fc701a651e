import { isOneKind, isSurelyOneKind, nominativeBody } from './body-names.ts';
import { isOnlyPlace } from './english-things.ts';
import { germanOpening } from './german-opening.ts';
import { bodyLemma } from './grammar/cyrillic-bodies.ts';
import { BODY_CONFIDENCE_MIN, Memory } from './memory.ts';
import type { Mention } from './mention.ts';
import { isSameName } from './name-forms.ts';
import type { Seen } from './referent.ts';
import { COMPANY_AGENT } from './same-role.ts';

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
    const found = this.mentions.findLast((other, index) => {
      const own = items[other.from]?.sentence ?? 0;
      return (
        other.from < mention.from &&
        other.kind === 'name' &&
        !other.isOblique &&
        (this.cast.personOf[index] ?? -1) < 0 &&
        sentence - own <= 1 &&
        other.from === sentences[own]?.from &&
        grammar.verb.test(items[other.to]?.lower ?? '')
      );
    });
    return grammar.isInflected ? found?.name.join(' ') : undefined;
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
    const called = words === 1 && fuller === undefined ? this.nameInMarks(mention) : undefined;
    if (called !== undefined && bodyLemma(mention.head, grammar.language) !== undefined)
      return called;
    const isAgain = this.isAgain(mention);
    // "Severn Trent says so. …, the company said": what was taken for a person.
    const open = isAgain && words === 1 ? this.maybeBody(mention.from) : undefined;
    if (open !== undefined && grammar.language === 'en') return open.name;
    if (words === 1 && fuller !== undefined && !(isAgain && this.hasNearerBody(mention, fuller)))
      return nominativeBody(fuller.role, fuller.head, grammar);
    if (
      (words === 1 || (words === 2 && !/\p{Lu}/u.test(mention.role))) &&
      isAgain &&
      !/^\p{Lu}{2,}$/u.test(mention.role)
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
        !isSameName(seen.referent.name.split(/\s+/).at(-1) ?? '', mention.head, grammar);
      let before =
        this.seen.findLast(
          (seen) =>
            isOther(seen) && isSurelyOneKind(mention.head, seen.referent.name.toLowerCase()),
        ) ??
        this.seen.findLast(
          (seen) => isOther(seen) && seen.isSubject && sentence - seen.sentence <= 3,
        );
      const marked = before === undefined ? this.nameInMarks(mention) : undefined;
      if (marked !== undefined) return marked;
      before ??= this.seen.findLast(isOther);
      const opening =
        grammar.language === 'de'
          ? (this.maybeBody(mention.from)?.name ??
            germanOpening(this, mention, before !== undefined))
          : before?.isSubject === true
            ? undefined
            : this.openingName(mention);
      if (opening !== undefined) return opening;
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
