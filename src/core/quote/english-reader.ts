import { BodyReader } from './body-reader.ts';
import { englishBodyEnd } from './english-bodies.ts';
import { isDemonym, isDemonymNoun } from './grammar/english-demonyms.ts';
import type { Mention } from './mention.ts';

const POST_NOMINAL =
  /^(?:[KQ]C|M[BDPS]E?|OBE|[CDK]BE|MEP|MSP|MS|MLA|TD|JP|SC|PhD|FRS|Jr|Sr|III?|CMG|QPM)$/u;
/** Nouns of two words for a body, of which neither says so alone. */
const COMPOUND =
  /^(?:think tanks?|(?:care|nursing|retirement|rest|funeral|children's) homes?|(?:housing|building) (?:associations?|societ(?:y|ies))|law firms?|pressure groups?|town hall|city hall|fire (?:service|brigade|department)|general staff|(?:rescue|search|research|legal|medical|management|emergency|response) teams?)$/u;

/** Reads what only English (and datelines) have: letters behind a name, where somebody comes from, one of many. */
export class EnglishReader extends BodyReader {
  /** "one of the workers, a crane operator who …": one of many, better known by what is set after it. */
  oneOfAt(at: number): Mention {
    const isEnglish = this.grammar.language === 'en';
    const many = [3, 4, 5].find((step) => /(?:s|men|people)$/u.test(this.lower(at + step)));
    const hasNoun =
      isEnglish && many !== undefined && !this.grammar.objectPronouns.has(this.lower(at + 2));
    const to = hasNoun ? at + many + 1 : at + 3;
    const isSetOff = isEnglish && this.items[to]?.text === ',' && /^an?$/u.test(this.lower(to + 1));
    let end = to + 2;
    while (isSetOff && end < to + 5 && this.kindOf(this.lower(end - 1)) !== 'role') end++;
    const isRole = isSetOff && this.kindOf(this.lower(end - 1)) === 'role';
    return this.build('anonymous', at, isRole ? end : to, {
      head: this.lower(at),
      role: isRole ? this.textOf(to + 1, end) : this.textOf(at, to),
      isIndefinite: true,
    });
  }

  /** "Marsh & Daughters", "Save the Hedgerows", "a think tank": bodies that no noun of theirs tells by itself. */
  englishBodyAt(at: number): Mention | undefined {
    if (this.grammar.language !== 'en') return undefined;
    const isPair = COMPOUND.test(`${this.lower(at)} ${this.lower(at + 1)}`);
    const isName = !this.grammar.stopWords.has(this.lower(at)) && !this.isGivenName(at);
    const end = isPair ? at + 2 : isName ? englishBodyEnd(this.items, at) : undefined;
    if (end === undefined || this.isBeforeRole(end)) return undefined;
    return this.build('organisation', at, end, {
      head: this.lower(end - 1),
      role: this.textOf(at, end),
      gender: isPair && this.lower(at + 1).endsWith('s') ? 'plural' : 'neuter',
    });
  }

  /** "a member of the crew, who asked not to be named": one of many, and no name. */
  memberAt(at: number): Mention | undefined {
    const isOne = /^(?:a|one|another)$/u.test(this.lower(at - 1)) && this.lower(at) === 'member';
    if (this.grammar.language !== 'en' || !isOne || this.lower(at + 1) !== 'of') return undefined;
    const to = this.grammar.articles.has(this.lower(at + 2)) ? at + 4 : at + 3;
    return this.build('anonymous', at, to, { head: 'member', role: this.textOf(at, to) });
  }

  /** "first official word", "expert advice": before a noun no person. */
  isAdjectiveHere(at: number): boolean {
    if (this.grammar.language !== 'en' || !/^(?:official|expert)$/u.test(this.lower(at)))
      return false;
    return /^(?:word|words|figures?|data|statements?|reports?|line|reasons?|accounts?|confirmation|response|advice|opinion|estimates?|statistics|comment|documents?|letter|notice|results?|inquiry|explanation|version|position|analysis|evidence|review)$/u.test(
      this.lower(at + 1),
    );
  }

  /** "Ant & Dec": two first names are two people. */
  isGivenName(at: number): boolean {
    return this.isGiven(this.lower(at)) && this.isGiven(this.lower(at + 2));
  }

  /** "the carmaker Corvex", "Supermarket chain Fresco": a name behind the noun for a body, and nothing of a role. */
  isBeforeBodyName(at: number): boolean {
    const item = this.items[at];
    if (item?.kind !== 'word' || this.grammar.stopWords.has(item.lower)) return false;
    if (!item.isCapital)
      return this.kindOf(item.lower) === 'organisation' && this.isBeforeBodyName(at + 1);
    return this.kindOf(item.lower) === undefined && this.items[at + 1]?.isCapital !== true;
  }

  /** "the Turkish captain", "the Pole": where somebody comes from, and no name where no other capital follows. */
  isEnglishDemonym(at: number): boolean {
    return (
      this.grammar.language === 'en' &&
      this.items[at]?.isCapital === true &&
      this.items[at + 1]?.isCapital !== true &&
      isDemonym(this.lower(at)) &&
      (!this.isGiven(this.lower(at)) || this.grammar.articles.has(this.lower(at - 1)))
    );
  }

  /** Somebody known by where they come from alone: "the Pole said"; an adjective belongs to the noun behind it. */
  demonymAt(at: number): Mention | undefined {
    const lower = this.lower(at);
    const isAlone = [1, 2].every(
      (step) => !/^(?:role|organisation)$/u.test(this.kindOf(this.lower(at + step)) ?? ''),
    );
    const { articles } = this.grammar;
    if (!isAlone || !isDemonymNoun(lower) || !articles.has(this.lower(at - 1))) return undefined;
    return this.build('role', at, at + 1, { head: lower, role: this.items[at]?.text ?? '' });
  }

  /** "Jane Aldous KC", "Rory Pell MBE": what a person may put behind a full name. */
  hasPostNominal(from: number, end: number): boolean {
    const last = this.items[end - 1]?.text ?? '';
    return this.grammar.language === 'en' && end - from > 2 && POST_NOMINAL.test(last);
  }

  /** "PORT ELBY, Nov 12", "МОСКВА, 20 ноября.": the place before the report begins. */
  isDateline(at: number, end: number): boolean {
    // "14.32 GMT": an hour's zone.
    const clock = this.items[at - 1]?.text ?? '';
    const isZone = end === at + 1 && /^(?:\d{1,2}[.:h]?\d{2}|[\d.:]*[ap]m)$/u.test(clock);
    if (isZone && /^(?:GMT|UTC|\p{Lu}{1,3}[ST]T)$/u.test(this.items[at]?.text ?? '')) return true;
    return (
      (at === 0 || (at === 2 && this.items[1]?.text === '/')) &&
      this.items.slice(at, end).every(({ text }) => /^\p{Lu}{3,}$/u.test(text)) &&
      /^[,(./–—-]$/u.test(this.items[end]?.text ?? '')
    );
  }
}
