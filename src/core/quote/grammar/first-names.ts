import { CYRILLIC_FEMALE, CYRILLIC_MALE } from './cyrillic-first-names.ts';
import { MORE_FEMALE, MORE_MALE } from './first-name-lists.ts';
import { ANY_CYRILLIC, FEMALE_CYRILLIC, MALE_CYRILLIC } from './first-names-cyrillic.ts';
import { ANY_LATIN, FEMALE_LATIN, MALE_LATIN } from './first-names-latin.ts';
import { type Gender, wordSet } from './grammar.ts';
import { POLISH_FEMALE, POLISH_MALE } from './polish-first-names.ts';
import { RUSSIAN_FEMALE, RUSSIAN_MALE } from './russian-first-names.ts';

/** Common first names of the countries that the feeds write about, by gender: a hint where nothing else tells. */
const FEMALE = wordSet(`
  abigail adele adriana agathe alba aleksandra alma amelia amélie anaïs anastasiia andrée anke anneliese annemarie antonia antonina april ariane arlette ashley aurora ava ayşe barbora bettina bianca birgitta blanka bożena
  bogna brigitte camila candice carina carol carole carolyn cathy cecilia celina charlène cheryl christel clarisse colette constance corinna corinne cynthia danielle danuta daphne deirdre denise dilek dina dolores dora doris
  edna eileen ellen eluned emine erin ernestine estelle eugenia eva-maria ewelina fabienne fanny felicia fiona florence franziska freya genevieve geneviève georgia gerda gina giulia gloria grażyna gwen halina halyna hedwig heidrun
  hermine hildegard honorata idalia imogen inga inge ingeborg ines iryna isabela isadora ivana iveta iwona izabela jacqueline jadwiga jagoda janet jasmin jasmine jeannette jill joann joelle josephine josefine joy joyce juliana juliane karina karla karolina kathy katrin
  kelly kerry kerry-ann kimberly kinga klara klaudia lara larissa lea leah léa leila leonie leticia liane lidka liliana liliane lise-marie liv lois lora lorena lorraine luiza lydia lynn mabel madeleine magali maike maja marcela marcelina margarete margarita margot marianne marie-claude marika marilyn
  marion marit marlies marzena maud maureen megan meike melissa mercedes mireille milena mina mona nadja naomi natalie nela nela neve nicola nikola nives nuria ola olimpia ottilie paola patrycja penelope pernille petronela phoebe pia priscilla ramona regine ronja rosemarie roxana sabina sabrina
  samantha sharon sheila shirley sibylle sigrid silke silvana silvie simona soledad solveig stephanie sue sylwia tessa theodora tina tove trine trudy una urszula vanessa vera vesna viola vivian waltraud wiebke wiesława wilma xenia yasemin yasmin yvette yvonne zdenka zdzisława željka zita
  анжела анжеліка анфіса агата альбіна антоніна аделіна бажена богдана божена валентина варвара василина вероніка віолетта владислава галя ганнуся дана діна домініка евеліна елеонора ельвіра емілія жанетта златослава ілона камілла кароліна клавдія
  кіра лада лиля лінда лія магда майя маргарита мар’ян марина мілана настя нінель нонна орися павлина параска роза розалія рита руслана сніжана станіслава стефанія тоня устина фаїна філомена ганя ярослава
  агния альбина анжелика антонина бэлла валерия василиса гаянэ гульнара дарина диана ева зарема земфира злата инесса камилла карине карина каринэ клавдия клара лейла лиана лили лолита мадина мадлена майя манана милана нана наринэ нелли нино нонна ника регина роза рита
  рузанна сабина салима снежана стелла сусанна тамила фатима эвелина элеонора эльвира эльмира эмма этери юлиана ядвига ясмина
  ada agata agnes agnieszka aino alice alicja alina alison amanda amy ana anastasia anda andrea angela angelika anita anja ann anna anne annalisa annette annika
  antje astrid barbara beata beate birgit brenda bridget carla carmen caroline catherine cecile charlotte chloe christa christina christine claire clara claudia
  cornelia crina dagmar daria deborah delia diana dominika donna dorota dorothy dörte edith ekaterina elena eleonora elisabeth elizabeth elise ella elsa emilia emily emma
  erika esther eva eve ewa femke frances francesca frauke gabriele gabriela galina gerlinde gertrud gisela grace grazyna greta hanna hannah harriet heather heidi heike
  helen helena helene helga hilary hélène ida ilona ilze ingrid inés inna ioana irene irina iris isabel isabelle iwona jana jane janet janina jeanne jennifer jessica joan joanna
  johanna jolanta judith julia julie juliette justyna jutta karen karin katarzyna kate kateryna katharina katherine kathrin kathleen katja kerstin khrystyna kristin krystyna
  larysa laura lena lenka lesia lidiia lidia lilia linda lisa lise liudmyla louise lucia lucie lucy ludmila luise magda magdalena malgorzata małgorzata mareike margaret maria mariia
  marie marina mariana marlene marta martha martine martyna mary maribel marcy mathilde maya melanie mia michelle miriam monica monika monique myroslava nadia nadiia nadine nancy natalia
  nataliia natasha nicole nilgün nina nolwenn nora odile oksana olena olga olha oleksandra olivia patricia paula pauline petra polina rachel rebecca regina renata renate rita rosa rosalind
  ruth rūta sabine sally sandra sanna sara sarah silvia simone sofia solange solomiia sonia sonja sophia sophie stefanie stela stella susan susanne svenja svetlana svitlana sylvia sylvie sylwia tamara tanja
  tatiana teresa tetiana thea theresa ursula uta ute valentina valeria valérie vera veronica verena véra victoria viktoria viktoriia violeta virginia viviane wanda yana yelena yevheniia
  yulia yuliia zofia zoe zuzana zuzka aylin fatima aisha leyla pavla élise solène céline camille manon aurélie sandrine nathalie françoise véronique
  аліна алла анна анастасія ганна галина дарина дар'я діана євгенія жанна зінаїда зоя інга інгрід інна ірина ірма катерина лариса леся лідія любов людмила марина мар’яна маріанна
  марія мирослава надія наталія наталя ніна оксана олександра олена ольга поліна раїса роксолана світлана соломія софія тамара тетяна уляна христина юлія яна ярина віра вікторія
  айгерим алёна александра алина алла алсу анастасия анна валентина валерия варвара василиса вера вероника виктория галина дарья диана динара евгения екатерина елена елизавета жанна
  зинаида зоя инна ирина карина кристина ксения лариса лидия лилия любовь людмила маргарита марина мария надежда наталия наталья нина оксана олеся ольга полина раиса светлана софия софья стела
  тамара татьяна трийн ульяна юлия яна ярослава айгуль гульнара`);
const MALE = wordSet(`
  abdul abel achim adolf ahmed alastair albrecht aldo alec aleks alessandro alex alfredo ali alistair alvin ambroży amir anatol anders andré andy angus anselm anselme armin arne arno arnold arthur artur aubrey august axel ayman barry barnaby bartłomiej basil bastian bela benedikt benno benoît berthold björn błażej bob bolesław brad brendan
  brett bronisław bruce bryan burkhard carsten cedric cédric clemens clement clément clive conrad constantin craig cyril cyryl czesław dale damien darren darius dave dean deniz dennis derrick diego dirk dolf dominic dominique donal dragan duncan dustin dylan eamon eckhard edgar edwin egon eirik elias eliot emanuel enrique
  enzo erwan erwin étienne eugene eugène eugen fadi fergus fernand finn fjodor floyd francesco frans fred freddy frederick frédéric fredrik friedhelm gareth gaspard gavin gene geoff geoffrey gerald gérald gérard gino giorgio giuseppe glenn godfrey gordon graham gregory guido gunnar håkan hannes hartmut harvey hassan heiko heiner
  hervé holger howard hristo hubertus ibrahim ingo ismail ivar jaan jaap jake janek janis jared jaromir jarosław jasper jay jean-claude jean-françois jean-marc jean-michel jeanluc jérémie jérôme jerome jerry jesper joachim jochen jocelyn johan johannes johnny jon jordan jörn josip joshua juha juri jurij justin kacper kaspar kay kelvin kent
  kerem kilian kirk kjell knut kristian kristof kristoffer kyle laszlo laurent lawrence leif leroy liam lionel loïc lorenz lothar luca lucjan ludovic luka maciek magnus malcolm malte manfred mahmoud marcus marian mariusz mathias mathieu mats mattias maurice maurycy mehdi mehmet melvin michail mieczysław mikołaj milos miloš mitch mohamed mohammed
  moritz murat nathan nathaniel ned nestor niels nikita niklas nikolas nils noel noël norman nuno ole olaf oskar pablo paddy patryk pawlo pekka percy perry phil pierre-yves przemysław quentin rachid ralph ramon raphael raphaël rasmus raul régis reinhold reiner remigiusz renaud reuben rex ricardo rick rob robin rodney rodrigo rory ross rubén ruben rudi rupert russell
  salvatore sam samir seamus séamus sébastien sergio seth sid siegfried sigmund silvio sławomir søren spencer stanley stan stefano sten stuart svein sylwester szymon ted terence terry teodor theo theodor théo thorsten tibor till tilman timo tobi toby tommy tore torsten travis trevor tristan troy tudor tymoteusz ulf ulrik umberto urs utz vaclav valentin valery vasco veit
  vernon vince vitali vit vito volodia wacław walt warren wes wieland wiesław wilfried wiktor wit wladimir władysław xaver yannick yanis youssef yunus zac zachary zbyszek zeno zenon zoltan żelisław
  адам азат аркадій август альберт артур аркадій арсеній болеслав броніслав веніамін віленій вітольд герман германн гордій давид едуард еммануїл євстахій ерік еміль зиновій ісаак йосип казимир карен карл климент кость корній костянтин кузьма лаврентій любомир людвік макар мартин мелентій митрофан
  модест назарій натан нестор олесь онисим оскар пантелеймон прокіп радим родіон роберт рудольф самійло севастян сидір спиридон стефан тадей тимур тихон устим феодосій філіп франц фелікс хома християн чеслав шон юліан юхим яким яромир
  адам азамат алан алихан альберт амир арам аркадий артур асхат ашот багдасар бахтияр бекзат вазген валентин вартан вилен витольд гамлет гарик гела георгий гиви давид данил дмитро ермек жан заза зураб ибрагим ираклий кахабер карен карл каха клим левон леван магомед максимилиан мераб микаэл
  мирон мкртич мурат назар нурлан нурсултан оскар отар паата прохор ражден ринат роберт рубен руфат савелий самвел сардор сурен тигран тимофей тенгиз фарид феликс филипп хачатур шалва шамиль эдгар эльдар эмиль эрик юлиан юсуф яков
  aaron adam adrian alain alan albert alejandro aleksander alexander alexandre alexei alfred alois andreas andrew andrei andrii andrzej ansgar anthony anton antonio antony arkadiusz artem arthur arthus balthasar bartosz
  ben benjamin bernard bernd bertrand björn bogdan bohdan boris borys brian bruno carl carlos cezary charles christian christoph christophe christopher claude colin curtis damian dan daniel danylo dariusz
  david denis denys derek detlef didier dieter dietmar dino dmitri dmytro dominik donald doru douglas dwayne edmund eduard edward eero emil emmanuel eric erik ernst evgeny fabian fabrice felix ferdinand florian francis francois françois frank franz frederic
  friedrich fritz gabriel gary georg george georges gerard gerhard gert gheorghe gilles giovanni gleb gottfried grant greg gregor grégoire grzegorz guillaume gunter günter gustav guy hans harald harry hector heinrich heinz helmut hendrik
  henri henrik henry herbert hermann hinnerk horst hubert hugo hugh ian igor ihor ilya ion ivan ivo jacek jack jacob jacques jakub james jan janusz jaroslaw jarosław jason javier jean jean-luc jean-pierre jeff jeffrey jens jeremy jerzy jim joachim joaquim joe
  joel joerg john jonas jonathan jörg jose josé josef joseph juan julian julien jürgen kaarel kai karel karl karol kazimierz keith ken kenneth kevin klaus konrad konstantin krzysztof kurt kyrylo lars lech lennart leo leon leonard leonid leszek lewis louis
  luc lucas ludwig luis lukas łukasz maarten maciej maksym manfred manuel marc marcel marcin marco marek mario marius mark markus martin mateusz matteo matthew matthias max maxime michael michał michel miguel mihai mikael mike milan mirosław momme mustafa
  mykhailo mykola nazar neil nicholas nick nicolas nikolai nils norbert oleg oleh oleksandr oleksii oliver olivier omar orest oskar ostap oscar oswald otto padraig pascal patrick paul pavel pavlo pawel paweł pedro pelle peter petr petro philip philippe pierre piers piotr piers
  pål radu rafał raimund rainer ralf randall ray raymond reinhard rené richard robert roger roland rolf roman ronald roy rudolf ruslan ryan ryszard samuel saul scott sean sebastian serge sergei serhii simon slawomir sławomir stanislav stanisław stefan stephan stéphane steve stephen steven sven sylvain
  tadeusz taras tomas tomasz thierry thomas tim timothy tobias todd tom tomáš tony udo ulrich uwe valentyn vasyl victor viktor vincent vitalii vladimir vojtěch volkmar volker volodymyr walter waldemar wayne wendell werner wilhelm willem william willi witold wojciech wolfgang wolfram yann yaroslav
  yevhen yurii yusuf yuri yves zbigniew zdzisław māris luboš ľuboš bogusław edmund eugeniusz henryk ireneusz juliusz kamil karl-heinz
  андрій анатолій антон артем арсен богдан борис вадим валентин валерій василь віктор віталій владислав володимир всеволод в’ячеслав геннадій гліб григорій данило денис дмитро євген єнс іван ігор ілля
  кирило костянтин лев леонід максим марко микита микола мирослав михайло назар олег олександр олексій орест остап павло петер петро пилип роман ростислав руслан святослав семен сергій станіслав степан тарас
  тимофій тимур федір юліан юрій яків ян ярослав захар мілан матвій
  александр алексей анатолий андрей антон аркадий арсений артём артем богдан борис вадим валентин валерий василий виктор виталий владимир владислав всеволод вячеслав гайк геннадий георгий герман глеб григорий данила даниил
  денис дмитрий евгений егор иван игорь илья ион кирилл константин лев леонид максим марат марк матвей михаил никита николай олег павел пётр петр роман руслан рустам семён семен сергей станислав степан тимофей тимур фёдор федор
  эдуард юрий яков ян ярослав ильдар гио ашот армен ваге`);

const EXCEPTIONS = wordSet(
  'mykola ilya nikita luca joshua kostya sasha misha микола ілля микита лука сава кузьма хома фома илья никита кузьма савва данила ярема dima borya akira ezra noah joseba gianluca bela ola',
);

const LISTED: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...genderedBy('any', [ANY_LATIN, ANY_CYRILLIC].map(wordSet)),
  ...genderedBy('male', [MALE_LATIN, MALE_CYRILLIC].map(wordSet)),
  ...genderedBy('female', [FEMALE_LATIN, FEMALE_CYRILLIC].map(wordSet)),
  ...genderedBy('male', [EXCEPTIONS, POLISH_MALE, RUSSIAN_MALE, CYRILLIC_MALE, MORE_MALE, MALE]),
  ...genderedBy('female', [POLISH_FEMALE, RUSSIAN_FEMALE, CYRILLIC_FEMALE, MORE_FEMALE, FEMALE]),
]);

function genderedBy(gender: Gender, lists: readonly ReadonlySet<string>[]): [string, Gender][] {
  return lists.flatMap((list) => [...list].map((name): [string, Gender] => [name, gender]));
}

/** The letters that papers write now so and now plainer; not the Polish "ą" and "ę", which are endings. */
const ACCENTED = /[^a-z\u0400-\u04ffąę'-]/u;
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  ß: 'ss',
  ð: 'd',
  і: 'и',
  ї: 'и',
  є: 'е',
  э: 'е',
  ё: 'е',
  ґ: 'г',
};

/** A name as a press without its letters writes it: "Seán" is Sean, «Маттіас» and «Матиас» are one. */
function plainly(lower: string): string {
  if (/^[\u0400-\u04ff]/u.test(lower))
    return lower
      .replace(/[іїєэёґ]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
      .replace(/([бвгджзклмнпрстфхцчш])\1/gu, '$1');
  if (!ACCENTED.test(lower)) return lower;
  return lower
    .replace(/[łøđıæßð]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[^ąę]/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** Words of the six languages that would be names without their accents: "dès", "mało". */
const WORDS = wordSet(`
  béat béate bêla délia dénis dès dés désire dîna édit gène gêne grâce lès lés lône mâts mél pète pérégrine vît
  bób dań doń duć gaił gołda gór hasań karła kareł leń łan łań łata łucie łuzie łuz mało marła miło mołły nabił pierś rób roń spaś stań taraś zorań
  äsen dämon däne hörst kämen kürt mäher mäzen öle öles rüben ruß säule völker лилии лілії веера`);

/** The gender of a name in the lists, as it stands or with plainer letters; undefined for a word in none. */
function listedGender(lower: string): Gender | undefined {
  const listed = LISTED.get(lower);
  // A final "é" is a participle's: "signé", "marié".
  if (listed !== undefined || lower.endsWith('é') || WORDS.has(lower)) return listed;
  return LISTED.get(plainly(lower));
}

/** The gender that a first name suggests: a known name, else a final -a in languages where that is feminine. */
export function genderOfFirstName(name: string): Gender {
  const lower = name.toLowerCase().replace(/[’ʼ]/gu, "'");
  const known = listedGender(lower) ?? listedGender(lower.split('-')[0] ?? lower);
  if (known !== undefined) return known;
  return /[аяaā]$/u.test(lower) ? 'female' : 'any';
}

/** Whether a word is a common first name; of a double name ("Anna-Lena"), its first part. */
export function isFirstName(name: string): boolean {
  const lower = name.toLowerCase().replace(/[’ʼ]/gu, "'");
  if (listedGender(lower) !== undefined) return true;
  const [head = '', tail] = lower.split('-');
  return tail !== undefined && listedGender(head) !== undefined && listedGender(tail) !== undefined;
}
