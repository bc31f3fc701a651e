import { findLatinKey } from './latin-key.ts';
import { makeTerm, type Term } from './term.ts';

/**
 * Names that every day's news is full of and that tell no event from another: countries with their people, capitals, blocs
 * and offices, months where they have a capital. One a line, spellings parted by spaces, languages by `|` in the order en, uk,
 * ru, pl, de, fr. Compiled by hand; no pattern tells them from other names.
 */
const TABLE = `
Ukraine Ukrainian|Україна український|Украина украинский|Ukraina ukraiński|Ukraine ukrainisch|Ukraine ukrainien
Russia Russian Russians|Росія російський росіяни|Россия российский россияне русский|Rosja rosyjski Rosjanie|Russland russisch Russen|Russie russe
Belarus Belarusian|Білорусь білоруський|Беларусь белорусский Белоруссия|Białoruś białoruski|Belarus belarussisch Weißrussland|Biélorussie biélorusse
Poland Polish Poles|Польща польський поляки|Польша польский поляки|Polska polski Polacy|Polen polnisch|Pologne polonais
Germany German Germans|Німеччина німецький німці|Германия немецкий немцы|Niemcy niemiecki|Deutschland deutsch Deutsche Bundesrepublik|Allemagne allemand
France French|Франція французький французи|Франция французский французы|Francja francuski Francuzi|Frankreich französisch Franzosen|France français
Britain British UK Kingdom England English|Британія британський Англія англійський|Британия британский Англия английский Великобритания|Brytania brytyjski Anglia angielski Brytyjczycy|Großbritannien britisch Briten England|Royaume-Uni britannique Bretagne Angleterre anglais
Scotland Scottish|Шотландія|Шотландия|Szkocja|Schottland|Écosse
Ireland Irish|Ірландія ірландський|Ирландия ирландский|Irlandia irlandzki|Irland irisch|Irlande irlandais
US USA United States America American Americans|США Штати Америка американський американці|США Штаты Америка американский американцы|USA Stany Zjednoczone Ameryka amerykański Amerykanie|USA Vereinigte Staaten Amerika amerikanisch|États-Unis Amérique américain
Canada Canadian|Канада канадський|Канада канадский|Kanada kanadyjski|Kanada kanadisch|Canada canadien
Italy Italian|Італія італійський|Италия итальянский|Włochy włoski|Italien italienisch|Italie italien
Spain Spanish|Іспанія іспанський|Испания испанский|Hiszpania hiszpański|Spanien spanisch|Espagne espagnol
Portugal Portuguese|Португалія португальський|Португалия португальский|Portugalia portugalski|Portugal portugiesisch|Portugal portugais
Netherlands Dutch|Нідерланди нідерландський Голландія|Нидерланды нидерландский Голландия|Holandia holenderski Niderlandy|Niederlande niederländisch|Pays-Bas néerlandais
Belgium Belgian|Бельгія бельгійський|Бельгия бельгийский|Belgia belgijski|Belgien belgisch|Belgique belge
Luxembourg|Люксембург|Люксембург|Luksemburg|Luxemburg|Luxembourg
Austria Austrian|Австрія австрійський|Австрия австрийский|Austria austriacki|Österreich österreichisch|Autriche autrichien
Switzerland Swiss|Швейцарія швейцарський|Швейцария швейцарский|Szwajcaria szwajcarski|Schweiz Schweizer|Suisse
Norway Norwegian|Норвегія норвезький|Норвегия норвежский|Norwegia norweski|Norwegen norwegisch|Norvège norvégien
Sweden Swedish|Швеція шведський|Швеция шведский|Szwecja szwedzki|Schweden schwedisch|Suède suédois
Finland Finnish|Фінляндія фінський|Финляндия финский|Finlandia fiński|Finnland finnisch|Finlande finlandais
Denmark Danish|Данія данський|Дания датский|Dania duński|Dänemark dänisch|Danemark danois
Iceland Icelandic|Ісландія|Исландия|Islandia|Island isländisch|Islande
Estonia Estonian|Естонія естонський|Эстония эстонский|Estonia estoński|Estland estnisch|Estonie estonien
Latvia Latvian|Латвія латвійський|Латвия латвийский|Łotwa łotewski|Lettland lettisch|Lettonie letton
Lithuania Lithuanian|Литва литовський|Литва литовский|Litwa litewski|Litauen litauisch|Lituanie lituanien
Czechia Czech|Чехія чеський|Чехия чешский|Czechy czeski|Tschechien tschechisch|Tchéquie tchèque
Slovakia Slovak|Словаччина словацький|Словакия словацкий|Słowacja słowacki|Slowakei slowakisch|Slovaquie slovaque
Hungary Hungarian|Угорщина угорський|Венгрия венгерский|Węgry węgierski|Ungarn ungarisch|Hongrie hongrois
Romania Romanian|Румунія румунський|Румыния румынский|Rumunia rumuński|Rumänien rumänisch|Roumanie roumain
Bulgaria Bulgarian|Болгарія болгарський|Болгария болгарский|Bułgaria bułgarski|Bulgarien bulgarisch|Bulgarie bulgare
Moldova Moldovan|Молдова молдовський|Молдова Молдавия молдавский|Mołdawia mołdawski|Moldau Moldawien moldauisch|Moldavie moldave
Serbia Serbian|Сербія сербський|Сербия сербский|Serbia serbski|Serbien serbisch|Serbie serbe
Croatia Croatian|Хорватія хорватський|Хорватия хорватский|Chorwacja chorwacki|Kroatien kroatisch|Croatie croate
Slovenia Slovenian|Словенія|Словения|Słowenia słoweński|Slowenien slowenisch|Slovénie
Greece Greek|Греція грецький|Греция греческий|Grecja grecki|Griechenland griechisch|Grèce grec
Turkey Turkish Türkiye|Туреччина турецький|Турция турецкий|Turcja turecki|Türkei türkisch|Turquie turc
Georgia Georgian|Грузія грузинський|Грузия грузинский|Gruzja gruziński|Georgien georgisch|Géorgie géorgien
Armenia Armenian|Вірменія вірменський|Армения армянский|Armenia armeński|Armenien armenisch|Arménie arménien
Azerbaijan|Азербайджан|Азербайджан|Azerbejdżan|Aserbaidschan|Azerbaïdjan
Kazakhstan|Казахстан|Казахстан|Kazachstan|Kasachstan|Kazakhstan
China Chinese|Китай китайський|Китай китайский|Chiny chiński|China chinesisch|Chine chinois
Taiwan|Тайвань|Тайвань|Tajwan|Taiwan|Taïwan
Japan Japanese|Японія японський|Япония японский|Japonia japoński|Japan japanisch|Japon japonais
Korea Korean|Корея корейський|Корея корейский|Korea koreański|Korea Nordkorea Südkorea koreanisch|Corée coréen
India Indian|Індія індійський|Индия индийский|Indie indyjski|Indien indisch|Inde indien
Pakistan|Пакистан|Пакистан|Pakistan|Pakistan|Pakistan
Afghanistan Afghan|Афганістан афганський|Афганистан афганский|Afganistan afgański|Afghanistan afghanisch|Afghanistan afghan
Iran Iranian|Іран іранський|Иран иранский|Iran irański|Iran iranisch|Iran iranien
Iraq Iraqi|Ірак іракський|Ирак иракский|Irak iracki|Irak irakisch|Irak irakien
Syria Syrian|Сирія сирійський|Сирия сирийский|Syria syryjski|Syrien syrisch|Syrie syrien
Israel Israeli|Ізраїль ізраїльський|Израиль израильский|Izrael izraelski|Israel israelisch|Israël israélien
Palestine Palestinian|Палестина палестинський|Палестина палестинский|Palestyna palestyński|Palästina palästinensisch|Palestine palestinien
Lebanon Lebanese|Ліван ліванський|Ливан ливанский|Liban libański|Libanon libanesisch|Liban libanais
Egypt Egyptian|Єгипет єгипетський|Египет египетский|Egipt egipski|Ägypten ägyptisch|Égypte égyptien
Saudi Arabia|Саудівська Аравія|Саудовская Аравия|Arabia Saudyjska|Saudi-Arabien|Arabie saoudite
Qatar|Катар|Катар|Katar|Katar|Qatar
Australia Australian|Австралія австралійський|Австралия австралийский|Australia australijski|Australien australisch|Australie australien
Brazil Brazilian|Бразилія бразильський|Бразилия бразильский|Brazylia brazylijski|Brasilien brasilianisch|Brésil brésilien
Mexico Mexican|Мексика мексиканський|Мексика мексиканский|Meksyk meksykański|Mexiko mexikanisch|Mexique mexicain
Europe European Europeans|Європа європейський європейці|Европа европейский европейцы|Europa europejski|Europa europäisch|Europe européen
Africa African|Африка африканський|Африка африканский|Afryka afrykański|Afrika afrikanisch|Afrique africain
Asia Asian|Азія азійський|Азия азиатский|Azja azjatycki|Asien asiatisch|Asie asiatique
Kyiv Kiev|Київ Києва|Киев Киева|Kijów|Kiew Kyjiw|Kiev Kyiv
Moscow Kremlin|Москва Кремль|Москва Кремль|Moskwa Kreml|Moskau Kreml|Moscou Kremlin
Minsk|Мінськ|Минск|Mińsk|Minsk|Minsk
Warsaw|Варшава|Варшава|Warszawa|Warschau|Varsovie
Berlin|Берлін|Берлин|Berlin|Berlin|Berlin
Paris|Париж|Париж|Paryż|Paris|Paris
London|Лондон|Лондон|Londyn|London|Londres
Rome|Рим|Рим|Rzym|Rom|Rome
Madrid|Мадрид|Мадрид|Madryt|Madrid|Madrid
Brussels|Брюссель|Брюссель|Bruksela|Brüssel|Bruxelles
Vienna|Відень Відня|Вена|Wiedeń|Wien|Vienne
Oslo|Осло|Осло|Oslo|Oslo|Oslo
Stockholm|Стокгольм|Стокгольм|Sztokholm|Stockholm|Stockholm
Helsinki|Гельсінкі|Хельсинки|Helsinki|Helsinki|Helsinki
Copenhagen|Копенгаген|Копенгаген|Kopenhaga|Kopenhagen|Copenhague
Tallinn|Таллінн|Таллин|Tallin|Tallinn|Tallinn
Riga|Рига|Рига|Ryga|Riga|Riga
Vilnius|Вільнюс|Вильнюс|Wilno|Vilnius Wilna|Vilnius
Prague|Прага|Прага|Praga|Prag|Prague
Bratislava|Братислава|Братислава|Bratysława|Bratislava|Bratislava
Budapest|Будапешт|Будапешт|Budapeszt|Budapest|Budapest
Bucharest|Бухарест|Бухарест|Bukareszt|Bukarest|Bucarest
Sofia|Софія|София|Sofia|Sofia|Sofia
Chisinau|Кишинів|Кишинёв Кишинев|Kiszyniów|Chişinău Chisinau|Chisinau
Athens|Афіни|Афины|Ateny|Athen|Athènes
Ankara Istanbul|Анкара Стамбул|Анкара Стамбул|Ankara Stambuł|Ankara Istanbul|Ankara Istanbul
Beijing|Пекін|Пекин|Pekin|Peking|Pékin
Tehran|Тегеран|Тегеран|Teheran|Teheran|Téhéran
Jerusalem|Єрусалим|Иерусалим|Jerozolima|Jerusalem|Jérusalem
Washington|Вашингтон|Вашингтон|Waszyngton|Washington|Washington
York|Йорк|Йорк|Jork|York|York
White House Pentagon Congress|Білий Дім Пентагон Конгрес|Белый Дом Пентагон Конгресс|Biały Dom Pentagon Kongres|Weißes Haus Pentagon Kongress|Maison-Blanche Pentagone Congrès
NATO|НАТО|НАТО|NATO|Nato|Otan
Alliance Union|Альянс Союз|Альянс Союз Евросоюз|Sojusz Unia|Allianz Bündnis Union|Alliance Union
Commission Council|Комісія Єврокомісія Рада|Комиссия Еврокомиссия Совет|Komisja Rada|Kommission Rat|Commission Conseil
UN Nations Security|ООН Об'єднаних Націй|ООН Объединённых Наций|ONZ Narodów Zjednoczonych|UNO Vereinte Nationen|ONU Nations
President Prime Minister Ministry Secretary|Президент Міністр Міністерство Прем'єр|Президент Министр Министерство Премьер|Prezydent Minister Ministerstwo Premier|Präsident Minister Ministerium Kanzler Bundeskanzler|Président Premier Ministre Ministère
State Department Government Parliament Court|Держдеп Кабмін Верховна|Госдеп Госдума|Sejm Senat|Regierung Bundestag Parlament Gericht|Élysée Parlement Assemblée Sénat
January February March April June July August September October November December||||Januar Februar März April Juni Juli August September Oktober November Dezember|
Black Sea Baltic|Чорне Балтійське Балтика|Чёрное Балтийское Балтика|Czarne Bałtyk Bałtyckie|Schwarzes Ostsee|Noire Baltique
North South East West|Північ Південь Схід Захід|Север Юг Восток Запад|Północ Południe Wschód Zachód|Norden Süden Osten Westen|Nord Sud Est Ouest
`;

const LANGS = ['en', 'uk', 'ru', 'pl', 'de', 'fr'] as const;

/** Of the thirty texts that an index imagines before its first (`term-index.ts`), so many have such a name, such a number. */
const NAME_TEXTS = 12;
const NUMBER_TEXTS = 4;
/** Days of the month, hours, ages of children: two reports have one in common by chance. */
const SMALL_NUMBER_MAX = 31;
/** Round numbers too, from 40 to nine billion. */
const ROUND_ZEROS_MAX = 9;

function countTexts(): ReadonlyMap<Term, number> {
  const terms = new Map<Term, number>();
  for (const line of TABLE.trim().split('\n')) {
    for (const [index, names] of line.split('|').entries()) {
      for (const name of names.split(' ')) {
        const key = findLatinKey(name, LANGS[index] ?? 'en');
        if (key !== '') terms.set(makeTerm(key, 'word'), NAME_TEXTS);
      }
    }
  }
  const setNumber = (number: number): void => {
    terms.set(makeTerm(String(number), 'tellingNumber'), NUMBER_TEXTS);
  };
  for (let number = 0; number <= SMALL_NUMBER_MAX; number += 1) setNumber(number);
  for (let zeros = 1; zeros <= ROUND_ZEROS_MAX; zeros += 1)
    for (let digit = 1; digit <= 9; digit += 1) setNumber(digit * 10 ** zeros);
  return terms;
}

/**
 * Terms that tell little wherever they stand, each with the imagined texts that have it. A window that has run for a day knows how
 * common they are; to one that has just begun they would be as rare as the name of a village, and its stories would hang on them.
 */
export const COMMONPLACE_TERMS: ReadonlyMap<Term, number> = countTexts();
