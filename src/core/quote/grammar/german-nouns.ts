import { wordPattern } from './grammar.ts';

/** German nouns for what a person is. */
export const GERMAN_ROLE = wordPattern(
  `\\p{L}{3,}[mnst]iker \\p{L}*minister \\p{L}*präsident \\p{L}*kanzler \\p{L}*chef \\p{L}*sprecher \\p{L}*vorsitzende \\p{L}*abgeordnete \\p{L}*senator \\p{L}*meister
    \\p{L}*sekretär \\p{L}*doktorand stipendiat landesrat bezirksrat landrat stadtrat stadträt hofrat gemeinderätin stadträtin \\p{L}*beauftragte \\p{L}*leiter \\p{L}*direktor \\p{L}*inspektor \\p{L}*kommissar \\p{L}*anwalt \\p{L}*anwält \\p{L}*richter
    \\p{L}*botschafter \\p{L}*diplomat \\p{L}*politiker \\p{L}*general \\p{L}*admiral \\p{L}*offizier \\p{L}*kapitän \\p{L}*soldat \\p{L}*forscher \\p{L}*wissenschaftler
    \\p{L}*professor \\p{L}*lehrer \\p{L}*ärzt \\p{L}*arzt \\p{L}*pfleger \\p{L}*ökonom \\p{L}*historiker \\p{L}*experte \\p{L}*expert \\p{L}*analyst \\p{L}*berater
    \\p{L}*autor \\p{L}*schriftsteller \\p{L}*redakteur \\p{L}*journalist \\p{L}*reporter \\p{L}*verleger \\p{L}*künstler \\p{L}*maler \\p{L}*musiker \\p{L}*sänger \\p{L}*regisseur
    \\p{L}*trainer \\p{L}*spieler \\p{L}*wirt \\p{L}*bauer \\p{L}*bäuer \\p{L}*landwirt \\p{L}*händler \\p{L}*unternehmer \\p{L}*führer \\p{L}*fahrer \\p{L}*bäcker \\p{L}*wart \\p{L}*mann \\p{L}*frau
    \\p{L}*pastor \\p{L}*pfarrer \\p{L}*bischof \\p{L}*bischöf \\p{L}*papst \\p{L}*geistliche \\p{L}*makler \\p{L}*schüler \\p{L}*student \\p{L}*sportler \\p{L}*gründer \\p{L}*mitarbeiter
    \\p{L}*vertreter \\p{L}*streiter \\p{L}*kollege \\p{L}*nachbar \\p{L}*bewohner \\p{L}*anwohner \\p{L}*rentner \\p{L}*zeug(?=e|in|en) \\p{L}*aktivist \\p{L}*helfer \\p{L}*schäfer \\p{L}*fischer
    \\p{L}*jäger \\p{L}*förster \\p{L}*gärtner \\p{L}*ingenieur \\p{L}*architekt \\p{L}*techniker \\p{L}*verwalter \\p{L}*inhaber \\p{L}*besitzer \\p{L}*geschäftsführer \\p{L}*manager \\p{L}*juror
    \\p{L}*jurist \\p{L}*ermittler \\p{L}*polizist \\p{L}*beamte \\p{L}*feuerwehrmann \\p{L}*kurator \\p{L}*intendant \\p{L}*kritiker \\p{L}*besucher \\p{L}*teilnehmer \\p{L}*kandidat
    \\p{L}*verteidiger \\p{L}*kläger \\p{L}*angeklagte \\p{L}*imker \\p{L}*winzer \\p{L}*schreiner \\p{L}*tischler \\p{L}*lotse \\p{L}*matrose \\p{L}*obmann \\p{L}*dekan \\p{L}*rektor \\p{L}*dirigent \\p{L}*koch \\p{L}*köch
    \\p{L}{3,}(?:erin|orin|istin|antin|entin|eurin|login|isch[oö]fin) \\p{L}*senior \\p{L}*lehrling azubi \\p{L}*prüfer \\p{L}*schiedsrichter \\p{L}*stürmer \\p{L}*fan \\p{L}*anhänger \\p{L}*gast \\p{L}*passagier \\p{L}*kund \\p{L}*tourist \\p{L}*urlauber \\p{L}*zuschauer
    \\p{L}*demonstrant flüchtling \\p{L}*häftling \\p{L}*patient \\p{L}*leser \\p{L}*wähler \\p{L}*käufer \\p{L}*dieb \\p{L}*einbrecher abiturient \\p{L}*schlosser klempner \\p{L}*decker maurer \\p{L}*schneider schuster friseur kassierer hebamme \\p{L}*apotheker erfinder
    astronom chemiker mathematiker philosoph \\p{L}*investor aktionär lobbyist attaché \\p{L}*erstatter kellner restaurator geiger pianist \\p{L}*sieger \\p{L}*gewinner \\p{L}*verlierer \\p{L}*steward \\p{L}*wächter \\p{L}*hüter \\p{L}*verkäufer \\p{L}*entwickler \\p{L}*planer \\p{L}*sammler
    \\p{L}*beamtin ministerin vorstand könig königin prinz dr prof professorin landrät amtskolleg \\p{L}*kolleg \\p{L}*meteorolog \\p{L}*biolog \\p{L}*geolog \\p{L}*psycholog \\p{L}*soziolog \\p{L}*log(?=e$|in$) \\p{L}*genoss \\p{L}*bundesrät \\p{L}*träger \\p{L}*steller \\p{L}*angestellte \\p{L}*mitglied \\p{L}*veranstalter \\p{L}*organisator \\p{L}*macher \\p{L}*halter \\p{L}*züchter`,
  '(?:e|in|n|en|r|s|es|innen|nen|ern)?',
);

/** Those that say only man, woman, age or party. */
export const GERMAN_GENERIC_ROLE = wordPattern(
  `italiener spanier belgier norweger schweizer österreicher ungar amerikaner kanadier japaner brasilianer \\p{L}{3,}länder mann frau politiker politikerin rentner rentnerin \\d+-jährige \\d+-jähriger \\d+-jährigen jährige jähriger \\p{L}*politiker \\p{L}*politikerin christdemokrat christdemokratin
    (?:ge|be|ange|befrag|verur|geschä)\\p{L}{3,}(?:te|ene|ter|ener) sozialdemokrat sozialdemokratin liberale grüne juristin jurist geistliche wissenschaftler wissenschaftlerin ältere jüngere`,
);

/** German nouns for a body that can speak. */
export const GERMAN_BODY = wordPattern(
  `\\p{L}*ministerium \\p{L}*ministeriums \\p{L}*amt \\p{L}*behörde polizeiangaben \\p{L}*anwaltschaft \\p{L}*polizei \\p{L}*gericht \\p{L}*gerichtshof \\p{L}*kommission \\p{L}*rat \\p{L}*verband \\p{L}*verein \\p{L}*initiative
    \\p{L}*partei \\p{L}*fraktion \\p{L}*gewerkschaft \\p{L}*bank \\p{L}*konzern \\p{L}*unternehmen \\p{L}*firma \\p{L}*gesellschaft \\p{L}*agentur \\p{L}*regierung \\p{L}*kanzleramt \\p{L}*botschaft \\p{L}*dienst
    \\p{L}*marine \\p{L}*armee \\p{L}*wehr \\p{L}*kommando \\p{L}*universität \\p{L}*hochschule \\p{L}*institut \\p{L}*museum \\p{L}*kirche \\p{L}*klinik \\p{L}*klinikum \\p{L}*krankenhaus \\p{L}*verwaltung \\p{L}*betrieb
    \\p{L}*stiftung \\p{L}*bündnis \\p{L}*gremium \\p{L}*zentrale \\p{L}*kammer \\p{L}*büro \\p{L}*werk \\p{L}*stelle \\p{L}*organisation \\p{L}*föderation \\p{L}*ausschuss \\p{L}*parlament bahn nato eu opposition
    uni \\p{L}*hof \\p{L}*innung \\p{L}*liga \\p{L}*zentrum \\p{L}*verbund \\p{L}*genossenschaft \\p{L}*versicherung \\p{L}*kasse \\p{L}*börse \\p{L}*kabinett \\p{L}*agentur \\p{L}*redaktion senat bundestag bundesrat kreml koalition \\p{L}*betreiber \\p{L}*reederei \\p{L}*werft \\p{L}*verlag \\p{L}*brauerei \\p{L}*hersteller \\p{L}*warte \\p{L}*wacht \\p{L}*allianz \\p{L}*bund \\p{L}*klub \\p{L}*club`,
  's?',
);
