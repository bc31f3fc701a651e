const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words that end in a full stop without ending a sentence, by language; in small letters, without the stop. */
const ABBREVIATIONS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    'mr mrs ms dr prof gen lt col maj capt sgt adm sen rep gov rev hon st vs no jan feb mar apr aug sept sep oct nov dec approx e.g i.e jr sr sq etc inc ltd co corp dept mt ft messrs brig cmdr cpl pvt supt det insp ave blvd figs al',
  ),
  uk: words(
    'м р рр ст вул обл тис млн млрд грн ім проф акад ген полк див напр т.зв ін год хв кв о нар с смт бл просп пл буд тов гр п пп см пор ред упоряд зав заст гол акц адм лейт кап серж мл',
  ),
  ru: words(
    'г гг ст ул обл тыс млн млрд руб им проф акад ген см напр т.н др ч мин кв о т.е тов гр пл пр просп д стр п пп пос с пер бул ред зав зам лейт кап серж нач т к адм',
  ),
  pl: words(
    'r ul al im prof dr gen płk ppłk mjr kpt tys mln mld zł np tzw m.in godz św ks nr art ok br str hab inż mgr pl os woj pow gm ds dot ob pt tj adm bp abp red wg zob mec sierż por ppor chor kmdr kard o mł st asp insp nadkom podkom nadinsp szt kpr plut bryg zast prok sędz radc',
  ),
  de: words(
    'dr prof nr str bzw ca z.b u.a d.h mio mrd st abs art gen vgl sog inkl jan feb aug sept okt nov dez usw hl ing dipl evtl ggf mind tel chr jh jhd geb gest ehem rd exkl z o.ä u.u i.d.r e.v frhr österr min max mo di fr sa az co inh',
  ),
  fr: words(
    'm mm mme mlle dr pr st ste gén col cap art env av apr n p ex gal lt cdt adj sgt cf bd fg bât éd vol chap fév janv févr juil sept oct nov déc',
  ),
};

/** In these languages an ordinal is a number with a full stop: "am 3. Dezember". */
const ORDINAL_STOP = new Set(['de', 'pl']);

/** True when the text ends in an abbreviation or an initial of the language, so that its full stop ends no sentence. */
export function isAbbreviationEnd(text: string, lang: string): boolean {
  const tail = text.trimEnd().slice(-24);
  const word = /([\p{L}\p{N}.]+)\.$/u.exec(tail)?.[1];
  if (word === undefined) return false;
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word)) return true;
  if (ORDINAL_STOP.has(lang) && /^\d{1,2}$/.test(word)) return true;
  // "No. 7" is a number, "he said no." is an answer.
  if (word === 'no') return false;
  return (ABBREVIATIONS[lang] ?? ABBREVIATIONS['en'])?.has(word.toLowerCase()) ?? false;
}
