/** Words that tell no event from another: articles, prepositions, pronouns, auxiliaries, and the verbs of reporting. Compiled by hand. */
const WORDS: Readonly<Record<string, string>> = {
  en: `a an the and or but nor so if than then as at by for from in into of off on onto out over to up with without within about after again against all also am
    any are around be because been before being below between both can could did do does doing down during each even few first for further had has have having he her here
    hers him his how i in is it its itself just last later least less like many may me might more most much must my near new next no not now of old once one only other our
    own per same say says said she should since some still such take taken tell that their them they this those three through told too two under until upon us very was we were
    what when where which while who whom whose why will would year years yesterday yet you your four five day days week weeks month months monday tuesday wednesday thursday friday saturday sunday
    according report reports reported people man men officials official spokesman spokeswoman statement country state early late morning evening night today`,
  uk: `а або але але без би був була були було в вже ви від він вона вони воно все всі всіх вся втім де для до дуже є ж же за зі з із і інші їх її його й коли крім лише
    між може можна на над нас не нема ні ним ними них ну о об один одна одне під по після при про проти раніше сам свої своїх своє свого свій себе серед так також там та такий таких те ти
    тільки то того тому тут у уже усі усіх хто це цей цих цього цьому ця ці час через чи що щоб я як який яка яке які яких якого якому два дві три чотири п'ять рік року років роки
    день дня дні тиждень тижня місяць понеділок вівторок середу четвер п'ятницю суботу неділю понеділка вівторка середи четверга п'ятниці суботи неділі
    сказав сказала повідомив повідомила повідомили повідомляє заявив заявила людей люди вранці ввечері вночі уночі сьогодні вчора словами`,
  ru: `а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее её если есть еще ещё ж же за здесь и из или им их к как ко когда
    который которая которые которых кто ли либо между меня мне может можно мы на над надо наш не него нет ни них но ну о об один одна однако он она они оно от очень перед по под после
    при про против раньше с сам свой свои своих свою себя сейчас со среди так также такой там те тем то того тоже только том тут ты у уже хотя чего чем через что чтобы эта эти это этого этой этом этот я
    два две три четыре пять год года лет день дня дней неделя недели месяц понедельник вторник среду четверг пятницу субботу воскресенье
    сказал сказала сообщил сообщила сообщили сообщает заявил заявила людей люди утром вечером ночью сегодня вчера словам`,
  pl: `a aby ale albo ani bez bo był była było były być będzie będą by co czy dla do dwa dwie dwóch gdy gdzie go i ich ile im ja jak jako je jego jej jest jeszcze jeśli już każdy kiedy kto która które
    którego której których który którzy lub ma mają między może można na nad nam nas nie nich niej niż o od ona one oni oraz po pod ponad przed przez przy roku rok lat są się sobie swoje swój swoich
    ta tak także tam te tego tej ten to też trzy tu tych tylko tym u w we więc wszystko wszystkich z za zaś ze że żeby będzie został została zostały zostało
    poniedziałek wtorek środę czwartek piątek sobotę niedzielę dzień dni tydzień miesiąc powiedział powiedziała poinformował poinformowała poinformowali podał podała ludzi osób dziś wczoraj rano wieczorem nocy`,
  de: `aber alle allem allen aller als also am an auch auf aus bei beim bis da damit dann das dass dem den denn der des die dies diese diesem diesen dieser doch dort durch ein eine einem einen einer
    eines er es etwa für gegen habe haben hat hatte hätte ich ihm ihn ihr ihre ihrem ihren im in ins ist jahr jahre jahren jahres kann kein keine können man mehr mit muss müssen nach nicht noch nun nur ob oder ohne
    sagte schon sei sein seine seinem seinen seiner seit sich sie sind so soll sollen sollte sowie über um und uns unter vom von vor war waren was wegen weil weiter weitere wenn wer werde werden
    wie wieder will wir wird wo worden wurde wurden zu zum zur zwei drei vier fünf zwischen montag dienstag mittwoch donnerstag freitag samstag sonntag tag tage tagen woche wochen monat
    mitteilte teilte erklärte hieß menschen heute gestern morgen abend nacht angaben`,
  fr: `a à afin ai ainsi alors après au aucun aussi autre aux avait avant avec avoir car ce cela celle celui ces cet cette ceux chaque chez ci comme contre dans de depuis des deux dont du elle elles en
    encore entre est et était étaient été être eu eux fait il ils je jusqu la là le les leur leurs lors lui mais même mes moins mon ne ni nos notre nous on ont ou où par parce pas pendant peu peut plus
    plusieurs pour pourquoi près qu quand que quel quelle qui quoi sa sans se selon ses si son sont sous sur ta tandis te tous tout toute toutes très trois tu un une vers vos votre vous y quatre cinq
    an ans année années lundi mardi mercredi jeudi vendredi samedi dimanche jour jours semaine mois personnes hier aujourd'hui matin soir nuit déclaré annoncé indiqué l d s n c j m t`,
  es: `a al algo ante antes aún aunque año años así ayer bajo bien cada como con contra cual cuando cuatro de del desde después día días donde dos durante e el él ella ellas ellos en entre era es esa ese eso esta está están este
    esto estos fue fueron ha habrá había han hasta hay hoy la las le les lo los luego más me mi mientras mis mismo mucho muy nada ni no nos o otra otro otros para pero poco por porque primer primera que qué quien se según ser será si sí sido sin
    sobre son su sus también tan tiene todo todos tras tres tu tus u un una uno unos ya y yo dijo cómo`,
  pt: `a agora ainda além algo alguns ano anos antes ao aos após aqui as às assim até cada com como contra da das de dele dela depois desde deve dia dias do dois dos e é ela elas ele eles em entre era essa esse esta está estão este eu
    foi foram há hoje isso já lhe logo mais mas me mesmo meu muito na nas não nem no nos nós num numa o onde ontem os ou outra outro para pela pelas pelo pelos por porque pouco primeira primeiro quando quatro que quem são se sem ser será seu seus sua suas
    só sob sobre também tem têm ter todo todos três tu um uma umas uns vai veja diz`,
};
const SETS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(WORDS).map(([lang, words]) => [lang, new Set(words.trim().split(/\s+/))]),
);
const EMPTY: ReadonlySet<string> = new Set();

/** The stop words of a language, in lower case; empty for a language without a list. */
export function findStopWords(lang: string): ReadonlySet<string> {
  return SETS.get(lang) ?? EMPTY;
}
