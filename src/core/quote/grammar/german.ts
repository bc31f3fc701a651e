import { genderOfGermanRole } from './german-gender.ts';
import { GERMAN_BODY, GERMAN_GENERIC_ROLE, GERMAN_ROLE } from './german-nouns.ts';
import { type Grammar, wordPattern, wordSet } from './grammar.ts';

/** German, also as agencies and Swiss papers set it. */
export const GERMAN: Grammar = {
  language: 'de',
  cue: wordPattern(
    `sag erklär beton mein ergänz berichtet? antwort erwider entgegn warn forder kritisier kommentier schimpf versicher
    begründ bekräftig behaupt beteuer bedauer beklag bemerk bestätig beton bilanzier brumm droh empfahl erinner erläuter
    erzähl flüster folger forder frag freu fügt? gab grummel höhn ironisier jammer jubel klag konstatier konter kündig lach
    lob mahn moderier monier mutmaß notier orakel plädier polter präzisier protestier räsonier raun resümier scherz
    schilder schluchz schluss?folger schmunzel schrieb schrei schwärm seufz spott stell stichel stöhn tadel teil twitter
    unterstrich unterstreich urteil verkünd vermut vermeld vermerk verriet versprach verspr[ei]ch wirb verteidig verwies verweis warb wetter
    widersprach widersprich wunder wünsch würdig zeigt zitier zischt murmel murr knurr lästert? brüll grins lächel
    schreib sprich sprach rief ruf hieß heiß heißt bat bitt gesteh gestand räum betonen weiß denk glaub find fand nann nenn
    bezeichn charakterisier wandt? wend wertet? dank äußer dementier appellier argumentier verlautet? verlangt? befand steh stand sah sieh les liest lautet? ging`,
    '(?:e|t|te|ten|et|ete|eten|en|st|n)?|gesagt|erklärt|betont|gemeint|so|rät|riet|spricht|gibt|geschrieben|bekannt|zitiert|aufgerufen|hinzu',
  ),
  verb: /^\p{Ll}+(?:t|te|ten|en|eß|ief|ach|ieb|ab|at|uhr|ob|og|ies|ann|and|arf|ug|ahm|am|ing|ang|iff|ahl|iel|arb|alf|oss|oß|uf|ank|ieg|ach|rach|ieß|sst|ird|urde)$/u,
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
  role: GERMAN_ROLE,
  genericRole: GERMAN_GENERIC_ROLE,
  relation: wordPattern(
    `frau ehefrau mann ehemann bruder schwester sohn tochter mutter vater partner partnerin witwe witwer cousin cousine
    schwager schwägerin schwiegervater schwiegermutter onkel tante nichte neffe großmutter großvater enkel enkelin oma opa lebensgefährte lebensgefährtin`,
    's?',
  ),
  organisation: GERMAN_BODY,
  bodyAgain: wordPattern(
    `\\p{L}*stelle instanz einrichtung kammer behörde unternehmen konzern firma gremium ministerium verband organisation verein gericht partei haus bank agentur ressort
    institut betrieb betreiber gewerkschaft hersteller anbieter versorger klinik hochschule universität stiftung initiative dachverband kommission versicherer gesellschaft institution`,
  ),
  document: wordPattern(
    `\\p{L}*brief \\p{L}*schreiben \\p{L}*bericht \\p{L}*gutachten \\p{L}*papier \\p{L}*dokument \\p{L}*schild \\p{L}*plakat \\p{L}*banner transparent \\p{L}*urteil \\p{L}*text \\p{L}*inschrift \\p{L}*studie
    \\p{L}*abkommen \\p{L}*vereinbarung \\p{L}*verordnung \\p{L}*erlass \\p{L}*bescheid \\p{L}*mail \\p{L}*protokoll \\p{L}*entwurf \\p{L}*beschluss \\p{L}*vertrag memorandum \\p{L}*zettel \\p{L}*tafel aufkleber \\p{L}*schrift \\p{L}*notiz \\p{L}*tagebuch flugblatt \\p{L}*vermerk aufschrift \\p{L}*zertifikat \\p{L}*broschüre \\p{L}*katalog \\p{L}*inserat \\p{L}*aushang \\p{L}*akte \\p{L}*satzung \\p{L}*formular \\p{L}*anleitung \\p{L}*rechnung \\p{L}*urkunde \\p{L}*zeugnis \\p{L}*attest \\p{L}*testament \\p{L}*merkblatt \\p{L}*infoblatt \\p{L}*richtlinie \\p{L}*expertise \\p{L}*vorlage \\p{L}*drucksache \\p{L}*postkarte \\p{L}*speisekarte \\p{L}*prospekt \\p{L}*hinweis \\p{L}*klausel`,
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
