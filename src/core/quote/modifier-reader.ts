import { FRENCH_DEMONYM } from './french-phrases.ts';
import { bareName } from './name-forms.ts';
import { NameReader } from './name-reader.ts';
import {
  GENITIVE_LIKE_VERB,
  INFINITIVE,
  IRREGULAR_PAST,
  isVerbForm,
  QUALIFIER,
  SHORT_PARTICIPLE,
} from './role-forms.ts';

/** French adjectives that no verb looks like, whatever follows: «Fédération nationale des chasseurs». */
const SURE_ADJECTIVE =
  /^(?:\p{L}+(?:ional|icale?|iale?|entale?|ionnel|ionnelle|uel|uelle|onale)|maritime|rurale?|générale?|centrale?|locale?)s?$/u;

/** Tells which words beside a role or body can belong to its phrase. */
export class ModifierReader extends NameReader {
  /** Whether a word before a role can belong to it: no verb, no preposition, no function word. */
  canQualify(at: number, hasRole: boolean): boolean {
    const { grammar } = this;
    const item = this.items[at];
    if (item === undefined) return false;
    const { lower } = item;
    if (grammar.articles.has(lower) || grammar.possessives.has(lower)) return false;
    if (grammar.clauseWords.has(lower) || grammar.prepositions.has(lower)) return false;
    // "US Secretary of State": an acronym is no pronoun.
    if (grammar.objectPronouns.has(lower) && !/^\p{Lu}{2,}$/u.test(item.text)) return false;
    // "a senior government official".
    const isState = grammar.language === 'en' && /^(?:government|state)$/u.test(lower);
    if (grammar.stopWords.has(lower) && !isState && !QUALIFIER.test(lower)) return false;
    if (grammar.cue.test(lower) && !item.isCapital) return false;
    if (grammar.isInflected && isVerbForm(lower, grammar) && !GENITIVE_LIKE_VERB.test(lower))
      return false;
    if (grammar.language !== 'en') return true;
    if (!hasRole || IRREGULAR_PAST.test(lower)) return false;
    return item.isCapital || !/(?:ed|s)$/u.test(lower) || /(?:ss|ies|ics|ns|rs|ces)$/u.test(lower);
  }

  /** "komisarz ds. rolnictwa", "dyrektor szpitala im. Jana Pawła II": the stop of a short word inside a Polish role. */
  isLinkStop(at: number): boolean {
    const isStop = this.grammar.language === 'pl' && this.items[at]?.text === '.';
    const isTitle = this.isShortRole(at - 1) && this.items[at + 1]?.isCapital === true;
    return (
      isStop && (isTitle || /^(?:ds|im|woj|pow|gm|reg|gł|pozn|tow)$/u.test(this.lower(at - 1)))
    );
  }

  /** English: "of" and what follows it, as far as no verb or other preposition stands there. */
  isEnglishModifier(at: number, role: number): boolean {
    const lower = this.lower(at);
    if (/^(?:of|for)$/u.test(lower)) return true;
    const hasOf = this.items
      .slice(role + 1, at)
      .some((item) => item.lower === 'of' || item.lower === 'for');
    if (!hasOf) return this.isRole(lower) && at === role + 1;
    if (lower === 'the') return /^(?:of|for)$/u.test(this.lower(at - 1));
    const { grammar } = this;
    if (lower === 'state') return true;
    return (
      !grammar.stopWords.has(lower) &&
      !grammar.prepositions.has(lower) &&
      !grammar.cue.test(lower) &&
      !IRREGULAR_PAST.test(lower) &&
      !/(?:ed)$/u.test(lower)
    );
  }

  isLoose(at: number): boolean {
    const { lower } = this.items[at] ?? { lower: '' };
    return (
      this.grammar.prepositions.has(lower) ||
      this.grammar.articles.has(lower) ||
      lower === 'et' ||
      this.grammar.stopWords.has(lower)
    );
  }

  isModifier(at: number): boolean {
    const { grammar } = this;
    const lower = this.lower(at);
    if (grammar.stopWords.has(lower) && !/^(?:з|зі|по|of)$/u.test(lower)) return false;
    if (grammar.prepositions.has(lower) && !/^(?:з|зі|по|ds)$/u.test(lower)) return false;
    if (grammar.objectPronouns.has(lower) || grammar.pronouns[lower] !== undefined) return false;
    if (grammar.isInflected && INFINITIVE.test(lower)) return false;
    // «Мер каже», «Альянс пише»; «доставлены».
    if (grammar.isInflected && /(?:[жшчщ]е|є|ть|ет|ит)$/u.test(lower) && grammar.cue.test(lower))
      return false;
    if (grammar.language === 'ru' && SHORT_PARTICIPLE.test(lower)) return false;
    if (grammar.language === 'fr')
      return (
        (FRENCH_DEMONYM.test(lower) || !this.isFrenchVerb(at)) &&
        !/(?:ait|aient)$|^(?:face|devant|lors|auprès|hier|avant|après|pendant|contre|chez)$/u.test(
          lower,
        ) &&
        (!grammar.cue.test(lower) || /(?:ment|tion)s?$/u.test(lower))
      );
    return !isVerbForm(lower, grammar) || GENITIVE_LIKE_VERB.test(lower);
  }

  /** «une mère interpelle l’élue», «la députée chiffre le surcoût»: before a determiner stands a verb, not an adjective. */
  isFrenchVerb(at: number): boolean {
    const { articles, possessives, prepositions } = this.grammar;
    const lower = this.lower(at);
    if (prepositions.has(lower) || articles.has(lower) || SURE_ADJECTIVE.test(lower)) return false;
    const next = this.lower(at + 1);
    // «la ministre moldave des Affaires étrangères».
    if (next === 'des' && this.items[at + 2]?.isCapital === true) return false;
    return articles.has(next) || possessives.has(next) || /^(?:ce|cet|cette|ces)$/u.test(next);
  }

  /** A trade that is somebody's surname here: behind a first name, or alone where no article makes it a noun. */
  isFamilyName(at: number): boolean {
    if (this.items[at]?.isCapital !== true) return false;
    if (this.isGiven(bareName(this.lower(at - 1))) && this.items[at - 1]?.isCapital === true)
      return true;
    return (
      this.familyNames.has(bareName(this.lower(at))) &&
      !this.grammar.articles.has(this.lower(at - 1))
    );
  }

  firstNameIn(from: number, to: number): number | undefined {
    for (let i = from; i < to; i++) if (this.isGiven(this.lower(i))) return i;
    return undefined;
  }
}
