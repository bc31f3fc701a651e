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
  /** How it sounds as a name; null: like nothing, undefined: not worked out yet. */
  sound: Term | null | undefined;
}

/** Words remembered for a language, twice: those asked for lately, and those before them. Nineteen words of twenty are among them. */
const WORDS_KEPT_MAX = 8000;
/** A feed may say any language; with more than this they start anew, so that made-up ones cost time alone. */
const LANGS_KEPT_MAX = 12;

interface Vocabulary {
  recent: Map<string, WordFacts>;
  older: ReadonlyMap<string, WordFacts>;
}

/** A word's beginning stands for its forms: short enough to lose most endings, long enough to tell words apart. */
function cutEnding(lower: string): string {
  const word = lower.replace(/'s$/, '');
  if (word.length <= 4) return word;
  if (word.length <= 6) return word.slice(0, word.length - 1);
  return word.slice(0, Math.min(7, word.length - 2));
}

const VOCABULARIES = new Map<string, Vocabulary>();

/** The facts of a lower-case word in a language. A text's words are nearly all words of earlier texts, so they are remembered. */
export function findWordFacts(lower: string, lang: string): WordFacts {
  const vocabulary = vocabularyOf(lang);
  const recent = vocabulary.recent.get(lower);
  if (recent !== undefined) return recent;
  const facts = vocabulary.older.get(lower) ?? workOut(lower, lang);
  if (vocabulary.recent.size >= WORDS_KEPT_MAX) {
    vocabulary.older = vocabulary.recent;
    vocabulary.recent = new Map();
  }
  vocabulary.recent.set(copyOf(lower), facts);
  return facts;
}

/** The sound of a lower-case name, by which it is found in another script (`latin-key.ts`); null for a word without one. */
export function findSound(lower: string, lang: string): Term | null {
  const facts = findWordFacts(lower, lang);
  if (facts.sound === undefined) {
    const key = findLatinKey(lower, lang);
    facts.sound = key === '' ? null : makeTerm(key, 'word');
  }
  return facts.sound;
}

function vocabularyOf(lang: string): Vocabulary {
  const known = VOCABULARIES.get(lang);
  if (known !== undefined) return known;
  if (VOCABULARIES.size >= LANGS_KEPT_MAX) VOCABULARIES.clear();
  const made = { recent: new Map<string, WordFacts>(), older: new Map<string, WordFacts>() };
  VOCABULARIES.set(lang, made);
  return made;
}

function workOut(lower: string, lang: string): WordFacts {
  const notion = findNotion(lower, lang);
  return {
    stem: makeTerm(cutEnding(lower), 'word'),
    isPlain: lower.length < 2 || findStopWords(lang).has(lower),
    notion: notion === undefined ? undefined : makeTerm(notion, 'notion'),
    number: findNumberWord(lower, lang),
    day: findWeekday(lower, lang),
    sound: undefined,
  };
}

/** A word of its own: engines keep a slice as a view of the text that it was cut from, which would then stay in memory. */
function copyOf(word: string): string {
  return ` ${word}`.slice(1);
}
