import { EnglishReader } from './english-reader.ts';
import { isFrenchAdjective } from './french-phrases.ts';
import type { Mention } from './mention.ts';
import { bareName } from './name-forms.ts';
import { PARTICLES } from './particles.ts';
import { MANYS } from './role-forms.ts';

const AUXILIARY =
  /^(?:hat|hatte|habe|hätte|ist|war|sei|wird|will|wollte|sagte?|schrieb|erklärte|meinte|antwortete|erwiderte|entgegnete|konterte|betonte|forderte|warnte)$/u;

/** Phrases that only one language has, and what stands before a noun. */
export class PhraseReader extends EnglishReader {
  /** «la Marine nationale»: a body though it is a first name too. */
  isBehindArticle(at: number, end: number): boolean {
    const isAlone = this.grammar.language === 'fr' && end === at + 1;
    return isAlone && /^(?:la|le|l')$/u.test(this.lower(at - 1));
  }

  /** "NATO", "GmbH": capitals that are no word, or a legal form. */
  isLetters(at: number): boolean {
    return /^\p{Lu}{2,}$/u.test(this.items[at]?.text ?? '') || this.isGermanFirm(at);
  }

  /** "SMS": a message of somebody, no body. */
  polishLettersAt(at: number): Mention | undefined {
    if (
      this.grammar.language !== 'pl' ||
      !/^(?:SMS|MMS|SMS-\p{L}+)$/u.test(this.items[at]?.text ?? '')
    )
      return undefined;
    return this.build('document', at, at + 1, {
      head: this.lower(at),
      role: this.textOf(at, at + 1),
    });
  }

  /** Where somebody comes from, set before the name: «le Danois Mikkel Thorsen». */
  isDemonym(at: number): boolean {
    return (
      this.grammar.language === 'fr' &&
      /^(?:le|la|l')$/u.test(this.lower(at - 1)) &&
      /(?:ais|aise|ois|oise|ien|ienne|éen|éenne|ol|ole|and|ande|ain|aine|ovaque|usse|tchèque)$/u.test(
        this.lower(at),
      )
    );
  }

  /** "verkauft Murat Yildirim Gemüse": behind first name and surname the next capital is a noun again. */
  germanNameEnd(at: number, end: number): number {
    if (this.grammar.language !== 'de' || end - at < 3) return end;
    // "gibt der Landkreis Nordwestmecklenburg Entwarnung": what the body gives.
    const last = this.lower(end - 1);
    const isBodyFirst = this.kindOf(this.lower(at)) === 'organisation';
    const isThing =
      /(?:ung|heit|keit|tion|tät|nis)$/u.test(last) && this.kindOf(last) === undefined;
    if (isBodyFirst && isThing && this.passage.grammar.articles.has(this.lower(at - 1)))
      return end - 1;
    const isBare =
      !PARTICLES.has(this.lower(at + 1)) &&
      [1, 2].every((step) => this.items[at + step]?.isCapital === true);
    const given = (step: number): boolean => this.isGiven(bareName(this.lower(at + step)));
    return isBare && given(0) && !given(1) ? at + 2 : end;
  }

  /** "Alma Reinkes Katze": before a noun the -s of a full name is its genitive, unless the text has the name so elsewhere. */
  withoutGenitive(name: readonly string[], end: number): readonly string[] {
    const last = name.at(-1) ?? '';
    const isOwner =
      this.grammar.language === 'de' &&
      name.length === 2 &&
      /[^aiosuzßx]s$/u.test(last) &&
      this.items[end]?.kind === 'word' &&
      this.items[end]?.isCapital === true &&
      this.isGiven(bareName(name[0] ?? '').toLowerCase());
    const isElsewhere = this.items.some(
      (item, at) => item.text === last && this.items[at + 1]?.isCapital !== true,
    );
    return isOwner && !isElsewhere ? [name[0] ?? '', last.slice(0, -1)] : name;
  }

  /** "Carmaker Skoda": what the body behind it is. */
  isDescribedBody(at: number, end: number): boolean {
    const isBefore = this.grammar.language === 'en' && end === at + 1 && this.isBeforeBodyName(end);
    return isBefore && this.grammar.organisation.test(this.lower(at));
  }

  /** «Le Crédit agricole a prévenu», «La Protection civile installe»: behind an article the adjective before the verb belongs to the name. */
  frenchNameEnd(at: number, end: number): number {
    const { language, cue, verb } = this.grammar;
    const isBehindArticle = end === at + 1 && /^(?:la|le|l'|les)$/u.test(this.lower(at - 1));
    if (language !== 'fr' || !isBehindArticle || this.isGiven(this.lower(at))) return end;
    if (!this.isAdjectiveOfBody(end)) return end;
    const next = this.lower(end + 1);
    const isVerb = /^(?:a|ont|est|sont|va|vont|se|s'|ne|n')$/u.test(next);
    return isVerb || cue.test(next) || verb.test(next) ? end + 1 : end;
  }

  /** A role that is part of a body's name. */
  isBodysRole(
    i: number,
    { at, end, body }: { readonly at: number; readonly end: number; readonly body: number },
  ): boolean {
    // "Coast Guard": behind another capital a body, alone a man.
    const isGuard =
      this.grammar.language === 'en' && this.lower(i) === 'guard' && i > at && i === end - 1;
    return isGuard || this.isUnionsTrade(i, at, body);
  }

  /** «CGT Cheminots», «FO Pénitentiaire»: behind the letters of a union its trade belongs to the name. */
  isUnionsTrade(at: number, from: number, body: number): boolean {
    const { grammar } = this;
    // "Związek Zawodowy Maszynistów": whose body it is.
    if (grammar.language === 'pl' && body >= from && MANYS.test(this.lower(at))) return true;
    const isBehindLetters = at > from && /^\p{Lu}{2,}$/u.test(this.items[at - 1]?.text ?? '');
    return grammar.language === 'fr' && isBehindLetters && !this.isRole(this.lower(at - 1));
  }

  /** «Haut Conseil des finances publiques», «Marine nationale», where no verb stands. */
  isAdjectiveOfBody(at: number): boolean {
    const item = this.items[at];
    const isSmall = item?.kind === 'word' && !item.isCapital;
    return isSmall && isFrenchAdjective(item.lower, this.grammar) && !this.isFrenchVerb(at);
  }

  /** With another capital beside it: "Grupa Azoty", "Poczta Polska". */
  isInCapitals(at: number): boolean {
    const isCapital = (one: number): boolean => this.items[one]?.isCapital === true;
    return isCapital(at) && (isCapital(at + 1) || isCapital(at - 1));
  }

  /** «le même assurait», "ten sam mówił": the one just spoken of, where a verb follows. */
  sameAt(at: number): Mention | undefined {
    const { grammar } = this;
    if (grammar.language !== 'fr' || this.lower(at) !== 'même') return undefined;
    const verb = this.lower(at + 1);
    // «sur la même ligne»: a noun.
    const isVerb = grammar.cue.test(verb) || /^\p{L}+(?:ait|aient)$/u.test(verb);
    if (!/^l[ea]$/u.test(this.lower(at - 1)) || !isVerb) return undefined;
    const gender = this.lower(at - 1) === 'la' ? 'female' : 'male';
    return this.build('pronoun', at, at + 1, { gender, head: this.lower(at) });
  }

  /** "Dieser hatte gesagt", "hatte der am Sonntag gesagt": without a noun these mean whoever was named last. */
  demonstrativeAt(at: number): Mention | undefined {
    const { grammar } = this;
    if (grammar.language !== 'de' || !/^(?:dieser|diese|der)$/u.test(this.lower(at)))
      return undefined;
    const word = this.lower(at);
    const next = this.items[at + 1];
    if (next?.kind !== 'word' || next.isCapital || grammar.articles.has(next.lower))
      return undefined;
    const opens = word !== 'der' && this.isSentenceStart(at) && AUXILIARY.test(next.lower);
    const isInverted =
      word === 'der' && AUXILIARY.test(this.lower(at - 1)) && grammar.prepositions.has(next.lower);
    if (!opens && !isInverted) return undefined;
    return this.build('pronoun', at, at + 1, {
      gender: word === 'diese' ? 'female' : 'male',
      head: word,
    });
  }
}
