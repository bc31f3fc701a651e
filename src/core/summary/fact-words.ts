/**
 * What a word tells besides its meaning: a number in letters, a sum, a day just past, a time, what comes next, harm to
 * people, dissent, a demand, a cause, an inquiry or charge, a look back, a year.
 */
export type FactKind =
  | 'number'
  | 'amount'
  | 'day'
  | 'time'
  | 'next'
  | 'harm'
  | 'past'
  | 'dissent'
  | 'demand'
  | 'cause'
  | 'inquiry'
  | 'year';

// A `*` at the end stands for any ending.
const NUMBER_WORDS: Readonly<Record<string, string>> = {
  en: 'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred* thousand* dozen* half third quarter twice double* triple*',
  uk: "дві двох двом двома двоє три трьох трьом трьома троє чотир* п'ять п'яти п'ятьма п'ятеро шість шести шестеро сім семи сімома вісім восьми дев'ят* десят* одинадцят* дванадцят* тринадцят* чотирнадцят* п'ятнадцят* двадцят* тридцят* сорок* сто сотн* тисяч* тис половин* третин* чверт* удвічі вдвічі утричі відсот*",
  ru: 'два две двух двум двумя двое три трёх трех трём тремя трое четыр* пять пяти пятью пятеро шесть шести шестеро семь семи семью восемь восьми девять девяти десят* одиннадцат* двенадцат* тринадцат* четырнадцат* пятнадцат* двадцат* тридцат* сорок* сто сотн* тысяч* тыс половин* треть* четверт* вдвое втрое',
  pl: 'dwa dwie dwóch dwaj dwojga dwoje trzy trzech trzej troje cztery czterech pięć pięciu sześć sześciu siedem siedmiu osiem ośmiu dziewięć dziewięciu dziesię* jedenast* dwanaści* trzynast* czternaści* piętnast* dwadzieścia trzydzieści czterdzieści sto setk* tysi* tys połow* trzecią trzecia ćwier* dwukrotnie',
  de: 'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn zwanzig dreißig vierzig fünfzig hundert* tausend* dutzend* hälfte drittel viertel doppelt* dreifach*',
  fr: 'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt* trente quarante cinquante soixante cent cents centaine* mille millier* dizaine* douzaine* vingtaine* moitié tiers quart double triple',
};

// When news happened: a weekday, today, last night. News says it, a scene or a look back does not.
const DAY_WORDS: Readonly<Record<string, string>> = {
  en: 'monday* tuesday* wednesday* thursday* friday* saturday* sunday* today yesterday tonight overnight',
  uk: "понеділ* вівтор* середу середа середи четвер* п'ятниц* субот* неділю неділя неділі сьогодні вчора ніч уночі вночі учора",
  ru: 'понедельник* вторник* среду среда среды четверг* пятниц* суббот* воскресен* сегодня вчера ночь ночью',
  pl: 'poniedzia* wtorek wtorku środę środa środy czwartek czwartku piątek piątku sobota sobotę soboty niedziel* dziś dzisiaj wczoraj nocy',
  de: 'montag* dienstag* mittwoch* donnerstag* freitag* samstag* sonntag* heute gestern nacht',
  fr: "lundi mardi mercredi jeudi vendredi samedi dimanche aujourd'hui hier nuit",
};

const TIME_WORDS: Readonly<Record<string, string>> = {
  en: 'january february march april june july august september october november december jan feb aug sept oct nov dec tomorrow week weeks month months year years summer winter spring autumn morning evening night',
  uk: 'січн* лют* берез* квітн* травн* червн* липн* серпн* верес* жовт* листопад* грудн* завтра тижд* тижн* місяц* року рік роки років роках роком літо літа літку зим* весн* осен* осін* ранк* вечора ввечері увечері',
  ru: 'январ* феврал* март* апрел* мая мае июн* июл* август* сентябр* октябр* ноябр* декабр* завтра недел* месяц* год года году годом годы годов лет лето лета летом зим* весн* осен* утра утром вечер*',
  pl: 'styczni* stycznia lut* marc* kwietni* maja maju czerwc* lipc* sierpni* wrześni* październik* listopad* grudni* jutro tydzień tygod* miesiąc* miesięc* rok roku rokiem lat latem zim* wiosn* jesie* rano wieczor* noc',
  de: 'januar februar märz april juni juli august september oktober november dezember morgen woche* monat* jahr* sommer* winter* frühjahr* herbst* vormittag nachmittag abend',
  fr: 'janvier février mars avril juin juillet août septembre octobre novembre décembre demain semaine* mois année* ans été hiver printemps automne noël matin soir nuits',
};

const NEXT_WORDS: Readonly<Record<string, string>> = {
  en: 'will due expected plan* planned planning scheduled set begin* start* opens next until intend* decide* would aim* must vote takes close closes closing shut shuts',
  uk: 'буде будуть розпочн* почн* розпочина* планує* планують заплан* має мають очіку* до наступн* запрацю* прибуд* відкриють розгляне подовж* доведеться набуд* зможуть збира* збудують вирішить відбуд* закриють закрива*',
  ru: 'будет будут начн* начал* планиру* заплан* должен должн* ожида* следующ* заработа* откро* рассмотр* продл* предстоит пройдёт пройдет вступит смогут намер* решит состоит* объявят проведёт проведет может закро* закрыва*',
  pl: 'będzie będą ma mają rozpoczn* zaczn* planuj* zaplan* oczek* przyszł* nastąp* uruchom* otworz* rozpatrz* potrwa powinn* musi muszą zamierza* zapowie* zdecyduj* odbędzie wejdzie obejmie zamkn* zamyka*',
  de: 'wird werden soll sollen sollte geplant plan* erwartet nächst* beginn* start* bis muss müssen voraussichtlich will wollen künftig entscheid* kommend* schließ*',
  fr: 'sera seront prévu* prévoi* prochain* doit doivent devra* commenc* début* attendu* ouvrir* aura lieu envisag* promet* promis vote décid* compte jusqu* ferme ferment fermer fermera fermeront',
};

const HARM_WORDS: Readonly<Record<string, string>> = {
  en: 'killed dead died death* deaths injured wounded hurt missing casualt* evacuat* victims arrested detained destroyed damaged cancel* suspend* scrap* layoff*',
  uk: 'загин* загибл* вбит* убит* помер* поранен* постражда* зник* евакую* евакуй* жертв* затрим* знищ* пошкодж* зруйн* скасу* призупин* скороч* звільн*',
  ru: 'погиб* убит* умер* ранен* пострада* пропал* эвакуир* жертв* задержа* уничтож* поврежд* разруш* отмени* отменя* отмен* приостан* сокращ* сократ* увол*',
  pl: 'zginę* zabit* zmarł* rann* rannych poszkodow* zagin* ewakuo* ofiar* zatrzyma* zniszcz* uszkodz* zginą* śmier* odwoł* zawies* zwoln* zwalnia* likwid*',
  de: 'getötet* tote* tot starb* gestorben verletzt* vermisst* evakuier* opfer* festgenommen* zerstört* beschädigt* abgesagt* gestrichen* streich* ausgesetzt gekündigt* entlass*',
  fr: 'tué* mort* blessé* disparu* évacu* victime* arrêté* interpellé* détruit* endommag* annul* supprim* suspen* licenci*',
};

const AMOUNT_WORDS: Readonly<Record<string, string>> = {
  en: 'million* billion* percent euro euros dollars tonnes pounds',
  uk: 'мільйон* мільярд* млн млрд відсотк* євро долар* гривень грн тонн',
  ru: 'миллион* миллиард* млн млрд процент* евро доллар* рублей тонн',
  pl: 'milion* miliard* mln mld procent* euro dolar* złotych zł ton',
  de: 'million* milliard* mio mrd prozent euro dollar franken tonnen',
  fr: 'million* milliard* euros dollars francs tonnes',
};

const PAST_WORDS: Readonly<Record<string, string>> = {
  en: 'reminded recalled reminding recalls previously formerly',
  uk: 'нагада* минулого торік попередн* колишн*',
  ru: 'напомн* прошлом прошлого предыдущ* бывш*',
  pl: 'przypomnia* poprzedni* ubiegł* zeszł*',
  de: 'erinnerte erinnerten vergangene* ehemalig* damals vorigen',
  fr: 'rappelé rappelle rappelant précédent*',
};

// What speaks against: warnings, denials, refusals.
const DISSENT_WORDS: Readonly<Record<string, string>> = {
  en: 'warn* critic* oppos* reject* deny denies denied denying fear* condemn* refus* abstain* protest* threaten* disput* doubt* resist* unclear court appeal* object* challeng* against accus* disagree* complain* opponent* denial*',
  uk: 'застеріг* застерег* попереди* попереджа* критик* розкритик* відкину* відкида* заперечи* заперечує побоюю* засуди* відмови* утримал* протест* погрож* сумнів* виступ* оскарж* апеляц* скарж* проти заперечу* заперечен* звинуват* опозиц* скарг* побоюван* обур* незгод* опір протестув* відмовля*',
  ru: 'предостерег* предупреди* предупрежда* критик* раскритик* отверг* отрица* опаса* осуди* отказ* воздержал* протест* грози* угрож* сомне* возраз* против оспор* апелляц* обжалов* жалу* оппозиц* жалоб* опасени* пригроз* недоволь* сопротивл* отрицан*',
  pl: 'ostrzeg* kryty* skryty* odrzuc* zaprzecz* obawia* potępi* odmówi* wstrzyma* protest* groż* zagrozi* wątpi* sprzeciw* przeciw* alarmuj* niepok* apelac* nieprawomocn* zastrzeż* zarzuc* opozyc* skarg* skarż* zaskarż* obaw* odmawia* wątpliw* oburz*',
  de: 'warn* kriti* ablehn* lehnt* lehnte* widerspr* bestreit* bestritt* fürcht* befürcht* verurteil* weiger* enthielt* protest* droh* zweifel* gegen einspruch berufung revision zurückgewiesen opposition* widerstand* dagegen vorwurf* vorwürf* bedenken rügt* klagt* klage',
  fr: 'averti* critiqu* rejet* dément* nié nie craign* crain* condamn* refus* abstenu* protest* menac* dout* conteste* oppos* dénonc* contre appel saisi recours réclam* hostil* opposant* plaint* regrett* grève*',
};

// What somebody asks of others.
const DEMAND_WORDS: Readonly<Record<string, string>> = {
  en: 'demand* urge* urging insist* calling',
  uk: 'вимага* закли* наполяга* просить просять вимог*',
  ru: 'требу* требов* потребов* призв* призыв* настаива* просит просят',
  pl: 'żąda* zażąda* apelow* apeluj* domaga* wezwa* wzywa*',
  de: 'forder* verlang* appell* mahn* dräng*',
  fr: 'réclam* exig* demand* appelle* appelé* revendiqu*',
};

// Why: what it comes of, what it is for.
const CAUSE_WORDS: Readonly<Record<string, string>> = {
  en: 'because cause caused causes blame* reason* triggered',
  uk: 'через внаслідок причин* спричин* підстав*',
  ru: 'из-за вследствие причин* вызва* поскольку',
  pl: 'powod* spowod* skutek wskutek przyczyn* ponieważ',
  de: 'weil wegen grund gründe* aufgrund ursach* auslös*',
  fr: 'cause causé* raison* motif* faute provoqu*',
};

// What police, prosecutors, auditors and courts do about it.
const INQUIRY_WORDS: Readonly<Record<string, string>> = {
  en: 'inquiry inquest investigat* probe prosecutor* charge charges charged sentenced lawsuit audit* inspect* jail* prison custody guilty verdict convict* trial',
  uk: 'розслід* проваджен* слідч* слідств* підозр* прокур* перевірк* обвинувач* звинувач* вирок* генпрокур* суд суду суді судом винн* винуват* арешт* засудж*',
  ru: 'расслед* следств* следоват* подозр* прокур* проверк* обвин* приговор* уголовн* генпрокур* суд суда суде суду судом колони* тюрьм* виновн* арест* осужд*',
  pl: 'śledztw* śledcz* dochodzen* prokurat* podejrz* oskarż* kontrol* wyrok* sąd sądu sądzie sądem więzien* winn* areszt* skaza*',
  de: 'ermittl* ermittel* untersuch* staatsanwalt* anklag* angeklagt* verdacht* prüf* urteil* gericht* landgericht* amtsgericht* haft* gefängnis* schuldig* prozess*',
  fr: 'enquêt* parquet procureur* soupçon* inculp* perquisition* jugement* tribunal* cour prison coupable* procès détention',
};

// Futures that are told by their ending alone: "діятиме", "ouvrira", "recevront".
const FUTURES: Readonly<Record<string, RegExp>> = {
  uk: /ти(?:ме|муть)(?:ться)?$/u,
  fr: /\p{L}(?:[eid]r|our|aur|vr)(?:a|ont)$/u,
};

const LETTERS_MIN = 3;

interface Words {
  readonly whole: ReadonlyMap<string, FactKind>;
  readonly beginnings: ReadonlyMap<string, FactKind>;
  readonly lettersMax: number;
}

const WORDS = new Map<string, Words>(
  Object.keys(NUMBER_WORDS).map((lang) => [lang, readLists(lang)]),
);

/** What the word (in small letters, straight apostrophes) tells in the language, or undefined. */
export function findFactKind(word: string, lang: string): FactKind | undefined {
  const words = WORDS.get(lang);
  if (words === undefined) return undefined;
  const whole = words.whole.get(word);
  if (whole !== undefined) return whole;
  for (let letters = Math.min(word.length, words.lettersMax); letters >= LETTERS_MIN; letters--) {
    const kind = words.beginnings.get(word.slice(0, letters));
    if (kind !== undefined) return kind;
  }
  return FUTURES[lang]?.test(word) === true ? 'next' : undefined;
}

function readLists(lang: string): Words {
  const whole = new Map<string, FactKind>();
  const beginnings = new Map<string, FactKind>();
  const lists = [
    ['next', NEXT_WORDS],
    ['day', DAY_WORDS],
    ['time', TIME_WORDS],
    ['number', NUMBER_WORDS],
    ['harm', HARM_WORDS],
    ['past', PAST_WORDS],
    ['dissent', DISSENT_WORDS],
    ['amount', AMOUNT_WORDS],
    ['demand', DEMAND_WORDS],
    ['cause', CAUSE_WORDS],
    ['inquiry', INQUIRY_WORDS],
  ] as const;
  for (const [kind, list] of lists) {
    for (const word of (list[lang] ?? '').split(' ')) {
      if (word.endsWith('*')) beginnings.set(word.slice(0, -1), kind);
      else whole.set(word, kind);
    }
  }
  const lettersMax = Math.max(...[...beginnings.keys()].map((word) => word.length));
  return { whole, beginnings, lettersMax };
}
