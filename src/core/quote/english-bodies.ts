import type { Item } from './lay-out.ts';

const NAME_ITEMS_MAX = 12;
/** Small words inside the names of bodies. */
const LINK = /^(?:of|for|the|and|without|against|our)$/u;
/** What a part of a union, fire service or army is called before its number. */
const NUMBERED =
  /^(?:local|branch|lodge|company|chapter|squadron|unit|district|post|division|battalion|brigade|station|engine|ladder|precinct|lifeboat)$/u;
/** Many who call themselves what they are, and behind the link what they are for. */
const MANY =
  /^(?:friends|doctors|nurses|teachers|mothers|mums|fathers|parents|families|citizens|residents|neighbours|neighbors|people|workers|lawyers|physicians|reporters|journalists|scientists|engineers|architects|sons|daughters|veterans|farmers|fishermen|women|youth|students|artists|writers|musicians|pensioners|patients|tenants|survivors|villagers|voices|hands|hope|justice)$/u;
const MANY_LINK = /^(?:of|for|against|without|in)$/u;
/** What a campaign asks for, in the imperative. */
const CALL =
  /^(?:save|stop|keep|protect|reclaim|rescue|free|fix|defend|feed|help|restore|rewild|reopen|extinction|insulate)$/u;
/** Fields of which two make one name: "Bakery and Packaging Workers", "Food and Drug Administration". */
const FIELD =
  /^(?:agricultur\w*|aviation|bak(?:ery|ers|ing)|building|business|care|chemical|child|children|climate|coastal|commerce|communications?|conservation|construction|consumer|culture|customs|data|defen[cs]e|design|development|dock(?:ers)?|drugs?|education|electrical|energy|engineering|environment|famil(?:y|ies)|farm(?:ers|ing)?|finance|fire|fish(?:eries|ermen)?|food|forestry|gas|health|heritage|highways?|hospitality|hotel|housing|immigration|industry|inland|innovation|insurance|investment|justice|labou?r|land|leisure|marine|maritime|medicines?|media|metal|midwifery|mining|municipal|nursing|ocean|oil|packaging|parks?|passenger|pensions?|planning|ports?|postal|power|prisons?|public|rail(?:way)?|rescue|research|retail|rivers?|roads?|rural|safety|sanitation|science|seafarers|security|service|shipping|skills|social|sports?|steel|technology|textiles?|trade|traffic|training|transport|travel|urban|warehouse|waste|water|welfare|wildlife|work|works)$/u;

/**
 * Where the name of an English body ends that no noun for a body tells, but how it is built: "Marsh & Daughters", "Teamsters Local 89",
 * "Friends of the Fenton Canal", "Save the Hedgerows". Undefined where the item opens no such name.
 */
export function englishBodyEnd(items: readonly Item[], at: number): number | undefined {
  if (!isCapital(items[at])) return undefined;
  const end = nameEnd(items, at);
  const first = items[at]?.lower ?? '';
  const second = items[at + 1];
  const hasMore = end > at + 2;
  const isNumbered = NUMBERED.test(items[end - 1]?.lower ?? '') && items[end]?.kind === 'number';
  if (isNumbered && /^\d{1,4}$/u.test(items[end]?.text ?? '')) return end + 1;
  if (hasMore && MANY.test(first) && MANY_LINK.test(second?.lower ?? '')) return end;
  const isCalled = /^(?:the|our)$/u.test(second?.lower ?? '') || first === 'extinction';
  if (hasMore && CALL.test(first) && isCalled) return end;
  // "Transport for Wales", "Food and Drug Administration".
  const isWide = second?.lower === 'for' || (second?.lower === 'and' && end > at + 3);
  if (hasMore && FIELD.test(first) && isWide) return end;
  return firmEnd(items, at);
}

/** "Sound & Isles Ferries": capitals with the sign between two of them. */
function firmEnd(items: readonly Item[], at: number): number | undefined {
  let end = at + 1;
  let hasSign = false;
  for (; end < at + NAME_ITEMS_MAX && items[end]?.sentence === items[at]?.sentence; end++) {
    const isSign = items[end]?.text === '&' && isCapital(items[end + 1]);
    if (!isSign && !isCapital(items[end])) break;
    hasSign ||= isSign;
    if (/['’]s$/u.test(items[end]?.text ?? '')) break;
  }
  return hasSign ? end : undefined;
}

/** Where capitals end that small words of a body's name link: "Royal Society for the Protection of Birds". */
export function nameEnd(items: readonly Item[], at: number): number {
  const sentence = items[at]?.sentence;
  let end = at + 1;
  for (let next = end; next < at + NAME_ITEMS_MAX; next++) {
    const item = items[next];
    if (item?.sentence !== sentence) break;
    if (isCapital(item)) end = next + 1;
    else if (!LINK.test(item?.text ?? '') && !(next === at + 1 && item?.text === 'in')) break;
    else if (/['’]s$/u.test(items[next - 1]?.text ?? '')) break;
    // "Norfield and Teamsters Local 89": two bodies, unless the words say two fields of one.
    else if (item?.text === 'and' && ![next - 1, next + 1].every((one) => isField(items[one])))
      break;
  }
  return end;
}

/** Nouns for one kind of body that say which was named before, where its name does not say another kind. */
const SPOKEN_OF_AGAIN =
  /^(?:association|tank|home|school|college|university|academy|hospital|hospice|clinic|museum|gallery|library|theat(?:re|er)|church|cathedral|diocese|committee|commission|foundation|institute|society|federation|campaign|newspaper|broadcaster|publisher|brewery|zoo|airport|hotel|railway|branch|battalion|regiment|brigade|league|network|coalition|alliance|brigade|provider|developer|service|hall|guild|bureau|alliance|fund|partnership|consortium|cooperative|co-op|dealership|festival)$/u;
/** Nouns in a body's name that go with such a noun though they are others. */
const SYNONYM: Readonly<Record<string, RegExp>> = {
  tank: /^(?:institute|foundation|cent(?:er|re)|society|trust|network)$/u,
  association: /^(?:society|trust|federation|union|league|guild)$/u,
  home: /^(?:house|court|trust|hospice)$/u,
  school: /^(?:academy|college)$/u,
  hospital: /^(?:trust|clinic|cent(?:er|re))$/u,
  campaign: /^(?:group|movement|alliance|network|coalition)$/u,
};
/** Nouns for a firm, which no union, council or association is. */
const FIRM =
  /^(?:company|firm|airline|carrier|lender|insurer|retailer|manufacturer|supermarket|chain|operator|landlord|contractor|supplier|employer|provider|developer|\p{L}{3,}maker)$/u;
const NO_FIRM =
  /(?:^|\s)(?:unions?|alliance|federation|council|police|constabulary|court|ministry|government|department|party|forum|campaign|friends|users|passengers|residents|committee|commission|office|coastguard|association|society|charity|army|navy|brigade|embassy|university|school|church|parliament|regulator|watchdog|workers|local \d+|branch \d+|congress|house|senate|seafarers|teamsters|gmb|rmt|unite|unison|aslef|tuc|bma|usdaw|uaw|afl-cio)(?:$|\s)/u;

/** English: whether "the school", "the think tank" goes back to a body that was named before. */
export function isEnglishBodyAgain(noun: string): boolean {
  return SPOKEN_OF_AGAIN.test(noun);
}

/** English: whether the body of a name can be what the noun calls it; `isBody` tells nouns for bodies. */
export function canBeCalled(
  noun: string,
  name: string,
  isBody: (word: string) => boolean,
): boolean {
  const words = name.toLowerCase().split(/\s+/u);
  if (FIRM.test(noun)) return !NO_FIRM.test(words.join(' '));
  if (!SPOKEN_OF_AGAIN.test(noun) || words.includes(noun)) return true;
  return words.every((word) => !isBody(word) || SYNONYM[noun]?.test(word) === true);
}

/** What firms are called that people may be too: "the operator apologised", and "a crane operator". */
export function isFirmRole(noun: string): boolean {
  return /^(?:operator|landlord|contractor|supplier|employer|provider|publisher|broadcaster|developer|distributor)$/u.test(
    noun,
  );
}

function isField(item: Item | undefined): boolean {
  return isCapital(item) && FIELD.test(item?.lower ?? '');
}

function isCapital(item: Item | undefined): boolean {
  return item?.kind === 'word' && item.isCapital;
}
