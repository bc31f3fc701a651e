import { type Gender, wordSet } from './grammar.ts';

/**
 * Women's names of the English-speaking press, from Ireland to Nigeria and India, that the common lists lack or take for a man's: none
 * that is a common word, a title or a place, since at the head of a sentence only its capital would speak for it.
 */
const ENGLISH_FEMALE: ReadonlySet<string> = wordSet(`
  adaobi aditi ailsa aisling aiyana aizada akinyi alana alexa alicia alondra alyssa amara amber angelica angie anjali
  annalise aoife arabella araceli ariana bella beulah bindi briana brianna bríd brigid brigitta britney brittany
  bronagh bronwyn busisiwe caitlin caitríona camilla cara carolina cate catrin catriona cecily chandra chanelle
  charlene cherie chiamaka chioma ciara cindy citlali clare claudine clodagh colleen connie cora coretta cressida
  dagny darcey darlene deanna dearbhla debbie debra deirdra delores demi denice dervla dianne dilnoza dilys divya
  doreen ebele eilidh eimear elisa ellie elodie eloise emer emmy esmé ester etta eun-ji evangeline federica fidelma
  fionnuala flavia folasade frida funmi gaynor geeta gemima georgina gertrude ginny glynis gráinne gretchen guinevere
  gwenllian hadiza halima halle hauwa hedda heloise hermia hermione hettie hinemoa hyacinth hyun-ju ifeoma iman imelda
  inaya ione isabella ishita itzel jacinda jacinta jaclyn jacquelyn janelle janetta janine jean jeannie jessie ji-hye
  ji-young jillian jiwoo jocasta jocelyn jodi joely johnetta jolene jolie joni juliet jurgita kadijah kaitlyn kari
  katelyn katharine kathie kathryn katrina kay kaylee keisha kelsey keri kezia khadijah kinsley kirstie kitty krista
  kristina kristine krystal kylie lachelle ladonna lakeisha laoise lashonda latasha latifah leanna leola leonora
  lerato letitia lexi libby lillian lillie lorene lori louella lowri luana luciana lupe lynnette lynsey madeline maeve
  mahalia mahnoor mair mairead makayla malala malia mandy manju marama marcella margery margie mariah marijke marisela
  marissa marnie maryam maryanne matilda maura mckenna meghan melva merlene mhairi michaela michele mikaela min-seo
  mindy minji moesha morven morwenna mya myfanwy naledi natalee neha nerissa nevaeh ngaire niamh nichola nilufar nisha
  nkechi nkem noluthando nomvula nuala nyambura oluchi onyinye oonagh oprah orlaith paige pauletta perpetua persephone
  petronella petula petunia philomena phyllida pippa preeti priti rachael rae raelene rashida raylene rebekah rhonda
  rina roisin róisín rosaleen rosalyn rosanne roseanne rosheen rosita roslyn rupa ruqayyah sadhbh samina sanaa sandi
  sangita sarita scarlett shana shanelle shanice shaniqua shanti shari sharmila sharna shazia sheena shelagh shelly
  sherri sheryl shira shona shreya siân simone sindi sinéad sioned sive sorcha soyeon stacy sunniva susanna suzannah
  swati tabassum tahlia tallulah tamika tammy taryn tatum teagan terese teri terri tessie thandeka thandiwe thuli
  tiffany tonya traci tracy tricia trina trish ursuline valarie vashti veena velda velma venetia verity vicki vidya
  vivienne wanjiku xiaoming xiomara yael yasmine yejide yesenia yewande ysella yuliana zahira zahra zainab zakia
  zanele zarina zena zinhle zoë zuleikha`);

/** The men's names. */
const ENGLISH_MALE: ReadonlySet<string> = wordSet(`
  abdullah abraham adewale aditya aiden ajay akash aled allan allen alonzo alun alwyn anand andile anil antoine antwan
  apisai arvind asif atul babatunde bennie bertram bhavesh bjorn braxton brayden brendon brennan brodie bronson bryn
  caolan carwyn cassius cathal cheng chidi chike chukwudi ciaran cillian clevon clint cole conall dafydd dai daichi
  dante darnell darragh darryl dashiell davey deion delroy demetrius denzil deshawn devin dewayne dexter dhruv
  diarmuid dilip donnie dougie éamonn ebenezer edison efrain eitan ekow eli elroy elvis emile enda eoghan eoin epeli
  erasmus erskine evander ewart ezequiel farhan fearghal fearghas finbarr fintan fitzroy folarin gaelan gamal ganesh
  garry gaurav gbenga geraint gerry glyn gwilym haider hakeem haroon haruto hezekiah hüseyin hywel idrissa ifan
  ignatius ike ikechukwu imran ishaan isiah ismael jabari jaden jagdish jai jalen jamar jamelle jarrod javon jayden
  jayson jedidiah jermaine jiho joao joaquin jolyon joost juma kabelo kaleb kamal kanat kapil kareem kayden kayode
  keanu keegan keenan kendrick kenyatta kermit kgosi khalil kip kobe kunal kunle kwesi laurence lazarus leander
  leighton lemuel lenny levar llew lleyton lorne lovemore lucius luke lukhanyo mahmood malachi manish mateus meurig
  min-jun misha mohamud mordecai moshe muhammadu mukesh murdo nabeel nasir navin neville nilesh nnamdi obed oisín
  olumide omari oren osmond othman owain oyvind ozzie pádraig pankaj peadar phillip pieter pranav quinton rabindra
  rafe raheem rajan rajiv rakim randal rashad rashawn rasheed ravinder roderic rohan romesh rowland ruairí ruaridh
  rudolph rushil seán selwyn semisi seung-ho shamus shaquille sherwin shiv sibusiso siddharth sidharth sifiso sikandar
  sione siyabonga sizwe solomon sonny srinivas stellan struan sung-min suraj syed tadhg tae-hyung tafadzwa tarquin
  tavita terrance terrell tevita thabiso theodore thiago thulani torquil tremaine trenton trystan tshepo tunji
  turlough tyrell tyrese ulysses usain usman vikas viliame vinay viraj vishal vusi waleed waqar winfred winthrop
  wiremu wouter yakubu yash yossi yusuke zafar zebedee zeeshan zubair`);

/** Names that are a woman's or a man's in English, whatever they are in other languages. */
const ENGLISH_UNISEX: ReadonlySet<string> = wordSet(`
  alex aubrey ayo ayodele blair bobbie cary casey charley dana dominique farai frankie gurpreet harjit harvinder
  jackie jamie jan jaswinder jo jody jules kehinde kerry kim kiran lee leigh leslie marley morgan noor nyasha
  oluwaseun parveen pat remi riley robin rowan sam sammie sandy sasha shea sukhwinder surinder taiwo tayo temitope
  tendai tinashe yuki`);

/** The gender of a first name (small letters) that the English-speaking press has and the common lists lack or take otherwise. */
export function genderInEnglish(lower: string): Gender | undefined {
  const name = lower.replace(/[’ʼ]/gu, "'");
  if (ENGLISH_UNISEX.has(name)) return 'any';
  if (ENGLISH_FEMALE.has(name)) return 'female';
  return ENGLISH_MALE.has(name) ? 'male' : undefined;
}
