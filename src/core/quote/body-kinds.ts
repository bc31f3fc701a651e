/**
 * Kinds of bodies, told by the nouns of their names in the six languages (small letters). A ministry is no court and a union no
 * company: "the union" goes back to the Bakery Workers and not to the bakery, which was spoken of since.
 */
const KINDS = {
  ministry:
    /(?:^|\s)(?:м[іи]н[іи]стерств|ministry|ministerst|ministr(?:y|ies)|ministère|\p{L}*ministerium|м[иі]н(?=\p{L}{3})(?!істр|истр|ут|ус))/u,
  court:
    /(?:^|\s)(?:\p{L}*суд|courts?|sąd|trybunał|трибунал|tribunal|cour|\p{L}*gericht|\p{L}*gerichtshof)(?:$|\s|у|і|е|а|ом|u|zie|s)/u,
  bank: /(?:^|\s)(?:\p{L}*банк|bank|banque|\p{L}*bank|\p{L}*sparkasse)/u,
  police:
    /(?:^|\s)(?:пол[іи]ці|полици|police|constabulary|force$|policj|gendarmerie|жандармер|\p{L}*polizei|carabinieri)/u,
  prosecutor:
    /(?:^|\s)(?:прокуратур|prokuratur|prosecutor|parquet|\p{L}*anwaltschaft|crown prosecution)/u,
  party:
    /(?:^|\s)(?:парт[іи]|party|parti|partia|partii|\p{L}*partei|фракц|fraction|\p{L}*fraktion)/u,
  school:
    /(?:^|\s)(?:школ|л[іи]це|г[іи]мназ|school|academy|primary|szkoł|lice[ua]|école|collège|lycée|\p{L}*schule|\p{L}*gymnasium)/u,
  hospital:
    /(?:^|\s)(?:л[іи]карн|больниц|госп[іи]тал|кл[іи]н[іи]к|hospital|nhs|clinic|infirmary|szpital|klinik|przychodni|hôpital|clinique|\p{L}*krankenhaus|\p{L}*klinikum|\p{L}*klinik)/u,
  university:
    /(?:^|\s)(?:ун[іи]верситет|university|uniwersyt|politechnik|université|\p{L}*universität|\p{L}*hochschule)/u,
  embassy:
    /(?:^|\s)(?:посольств|консульств|embassy|consulate|ambasad|konsulat|ambassade|\p{L}*botschaft)/u,
  cooperative: /(?:^|\s)(?:кооператив|co-?operative|spółdzielni|coopérative|\p{L}*genossenschaft)/u,
  union:
    /(?:^|\s)(?:профс(?:оюз|п[іи]лк)|trade union|^unions?$|(?:teachers|nurses|drivers|farmers|students|miners|firefighters|doctors|pilots|journalists)['’]?s? union|labou?r union|unison|workers|teamsters|syndicat|intersyndicale|cgt|cfdt|związek zawodowy|związkowcy|solidarność|\p{L}*gewerkschaft|verdi|ver\.di)/u,
  association:
    /(?:^|\s)(?:федерац|асоц[іи]ац|ассоц[іи]ац|спілк|общество|товариств|фонд|federation|federacj|association|society|trust|charity|foundation|stowarzyszen|fundacj|fédération|fondation|les amis|amis d|\p{L}*verband|\p{L}*verein|\p{L}*stiftung)/u,
  club: /(?:^|\s)(?:клуб|club|klub|\p{L}*club|fc|afc|united|athletic|tsv|sv|fk|фк|мфк)(?=$|\s)/u,
  council:
    /(?:^|\s)(?:city council|county council|district council|borough|town council|parish council|council|ратуш|м[еэ]р[іи]|мер[іи]я|горсовет|облрад|міськрад|mairie|municipalité|urząd miasta|urząd gminy|ratusz|magistrat|\p{L}*stadtverwaltung|\p{L}*gemeinderat|\p{L}*rathaus|rada miasta|rada gminy)/u,
  company:
    /(?:^|\s)(?:(?:компан|ф[іи]рм|предприят|п[іи]дприємств|корпорац|концерн|холдинг|company|firm|corporation|manufacturer|retailer|airline|insurer|operator|\p{L}+maker|motors|airways|logistics|spółk|przedsiębiorstw|producent|przewoźnik|entreprise|société|groupe|compagnie|constructeur|exploitant|opérateur|\p{L}*unternehmen|\p{L}*konzern|\p{L}*firma|\p{L}*hersteller|\p{L}*betreiber|\p{L}*werft|\p{L}*reederei)\p{L}{0,3}|тов|ооо|ао|пао|ат|inc|ltd|plc|llc|corp|foods|gmbh|ag|kg|se|sa|s\.a\.?|sp)(?=$|[\s.])/u,
} satisfies Record<string, RegExp>;
type Kind = keyof typeof KINDS;

const ALL = Object.keys(KINDS) as readonly Kind[];

/** Nouns that say only roughly what a body is, and the kinds that they can mean. */
const BROAD: readonly (readonly [RegExp, readonly Kind[]])[] = [
  [
    /^(?:company|firm|компан|ф[іи]рм|предприят|п[іи]дприємств|entreprise|société|compagnie|\p{L}*unternehmen|\p{L}*konzern|spółk|firm|przedsiębiorstw|przewoźni|producen|retailer|manufacturer)/u,
    ['company', 'bank', 'hospital', 'club'],
  ],
  [
    /^(?:ведомств|в[іи]домств|\p{L}*behörde|resort|ressort|department|agency|authority)/u,
    ['ministry', 'police', 'prosecutor', 'embassy', 'council'],
  ],
  [
    /^(?:association|charity|асоц[іи]ац|ассоц[іи]ац|фонд|stowarzyszen|fundacj|\p{L}*verband|\p{L}*verein)/u,
    ['association', 'union', 'club'],
  ],
];

function kindsOf(words: string): readonly Kind[] {
  return ALL.filter((kind) => KINDS[kind].test(words));
}

/** Compares nouns and names of bodies; one for each text, since a text says the same few again and again. */
export class BodyKinds {
  readonly #told = new Map<string, readonly Kind[]>();

  /** Whether both say their kind, and the same: "the ministry" is no fund that was spoken of since. */
  isSurelyOne(noun: string, name: string): boolean {
    const own = this.#of(noun);
    return own.length > 0 && this.#of(name).some((kind) => own.includes(kind));
  }

  /** Whether a noun for a body spoken of again can mean the named one: not where both say their kind and the kinds differ. */
  isOne(noun: string, name: string): boolean {
    const own = BROAD.find(([pattern]) => pattern.test(noun))?.[1] ?? this.#of(noun);
    const others = own.length === 0 ? own : this.#of(name);
    return others.length === 0 || others.some((kind) => own.includes(kind));
  }

  /** The kinds that words tell; none where they tell nothing. */
  #of(words: string): readonly Kind[] {
    const known = this.#told.get(words) ?? kindsOf(words);
    this.#told.set(words, known);
    return known;
  }
}
