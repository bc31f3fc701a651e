import type { Grammar } from './grammar/grammar.ts';
import { isObliqueForm, isObliqueRole, toNominative } from './name-forms.ts';
import type { Person } from './person.ts';

const ROLE_LENGTH_MAX = 120;
const ON_TRIAL =
  /^(?:подсуд|обвиняем|осужд|задержан|арестован|підсудн|обвинувачен|засуджен|затриман|заарештован)/u;
/** Man, woman, youth: what is no role to show. */
const PLAIN =
  /^(?:man|woman|boy|girl|lady|gentleman|teenager|\d.*|жінк\p{L}*|хлоп\p{L}*|дівчин\p{L}*|юна\p{L}*|мужчин\p{L}*|женщин\p{L}*|парен\p{L}*|парн\p{L}*|девушк\p{L}*|mężczyzn\p{L}*|kobiet\p{L}*|chłopa?[kc]\p{L}*|dziewczyn\p{L}*|zainteresowan\p{L}*|homme|dame|garçon|jeune|intéressée?|jährige|jähriger)$/u;

/** The role to show with a person: the fullest one that says what they do; kin only when nothing else is said. */
export function chooseRole(person: Person, grammar: Grammar): string | undefined {
  let best: { text: string; score: number } | undefined;
  for (const role of person.roles) {
    const text = tidy(role.text, grammar);
    if (text === '' || text.length > ROLE_LENGTH_MAX) continue;
    if (PLAIN.test(role.head)) continue;
    let score = Math.min(text.split(/\s+/).length, 6);
    // "mec.", "Dr.": a title says less than any trade.
    if (/^(?:mec|adw|dr|prof|mgr|inż|hab)\.?$/iu.test(text)) score -= 2;
    if (grammar.relation.test(role.head)) score -= 10;
    if (grammar.genericRole.test(role.head)) score -= 8;
    // What they are on trial for says less than what they were.
    if (ON_TRIAL.test(role.head)) score -= 3;
    if (isOblique(role.head, person, grammar)) score -= 3;
    if (best === undefined || score > best.score) best = { text, score };
  }
  if (best === undefined) return undefined;
  return nominative(best.text, person, grammar);
}

function isOblique(head: string, person: Person, grammar: Grammar): boolean {
  if (IRREGULAR_NOMINATIVES.some(([pattern]) => pattern.test(head))) return true;
  const gender =
    grammar.genderOfRole(head, '') === 'female'
      ? 'female'
      : person.gender === 'female' && /[аяa]$/u.test(head)
        ? 'female'
        : 'male';
  return (
    isObliqueForm(head, gender, grammar) ||
    (gender === 'male' && /[^c]a$/u.test(head) && isObliqueRole(head, grammar)) ||
    (gender === 'male' &&
      /[аяыи]$/u.test(head) &&
      !/(?:голова|глава|суддя|судья|коллега|sędzia|starosta)$/u.test(head))
  );
}

function tidy(text: string, grammar: Grammar): string {
  const words = text.replace(/^[\s,;–—-]+|[\s,;:–—-]+$/gu, '').split(/\s+/);
  // "one of the organisers" stays whole.
  while (
    words.length > 1 &&
    !/^(?:of|de|des|du)$/u.test(words[1]?.toLowerCase() ?? '') &&
    (grammar.articles.has(words[0]?.toLowerCase() ?? '') ||
      grammar.indefinite.has(words[0]?.toLowerCase() ?? ''))
  )
    words.shift();
  const possessive = words[0]?.toLowerCase() ?? '';
  if (words.length > 1 && grammar.possessives.has(possessive)) words.shift();
  if (words.length > 1 && /^(?:а|і|и|та|i|und|et|and)$/u.test(words[0]?.toLowerCase() ?? ''))
    words.shift();
  const whole = words.join(' ').replace(/^(?:l|d)['’]/u, '');
  return whole.replace(
    /\s+(?:на ім[’']я|по имени|o imieniu|for exactly|namens|for|Dr\.?|Prof\.?|nommée?|prénommée?)$/u,
    '',
  );
}

const ADJECTIVE_FORM = /(?:ого|его|ому|ему|ым|им|ой|ей)$/u;
const ADJECTIVE_ENDINGS: readonly (readonly [RegExp, string, string])[] = [
  [/([жчшщгкх])(?:его|ему|им|ого|ому)$/u, '$1ий', '$1ая'],
  [/(?:ого|ому|им)$/u, 'ий', 'а'],
  [/(?:ої|ій|ою)$/u, 'ий', 'а'],
  [/(?:ым|ом)$/u, 'ый', 'ая'],
  [/(?:ой|ую)$/u, 'ый', 'ая'],
  [/(?:iego|iemu|im)$/u, 'i', 'a'],
  [/(?:ego|emu|ym)$/u, 'y', 'a'],
  [/(?:ej|ą)$/u, 'y', 'a'],
];

/** Heads of either gender that end like women's: "голови громади" is of the голова. */
const IRREGULAR_NOMINATIVES: readonly (readonly [RegExp, string])[] = [
  [/^голов(?:и|і|у|ою)$/u, 'голова'],
  [/^глав(?:ы|е|у|ой)$/u, 'глава'],
  [/^судд(?:і|ю|ею)$/u, 'суддя'],
  [/^судь(?:и|е|ю|ёй|ей)$/u, 'судья'],
  [/^старост(?:и|і|у|ою|ы|е|ой)$/u, 'староста'],
];

/** "byłego", "колишньому", "бывшей": the adjective goes with its noun. */
function nominativeAdjective(word: string, isFemale: boolean): string {
  const soft = word.replace(/ьо(?:го|му)$/u, 'ій').replace(/ьої$/u, 'я');
  if (soft !== word) return soft;
  for (const [pattern, male, female] of ADJECTIVE_ENDINGS)
    if (pattern.test(word)) return word.replace(pattern, isFemale ? female : male);
  return word;
}

/** A role that was only seen in another case: its first noun goes into the nominative. */
function nominative(text: string, person: Person, grammar: Grammar): string {
  if (!grammar.isInflected) return text;
  const words = text.split(' ');
  const isNoun = (word = ''): boolean =>
    grammar.role.test(word.toLowerCase()) || grammar.relation.test(word.toLowerCase());
  let head = words.findIndex(isNoun);
  // «ведущего научного сотрудника»: an adjective that may also be somebody, before the noun that it goes with.
  while (/(?:ого|его|ому|ему|ым|им|ой|ей)$/u.test(words[head] ?? '')) {
    const next = words.findIndex((word, at) => at > head && !ADJECTIVE_FORM.test(word));
    if (next === -1 || !isNoun(words[next])) break;
    head = next;
  }
  const word = words[head];
  if (word === undefined || !isOblique(word.toLowerCase(), person, grammar)) return text;
  const irregular = IRREGULAR_NOMINATIVES.find(([pattern]) =>
    pattern.test(word.toLowerCase()),
  )?.[1];
  const isFemale =
    grammar.genderOfRole(word.toLowerCase(), '') === 'female' ||
    (person.gender === 'female' && /(?:ою|ею|ої|ой|у|ю|ej|ą|ę)$/u.test(word));
  words[head] = irregular ?? toNominative(word, isFemale ? 'female' : 'male');
  for (let at = 0; at < head; at++) words[at] = nominativeAdjective(words[at] ?? '', isFemale);
  return words.join(' ');
}
