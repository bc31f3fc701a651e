import { type Gender, type Grammar, wordPattern, wordSet } from './grammar.ts';

/** Polish: marks „…” with the attribution after a dash, and dialogue opened by dashes. */
export const POLISH: Grammar = {
  language: 'pl',
  cue: wordPattern(
    `powiedzia mówi mów opowiada opowiad doda dodaj oświadcz stwierdz podkreśl zaznacz wyjaśni wyjaśn tłumacz przekona przekonuj przekonyw poinformow informuj informow
    poda podaj przekaza przekazuj odpowiada odpowiedzia odpar odrzek rzek rzuci rzuc napisa pisz zapewni zapewnia zapewn przyzna przyznaj ocenia oceni uważa sądzi zauważ
    zauważy przypomin przypomnia ostrzeg ostrzega apelow apeluj zaapelow wezwa wzywa obieca zapowiad zapowiedzia ogłosi ogłasza komentow komentuj skomentow
    żartow żartuj zażartow ironizuj ironizow kpi wspomin wspomnia westchn wzdych uśmiech śmiej śmia krzyk krzycz szep szepn szepcz mrucz mrukn burkn burcz
    skarż poskarż narzeka utyskuj pyta zapyta dopyta chwali pochwali krytykow krytykuj skrytykow relacjonow relacjonuj zrelacjonow precyzuj sprecyzow argumentow argumentuj
    uzasadni uzasadnia potwierdz zaprzecz dementuj zdementow proponuj zaproponow radzi doradz sugeruj zasugerow deklarow deklaruj zadeklarow podsumow podsumuj zakończy kwituj skwitow
    ucina uci uciął ucię wylicza wyliczy dzieli podzieli cieszy dziwi oburza denerw zarządz określi nazwa głosi czyta czyt brzmi czytamy przeczyt postuluj uspokaja uspokoi przestrzega kontynuow kontynuuj
    nadmieni napomkn odnotow zanotow twierdz zastrzeg zastrzega zwróci zwraca mia prosi poprosi tweet ćwierka opisa opisuj wyzna wyznaj wskaza wskazuj wtrąci zdradz zdradza odpisa odpowied zarzuci zarzuca ripostow`,
    '(?<=^.{2,})\\p{L}*(?<=(?:ł|ła|li|ły|ło|je|ją|i|y|a|e|ą|no|to|my|ze|ąc|ie))|rzekł|rzekła|odparł|odparła|odparli|ostrzegł|zastrzegł|słyszymy|usłyszeliśmy|przekonany|przekonana|pewien|pewna|pewny',
  ),
  verb: /^\p{Ll}{2,}(?:ł|ła|li|ły|ło|je|ją|i|y|a|e|ą|no|to|ze)$/u,
  stopWords: wordSet(
    `głos i a ale lub albo czy że żeby aby bo jeśli gdy kiedy gdzie skąd kto który która które którzy którego której nie tak też także jeszcze już tylko nawet on ona ono oni
    one ja ty my wy to ten ta te ci jego jej ich mój twój nasz wasz swój w we na z ze do od za po o pod nad przy przez dla bez przed między wśród przeciw oprócz
    dlatego wtedy tu tam potem teraz dziś dzisiaj wczoraj jutro jednak natomiast poniedziałek wtorek środę czwartek piątek sobotę niedzielę stycznia
    lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia wcześniej fot zdjęcie wideo czytaj więc przecież może jeden jedna dwa
    dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć sto tysięcy mln zł euro złotych ludzie dzień rok godzin zdaniem według innego były była obecny sam sama jak
    po pod tymczasem ponad około inaczej mimo jeden wśród osoba tego tej tym tych każda każdy niektórzy inni wtorek jednej`,
  ),
  pronouns: { on: 'male', ona: 'female', ono: 'neuter', oni: 'plural', one: 'plural', ten: 'male' },
  objectPronouns: wordSet(
    'mu jemu jej im ich go nim nią nimi niego niej nich mnie nam wam tobie ci mi siebie sobie',
  ),
  possessives: wordSet(
    'jego jej ich swój swoja swoje swojego swojej swojemu swoim swoją swoich mój moja moje mojego mojej moim nasz nasza nasze naszego naszej naszemu naszą naszym naszych',
  ),
  prepositions: wordSet(
    'w we na z ze do od za po o pod nad przy przez dla bez przed między wśród przeciw oprócz u obok wobec dzięki wraz podczas',
  ),
  clauseWords: wordSet(
    'że żeby aby który która które którzy którego której któremu którym którą których którymi bo jeśli gdy kiedy gdzie kto czyj co',
  ),
  articles: wordSet(''),
  indefinite: wordSet('jeden jedna jedni pewien pewna niektórzy kilku dwóch dwoje'),
  role: wordPattern(
    `prezydent premier minist wiceminist wicepremier \\p{L}*minister \\p{L}*ministr kanclerz sekretarz pos[eł]ł pos[eł]\\p{L}{0,2} senator wojewod wojewód burmistrz wójt starost sołtys marszałek marszałk przewodniczą\\p{L}* szef szefow lider liderk rzeczni rzecznicz ambasador dyplomat konsul
    dyrektor prezes wiceprezes menedżer kierowni naczelni zastęp dowód\\p{L}* komendant komodor generał pułkowni podpułkowni major kapitan porucznik sierżant admirał oficer żołnierz strażak funkcjonariusz prokurator adwokat sędzi
    obrońc obrończyn (?!przy)\\p{L}{4,}czyn(?=i) mecenas \\p{L}{3,}(?:ist|yst)k(?=[aię]) \\p{L}{3,}lożk adwokatk lekark posłank senatork ministr premierk prezesk dyrektork szefow prawniczk ordynator sołtysk strażaczk policjantk żołnierk sierżantk pilotk polonist sanitariusz radc król królow książę papież biskup arcybiskup imam rabin ksiądz księ\\p{L}* proboszcz pastor lekar chirurg pielęgniar uczenni ratowni profesor wykładow nauczyciel student uczeń uczni uczenn naukow
    historyk ekonomist anality ekspert inżynier architekt inspektor policjant rybak rolni piekarz kucharz kierowc pilot maszynist marynarz górnik robotni budowlan elektry autor autork pisar poet dziennikar korespondent
    redaktor wydawc prowadząc\\p{L}* bloger fotograf reżyser producent aktor aktork piosenkar muzyk kompozytor malar malark rzeźbiar kurator krytyk trener zawodni piłkarz sportow mistrz założyciel właściciel przedsiębior
    biznesmen bankier księgow świad\\p{L}* poszkodowan\\p{L}* podejrzan\\p{L}* aktywist wolontariusz organizator koordynator radn\\p{L}{1,2} dorad pomocni delegat negocjator urzędni kandydat koleg koleżank sąsiad mieszkan mieszkaniec bibliotekar
    tłumacz weterynarz psycholog socjolog meteorolog geolog biolog fizyk rektor dziekan emeryt polity parlamentarzyst europos prawnik leśni pszczelarz kowal traktorzyst bosman sternik przewoźni komisarz pełnomocni przedstawiciel
    kupiec kupc samorząd kibic kibick bramkarz pasażer pasażerk klient klientk turyst widz uchodźc więzie więźni pacjent pacjentk rodzic czytelni wyborc skazan oskarżon podsądn napastni skrzydłow kolarz biegacz pływa uczestni uczestnicz gość gości zwycięz stolarz ślusarz hydrauli murarz
    krawiec krawcow szewc fryzjer fryzjerk sprzątaczk woźn portier ochroniarz zegarmistrz organist zakonni zakonnic harcerz harcerk strażni kasjer kasjerk listonosz położn aptekarz farmaceut laborant technik wynalazc badacz badaczk astronom chemik matematyk filozof inwestor
    deweloper akcjonariusz lobbyst podsekretarz sprawozdawc szkoleniow działacz działaczk samorządow związkow lokator lokatork sędziow rywal rywalk golkiper mec arbiter arbitr jeździec selekcjoner (?!cmentarz|korytarz|kalendarz|komentarz|ołtarz|inwentarz|egzemplarz)\\p{L}{3,}(?:arz|acz|olog|ograf)
    wicedyrektor kustosz archeolog politolog publicyst operator konstruktor projektant programist leśniczy wicemarszałek wicestarosta zastępca zastępczyni ksiądz matk ojciec gospodyni gospodarz kelner sprzedaw hodow młynar`,
    '(?:a|owi|em|iem|ie|ze|u|y|i|ów|om|ami|ach|ą|ę|o|ka|ki|ce|kę|ką|czka|czki|k|ka|ki|czyni|nia|ni|yni|er|ra|rowi|rem|ca|cy|cą|cę|ce|czyni|ec|ek|ik|nik|nica|yk|ycz|ycy|iczka|cza|el|ela|owiec|elka|elki|czą|czy|rz|rza|rka|rki|rką|arz|arka|arzem|arza|z|ń|ie|ini|nik|nika|nikiem|niczka|niczki|czki|ciel|cielka|cielem|cielka|niczego|czego|y|ła|łanka|łanki|łance|łem|ła|anka|anki|iowie|ę|ią|wa|wej|wą|owa|owej|ową)?',
  ),
  genericRole: wordPattern(
    'chłopiec chłopc dziewczynk zainteresowan mężczyzn kobiet chłop\\p{L}* dziewczyn emeryt emerytk polity\\p{L}* urzędni\\p{L}* \\d+-lat\\p{L}* weteran',
    '(?:a|y|o|ą|ę|owi|em|ka|ki|k|ie)?',
  ),
  relation: wordPattern(
    'żon mąż męż brat siostr syn córk matk ojciec ojc wdow dziad\\p{L}* babci wnuk wnucz\\p{L}* ciotk wuj\\p{L}* narzeczon\\p{L}* siostrzen\\p{L}* partner partnerk szwagi teść teściow małżon\\p{L}*',
    '(?:a|y|ą|ę|o|owi|em|ie|ka|ki|u|u|ce|ze|ec|ek|er|ra|rem|rowi)?',
  ),
  organisation: wordPattern(
    `minist(?=er?stw) ministerstw resort służb policj prokuratur rad komisj komitet urząd urzęd urzędzie biur bank parti firm spółk agencj ambasad sąd sąd instytut fundacj stowarzyszeni federacj administracj uniwersytet szpital muze kości
    organizacj związ związk sojusz parlament rząd sejm senat kreml sztab dowództw armi marynark wojsk centrum sieć departament zarząd dyrekcj nato onz ue opozycj przewoźni operator koncern korporacj szkoł straż straży strażacy policjanci
    ratownicy władz gmin ośrod lig\\p{L}{0,2} ekstralig ekstraklas inspekcj trybunał powiat magistrat ratusz starostw kuratori inspektorat izb konfederacj zrzeszeni redakcj wydawnictw teatr lecznic klub komend wójtostw nadleśnictw pogotowi sanepid wodociąg przedsiębiorstw spółdzielni kopalni fabryk elektrowni elektrociepłowni ciepłowni
    rafineri odlewni stoczni lotnisk kuri parafi diecezj przychodni klinik politechnik akademi lice przedszkol cukrowni mleczarni hospicjum schronisk telewizj kancelari brygad batalion dywizj frakcj
    konsulat komisariat komisariaci konsulaci konsorcj holding hurtowni placówk uczelni instytucj wspólnot cech kapituł platform serwis portal grup poczt kolej towarzystw fundusz`,
    '(?:a|o|u|y|i|ia|ie|ię|ią|em|om|ą|ę|ami|ach|owi|ji|ja|ję|ją|um|ów|stwo|stwa|stwie|ty|t|ła|le|el|ek|ół|ku|iem|nie|ń|ze|że|cie)?',
  ),
  bodyAgain: wordPattern(
    `klub urzęd resort firm spółk ministerstw agencj organizacj urząd urzęd służb ambasad instytucj fundacj przewoźni stowarzyszeni placówk uczelni przedsiębiorstw inspekcj zakład operator armator producent deweloper
    inwestor wykonawc dostawc spółdzielni związ platform serwis portal koncern korporacj holding fundusz towarzystw lecznic izb sieć`,
    '(?:a|o|u|y|i|ie|ę|ą|em|ji|ja|ję|ją|k|stwo|stwa|wie|owi)?',
  ),
  document: wordPattern(
    'dokumenci porozumieni deklaracj rozporządzeni zarządzeni regulamin obwieszczeni list liśc liści raporci transparenci traktaci manifest manifeści testament testamenci pismo piśm pism raport transparent baner tablic tabliczk szyld dokument wyrok orzeczeni napis notatk kartk kartc badani protokó protokoł rezolucj umow traktat memorandum dziennik ogłoszeni wniosek wniosk uchwał plakat petycj ulotk naklejk ekspertyz instrukcj biuletyn postanowieni',
    '(?:a|u|em|ie|o|y|ach|ów|owi|ce|ę|ą|ł|ł|e|m|i|ji|ja|ję|um|zie)?',
  ),
  statement: wordPattern(
    'oświadczeni komunika wpis wpisi komentar wiadomośc post wystąpieni',
    '(?:e|u|a|em|t|tu|cie|cje|ie|rz|rzu|ć|ci|ze|ta)?',
  ),
  anonymous: wordPattern('źródł rozmówc informator osob', '(?:o|a|ze|em|y|ek|ka)?'),
  label: wordPattern(
    `tak zwan\\p{L}* tzw nazwan\\p{L}* nazwą nazwę nazwie nazwano nazywa\\p{L}* zwan\\p{L}* kryptonim\\p{L}* tytuł\\p{L}* zatytułowan\\p{L}* ustaw\\p{L}* plan\\p{L}* operacj\\p{L}* misj\\p{L}* ćwiczeni\\p{L}* film\\p{L}* książk\\p{L}* powieś\\p{L}* piosenk\\p{L}* album\\p{L}* sztuk\\p{L}* serial\\p{L}*
    program\\p{L}* projekt\\p{L}* kampani\\p{L}* statk\\p{L}* statek tankow\\p{L}* jacht\\p{L}* prom\\p{L}* lodołamacz\\p{L}* wystaw\\p{L}* koncert\\p{L}* festiwal\\p{L}* hasł\\p{L}* haseł słow\\p{L}* termin\\p{L}* fundacj\\p{L}* hotel\\p{L}* kawiarn\\p{L}* system\\p{L}* dron\\p{L}* ruch\\p{L}* gazet\\p{L}* określ\\p{L}* mówi o`,
  ),
  accordingTo: ['według', 'zdaniem', 'jak', 'w ocenie', 'w opinii'],
  courtesy: { pan: 'male', pani: 'female', pana: 'male', panu: 'male', panią: 'female' },
  recall:
    /^(?:przypom|wcześniej|jak informowaliśmy|jak pisaliśmy|w ubiegłym|w zeszłym|poprzednio)/iu,
  genderOfVerb: genderOfPolishVerb,
  genderOfRole: (lower) =>
    /(?:ka|nia|yni|czyni|ini|anka|ica|owa|żona|siostra|córka|matka|kobieta|ką|kę|wdowa|czka|na|arka|erka)$/u.test(
      lower,
    ) && !/(?:wojewoda|starosta|mężczyzna|nika|lega|[^k]sta)$/u.test(lower)
      ? 'female'
      : /(?:owie|cy|ści|arze|rze)$/u.test(lower)
        ? 'plural'
        : 'any',
  isInflected: true,
};

function genderOfPolishVerb(lower: string): Gender {
  if (/(?:ло|лося|лось|ło)$/u.test(lower)) return 'neuter';
  if (lower.endsWith('ł')) return 'male';
  if (lower.endsWith('ła')) return 'female';
  // "żali się", "myśli": the present.
  if (/^(?:żali|użala|chwali|myśli|woli|gderli|kpi)$/u.test(lower)) return 'any';
  if (/(?:li|ły|no|to|ą)$/u.test(lower)) return 'plural';
  return 'any';
}
