import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

/** Where who speaks is told by a turn of phrase of its own, and somebody else stands near. */
test.each<[string, string, string, string | undefined]>([
  [
    'a French compound past of any reflexive verb opens an incise',
    'fr',
    'Une riveraine siffle. « On nous vend du vent au prix de la pierre, s’est emporté Gaël Trévidic, le trésorier. Demain, il n’y aura plus rien. »',
    'Gaël Trévidic',
  ],
  [
    'whom the words come from stands before a colon without a verb',
    'de',
    'Die Ministerin Jutta Brenk bleibt dabei. Kritik dagegen vom Netzbetreiber Nordleitung: „Damit verlieren wir ein ganzes Jahr beim Ausbau.“',
    'Netzbetreiber Nordleitung',
  ],
  [
    'the one who was asked, not the one without a name who asks',
    'fr',
    'Le maire Paul Kerdonval entre. Un commerçant l’interpelle.\n\nRéponse de l’intéressé : « Le marché rouvrira samedi, avec ou sans les forains. »',
    'Paul Kerdonval',
  ],
  [
    'a role between two names belongs to the one that has the verb',
    'fr',
    'Contre son frère et complice, Alain Morvézec, la procureure, Lucie Ferrand, a requis deux ans. « Ils savaient tout depuis le début », a-t-elle tonné.',
    'Lucie Ferrand',
  ],
  [
    'a child is brought in by an age',
    'fr',
    'La mairie se tait. Violaine, sept ans, attend devant la grille. « Le monsieur du bus me garde toujours une place », raconte-t-elle.',
    'Violaine',
  ],
  [
    'her letter speaks for her',
    'en',
    'Rosalind Keith, the councillor, wrote to the firm in May. ‘I would like to see the drawings of the wall,’ her letter said.',
    'Rosalind Keith',
  ],
  [
    'an American attorney of the state is the prosecutor',
    'en',
    'Former clerk Owen Tarr wept. Assistant U.S. Attorney Kyle Brandt had asked for ten years. “Nobody buys a lathe to bake bread with,” the prosecutor said.',
    'Kyle Brandt',
  ],
  [
    'a title behind a place is the same person',
    'pl',
    'Rzeczniczka Prokuratury Okręgowej w Łomży prok. Anna Zawrocka mówiła o śladach. „Mamy nagrania z trzech kamer i dwóch świadków” – powiedziała.',
    'Anna Zawrocka',
  ],
  [
    'a person without a name is not the one before',
    'pl',
    'Rzeczniczka Anna Zawrocka milczy. Mniej ostrożna była osoba znająca akta sprawy. „Zlecenie przyszło z zagranicy i było zapłacone z góry” – powiedziała.',
    undefined,
  ],
  [
    'a branch is nobody’s trade',
    'pl',
    'Minister rolnictwa Ewa Zarębianka czeka. Zadzwoniliśmy do Romana Kubiaka, który organizuje protest.\n\n– Zejdziemy z drogi, kiedy zobaczymy pierwszy przelew – mówi rolnik.',
    'Roman Kubiak',
  ],
])('%s', (_, lang, text, speaker) => {
  const [quote] = findQuotes(text, { lang, title: '' });
  const found = quote?.speaker;
  expect(found?.kind === 'anonymous' ? undefined : found?.name).toBe(speaker);
});

test.each([
  [
    'fr',
    'La vice-amirale Solveig Hartmark a répondu à nos questions.\n\nPourquoi maintenant ?\n\n« Parce que le trafic a doublé depuis deux ans. »\n\nQue verront les marins ?\n\n« De la nuit et de la glace pendant six mois. »',
    'Solveig Hartmark',
  ],
  [
    'de',
    'Die Direktorin Helga Brandis öffnet im Mai das neue Haus.\n\nWarum so spät?\n\n„Weil wir auf das Holz gewartet haben.“\n\nWas kostet der Bau am Ende?\n\n„Elf Millionen, und keinen Euro mehr als geplant.“',
    'Helga Brandis',
  ],
  [
    'pl',
    'Rozmawiamy z minister Haliną Brzeską w jej gabinecie.\n\nSkąd pieniądze?\n\n– Połowa z budżetu, połowa z rezerwy.\n\nCzy rolnicy się zgodzą?\n\n– To proszę pytać rolników, nie mnie.',
    'Halina Brzeska',
  ],
])('the guest of an interview answers (%s)', (lang, text, guest) => {
  const quotes = findQuotes(text, { lang, title: '' });
  expect(quotes.map((quote) => quote.speaker?.name)).toEqual([guest, guest]);
});
