/**
 * What news is about, in six languages: one notion a line, word beginnings parted by spaces, languages by `|` in the order
 * en, uk, ru, pl, de, fr. They let reports of one event meet across languages where names are few. Compiled by hand.
 */
const TABLE = `
drone|drone uav|дрон безпілотн шахед|дрон беспилотн шахед|dron bezzałog|drohne|drone
missile|missile rocket|ракет|ракет|rakiet pocisk|rakete|missile roquette
bomb|bomb|бомб авіабомб|бомб авиабомб|bomb|bombe|bombe
strike|strike struck attack raid hit shell|удар атак обстріл влучи влучан|удар атак обстрел попад|atak ostrza uderz|angriff angegriff beschuss treffer|attaque frappe raid bombard
dead|kill dead died death dies die fatal victim|загин вбит убит смерт помер жертв|погиб убит смерт умер жертв|zgin zabit śmier zmar ofiar|tot töte getöte starb gestorb opfer ums|mort tué décès décéd victim
hurt|injur wound hurt|поранен травмов постражда|ранен травмир пострада|rann rany|verletz|bless
fire|fire blaze burn|пожеж горіл згорі загоря|пожар горел сгоре загоре|pożar płon spłon spali|brand feuer brenn|incend brûl feu
explosion|explo blast|вибух|взрыв|wybuch eksploz|explosion|explos
train|train rail|поїзд потяг залізни|поезд железнодор|pociąg kolej|zug züge bahn regionalzug|train ferrovi
bus|bus coach|автобус|автобус|autobus autokar|bus|autocar autobus bus
lorry|lorry truck|вантажів|грузовик|ciężarówk|lastwagen laster lkw|camion
car|car cars vehicle|автомоб машин авто|автомоб машин|samoch aut|auto fahrzeug|voiture véhicul
ship|ship vessel boat ferry tanker|корабел корабл судн катер танкер пором|корабл судн катер танкер паром|statek statk łód okręt prom|schiff boot fähre tanker|navire bateau ferry pétrolier
plane|plane aircraft jet airliner|літак|самол|samol|flugzeug jet|avion
flight|flight|рейс політ|рейс полёт полет|lot loty lotów|flug flüge|vol vols
airport|airport runway|аеропорт|аэропорт|lotnisk|flughafen|aéroport
port|port harbour harbor|порт|порт|port|hafen|port
bridge|bridge|міст мост|мост|most|brücke|pont
tunnel|tunnel|тунел|тоннел туннел|tunel|tunnel|tunnel
road|road motorway highway|дорог трас шосе|дорог трасс шоссе|drog autostrad|straße autobahn|route autoroute
school|school pupil|школ учн|школ учен|szkoł uczni|schul schül|école élève
university|universit student|університет студент|университет студент|uniwersytet student|universität student|universit étudiant
hospital|hospital clinic|лікарн госпітал клінік|больниц госпитал клиник|szpital klinik|krankenhaus klinik|hôpital hôpitaux cliniqu
doctor|doctor medic nurse|лікар медик|врач медик|lekar medyk|arzt ärzt|médecin infirm
virus|virus outbreak epidem infect|вірус епідем інфекц захвор|вирус эпидем инфекц|wirus epidem zakaż|virus epidem infekt|virus épidém infect
vaccine|vaccin|вакцин щеплен|вакцин привив|szczepi szczepion|impf|vaccin
flood|flood|повін паводк затопл|наводн паводк затоп|powód zala|hochwasser überschwemm überflut|inond crue
storm|storm hurricane cyclone|бур шторм ураган буревій|бур шторм ураган|burz sztorm huragan wichur|sturm unwetter orkan|tempête ouragan orage
quake|earthquake quake tremor|землетрус|землетряс|trzęsieni|erdbeben|séisme tremblement
volcano|volcan erupt lava|вулкан вивержен лав|вулкан извержен лав|wulkan erupcj law|vulkan lava|volcan éruption lave
heat|heatwave heat|спек|жар|upał|hitze|canicule chaleur
drought|drought|посух|засух|susz|dürre|sécheresse
avalanche|avalanche|лавин|лавин|lawin|lawine|avalanche
landslide|landslide mudslide|зсув|оползен оползн|osuwisk|erdrutsch|glissement
snow|snow|сніг|снег|śnieg|schnee|neige
wind|wind turbine|вітр|ветр ветер|wiatr|wind|éolien vent
power|electric power blackout grid outage|електр світл знеструм енерг|электр обесточ энерг|prąd elektr energ|strom elektr energ|électri courant énerg
nuclear|nuclear reactor atomic|ядерн атомн реактор аес|ядерн атомн реактор аэс|jądrow atomow reaktor|atom kern reaktor akw|nucléaire réacteur
gas|gas|газ|газ|gaz|gas|gaz
oil|oil crude|нафт|нефт|rop naft|öl|pétrole
pipeline|pipeline|трубопров газопров нафтопров|трубопров газопров нефтепров|rurociąg gazociąg ropociąg|pipeline leitung ölleitung gasleitung|oléoduc gazoduc
refinery|refiner|нпз нафтопереробн|нпз нефтеперераб|rafineri|raffinerie|raffinerie
mine|mine mines|шахт мін|шахт мин|kopalni min|mine bergwerk|mine
coal|coal|вугілл вугіл|угол угля|węgl|kohle|charbon
steel|steel|стал металург|стал металлург|stal hut|stahl|acier sidérurg
factory|factory plant|завод фабрик|завод фабрик|fabryk zakład|fabrik werk|usine
car-maker|carmaker automak|автовиробн|автопроизв|motoryzac|autobauer autohersteller|automobile constructeur
bank|bank|банк|банк|bank|bank|banque
rate|rate rates|ставк|ставк|stop|zins leitzins|taux
inflation|inflation price prices|інфляц цін|инфляц цен|inflac cen|inflation preis|inflation prix
budget|budget|бюджет|бюджет|budżet|haushalt budget etat|budget
tax|tax taxes|податк|налог|podat|steuer|impôt taxe fiscal
debt|debt bond bonds|борг облігац|долг облигац|dług obligacj|schuld anleihe|dette obligation
trade|trade tariff tariffs export|торгів мит експорт|торгов пошлин экспорт|handel cł eksport|handel zoll zölle export|commerce droits douan export
merger|merge merger takeover acqui|злит об'єднан поглинан придба|слиян объединен поглощен приобрет|fuzj przeję połącz|fusion übernahm übernimm|fusion rachat acqui
share|share shares stock|акці|акци|akcj|aktie|action actions bourse
job|job jobs layoff redundan|робочих звільнен скороч|рабочих увольнен сокращ|prac zwolnie|stelle arbeitsplätz entlass|emploi licenci
strike-labour|strike walkout union unions|страйк профспіл|забастов профсоюз|strajk związ|streik gewerkschaft|grève syndicat
protest|protest rally march demonstrat|протест мітинг демонстр марш|протест митинг демонстр марш|protest demonstr marsz manifest|protest demonstr kundgebung marsch|manifest protest défil
election|election vote votes ballot poll polls|вибор голосув|выбор голосов|wybor głos|wahl gewählt stimme abstimm|élection vote scrutin élector
parliament|parliament lawmaker mps senate|парламент депутат рада сенат|парламент депутат сенат|parlament sejm poseł posł senat|parlament bundestag abgeordnet senat|parlement député sénat assemblée
government|government cabinet coalition|уряд кабінет коаліц|правительств кабинет коалиц|rząd gabinet koalic|regierung kabinett koalition|gouvernement cabinet coalition
president|president|президент|президент|prezydent|präsident|président
premier|premier prime|прем'єр премєр прем’єр|премьер|premier|premier ministerpräsident kanzler|premier
minister|minister|міністр|министр|minist|minister|ministre
mayor|mayor|мер мера мером|мэр|burmistrz prezydent|bürgermeister|maire
governor|governor|губернатор ова|губернатор|gubernator wojewod|gouverneur|gouverneur préfet
resign|resign quit quits steps|відстав йде|отставк уход|dymisj rezygn|rücktritt tritt zurück|démission
appoint|appoint names named|признач|назнач|mianow powoł|ernenn ernannt|nomm nommé
court|court judge trial|суд судд|суд|sąd sędzi|gericht richter prozess|tribunal cour juge procès
prison|prison jail jailed sentence sentenced|в'язн ув'язн тюрм колон вирок засуд|тюрьм заключ колон приговор осужд|więzie skaza wyrok|gefängnis haft verurteil|prison condamn
arrest|arrest detain held suspect|затрим арешт підозр|задерж арест подозр|zatrzym areszt podejrz|festgenommen festnahme verhaft verdächtig|arrêt interpell suspect
police|police|поліц|полиц|polic|polizei|police gendarm
prosecutor|prosecutor|прокур|прокур|prokurat|staatsanwalt|procureur parquet
murder|murder stab shot shoot shooting gunman|вбивств стріл|убийств стрел|morder zabój strzel|mord schüsse schuss messer|meurtre tuerie fusill tir
theft|theft stole stolen heist robbery thieves|крад викрад пограб|краж похит ограб|kradzie ukrad skradz rabun|diebstahl gestohl raub|vol volé cambriol braqu
fraud|fraud corrupt brib|шахрай коруп хабар|мошенн коррупц взятк|oszust korup łapów|betrug korrupt bestech|fraude corrup
spy|spy espionage spies|шпигун шпигу|шпион|szpieg|spion|espion
sabotage|sabotage arson|диверс підпал|диверс поджог|sabota podpal dywers|sabotage brandstift|sabotage
hack|hack hacker cyber cyberattack|хакер кібер злам|хакер кибер взлом|haker cyber|hacker cyber|pirat cyber hack
data|data leak leaked|дан витік|данн утечк|dan wyciek|daten leck|donnée fuite
cable|cable cables|кабел|кабел|kabel kabl|kabel|câble
balloon|balloon|кул аеростат|шар аэростат|balon|ballon|ballon
border|border frontier|кордон прикордон|границ погранич|granic|grenze grenz|frontière
migrant|migrant refugee asylum|мігрант біжен|мигрант бежен|migrant uchodź|migrant flüchtling asyl|migrant réfugié asile
army|army soldier troops military|армі військ солдат|арми войск военн солдат|wojsk armi żołnierz|armee soldat truppe bundeswehr heer|armée soldat militaire troupe
navy|navy frigate|флот фрегат|флот фрегат|marynark fregat|marine fregatte|marine frégate
tank|tank tanks howitzer artillery|танк гаубиц артилер|танк гаубиц артиллер|czołg haubic artyler|panzer haubitz artiller|char chars obusier artiller
air-defence|interceptor patriot|ппо перехоп|пво перехват|przeciwlotnicz|flugabwehr luftabwehr abfang|antiaérien intercept
weapon|weapon arms ammunition|збро боєприпас|оруж боеприпас|bro amunicj|waffe munition|arme armes munition
reserve|reservist conscript draft|резерв призов мобіліз|резерв призыв мобилиз|rezerw pobor|reserv wehrpflicht wehrübung|réserv conscri
training|train training trains|навч вишкол|обуч учен|szkol wyszkol ćwicz|ausbild übung trainier|form entraîn exercice
prisoner|prisoner captive swap|полон обмін|плен обмен|jeńc jeńcó wymian|gefangen austausch|prisonn échange
ceasefire|ceasefire truce|перемир припинен|перемир прекращ|rozejm zawieszen|waffenruhe waffenstillstand|trêve cessez
peace|peace talks negotiat|мир перегов|мир перегов|pok negocjac rozmow|frieden verhandl gespräch|paix négoci pourparler
sanction|sanction|санкц|санкц|sankcj|sanktion|sanction
summit|summit|саміт|саммит|szczyt|gipfel|sommet
treaty|treaty agreement deal pact accord|угод договір договор|соглашен договор|umow porozum traktat|abkommen vertrag vereinbar|accord traité
visit|visit visits|візит відвіда|визит посет|wizyt odwiedz|besuch|visite
call|telephone phone phoned|телефон розмов|телефон разгов|telefon rozm|telefon telefonat|téléphon
ambassador|ambassador embassy|посол посольств|посол посольств|ambasad|botschaft|ambassad
alliance|alliance nato|альянс нато|альянс нато|sojusz nato|bündnis allianz nato|alliance otan
eu|eu|єс|ес евросоюз|ue unij|eu|ue
un|un|оон|оон|onz|uno vereinten|onu
aid|aid relief donat|допомог|помощ|pomoc|hilfe|aide
loan|loan credit fund|кредит позик фонд|кредит займ фонд|kredyt pożyczk fundusz|kredit darlehen fonds|prêt crédit fonds
million|million|мільйон млн|миллион млн|milion mln|million|million
billion|billion bn|мільярд млрд|миллиард млрд|miliard mld|milliarde|milliard
grain|grain wheat barley harvest|зерн пшениц ячм врожа|зерн пшениц ячмен урож|zboż pszenic zbior|getreide weizen ernte|céréale blé récolte
farm|farm farmer|фермер аграр|фермер аграр|rolni farm|bauer landwirt|agricult fermier
food|food milk|їж харч|ед пищ продовольств|żywnoś|lebensmittel|aliment
water|water|вод|вод|wod|wasser|eau eaux
dam|dam|дамб гребл|дамб плотин|tam zapor|damm staudamm|barrage
river|river|річк рік|рек|rzek|fluss|fleuve rivière
sea|sea|мор|мор|morz|meer see|mer
forest|forest wildfire|ліс|лес|las lasó|wald|forêt
animal|animal wolf bear zoo|тварин вовк ведм зоопарк|животн волк медвед зоопарк|zwierz wilk niedźwi zoo|tier wolf bär zoo|animal loup ours zoo
climate|climate emission|клімат викид|климат выброс|klimat emisj|klima emission|climat émission
space|space satellite rocket orbit|космо супутник орбіт|космо спутник орбит|kosm satelit orbit|weltraum satellit raumfahrt all|espace satellit orbit spatial
science|scientist study research|вчен дослід наук|учён учен исслед наук|nauk badan|forsch studie wissenschaft|scientif étude recherche cherch
museum|museum gallery painting|музе галере картин|музе галере картин|muze galeri obraz|museum galerie gemälde|musée galerie tableau
church|church pope bishop monaster|церкв папа єпископ монаст|церк папа епископ монаст|kości papież biskup klaszt|kirche papst bischof kloster|église pape évêque monast
film|film festival cannes|фільм кіно фестивал|фильм кино картин фестивал|film festiwal|film festival|film festival
music|music song concert singer|музи пісн концерт співа|музык песн концерт певиц певец|muzy piosen koncert|musik lied konzert sänger|musiqu chanson concert chant
book|book novel prize writer|книг роман премі письм|книг роман преми писател|książ powieś nagrod pisarz|buch roman preis schriftsteller|livre roman prix écrivain
match|match game goal goals|матч гол голів|матч гол голов|mecz gol bramk|spiel tor tore|match but buts
cup|cup final title champion trophy|кубок кубк фінал чемпіон титул|кубок кубк финал чемпион титул|puchar finał mistrz|pokal finale meister titel|coupe finale champion titre
coach|coach manager sacked|тренер|тренер|trener|trainer|entraîneur
race|race stage rider|гонк етап|гонк этап|wyścig etap|rennen etappe|course étape coureur
olympic|olympic medal gold|олімп медал|олимп медал|olimp medal|olymp medaille gold|olymp médaille
record|record|рекорд|рекорд|rekord|rekord|record
airspace|airspace|повітрян|воздушн|powietrz|luftraum|aérien
internet|internet online platform app|інтернет онлайн застосун|интернет онлайн приложен|internet aplikacj|internet online app|internet ligne appli
phone-net|mobile network telecom|мобіл зв'яз оператор|мобил связ оператор|komórk sieć sieci operator|mobilfunk netz|mobile réseau opérateur
chip|chip semiconductor|чип мікросхем напівпров|чип микросхем полупров|chip półprzew|chip halbleiter|puce semi
ai|ai artificial|штучн ші|искусствен ии|sztuczn|künstlich ki|artificiel ia
child|child children baby kids|дит дітей діт немовл|дет ребён ребен младен|dziec niemowl|kind baby|enfant bébé
woman|woman women|жінк жінок|женщин|kobiet|frau|femme
pension|pension retire|пенс|пенс|emeryt|rente|retraite
housing|housing rent flat flats apartment|житл квартир оренд будинк будин|жиль кварти аренд дом|mieszka czynsz blok|wohn miete haus|logement loyer appart immeuble
collapse|collapse collapsed|обвал завал|обруш рухн|zawal runę|einsturz eingestürz|effondr
crash|crash collision collide derail|зіткн аварі катастроф|столкн авари катастроф|zderz wypad katastrof|unfall zusammenst kollision absturz entgleis|accident collision écras dérail
rescue|rescue rescuer evacuat firefighter|рятувал врятув евакуй|спасат спас эвакуир|ratown ewaku straża|rettung gerettet evaku feuerwehr|secour sauv évacu pompier
close|close closed shut shuts|закри|закры|zamk|schließ geschlossen gesperrt|ferm fermé
open|open opens opened reopen|відкри|откры|otwar otwier|öffn eröffn|ouvr ouvert rouv
ban|ban bans banned|заборон|запрет запрещ|zakaz|verbot verbiet|interdi
law|law bill|закон законопро|закон законопро|ustaw praw|gesetz|loi
referendum|referendum|референдум|референдум|referend|volksabstimm referendum|référend
customs|smuggl customs contraband|контрабанд митн|контрабанд таможн|przemyt celn|schmuggel zoll|contreband douane
drugs|drug drugs cocaine|наркот кокаїн|наркот кокаин|narkot kokain|drogen kokain|drogue cocaïne
monument|monument statue memorial|пам'ятник монумент|памятник монумент|pomnik|denkmal statue|monument statue
anniversary|anniversary|річниц|годовщин|rocznic|jahrestag|anniversaire
metro|metro subway tram|метро трамва|метро трамва|metr tramwaj|u-bahn straßenbahn metro|métro tramway
`;

const LANGS = ['en', 'uk', 'ru', 'pl', 'de', 'fr'] as const;
const STEM_LENGTH_MAX = 14;
/** Beginnings this short stand for the whole word, or `um` would be found in every other one. */
const WHOLE_WORD_LENGTH_MAX = 3;

function readTable(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const byLang = new Map(LANGS.map((lang) => [lang as string, new Map<string, string>()]));
  for (const line of TABLE.trim().split('\n')) {
    const [notion = '', ...columns] = line.split('|');
    for (const [index, lang] of LANGS.entries()) {
      for (const stem of (columns[index] ?? '').split(' ')) {
        if (stem !== '' && !byLang.get(lang)?.has(stem)) byLang.get(lang)?.set(stem, notion);
      }
    }
  }
  return byLang;
}
const NOTIONS = readTable();

/** The notion that a lower-case word of one of the six languages begins with ("безпілотники" gives `drone`); undefined for any other. */
export function findNotion(lower: string, lang: string): string | undefined {
  const stems = NOTIONS.get(lang);
  if (stems === undefined) return undefined;
  const whole = stems.get(lower);
  if (whole !== undefined) return whole;
  for (let end = Math.min(lower.length, STEM_LENGTH_MAX); end > WHOLE_WORD_LENGTH_MAX; end -= 1) {
    const notion = stems.get(lower.slice(0, end));
    if (notion !== undefined) return notion;
  }
  return undefined;
}
