import { nominativeBody } from './body-names.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { toNominative } from './name-forms.ts';
import { PRESS } from './press.ts';

/** Nouns that mean a body named elsewhere. */
const AGAIN =
  /^(?:spółk|firm|resort|ministerstw|urz[ąę]d|instytu|inspektora|agencj|organizacj|instytucj|fundacj|stowarzyszen|koncern|przewoźni|operator|klub|izb|komisj|zarząd|zarządc|inwestor|deweloper|wykonawc|producen|dostawc|placówk|szpital|uczelni|związ[ek]|służb|bank|sie[cć]|konsorcj|holding|partia|partii|urzędni|dyrekcj|inspekcj|fabryk|zakład)/u;
/** Who answers for a body. */
const OFFICE = /^(?:biur|wydział|zesp[oó]ł|dział|służb|departament|centrum)/u;
const OF_PRESS = /^(?:prasow|komunikacj|informacyjn|medialn|mediów|promocj)/u;
/** Words told by nobody: "podano", "czytamy". */
const IMPERSONAL = /^(?:czytamy|głosi|brzmi|\p{L}{3,}(?:no|to))$/u;
/** Words that open a sentence and are no names. */
const COMMON = /^(?:obie|obaj|oboje|wszys|część|większość|ekspert|władz)|(?:ów|om|ach|ę|ą)$/u;
/** What only somebody does who answers for it. */
const PUBLIC_ACT =
  /^(?:opublik|przepr[ao]sz|zareag|reaguj|odrzuc|odpier|umywa|milcz|rozesła|wyda(?:ł|je)|złoży|domaga|wstrzyma|odwoła|zawiesi|wszcz|alarm|zaalarm|bron|potępi|odmawia|odmówi|zaskarży|protestuj|uruchomi|wycofa|zamkn|kontroluj|skontrol|planuj|chce)/u;
const COPULA = /^(?:był|była|było|są|jest)$/u;
/** An answer in the past or present, by its beginning. */
const ANSWERS = /^(?:odpisa|odpowiedzia|odpar|odpowiada|zapewni)(?:ł|ła|ło)?$/u;
/** The reporters ask. */
const WE_ASK =
  /^(?:za|s|do|wy)?(?:pyta(?:liśmy|łam|łem|my)|poprosi(?:liśmy|łam|łem)|zwróci(?:liśmy|łam|łem)|wysła(?:liśmy|łam|łem)|skierowa(?:liśmy|łam|łem))$/u;
/** Papers that speak for whoever sends them; a sentence or report speaks for itself. */
const ISSUED =
  /^(?:dokumen|pism|piśm|opini|odpowied|stanowisk|list|liśc|komunika|oświadcze|informacj|wpis|mail|e-mail|mejl|odpis|wiadomoś|post|apel|uchwal)/u;
/** Who is told. */
const HEARER = /^(?:redakcj|agencję|telewizj|portal)/u;
const PAPER_ITEMS_MAX = 5;
/** What the cases of a body's noun have in common. */
const STEM_LENGTH = 4;
const SENTENCES_MAX = 3;
const SUBJECT_ITEMS_MAX = 3;

/** Whom a text has named, as far as it tells bodies from people. */
export interface Named {
  readonly passage: Passage;
  readonly mentions: readonly Mention[];
  /** Whether a mention is a person's name. */
  readonly isPerson: (index: number) => boolean;
}

/**
 * The body whose words a Polish clause gives: its own ("podano w komunikacie PSE"), or the one that its paragraph has named,
 * where the clause says no more than "podano w komunikacie", "informuje spółka", "przekazało jej biuro prasowe".
 */
export function findPolishBody(
  named: Named,
  { cue, from, to }: { readonly cue: number; readonly from: number; readonly to: number },
): string | undefined {
  const { items } = named.passage;
  const isTold = IMPERSONAL.test(items[cue]?.lower ?? '');
  const first = isTold ? from : cue + 1;
  const inside = [...named.mentions.entries()].filter(
    ([index, { from: at }]) => at >= first && at < to && !named.isPerson(index),
  );
  const paper = inside.find(([, { kind }]) => kind === 'statement' || kind === 'document')?.[1];
  const owner = inside.find(([, { from: at }]) => paper !== undefined && at === paper.to)?.[1];
  if (owner?.kind === 'name' && isTold) return bareBody(named, owner.name);
  // "czytamy w stanowisku Skovbaek Polska".
  const issuer = inside.find(
    ([, { kind, from: at }]) => kind === 'name' && ISSUED.test(items[at - 1]?.lower ?? ''),
  )?.[1];
  if (issuer !== undefined && isTold) return bareBody(named, issuer.name);
  const alone = inside.find(([, { kind }]) => kind === 'name')?.[1];
  if (alone !== undefined && isNamedSubject(named, cue, alone)) return alone.name.join(' ');
  const body = inside.find(
    ([, { kind, head, role }]) =>
      kind === 'organisation' && !HEARER.test(head) && !PRESS.test(role),
  )?.[1];
  const isOwn = paper?.kind === 'document' && !ISSUED.test(paper.head);
  if (body === undefined)
    return (isTold && !isOwn && isOnPaper(named, cue, to)) || isAnswer(named, cue, to)
      ? (askedBody(named, from) ?? (isTold ? paragraphBody(named, from) : undefined))
      : undefined;
  if (isOwn) return undefined;
  const isSubject = !body.isOblique && !/(?:ę|ą)$/u.test(body.head);
  const isNear = isSubject && body.from - cue <= SUBJECT_ITEMS_MAX;
  if (!isTold && !isNear && !isOffice(named, body)) return undefined;
  const next = inside.find(([, one]) => one.from === body.to)?.[1];
  if (isOffice(named, body) && next?.kind === 'name') return bareBody(named, next.name);
  const tail = body.role.split(' ').at(-1) ?? '';
  if (isOffice(named, body) && /^\p{Lu}\p{Ll}+$/u.test(tail)) return ownerOfOffice(named, body);
  const letters = lettersOf(body) ?? lettersOf(next);
  if (letters !== undefined && (isTold || isOffice(named, body))) return letters;
  const isSmall = isOffice(named, body)
    ? !/\p{Lu}/u.test(body.role)
    : AGAIN.test(body.head) && body.role.split(' ').length === 1;
  return isSmall && !isNamedInPlace(named, body) ? paragraphBody(named, from) : undefined;
}

/** "podały w komunikacie Koleje Dolnośląskie", "przekazała nam GDDKiA": a name of no person right behind the verb, or behind the paper. */
function isNamedSubject({ passage }: Named, cue: number, name: Mention): boolean {
  const { items, grammar } = passage;
  const word = name.name[0] ?? '';
  const isPlural =
    grammar.genderOfVerb(items[cue]?.lower ?? '') === 'plural' &&
    name.name.length > 1 &&
    /(?:[aei]|[^aeiouó]y)$/u.test(word);
  const isShort = /^\p{Lu}.*\p{Lu}/u.test(word) && !PRESS.test(word);
  if (name.isOblique || (!isPlural && !isShort)) return false;
  const between = items.slice(cue + 1, name.from);
  return (
    between.length <= PAPER_ITEMS_MAX &&
    between.every(
      ({ kind, lower }, at) =>
        kind === 'word' &&
        (grammar.objectPronouns.has(lower) ||
          grammar.prepositions.has(lower) ||
          (at > 0 && grammar.prepositions.has(between[at - 1]?.lower ?? ''))),
    )
  );
}

/** "W Urzędzie Wojewódzkim zapowiadają więcej. … na stronie urzędu": the noun means the body of that place. */
function isNamedInPlace({ mentions }: Named, body: Mention): boolean {
  return mentions.some(
    (other) =>
      other.kind === 'organisation' &&
      other.from < body.from &&
      other.isOblique &&
      other.role.includes(' ') &&
      other.head.startsWith(body.head.slice(0, STEM_LENGTH)),
  );
}

/** "czytamy w odpowiedzi", "podano w komunikacie". */
function isOnPaper({ passage }: Named, cue: number, to: number): boolean {
  const behind = passage.items.slice(cue + 1, Math.min(to, cue + 1 + PAPER_ITEMS_MAX));
  return behind.some(({ lower }) => ISSUED.test(lower));
}

/** "odpisała", "zapewniono nas": an answer of whoever was asked, where nobody else is its subject. */
function isAnswer({ passage, mentions }: Named, cue: number, to: number): boolean {
  const { items, grammar } = passage;
  const word = items[cue]?.lower ?? '';
  const isTold = IMPERSONAL.test(word) && grammar.objectPronouns.has(items[cue + 1]?.lower ?? '');
  if (isTold) return true;
  if (!ANSWERS.test(word)) return false;
  return !mentions.some(({ from, isOblique }) => from > cue && from < to && !isOblique);
}

/** "Zapytaliśmy firmę bukmacherską, …": the body that the sentence before asks. */
function askedBody({ passage, mentions }: Named, from: number): string | undefined {
  const { items, sentences, grammar } = passage;
  const own = items[from]?.sentence ?? 0;
  const sentence = sentences[own - 1];
  if (sentence === undefined) return undefined;
  const asks = items.slice(sentence.from, sentence.to).findIndex(({ lower }) => WE_ASK.test(lower));
  if (asks < 0) return undefined;
  const asked = mentions.find(
    ({ kind, from: at }) =>
      at > sentence.from + asks && at < sentence.to && kind === 'organisation',
  );
  if (asked === undefined) return undefined;
  // "firmę bukmacherską": the adjective behind belongs to it.
  const next = items[asked.to];
  const isOf = /[ęą]$/u.test(asked.head) && /^\p{Ll}+ą$/u.test(next?.text ?? '');
  const name = isOf ? `${asked.role} ${next?.text ?? ''}` : asked.role;
  return nominativeBody(name, asked.head, grammar);
}

/** "biuro prasowe resortu", "wydział prasowy MON". */
function isOffice({ passage }: Named, body: Mention): boolean {
  const words = passage.items.slice(Math.max(0, body.from - 2), body.to).map(({ lower }) => lower);
  return words.some((word) => OFFICE.test(word)) && words.some((word) => OF_PRESS.test(word));
}

/** "biuro prasowe Orlenu", "zespół prasowy Urzędu Miasta": what stands behind the office, in the nominative. */
function ownerOfOffice(named: Named, body: Mention): string {
  const { grammar } = named.passage;
  const words = body.role.split(' ');
  const own = words.slice(words.findIndex((word) => OF_PRESS.test(word)) + 1);
  const head = own.find((word) => grammar.organisation.test(word.toLowerCase()));
  return head === undefined
    ? bareBody(named, own)
    : nominativeBody(own.join(' '), head.toLowerCase(), grammar);
}

/** A name in capitals, which has no case to show. */
function lettersOf(body: Mention | undefined): string | undefined {
  return body === undefined
    ? undefined
    : /^(?:\p{Lu}[\p{Lu}\d]+|\p{Lu}+i?\p{Lu}+\p{Lu})$/u.exec(body.role)?.[0];
}

/** A name that is in no list, as the text has it in the nominative. */
function bareBody({ mentions }: Named, words: readonly string[]): string {
  const name = words.join(' ');
  if (words.length !== 1) return name;
  const base = toNominative(name, 'male');
  const shown = mentions.find(
    ({ kind, name: [other = ''] }) => kind === 'name' && other.toLowerCase() === base.toLowerCase(),
  );
  return shown?.name[0] ?? base;
}

/** The first body that the sentences before, in the same paragraph, have as a subject; undefined where a paper comes first. */
function paragraphBody(named: Named, from: number): string | undefined {
  const { items, sentences } = named.passage;
  const own = items[from]?.sentence ?? 0;
  const paragraph = sentences[own]?.paragraph;
  for (let at = own - 1; at >= own - SENTENCES_MAX; at--) {
    const sentence = sentences[at];
    if (sentence === undefined || sentence.paragraph !== paragraph) return undefined;
    for (const [index, mention] of named.mentions.entries()) {
      if (mention.from < sentence.from || mention.from >= sentence.to) continue;
      if (mention.kind === 'document' && !mention.isOblique) return undefined;
      const body = bodySubject(named, mention, index);
      if (body !== undefined) return body;
    }
  }
  return undefined;
}

function bodySubject(named: Named, mention: Mention, index: number): string | undefined {
  const { items, sentences, grammar } = named.passage;
  if (mention.isOblique || named.isPerson(index) || PRESS.test(mention.role)) return undefined;
  if (mention.kind === 'organisation') {
    const isSmall = mention.role.split(' ').length === 1 && AGAIN.test(mention.head);
    const isObject = /(?:ę|ą|iej|ych)$/u.test(mention.head);
    return isSmall || isObject ? undefined : nominativeBody(mention.role, mention.head, grammar);
  }
  if (mention.kind !== 'name') return undefined;
  const next = items[mention.to];
  const isVerb = next?.kind === 'word' && !next.isCapital && grammar.verb.test(next.lower);
  const isPredicate = COPULA.test(items[mention.from - 1]?.lower ?? '');
  // "Teren dzierżawi spółka": a capital that only opens the sentence, unless it says something.
  const opens = mention.from === sentences[items[mention.from]?.sentence ?? 0]?.from;
  const isBare = opens && mention.name.length === 1;
  const says =
    isVerb &&
    (!isBare || grammar.cue.test(next.lower) || PUBLIC_ACT.test(next.lower)) &&
    !COMMON.test(mention.head);
  return isPredicate || says ? mention.name.join(' ') : undefined;
}
