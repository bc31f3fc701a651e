import { isNegation, isNumber, type QuoteToken, readQuoteTokens } from './quote-tokens.ts';

/** The same words, or a part of them; `from` and `to` (past the last) are places among the tokens of the original. */
export interface WordsMatch {
  readonly isPart: boolean;
  readonly from: number;
  readonly to: number;
}

/** A part shorter than this could be anybody's. */
const PART_TOKENS_MIN = 3;
/** What is left out inside a gap of so few words is looked at: "We will … close" must not hide a "not". */
const SMALL_GAP_TOKENS = 3;
/** Words of the original that an editor's own words in brackets may stand for. */
const BRACKET_TOKENS_MAX = 8;
const GAP = /\[\s*(?:…|\.{2,})\s*\]|\(\s*(?:…|\.{2,})\s*\)|…|\.{3}/u;
const EDITED = /\[[^[\]]{1,120}\]/gu;
const GAPS = new RegExp(GAP.source, 'gu');
const BRACKET_MARK = '\uE000';

interface Run {
  readonly tokens: readonly QuoteToken[];
  /** How many tokens of the original may stand between the run before and this one; 0: it must follow. */
  readonly gapMax: number;
}

/**
 * Where the claimed words stand in the original, word for word: as a whole, as a run, or as runs in order where the claim
 * shows its gaps (…, [...], (…)) or an editor's own words ([the bridge]). Marks, spaces and capitals do not count.
 * Undefined: they do not stand there, or what is left out turns the meaning round (the "not" of a small gap, the "No" that
 * opened the sentence, the "thousand" behind a number).
 */
export function matchWords(claimed: string, original: string): WordsMatch | undefined {
  const tokens = readQuoteTokens(original);
  if (tokens.length === 0) return undefined;
  for (const runs of readRuns(claimed)) {
    const match = matchRuns(runs, tokens);
    if (match !== undefined) return match;
  }
  return undefined;
}

// As it stands, brackets read as plain words; then with what is in brackets taken for the editor's.
function readRuns(claimed: string): readonly (readonly Run[])[] {
  const plain = splitRuns(claimed);
  if (!claimed.includes('[')) return [plain];
  return [plain, splitRuns(claimed.replace(GAPS, ' … ').replace(EDITED, ` ${BRACKET_MARK} `))];
}

function splitRuns(claimed: string): readonly Run[] {
  const runs: Run[] = [];
  const pieces = claimed.split(new RegExp(`(${GAP.source}|${BRACKET_MARK})`, 'u'));
  let gapMax = 0;
  for (const piece of pieces) {
    if (piece === BRACKET_MARK || GAP.test(piece)) {
      gapMax = Math.max(gapMax, piece === BRACKET_MARK ? BRACKET_TOKENS_MAX : Infinity);
      continue;
    }
    const tokens = readQuoteTokens(piece);
    if (tokens.length === 0) continue;
    runs.push({ tokens, gapMax });
    gapMax = 0;
  }
  return runs;
}

function matchRuns(runs: readonly Run[], tokens: readonly QuoteToken[]): WordsMatch | undefined {
  const [head] = runs;
  const count = runs.reduce((sum, run) => sum + run.tokens.length, 0);
  if (head === undefined || (count < PART_TOKENS_MIN && count !== tokens.length)) return undefined;
  for (let from = findRun(tokens, head.tokens, 0); from !== -1; ) {
    const to = followRuns(runs, tokens, from);
    if (to !== undefined && isFairCut(tokens, from, to)) {
      return { isPart: from > 0 || to < tokens.length || runs.length > 1, from, to };
    }
    from = findRun(tokens, head.tokens, from + 1);
  }
  return undefined;
}

function followRuns(
  runs: readonly Run[],
  tokens: readonly QuoteToken[],
  from: number,
): number | undefined {
  let at = from + (runs[0]?.tokens.length ?? 0);
  for (const run of runs.slice(1)) {
    const found = findRun(tokens, run.tokens, at);
    if (found === -1 || found - at > run.gapMax) return undefined;
    const hidden = tokens.slice(at, found);
    if (hidden.length <= SMALL_GAP_TOKENS && hidden.some(isNegation)) return undefined;
    at = found + run.tokens.length;
  }
  return at;
}

// A part may begin and end anywhere, but not so that the one word cut off from its clause turns it round.
function isFairCut(tokens: readonly QuoteToken[], from: number, to: number): boolean {
  const before = tokens[from - 1];
  const first = tokens[from];
  const last = tokens[to - 1];
  const after = tokens[to];
  // "One metre will be given", of "Not one metre will be given": all of the sentence but what turns it.
  const isBeheaded =
    before?.opensClause === true &&
    first?.opensClause === false &&
    isNegation(before) &&
    (after === undefined || after.opensClause);
  const isAfterLast = tokens[to + 1]?.opensClause ?? true;
  const isCutShort =
    after?.opensClause === false &&
    ((isAfterLast && isNegation(after)) ||
      (last !== undefined && isNumber(last) && isMeasure(after)));
  return !isBeheaded && !isCutShort;
}

// "300 thousand", "5 %": what follows a number and is a part of it.
function isMeasure(token: QuoteToken): boolean {
  return isNumber(token) || /^[%‰]$/u.test(token.text);
}

function findRun(tokens: readonly QuoteToken[], run: readonly QuoteToken[], start: number): number {
  for (let at = start; at + run.length <= tokens.length; at++) {
    if (run.every((token, index) => token.text === tokens[at + index]?.text)) return at;
  }
  return -1;
}
