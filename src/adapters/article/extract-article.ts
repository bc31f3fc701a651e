import { Readability } from '@mozilla/readability';
import { htmlToText } from '../../core/text/html-to-text.ts';
import type { ArticleOutcome } from '../../ports/feed-source.ts';
import { isMonstrous, type Page, parsePage, textIn } from './page.ts';
import { type PageFacts, readPageFacts } from './page-facts.ts';
import { removeClutter } from './remove-clutter.ts';

/** Fewer characters are a caption, a video page or a wall and no article. */
const TEXT_CHARACTERS_MIN = 140;
const TEXT_CHARACTERS_MAX = 200_000;
const NEEDS_BROWSER =
  /\b(?:enable|turn on|activate) javascript\b|javascript is (?:disabled|required)/i;
/** Lines that survive as leftovers of boxes: a word, or the clock time over each entry of a live page. */
const LEFTOVER =
  /^(?:advertisement|reklama|реклама|anzeige|publicité|share|loading\.*|x|\d{1,2}[.:h]\d{2}(?: ?(?:am|pm|gmt|[a-z]{2,4}st))?)$/i;
/** What a byline begins with; a byline stands among the first lines. */
const BYLINE_WORD = /^(?:by|von|par|przez|автор|текст)[:\s]\s*/iu;
const BYLINE_LINES = 4;

function isByline(line: string, byline: string | undefined): boolean {
  return byline !== undefined && line.replace(BYLINE_WORD, '') === byline;
}

/** Without what is known from elsewhere: the heading as first line, the byline, the leftovers of boxes. */
function withoutLeftovers(
  text: string,
  title: string | undefined,
  byline: string | undefined,
): string {
  const lines = text.split('\n').map((line) => line.trim());
  if (title !== undefined && lines[0] === title) lines.shift();
  return lines
    .filter(
      (line, index) => !LEFTOVER.test(line) && !(index < BYLINE_LINES && isByline(line, byline)),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The paragraphs of the page's article or main element: what is left when Readability finds one block of many. */
function paragraphsOf(page: Page): string {
  const frame = page.querySelector('article, main, [role="main"]') ?? page.body;
  const paragraphs = [...(frame?.querySelectorAll('p, blockquote, li') ?? [])]
    .filter((element) => element.querySelector('p, blockquote, li') === null)
    .map(textIn)
    .filter((text) => text.length >= 20);
  return paragraphs.join('\n\n');
}

function readBody(page: Page): string {
  const frame = page.querySelector('main, [role="main"]') ?? page.querySelector('article');
  const listed = frame === null ? '' : paragraphsOf(page);
  const article = new Readability(page as never, { charThreshold: 200 }).parse();
  const content = article?.content;
  const text = typeof content === 'string' ? htmlToText(content) : '';
  // Live pages hold one short block for each update; Readability keeps the longest alone.
  return text.length * 2 < listed.length ? listed : text;
}

function readOwnText(page: Page, facts: Pick<PageFacts, 'title' | 'byline'>): string {
  removeClutter(page);
  return withoutLeftovers(readBody(page), facts.title, facts.byline);
}

/**
 * An article's text from its page: Readability's choice after a filter for clutter, and JSON-LD's `articleBody` only as
 * a rescue, when the page's own text is under half of it or asks for JavaScript (used first, it loses quotes).
 * Source: feeds.md, Article text. Runs in the parsing worker.
 */
export function extractArticle(html: string, source: { readonly url: string }): ArticleOutcome {
  const page = parsePage(html);
  const { articleBody, ...facts } = readPageFacts(page, source.url);
  const own = isMonstrous(page) ? '' : readOwnText(page, facts);
  const isRescued =
    articleBody !== undefined &&
    (own.length * 2 < articleBody.length || NEEDS_BROWSER.test(own.slice(0, 2000)));
  const text = (isRescued ? articleBody : own).slice(0, TEXT_CHARACTERS_MAX);
  if (text.length < TEXT_CHARACTERS_MIN) return { kind: 'no-article' };
  return { kind: 'article', article: { ...facts, text } };
}
