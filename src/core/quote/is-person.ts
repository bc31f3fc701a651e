import { isAge } from './aged.ts';
import { appositionAfter } from './cast-roles.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import {
  bareName,
  genderOfSurname,
  isPatronymic,
  isSameName,
  knownFirstName,
} from './name-forms.ts';

import { AGENT } from './role-forms.ts';

/** Whether a capitalised run is a person: a first name, a role, an age, a courtesy or a verb of saying speaks for it. */
export function isPerson(passage: Passage, mentions: readonly Mention[], index: number): boolean {
  const mention = mentions[index];
  if (mention === undefined) return false;
  const { items, grammar } = passage;
  if (mention.isCourteous || mention.role !== '') return true;
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
  if (
    previous?.kind === 'role' &&
    previous.to === mention.from - 1 &&
    items[mention.from - 1]?.kind === 'quote' &&
    mention.name.length > 1
  )
    return true;
  if (
    previous?.kind === 'role' &&
    previous.to === mention.from - 1 &&
    items[mention.from - 1]?.text === ',' &&
    !previous.isIndefinite
  ) {
    return mention.name.length > 1;
  }
  // "A neighbor, Earl, who …": alone between commas behind what he is.
  const isSetOff = grammar.language === 'en' && items[mention.to]?.text === ',';
  if (
    previous?.kind === 'role' &&
    previous.to === mention.from - 1 &&
    isSetOff &&
    !previous.isOblique
  )
    return items[mention.from - 1]?.text === ',';
  // «le Danois Mikkel Thorsen».
  const isFrom = grammar.language === 'fr' && items[mention.from - 1]?.isCapital === true;
  if (
    isFrom &&
    mention.name.length > 1 &&
    /^(?:le|la|l')$/u.test(items[mention.from - 2]?.lower ?? '')
  )
    return true;
  if (hasAge(passage, mention)) return true;
  const after = appositionAfter(passage, mention);
  if (after !== undefined) {
    // "Blacksea Agro, the operator,": what can be a body is one, when no first name speaks for a person.
    const isShort = mention.name.length === 1 && (mention.isOblique || grammar.language === 'de');
    return !isShort && !grammar.organisation.test(items[after.head]?.lower ?? '');
  }
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
    if (beside) return true;
    // "Smilla Kreutz, die auf der Station kocht".
    const isOne =
      grammar.language === 'de' &&
      items[mention.to]?.text === ',' &&
      /^(?:der|die|deren|dessen)$/u.test(items[mention.to + 1]?.lower ?? '') &&
      items[mention.to + 2]?.isCapital !== true &&
      !isBehindArticle(passage, mention);
    if (isOne) return true;
    // «Рікардо Фонсека, співавтор дослідження,».
    const isAgent = grammar.isInflected && AGENT.test(items[mention.to + 1]?.lower ?? '');
    if (isAgent && items[mention.to]?.text === ',') return true;
    // "Tevita Faleolo, who dived …": bodies take "which".
    const isWho = /^(?:who|whose|whom)$/u.test(items[mention.to + 1]?.lower ?? '');
    if (grammar.language === 'en' && items[mention.to]?.text === ',' && isWho) return true;
    return mentions.some(
      (other) =>
        other.kind === 'name' &&
        other.name.length === 1 &&
        !(grammar.language === 'de' && isBehindArticle(passage, other)) &&
        isSameName(other.name[0] ?? '', surname, grammar),
    );
  }
  const before = items[mention.from - 1]?.lower ?? '';
  if (
    /^(?:named|only|as|ім’я|ім'я|имени|namens|prénommée?|imieniu|nommée?|називається|представи(?:вся|лася|лся|лась)|назва(?:вся|лася|лся|лась)|nazywa|позивним|псевдо|позывным|прозвищем|pseudonimem|surnommée?)$/u.test(
      before,
    )
  )
    return true;
  if (isBehindAttribution(passage, mention)) return true;
  return (
    beside && mention.gender !== 'neuter' && genderOfSurname(first) !== 'any' && grammar.isInflected
  );
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
  if (mention.name.length === 1) return false;
  const isAge = age?.kind === 'number' && /^\d{1,3}$/u.test(age.text) && Number(age.text) <= 120;
  return (
    isAge &&
    ((open?.text === ',' && /^[,.]$/u.test(close?.text ?? '')) ||
      (open?.text === '(' && close?.text === ')'))
  );
}
