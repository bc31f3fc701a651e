import type { Language } from '../../text/language.ts';

export type Gender = 'male' | 'female' | 'plural' | 'neuter' | 'any';

/**
 * What the finder knows of a language. Open classes (verbs, roles) are suffix patterns over small letters, not lists of
 * whole forms, since the press never runs out of verbs; the closed classes are sets.
 */
export interface Grammar {
  readonly language: Language;
  /** A verb of saying or writing, in any form that introduces speech. */
  readonly cue: RegExp;
  /** The shape of a finite verb; trusted only where a verb must stand, beside a quote. */
  readonly verb: RegExp;
  /** Words that have the shape of a verb, or of a name, and are none. */
  readonly stopWords: ReadonlySet<string>;
  /** Subject pronouns and whom they can mean. */
  readonly pronouns: Readonly<Record<string, Gender>>;
  /** Pronouns in another case: the hearer, never the speaker. */
  readonly objectPronouns: ReadonlySet<string>;
  readonly possessives: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** Words that open a subordinate clause: who, which, that, when. */
  readonly clauseWords: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** Indefinite articles and the like: "a", "one of". */
  readonly indefinite: ReadonlySet<string>;
  /** Nouns for what a person is, in every case form; the head of a role. */
  readonly role: RegExp;
  /** Names of roles that say only man, woman, person of an age: they refer back, and are no role to show. */
  readonly genericRole: RegExp;
  /** Kin and partners. */
  readonly relation: RegExp;
  /** Nouns for a body that can speak. */
  readonly organisation: RegExp;
  /** Nouns that stand for the body named before: "the company". */
  readonly bodyAgain: RegExp;
  /** Nouns for a paper that speaks for itself: letter, report, banner. */
  readonly document: RegExp;
  /** Nouns for a paper that speaks for its issuer: statement, post. */
  readonly statement: RegExp;
  /** Nouns for sources without a name. */
  readonly anonymous: RegExp;
  /** Words before the name of a ship, law, book, plan, or before scare quotes. */
  readonly label: RegExp;
  /** Phrases (small letters, one space) that make what follows a speaker: "according to". */
  readonly accordingTo: readonly string[];
  /** Mr, пан, Mme. */
  readonly courtesy: Readonly<Record<string, Gender>>;
  /** Opens a passage about earlier events. */
  readonly recall: RegExp;
  /** The gender that a word's ending shows: verbs in the past, feminine roles. */
  readonly genderOfVerb: (lower: string) => Gender;
  readonly genderOfRole: (lower: string, before: string) => Gender;
  /** Has cases: names change their endings. */
  readonly isInflected: boolean;
}

/** The part of a word that names the role: of a compound with a hyphen ("vice-chair", "SPD-Politiker"), its last part. */
export function roleHead(lower: string, grammar: Grammar): string {
  if (grammar.language === 'en' && /^(?:vice|ex|co|deputy|under)-/u.test(lower))
    return lower.slice(lower.indexOf('-') + 1);
  if (grammar.language === 'fr') return frenchRoleHead(lower, grammar);
  if (grammar.language === 'uk' || grammar.language === 'ru')
    return lower.replace(
      /^[еэ]кс(?:-|(?!перт|курс|пед|пор|плу|тр|клю|пон|зам|кав|те))(?=\p{L}{3})/u,
      '',
    );
  if (grammar.language !== 'de') return lower;
  const last = lower.split('-').at(-1) ?? lower;
  // "des Ministers": the genitive.
  return /(?:er|or|eur|at|ent|ist|chef|wart)s$/u.test(last) ? last.slice(0, -1) : last;
}

/** «vice-présidente», «contre-amirale»; «enseignante-chercheuse» has two heads, of which the first goes. */
function frenchRoleHead(lower: string, { role }: Grammar): string {
  const bare = lower.replace(/^(?:vice|ex|sous|co|contre)-(?=\p{L}{4})/u, '');
  const [first = '', second = ''] = bare.split('-', 2);
  const isDouble = !role.test(bare) && role.test(first) && role.test(second);
  return isDouble ? first : bare;
}

/** Whether a word says what a person is: a role, kin, or man, woman, pensioner. */
export function isRoleWord(lower: string, grammar: Grammar): boolean {
  const head = roleHead(lower, grammar);
  return grammar.role.test(head) || grammar.relation.test(head) || grammar.genericRole.test(head);
}

/** A set from words separated by white space. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.match(/\S+/g) ?? []);
}

/** Any beginning of a compound: "Kultusminister". */
const COMPOUND = '\\p{L}*';

/** A pattern of whole words: any of the stems (white space between them), then the endings; `|word` adds whole words. */
export function wordPattern(stems: string, endings = ''): RegExp {
  const all = stems.trim().split(/\s+/);
  // Behind one common beginning: with hundreds of German compounds each would read the whole word again.
  const compounds = all.filter((stem) => stem.startsWith(COMPOUND));
  const tails = compounds.map((stem) => stem.slice(COMPOUND.length));
  const alternatives = [
    ...all.filter((stem) => !compounds.includes(stem)),
    ...(tails.length === 0 ? [] : [`${COMPOUND}(?:${tails.join('|')})`]),
  ];
  return new RegExp(`^(?:(?:${alternatives.join('|')})${endings})$`, 'u');
}
