import { type Gender, type Grammar, wordPattern, wordSet } from './grammar.ts';

const FEMININE = wordPattern(
  `\\w*woman wife mother sister daughter aunt niece grandmother widow queen actress waitress nun headmistress
  bride girl princess chairwoman businesswoman lady mum girlfriend`,
);
const MASCULINE = wordPattern(
  `\\w*man husband father brother son uncle nephew grandfather widower king monk groom boy prince gentleman dad
  imam bishop boyfriend`,
);

/** English as British and American papers, agencies and translators write it. */
export const ENGLISH: Grammar = {
  language: 'en',
  cue: wordPattern(
    `acknowledg add admi(?:t|tt) admonish advis advocat affirm agre allow announc answer appeal argu ask assert assur attest
    bellow blast boast brag call(?:ed)?(?=$|s$|ed$|ing$) caption caution charg chid cit(?!y) clai?m clarif confid comment complain conced conclud confess
    confirm contend counter counsell? cri declar defend demand deni deny describ disclos echo elaborat emphasi[sz] enthus
    exclaim explain express fum grip groan growl grumbl gush hiss implor inform insist interject jok lament laugh lectur
    maintain mention mock moan murmur mus mutter not observ object opin plead pledg posit post prais predict proclaim promis
    protest quip quot rais reaffirm reason reassur recall reckon recogni[sz] recommend recount reflect refut reiterat rejoin
    relat remark remember remind reminisc repeat repl report respond retort reveal roar rul scoff shout shrug sigh signal
    smil snap sneer sob speculat stat stress suggest summari[sz] testif theori[sz] thunder tweet underlin underscor urg
    vent volunteer vow wail warn whisper whin wonder yell chuckl grinn? crack offer joke recit implie imply stammer`,
    '(?:s|es|ed|e|ing|ied|ies|y|ting|ted)?|said|says?|saying|tells?|told|telling|wr(?:ite|ites|ote|itten|iting)|reads?|reading|s[uw]m(?:s|med)? up|fired|shot|hit|went|put|puts|adds|spoke|speaks|thinks?|thought|believes?|goes|put|swears?|swore|sang|sings|spat|began|begins|joke[sd]',
  ),
  verb: /^(?:\p{L}{2,}(?:ed|es|s)|said|told|wrote|went|shot|spoke|put|thought|swore|sang|spat|began)$/u,
  stopWords: wordSet(
    `the a an this that these those it its he she they we you i his her their our my your and but or nor so yet if as at by
    for from in into of on off onto out over to up with without about above after again against all also although always
    among another any anyone around asked because been before behind being below between both can could did do does
    during each either else even ever every everyone few first for former had has have here how however image instead is
    just last late later least less like many may meanwhile might more most much must neither never next no nobody none
    not nothing now once one only other others perhaps photo picture rather recall related same second several shall
    should since some someone something still such sunday monday tuesday wednesday thursday friday saturday january
    february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct
    nov dec than then there therefore though three through thus today tomorrow tonight too two under unlike until very was
    were what when where whether which while who whom whose why will within would yes yesterday summary share topics
    subscribe follow reporting editing advertisement getty key events updates outside inside earlier according speaking
    four five six seven eight nine ten hundred thousand million billion english god christmas easter us uk eu u.s u.k
    it's he's she's that's there's here's what's north south east west northern southern eastern western government state`,
  ),
  pronouns: {
    he: 'male',
    she: 'female',
    they: 'plural',
    it: 'neuter',
    "he's": 'male',
    "she's": 'female',
  },
  objectPronouns: wordSet('him her them me us whom himself herself themselves itself'),
  possessives: wordSet('his her their its my our'),
  prepositions: wordSet(
    `of to with by in on at from for about after against among between during into near over under without towards toward
    alongside beside via through including like than behind inside outside across despite since until amid told asked`,
  ),
  clauseWords: wordSet(
    'who whose whom which that when where while because if whether as although though after before since until than',
  ),
  articles: wordSet('the a an'),
  indefinite: wordSet('a an one another some several two three many any'),
  role: wordPattern(
    `president vice-president premier minister chancellor secretary senator congress(?:man|woman) representative lawmaker
    governor mayor council(?:l?or|man|woman) speaker whip envoy ambassador diplomat spokes(?:man|woman|person)
    chief head director manager chair chair(?:man|woman|person) commissioner commander commodore general colonel major captain lieutenant
    sergeant admiral officer soldier prosecutor lawyer attorney solicitor barrister judge magistrate justice counsel king queen
    prince princess pope bishop archbishop imam rabbi priest vicar rev reverend pastor doctor surgeon nurse paramedic medic
    professor lecturer teacher headteacher head(?:master|mistress) principal student pupil researcher scientist historian economist analyst expert
    engineer architect designer inspector detective constable superintendent sheriff firefighter rescuer fisherman farmer
    baker butcher chef cook driver pilot skipper sailor navigator miner worker builder electrician plumber carpenter
    author writer novelist poet journalist reporter editor publisher columnist presenter broadcaster blogger photographer
    director producer actor actress singer musician composer conductor painter artist sculptor curator dealer critic collector
    coach player striker goalkeeper athlete champion referee founder co-founder owner chief executive ceo boss partner
    entrepreneur businessman businesswoman banker trader investor broker accountant landlord tenant witness victim survivor
    suspect defendant plaintiff activist campaigner organi[sz]er volunteer coordinator leader deputy aide adviser advisor
    assistant delegate negotiator mediator official candidate challenger mp mep ministerial lord baroness dame sir
    neighbour neighbor resident villager shopkeeper caretaker librarian translator interpreter vet veterinarian gardener
    programmer developer dentist pharmacist psychologist sociologist meteorologist geologist biologist physicist
    astronaut cosmonaut controller dispatcher stationmaster conductor host guest winner loser colleague counterpart
    predecessor successor politician statesman academic operator postman postmistress midwife clerk treasurer auditor
    ranger keeper guard warden beekeeper shepherd hunter brewer innkeeper bartender waiter waitress hairdresser tailor
    foreman forewoman pc dc wpc cllr supt backbencher frontbencher herder (?:repair|fire|police|business|sales|crafts|trades|sports|lines|boat|watch|post|milk|door|ferry|timber|stone)(?:man|woman)
    fellow rector dean provost chaplain monk nun abbot trustee ombudsman comptroller rep sen gov gen col capt lt sgt
    prof dr agent trainer mechanic technician welder docker trucker ferryman lifeguard choirmaster organist pianist
    violinist drummer guitarist dancer choreographer playwright screenwriter filmmaker cameraman developer engineer
    fan supporter passenger commuter tourist visitor spectator onlooker protester demonstrator refugee migrant prisoner inmate patient parent reader voter customer client buyer seller
    shopper vendor cleaner janitor porter cyclist motorist swimmer surfer climber mountaineer winger midfielder defender jockey boxer sprinter skier golfer crofter grocer barber plasterer roofer joiner
    apprentice trainee intern graduate scholar archivist registrar usher bailiff juror coroner shareholder lobbyist strategist pollster undersecretary rapporteur competitor rival elder cleric deacon preacher
    sheikh emir executive referee umpire goalie medallist medalist biathlete rower sailor snooker-player barista busker parishioner churchgoer holidaymaker homeowner carer caregiver registrar
    supervisor \\w+master \\w*master steward \\w+(?:ologist|ographer|ician|smith|keeper|wright|monger|grower|worker|holder|runner|rider)
    (?!(?:car|auto|chip|drug|plane|phone|truck|aircraft|engine|tyre|tire|food|beer|toy|steel)maker)\\w+maker bookseller archaeologist linguist watchmaker restorer glaciologist hydrologist epidemiologist virologist
    forecaster correspondent commentator contributor adjudicator arbitrator administrator quartermaster gunner brigadier commodore cadet airman
    serviceman servicewoman crewman lineman stockbroker rancher stonemason glazier decorator machinist statistician mathematician physician
    p(?:a)?ediatrician obstetrician therapist physiotherapist counsell?or psychiatrist an(?:a)?esthetist nutritionist optician undertaker gravedigger
    sexton verger deaconess missionary theologian ethicist philosopher legislator assembly(?:man|woman|member) alderman trooper attach[eé] consul
    peacekeeper underwriter bookkeeper cashier receptionist podcaster influencer streamer rapper soprano baritone maestro cellist bassist flautist
    saxophonist trumpeter percussionist acrobat comedian puppeteer illustrator cartoonist animator florist seamstress cobbler locksmith bricklayer
    scaffolder surveyor forester arborist trapper angler deckhand bosun dockworker stevedore courier pedestrian eyewitness hostage detainee
    whistleblower informant dissident homebuyer lodger squatter retiree undergraduate postgraduate tutor babysitter childminder housekeeper butler
    farmhand drover greengrocer publican landlady sommelier barman barmaid caterer chocolatier batsman wicketkeeper fullback quarterback linebacker
    playmaker goaltender hurdler triathlete wrestler judoka weightlifter gymnast skater snowboarder olympian paralympian copilot co-pilot co-author
    co-owner co-chair co-worker promoter physio selector pundit staffer speechwriter fundraiser philanthropist matriarch patriarch financier magnate
    tycoon billionaire millionaire industrialist restaurateur hotelier realtor auctioneer bookmaker gambler cryptographer toxicologist ex-minister
    ex-president ex-soldier schoolteacher schoolmaster classmate teammate team-mate flatmate roommate housemate workmate shipmate sapper marksman
    sniper chieftain tribesman groundsman groundskeeper lamplighter bellringer instructor examiner assessor invigilator agitator abolitionist
    environmentalist conservationist naturalist litigator paralegal notary jurist tactician planner organizer consultant subcontractor vendor peddler
    hawker pawnbroker moneylender speculator demographer ethnographer`,
    's?',
  ),
  genericRole: wordPattern(
    `man woman boy girl pensioner politician lady gentleman teenager mother father \\d+-year-old politician native veteran
    newcomer official grandmother grandfather \\w+-of-\\w+`,
  ),
  relation: wordPattern(
    `wife husband brother sister son daughter mother father partner widow widower cousin uncle aunt niece nephew
    (?:brother|sister|mother|father|son|daughter)-in-law grandmother grandfather grandson granddaughter mum dad fiancee? fiancée boyfriend girlfriend twin`,
  ),
  organisation: wordPattern(
    `ministry council committee commission navy army force police service bank union party company firm group agency
    department office embassy court institute foundation association federation authority administration board bureau
    university hospital museum church mosque charity club league alliance parliament assembly senate house congress
    government kremlin treasury pentagon coalition bloc command guard corps fund organi[sz]ation centre center network
    operator airline railway port regulator watchdog inspectorate consortium society trust campaign movement staff
    headquarters secretariat chamber cabinet directorate school college newspaper broadcaster publisher utility resources museum
    border protection brigade rescuers firefighters ministers authorities lawmakers prosecutors organisers officials
    patrol mutual holdings energy systems airlines airways motors steel media partners insurance foods labs industries international pharma telecom shipping logistics rail agro inc ltd plc corp corporation llc co insurer patrol customs institution manufacturer carrier resources ltd
    zoo airport supermarket retailer chain brewery orchestra diocese archdiocese parish think-tank nonprofit non-profit startup start-up conglomerate subsidiary tribunal
    legislature municipality taskforce task-force battalion regiment militia lender wholesaler shipyard shipbuilder refinery utility academy clinic hospice
    coastguard faction caucus chapter constabulary ferries trains buses forum congregation guild branch
    observatory synagogue cathedral theatre theater library hotel gallery (?:car|auto|chip|drug|plane|phone|truck|aircraft|engine|tyre|tire|food|beer|toy|steel)maker`,
    's?',
  ),
  bodyAgain: wordPattern(
    '(?:car|auto|chip|drug|plane|phone|truck|aircraft|engine|tyre|tire|food|beer|toy|steel)maker lender supermarket chain startup start-up nonprofit watchdog utility force club trust airline retailer insurer manufacturer company firm agency group organi[sz]ation department ministry body institution charity operator rescuers council union bank office party authority regulator',
  ),
  document: wordPattern(
    `letter report sign banner placard poster note document indictment verdict ruling text inscription sticker leaflet
    order decree bylaw charter circular paper study survey memo memorandum email caption plaque slogan notebook diary protocol resolution treaty log petition graffiti screen notice card
    review audit assessment agreement contract filing complaint lawsuit affidavit judgment judgement dossier inventory warrant subpoena
    transcript manifesto invoice receipt certificate questionnaire brochure pamphlet flyer handbook manual testament telegram dispatch editorial poster label t-shirt billboard`,
  ),
  statement: wordPattern(
    'message statement communiqu[eé] post release comment tweet bulletin briefing press-release',
  ),
  anonymous: wordPattern('source insider bystander passer-by person crewmember', 's?'),
  label: wordPattern(
    `so-called called dubbed named titled entitled nicknamed codenamed code-named known law bill act plan operation mission
    exercise film movie book novel song album play series show programme program project campaign scheme ship vessel tanker yacht
    boat ferry freighter trawler exhibition concert festival title slogan motto report paper study treaty declaration
    initiative word words term phrase complex system missile drone brand magazine newspaper painting triptych memoir poem
    opera ballet musical podcast app game café restaurant pub hotel group movement`,
  ),
  accordingTo: ['according to', 'in the words of', 'for'],
  courtesy: {
    mr: 'male',
    mrs: 'female',
    ms: 'female',
    miss: 'female',
    sir: 'male',
    dame: 'female',
    lady: 'female',
    lord: 'male',
  },
  recall:
    /^(?:recall|earlier|previously|as reported|as .{1,20} reported|in the past|last (?:year|month)|(?:background|read also|recall that))/iu,
  genderOfVerb: () => 'any',
  genderOfRole: genderOfEnglishRole,
  isInflected: false,
};

function genderOfEnglishRole(lower: string): Gender {
  if (FEMININE.test(lower)) return 'female';
  if (MASCULINE.test(lower)) return 'male';
  return lower.endsWith('s') && !lower.endsWith('ss') ? 'plural' : 'any';
}
