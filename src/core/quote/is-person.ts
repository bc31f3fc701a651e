import { isAge } from './aged.ts';
import { appositionAfter } from './cast-roles.ts';
import { FRENCH_DEMONYM } from './french-phrases.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import {
  bareName,
  genderOfSurname,
  isPatronymic,
  isSameName,
  knownFirstName,
} from './name-forms.ts';

import { pronounGender } from './pronoun-gender.ts';
import { AGENT, IRREGULAR_PAST } from './role-forms.ts';

/** "Polskie Górnictwo", "Wodne Pogotowie": Polish neuters, which no first name or surname is. */
const NEUTER_NAME = /(?:[sc]kie|[sc]two|zne|lne|owe|wcze)$/u;

/** Whether a capitalised run is a person: a first name, a role, an age, a courtesy or a verb of saying speaks for it. */
export function isPerson(passage: Passage, mentions: readonly Mention[], index: number): boolean {
  const mention = mentions[index];
  if (mention === undefined) return false;
  const { items, grammar } = passage;
  if (mention.isCourteous || mention.role !== '') return true;
  // «le Crédit agricole».
  if (grammar.language === 'fr' && /^\p{Ll}+$/u.test(mention.name.at(-1) ?? '')) return false;
  const isBodysWord = (word: string, at: number): boolean =>
    NEUTER_NAME.test(word) || (at === 0 && /(?:nych|kich|wych)$/u.test(word));
  if (grammar.language === 'pl' && mention.name.some(isBodysWord)) return false;
  const first = bareName(mention.name[0] ?? '').toLowerCase();
  if (
    /^(?:st|saint|ste|sankt|св|św)$/u.test(
      items[mention.from - (items[mention.from - 1]?.text === '.' ? 2 : 1)]?.lower ?? '',
    )
  )
    return false;
  // «am Kai», «im Mai»: behind an article the lone word is a noun.
  if (grammar.language === 'de' && mention.name.length === 1 && isBehindArticle(passage, mention))
    return false;
  // «la Marine»: behind an article a word that is a body too.
  const isFrenchBody =
    grammar.language === 'fr' &&
    mention.name.length === 1 &&
    grammar.organisation.test(first) &&
    /^(?:la|le|l')$/u.test(items[mention.from - 1]?.lower ?? '');
  if (isFrenchBody) return false;
  if (knownFirstName(first, grammar) !== undefined) return true;
  if (mention.name.some(isPatronymic) || isAge(items[mention.from - 1]?.lower ?? '')) return true;
  const previous = mentions[index - 1];
  // Names in another alphabet are brands: «Deutsche Welle» in a Ukrainian text.
  const isCyrillic = grammar.language === 'uk' || grammar.language === 'ru';
  if (isCyrillic && mention.name.every((word) => /^[\p{Script=Latin}’'.-]+$/u.test(word)))
    return false;
  // «капітан судна „Айше“ Мустафа Ердоганоглу»: a name in marks stands between role and name.
  const isNext = previous?.kind === 'role' && previous.to === mention.from - 1;
  if (isNext && items[mention.from - 1]?.kind === 'quote' && mention.name.length > 1) return true;
  if (isNext && items[mention.from - 1]?.text === ',' && !previous.isIndefinite) {
    // «Sa femme, Soazig, tient les comptes».
    const isKin = grammar.language === 'fr' && grammar.relation.test(previous.head);
    return mention.name.length > 1 || (isKin && items[mention.to]?.text === ',');
  }
  // "A neighbor, Earl, who …": alone between commas behind what he is.
  const isSetOff = grammar.language === 'en' && items[mention.to]?.text === ',';
  if (isNext && isSetOff && !previous.isOblique) return items[mention.from - 1]?.text === ',';
  // «le Danois Mikkel Thorsen».
  const isFrom = grammar.language === 'fr' && items[mention.from - 1]?.isCapital === true;
  if (
    isFrom &&
    mention.name.length > 1 &&
    /^(?:le|la|l')$/u.test(items[mention.from - 2]?.lower ?? '')
  )
    return true;
  // «la libérale belge Lieve Vandersteen», but the banque suisse Lombard Odier.
  const isOfPlace =
    grammar.language === 'fr' && FRENCH_DEMONYM.test(items[mention.from - 1]?.lower ?? '');
  const noun = items[mention.from - 2];
  if (isOfPlace && mention.name.length > 1 && noun?.isCapital === false)
    return !grammar.organisation.test(noun.lower) && !grammar.label.test(noun.lower);
  if (hasAge(passage, mention)) return true;
  const after = appositionAfter(passage, mention);
  if (after !== undefined) {
    // "Blacksea Agro, the operator,": what can be a body is one, when no first name speaks for a person.
    const isShort = mention.name.length === 1 && (mention.isOblique || grammar.language === 'de');
    return !isShort && !grammar.organisation.test(items[after.head]?.lower ?? '');
  }
  if (mention.name.length > 1 && pronounGender(passage, mentions, index) !== 'any') return true;
  return isPersonByPlace(passage, mentions, mention);
}

/** What stands around a name in no list: a verb of saying, its surname alone elsewhere, "named". */
function isPersonByPlace(
  passage: Passage,
  mentions: readonly Mention[],
  mention: Mention,
): boolean {
  const { items, grammar } = passage;
  const first = bareName(mention.name[0] ?? '').toLowerCase();
  const beside = [mention.to, mention.from - 1, mention.to + 1].some((at) => {
    const item = items[at];
    return (
      item?.kind === 'word' &&
      !item.isCapital &&
      grammar.cue.test(item.lower) &&
      !grammar.stopWords.has(item.lower)
    );
  });
  const isCountry = /^(?:україн|украин|аргентин|палестин|молдов|\p{L}+щин)\p{L}*$/u.test(first);
  const isPlace =
    isCountry ||
    (mention.isOblique &&
      /^(?:in|at|im|à|en|у|в|w|aus|from|з|із|из|z|do|до)$/u.test(
        items[mention.from - 1]?.lower ?? '',
      ));
  if (isPlace) return false;
  // "mówi Ukraińskiej Prawdzie oficer …": an adjective in the dative, of the paper that is told.
  if (grammar.isInflected && /(?:[sc]kiej|[sc]kiemu|ській|ському|ской|скому)$/u.test(first))
    return false;
  if (mention.name.length > 1) {
    const surname = mention.name.at(-1) ?? '';
    // "podały Polskie Sieci": they are many.
    const isMany = grammar.genderOfVerb(items[mention.from - 1]?.lower ?? '') === 'plural';
    if (grammar.language === 'pl' && isMany && !/[bcdfghjklmnprstwz]$/u.test(surname)) return false;
    if (beside || isFullName(mention, grammar)) return true;
    // "Smilla Kreutz, die auf der Station kocht".
    const isOne =
      grammar.language === 'de' &&
      items[mention.to]?.text === ',' &&
      /^(?:der|die|deren|dessen|welche|welcher)$/u.test(items[mention.to + 1]?.lower ?? '') &&
      items[mention.to + 2]?.isCapital !== true &&
      !isBehindArticle(passage, mention);
    if (isOne || (grammar.language === 'de' && opensAsName(passage, mention))) return true;
    // «Рікардо Фонсека, співавтор дослідження,».
    const isAgent = grammar.isInflected && AGENT.test(items[mention.to + 1]?.lower ?? '');
    if (isAgent && items[mention.to]?.text === ',') return true;
    // "Tevita Faleolo, who dived …": bodies take "which".
    const isWho = /^(?:who|whose|whom)$/u.test(items[mention.to + 1]?.lower ?? '');
    if (grammar.language === 'en' && items[mention.to]?.text === ',' && isWho) return true;
    if (isSetBetweenCommas(passage, mentions, mention)) return true;
    return mentions.some(
      (other) =>
        other.kind === 'name' &&
        other.name.length === 1 &&
        !(grammar.language === 'de' && isBehindArticle(passage, other)) &&
        isSameName(other.name[0] ?? '', surname, grammar),
    );
  }
  if (isBehindNaming(passage, mention)) return true;
  if (isBehindAttribution(passage, mention) || isBehindSelf(passage, mention)) return true;
  return (
    beside && mention.gender !== 'neuter' && genderOfSurname(first) !== 'any' && grammar.isInflected
  );
}

/** "known as Moth", «назвался Олегом»: named by a word for naming. */
function isBehindNaming({ items }: Passage, mention: Mention): boolean {
  const asWord = /^(?:как|як|себя|себе|его|её|ее|його|її)$/u.test(
    items[mention.from - 1]?.lower ?? '',
  );
  const before = items[mention.from - (asWord ? 2 : 1)]?.lower ?? '';
  if (/^(?:представи|назва(?:вш|лс|лас|вся)|называть|називати)\p{L}*$/u.test(before)) return true;
  // "As Ukrinform reported" names nobody, "known as Moth" does.
  const isAs =
    before === 'as' &&
    !/^(?:only|known|identified|himself|herself|name)$/u.test(items[mention.from - 2]?.lower ?? '');
  return (
    !isAs &&
    /^(?:named|only|as|callsign|nickname|nicknamed|alias|sign|ім’я|ім'я|имени|namens|prénommée?|imieniu|nommée?|називається|nazywa|позивним|псевдо|позывным|прозвищем|pseudonimem|surnommée?)$/u.test(
      before,
    )
  );
}

/** How surnames end that a Russian or Ukrainian text names; a word before them that is no adjective is a first name, in a list or not. */
const SURNAME =
  /(?:[оеё]в|[оеё]ва|[^аеиоу]ин|[^аеиоу]ина|ский|ская|цкий|цкая|ський|ська|цький|цька|енко|чук|щук|нюк|юк|швили|швілі|дзе|[аиеу]ян|янц|[аиу]нц|оглу|оглы|кызы|заде|зода|уулу|беков|ович|евич|евська|евский|ссон|берг|штейн|манн|айте|ене|аускас|явичюс|еску|яну|айнен)$/u;

/** «Юлдуз Каримова», «Тевита Берулава»: two capitals of which the second can only be a surname. */
function isFullName(mention: Mention, grammar: Passage['grammar']): boolean {
  if (grammar.language !== 'ru' && grammar.language !== 'uk') return false;
  const [first = '', surname = ''] = mention.name.map((word) => bareName(word).toLowerCase());
  const isAdjective =
    /(?:ый|ий|ой|ій|ая|яя|ое|ые|ие|ого|ому|ой|ых|их|ым|ом|ська|ське|на|ва)$/u.test(first);
  return (
    mention.name.length === 2 &&
    !isAdjective &&
    first.length > 2 &&
    /\p{Ll}/u.test(mention.name[0] ?? '') &&
    !grammar.organisation.test(first) &&
    SURNAME.test(surname)
  );
}

/** «Сама Тимошина вину не признала»: alone behind "herself", and no office or body. */
function isBehindSelf({ items, grammar }: Passage, mention: Mention): boolean {
  if (grammar.language !== 'ru' && grammar.language !== 'uk') return false;
  const word = (mention.name[0] ?? '').toLowerCase();
  return (
    /^(?:сам|сама)$/u.test(items[mention.from - 1]?.lower ?? '') &&
    SURNAME.test(word) &&
    !isCompany(word, grammar)
  );
}

/** English: "The world No. 4, Kirsti Aalto, won": named behind what he or she is, unless that is a body. */
function isSetBetweenCommas(
  { items, sentences, grammar }: Passage,
  mentions: readonly Mention[],
  mention: Mention,
): boolean {
  const isBetween = items[mention.from - 1]?.text === ',' && items[mention.to]?.text === ',';
  if (grammar.language !== 'en' || !isBetween || mention.isOblique) return false;
  const from = sentences[items[mention.from]?.sentence ?? 0]?.from ?? 0;
  const isPhrase = items
    .slice(from, mention.from - 1)
    .every(({ kind, text }) => kind !== 'mark' || /^[.’'-]$/u.test(text));
  const opens = /^(?:the|his|her|their|its|an?)$/u.test(items[from]?.lower ?? '');
  const isBody = mentions.some(
    (one) => one.kind === 'organisation' && one.from >= from && one.to <= mention.from,
  );
  const next = items[mention.to + 1]?.lower ?? '';
  const isVerb = grammar.verb.test(next) || IRREGULAR_PAST.test(next);
  return opens && isPhrase && !isBody && isVerb;
}

const ADJECTIVE =
  /(?:річн(?:ий|я)|летн(?:ий|яя)|letnia?|ий|ый|ая|ій|яя|ska|ski|cki|cka|ny|na|wy|wa)$/u;

/** "– Tak – ucina Hildegarda.": alone behind a verb that stands right behind the speech. */
function isBehindAttribution({ items, grammar }: Passage, mention: Mention): boolean {
  // «пояснює семирічний Артемко»: an adjective or two may stand between.
  let before = mention.from - 1;
  while (
    before > mention.from - 3 &&
    ADJECTIVE.test(items[before]?.lower ?? '') &&
    !grammar.cue.test(items[before]?.lower ?? '')
  )
    before--;
  const [mark, cue] = [items[before - 1], items[before]];
  const word = mention.name[0] ?? '';
  if (!grammar.isInflected || mention.isOblique || !/^\p{Lu}\p{Ll}{2,}$/u.test(word)) return false;
  const isCue = cue?.kind === 'word' && !cue.isCapital && grammar.cue.test(cue.lower);
  const isSpeechBefore = /^[–—-]$/u.test(mark?.text ?? '') || mark?.kind === 'quote';
  return isCue && isSpeechBefore && !isCompany(word.toLowerCase(), grammar);
}

/** "informuje Orlen", «повідомляє Укренерго»: short names of bodies. */
function isCompany(lower: string, grammar: Passage['grammar']): boolean {
  return (
    grammar.organisation.test(lower) ||
    /^(?:укр|рос|гос|держ|газ|мін|мин|нафто|нефте|київ|мос|pol|eko|euro|орг)|(?:пром|банк|нафта|нефть|енерго|энерго|bank|gaz|net|media|rail|trans|инвест|інвест|строй|буд|телеком|авіа|авиа|фарм)$/u.test(
      lower,
    )
  );
}

/** German: "am Kai", "in der Galerie". */
function isBehindArticle(passage: Passage, mention: Mention): boolean {
  return /^(?:am|im|ins|zum|zur|beim|vom|der|die|das|dem|den|des|ein|eine|einer|einem|einen)$/u.test(
    passage.items[mention.from - 1]?.lower ?? '',
  );
}

/** "Dilys Pugh, 52," or "(52)", «Louison, six ans,»: only people have an age; a lone word needs the years said. */
function hasAge(passage: Passage, mention: Mention): boolean {
  const [open, age, close] = passage.items.slice(mention.to, mention.to + 3);
  const isCounted = /^(?:ans|lata?|jahre|years|років|роки|лет|года)$/u.test(close?.lower ?? '');
  if (open?.text === ',' && age !== undefined && isCounted) return true;
  const isLone = passage.grammar.language !== 'en' || mention.isOblique;
  if (mention.name.length === 1 && isLone) return false;
  const isAge = age?.kind === 'number' && /^\d{1,3}$/u.test(age.text) && Number(age.text) <= 120;
  return (
    isAge &&
    ((open?.text === ',' && /^[,.]$/u.test(close?.text ?? '')) ||
      (open?.text === '(' && close?.text === ')'))
  );
}

/** Adjectives, which open the names of bodies: Deutsche Bahn, Bayerischer Rundfunk. */
const GERMAN_ADJECTIVE =
  /(?:isch|ig|lich|sam|bar|los|haft)e[nrsm]?$|^(?:deutsch|neu|alt|groß|grün|rot|schwarz|weiß|blau|frei|jung|erst|zweit|dritt|letzt|viel|all|ander|lang|kurz|hoh|best)e[nrsm]?$/u;

/**
 * German: two words with a capital and no article that open a sentence before its verb are a name: "Jonte Wiebracht hat …". Whether it
 * is a body's is left to what the article calls it next.
 */
function opensAsName({ items, sentences, grammar }: Passage, mention: Mention): boolean {
  if (mention.name.length !== 2 || mention.isOblique) return false;
  const sentence = sentences[items[mention.from]?.sentence ?? -1];
  const [first = '', last = ''] = mention.name.map((word) => bareName(word).toLowerCase());
  if (sentence?.from !== mention.from || GERMAN_ADJECTIVE.test(first)) return false;
  if (!mention.name.every((word) => /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*$/u.test(word))) return false;
  if (grammar.organisation.test(first) || grammar.organisation.test(last)) return false;
  const verb = items[mention.to];
  return (
    verb?.kind === 'word' &&
    !verb.isCapital &&
    (AUXILIARY.test(verb.lower) ||
      (grammar.verb.test(verb.lower) && !grammar.stopWords.has(verb.lower)))
  );
}

const AUXILIARY =
  /^(?:hat|hatte|ist|war|wird|wurde|will|soll|kann|darf|muss|möchte|wollte|kennt|weiß)$/u;
