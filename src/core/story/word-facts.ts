import { findWeekday } from './find-weekday.ts';
import { findLatinKey } from './latin-key.ts';
import { findNotion } from './notions.ts';
import { findNumberWord } from './number-words.ts';
import { findStopWords } from './stop-words.ts';
import { makeTerm, type Term } from './term.ts';

/** What a word is to the comparison of stories, whatever the text that it stands in. */
interface WordFacts {
  /** Its beginning, which its forms share. */
  readonly stem: Term;
  /** Told by every text, or a single letter: compared with nothing. */
  readonly isPlain: boolean;
  readonly notion: Term | undefined;
  /** The number that it spells out. */
  readonly number: number | undefined;
  /** The day of the week that it names, 0 (Sunday) to 6. */
  readonly day: number | undefined;
}

/** Words remembered for a language: the vocabulary of some days. When they are too many it starts anew, so that made-up words cost time alone. */
const WORDS_KEPT_MAX = 40_000;
const LANGS_KEPT_MAX = 40;

type AskWord<Value> = (lower: string, lang: string) => Value;

/** A text's words are nearly all words of earlier texts: what is asked of each is worked out once. */
function rememberWords<Value>(work: AskWord<Value>): AskWord<Value> {
  const byLang = new Map<string, Map<string, Value>>();
  return (lower, lang) => {
    let words = byLang.get(lang);
    if (words === undefined || words.size >= WORDS_KEPT_MAX) {
      if (byLang.size >= LANGS_KEPT_MAX) byLang.clear();
      words = new Map();
      byLang.set(lang, words);
    }
    const known = words.get(lower);
    if (known !== undefined) return known;
    const value = work(lower, lang);
    words.set(lower, value);
    return value;
  };
}

/** A word's beginning stands for its forms: short enough to lose most endings, long enough to tell words apart. */
function cutEnding(lower: string): string {
  const word = lower.replace(/'s$/, '');
  if (word.length <= 4) return word;
  if (word.length <= 6) return word.slice(0, word.length - 1);
  return word.slice(0, Math.min(7, word.length - 2));
}

/** The facts of a lower-case word in a language. */
export const findWordFacts: AskWord<WordFacts> = rememberWords((lower, lang) => {
  const notion = findNotion(lower, lang);
  return {
    stem: makeTerm(cutEnding(lower), 'word'),
    isPlain: lower.length < 2 || findStopWords(lang).has(lower),
    notion: notion === undefined ? undefined : makeTerm(notion, 'notion'),
    number: findNumberWord(lower, lang),
    day: findWeekday(lower, lang),
  };
});

/** The sound of a lower-case name, by which it is found in another script (`latin-key.ts`); null for a word without one. */
export const findSound: AskWord<Term | null> = rememberWords((lower, lang) => {
  const key = findLatinKey(lower, lang);
  return key === '' ? null : makeTerm(key, 'word');
});
