import type { MadeUpQuote, QuoteMaker } from './made-up-quotes.ts';

/** A question about a quote of the archive, and what is right to answer. `about`: what an altered one changes. */
export interface MadeUpClaim {
  readonly text: string;
  readonly right: 'verbatim' | 'altered' | 'other-speaker' | 'not-found';
  readonly how: string;
}

type Change = (quote: MadeUpQuote, maker: QuoteMaker) => string | undefined;

const wordsOf = (text: string): string[] => text.split(' ');

/** The same words as people hand them on. */
const HANDED_ON: Readonly<Record<string, Change>> = {
  whole: ({ words }) => words,
  'other marks': ({ words }) => `«${words.replaceAll(', ', ' — ').replace(/\.$/u, '!')}»`,
  'no marks': ({ words }) => words.replace(/[.,;]/gu, '').toLowerCase(),
  'trimmed at both ends': ({ words }, { random }) => {
    const all = wordsOf(words);
    const from = 1 + Math.floor(random() * (all.length - 8));
    return all.slice(from, from + 6 + Math.floor(random() * 6)).join(' ');
  },
  'its first clause': ({ words }) => words.split(',')[0],
  'a gap shown': ({ words }, { random, pick }) => {
    const all = wordsOf(words);
    const at = 4 + Math.floor(random() * (all.length - 11));
    return [...all.slice(0, at), pick(['…', '[…]', '(...)']), ...all.slice(at + 4)].join(' ');
  },
  "an editor's word in brackets": ({ words, lang }, { random, word, negationOf }) => {
    const all = wordsOf(words);
    const at = 4 + Math.floor(random() * (all.length - 8));
    if (all[at] === negationOf(lang)) return undefined;
    return [...all.slice(0, at), `[${word(lang)}]`, ...all.slice(at + 1)].join(' ');
  },
};

/** Other words that look like the same. */
const ALTERED: Readonly<Record<string, Change>> = {
  'a negation left out': ({ words, lang }, { negationOf }) => {
    const all = wordsOf(words);
    const at = all.indexOf(negationOf(lang));
    return at < 0 ? undefined : all.toSpliced(at, 1).join(' ');
  },
  'a negation put in': ({ words, lang }, { random, negationOf }) => {
    const all = wordsOf(words);
    if (all.includes(negationOf(lang))) return undefined;
    return all.toSpliced(2 + Math.floor(random() * 5), 0, negationOf(lang)).join(' ');
  },
  'another number': ({ words }, { number }) => {
    const other = words.replace(/\d+/u, () => `${number()}1`);
    return other === words ? undefined : other;
  },
  'another name': ({ words, lang }, { name }) => {
    const all = wordsOf(words);
    const at = all.findIndex((word, index) => index > 0 && /^\p{Lu}\p{L}{3,}/u.test(word));
    return at < 1 ? undefined : all.with(at, name(lang)).join(' ');
  },
  'another word': ({ words, lang }, { random, word }) => {
    const all = wordsOf(words);
    return all.with(3 + Math.floor(random() * (all.length - 5)), word(lang)).join(' ');
  },
  'a word dropped': ({ words }, { random }) => {
    const all = wordsOf(words);
    return all.toSpliced(3 + Math.floor(random() * (all.length - 6)), 1).join(' ');
  },
  'two words exchanged': ({ words }, { random }) => {
    const all = wordsOf(words);
    const at = 3 + Math.floor(random() * (all.length - 6));
    const [one = '', other = ''] = all.slice(at, at + 2);
    return one === other
      ? undefined
      : all
          .with(at, other)
          .with(at + 1, one)
          .join(' ');
  },
  'a negation hidden in a gap': ({ words, lang }, { negationOf }) => {
    const all = wordsOf(words);
    const at = all.indexOf(negationOf(lang));
    return at < 1 ? undefined : all.with(at, '…').join(' ');
  },
};

/** A claim about one quote; undefined when the change that was drawn does not fit it. */
export function makeClaim(quote: MadeUpQuote, maker: QuoteMaker): MadeUpClaim | undefined {
  const drawn = maker.random();
  const speaker = maker.pick(quote.spellings);
  if (drawn < 0.45) {
    const how = maker.pick(Object.keys(HANDED_ON));
    const words = HANDED_ON[how]?.(quote, maker);
    return words === undefined
      ? undefined
      : { text: sayBy(words, speaker, maker), right: 'verbatim', how };
  }
  if (drawn < 0.75) {
    const how = maker.pick(Object.keys(ALTERED));
    const words = ALTERED[how]?.(quote, maker);
    return words === undefined
      ? undefined
      : { text: sayBy(words, speaker, maker), right: 'altered', how };
  }
  if (drawn < 0.9) {
    const how = maker.pick(Object.keys(HANDED_ON));
    const words = HANDED_ON[how]?.(quote, maker);
    if (words === undefined) return undefined;
    const text = `“${words}” — ${maker.otherSpeaker(quote)}`;
    return { text, right: 'other-speaker', how: `another speaker, ${how}` };
  }
  return { text: maker.quote().words, right: 'not-found', how: 'never said' };
}

// Half of those who ask name a speaker, each in a way of their own.
function sayBy(words: string, speaker: string, { random, pick }: QuoteMaker): string {
  if (random() < 0.5) return words;
  return pick([`“${words}” — ${speaker}`, `${speaker}: "${words}"`, `«${words}», ${speaker}`]);
}
