/** A word, number or sign of a quote, as comparing needs it. */
export interface QuoteToken {
  /** In small letters, one form for one character: what is compared. */
  readonly text: string;
  readonly raw: string;
  /** A mark stands before it, or it is the first: a new clause begins. */
  readonly opensClause: boolean;
}

/** Longer quotes are compared by their first words only, so that one comparison stays under a million steps. */
const TOKENS_MAX = 600;
const CHARACTERS_MAX = 20_000;
// A sign before a number and the sign of a currency change what is said; so they are compared like words.
const TOKEN =
  /(?<![\p{L}\p{N}])[-−](?=\p{N})|\p{N}+(?:[.,:]\p{N}+)*|[%‰$€£¥₴₽]|[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu;
const CLAUSE_MARK = /[.,;:!?…\n]|\s[-–—]\s/u;

const NEGATION =
  /^(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot|.+n't|не|ні|ани|ані|ніколи|ніхто|нічого|немає|нема|жоден|жодн\p{L}*|нет|ни|никогда|никто|ничего|нельзя|никак\p{L}*|nie|nigdy|nikt|nic|żad\p{L}+|bez|nicht|kein\p{L}*|niemals|niemand|nichts|ohne|ne|n|pas|jamais|rien|aucun\p{L}*|personne|sans|без)$/u;
const NUMBER =
  /^(?:\p{N}.*|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|dozen\p{L}*|hundreds?|thousands?|millions?|billions?|оди?н|одна|два|две|дві|двох|три|трьох|трёх|чотири|четыре|п'ять|пять|шість|шесть|сім|семь|вісім|восемь|дев'ять|девять|десять|двадцять|двадцать|сто|сотн\p{L}*|тисяч\p{L}*|тысяч\p{L}*|мільйон\p{L}*|миллион\p{L}*|мільярд\p{L}*|миллиард\p{L}*|dwa|dwie|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|sto|tysi\p{L}*|milion\p{L}*|miliard\p{L}*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwanzig|hundert|tausend|million\p{L}*|milliard\p{L}*|deux|trois|quatre|cinq|sept|huit|neuf|dix|vingt|cent|mille)$/u;

/** The tokens of words, at most 600. Quotation marks, spaces, capitals and the end mark are not among them. */
export function readQuoteTokens(words: string): readonly QuoteToken[] {
  const text = words.slice(0, CHARACTERS_MAX).normalize('NFC');
  const tokens: QuoteToken[] = [];
  let end = 0;
  for (const { 0: raw, index } of text.matchAll(TOKEN)) {
    if (tokens.length === TOKENS_MAX) break;
    tokens.push({
      raw,
      text: raw.toLowerCase().replace(/[’ʼ]/gu, "'").replace('−', '-'),
      opensClause: tokens.length === 0 || CLAUSE_MARK.test(text.slice(end, index)),
    });
    end = index + raw.length;
  }
  return tokens;
}

/** True for a word that turns a sentence round: not, ніхто, nie, kein, jamais. */
export function isNegation(token: QuoteToken): boolean {
  return NEGATION.test(token.text);
}

/** True for a number in figures or letters. */
export function isNumber(token: QuoteToken): boolean {
  return NUMBER.test(token.text);
}
