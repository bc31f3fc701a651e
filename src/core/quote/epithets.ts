import { Bearers } from './bearers.ts';
import { genderOfGermanBody } from './grammar/german-gender.ts';
import type { Gender } from './grammar/grammar.ts';
import type { Mention } from './mention.ts';
import { agrees, personReferent, type Referent, weaken } from './referent.ts';

const COLLECTIVE =
  /(?:menge|masse|meute|klasse|runde|schar|horde|clique|band|welt|seite|saal|block|stammtisch|haufen|publikum|volk|netz|lager|internet|tribüne|kurve|straße|nachbarschaft|belegschaft|gegenseite|szene|ik|ur)$/u;

/** Words that point at somebody just spoken of. */
const THIS = /^(?:cette|cet|ce|dieser|diese|этот|эта|цей|ця|ten|ta|this)$/u;

/** Polish: whom somebody tells who is no part of the story yet. */
const TOLD = /^(?:nam|nieoficjalnie|anonimowo|agencji|gazecie|redakcji|portalowi|dziennikowi)$/u;
const TOLD_ITEMS_MAX = 4;

/** Whom a phrase means that names nobody's office: "der Angesprochene", the councillor, the 40-year-old. */
export class Epithets extends Bearers {
  /** The named person last spoken of who fits, rather than somebody without a name who asked. */
  addressee(gender: Gender, mention: Mention): Referent | undefined {
    const last = this.seen.findLast(
      (seen) =>
        seen.item < mention.from &&
        seen.referent.person !== undefined &&
        agrees(seen.referent.gender, gender),
    );
    return last === undefined ? undefined : weaken(last.referent, 0.7);
  }

  /** "sagt die Restauratorin", "so der Zweckverband": a noun in -in is a woman, one that ends like a body's is the body just spoken of. */
  resolveGermanEpithet(item: number, gender: Gender, noun: string): Referent | undefined {
    const bearer = this.cast.people.find(
      (person) => agrees(person.gender, gender) && person.roles.some((role) => role.head === noun),
    );
    if (bearer !== undefined) return personReferent(bearer, 0.85);
    const isBody = genderOfGermanBody(noun) === gender && !noun.endsWith('in');
    const body = isBody ? this.bodyBefore(item) : undefined;
    // "skandierte die Menge": many, and nobody of those named.
    if (body === undefined && (isBody || COLLECTIVE.test(noun)))
      return {
        kind: 'anonymous',
        person: undefined,
        name: noun,
        gender: 'plural',
        confidence: 0.4,
      };
    const recent = body ?? this.recent(gender, item);
    return recent === undefined ? undefined : weaken(recent, 0.6);
  }

  /** "Die 44-jährige Hafenlotsin": with an age and the definite article a role tells more of somebody just named. */
  isAgedAgain(mention: Mention): boolean {
    const { items, grammar } = this.passage;
    return (
      grammar.language === 'de' &&
      !mention.isIndefinite &&
      /^\d+-jährige[nr]?$/u.test(items[mention.from - 1]?.lower ?? '')
    );
  }

  /** "der Zuger Regierungsrat": the council's own noun, where one of it was the subject of the sentence before. */
  councillor(mention: Mention): Referent | undefined {
    if (this.passage.grammar.language !== 'de' || !mention.head.endsWith('rat')) return undefined;
    const subject = this.subjectBefore(mention.from);
    const isOne = subject?.person?.roles.some(({ text }) =>
      text.toLowerCase().endsWith(mention.head),
    );
    return isOne === true ? subject : undefined;
  }

  /** «Paulette Morvan habite en face. Cette voisine …»: the person of the sentence before. */
  pointedAt(gender: Gender, mention: Mention): Referent | undefined {
    const { items } = this.passage;
    if (!THIS.test(items[mention.from - 1]?.lower ?? '') || mention.isOblique) return undefined;
    const sentence = items[mention.from]?.sentence ?? 0;
    const last = this.seen.findLast(
      (seen) => seen.isSubject && seen.sentence === sentence - 1 && seen.referent.kind === 'person',
    );
    const isMeant = last !== undefined && agrees(last.referent.gender, gender);
    return isMeant ? weaken(last.referent, 0.75) : undefined;
  }

  /** "mówi nam ważny polityk koalicji": told to the reporters, and said more closely: somebody who is only now brought in. */
  tellsUs(mention: Mention): boolean {
    const { items, grammar } = this.passage;
    if (grammar.language !== 'pl') return false;
    const before = items.slice(Math.max(0, mention.from - TOLD_ITEMS_MAX), mention.from);
    const told = before.findLastIndex(({ lower }) => TOLD.test(lower));
    const isCloser = mention.role.includes(' ') || told < before.length - 1;
    const between = before.slice(told + 1);
    return (
      told >= 0 && isCloser && between.every(({ kind, isCapital }) => kind === 'word' && !isCapital)
    );
  }

  /** Who was the subject of one of the last two sentences, unless somebody without a name was. */
  interlocutor(mention: Mention): Referent | undefined {
    if (mention.isIndefinite || mention.gender === 'plural') return undefined;
    // "nasz rozmówca, pracownik wydziału": who says what he is, and no name, has not been named.
    const { items } = this.passage;
    const next = items[mention.to + 1];
    if (items[mention.to]?.text === ',' && next?.kind === 'word' && !next.isCapital)
      return undefined;
    // «за словами співрозмовника в делегації»: one who is only now brought in.
    if (this.passage.grammar.prepositions.has(items[mention.to]?.lower ?? '')) return undefined;
    const sentence = this.passage.items[mention.from]?.sentence ?? 0;
    const last = this.seen.findLast(
      (seen) =>
        seen.isSubject &&
        seen.sentence < sentence &&
        sentence - seen.sentence <= 2 &&
        (seen.referent.kind === 'person' || seen.referent.kind === 'anonymous'),
    );
    return last?.referent.kind === 'person' ? weaken(last.referent, 0.75) : undefined;
  }
}
