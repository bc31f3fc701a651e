import { findFactKind } from './fact-words.ts';
import { type PhrasesByLanguage, testOpening } from './phrases.ts';

// What stands for somebody or something named before: pronouns, pointing words, "according to him".
const POINTING: PhrasesByLanguage = {
  en: `
    he | she | it | they | him | them | his | her | hers | their | theirs | its | he's | she's |
    it's | they're | he'd | she'd | we | i | you | our | my | this | that | these | those |
    both | such | the latter | the former | the same | neither | either | one of them |
    some of them | most of them | all of them | none of them | each of them |
    two of them | three of them | four of them | five of them | several of them | many of them | half of them | the pair | the duo |
    the trio | the two | the three | according to him | according to her | according to them |
    according to this | in his | in her | in their | in its | by his | by her | for this |
    for these | in this | in these | in that | at this | with this | with these | with that | with those | after that | at that | on this |
    to this | of this | of these | of those | among them | among these | with him | with her |
    with them | like him | like her | asked about this | asked why | there he | here he |
    there she | what he | what she | when he | when she | as he | as she | the man | the woman | the couple`,
  uk: `
    він | вона | воно | вони | його | її | їх | їхній | їхня | їхні | їхнє | йому | їй | їм |
    ним | нею | ними | це | цей | ця | ці | цього | цієї | цих | цьому | цій | цим | цією | цими |
    ту | той | та сама | те саме | такий | така | такі | таке | обидва | обидві | обоє |
    останній | остання | останні | про це | про те | за його | за її | за їхніми | за їх |
    на його | на її | на їхню | на думку його | у ньому | в ньому | у ній | в ній | у них |
    в них | з них | серед них | із них | один із них | одна з них | двоє з них | два з них | дві з них | троє з них | три з них | багато з них | до цього | після цього | при цьому | для цього | тому |
    через це | у цьому | в цьому | у цій | в цій | на це | на цьому | на цій | з цією | з цим |
    сказав | сказала | додав | додала | зазначив | зазначила | пояснив | пояснила | уточнив |
    уточнила | наголосив | наголосила | розповів | розповіла | запевнив | запевнила |
    під час цього | свою | своє | свої | свій | його колега | після цих | за цими | ми | я`,
  ru: `
    он | она | оно | они | его | её | ее | их | ему | ей | им | ими | него | неё | это | этот |
    эта | эти | этого | этой | этих | этому | этим | этими | эту | тот | та | те | такой | такая |
    такое | такие | оба | обе | последний | последняя | последние | об этом | о нём | о нем |
    о ней | о них | по его | по её | по ее | по их | на его | на её | на ее | в нём | в нем |
    в ней | в них | из них | среди них | один из них | одна из них | двое из них | два из них | две из них | трое из них | три из них | многие из них | до этого | после этого | при этом | для этого | поэтому |
    сказал | сказала | добавил | добавила | отметил | отметила | пояснил | пояснила | уточнил |
    уточнила | подчеркнул | подчеркнула | рассказал | рассказала | заверил | заверила |
    из-за этого | в этом | в этой | в этот | на это | на этом | на этой | с этим | с этой |
    к этому | своё | свое | свою | свои | свой | с этих | после этих | мы | я | тогда же`,
  pl: `
    on | ona | ono | oni | one | jego | jej | ich | mu | im | nią | nim | nimi | to | ten | ta |
    te | ci | tego | tej | tych | temu | tym | tymi | tę | tą | taki | taka | takie | tacy |
    obaj | obie | oboje | ten ostatni | ta ostatnia | według niego | według niej | według nich |
    zdaniem jego | jego zdaniem | o tym | jej zdaniem | ich zdaniem | w nim | w niej | w nich |
    z nich | wśród nich | po tym | przed tym | w tym | w tej | w ten sposób | na to | na tym |
    na tej | z tym | do tego | dlatego | dla niego | dla niej | dla nich | przez to | swoją |
    swoje | swój | my | jeden z nich | jedna z nich | dwa z nich | dwie z nich | dwóch z nich | trzy z nich | trzech z nich | wielu z nich | wiele z nich | jeden z tych | jak dodał | jak dodała |
    jest jednym | jest jedną | nazywa się | powiedział | powiedziała | tłumaczył | tłumaczyła |
    dodał | dodała | przyznał | przyznała | wyjaśnił | wyjaśniła | zapewnił | zapewniła |
    podkreślił | podkreśliła | zaznaczył | zaznaczyła | stwierdził | stwierdziła | opowiada |
    inaczej patrz*`,
  de: `
    er | sie | es | ihm | ihn | ihnen | ihr | ihre | ihrem | ihren | ihrer | ihres | sein |
    seine | seinem | seinen | seiner | seines | dies | diese | dieser | dieses | diesem | diesen |
    das sei | das ist | das war | das habe | das hat | das sagte | das teilte | das beschloss |
    das gab | das geht | das wurde | das werde | das wird | das soll | das sollte | das sollen | das würde | das kann |
    das könnte | das muss | das müsse | das sieht | das bedeutet | das kündigte | das bestätigte | das erklärte |
    das zeigt | das gilt | das liegt | das führt | dem wider* | beide | beiden | dort | dabei |
    dazu | dafür | damit | davon | darin | darüber | daraufhin | danach | darauf | darunter |
    deshalb | deswegen | daher | dadurch | hierzu | hierbei | letzterer | letztere | solche |
    solcher | solches | derselbe | nach seinen | nach ihren | nach dessen | nach deren |
    laut ihm | ihm zufolge | ihr zufolge | in diesem | in dieser | bei diesem | bei dieser |
    mit diesem | mit dieser | zu diesem | zu dieser | von diesen | von ihnen | unter ihnen |
    aus diesem | wir | ich | deren | dessen | einer von ihnen | in seiner | in seinem | in ihrer | in ihrem`,
  fr: `
    il | elle | ils | elles | lui | leur | leurs | eux | son | sa | ses | ce | cet | cette | ces |
    cela | ça | c'est | c'était | celui-ci | celle-ci | ceux-ci | celles-ci | celui | celle |
    ceux | celles | tous deux | toutes deux | les deux | ce dernier | cette dernière |
    ces derniers | ces dernières | selon lui | selon elle | selon eux | d'après lui |
    d'après elle | pour lui | pour elle | parmi eux | parmi elles | l'un d'eux | l'une d'elles |
    dans ce | dans cette | dans ces | à ce | à cette | de ce | pour cela | avec cela |
    après cela | avant cela | y compris | là-bas | nous | je | ses propos | sur ce | par ce |
    en cela | un tel | une telle | de tels | de telles | interrogé | interrogée | interrogés`,
};

// "According to her": whose words a sentence tells, when the one before is their quote.
const ATTRIBUTIONS: PhrasesByLanguage = {
  en: `
    according to him | according to her | according to them | in his words | in her words |
    by his account | by her account | in his view | in her view | in his opinion |
    in her opinion`,
  uk: `
    за його словами | за її словами | за їхніми словами | за їх словами | на його думку |
    на її думку | на їхню думку | за його даними | за їхніми даними | за її даними |
    за його оцін* | за її оцін* | за його підрахунк* | за її підрахунк* | за їхніми оцін* |
    за їхніми підрахунк* | за його версією | за її версією`,
  ru: `
    по его словам | по её словам | по ее словам | по их словам | по его мнению | по её мнению |
    по ее мнению | по их мнению | по его данным | по их данным | по его оцен* | по её оцен* |
    по ее оцен* | по его расч* | по её расч* | по ее расч* | по их расч* | по его подсч* |
    по её подсч* | по ее подсч* | по его версии | по её версии | по ее версии`,
  pl: `
    według niego | według niej | według nich | jego zdaniem | jej zdaniem | ich zdaniem |
    w jego ocenie | w jej ocenie | według jego wylicz* | według jej wylicz* | jak dodał | jak dodała`,
  de: `
    nach seinen angaben | nach ihren angaben | nach seinen worten | nach ihren worten |
    seiner ansicht nach | ihrer ansicht nach | laut ihm | ihm zufolge | ihr zufolge |
    seinen angaben zufolge | ihren angaben zufolge`,
  fr: `
    selon lui | selon elle | selon eux | d'après lui | d'après elle | pour lui | pour elle |
    à l'en croire | à ses yeux`,
};

// What hangs on the sentence before: additions, sequences, conclusions.
const CONNECTIVES: PhrasesByLanguage = {
  en: `
    also | meanwhile | in addition | additionally | moreover | furthermore | besides | earlier |
    later | and | so | then | instead | for his part | for her part | thus | for their part |
    for its part | afterward | afterwards | after that | before that | as a result | therefore |
    hence | consequently | in turn | in response | in return | similarly | likewise |
    at the same time | at the time | by then | since then | or | nor | still later | separately |
    finally | first | second | third | next | too | for example | for instance | in particular |
    specifically | in other words | indeed | in fact | that said | because | among other things |
    here | once there | on top of that | a day later | the same day | the next day |
    the day before | two days later | hours later`,
  uk: `
    також | крім того | окрім того | до того ж | тим часом | і | й | та | а | отже | відтак |
    згодом | потім | тоді | далі | раніше | пізніше | натомість | зокрема | відповідно |
    таким чином | своєю чергою | у свою чергу | в свою чергу | саме | адже | там | тут | туди |
    звідти | більше того | наприклад | водночас із цим | серед іншого | у відповідь | так | тож |
    бо | щодо цього | того ж дня | наступного дня | окремо | нарешті | по-перше | по-друге |
    по-третє | інакше`,
  ru: `
    также | кроме того | помимо этого | к тому же | тем временем | и | а | итак | затем | потом |
    тогда | далее | ранее | позже | вместо этого | в частности | соответственно | таким образом |
    в свою очередь | именно | ведь | там | тут | туда | оттуда | более того | например | в ответ |
    так | потому | в тот же день | на следующий день | днём ранее | отдельно |
    наконец | во-первых | во-вторых | в-третьих | иначе | следовательно | среди прочего |
    вместе с этим`,
  pl: `
    także | również | ponadto | poza tym | dodatkowo | tymczasem | i | a | oraz | więc | zatem |
    potem | później | następnie | wtedy | wówczas | wcześniej | zamiast tego | w szczególności |
    tak | tam | tu | tutaj | stamtąd | co więcej | na przykład | w odpowiedzi | z kolei |
    ze swej strony | ze swojej strony | bo | tego dnia | tego samego dnia |
    następnego dnia | dzień później | osobno | wreszcie | po pierwsze | po drugie | inaczej |
    między innymi | jak dodano | stąd`,
  de: `
    auch | außerdem | ausserdem | zudem | ferner | darüber hinaus | unterdessen | und |
    inzwischen | währenddessen | dann | später | zuvor | vorher | anschließend | somit |
    anschliessend | stattdessen | insbesondere | so | also | da | hier | mehr noch |
    zum beispiel | beispielsweise | etwa | seinerseits | ihrerseits | denn |
    am selben tag | am nächsten tag | einen tag später | schließlich | schliesslich | erstens |
    zweitens | drittens | ebenso | ebenfalls | gleichzeitig | erst`,
  fr: `
    aussi | en outre | de plus | par ailleurs | pendant ce temps | et | ainsi | donc | puis |
    ensuite | alors | plus tard | auparavant | plus tôt | notamment | également | à l'inverse |
    en revanche de quoi | là | ici | c'est pourquoi | par exemple | en effet | de son côté |
    de leur côté | pour sa part | pour leur part | en réponse | car | le même jour |
    le lendemain | la veille | enfin | d'abord | d'une part | d'autre part | à son tour |
    dans la foulée | en conséquence | de même | depuis lors | or`,
};

// What speaks against what was said; such a sentence is wanted when it qualifies the headline.
const CONTRASTS: PhrasesByLanguage = {
  en: `
    however | but | yet | still | nevertheless | nonetheless | despite | although | though |
    even so | on the other hand | by contrast | in contrast | only | while | critics | opponents |
    even if | not all | not everyone`,
  uk: `
    однак | проте | але | утім | втім | водночас | попри | незважаючи | хоча | зате | щоправда |
    тим не менш | з іншого боку | критики | та водночас | не всі`,
  ru: `
    однако | но | впрочем | вместе с тем | несмотря | хотя | зато | правда | тем не менее |
    с другой стороны | критики | в то же время | между тем | не все`,
  pl: `
    jednak | jednakże | ale | lecz | mimo | pomimo | choć | chociaż | natomiast | niemniej |
    z drugiej strony | krytycy | nie wszyscy | za to | co prawda | zarazem`,
  de: `
    allerdings | aber | doch | jedoch | dennoch | trotzdem | trotz | obwohl | dagegen | hingegen |
    gleichwohl | zwar | andererseits | kritiker | nicht alle | indes`,
  fr: `
    cependant | mais | toutefois | pourtant | néanmoins | malgré | bien que | en revanche |
    reste que | reste à | il n'empêche | à l'inverse | tandis que | seul bémol | or |
    les critiques | d'un autre côté`,
};

// "Додав, що …", "Przypomina, że …": a verb of saying whose subject stands in the sentence before; what is reported of
// nobody ("Ожидается, что", "Podano, że") stands by itself.
// "Mają one pomagać …", "Должны они …": the pronoun behind its verb.
const SUBJECTLESS: Readonly<Record<string, RegExp>> = {
  uk: /^\p{L}+(?:(?<![оюу]|с[яь]), що | (?:він|вона|вони|воно) )/u,
  ru: /^\p{L}+(?:(?<![оюу]|с[яь]), что | (?:он|она|они|оно) )/u,
  pl: /^\p{L}+(?:(?<!o|się), że | (?:on|ona|ono|oni|one) )/u,
};

/** True when the sentence opens with a verb of saying that has its subject in the sentence before. */
export function opensSubjectless(opening: string, lang: string): boolean {
  return SUBJECTLESS[lang]?.test(opening) ?? false;
}

// "This winter", "В этом году", "Diese Woche": a time of now, not one that was told of before ("cette année-là").
const NEAR: Readonly<Record<string, RegExp>> = {
  en: /^(?:in )?this (\p{L}+)/u,
  uk: /^(?:[ву] |на )?(?:цього|цієї|цьому|цій) (\p{L}+)/u,
  ru: /^(?:во? |на )?(?:этого|этой|этим|этом|эту) (\p{L}+)/u,
  pl: /^(?:w )?(?:tego|tej|tym) (\p{L}+)/u,
  de: /^(?:in )?diese[mnrs]? (\p{L}+)/u,
  fr: /^(?:ce|cet|cette) (\p{L}+)(?![\p{L}-])/u,
};

function opensWithNow(opening: string, lang: string): boolean {
  const [, word = ''] = NEAR[lang]?.exec(opening) ?? [];
  const kind = findFactKind(word, lang);
  return kind === 'time' || kind === 'day';
}

const opensPointingAt = testOpening(POINTING);

/** True when the sentence opens with a word that points at what stands before it: "He", "За його словами", "Об этом". */
export function opensPointing(opening: string, lang: string): boolean {
  return opensPointingAt(opening, lang) && !opensWithNow(opening, lang);
}

/** True when the sentence opens with the source of its words as a pronoun: "According to her", "По его словам". */
export const opensAttributed = testOpening(ATTRIBUTIONS);

/** True when the sentence opens with a connective that hangs on the sentence before: "Meanwhile", "Крім того", "Zudem". */
export const opensWithConnective = testOpening(CONNECTIVES);

/** True when the sentence opens with a word of contrast: "However", "Однак", "Allerdings", "Reste que". */
export const opensWithContrast = testOpening(CONTRASTS);
