import { genderOfGermanBody } from './grammar/german-gender.ts';
import type { Item } from './lay-out.ts';

/** Words that open a German sentence with a capital and are no nouns: "Wenigstens", "Weshalb", "Davor", "Einzig". */
const ADVERB =
  /^(?:(?:da|wo|hie)r?(?:an|auf|aus|bei|durch|für|gegen|hinter|in|mit|nach|neben|über|um|unter|von|vor|zu|zwischen|her|hin|heim|raufhin|durch)|\p{L}+(?:stens|weise|halb|wegs|mals|dings|falls|maßen|wärts|seits|lings|dessen|mal)|(?:einst|tags|nachts|abends|morgens|mittags|nachmittags|vormittags|wieso|weswegen|woher|wohin|inwiefern|kaum|einzig|vergeblich|fast|beinahe|ausgerechnet|lediglich|sogar|selbst|allein|eben|gerade|längst|bald|dann|endlich|vielleicht|womöglich|offenbar|anscheinend|angeblich|vermutlich|wahrscheinlich|tatsächlich|natürlich|freilich|gewiss|sicher|leider|gottlob|zumindest|mindestens|nebenbei|obendrein|überdies|zudem|sonst|ansonsten|andernorts|anderswo|nirgends|nirgendwo|überall|irgendwann|irgendwo|niemand|jemand|keiner|etwas|nichts|manche|mancher|beide|solche|welche|welcher|welches|damals|neulich|kürzlich|jüngst|unlängst|vorgestern|übermorgen|sofort|plötzlich|trotz|mitten|quer|rings|jenseits|diesseits|abseits|samt|nebst|binnen|dank|angesichts|anlässlich|aufgrund|infolge|mithilfe|zugunsten|zulasten|hinsichtlich|bezüglich|anstelle|anstatt|inmitten|mangels|mittels|zufolge|dagegen|sobald|solange|sofern|soweit|sooft|ehe|bevor|obwohl|obgleich|obschon|wobei|wogegen|indem|indes|falls|nachdem|genau|ganz|knapp|rund|etwa|ungefähr|besonders|vor allem|wohl|ebenso|ebenfalls|genauso|umso|je|desto|zwar))$/u;

/** Legal forms behind a firm's name, those in small letters too. */
const LEGAL_FORM = /^(?:g?GmbH|AG|KG|KGaA|SE|eG|OHG|UG|mbH|VVaG|AöR)$/u;

/** Nouns for one kind of body that say which was named before, where its name does not say another kind. */
const SPOKEN_OF_AGAIN =
  /^(?:handels|supermarkt|drogerie|elektronik|kontroll|sport|fußball|traditions|zweitliga|auto|automobil|bau|mode|möbel|restaurant|hotel|bäckerei|kaffee|fitness|wohnungs|wohnungsbau|bau|agrar|winzer|konzern|firmen|vereins|billig|fähr|rück|schwimm|tennis|reit|segel|ruder|heimat|förder|kultur|musik|karnevals|schützen|netz|strom|anlagen|kraftwerks|windpark|hafen|heim|kranken|lebensmittel|einzel|online|versand|textil)?(?:klub|club|verein|kette|genossenschaft|fraktion|partei|airline|reederei|werft|brauerei|molkerei|sender|verlag|zentrale|krankenhaus|klinikum|kanzlei|versicherer|fluggesellschaft|hochschule|universität|netzwerk|bündnis|discounter|betreiber|händler|(?<=kranken)kasse)$/u;
const SYNONYM: readonly (readonly [RegExp, RegExp])[] = [
  [/klub|club|verein$/u, /(?:klub|club|verein|initiative|ring|union|gesellschaft)$/u],
  [/hochschule|universität$/u, /(?:uni|universität|hochschule|akademie|institut)$/u],
  [/krankenhaus|klinik|klinikum$/u, /(?:klinik|klinikum|krankenhaus|hospital)$/u],
  [/versicherer$/u, /(?:kasse|versicherung|allianz)$/u],
  [/zentrale$/u, /./u],
  [/partei$|fraktion$/u, /(?:partei|fraktion|union|linke)$/u],
  [/airline$|reederei$|werft$/u, /(?:linie|reederei|werft|gruppe|airline)$/u],
  [/(?:bündnis|netzwerk)$/u, /(?:initiative|verband|verein|bund|ring)$/u],
];

/** Nouns for a firm, which no club, union or office is. */
const FIRM =
  /(?:unternehmen|konzern|firma|betreiber|händler|discounter|hersteller|anbieter|versorger|airline|reederei|kette)$/u;
const NO_FIRM =
  /(?:verein|verband|gewerkschaft|partei|fraktion|polizei|feuerwehr|gericht|ministerium|(?<!p)amt|bund|initiative|anwaltschaft|kirche|gemeinde|kreis|schule|greenpeace|verdi|nabu|(?<!\p{L})(?:ig|dgb|gew|bund|adac))$/u;

/** Many who call themselves what they are, with what they are for: "Omas gegen Rechts", "Ärzte ohne Grenzen", "Fridays for Future". */
const MANY =
  /^(?:ärzte|reporter|apotheker|ingenieure|lehrer|juristen|tierärzte|clowns|omas|eltern|bürger|anwohner|studenten|künstler|psychologen|wissenschaftler|scientists|parents|fridays|students|brot)$/u;

/** Bodies whose name is a plural: "Die Stadtwerke … versichern sie". */
const PLURAL_NAME = /(?:werke|betriebe|dienste|johanniter|malteser|grünen|freunde)(?:\s|$)/iu;

const PRESS =
  /(?:zeitung|agentur|presse|dpa|afp|blatt|redaktion|rundschau|sender|magazin|nachrichten|post)$/u;
const COMPLEMENT_HEAD =
  /(?:verband|verein|vereinigung|gesellschaft|bund|beirat|beiräte|rat|kammer|kommission|ausschuss|initiative|bündnis|netzwerk|gewerkschaft|organisation|gemeinschaft|fraktion|amt|ministerium|institut|verbund|zentrum|stiftung|freunde|kreis|anstalt|stelle|agentur|behörde|fakultät)$/u;

/** How somebody is, before a verb: "Entsetzt ist der Bund", "Gelassen reagiert die Reederei". */
const HOW =
  /^(?:ge\p{L}+(?:t|en)|(?:ent|er|ver|be|zer)\p{L}+t|\p{L}+(?:iert|lich|ig|isch|end|sam|los|haft|bar)|scharf|froh|traurig|stolz|müde|blass|rat|knapp|deutlich|klar|offen|anders|ähnlich|zufrieden)$/u;
const STATE_VERB =
  /^(?:ist|war|sind|waren|bleibt|blieb|zeigt|zeigte|gibt|gab|reagiert|reagierte|reagieren|reagierten|äußert|äußerte|klingt|klang|wirkt|wirkte|fällt|fiel|kommentiert|kommentierte|sieht|sah)$/u;

/** "Zufrieden zeigte sich der Bund": what opens the sentence says how, and who comes behind the verb. */
export function isHowBefore(items: readonly Item[], at: number): boolean {
  const [how, verb, third, fourth] = items.slice(at, at + 4).map(({ lower }) => lower);
  const article = third === 'sich' ? fourth : third;
  const isHow = third === 'sich' || HOW.test(how ?? '');
  return isHow && STATE_VERB.test(verb ?? '') && /^(?:der|die|das)$/u.test(article ?? '');
}

/** Whether a word that opens a German sentence is an adverb or asks, and no name. */
export function isGermanAdverb(lower: string): boolean {
  return ADVERB.test(lower);
}

/** Whether a word is the legal form of a firm. */
export function isLegalForm(text: string): boolean {
  return LEGAL_FORM.test(text);
}

/** German: whether "der Klub", "die Handelskette" goes back to a body that was named before. */
export function isGermanBodyAgain(noun: string): boolean {
  return SPOKEN_OF_AGAIN.test(noun);
}

/** German: whether the body of a name can be what the noun calls it; `isBody` tells nouns for bodies. */
export function canBeCalledInGerman(
  noun: string,
  name: string,
  isBody: (word: string) => boolean,
): boolean {
  const words = name.toLowerCase().split(/\s+/u);
  if (FIRM.test(noun)) return !words.some((word) => NO_FIRM.test(word));
  const kind = SPOKEN_OF_AGAIN.exec(noun)?.[0].slice(-STEM_MIN);
  if (kind === undefined) return true;
  const synonyms = SYNONYM.filter(([own]) => own.test(noun)).map(([, others]) => others);
  return words.every(
    (word) =>
      /^\p{L}{2,4}$/u.test(word) ||
      !isBody(word) ||
      word.endsWith(kind) ||
      synonyms.some((other) => other.test(word)),
  );
}
const STEM_MIN = 4;

/** Whether a body's name is a plural by itself, and "sie" with a verb of many goes back to it. */
export function isPluralName(name: string): boolean {
  return PLURAL_NAME.test(name);
}

/**
 * Where a German body's name ends with what depends on it: "Landesamt für Umwelt", "Verband der Automobilindustrie", "Elternbeirat der
 * Grundschule". What may be a paper that is told stays outside ("sagte der Verband der Zeitung").
 */
export function germanComplementEnd(items: readonly Item[], at: number, head: string): number {
  const link = items[at]?.lower ?? '';
  const isFor = link === 'für';
  const isGenitive = /^(?:der|des)$/u.test(link) && COMPLEMENT_HEAD.test(head);
  if (!isFor && !isGenitive) return at;
  let end = nounEnd(items, at + 1);
  if (end === at + 1 || (isGenitive && PRESS.test(items[end - 1]?.lower ?? ''))) return at;
  if (!COMPLEMENT_HEAD.test(head)) return at;
  // "für Umwelt und Naturschutz", "der Grundschule und der Lauterschule".
  if (items[end]?.lower === 'und' && items[end]?.sentence === items[at]?.sentence) {
    const next = items[end + 1]?.lower === link ? end + 2 : end + 1;
    const second = items[next]?.isCapital === true ? next + 1 : end;
    end = isFor || next === end + 2 ? second : end;
  }
  return end;
}

/** Where a name of the kind of "Omas gegen Rechts" ends; undefined where the item opens none. */
export function germanManyEnd(items: readonly Item[], at: number): number | undefined {
  if (!MANY.test(items[at]?.lower ?? '')) return undefined;
  const link = items[at + 1]?.lower ?? '';
  const to = /^(?:die|das|den)$/u.test(items[at + 2]?.lower ?? '') ? at + 3 : at + 2;
  const isFor = /^(?:für|gegen|for)$/u.test(link) && items[to]?.isCapital === true;
  const isWithout = link === 'ohne' && items[to]?.lower === 'grenzen';
  return isFor || isWithout ? to + 1 : undefined;
}

/** Behind an adjective or none, the noun; the start itself where none stands. */
function nounEnd(items: readonly Item[], from: number): number {
  const isAdjective = items[from]?.isCapital === false && /e[nr]$/u.test(items[from]?.lower ?? '');
  const noun = isAdjective ? from + 1 : from;
  const item = items[noun];
  return item?.kind === 'word' && item.isCapital && item.sentence === items[from - 1]?.sentence
    ? noun + 1
    : from;
}

/** "der Deutschen Bahn" is the Deutsche Bahn, "des Deutschen Wetterdienstes" the Deutscher Wetterdienst. */
export function germanNominative(name: string): string {
  const [adjective = '', noun = '', ...rest] = name.split(' ');
  if (!/^\p{Lu}\p{Ll}+en$/u.test(adjective) || !/^\p{Lu}/u.test(noun)) return name;
  const gender = genderOfGermanBody(noun);
  if (gender === 'any' || !/(?:sch|lich|ig|är|al|ell|erst|neu|alt|grün|rot)en$/u.test(adjective))
    return name;
  const ending = { female: 'e', male: 'er', neuter: 'es', plural: 'e' }[gender];
  const bare = gender === 'female' ? noun : noun.replace(/(?<=[^s])e?s$/u, '');
  const shown = genderOfGermanBody(bare) === gender ? bare : noun;
  return [adjective.slice(0, -2) + ending, shown, ...rest].join(' ');
}
