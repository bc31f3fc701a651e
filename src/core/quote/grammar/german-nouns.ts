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
    \\p{L}*verteidiger \\p{L}*kläger \\p{L}*angeklagte \\p{L}*imker \\p{L}*winzer \\p{L}*schreiner \\p{L}*tischler \\p{L}*lots(?=e|in) \\p{L}*matros(?=e|in) \\p{L}*obmann \\p{L}*dekan \\p{L}*rektor \\p{L}*dirigent \\p{L}*koch \\p{L}*köch
    \\p{L}{3,}(?:erin|orin|istin|antin|entin|eurin|login|isch[oö]fin) \\p{L}*senior \\p{L}*lehrling azubi \\p{L}*prüfer \\p{L}*schiedsrichter \\p{L}*stürmer \\p{L}*fan \\p{L}*anhänger \\p{L}*gast \\p{L}*passagier \\p{L}*kund \\p{L}*tourist \\p{L}*urlauber \\p{L}*zuschauer
    \\p{L}*demonstrant flüchtling \\p{L}*häftling \\p{L}*patient \\p{L}*leser \\p{L}*wähler \\p{L}*käufer \\p{L}*dieb \\p{L}*einbrecher abiturient \\p{L}*schlosser klempner \\p{L}*decker maurer \\p{L}*schneider schuster friseur kassierer hebamme \\p{L}*apotheker erfinder
    \\p{L}*lots(?=e|in) \\p{L}*matros(?=e|in) \\p{L}*rät(?=in) \\p{L}*schweißer \\p{L}*zimmerer \\p{L}*dreher \\p{L}*gießer \\p{L}*schmied \\p{L}*drucker
    \\p{L}*binder \\p{L}*glaser \\p{L}*steinmetz \\p{L}*installateur \\p{L}*monteur \\p{L}*feger \\p{L}*reiniger \\p{L}*metzger \\p{L}*fleischer
    \\p{L}*schlachter \\p{L}*käser \\p{L}*brauer \\p{L}*brenner \\p{L}*röster \\p{L}*konditor \\p{L}*sattler \\p{L}*ausstatter \\p{L}*schiffer
    \\p{L}*pilot \\p{L}*flieger \\p{L}*schaffner \\p{L}*begleiter \\p{L}*zusteller \\p{L}*kurier \\p{L}*spediteur \\p{L}*türsteher \\p{L}*retter
    \\p{L}*sanitäter \\p{L}*schwester \\p{L}*therapeut \\p{L}*erzieher \\p{L}*pädagog \\p{L}*betreuer \\p{L}*assistent \\p{L}*referent \\p{L}*dozent
    \\p{L}*lektor \\p{L}*doktor \\p{L}*chirurg \\p{L}*mediziner \\p{L}*virolog \\p{L}*onom \\p{L}*hotelier \\p{L}*bankier \\p{L}*brigadier \\p{L}*juwelier
    \\p{L}*ionär \\p{L}*arier \\p{L}*volontär \\p{L}*delegierte \\p{L}*gesandte \\p{L}*verantwortliche \\p{L}*angehörige \\p{L}*betroffene
    \\p{L}*überlebende \\p{L}*hinterbliebene \\p{L}*vertraute \\p{L}*bedienstete \\p{L}*geflüchtete \\p{L}*vertriebene \\p{L}*inhaftierte \\p{L}*gefangene
    \\p{L}*freiwillige \\p{L}*ehrenamtliche \\p{L}*sachverständige \\p{L}*wirtschaftsweise \\p{L}*präfekt \\p{L}*konsul \\p{L}*gouverneur \\p{L}*premier
    \\p{L}*ammann \\p{L}*statthalter \\p{L}*vorsteher \\p{L}*gemeindeschreiber \\p{L}*stadtschreiber \\p{L}*kämmerer \\p{L}*dezernent
    \\p{L}*superintendent \\p{L}*kommandant \\p{L}*kommandeur \\p{L}*feldwebel \\p{L}*leutnant \\p{L}*oberst \\p{L}*major \\p{L}*rekrut \\p{L}*veteran
    \\p{L}*reservist \\p{L}*fabrikant \\p{L}*praktikant \\p{L}*lieferant \\p{L}*migrant \\p{L}*repräsentant \\p{L}*laborant \\p{L}*mandant \\p{L}*adjutant
    \\p{L}*produzent \\p{L}*konsument \\p{L}*abonnent \\p{L}*konkurrent \\p{L}*absolvent \\p{L}*dissident \\p{L}*regent \\p{L}*agent \\p{L}*korrespondent
    \\p{L}*disponent \\p{L}*interessent \\p{L}*moderator \\p{L}*koordinator \\p{L}*mediator \\p{L}*administrator \\p{L}*kommentator \\p{L}*initiator
    \\p{L}*illustrator \\p{L}*mentor \\p{L}*tutor \\p{L}*auditor \\p{L}*keeper \\p{L}*schütz(?=e|in) \\p{L}*läufer \\p{L}*springer \\p{L}*schwimmer
    \\p{L}*turner \\p{L}*ruderer \\p{L}*boxer \\p{L}*ringer \\p{L}*bergsteiger \\p{L}*kletterer \\p{L}*golfer \\p{L}*segler \\p{L}*surfer \\p{L}*angreifer
    \\p{L}*profi \\p{L}*kicker \\p{L}*coach \\p{L}*darsteller \\p{L}*tänzer \\p{L}*bildhauer \\p{L}*dichter \\p{L}*blogger \\p{L}*influencer
    \\p{L}*youtuber \\p{L}*comedian \\p{L}*rapper \\p{L}*designer \\p{L}*übersetzer \\p{L}*dolmetscher \\p{L}*publizist \\p{L}*kolumnist \\p{L}*mönch
    \\p{L}*propst \\p{L}*kaplan \\p{L}*vikar \\p{L}*diakon \\p{L}*imam \\p{L}*rabbiner \\p{L}*seelsorger \\p{L}*pater \\p{L}*haushälter \\p{L}*milizionär
    \\p{L}*rebell \\p{L}*kämpfer \\p{L}*diktator \\p{L}*banker \\p{L}*broker \\p{L}*anleger \\p{L}*eigentümer \\p{L}*eigner \\p{L}*pächter \\p{L}*mieter
    \\p{L}*erzeuger \\p{L}*gastgeber \\p{L}*gewerkschafter \\p{L}*arbeiter \\p{L}*handwerker \\p{L}*gesellschafter \\p{L}*teilhaber \\p{L}*notar
    \\p{L}*gutachter \\p{L}*schöff(?=e|in) \\p{L}*täter \\p{L}*fahnder \\p{L}*detektiv \\p{L}*pendler \\p{L}*radler \\p{L}*wanderer \\p{L}*gänger
    \\p{L}*angler \\p{L}*taucher \\p{L}*bastler \\p{L}*tüftler \\p{L}*pensionär \\p{L}*bürger \\p{L}*städter \\p{L}*einwohner \\p{L}*siedler
    \\p{L}*hirt(?=e|in) \\p{L}*senner \\p{L}*ranger \\p{L}*melker \\p{L}*veterinär \\p{L}*(?:foto|geo|karto|choreo|bio)gra(?:f|ph) \\p{L}*archäolog
    \\p{L}*archivar \\p{L}*bibliothekar \\p{L}*hausmeister \\p{L}*hausverwalter \\p{L}*geschäftsträger \\p{L}*unterhändler \\p{L}*gesetzgeber
    \\p{L}*chronist \\p{L}*parteifreund \\p{L}*lebensretter \\p{L}*friedensrichter \\p{L}*wahlhelfer \\p{L}*hersteller(?=in) \\p{L}*ausbilder
    \\p{L}*dompteur \\p{L}*zauberer \\p{L}*clown \\p{L}*model \\p{L}*wegbegleiter \\p{L}*weggefährt(?=e|in) \\p{L}*mitstreiter \\p{L}*wortführer
    \\p{L}*rädelsführer \\p{L}*anführer \\p{L}*oppositionelle \\p{L}*adlige \\p{L}*gründer \\p{L}*stifter \\p{L}*spender \\p{L}*förderer \\p{L}*pate
    \\p{L}*patin \\p{L}*platzwart \\p{L}*stationsvorsteher \\p{L}*fährmann \\p{L}*fuhrmann \\p{L}*postbot(?=e|in) \\p{L}*briefträger \\p{L}*sternwart
    \\p{L}*kranführer \\p{L}*baggerführer \\p{L}*deichgraf \\p{L}*deichgräfin \\p{L}*deichhauptmann \\p{L}*bademeister \\p{L}*rettungsschwimmer
    \\p{L}*bergretter \\p{L}*skilehrer \\p{L}*hüttenwirt \\p{L}*senn
    \\p{L}{2,}(?:al|ol|on|in|iv|or|er|an|ar|ot|ur|om|em|at|it|ent|ub)ist(?=$|en$|in$|innen$) \\p{L}{3,}[äe]rin
    astronom chemiker mathematiker philosoph \\p{L}*investor aktionär lobbyist attaché \\p{L}*erstatter kellner restaurator geiger pianist \\p{L}*sieger \\p{L}*gewinner \\p{L}*verlierer \\p{L}*steward \\p{L}*wächter \\p{L}*hüter \\p{L}*verkäufer \\p{L}*entwickler \\p{L}*planer \\p{L}*sammler
    \\p{L}*beamtin ministerin vorstand könig königin prinz dr prof professorin landrät amtskolleg \\p{L}*kolleg \\p{L}*meteorolog \\p{L}*biolog \\p{L}*geolog \\p{L}*psycholog \\p{L}*soziolog \\p{L}*log(?=e$|in$) \\p{L}*genoss \\p{L}*bundesrät \\p{L}*träger \\p{L}*steller \\p{L}*angestellte \\p{L}*mitglied \\p{L}*veranstalter \\p{L}*organisator \\p{L}*macher \\p{L}*halter \\p{L}*züchter`,
  '(?:e|in|n|en|r|s|es|innen|nen|ern)?',
);

/** Those that say only man, woman, age or party. */
export const GERMAN_GENERIC_ROLE = wordPattern(
  `italiener spanier belgier norweger schweizer österreicher ungar amerikaner kanadier japaner brasilianer \\p{L}{3,}länder mann frau politiker politikerin rentner rentnerin \\d+-jährige \\d+-jähriger \\d+-jährigen jährige jähriger \\p{L}*politiker \\p{L}*politikerin christdemokrat christdemokratin
    (?:ge|be|ange|befrag|verur|geschä)\\p{L}{3,}(?:te|ene|ter|ener) sozialdemokrat sozialdemokratin liberale grüne juristin jurist geistliche wissenschaftler wissenschaftlerin ältere jüngere dame ukrainer ukrainerin russe russin pole polin tscheche tschechin franzose französin brite britin däne dänin schwede schwedin finne finnin grieche griechin türke türkin syrer syrerin afghane afghanin iraner iranerin
    israeli chinese chinesin koreaner koreanerin inder inderin ägypter rumäne rumänin bulgare bulgarin serbe serbin kroate kroatin albaner slowake slowene lette lettin litauer georgier armenier portugiese portugiesin mexikaner argentinier australier niederländerin`,
);

/** German nouns for a body that can speak. */
export const GERMAN_BODY = wordPattern(
  `jobcenter johanniter malteser linke grünen \\p{L}*versicherer \\p{L}*beiräte \\p{L}*betriebsräte \\p{L}*betriebe pentagon vatikan hauptquartier \\p{L}*palast \\p{L}*kreml \\p{L}*bistum \\p{L}*firmen \\p{L}*verbände \\p{L}*vereine \\p{L}*behörden \\p{L}*parteien \\p{L}*gerichte \\p{L}*gruppen \\p{L}*initiativen \\p{L}*kommunen \\p{L}*ministerien \\p{L}*gewerkschaften \\p{L}*gesellschaften
    \\p{L}*versorger \\p{L}*anbieter \\p{L}*zulieferer \\p{L}*autobauer \\p{L}*discounter \\p{L}*dienstleister \\p{L}*kette \\p{L}*gruppe \\p{L}*holding
    \\p{L}*landkreis \\p{L}*gemeinde \\p{L}*airline \\p{L}*fluglinie \\p{L}*kanzlei \\p{L}*präsidium \\p{L}*komitee \\p{L}*team \\p{L}*jury \\p{L}*schule
    \\p{L}*theater \\p{L}*zoo \\p{L}*tierpark \\p{L}*flughafen \\p{L}*konsortium \\p{L}*dezernat \\p{L}*union \\p{L}*vertretung \\p{L}*akademie
    \\p{L}*forum \\p{L}*netzwerk \\p{L}*kollegium \\p{L}*landtag \\p{L}*bibliothek \\p{L}*archiv \\p{L}*labor \\p{L}*schulleitung \\p{L}*klinikleitung
    \\p{L}*werksleitung \\p{L}*einsatzleitung \\p{L}*geschäftsleitung \\p{L}*konzernleitung \\p{L}*parteiführung \\p{L}*parteispitze \\p{L}*konzernspitze
    \\p{L}*verbandsspitze \\p{L}*anstalt \\p{L}*einrichtung \\p{L}*oper \\p{L}*orchester \\p{L}*reiterstaffel \\p{L}*kommune \\p{L}*ortsverein
    \\p{L}*landesverband \\p{L}*kreisverband \\p{L}*ressort \\p{L}*referat \\p{L}*start-up \\p{L}*sender \\p{L}*rundfunk \\p{L}*zeitung \\p{L}*leitstelle
    \\p{L}*staatskanzlei \\p{L}*staatsschutz \\p{L}*verfassungsschutz \\p{L}*wetterdienst \\p{L}*naturschutzbund \\p{L}*rechnungshof \\p{L}*generalstab
    \\p{L}*stab \\p{L}*volkspartei \\p{L}*rettungsdienst \\p{L}*hilfswerk \\p{L}*kreuz \\p{L}*feuerwehr \\p{L}*diakonie \\p{L}*caritas \\p{L}*justiz
    \\p{L}*industrie \\p{L}*wirtschaft \\p{L}*handelskammer \\p{L}*innenressort \\p{L}*kantonspolizei \\p{L}*stadtwerke \\p{L}*werke
    \\p{L}*stadtverwaltung \\p{L}*gemeinderat \\p{L}*kirchengemeinde \\p{L}*landeskirche \\p{L}*bistum \\p{L}*erzbistum \\p{L}*orden \\p{L}*stadtmarketing
    \\p{L}*tourismusverband \\p{L}*handwerkskammer \\p{L}*reederei \\p{L}*spedition \\p{L}*fabrik \\p{L}*molkerei \\p{L}*winzerei \\p{L}*destillerie
    \\p{L}*bäckerei
    \\p{L}*ministerium \\p{L}*ministeriums \\p{L}*amt \\p{L}*behörde polizeiangaben \\p{L}*anwaltschaft \\p{L}*polizei \\p{L}*gericht \\p{L}*gerichtshof \\p{L}*kommission \\p{L}*rat \\p{L}*verband \\p{L}*verein \\p{L}*initiative
    \\p{L}*partei \\p{L}*fraktion \\p{L}*gewerkschaft \\p{L}*bank \\p{L}*konzern \\p{L}*unternehmen \\p{L}*firma \\p{L}*gesellschaft \\p{L}*agentur \\p{L}*regierung \\p{L}*kanzleramt \\p{L}*botschaft \\p{L}*dienst
    \\p{L}*marine \\p{L}*armee \\p{L}*wehr \\p{L}*kommando \\p{L}*universität \\p{L}*hochschule \\p{L}*institut \\p{L}*museum \\p{L}*kirche \\p{L}*klinik \\p{L}*klinikum \\p{L}*krankenhaus \\p{L}*verwaltung \\p{L}*betrieb
    \\p{L}*stiftung \\p{L}*bündnis \\p{L}*gremium \\p{L}*zentrale \\p{L}*kammer \\p{L}*büro \\p{L}*werk \\p{L}*stelle \\p{L}*organisation \\p{L}*föderation \\p{L}*ausschuss \\p{L}*parlament bahn nato eu opposition
    uni \\p{L}*hof \\p{L}*innung \\p{L}*liga \\p{L}*zentrum \\p{L}*verbund \\p{L}*genossenschaft \\p{L}*versicherung \\p{L}*kasse \\p{L}*börse \\p{L}*kabinett \\p{L}*agentur \\p{L}*redaktion senat bundestag bundesrat kreml koalition \\p{L}*betreiber \\p{L}*reederei \\p{L}*werft \\p{L}*verlag \\p{L}*brauerei \\p{L}*hersteller \\p{L}*warte \\p{L}*wacht \\p{L}*allianz \\p{L}*bund \\p{L}*klub \\p{L}*club`,
  's?',
);

/** German compounds that say of what kind a body is that was just named. */
export const GERMAN_BODY_KIND =
  /^(?:umwelt|naturschutz|tierschutz|menschenrechts|hilfs|fahrgast|verkehrs|sozial|wohlfahrts|lobby|verbraucher|branchen|dach|industrie|wirtschafts|arbeitgeber|energie|auto|bahn|flug|software|chemie|pharma|rüstungs|handels|lebensmittel|technologie|internet|mode|möbel|versicherungs|traditions|familien|staats)(?:verband|organisation|verein|konzern|unternehmen|gesellschaft|hersteller|riese|firma|bund|gewerkschaft|kette)$/u;
