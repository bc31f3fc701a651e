import { type Gender, wordSet } from './grammar.ts';

/** Common first names of the countries that the feeds write about, by gender: a hint where nothing else tells. */
const FEMALE = wordSet(`
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

/** The gender that a first name suggests: a known name, else a final -a in languages where that is feminine. */
export function genderOfFirstName(name: string): Gender {
  const lower = name.toLowerCase();
  const head = lower.split('-')[0] ?? lower;
  if (FEMALE.has(lower) || FEMALE.has(head)) return 'female';
  if (MALE.has(lower) || MALE.has(head) || EXCEPTIONS.has(lower)) return 'male';
  if (/(?:[аяaā])$/u.test(lower)) return 'female';
  return 'any';
}

/** Whether a word is a common first name. */
export function isFirstName(name: string): boolean {
  const lower = name.toLowerCase();
  return FEMALE.has(lower) || MALE.has(lower) || EXCEPTIONS.has(lower);
}
