import { isAge } from './aged.ts';
import type { Grammar } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { isSameName } from './name-forms.ts';

/** «сказал собеседник агентства»: whoever the agency was just told to have spoken to. */
export const INTERLOCUTOR = /^(?:собеседни|співрозмовни|rozmówc|interlocut|gesprächspartner)/u;
/** «Réponse de l’intéressée»: the one who was just asked or spoken about. */
export const ADDRESSED = /^(?:intéressée?|angesprochene[rn]?|gefragte[rn]?|zainteresowan\p{L}+)$/u;
/** Roles that mostly stand without a name: the spokeswoman, a resident. */
export const USUALLY_UNNAMED =
  /^(?:spokes|речни|представн|представител|przedstawiciel|пресс|rzeczni|porte|sprecher|жител|мешкан|очевид|свід|свидет|mieszkan|sąsiad|świad|продав|прохож|покупател|покупец|пассажир|пасажир|посетител|відвідувач|болельщи|дачни|зрител|глядач|турист|избирател|выборец|перехож|протестующ|клиент|клієнт|voisin|habitant|passant|témoin|anwohner|zeug|nachbar|сусід|сосед)/u;

/** Who trades or runs something: a company more often than somebody, in Ukrainian and Russian. */
export const COMPANY_AGENT =
  /^(?:оператор(?!к)|перевозчик|перевізник|забудовник|застройщик|ритейлер|ретейлер|рітейлер|страховик|страховщик|девелопер)/u;

/** Roles that fit whatever else somebody is: the expert may be a director, the official a mayor. */
export const FITS_ANY =
  /^(?:expert|official|politician|\p{L}*experte|\p{L}*expertin|beamt|verantwortliche|експерт|эксперт|ekspert|посадов|чиновни|урядов|должностн|urzędni|polity|політик|политик|responsable|homme|femme|спеціаліст|специалист|specjalist|spécialiste|науков|учён|scientist|scholar|analyst|аналіти|аналити|anality)/u;
/** Nouns for somebody of the same office in another state or place. */
export const COUNTERPART =
  /^(?:counterpart|homologue|колег|коллег|koleg|koleżank|odpowiedni|\p{L}*kolleg|візаві|визави)/u;

/** Of many in one house each can be called so. */
export const OFFICE_OF_MANY =
  /^(?:депутат|нардеп|парламентар|mp$|lawmaker|pos[eł]|parlamentarzyst|député|élu|parlementaire|\p{L}*abgeordnet|senator|сенатор|sénat|dyplomat|дипломат|diplomat|військов|военн|офіцер|офицер|officer|activist|активіст|активист|aktywist|militant|\p{L}*aktivist|підприєм|предпринимат|бізнесмен|бизнесмен|przedsiębior|biznesmen|unternehmer|lekar|лікар|врач|médecin|\p{L}*arzt|\p{L}*ärzt|doctor)/u;
/** In court the parts are not confused. */
export const COURT =
  /^(?:judge|prosecutor|lawyer|defendant|witness|судд|судь|прокурор|адвокат|захисни|защитни|підсудн|подсудим|обвинувач|обвиняем|свід|свидет|sędzi|prokurator|adwokat|obroń|oskarżon|świad|juge|procureur|avocat|prévenu|accusé|témoin|\p{L}*richter|\p{L}*anwalt|\p{L}*anwält|angeklagt|zeug)/u;
/** A court report calls those on trial so, after their name. */
export const ACCUSED =
  /^(?:defendant|accused|prévenue?|accusée?|angeklagte[rn]?|oskarżon|подсудим|підсудн|обвинувачен|обвиняем)/u;
/** Offices that Ukrainian and Polish often leave in the masculine for women. */
export const EPICENE =
  /^(?:посол|експерт|політолог|психолог|прокурор|адвокат|міністр|прем|лікар|хірург|директор|менеджер|фахівець|президент|секретар|юрист|економіст|історик|соціолог|депутат|дипломат|minister|wiceminister|premier|ekspert|prezes|wiceprezes|psycholog|politolog|prokurator|adwokat|rzecznik|doktor|chirurg|dyrektor|burmistrz|ambasador|lider|weterynarz|kurator|historyk|socjolog|analityk|profesor|poseł|senator|prezydent|marszałek|szef|komendant|architekt|inżynier|pilot|ginekolog|pediatra|dyplomat|naukow|mecenas|rektor|dziekan|świadek|biegły|wicepremier|wicepre|wicemarszałek|wójt|starosta|sołtys|generał|major|kapitan|pułkownik|komisarz|inspektor|pełnomocnik|członek|notariusz|radca|konsul|attaché|trener|arbiter|sekretarz|szeryf|gubernator|kanclerz)/u;
/** Those who speak for the body that was just named. */
export const MEMBERS =
  /^(?:\p{L}*statistiker|\p{L}*schützer|\p{L}*hüter|\p{L}*notenbanker|\p{L}*zöllner|\p{L}*fahnder|\p{L}*kontrolleur|\p{L}*prüfer|\p{L}*ermittler|\p{L}*beamt|\p{L}*retter|inspect|investigator|auditor|official|rescuer|firefighter|officer|enquêteur|inspecteur|pompier|gendarme|policier|слідч|рятувальни|інспектор|аудитор|правоохорон|прикордонни|поліцейськ|прокурор|енергетик|синоптик|метеоролог|науковц|учен|вчен|дослідник|медик|лікар|чиновник|посадовц|урядовц|дипломат|військов|працівник|співробітник|комунальник|освітян|митник|податківц|пожежник|організатор|представник|розробник|перевізник|забудовник|залізничник|энергетик|учён|исследовател|врач|военн|сотрудник|коммунальщик|таможенник|налоговик|пожарн|представител|разработчик|перевозчик|застройщик|железнодорожник|пограничник|правоохранител|спасател|следовател|инспектор|полицейск|funkcjonariusz|śledcz|kontroler|inspektor|leśni|drogow|energety|kolejar|celni|ratownicy|strażnicy|synopty|meteorolo|sędziowie|działacz|związkow|aktywi|strażac|policjan|ratowni)/u;
/** Nouns that name somebody by another: the rival of the one spoken of. */
export const RELATIONAL =
  /^(?:rival|opponent|predecessor|successor|colleague|\p{L}*kontrahent|\p{L}*gegner|\p{L}*vorgänger|\p{L}*nachfolger|rywal|przeciwni|poprzedni|następ|суперни|соперни|опонент|оппонент|попередни|предшествен|adversaire|prédécesseur|successeur)/u;

/** Who works for the one that a possessive means, in English and German: somebody else than that one. */
export const SERVING =
  /^(?:lawyer|attorney|solicitor|barrister|agent|coach|manager|doctor|boss|spokes\p{L}+|publicist|accountant|neighbou?r|assistant|teacher|trainer|(?:rechts)?anw[aä]lt(?:in)?|verteidiger(?:in)?|sprecher(?:in)?|arzt|ärztin|nachbar(?:in)?|chefin?)$/u;

/** Whoever holds the office that is voted on. */
export const INCUMBENT = /^(?:amtsinhaber|incumbent)/u;
export const ELECTED =
  /^(?:\p{L}*bürgermeister|\p{L}*präsident|\p{L}*kanzler|landrat|landrät|mayor|president|governor|senator|congress|sheriff)/u;

/** Roles that one press article uses for the same person; each row in the languages' own stems. */
export const SAME_ROLE: readonly RegExp[] = [
  /^(?:prof|professor|професор|профессор|profesor|professeur|\p{L}*professor)/u,
  /^(?:judge|justice|magistrate|tribunal|court|magistrat|juge|cour|суддя|судд|судья|судь|суду|суда|sędzi|sądu|\p{L}*richter)/u,
  /^(?:prosecutor|прокурор|гособвин|обвинител|обвинувач|prokurator|oskarżyciel|procureur|magistrat|\p{L}*ankläger|\p{L}*staatsanwalt|\p{L}*staatsanwält)/u,
  /^(?:farmer|rolni|sołtys|фермер|аграр|agricult|éleveur|landwirt|bauer|bäuer)/u,
  /^(?:actor|actress|актор|актрис|актёр|актер|исполнител|виконав|aktor|acteur|actrice|comédien|schauspieler)/u,
  /^(?:délégué|syndical|syndicaliste|unionist|профспілк|профсоюз|związkow|gewerkschaft|betriebsrat)/u,
  /^(?:coach|trainer|тренер|наставник|szkoleniow|trener|entraîneur|coach|\p{L}*trainer)/u,
  /^(?:ambassador|envoy|diplomat|foreign|посол|посл|дипломат|посл|ambassad|ambasad|dyplomat|diplomat|botschafter|мзс|мид|außen|consul|консул|konsul)/u,
  /^(?:lawyer|attorney|solicitor|barrister|counsel|адвокат|юрист|захисник|захисниц|защитни|adwokat|mecenas|prawnik|obroń|pełnomocni|avocat|\p{L}*anwalt|\p{L}*anwält|jurist|verteidiger)/u,
  /^(?:mp|lawmaker|congress|house|representative|rep|senator|sen|deputy|депутат|нардеп|парламентар|сенатор|pos[eł]|parlamentarzyst|senator|député|élu|parlementaire|sénat|\p{L}*abgeordnet)/u,
  /^(?:mayor|мер|мэр|голова|глав|очільни|burmistrz|prezydent|wójt|maire|élu|édile|\p{L}*meister|premier\p{L}*citoyen)/u,
  /^(?:minister|szefow|premier|міністерк|міністр|министр|прем|премьер|минист|minist|ministre|\p{L}*minister|regierungschef|глав|очільни|chef|szef|\p{L}*präsident|head|kanzler|ressortchef|amtschef|hausherr|locataire|замминистр|замміністр|wiceminist)/u,
  /^(?:doctor|medic|surgeon|nurse|physician|лікар|хірург|медик|врач|хирург|lekar|médecin|chirurg|docteur|\p{L}*arzt|\p{L}*ärzt|ветеринар|weteryn|vétérin|vet)/u,
  /^(?:teacher|headteacher|professor|scientist|researcher|scholar|academic|historian|economist|analyst|expert|вчител|учител|викладач|науков|учён|учен|аналіти|аналити|експерт|эксперт|економіст|экономист|історик|историк|nauczyc|naukow|ekspert|anality|ekonomist|professeur|chercheu|économiste|expert|analyste|spécialiste|\p{L}*forscher|\p{L}*wissenschaft|ökonom|experte|histori|politolog|політолог|политолог)/u,
  /^(?:priest|vicar|rev|reverend|imam|bishop|pastor|cleric|clergy|священ|єпископ|епископ|ksiądz|księ|proboszcz|duchown|prêtre|curé|père|abbé|отец|отець|батюшк|піп|évêque|pastor|pfarrer|geistlich|bischof|імам|имам)/u,
  /^(?:captain|skipper|commander|officer|general|colonel|капітан|капитан|командир|командувач|командующ|комбат|полковни|генерал|офіцер|офицер|адмірал|адмирал|військов|военн|kapitan|dowód|generał|pułkowni|oficer|capitaine|commandant|colonel|général|officier|amiral|kapitän|kommand|admiral|offizier|\p{L}*general)/u,
  /^(?:editor|journalist|reporter|author|writer|novelist|poet|редактор|главред|журналіст|журналист|автор|письменни|писател|redaktor|dziennikar|autor|pisar|rédact|journaliste|auteur|écrivain|redakteur|journalist|autor|schriftsteller)/u,
  /^(?:boss|ceo|chief|director|manager|head|chair|президент|директор|керівни|руководител|начальни|глав|очільни|prezes|dyrektor|szef|kierowni|patron|directeur|directrice|président|pdg|dirigeant|gérant|\p{L}*chef|\p{L}*direktor|\p{L}*leiter|\p{L}*vorsitzende|\p{L}*manager)/u,
  /^(?:студент|первокурсни|\p{L}*курсни|школьни|учени[кц]|\p{L}*классни|подрост|школяр|учень|учениц)/u,
  /^(?:бізнесмен|бизнесмен|бизнес|підприєм|предприниматель|предпринимательниц|владел|власни|засновни|основател|соосновател|співзасновни|акционер|акціонер|совладел|співвласни|миллиардер|мільярдер|миллионер|мільйонер|магнат|олигарх|олігарх|инвестор|інвестор|девелопер|застройщи|забудовни|хозяин|хозяй)/u,
  /^(?:активист|активіст|общественни|правозащитни|правозахисни|волонт|волонтёр|эколог|эколог|зоозащитни|добровол|координатор|сооснователь|соучредител|співзасновни|учредител)/u,
  /^(?:painter|artist|sculptor|художни|митец|малар|malar|artyst|peintre|artiste|maler|künstler)/u,
  /^(?:spokes|речни|представител|пресс-секретар|rzeczni|porte-parole|\p{L}*sprecher)/u,
  /^(?:fisherman|sailor|skipper|captain|капітан|капитан|kapitan|capitaine|\p{L}*kapitän|боцман|bosman|рибал|рыба|моря|яхтсмен|rybak|marynarz|pêcheur|marin|fischer|seemann)/u,
  /^(?:villager|resident|farmer|grower|фермер|мешкан|жител|селян|rolni|mieszkan|agricult|vitic|vigneron|habitant|bauer|bäuer|landwirt|bewohner)/u,
];

/** „Der Anwalt“ speaks for the accused, and is never the „Staatsanwalt“ who accuses. */
const COUNSEL = /^(?:(?:rechts)?anwalt|(?:rechts)?anwältin|\p{L}*verteidiger(?:in)?)$/u;
const ACCUSER = /^\p{L}*(?:staats|bundes|general|amts)(?:anwalt|anwältin)$/u;

function isCounsel(noun: string): boolean {
  return COUNSEL.test(noun);
}

function isWoman(noun: string): boolean {
  return noun.endsWith('in');
}

/** Whether two nouns are one role: in another case, in the other gender, or as part of a German compound. */
export function isSameRole(one: string, other: string, grammar: Grammar): boolean {
  if (isSameName(one, other, grammar)) return true;
  if (grammar.language === 'de') {
    if (isCounsel(one) && isCounsel(other)) return isWoman(one) === isWoman(other);
    if (isCounsel(one) !== isCounsel(other) && [one, other].some((noun) => ACCUSER.test(noun)))
      return false;
    return (one.endsWith(other) || other.endsWith(one)) && Math.min(one.length, other.length) > 3;
  }
  const stem = (word: string): string =>
    word.replace(/(?:ess|woman|man|person|trice|teur|euse|eur|ère|er|ка|ця|ka)$/u, '');
  if (grammar.isInflected)
    return isSameName(stem(one), stem(other), grammar) && stem(one).length > 3;
  const bare = (word: string): string =>
    stem(grammar.language === 'fr' ? word.replace(/^(?:ex|co)-/u, '') : word);
  return bare(one) === bare(other) && bare(one).length > 3;
}

const APPOSITION_ITEMS_MAX = 6;

/**
 * "Супруга одного из погибших, X," and "Żona trenera, była siatkarka X,": a role and its name with a few words and one
 * comma between them. Not where the role is set after another name itself ("A, the captain, and B,").
 */
export function isLooseApposition(passage: Passage, role: Mention, name: Mention): boolean {
  const { items, grammar } = passage;
  const between = items.slice(role.to, name.from);
  const isClosed =
    /^[,.;:)]$/u.test(items[name.to]?.text ?? '.') || items[name.to]?.kind === 'quote';
  if (between.length > APPOSITION_ITEMS_MAX || !isClosed) return false;
  if (items[role.from - 1]?.text === ',' || items[role.from - 2]?.text === ',') return false;
  if (between.filter((item) => item.text === ',').length !== 1) return false;
  return between.every((item) => {
    if (item.text === ',' || isAge(item.lower)) return true;
    const isJoint = /^(?:and|or|und|oder|et|ou|і|й|та|и|i|oraz|а|a)$/u.test(item.lower);
    const isVerb = grammar.cue.test(item.lower) && !grammar.stopWords.has(item.lower);
    return item.kind === 'word' && !isJoint && !isVerb;
  });
}

const SHORT_DEPUTY = /^(?:зам|вице-?|віце-?)(\p{L}{3,})$/u;

/** «замглавы», «вице-мэр»: short for the «заместитель главы округа» of before. */
export function isShortDeputy(short: string, role: string): boolean {
  const office = SHORT_DEPUTY.exec(short)?.[1];
  if (office === undefined) return false;
  const words = role.toLowerCase().split(/[^\p{L}-]+/u);
  const deputy = words.findIndex((word) => /^(?:заместител|заступни)/u.test(word));
  const stem = office.slice(0, Math.max(3, office.length - 2));
  return deputy !== -1 && words[deputy + 1]?.startsWith(stem) === true;
}
