import type { DemoArticle } from '../article.ts';

/** Nordmole: a magazine, in German, JSON Feed with whole articles. */
export const NORDMOLE: readonly DemoArticle[] = [
  {
    slug: 'drohnen-ueber-lublin',
    minutesAgo: 51,
    title: 'Polen lässt nach Luftraumverletzung durch Drohnen Kampfjets aufsteigen',
    text: `Polen hat am frühen Mittwoch Kampfjets aufsteigen lassen, nachdem vier Drohnen in der Region Lublin in den Luftraum eingedrungen waren. Das teilte das Einsatzkommando in Warschau mit.
Zwei Drohnen wurden über Feldern abgeschossen, eine fiel bei Włodawa in einen Teich, eine kehrte in die Ukraine zurück. Verletzt wurde niemand.
„Wir haben jeden Punkt als bewaffnet behandelt, bis wir mehr wussten“, sagte der Sprecher des Kommandos, Major Kacper Wolański.
Die Flughäfen in Lublin und Rzeszów blieben drei Stunden geschlossen. Warschau bat die Nato um Beratungen.
Die Bürgermeisterin von Włodawa, Halina Sroka, öffnete die Schulen zwei Stunden später. „Die Kinder haben es verschlafen, die Eltern nicht“, sagte sie.
Woher die Drohnen kamen, ist allerdings noch ungeklärt; das Wrack im Teich wird erst geborgen.`,
  },
  {
    slug: 'norwegen-startgeraete',
    minutesAgo: 33,
    title: 'Norwegen gibt der Ukraine zwölf Startgeräte für die Luftabwehr',
    text: `Norwegen stockt seine Militärhilfe für die Ukraine auf und gibt zwölf Startgeräte für die Luftabwehr ab. Das gab das Verteidigungsministerium in Oslo am Dienstag bekannt.
Zu den Geräten gehören 160 Lenkwaffen und eine Werkstatt. Die Besatzungen haben seit dem Frühjahr bei Bodø geübt.
„Ein Kraftwerk, das steht, ist uns mehr wert als jedes Kommuniqué“, sagte Staatssekretärin Ingrid Solvang.
Für die Ukraine unterschrieb der stellvertretende Befehlshaber Ostap Welytschko. „Wir kennen jede dieser Städte an ihrer Dunkelheit“, sagte er.
Das Paket kostet 2,1 Milliarden Kronen.
Zwei ältere Batterien aus Oslo sind seit zwei Wintern ohne Pause im Einsatz. Ihre verschlissenen Teile reisen mit der Bahn in die Werkstatt nach Bodø und kommen überholt zurück.
Ersatzteile für ältere Geräte gehen allerdings im März aus, falls nicht zwei andere Länder ihre Lager öffnen.`,
  },
  {
    slug: 'eu-oeffnet-kapitel',
    minutesAgo: 108,
    title: 'EU öffnet die ersten Kapitel der Beitrittsverhandlungen mit der Ukraine',
    text: `Die Europäische Union hat am Montag die ersten Kapitel der Beitrittsverhandlungen mit der Ukraine geöffnet, mehr als ein Jahr nach Beginn der Prüfung.
Es geht um Gerichte, öffentliche Aufträge und Statistik. Geschlossen werden diese Kapitel zuletzt.
„Wer mit den Richtern anfängt, hat die Aufgabe verstanden“, sagte Anneke Verhoeven, die für die Kommission verhandelt.
Die ukrainische Chefunterhändlerin Solomija Hryzak brachte eine Liste von 312 Gesetzen mit. „Der Beitritt ist eine Bibliothek, und das erste Regal haben wir gelesen“, sagte sie in Brüssel.
Bis zum Sommer rechnen Diplomaten mit zwei weiteren Gruppen von Kapiteln.
Am schwierigsten werden die Regeln für die Landwirtschaft, sie stehen am Ende.
Ein Mitgliedsland hat sich jedoch vorbehalten, das Verfahren bei jedem Schritt anzuhalten.`,
  },
  {
    slug: 'kabel-vor-hanko',
    minutesAgo: 168,
    title: 'Finnland untersucht Anker nach Schaden an Unterseekabel',
    text: `Finnische Ermittler haben am Sonntag einen Anker vom Meeresgrund gehoben, zwei Tage nachdem ein Unterseekabel nach Estland ausgefallen war. Sie gehen von Sabotage aus.
Der elf Tonnen schwere Anker lag sechzig Meter neben der Bruchstelle.
„Ein Anker fällt nicht von allein ab und pflügt dann zehn Kilometer weit“, sagte Hauptkommissar Risto Haavikko.
Die 23 Seeleute eines Tankers wurden in Porvoo befragt. Der Reeder erklärte, die Kette sei im Sturm gerissen.
Die Nato schickte auf Bitten Helsinkis ein Patrouillenschiff.
Der Datenverkehr lief nach Angaben des Betreibers binnen Sekunden über andere Leitungen, und die Kunden merkten nichts. Die Ermittler ließen die Kette in ein Labor bringen, wo die Bruchstelle mit der Öse am Bug verglichen werden soll.
Die Reparatur kann allerdings erst beginnen, wenn der Sturm am Donnerstag abflaut.`,
  },
  {
    slug: 'senatorin-eroeffnet-fischmarkt',
    minutesAgo: 43,
    title: 'Senatorin eröffnet Fischmarkt mit Krabben aus Odessa',
    text: `Die Senatorin Wiebke Harms hat am Samstag den neuen Fischmarkt eröffnet, und verkauft wurden zuerst Krabben nach einem Rezept aus der Ukraine.
Gekocht hatte sie Natalija Bojko, die früher in Odessa ein Lokal führte.
„Ich kann Reden halten, aber keine Krabben pulen“, sagte die Senatorin.
Bojko hat nun einen Stand in der dritten Reihe. „Hier riecht es wie zu Hause, nur der Wind ist kälter“, sagte sie.
Donnerstags bleibt der Markt bis neun Uhr offen.
Die Halle stand acht Jahre leer, zuletzt lagerten darin Kulissen. Zwölf Stände sind vergeben, drei suchen noch Pächter, darunter der für Räucherwaren. An der Rückwand hängt eine Tafel mit den Namen der Fischer, die hier bis 1989 verkauften.
Parkplätze gibt es jedoch keine, und der Bus hält erst ab Januar vor der Halle.`,
  },
  {
    slug: 'orgel-im-pumpwerk',
    minutesAgo: 180,
    title: 'Im alten Pumpwerk spielt jetzt eine Orgel mit Wasser',
    text: `Im alten Pumpwerk steht seit Freitag eine Orgel, die mit Wasser statt mit Luft spielt.
Gebaut hat sie der Klempner Onno Petersen aus 212 Metern Rohr.
„Sie gluckst in C-Dur“, sagte er bei der Probe.
Die erste Stunde war ausverkauft. Ein Kind fragte, ob man in der Orgel schwimmen könne.
Gespielt wird jeden zweiten Freitag.
Petersen sammelte die Rohre zwanzig Jahre lang aus abgerissenen Häusern und stimmte jedes einzelne mit einem Löffel. Die tiefste Pfeife kommt aus einem Schwimmbad, die höchste aus einer Puppenstube. Das Wasser fließt im Kreis und wird einmal im Monat mit Essig gereinigt, damit die Töne nicht verkalken.
Bei Frost muss das Instrument allerdings geleert werden, und das dauert einen halben Tag.`,
  },
  {
    slug: 'deichschafe',
    minutesAgo: 240,
    title: 'Vierhundert Schafe ziehen vom Deich in den Winterstall',
    text: `Vierhundert Schafe sind am Sonntag vom Deich in den Winterstall gezogen, elf Kilometer durch drei Dörfer.
Die Hirtin Frauke Lüders ging voran, zwei Hunde liefen hinterher.
„Das erste Schaf kennt den Weg, und die anderen kennen das erste Schaf“, sagte sie.
An der Bundesstraße hielten die Autos zwanzig Minuten. Niemand hupte.
Die Wolle geht in diesem Jahr an eine Weberei in Husum.
Den Sommer über haben die Tiere das Gras kurz gehalten und mit ihren Klauen die Erde festgetreten, was den Deich dicht macht. Gezählt wurde am Gatter zweimal, beim ersten Mal fehlten drei Schafe, beim zweiten Mal waren es zwei zu viel. Am Ende einigte man sich auf die Zahl im Buch.
Ein Bock kehrte jedoch zweimal um und kam am Ende mit dem Anhänger.`,
  },
];
