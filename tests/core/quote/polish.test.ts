import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

const SPEAKERS: readonly (readonly [string, readonly string[]])[] = [
  ['„To sygnał” – oceniła norweska minister ds. rybołówstwa Kjersti Aasland.', ['Kjersti Aasland']],
  ['– Tej nocy nikt nie spał – relacjonuje mer Sum Wołodymyr Hnatiuk.', ['Wołodymyr Hnatiuk']],
  ['– Kierowca zasnął – informuje asp. szt. Piotr Gęsiarz z policji.', ['Piotr Gęsiarz']],
  [
    '– Decyzja zapadła – powiedział, nie kryjąc irytacji, prezes klubu Grzegorz Sobol.',
    ['Grzegorz Sobol'],
  ],
  ['„Nie wiem” – powiedział w „Gościu Dnia” wicepremier Jan Mak.', ['Jan Mak']],
  [
    '– Tu stał piec – Zofia Bednarz pokazuje róg kuchni. – Teraz jest błoto.',
    ['Zofia Bednarz', 'Zofia Bednarz'],
  ],
  [
    'Zofia Bednarz mieszka sama.\n\n– Nie wyjadę. – Ociera oczy rękawem. – Tu mam groby.',
    ['Zofia Bednarz', 'Zofia Bednarz'],
  ],
  ['Zeznawał Leszek Brzoza. „Rusztowanie stało krzywo” – powiedział świadek.', ['Leszek Brzoza']],
  [
    'Ława była pusta. Zasiedli na niej Jan Sitko i jego syn Marek Sitko. Pierwszy wstał ojciec. – Niczego nie brałem – oświadczył ojciec.',
    ['Jan Sitko'],
  ],
  [
    'Sąd skazał Roberta Sieradza, byłego prezesa portu. „Przepraszam załogę” – powiedział były prezes.',
    ['Robert Sieradz'],
  ],
  ['„Przetarg ogłosimy w maju” – poinformowały Wody Polskie.', ['Wody Polskie']],
  [
    'Spółka Eko-Mur odrzuca zarzuty. „Zakład był sprawny” – czytamy w oświadczeniu firmy.',
    ['Spółka Eko-Mur'],
  ],
  ['„Ceny nie wzrosną” – przekazało biuro prasowe Orlenu.', ['Orlen']],
  ['W aktach jest SMS, który Jan Mak wysłał do żony: „Wracam jutro”.', ['Jan Mak']],
  [
    'Minister Anna Lis prosi o cierpliwość. Związek Zawodowy Maszynistów ogłosił strajk. „Nie cofniemy się” – zapowiada związek.',
    ['Związek Zawodowy Maszynistów'],
  ],
  [
    'Mamy stanowisko spółki. „Przyczyną jest awaria” – przekazało nam Miejskie Przedsiębiorstwo Wodociągów.',
    ['Miejskie Przedsiębiorstwo Wodociągów'],
  ],
  [
    'Nieoficjalne doniesienia potwierdza powiatowy sanepid. „Przekroczenia stwierdzono w trzech punktach” – informuje inspekcja.',
    ['powiatowy sanepid'],
  ],
  [
    'Zapytaliśmy firmę bukmacherską, do której trafiły przelewy. „Nie komentujemy spraw graczy” – odpisała.',
    ['firma bukmacherska'],
  ],
  [
    'Odezwało się biuro prasowe resortu infrastruktury. „Minister spotka się z naukowcami” – zapewniono nas w mejlu.',
    ['biuro prasowe resortu infrastruktury'],
  ],
  [
    'Spółka wylicza straty. „Koszty wzrosłyby o połowę” – czytamy w stanowisku Skovbaek Polska.',
    ['Skovbaek Polska'],
  ],
  [
    'Polskie Górnictwo Naftowe odpowiada na zarzuty. „Instalacja ma wszystkie zgody” – podkreśla spółka.',
    ['Polskie Górnictwo Naftowe'],
  ],
  [
    'Zarząd milczał tydzień. Odlewnia Kamienna odrzuca postulaty. „Żądania są nie do udźwignięcia” – podała spółka w komunikacie.',
    ['Odlewnia Kamienna'],
  ],
  ['Telmax zapowiada podwyżki. „Ceny energii wzrosły” – argumentuje operator.', ['Telmax']],
  [
    'Lubelska Izba Rolnicza bije na alarm. „Susza zabrała połowę plonów” – alarmuje izba.',
    ['Lubelska Izba Rolnicza'],
  ],
  [
    'Sąd uznał, że to tłumaczy czyn. „Nałóg nie znosi winy” – czytamy w opinii biegłych psychiatrów.',
    ['opinii biegłych'],
  ],
  [
    'Dorota Kalenik bada rzeki. Jej zespół opublikował raport. „Narew straci ciągłość” – czytamy w nim.',
    ['raport'],
  ],
  [
    'Posłanka Dorota Kalenik przyniosła petycję. – Dowiedzieliśmy się z radia – mówi nam ważny polityk koalicji.',
    ['ważny polityk koalicji'],
  ],
  [
    'Burmistrz Piotr Zych był na miejscu. – Ludzie krzyczeli – relacjonuje jeden ze świadków.',
    ['jeden ze świadków'],
  ],
  [
    'Starosta Jan Mul otworzył most. „Nic nie wiemy o usterce” – informuje wykonawca.',
    ['wykonawca'],
  ],
];

test.each(SPEAKERS)('who speaks in Polish: %s', (text, speakers) => {
  const found = findQuotes(text, { lang: 'pl', title: '' });
  expect(found.map(({ speaker }) => speaker?.name)).toEqual(speakers);
});

test.each([
  'Ulgę, tzw. „PIT zero”, wprowadzono w 2022 r.',
  '„Cisza jak ta” – nowy album Ali Mak – ukaże się w maju.',
  'Hasło kampanii brzmi: „Zwolnij, zdążysz”.',
  'Minister poinformował, że nowy program, „Bezpieczna Szkoła”, ruszy w maju.',
  'Jan Mak dodał: „Zielony Ład” trzeba zmienić.',
  '„Wieści znad Bugu” podają, że droga zostanie zamknięta.',
  '„Nowy start”. Tak nazywa się program.',
  '„Tarcza Wschód” – przekonuje minister – powstanie w terminie.',
  'Nagrodzono: „Dom nad rzeką”, „Ostatni las” i „Kler”.',
])('a name in marks is no speech in Polish: %s', (text) => {
  expect(findQuotes(text, { lang: 'pl', title: '' })).toEqual([]);
});
