/** Made-up items and watches in a made-up vocabulary: same seed, same news. No publisher's words. */

/** A small seeded generator (mulberry32): numbers from 0 to 1. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Item {
  readonly title: string;
  readonly body: string;
  readonly source: string;
  readonly author: string;
  readonly lang: string;
}

const LATIN = {
  heads: 'b br c ch d dr f g gr h k kl l m n p pl pr r s sh st t tr v w z'.split(' '),
  vowels: 'a e i o u ai ou'.split(' '),
  tails: ['', '', '', 'n', 'r', 'l', 't', 'm', 'nd'],
};
const CYRILLIC = {
  heads: 'б бр в г гр д др ж з к кл кр л м н п пл пр р с ст т тр х ц ч ш'.split(' '),
  vowels: 'а е и і о у'.split(' '),
  tails: ['', '', '', 'н', 'р', 'л', 'т', 'м', 'ст'],
};
type Letters = typeof LATIN;
const LANGUAGES = ['en', 'en', 'en', 'uk', 'uk', 'ru', 'pl', 'de', 'fr'] as const;
const WORDS = 40_000;
const ENDINGS = ['', '', '', 's', 'en', 'e'];
const CYRILLIC_ENDINGS = ['', 'а', 'ом', 'и', 'у', 'ів'];

/** A pronounceable word; common ones (low numbers) are short. */
function composeWord(number: number, letters: Letters, random: () => number): string {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const syllables = number < 100 ? 1 : number < 3_000 ? 2 : 3;
  let word = '';
  for (let left = syllables; left > 0; left--) {
    word += pick(letters.heads) + pick(letters.vowels) + pick(letters.tails);
  }
  return word;
}

/** News of a given seed: items with a Zipf-like choice of words, and queries about the less common of them. */
export function createNews(seed: number): {
  item(words?: number): Item;
  query(): string;
  readonly concepts: Readonly<Record<string, readonly string[]>>;
} {
  const random = createRandom(seed);
  const latin = Array.from({ length: WORDS }, (_, index) => composeWord(index, LATIN, random));
  const cyrillic = Array.from({ length: WORDS }, (_, index) =>
    composeWord(index, CYRILLIC, random),
  );
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value;
  const zipf = (from: number): number => Math.floor(from * (WORDS / from) ** random());
  const isCyrillic = (lang: string): boolean => lang === 'uk' || lang === 'ru';
  const word = (lang: string): string => {
    const number = zipf(1);
    const base = (isCyrillic(lang) ? cyrillic : latin)[number] ?? '';
    // One word in eight is a name, one in five stands in another form than usual.
    const isName = number % 8 === 0;
    const endings = isCyrillic(lang) ? CYRILLIC_ENDINGS : ENDINGS;
    const form = random() < 0.2 ? base + pick(endings) : base;
    return isName ? form.slice(0, 1).toUpperCase() + form.slice(1) : form;
  };
  const sentence = (lang: string, words: number): string =>
    Array.from({ length: words }, () => word(lang)).join(' ');
  const text = (lang: string, words: number): string => {
    const sentences: string[] = [];
    for (let left = words; left > 0; left -= 16) sentences.push(sentence(lang, Math.min(16, left)));
    return `${sentences.join('. ')}.`;
  };
  // What watches ask for: names and things, not the hundred commonest words.
  const topic = (lang: string): string => (isCyrillic(lang) ? cyrillic : latin)[zipf(150)] ?? '';
  const query = (): string => {
    const lang = pick(LANGUAGES);
    const t = (): string => topic(lang);
    switch (Math.floor(random() * 10)) {
      case 0:
        return `${t()} ${t()}`;
      case 1:
        return `${t()} (${t()} OR ${t()} OR ${t()})`;
      case 2:
        return `${t()} ${t()} NOT ${t()}`;
      case 3:
        return `"${t()} ${t()}"`;
      case 4:
        return `${t()} NEAR/5 ${t()}`;
      case 5:
        return `@c${Math.floor(random() * 200)} ${t()}`;
      case 6:
        return `title:${t()} -${t()}`;
      case 7:
        return `${t().slice(0, 5)}* ${t()}`;
      case 8:
        return `lang:${lang} ${t()} OR ~"${t()} ${t()}"`;
      default:
        return `SCORE/6(${t()}^4 ${t()}^3 ${t()}^3 ${t()}^-9)`;
    }
  };
  const concepts = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [
      `c${index}`,
      [topic('en'), topic('en'), topic('uk'), `"${topic('en')} ${topic('en')}"`],
    ]),
  );
  return {
    concepts,
    query,
    item: (words = 400) => {
      const lang = pick(LANGUAGES);
      const source = `Desk ${Math.floor(random() * 50)}`;
      return {
        title: sentence(lang, 10),
        body: text(lang, words),
        source,
        author: 'A. Writer',
        lang,
      };
    },
  };
}
