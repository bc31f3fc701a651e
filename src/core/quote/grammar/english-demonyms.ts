import { wordSet } from './grammar.ts';

/** Where somebody comes from, as adjective and noun alike: "the German engineer", "the German". */
const NOUN_AND_ADJECTIVE = wordSet(`
  afghan albanian algerian american angolan argentine argentinian armenian asian australian austrian azerbaijani bahraini
  bangladeshi belarusian belgian bolivian bosnian brazilian briton bulgarian burundian cambodian cameroonian canadian
  catalan chadian chechen chilean colombian congolese croatian croat cuban cypriot czech ecuadorian egyptian emirati
  eritrean estonian ethiopian european fijian filipino filipina gambian georgian german ghanaian greek guatemalan guinean
  haitian honduran hungarian icelander indian indonesian iranian iraqi israeli italian ivorian jamaican jordanian kazakh
  kenyan korean kosovar kurd kurdish kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian macedonian malagasy
  malawian malaysian malian maltese mauritanian mexican moldovan mongolian montenegrin moroccan mozambican namibian
  nepali nepalese nicaraguan nigerian nigerien norwegian omani pakistani palestinian panamanian papuan paraguayan
  parisian peruvian portuguese puerto-rican qatari romanian russian rwandan salvadoran samoan saudi scandinavian senegalese
  serb serbian sicilian singaporean slovak slovakian slovene slovenian somali sudanese surinamese syrian taiwanese tajik
  tanzanian texan thai tibetan togolese tongan tunisian turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese
  yemeni zambian zimbabwean californian floridian londoner berliner bavarian sardinian corsican basque hawaiian alaskan
  african siberian crimean`);
/** Only before a noun. */
const ADJECTIVE = wordSet(
  'british english irish scottish welsh french dutch spanish turkish polish danish swedish finnish swiss chinese japanese burmese icelandic flemish breton cornish',
);
/** Only for somebody. */
const NOUN =
  /^(?:english|french|dutch|irish|welsh|scots|cornish)(?:man|woman)$|^(?:dane|finn|pole|scot|spaniard|swede|turk|frenchman|aussie|kiwi|dubliner|new-yorker|glaswegian|liverpudlian|mancunian|geordie|yorkshireman|muscovite|kyivan|odesan)$/u;

/** Whether a word (small letters) says by itself where somebody comes from and can stand for the person: "the Pole". */
export function isDemonymNoun(lower: string): boolean {
  return NOUN_AND_ADJECTIVE.has(lower) || NOUN.test(lower);
}

/** Whether a word (small letters) says where somebody or something comes from, as a noun or before one. */
export function isDemonym(lower: string): boolean {
  return isDemonymNoun(lower) || ADJECTIVE.has(lower);
}
