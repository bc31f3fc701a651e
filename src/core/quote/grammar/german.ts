import { type Gender, type Grammar, wordPattern, wordSet } from './grammar.ts';

/** German, also as agencies and Swiss papers set it. */
export const GERMAN: Grammar = {
  language: 'de',
  cue: wordPattern(
    `sag erklär beton mein ergänz berichtet? antwort erwider entgegn warn forder kritisier kommentier schimpf versicher
    begründ bekräftig behaupt beteuer bedauer beklag bemerk bestätig beton bilanzier brumm droh empfahl erinner erläuter
    erzähl flüster folger forder frag freu fügt? gab grummel höhn ironisier jammer jubel klag konstatier konter kündig lach
    lob mahn moderier monier mutmaß notier orakel plädier polter präzisier protestier räsonier raun resümier scherz
    schilder schluchz schluss?folger schmunzel schrieb schrei schwärm seufz spott stell stichel stöhn tadel teil twitter
    unterstrich unterstreich urteil verkünd vermut vermeld vermerk verriet versprach verteidig verwies verweis warb wetter
    widersprach widersprich wunder wünsch würdig zeigt zitier zischt murmel murr knurr lästert? brüll grins lächel
    schreib sprich sprach rief ruf hieß heiß heißt bat bitt gesteh gestand räum betonen weiß denk glaub find fand nann nenn
    bezeichn charakterisier wandt? wend wertet? dank äußer dementier appellier argumentier verlautet? verlangt? befand steh stand sah sieh les liest lautet? ging`,
    '(?:e|t|te|ten|et|ete|eten|en|st|n)?|gesagt|erklärt|betont|gemeint|so|rät|riet|spricht|gibt|geschrieben|bekannt|zitiert|aufgerufen|hinzu',
  ),
  verb: /^\p{Ll}{2,}(?:t|te|ten|en|eß|ief|ach|ieb|ab|at|uhr|ob|og|ies|ann|and)$/u,
  stopWords: wordSet(
    `der die das den dem des ein eine einer eines einem einen und oder aber doch denn weil wenn als ob wie was wer wo wann
    warum nicht auch nur noch schon sehr mehr er sie es ich wir ihr man sich sein seine seiner seinem seinen ihre ihrer
    ihrem ihren unser dieser diese dieses diesem diesen jener jede jeder jedes alle alles viele einige mit bei nach von vor
    zu zum zur in im an am auf aus für über unter um gegen durch ohne seit bis während wegen zwischen hinter neben so
    dann da hier dort heute gestern morgen damit dabei darauf dazu davon jetzt nun nach laut entdeckt rund kritik
    aus angaben frage montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april
    mai juni juli august september oktober november dezember euro prozent millionen milliarden uhr meter kilometer tonnen
    jahr jahre jahren woche wochen tag tage ende anfang mitte kommende kommenden nächste vergangene erst zuvor unterdessen
    inzwischen damals gestern manchmal immerhin zuletzt seither mittlerweile später vor dessen deren beim vom ins ans am selbst statt trotz außerdem zudem allerdings jedoch daher
    gut zwei drei vier fünf sechs sieben acht neun zehn hundert tausend mensch menschen leute land stadt oben unten
    darin ähnlich demnach zugleich gleichzeitig anschließend weiter ferner zwar schließlich bereits erstmals dennoch trotzdem deshalb deswegen einerseits unterstützung rückendeckung hintergrund geprüft neben wenn dass kein keine seitdem darüber allein insgesamt nacht`,
  ),
  pronouns: { er: 'male', sie: 'female', es: 'neuter', man: 'any' },
  objectPronouns: wordSet('ihm ihr ihn ihnen ihm mir uns euch mich dich sich einander'),
  possessives: wordSet(
    'sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres dessen deren',
  ),
  prepositions: wordSet(
    `mit bei nach von vor zu zum zur in im an am auf aus für über unter um gegen durch ohne seit bis während wegen zwischen
    hinter neben beim vom ins ans gegenüber laut trotz statt samt dem den des einem einen eines dessen deren`,
  ),
  clauseWords: wordSet(
    'der die das den dem deren dessen weil wenn als ob dass während nachdem bevor obwohl wo wie was wer wofür worauf',
  ),
  articles: wordSet('der die das ein eine dem den des einer eines einem einen'),
  indefinite: wordSet('ein eine einer eines einem einen mehrere zwei drei einige viele'),
  role: wordPattern(
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
  ),
  genericRole: wordPattern(
    `italiener spanier belgier norweger schweizer österreicher ungar amerikaner kanadier japaner brasilianer \\p{L}{3,}länder mann frau politiker politikerin rentner rentnerin \\d+-jährige \\d+-jähriger \\d+-jährigen jährige jähriger \\p{L}*politiker \\p{L}*politikerin christdemokrat christdemokratin
    (?:ge|be|ange|befrag|verur|geschä)\\p{L}{3,}(?:te|ene|ter|ener) sozialdemokrat sozialdemokratin liberale grüne juristin jurist geistliche wissenschaftler wissenschaftlerin ältere jüngere`,
  ),
  relation: wordPattern(
    `frau ehefrau mann ehemann bruder schwester sohn tochter mutter vater partner partnerin witwe witwer cousin cousine
    schwager schwägerin schwiegervater schwiegermutter onkel tante nichte neffe großmutter großvater enkel enkelin oma opa lebensgefährte lebensgefährtin`,
    's?',
  ),
  organisation: wordPattern(
    `\\p{L}*ministerium \\p{L}*ministeriums \\p{L}*amt \\p{L}*behörde polizeiangaben \\p{L}*anwaltschaft \\p{L}*polizei \\p{L}*gericht \\p{L}*gerichtshof \\p{L}*kommission \\p{L}*rat \\p{L}*verband \\p{L}*verein \\p{L}*initiative
    \\p{L}*partei \\p{L}*fraktion \\p{L}*gewerkschaft \\p{L}*bank \\p{L}*konzern \\p{L}*unternehmen \\p{L}*firma \\p{L}*gesellschaft \\p{L}*agentur \\p{L}*regierung \\p{L}*kanzleramt \\p{L}*botschaft \\p{L}*dienst
    \\p{L}*marine \\p{L}*armee \\p{L}*wehr \\p{L}*kommando \\p{L}*universität \\p{L}*hochschule \\p{L}*institut \\p{L}*museum \\p{L}*kirche \\p{L}*klinik \\p{L}*klinikum \\p{L}*krankenhaus \\p{L}*verwaltung \\p{L}*betrieb
    \\p{L}*stiftung \\p{L}*bündnis \\p{L}*gremium \\p{L}*zentrale \\p{L}*kammer \\p{L}*büro \\p{L}*werk \\p{L}*stelle \\p{L}*organisation \\p{L}*föderation \\p{L}*ausschuss \\p{L}*parlament bahn nato eu opposition
    uni \\p{L}*hof \\p{L}*innung \\p{L}*liga \\p{L}*zentrum \\p{L}*verbund \\p{L}*genossenschaft \\p{L}*versicherung \\p{L}*kasse \\p{L}*börse \\p{L}*kabinett \\p{L}*agentur \\p{L}*redaktion senat bundestag bundesrat kreml koalition \\p{L}*betreiber \\p{L}*reederei \\p{L}*werft \\p{L}*verlag \\p{L}*brauerei \\p{L}*hersteller \\p{L}*warte \\p{L}*wacht \\p{L}*allianz \\p{L}*bund \\p{L}*klub \\p{L}*club`,
    's?',
  ),
  bodyAgain: wordPattern(
    '\\p{L}*stelle instanz einrichtung kammer behörde unternehmen konzern firma gremium ministerium verband organisation verein gericht partei haus bank agentur ressort',
  ),
  document: wordPattern(
    `\\p{L}*brief \\p{L}*schreiben \\p{L}*bericht \\p{L}*gutachten \\p{L}*papier \\p{L}*dokument \\p{L}*schild \\p{L}*plakat \\p{L}*banner transparent \\p{L}*urteil \\p{L}*text \\p{L}*inschrift \\p{L}*studie
    \\p{L}*abkommen \\p{L}*vereinbarung \\p{L}*verordnung \\p{L}*erlass \\p{L}*bescheid \\p{L}*mail \\p{L}*protokoll \\p{L}*entwurf \\p{L}*beschluss \\p{L}*vertrag memorandum \\p{L}*zettel \\p{L}*tafel aufkleber \\p{L}*schrift \\p{L}*notiz \\p{L}*tagebuch flugblatt \\p{L}*vermerk aufschrift`,
    '(?:s|es|e|en|er)?',
  ),
  statement: wordPattern(
    '\\p{L}*mitteilung \\p{L}*erklärung \\p{L}*aussendung stellungnahme post beitrag tweet communiqué kommuniqué presseerklärung',
    '(?:s|es|e|en)?',
  ),
  anonymous: wordPattern(
    '\\p{L}*kreisen quelle insider informant augenzeuge passant',
    '(?:s|n|in)?',
  ),
  label: wordPattern(
    `sogenannt\\p{L}* genannt\\p{L}* namens titel motto namen getauft film buch roman lied album gesetz plan operation \\p{L}*programm \\p{L}*projekt kampagne \\p{L}*initiative
    schiff tanker frachter yacht boot fähre ausstellung konzert festival serie \\p{L}*gruppe bündnis stichwort begriff wort zeitung zeitschrift magazin konzept reihe bericht schlagwort hotel gasthaus prospekt formel bezeichnung pakt beworben`,
  ),
  accordingTo: [
    'laut',
    'nach angaben von',
    'nach angaben des',
    'nach angaben der',
    'so',
    'nach den worten von',
    'nach den worten des',
    'nach den worten der',
    ...[
      'aussage',
      'aussagen',
      'auskunft',
      'ansicht',
      'einschätzung',
      'meinung',
      'darstellung',
      'überzeugung',
      'worten',
      'informationen',
    ].flatMap((word) => ['von', 'des', 'der'].map((of) => `nach ${word} ${of}`)),
  ],
  courtesy: { herr: 'male', frau: 'female', herrn: 'male' },
  recall:
    /^(?:zuvor|bereits|schon (?:im|am|vor)|im (?:vergangenen|vorigen) (?:jahr|monat)|hintergrund|wie berichtet)/iu,
  genderOfVerb: () => 'any',
  genderOfRole: genderOfGermanRole,
  isInflected: false,
};

function genderOfGermanRole(lower: string, before: string): Gender {
  if (/(?:innen)$/u.test(lower)) return 'plural';
  if (/(?:in|frau|schwester|tochter|mutter|witwe|tante|nichte|oma)$/u.test(lower)) return 'female';
  if (before === 'die' || before === 'eine' || before === 'seine' || before === 'ihre') {
    return before === 'die' && /(?:er|en|innen|ten|ler)$/u.test(lower) && !/ige$|nde$/u.test(lower)
      ? 'plural'
      : 'female';
  }
  if (before === 'der' || before === 'ein' || before === 'sein' || before === 'ihr') return 'male';
  return /(?:ige|nde|nete|te|iche)$/u.test(lower) ? 'any' : 'male';
}
