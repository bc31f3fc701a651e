import type { DemoArticle } from '../article.ts';

/** Kurier Nadbrzeżny: a paper, in Polish, RSS 1.0 (RDF). */
export const KURIER_NADBRZEZNY: readonly DemoArticle[] = [
  {
    slug: 'drony-nad-lubelszczyzna',
    minutesAgo: 58,
    title: 'Drony nad Lubelszczyzną: Polska poderwała myśliwce',
    text: `Polska poderwała w środę rano myśliwce, gdy cztery drony naruszyły przestrzeń powietrzną nad Lubelszczyzną. Poinformowało o tym Dowództwo Operacyjne w Warszawie.
Dwa drony zestrzelono nad polami, trzeci spadł do stawu pod Włodawą, a czwarty zawrócił nad Ukrainę. Nikt nie ucierpiał.
„Traktowaliśmy każdy punkt jak uzbrojony, dopóki nie wiedzieliśmy więcej” – powiedział rzecznik dowództwa major Kacper Wolański.
Lotniska w Lublinie i Rzeszowie były zamknięte przez trzy godziny. Warszawa poprosiła o konsultacje w NATO.
Burmistrz Włodawy Halina Sroka otworzyła szkoły dwie godziny później. „Dzieci to przespały, rodzice nie” – stwierdziła.
Był to już trzeci taki poranek w tym roku, ale pierwszy, w którym padły strzały.
Śledczy nie ustalili jednak jeszcze, skąd wystartowały maszyny, a wrak ze stawu wciąż jest wydobywany.`,
  },
  {
    slug: 'norwegia-wyrzutnie',
    minutesAgo: 35,
    title: 'Norwegia przekaże Ukrainie wyrzutnie obrony powietrznej',
    text: `Norwegia przekaże Ukrainie nową pomoc wojskową: 12 wyrzutni obrony powietrznej i 160 pocisków. Poinformował o tym we wtorek resort obrony w Oslo.
Ukraińskie załogi ćwiczyły na nich od wiosny na poligonie pod Bodø. Pierwsze wyrzutnie mają stanąć na miejscu za trzy tygodnie.
„Elektrownia, która stoi, jest dla nas warta więcej niż każdy komunikat” – powiedziała sekretarz stanu Ingrid Solvang.
Podpis ze strony ukraińskiej złożył zastępca dowódcy Ostap Wełyczko. „Znamy każde z tych miast po jego ciemności” – dodał.
Pakiet jest wart 2,1 miliarda koron.
Wcześniej Oslo oddało dwie starsze baterie, które pracują bez przerwy od dwóch zim. Technicy wymieniają w nich wentylatory i kable, a zużyte części wracają pociągiem do warsztatu w Bodø.
Części do starszych wyrzutni zabraknie jednak w marcu, jeśli dwa inne kraje nie otworzą magazynów.`,
  },
  {
    slug: 'cwiczenia-na-baltyku',
    minutesAgo: 145,
    title: 'Ukraińscy oficerowie pierwszy raz na ćwiczeniach NATO na Bałtyku',
    text: `Dziewięciu oficerów marynarki z Ukrainy po raz pierwszy obserwuje pracę sztabu podczas ćwiczeń NATO „Steady Lantern”, które zaczęły się w poniedziałek na Bałtyku.
Bierze w nich udział około 3400 marynarzy z jedenastu państw. Szukają min przy portach i pilnują kabli na dnie.
„Nie ćwiczymy tu wojny, ćwiczymy poranek po złej nocy” – powiedziała komodor Elin Brandvold.
Najstarszy stopniem z Ukraińców, Taras Hołub, zaznaczył, że jego zespół przywiózł własne doświadczenia. „Przez trzy lata usunęliśmy więcej min niż większość flot przez trzydzieści” – podkreślił.
Ćwiczenia potrwają dwa tygodnie.
Dwa statki handlowe poproszono, by do piątku omijały wody na południe od Gotlandii. Promy pływają bez zmian, a w Karlskronie otwarto punkt, w którym rybacy mogą zgłaszać podejrzane przedmioty w sieciach.
Trzy państwa wysłały jednak mniej okrętów, niż planowały.`,
  },
  {
    slug: 'sygnatariusz-listu',
    minutesAgo: 77,
    title: 'Ostatni sygnatariusz listu rybaków oddał swoją łódź Ukraińcom',
    text: `Bolesław Formela, ostatni żyjący sygnatariusz listu rybaków z 1956 roku, oddał swoją łódź rodzinie z Ukrainy.
Łódź ma sześćdziesiąt lat i nazywa się „Uparta”. Nowi właściciele łowili wcześniej pod Odessą.
„Podpisałem w życiu dwa papiery i oba coś znaczyły” – powiedział Formela.
Nowy szyper Serhij Bondar obiecał zostawić nazwę. „Po tygodniu na wodzie wiem, skąd się wzięła” – zaśmiał się.
Senator z Pucka przysłał gratulacje i kosz jabłek.
List sprzed lat zatrzymał przebudowę portu, która zabrałaby rybakom plażę. Podpisało go trzydziestu jeden mężczyzn i jedna kobieta, matka Formeli. Oryginał wisi w kapitanacie obok barometru, a kopię dostał teraz nowy szyper, oprawioną w deskę z pokładu.
Silnik wymaga jednak remontu, na który zbierają sąsiedzi.`,
  },
  {
    slug: 'piekarnia-nocna',
    minutesAgo: 130,
    title: 'Nocna piekarnia w Kołobrzegu sprzedaje chleb o trzeciej rano',
    text: `W Kołobrzegu działa piekarnia, która otwiera się o pierwszej w nocy i zamyka o szóstej rano.
Kupują w niej rybacy, pielęgniarki i ci, którzy nie mogą spać.
„O trzeciej rano ludzie mówią prawdę i chcą ciepłego chleba” – powiedziała właścicielka Róża Kamińska.
Wypieka dwieście bochenków. Ostatni zawsze zostawia dla taksówkarza, który przywozi mąkę.
Kolejka bywa dłuższa niż w dzień.
Piec ma prawie sto lat i przyjechał na trzech wozach z młyna, który zamknięto po powodzi. Kamińska dokłada do niego bukowe drewno i twierdzi, że po dźwięku poznaje, kiedy chleb jest gotowy. W soboty pomaga jej syn, student akustyki, który to sprawdził i przyznał matce rację.
Sąsiedzi z piętra proszą jednak o cichszy mieszalnik.`,
  },
  {
    slug: 'foki-na-mierzei',
    minutesAgo: 200,
    title: 'Na mierzei naliczono rekordowo dużo fok',
    text: `Przyrodnicy naliczyli na mierzei 287 fok szarych, najwięcej od początku obserwacji.
Liczyli z wieży i z drona, który leciał wysoko, żeby nie płoszyć zwierząt.
„Foka patrzy na człowieka jak na kogoś, kto się spóźnił” – powiedziała biolożka Lena Tarasiewicz.
Stado wróciło, bo w zatoce znów jest śledź.
Kolejne liczenie odbędzie się w lutym.
Wolontariusze pracowali w trzech grupach po dwie osoby i porównywali wyniki dopiero wieczorem, żeby się nie sugerować. Najstarsza foka, znana z blizny na grzbiecie, przypłynęła tu po raz dziewiąty. Młode pojawią się na piasku na przełomie zimy i wiosny, a do tego czasu łodzie turystyczne trzymają się dwieście metrów od brzegu.
Spacerowicze powinni jednak omijać plażę za białymi słupkami.`,
  },
  {
    slug: 'most-zwodzony',
    minutesAgo: 1900,
    title: 'Most zwodzony znów podnosi się na żądanie',
    text: `Most zwodzony w porcie po czterech miesiącach remontu znów podnosi się na żądanie żeglarzy.
Wystarczy zadzwonić. Mostowy Czesław Rogala odbiera o każdej porze.
„Kiedyś podniosłem go dla kaczek” – wspomina.
Naprawa kosztowała trzy miliony złotych, a nowe łożyska przyjechały z Gdańska.
Most ma sto osiem lat.
Mechanizm z mosiądzu rozebrano na 1400 części i każdą opisano ołówkiem. Przy składaniu została jedna śruba, która leży teraz w gablocie z podpisem „na wszelki wypadek”. W pierwszym tygodniu most podniósł się jedenaście razy, dziesięć razy dla jachtów i raz dla wycieczki szkolnej, która chciała to zobaczyć z bliska.
Ciężarówki muszą jednak jeździć objazdem do końca roku.`,
  },
];
