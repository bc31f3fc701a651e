import type { Grammar } from './grammar/grammar.ts';

/** Genitives that end like verbs: "міністр закордонних справ", "министр внутренних дел". */
export const GENITIVE_LIKE_VERB =
  /^(?:\p{L}*справ|прав|військ|\p{L}+(?<!пов|хот|сид|лет|ум|зум|зустр|гор|бол|ве|дов|пров|прив|зав)(?:ів|їв)|дел|\p{L}*(?:канал|отдел|квартал|журнал|филиал|вокзал|персонал|капитал|портал|сериал|материал|терминал|мемориал|арсенал|трибунал|госпитал|потенциал|\p{L}бол|металл|раздел|сел)[ау]|села|тіла|діла|числа|житла|русла|скла|джерела|ремесла|тела|дела|кресла|отдела|подразделения|земли|торговли|отрасли|мебели|прибыли|кровли|недели|сил|spraw|sił|школ|слов|узла|раздела|тыла|посёл\p{L}*)$/u;
/** Prepositions inside a role: "депутат от оппозиции", "minister ds. europejskich". */
export const ROLE_LINK = /^(?:от|по|з|зі|із|из|с|со|від|ds|do|при|у|в|во|w|we|z|ze|za|за|na|на)$/u;
/** Words of place and rank that may open a role though they are function words elsewhere. */
export const QUALIFIER =
  /^(?:us|uk|eu|state|former|deputy|acting|senior|chief|колишній|колишня|first|last|north|south|east|west|northern|southern|eastern|western)$/u;
/** Adjectives that can stand before a role. */
export const ADJECTIVE =
  /(?:ий|ій|ый|ой|ая|а|яя|ska|ski|cka|cki|na|ny|wa|wy|ła|ły|ego|ej|ого|ої|ему|ому|ою|им|ым)$/u;
/** Bodies named before, which take no complement. */
export const NO_COMPLEMENT =
  /^(?:компан|фірм|фирм|ведомств|відомств|firm|spółk|resort|предприят|підприємств)/u;
/** English verbs in the past that a role cannot go over. */
export const IRREGULAR_PAST =
  /^(?:met|left|saw|made|took|gave|won|beat|sent|hit|led|ran|told|said|found|held|brought|kept|lost|paid|put|read|sat|shot|sold|spoke|stood|taught|thanked|thought|wrote|became|joined|is|was|were|has|had)$/u;
const POLISH_VERB = /(?:ł|ła|li|ły|ło|uje|ują|ają|ano|ono|się)$/u;
/** The dative plural in uk, ru and pl. */
export const HEARERS = /(?:ам|ям|om)$/u;
/** Adverbs and datives of hearers in uk, ru, pl; French adverbs. */
export const NO_ROLE_ENDING = /(?:о|е|ам|ям|ому|ему|ие|іше|nie|wo|raj|iaj|om|ment|hier)$/u;
/** How the first word of a club or place ends behind the role that it belongs to. */
const GENITIVE = /(?:[^k]y|[^kкnн]i|ej|iego|ego|ów|ich|ych|ки|ги|ри|ни|ти|ої|их|ів|ой|ых|ов|ев)$/u;
/** Titles that a single name follows: отець Панас, père Lucien. */
export const CLERICAL =
  /^(?:отец|отець|дід|баба|дядько|тітка|тётя|дядя|дед|ксьондз|ksiądz|siostra|brat|ojciec|père|abbé|frère|sœur)$/u;
/** Infinitives, which close no role. */
export const INFINITIVE =
  /^(?!печать|мать|память|сеть|медь|кровать|нефть)\p{L}*(?:[аеияуы]ть|[еи]ться|[аиїіуя]ти|тися|[aeiyąęó]ć)$/u;
/** How nouns for what somebody does end in uk, ru and pl. */
export const AGENT =
  /(?:ач|ачка|ар|арка|ник|ниця|ница|ець|иця|ица|ист|іст|истка|істка|олог|ологиня|кеса|тор|торка|тель|телька|тельница|ант|антка|анткa|ер|ерка|льник|льниця|вець|щик|щица|чик|чица|знавець|знавиця|граф|атр|arz|arka|nik|niczka|nica|ista|istka|olog|olożka|tor|torka|ciel|cielka|ant|antka|er|erka|yni|wca|owiec|graf|ewicz)$/u;
/** Words from a sentence's start to the name at most. */
export const OPENING_WORDS_MAX = 5;
/** Offices that are somebody's. */
export const OFFICE = /^(?:офіс|офис|апарат|аппарат|kancelari|канцеляр|biur)/u;
/** Nouns of actions in the nominative. */
export const NOMINATIVE_NOUN = /(?:ние|тие|сть|ость|ння|ття|nie|cie|ość)$/u;
/** «доставлены», «закрыта»: the predicate, no genitive. */
export const SHORT_PARTICIPLE = /^\p{L}{4,}(?:ены|ено|аны|ано|яты|ято)$/u;
/** Ukrainian accusatives of women's nouns and adjectives, and verbs in the present: no complement of a body. */
export const OBJECT = /(?:ть(?:ся)?|[лнцїі]ю|ьну|[иеі]ну|ову|ську|цьку)$/u;
/** Polish bodies only where the capitals of a name say so: "grupa mieszkańców" is none. */
export const POLISH_NAMED_ONLY = /^(?:grup|poczt|kole[ji])\p{L}{0,3}$/u;
/** Polish nouns of people in the genitive plural. */
export const MANYS = /(?:cza|cze|ów|arzy|erzy|aczy|eli|nych|ych|ich|ek)$/u;
/** No role has more words. */
export const ROLE_WORDS_MAX = 12;

/** Whether a word looks like a verb; of Polish ones only the past and a few persons. */
export function isVerbForm(lower: string, grammar: Grammar): boolean {
  return grammar.language === 'pl' ? POLISH_VERB.test(lower) : grammar.verb.test(lower);
}

/** Whether a capitalised word can be a man's name in the nominative; clubs and places behind a role are genitives, in a vowel. */
export function isNominativeName(word: string): boolean {
  if (!/^\p{Lu}\p{Ll}{2,}$/u.test(word) || GENITIVE.test(word)) return false;
  return /[бвгґджзклмнпрстфцчшщbcdfgjklmnprstwzłńśćźż]$/u.test(word);
}

/** Eastern first names that end like a woman's adjective in the genitive: Siarhiej, Andriej, Aleksiej. */
const EASTERN = /(?:rg|rh|dr|ks|f|tw)i?ej$/u;

/** Whether a capital word behind a role has the form of a genitive: "bramkarz Odry Czarnowo". */
export function isGenitiveName(lower: string): boolean {
  return GENITIVE.test(lower) && !EASTERN.test(lower);
}
