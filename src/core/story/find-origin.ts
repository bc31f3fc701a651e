import { findTokens, type Token } from './find-tokens.ts';

const OUTLETS_MAX = 5000;
const STEM_LENGTH = 4;
/** "Кур'єра" is a form of "Кур'єр": the same but for the last two letters of the name and at most three more. */
function isFormOf(lower: string | undefined, word: string): boolean {
  if (lower === undefined) return false;
  if (lower === word) return true;
  const stem = word.slice(0, Math.max(STEM_LENGTH, word.length - 2));
  return word.length > STEM_LENGTH && lower.startsWith(stem) && lower.length <= word.length + 3;
}

/** Names of outlets or agencies, found by their first word so that a text is walked once whatever their number. */
export class OutletNames {
  readonly #byFirstWord = new Map<string, { name: string; words: readonly string[] }[]>();
  readonly #names = new Set<string>();

  constructor(names: readonly string[] = []) {
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    if (this.#names.has(name) || this.#names.size >= OUTLETS_MAX) return;
    this.#names.add(name);
    const words = findTokens(name)
      .map((token) => token.lower)
      .filter((word) => word !== 'the');
    const [first] = words;
    if (first === undefined) return;
    const stem = first.slice(0, STEM_LENGTH);
    this.#byFirstWord.set(stem, [...(this.#byFirstWord.get(stem) ?? []), { name, words }]);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** The outlet whose name starts at a token, in any case form, and how many words it has. */
  findAt(tokens: readonly Token[], at: number): { name: string; length: number } | undefined {
    const token = tokens[at];
    if (token === undefined || (!token.isCapitalised && token.kind === 'word')) return undefined;
    for (const { name, words } of this.#byFirstWord.get(token.lower.slice(0, STEM_LENGTH)) ?? []) {
      if (words.every((word, index) => isFormOf(tokens[at + index]?.lower, word))) {
        return { name, length: words.length };
      }
    }
    return undefined;
  }
}

/** "Photo: Agency" credits a picture. */
const PICTURE =
  /photo|foto|фото|image|bild\b|picture|zdj|graphic|графік|карт|video|відео|видео|illustration/i;
const CREDIT_WORDS_MAX = 2;
const CREDIT_OPENING =
  /^(?:by|from|source|with|via|reporting|additional|von|mit|quelle|autor|za|źródło|opr|за|джерело|источник|по|материал|par|avec|автор)(?![\p{L}\p{N}])/iu;
const CREDIT_LINE_WORDS_MAX = 14;
/** A credit in brackets stands at the head of a report or at the end of a paragraph. */
const HEAD_LENGTH = 90;
const TAIL_LENGTH = 40;

/** The agency that a report is credited to: a line of its own, brackets at the head or at the end of a paragraph. */
export function findAgencyCredit(
  paragraphs: readonly string[],
  agencies: OutletNames,
): string | undefined {
  for (const [index, paragraph] of paragraphs.entries()) {
    if (PICTURE.test(paragraph.slice(0, HEAD_LENGTH))) continue;
    const tokens = findTokens(paragraph.slice(0, HEAD_LENGTH));
    const isHead = index < 2;
    for (let at = 0; at < tokens.length; at += 1) {
      const found = agencies.findAt(tokens, at);
      if (found === undefined) continue;
      const others = tokens.length - found.length;
      const isLine =
        paragraph.length < HEAD_LENGTH &&
        (others <= CREDIT_WORDS_MAX ||
          (others <= CREDIT_LINE_WORDS_MAX && CREDIT_OPENING.test(paragraph)));
      if (isLine || (isHead && isBracketed(paragraph, tokens, at))) return found.name;
    }
    const tail = paragraph.slice(-TAIL_LENGTH);
    const end = findTokens(tail);
    for (let at = 0; at < end.length; at += 1) {
      const found = agencies.findAt(end, at);
      if (found !== undefined && at + found.length === end.length && isBracketed(tail, end, at)) {
        return found.name;
      }
    }
  }
  return undefined;
}

function isBracketed(text: string, tokens: readonly Token[], at: number): boolean {
  const before = text.slice(0, tokens[at]?.start ?? 0);
  const open = Math.max(before.lastIndexOf('('), before.lastIndexOf('['));
  return open >= 0 && !/[)\]]/.test(before.slice(open));
}

/** Words before an outlet's name that make it the source of the report: "according to the Herald", "told the Herald". */
const CUE_BEFORE =
  /^(?:accord|told|cit|quot|interview|via|per|laut|gegenüber|bericht|według|donos|rozmow|selon|d'après|interrog|даними|данным|інформац|информац|інтерв|интерв|повідом|сообща|пиш|посилан|ссылк|розпов|рассказ)/;
/** … and after it: "the Herald reports". */
const CUE_AFTER =
  /^(?:report|writ|wrote|said|says|reveal|learn|claim|found|zufolge|bericht|schreib|schrieb|meld|donos|donió|pisz|podaj|poda|ustali|inform|rapport|écri|indiqu|affirm|révèl|повідом|пиш|написа|сообщ|передає|передает|інформ|информ|дізна|узна)/;
const CUE_REACH = 3;
const LEAD_PARAGRAPHS = 2;

/**
 * The other outlet that a report retells: named in the title or the first two paragraphs beside a cue ("the Herald
 * reports", "according to"), or behind the title's last dash. The item's own publisher is never cited.
 */
export function findCitedOutlet(
  {
    title,
    paragraphs,
    publisher,
  }: { title: string; paragraphs: readonly string[]; publisher: string },
  outlets: OutletNames,
): string | undefined {
  for (const [index, text] of [title, ...paragraphs.slice(0, LEAD_PARAGRAPHS)].entries()) {
    const tokens = findTokens(text);
    for (let at = 0; at < tokens.length; at += 1) {
      const found = outlets.findAt(tokens, at);
      if (found === undefined || found.name === publisher) continue;
      const end = at + found.length;
      const before = tokens.slice(Math.max(0, at - CUE_REACH), at);
      const after = tokens.slice(end, end + CUE_REACH - 1);
      const isTitleTail =
        index === 0 &&
        end === tokens.length &&
        /[–—:|-]\s*(?:the )?$/i.test(text.slice(0, tokens[at]?.start));
      const isTitleHead =
        index === 0 &&
        at === 0 &&
        /^\s*:/.test(
          text.slice((tokens[end - 1]?.start ?? 0) + (tokens[end - 1]?.text.length ?? 0)),
        );
      const hasCue =
        before.some(({ lower }) => CUE_BEFORE.test(lower)) ||
        after.some(({ lower }) => CUE_AFTER.test(lower));
      if (hasCue || isTitleTail || isTitleHead) return found.name;
    }
  }
  return undefined;
}
