import { isRoleWord } from './grammar/grammar.ts';
import type { Passage } from './lay-out.ts';
import type { Mention } from './mention.ts';
import { bareName, knownFirstName } from './name-forms.ts';
import { openApposition } from './open-apposition.ts';
import type { Person } from './person.ts';
import { isLooseApposition } from './same-role.ts';

const APPOSITION_WORDS_MAX = 16;
const GERUND = /(?:[аеиуыюя]в|вшись|вши|[ая]сь|чи|ąc|[wł]szy)$/u;
/** American prosecutors: "Assistant U.S. Attorney", "District Attorney". */
const PUBLIC_ATTORNEY =
  /\b(?:U\.?S\.?|district|state|county|commonwealth['’]s) attorney\b|\bavocate? générale?(?!\p{L})/iu;
/** Titles that stand short before a name and in full without it: "gen. Wąsowicz … mówi generał". */
const POLISH_SHORT: Readonly<Record<string, string>> = {
  gen: 'generał',
  płk: 'pułkownik',
  mjr: 'major',
  kpt: 'kapitan',
  por: 'porucznik',
  ks: 'ksiądz',
  prok: 'prokurator',
  mec: 'mecenas',
  prof: 'profesor',
};
const CYRILLIC_PREDICATE =
  /(?:[аеиоуыюяіїє]л[аои]?|шл[аои]|[аеиіїую]в(?:ся|ла|ли)|лся|лась|лись|лися|лася|[еи]тся|[иі]ться|[аяе]ны|[аяе]но|[аяе]на|роен|влен|шен|д[её]н|чен|жен|зван|бран)$/u;
const AUXILIARY =
  /^(?:ont|est|avait|sera|was|is|has|had|were|hat|ist|war|hatte|wird|będzie|jest|był|była|був|была|будет|буде)$/u;

const TESTIFIES = /^zezna(?:wał|wała|ł|ła|je)$/u;
const WITNESS_ITEMS_MAX = 3;
/** «зроблено», «zatrzymano»: what was done, by nobody who is said. */
const IMPERSONAL_PARTICIPLE = /^\p{L}{3,}(?:но|то|no|to)$/u;

/** Where a phrase set after a name begins, behind the comma and an age; undefined where none can stand. */
function behindComma({ items }: Passage, mention: Mention): number | undefined {
  let at = mention.to;
  if (items[at]?.text === '(') {
    while (at < mention.to + 8 && items[at]?.text !== ')') at++;
    at++;
  }
  if (items[at]?.text !== ',') return undefined;
  at++;
  if (items[at]?.kind === 'number') {
    at++;
    while (
      at < mention.to + 6 &&
      items[at]?.kind === 'word' &&
      /^(?:ans|lat|lata|років|роки|рік|год|года|лет)$/u.test(items[at]?.lower ?? '')
    )
      at++;
    if (items[at]?.text !== ',') return undefined;
    at++;
  }
  return /^(?:and|or|und|oder|et|ou|і|й|та|и|или|i|oraz|lub)$/u.test(items[at]?.lower ?? '')
    ? undefined
    : at;
}

/** «Пані Оксано, міністр пообіцяв …»: who is spoken to, and no role behind the comma. */
function isAddress({ grammar, items, sentences }: Passage, mention: Mention): boolean {
  const opens = items
    .slice(sentences[items[mention.from]?.sentence ?? 0]?.from ?? 0, mention.from)
    .every((item) => item.kind !== 'word');
  return opens && mention.isCourteous && grammar.isInflected;
}

/** Whether the phrase up to the next comma is followed at once by two capitals: a name of its own. */
function isBeforeAnotherName({ items }: Passage, from: number): boolean {
  let at = from;
  while (at < from + APPOSITION_WORDS_MAX && items[at]?.kind === 'word') at++;
  return (
    items[at]?.text === ',' &&
    items[at + 1]?.isCapital === true &&
    items[at + 2]?.isCapital === true
  );
}

/** The noun phrase set after a name between commas that says what the person is. */
export function appositionAfter(
  passage: Passage,
  mention: Mention,
): { from: number; to: number; head: number } | undefined {
  const { items, grammar } = passage;
  const from = behindComma(passage, mention);
  if (from === undefined || isAddress(passage, mention)) return undefined;
  // «Contre sa sœur, Odile Vasseur, la procureure, Camille Ferrandis, …»: the role is the next one's.
  if (grammar.language === 'fr' && mention.isOblique && isBeforeAnotherName(passage, from))
    return undefined;
  let at = from;
  let head = -1;
  for (; at < from + APPOSITION_WORDS_MAX; at++) {
    const item = items[at];
    if (item === undefined || item.kind === 'quote') break;
    if (item.kind === 'mark' && !/^[’']$/u.test(item.text)) break;
    if (item.sentence !== items[mention.from]?.sentence) break;
    if (grammar.clauseWords.has(item.lower) && !(grammar.articles.has(item.lower) && at === from)) {
      if (!grammar.articles.has(item.lower) || (grammar.language === 'de' && head === -1)) break;
    }
    if (
      grammar.language === 'de' &&
      at === from &&
      /^(?:der|die|das)$/u.test(item.lower) &&
      items[at + 1]?.isCapital !== true
    )
      break;
    const isRole = isRoleWord(item.lower, grammar);
    // "Verbova, stood beside the minister": what she did, and nobody's role.
    const isClause =
      at > from &&
      items[from]?.lower !== 'one' &&
      (grammar.articles.has(item.lower) || grammar.prepositions.has(item.lower));
    if (head === -1 && grammar.language === 'en' && isClause) break;
    if (head === -1 && isRole) head = at;
    if (
      head === -1 &&
      at === from &&
      (grammar.prepositions.has(item.lower) ||
        AUXILIARY.test(item.lower) ||
        (grammar.language === 'fr' && item.lower === 'a'))
    )
      break;
    if (
      head === -1 &&
      grammar.isInflected &&
      grammar.verb.test(item.lower) &&
      !item.isCapital &&
      at > from
    )
      break;
    // «за словами Ярослави Кобилецької, евакуйовано 112 мешканців»: the sentence itself begins.
    if (at === from && grammar.isInflected && !isRole && IMPERSONAL_PARTICIPLE.test(item.lower))
      break;
    // «Лариса Тюрина, нашла запись», «расчёты переданы», «настроен жёстче»: the predicate.
    if (at === from && !isRole && CYRILLIC_PREDICATE.test(item.lower)) break;
    // «узнав об этом от журналистов»: what the person did, and nobody's role.
    if (head === -1 && at === from && grammar.isInflected && GERUND.test(item.lower)) break;
    if (head === -1 && at - from > 4) break;
    if (head === -1 && item.isCapital && grammar.cue.test(item.lower)) break;
    // "state secretary": no verb.
    if (!item.isCapital && grammar.cue.test(item.lower) && !isRole && item.lower !== 'state') break;
  }
  // "At the Drovers' Arms, landlady Carys Wynn has …": the role is hers.
  const isNext =
    grammar.language === 'en' &&
    items[head + 2]?.isCapital === true &&
    knownFirstName(items[head + 1]?.lower ?? '', grammar) !== undefined;
  return head === -1 || isNext ? undefined : { from, to: at, head };
}

/** After a full name a phrase may be a role though its noun is in no list. */
function appositionWithoutRoleWord(
  passage: Passage,
  mention: Mention,
): { from: number; to: number } | undefined {
  const from = mention.name.length > 1 ? behindComma(passage, mention) : undefined;
  return from === undefined ? undefined : openApposition(passage, from);
}

/** Gives a person the roles that stand around a mention: before the name, set after it, after "was a", before "named". */
export function addRoles(
  person: Person,
  passage: Passage,
  mentions: readonly Mention[],
  index: number,
): void {
  const mention = mentions[index];
  if (mention === undefined) return;
  const { items, grammar } = passage;
  const add = (from: number, to: number): void => addRole(person, passage, from, to);
  const nameStart = mention.to - countItems(passage, mention);
  if (mention.role !== '' && !mention.isCourteous) add(mention.from, nameStart);
  // «Me Benslimane»: a lawyer.
  if (mention.isCourteous && grammar.language === 'fr' && items[mention.from]?.lower === 'me')
    person.roles.push({ text: '', head: 'avocat' });
  // "Mr Justice Olatunji": a role behind the courtesy.
  if (
    mention.isCourteous &&
    nameStart - mention.from === 2 &&
    isRoleWord(items[mention.from + 1]?.lower ?? '', passage.grammar)
  )
    add(mention.from + 1, nameStart);
  // "Zeznawała też Grażyna Drwal": a witness from here on, though the article has not said so.
  const near = items.slice(Math.max(0, mention.from - WITNESS_ITEMS_MAX), mention.to + 2);
  if (grammar.language === 'pl' && near.some((item) => TESTIFIES.test(item.lower)))
    person.roles.push({ text: '', head: 'świadek' });
  const after = appositionAfter(passage, mention) ?? appositionWithoutRoleWord(passage, mention);
  if (after !== undefined) add(after.from, after.to);
  const apart = roleBehindMarks(passage, mentions, index);
  if (apart !== undefined) add(apart.from, apart.to);
  const copula = roleAfterCopula(passage, mentions, index);
  if (copula !== undefined) add(copula.from, copula.to);
  const previous = mentions[index - 1];
  if (
    previous?.kind === 'role' &&
    !(previous.isOblique && grammar.isInflected) &&
    previous.to === mention.from - 1 &&
    items[previous.to]?.text === ',' &&
    items[previous.from]?.sentence === items[mention.from]?.sentence
  ) {
    const next = items[mention.to]?.text ?? '.';
    if (/^[,.:)]$/u.test(next) || items[mention.to]?.kind !== 'word' || previous.isPossessed)
      add(previous.from, previous.to);
  }
  // "Der Geschäftsführer eines Versands, Erik Sandvoß, muss …".
  const before = mentions
    .slice(Math.max(0, index - 3), index)
    .findLast(({ kind }) => kind === 'role');
  if (
    grammar.language === 'de' &&
    before !== undefined &&
    before.to < mention.from - 1 &&
    items[mention.from - 1]?.text === ',' &&
    items[before.from]?.sentence === items[mention.from]?.sentence &&
    isLooseApposition(passage, before, mention)
  )
    add(before.from, mention.from - 1);
  if (previous?.kind === 'role' && previous.to < mention.from && mention.from - previous.to <= 9) {
    const between = items
      .slice(previous.to, mention.from)
      .map((item) => item.lower)
      .join(' ');
    if (
      /^(?:на ім[’']я|по имени|named|called|prénommée?|nommée?|de \d+ ans prénommée?|o imieniu|namens|із позивним|з позивним|на псевдо|с позывным|по прозвищу|який називається|who gave (?:her|his) name (?:only )?as|(?:who (?:goes|went) )?(?:by|with|under) the (?:call ?sign|nickname|alias|name)|(?:known|identified|nicknamed)(?: only)?(?: as)?|who (?:goes|went) by)$/u.test(
        between,
      )
    )
      add(previous.from, previous.to);
  }
}

/** "kapitan lodołamacza „Ogar” Bogusława Trela": a name in marks stands between role and name. */
function roleBehindMarks(
  { items }: Passage,
  mentions: readonly Mention[],
  index: number,
): Mention | undefined {
  const from = mentions[index]?.from ?? 0;
  const role = previousOf(mentions, index);
  if (role?.kind !== 'role' || items[role.to]?.kind !== 'quote' || from - role.to > 2)
    return undefined;
  const last = items[from - 1];
  return last?.kind === 'quote' || /^,?$/u.test(last?.text ?? '') ? role : undefined;
}

/** "Thorley had been a district nurse": the role that a copula gives to its subject. */
function roleAfterCopula(
  passage: Passage,
  mentions: readonly Mention[],
  index: number,
): Mention | undefined {
  const mention = mentions[index];
  const next = mentions[index + 1];
  if (mention === undefined || next?.kind !== 'role' || next.from - mention.to > 7)
    return undefined;
  const between = passage.items.slice(mention.to, next.from).map((item) => item.lower);
  if (between.some((word) => /^[,.;:]$/u.test(word))) return undefined;
  const hasCopula = between.some((word) =>
    /^(?:is|was|been|became|ist|war|est|était|був|була|є|был|была|jest|był|była|works|arbeitet|pracuje|працює|работает)$/u.test(
      word,
    ),
  );
  return hasCopula &&
    (next.isIndefinite || passage.grammar.isInflected || passage.grammar.language === 'fr')
    ? next
    : undefined;
}

function previousOf(mentions: readonly Mention[], index: number): Mention | undefined {
  return mentions[index - 1];
}

function countItems(passage: Passage, mention: Mention): number {
  const first = mention.name[0];
  for (let at = mention.from; at < mention.to; at++) {
    const item = passage.items[at];
    if (item !== undefined && (item.text === first || `${item.text}.` === first) && item.isCapital)
      return mention.to - at;
    if (first !== undefined && /^[ld]['’]/iu.test(first) && first.startsWith(item?.text ?? '-'))
      return mention.to - at;
  }
  return 0;
}

/**
 * "director of the institute of farmers", "директор інституту політики": a noun behind the head that belongs to it. Not
 * so behind "and" or a comma ("founder and director"), nor where English sets the head last ("police officer").
 */
function isComplement(passage: Passage, from: number, at: number): boolean {
  const { items, grammar } = passage;
  if (/^(?:,|and|і|й|та|и|i|oraz|und|et)$/u.test(items[at - 1]?.lower ?? '')) return false;
  if (grammar.language !== 'en') return true;
  return items.slice(from, at).some((item) => grammar.prepositions.has(item.lower));
}

function isBehindDe({ items }: Passage, from: number, at: number): boolean {
  return items.slice(from + 1, at).some((item) => /^(?:de|du|des|d')$/u.test(item.lower));
}

/** Adds the role that stands at the items, once for each noun in it that can be its head; its last word else. */
function addRole(person: Person, passage: Passage, from: number, to: number): void {
  const { items, grammar, text } = passage;
  let start = from;
  while (
    start < to &&
    (grammar.articles.has(items[start]?.lower ?? '') || /^['’]s?$/u.test(items[start]?.text ?? ''))
  )
    start++;
  const first = items[start];
  const last = items[to - 1];
  if (first === undefined || last === undefined || last.end <= first.start) return;
  const end = last.kind === 'quote' ? (passage.pieces[last.piece]?.close ?? last.end) : last.end;
  const isHead = (at: number): boolean => isRoleWord(items[at]?.lower ?? '', grammar);
  const isPublic = PUBLIC_ATTORNEY.test(text.slice(first.start, end));
  const headAt = (lower: string): string => {
    if (isPublic && lower === 'attorney') return 'prosecutor';
    if (isPublic && /^avocate?$/u.test(lower)) return 'procureur';
    return (grammar.language === 'pl' ? POLISH_SHORT[lower] : undefined) ?? bareName(lower);
  };
  let hasHead = false;
  for (let at = start; at < to; at++) {
    if (!isHead(at) || (hasHead && isComplement(passage, start, at))) continue;
    // «le conseil de l’accusé»: not the accused.
    if (grammar.language === 'fr' && isBehindDe(passage, start, at)) continue;
    hasHead = true;
    person.roles.push({
      text: text.slice(first.start, end),
      head: headAt(items[at]?.lower ?? ''),
    });
  }
  // "Prof.": the stop is no word.
  const closing = last.kind === 'word' ? last : items[to - 2];
  const word = grammar.language === 'fr' && isBehindDe(passage, start, to) ? first : closing;
  if (!hasHead)
    person.roles.push({
      text: text.slice(first.start, end),
      head: headAt(word?.lower ?? ''),
    });
}
