import { FRENCH_DEMONYM, FRENCH_TITLE } from './french-phrases.ts';
import { roleHead } from './grammar/grammar.ts';
import { ModifierReader } from './modifier-reader.ts';
import { bareName, isObliqueRole, isPatronymic, knownFirstName } from './name-forms.ts';
import { CLERICAL, isGenitiveName, isNominativeName } from './role-forms.ts';

/** The field of an office, in the dative: «по обороне», «по правам», «з питань оборони», «по агробизнесу». */
const FIELD = /(?:ам|ям|ю|у|е|и|і|ості|ти|ня|ни|ки|ій|ой)$/u;
/** Capitals behind an office that are a place or house, not a name. */
const GENITIVE_WORD = /(?:ого|его|ої|ой|их|ых|ів|ов|ських|ских)$/u;

/** Roles and kin that by their ending stand as a subject does. */
const NOMINATIVE_HEAD =
  /(?:[^аеиоуыюяіїєё]|[^аыоиія]ка|ица|иця|мать|мати|мама|сестра|жена|вдова|супруга|дочь|дружина|тётя|тетя|подруга|невеста|глава|судья|суддя|голова)$/u;

/** Tells whose name a run of capitals behind a role is, and where in it the name begins. */
export class RunReader extends ModifierReader {
  /** «мать Кирилла», «адвокат Ивана Петрова»: behind a noun in the nominative a first name in the genitive is another's. */
  isOwnersName(role: number, at: number): boolean {
    const { grammar } = this;
    if (grammar.language !== 'ru' && grammar.language !== 'uk') return false;
    const head = roleHead(this.lower(role), grammar);
    const known = knownFirstName(bareName(this.lower(at)), grammar);
    if (known === undefined || known.name.toLowerCase() === bareName(this.lower(at))) return false;
    const isGenitive = /[аяыиії]$/u.test(this.lower(at));
    return isGenitive && !isObliqueRole(head, grammar) && NOMINATIVE_HEAD.test(head);
  }

  /** «адвокат Ивана Петрова Сергей Котов»: where the name in the nominative begins. */
  ownNameBehind(from: number, end: number): number | undefined {
    for (let i = from + 1; i < end; i++) {
      const bare = bareName(this.lower(i));
      if (knownFirstName(bare, this.grammar)?.name.toLowerCase() === bare) return i;
    }
    return undefined;
  }

  /** «сказал корреспонденту житель кишлака»: the one who is told, then the one who speaks. */
  isToldBefore(role: number, at: number): boolean {
    const { language } = this.grammar;
    if (language !== 'ru' && language !== 'uk') return false;
    if (!/(?:[ую]|[оеє]ві)$/u.test(this.lower(role))) return false;
    const lower = this.lower(at);
    return (
      this.items[at]?.isCapital === false &&
      this.kindOf(lower) !== undefined &&
      !/[ую]$/u.test(lower)
    );
  }

  /** «министр по чрезвычайным ситуациям Даулет Нурпеисов»: behind the field two capitals in no list that can be nominatives. */
  isNameBehindField(from: number, end: number): boolean {
    const { language } = this.grammar;
    if (language !== 'ru' && language !== 'uk') return false;
    const before = this.items[from - 1];
    const isField = before?.kind === 'word' && !before.isCapital && FIELD.test(before.lower);
    const words = this.items.slice(from, end);
    return (
      isField &&
      words.length === 2 &&
      words.every(({ lower, text }) => this.kindOf(lower) === undefined && /\p{Ll}/u.test(text)) &&
      !GENITIVE_WORD.test(words[0]?.lower ?? '')
    );
  }

  /** Where in a run after a role the person's name begins: at a known first name, else its last two words. */
  nameInRun(from: number, to: number, role: number): number | undefined {
    if (/^(?:st|saint|ste|sankt)$/u.test(this.lower(from))) return undefined;
    // «цитирует канцлера Spiegel»: in another alphabet a brand.
    const { language } = this.grammar;
    const isBrand = this.items.slice(from, to).every(({ text }) => /^\p{Script=Latin}/u.test(text));
    if ((language === 'ru' || language === 'uk') && isBrand) return undefined;
    const known = this.firstNameIn(from, to);
    if (known !== undefined) return known;
    // "The landlord of the Red Lion": people have no article.
    if (language === 'en' && this.lower(from - 1) === 'the') return undefined;
    // «gouverneur de la Banque de France»: a body.
    for (let i = from; i < to; i++)
      if (!this.grammar.isInflected && this.grammar.organisation.test(this.lower(i)))
        return undefined;
    // «président de la coopérative agricole Terres d'Ouest»: a name in no list behind a body is the body's.
    const isBodys =
      this.grammar.language === 'fr' &&
      [from - 1, from - 2].some(
        (at) => at > role && this.grammar.organisation.test(this.lower(at)),
      );
    if (isBodys) return undefined;
    // «Le député Horizons de la Marne, Vincent Lescure,»: the name comes behind the comma.
    const isNamedNext =
      this.grammar.language === 'fr' &&
      this.items[to]?.text === ',' &&
      [1, 2].every((step) => this.items[to + step]?.isCapital === true);
    if (isNamedNext) return undefined;
    // «Начальник ОВА Прокопенко»: letters are a body, and what stands behind them a name.
    const letters = this.items
      .slice(from, to - 1)
      .findLastIndex((item) => /^\p{Lu}{2,}$/u.test(item.text));
    if (letters >= 0 && this.grammar.isInflected) return from + letters + 1;
    const count = to - from;
    const text = this.items[to - 1]?.text ?? '';
    if (/^\p{Lu}{2,}$/u.test(text) || this.grammar.organisation.test(bareName(this.lower(to - 1))))
      return undefined;
    if (count >= 2) {
      if (
        isPatronymic(this.lower(to - 2)) ||
        this.items.slice(from, to).some((item) => !item.isCapital)
      ) {
        // «міністр оборони Нідерландів Мартен ван Брюггелен»: the country, then the name.
        const isPlace = this.grammar.isInflected && isGenitiveName(this.lower(from));
        return isPlace && count > 3 && this.items[from + 1]?.isCapital === true ? from + 1 : from;
      }
      const before = this.lower(from - 1);
      if (count === 2 && this.grammar.prepositions.has(before)) return undefined;
      // «bramkarz Odry Czarnowo»: a genitive behind the role is a club or place.
      if (this.grammar.isInflected && isGenitiveName(this.lower(to - 2))) return undefined;
      return to - 2;
    }
    return from === role + 1 && this.looksLikeSurname(from) ? from : undefined;
  }

  /** After a role a single capitalised word is a surname, unless the same word is a place or body elsewhere. */
  looksLikeSurname(at: number): boolean {
    const { language } = this.grammar;
    const lower = this.lower(at);
    if (language === 'en' || language === 'de') return true;
    if (language === 'fr' && this.isFrenchSurname(at)) return true;
    if (CLERICAL.test(this.lower(at - 1)) || this.isLastOfAttribution(at)) return true;
    return (
      /(?:ій|ий|ко|ук|юк|ич|ян|ський|ов|ев|ін|ин|ська|ова|ева|ski|cki|ska|cka|wicz|ak|ek|ik|uk)$/u.test(
        lower,
      ) || this.isGiven(lower)
    );
  }

  /** «l’adjudant Lacombe»: not the députée Renaissance, nor a place that the text names behind a preposition. */
  isFrenchSurname(at: number): boolean {
    const lower = this.lower(at);
    if (!FRENCH_TITLE.test(this.lower(at - 1)) || FRENCH_DEMONYM.test(lower)) return false;
    return !this.items.some(
      (item, index) => item.lower === lower && /^(?:à|en|d'|du|au)$/u.test(this.lower(index - 1)),
    );
  }

  /** «пожал плечами рыбак Сабит.»: where the attribution ends. */
  isLastOfAttribution(at: number): boolean {
    const isEnd = /^[.,]?$/u.test(this.items[at + 1]?.text ?? '');
    return this.grammar.isInflected && isEnd && isNominativeName(this.items[at]?.text ?? '');
  }
}
