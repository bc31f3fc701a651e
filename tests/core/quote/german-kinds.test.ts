import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

/** What German shows by articles, endings and place. */
test.each<[string, string]>([
  // A noun's gender: the fund is no "er"; who says so is a person.
  [
    'Jonte Wiebracht hat drei Boote verloren. Die Seekasse zahlt ihm die Netze. „Den Winter bezahlt mir keiner“, fürchtet er.',
    'Jonte Wiebracht',
  ],
  [
    'Der Krabbenfischer Fritz Lembke hat sein Boot verkauft. Der Verband rät seinen Mitgliedern zum Ausharren. „Ich kann nicht mehr“, sagt er.',
    'Fritz Lembke',
  ],
  // An article's case, and a pronoun behind its verb.
  [
    'Minister Jens Krahl reiste nach Riga. Auf die Frage einer lettischen Reporterin, ob das reiche, antwortete er: „Nein, aber es hilft.“',
    'Jens Krahl',
  ],
  [
    'Minister Jens Krahl reiste nach Riga. Auf Nachfrage der Abgeordneten Susanne Vogt sagte er: „Nein, aber es hilft.“',
    'Jens Krahl',
  ],
  [
    'Annegret Bürgi-Zurbuchen, welche die Finanzkommission leitet, will warten. «Wir haben Zeit genug», erklärte die Thurgauer Nationalrätin.',
    'Annegret Bürgi-Zurbuchen',
  ],
  // Bodies whose names no list knows.
  [
    'Bürgermeisterin Elke Ruppert (FWG) sperrte den Steg. Wasserbau Nord sprach von einem Schaden. „Der Steg ist nicht mehr sicher“, erklärte die Behörde.',
    'Wasserbau Nord',
  ],
  [
    'Minister Paul Zack lobte die Pläne. Greenpeace ist entsetzt. „Das ist ein Abschied auf Raten“, erklärte die Umweltorganisation.',
    'Greenpeace',
  ],
  [
    'Ministerin Ina Lutz fordert Aufklärung. „Wir arbeiten mit den Behörden zusammen“, teilte die EnBW mit.',
    'EnBW',
  ],
  // Surnames that are nouns of time, or end like a body's.
  ['Anwältin Ilka Sonntag war dabei. „Er kann wieder schlafen“, so die Juristin.', 'Ilka Sonntag'],
  [
    'Bundesrat Reto Imhof winkte ab. «Das eilt überhaupt nicht», sagte Imhof in Bern.',
    'Reto Imhof',
  ],
  [
    'Die Feuerwehr rettete Alma Reinkes Katze. „Sie hat mich angeschaut“, sagt die Rentnerin.',
    'Alma Reinke',
  ],
  // Who is meant by the order of a sentence.
  [
    'Pfarrerin Gisela Kopp widersprach Bischof Konrad Lenz. Dieser hatte gesagt: „Die Tür ist zu.“',
    'Konrad Lenz',
  ],
  [
    'Moderatorin Tina Horn fragte Nadja Kern, wie es weitergehe. „Die Menschen sind müde“, antwortete sie.',
    'Nadja Kern',
  ],
  [
    'Kassiererin Mandy Ott schwieg. Neuer Eigner ist Tjark Behrens. „Ich habe bei Fritz gelernt“, sagt er.',
    'Tjark Behrens',
  ],
  [
    'Ministerin Corinna Eibl zögert. Lob kam vom Netzbetreiber Elbstrom: „Freileitungen sind rasch gebaut und rasch repariert.“',
    'Netzbetreiber Elbstrom',
  ],
])('%s', (text, name) => {
  expect(findQuotes(text, { lang: 'de', title: '' })[0]?.speaker?.name).toBe(name);
});

test.each([
  'Der Betreiber plant einen Hafen. In einem offenen Brief forderten 40 Firmen den Bau. „Wir brauchen den Kai jetzt“, heißt es darin.',
  'Minister Jens Krahl wies das zurück. „Unsere Leute bleiben zu Hause“, zitierte die Agentur Tass einen Armeesprecher.',
  'Ministerin Ina Lutz hat die Studie bestellt. Forscher haben 400 Proben genommen. „Die Werte sind hoch“, schreiben sie.',
  'Ministerin Ina Lutz sprach auf dem Platz. „Schluss mit der Heuchelei!“, skandierte die Menge.',
  'Ministerin Ina Lutz schwieg. Der Mieterbund tobte. „Das ist ein Skandal“, sagte eine Sprecherin.',
])('nobody named says: %s', (text) => {
  const kind = findQuotes(text, { lang: 'de', title: '' })[0]?.speaker?.kind;
  expect(['person', 'organisation']).not.toContain(kind);
});
