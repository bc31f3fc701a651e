import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

/** Bodies as German papers name them and speak of them again, each with who is shown for the last quote. */
test.each<[string, string]>([
  // Adverbs, adjectives and questions that open a sentence are no names.
  [
    'Der TSV Wendlingsau bittet um Geduld. Wenigstens ums Geld soll es keinen Streit geben. „Gebühren werden erstattet“, schreibt der Verein.',
    'TSV Wendlingsau',
  ],
  [
    'Jens Krahl ging. Weshalb, sagt keiner. Der FC Hasenrode sucht Ersatz. „Wir danken ihm“, schreibt der Klub.',
    'FC Hasenrode',
  ],
  [
    'Jens Krahl ging. Zufrieden zeigte sich der Bund der Steuerzahler: „Endlich wird gespart.“',
    'Bund der Steuerzahler',
  ],
  [
    'Jens Krahl ging. Einzig der Kreisbauernverband widerspricht: „Der Wolf muss weg.“',
    'Kreisbauernverband',
  ],
  [
    'Davor Matić backt. Davor schlief er kaum. „Das Brot wartet nicht“, sagt Davor Matić.',
    'Davor Matić',
  ],
  // Firms and what depends on a name.
  [
    'Der Landkreis gibt Entwarnung. Jetzt meldet sich die Ostfrost Logistik GmbH zu Wort. „Ein Ventil war undicht“, erklärt das Unternehmen.',
    'Ostfrost Logistik GmbH',
  ],
  [
    'Jens Krahl ging. Die Meyer & Co. KG liefert nicht. „Uns fehlt Holz“, teilte die Firma mit.',
    'Meyer & Co. KG',
  ],
  [
    'Jens Krahl ging. Das Landesamt für Umwelt maß nach. „Es besteht keine Gefahr“, erklärte die Behörde.',
    'Landesamt für Umwelt',
  ],
  ['Jens Krahl ging. Von der Deutschen Bahn hieß es: „Die Strecke bleibt zu.“', 'Deutsche Bahn'],
  ['Jens Krahl ging. Die Ärzte ohne Grenzen warnen: „Es fehlt Wasser.“', 'Ärzte ohne Grenzen'],
  // Spoken of again.
  [
    'Jens Krahl ging. Pro Bahn klagt. „Die Pendler zahlen“, kritisiert der Fahrgastverband.',
    'Pro Bahn',
  ],
  [
    'Jens Krahl ging. Aldi Süd senkt Preise. „Das geben wir weiter“, erklärte der Discounter.',
    'Aldi Süd',
  ],
  [
    'Jens Krahl ging. Das Theater Lüneburg sagt ab. „Drei Sänger sind krank“, teilte das Haus mit.',
    'Theater Lüneburg',
  ],
  [
    'Der Ökoring Nord schweigt. Die Handelskette, die Eier kaufte, klagt. „Wir holen uns alles“, heißt es aus dem Unternehmen.',
    'Handelskette',
  ],
  [
    'Greenpeace protestiert vor dem Werk. „Wir arbeiten weiter“, teilt die Albert-Klinik mit.',
    'Albert-Klinik',
  ],
  [
    'Betreiber ist die Ostsee Hotels GmbH. Sie baut neu. „Alles wird erstattet“, erklärte das Unternehmen.',
    'Ostsee Hotels GmbH',
  ],
  [
    'Die Klinik am Park hatte ihn eingestellt. „Wir haben geprüft“, erklärte das Krankenhaus.',
    'Klinik am Park',
  ],
  [
    'Die Initiative Unser Bad gab nicht auf. Vergeblich. „Man hat uns nie angehört“, kritisiert die Initiative.',
    'Initiative Unser Bad',
  ],
  // Many.
  [
    'Jens Krahl ging. Die Stadtwerke Rodenau fanden das Leck. „Das Wasser ist sauber“, versichern sie.',
    'Stadtwerke Rodenau',
  ],
  [
    'Jens Krahl ging. Die Elternbeiräte der Grundschule und der Realschule schrieben ihm. „Das ist fahrlässig“, schreiben sie.',
    'Elternbeiräte der Grundschule und der Realschule',
  ],
  // Before a colon.
  [
    'Jens Krahl ging. Der Ökoring Weser-Ems sieht sich als Opfer: „Man hat uns belogen.“',
    'Ökoring Weser-Ems',
  ],
  ['Jens Krahl ging. Aus dem Ministerium kommt Kritik: „Die Zahlen sind falsch.“', 'Ministerium'],
  // People all the same.
  [
    'Staatsanwalt Tim Nagel fordert vier Jahre. Verteidiger Emre Aslan will Bewährung. „Sie hat viel gerettet“, so der Anwalt.',
    'Emre Aslan',
  ],
  ['Petra Holm von der Lebenshilfe Soltau freut sich. „Endlich ein Haus“, sagt sie.', 'Petra Holm'],
  ['Udo Kern von Kern & Söhne ist sauer. „Keiner kommt mehr“, sagt er.', 'Udo Kern'],
])('%s', (text, name) => {
  expect(findQuotes(text, { lang: 'de', title: '' }).at(-1)?.speaker?.name).toBe(name);
});

test.each([
  'Jens Krahl ging. Davor warnt das Gutachten eines Büros. „Die Wand hält nicht“, heißt es darin.',
  'Valentin Ruck ist Händler. In einem Zertifikat, das er mitgab, steht: „Aus Cremona.“',
  'Petra Holm kaufte sich ein Diplom. „Sie darf heilen“, stand darauf, darunter das Siegel einer Behörde.',
  'Auch der Beirat zögert. „Ein Schritt, kein großer“, heißt es in dessen Stellungnahme, die bei der Opposition liegt.',
  'Petra Holm räumt auf. An der Tür, die sie abschloss, steht: „Wir machen Urlaub.“',
  'Petra Holm räumt auf. Erleichterung im Rathaus von Bad Salmen: „Die Pumpen laufen.“',
  'Almut Seven klagt an. Sie liest die Nachricht, die der Kopf der Bande seinem Bruder schickte: „Nimm die alten Kartons.“',
])('nobody named says: %s', (text) => {
  const kind = findQuotes(text, { lang: 'de', title: '' }).at(-1)?.speaker?.kind;
  expect(['person', 'organisation']).not.toContain(kind);
});
