import type { Gender } from './grammar.ts';

/** Women's roles that do not end in -in. */
const FEMALE_ROLE =
  /(?:in|frau|schwester|tochter|mutter|witwe|tante|nichte|oma|hebamme|dame|nonne|äbtissin|magd|braut|diva|hostess|stewardess|königin|muse|amme|lady|zofe)$/u;
/** Words that end like them, or like men's, and say nothing or the contrary. */
const MALE_ROLE = /(?:cousin|muezzin|opa)$/u;
const EITHER_ROLE =
  /(?:mitglied|star|gast|vorstand|mensch|talent|profi|model|opfer|oberhaupt|azubi|coach|fan|lehrling|kraft|kind|waise|person|geisel|koryphäe|^dr|^prof|(?:ige|nde|nete|te|iche|ene)n?)$/u;
/** Plurals that no singular looks like. */
const PLURAL_ROLE =
  /(?:innen|leute|männer|frauen|ärzte|wälte|köche|höfe|wirte|(?:kapit)äne|(?:gener|admir)äle|äre|eure|chefs|fans|profis|azubis|stars|gäste|mitglieder|kinder|bauern|nachbarn|zeugen|kunden|kollegen|experten|isten|anten|enten|oren|logen|graten|maten)$/u;

/** The gender that a German role's ending and the article before it show. */
export function genderOfGermanRole(lower: string, before: string): Gender {
  if (MALE_ROLE.test(lower)) return 'male';
  if (FEMALE_ROLE.test(lower)) return 'female';
  const isArticleless = !/^(?:d|ein|sein|ihr|kein)/u.test(before);
  if (PLURAL_ROLE.test(lower) && (isArticleless || before === 'die')) return 'plural';
  if (before === 'die' || before === 'eine' || before === 'seine' || before === 'ihre') {
    return before === 'die' && /(?:er|en|ten|ler)$/u.test(lower) && !/ige$|nde$/u.test(lower)
      ? 'plural'
      : 'female';
  }
  if (EITHER_ROLE.test(lower) && before === 'der' && lower.endsWith('n')) return 'female';
  if (before === 'der' || before === 'ein' || before === 'sein' || before === 'ihr') return 'male';
  return EITHER_ROLE.test(lower) ? 'any' : 'male';
}

const FEMALE_BODY =
  /(?:ung|heit|keit|schaft|tät|ion|enz|anz|kasse|bank|behörde|polizei|wehr|kirche|firma|gruppe|agentur|presse|ie|caritas|partei|liga|kammer|stelle|klinik|schule|marine|armee|messe|börse|botschaft|rei|werft|wacht|warte|bahn|post|zentrale|kette|initiative|akademie|justiz|uni|gemeinde|stadt|jury|airline|crew|truppe|anstalt|fabrik|bibliothek|kanzlei|praxis|linke|spitze|industrie|holding|oper|basis|wirtschaft|familie|abteilung|staatsanwaltschaft|company|stadtverwaltung)$/u;
const NEUTER_BODY =
  /(?:amt|ministerium|gericht|institut|unternehmen|werk|büro|museum|haus|klinikum|zentrum|parlament|kabinett|gremium|bündnis|komitee|präsidium|kommando|theater|team|labor|studio|portal|blatt|magazin|start-up|gymnasium|konsortium|dezernat|ressort|referat|forum|kollegium|kuratorium|direktorium|kartell|archiv|orchester|ensemble|netz|lager|hotel|heim|internat|regiment|bataillon|militär)$/u;
const MALE_BODY =
  /(?:verband|verein|rat|hof|dienst|bund|konzern|ausschuss|klub|club|betrieb|hersteller|betreiber|versorger|anbieter|verlag|senat|tag|kreml|vorstand|zoll|sender|fonds|stab|trust|zusammenschluss|kreis|bezirk|handel|discounter|händler|bauer|zulieferer|träger|verbund|orden|riese|dienstleister|zoo|park|hafen|chor|konvent|kongress|rechnungshof|laden|zirkus|investor|makler)$/u;

/** The grammatical gender of a German noun for a body, as its last part shows; `any` where it does not. */
export function genderOfGermanBody(noun: string): Gender {
  const lower = noun.split('-').at(-1)?.toLowerCase() ?? '';
  for (const word of [lower, lower.replace(/e?s$/u, '')]) {
    if (FEMALE_BODY.test(word)) return 'female';
    if (NEUTER_BODY.test(word)) return 'neuter';
    if (MALE_BODY.test(word)) return 'male';
  }
  return 'any';
}
