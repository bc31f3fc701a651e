import { summarize as summarizeArticle } from '../../src/core/summary/summarize.ts';

/** The summariser in the shape that the corpus' scorer calls. */
export function summarize(
  text: string,
  options: { lang: string; title: string; maxSentences: number },
): { start: number; end: number; text: string }[] {
  const { lang, title, maxSentences } = options;
  return summarizeArticle(text, { lang, title, sentencesMax: maxSentences }).map(
    ({ start, end }) => ({ start, end, text: text.slice(start, end) }),
  );
}
