import { type Page, type PageElement, textIn } from './page.ts';

/** Elements that are never the article's text. */
const NEVER_TEXT =
  'script, style, template, noscript, iframe, object, embed, form, button, input, select, textarea, nav, dialog, svg, canvas, [role="navigation"], [role="dialog"], [role="complementary"], [role="search"], [aria-hidden="true"], [hidden]';
/** Words of class names and ids, as publishers and their tools write them, of what stands around and between the text. */
const CLUTTER_WORDS: ReadonlySet<string> = new Set(
  `share sharing sharedaddy sharethis addthis addtoany social socials newsletter subscribe subscription signup promo promotion
   related relatedposts recommended recommendation recommendations readmore readalso comment comments disqus cookie cookies consent
   gdpr advert advertisement advertising ads ad banner adslot sponsored sponsor outbrain taboola sidebar breadcrumb breadcrumbs
   mostread mostviewed popular trending paywall piano donate donation toolbar printfriendly copyright skiplink pagination outro
   follow-us widget teaser teasers carousel onward`.split(/\s+/),
);
/** Pairs of words that mean clutter together only. */
const CLUTTER_PAIRS: ReadonlySet<string> = new Set([
  'most read',
  'most viewed',
  'most popular',
  'read more',
  'read also',
  'see also',
  'also read',
  'more stories',
  'more on',
  'sign up',
  'follow us',
  'tag list',
  'author bio',
  'read next',
  'up next',
]);
/** Beginnings of lines that lead to other stories or ask for something, in the six languages read in depth. */
const LEADS_ELSEWHERE =
  /^(?:read (?:more|also|next|on)|see also|related|also on|more on|watch|listen|recommended|don't miss|sign up|subscribe|follow us|share (?:this|on|via)|advertisement|читайте (?:також|также|ще|еще)|дивіться також|смотрите также|також|підписуйтесь|подписывайтесь|реклама|поділитися|czytaj (?:też|także|więcej)|zobacz (?:też|także)|przeczytaj|reklama|udostępnij|lesen sie (?:auch|mehr)|mehr zum thema|lesen sie hier|anzeige|teilen|newsletter|(?:à )?lire aussi|voir aussi|à voir|lire plus|publicité|abonnez-vous|partager)(?![\p{L}])/iu;
/** A line of that kind is short; a longer one is a sentence that happens to begin so. */
const LINE_CHARACTERS_MAX = 160;
/** An element with so much of the page's text is the article's own frame, whatever it is called. */
const SHARE_MAX = 0.5;

function wordsIn(element: PageElement): readonly string[] {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return names
    .slice(0, 500)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_:-]+/);
}

function isClutterByName(element: PageElement): boolean {
  const words = wordsIn(element);
  return words.some(
    (word, index) =>
      CLUTTER_WORDS.has(word) || CLUTTER_PAIRS.has(`${word} ${words[index + 1] ?? ''}`),
  );
}

function linkShare(element: PageElement, text: string): number {
  let inLinks = 0;
  for (const link of element.querySelectorAll('a')) inLinks += textIn(link).length;
  return text.length === 0 ? 0 : inLinks / text.length;
}

/** A line that is nothing but a link, or begins like one that leads elsewhere. */
function isLeadingElsewhere(element: PageElement): boolean {
  const text = textIn(element);
  if (text === '' || text.length > LINE_CHARACTERS_MAX) return false;
  const share = linkShare(element, text);
  return (
    share > 0.9 || (LEADS_ELSEWHERE.test(text) && (share > 0.4 || !/[.!?…]["»”’]?$/.test(text)))
  );
}

/**
 * Takes out of a page what surrounds and interrupts an article: scripts, navigation, and boxes for sharing, comments,
 * subscriptions and other stories, known by their names or by leading elsewhere. What holds the heading or half of the
 * page's text stays.
 */
export function removeClutter(page: Page): void {
  for (const element of page.querySelectorAll(NEVER_TEXT)) element.remove();
  const lengthMax = textIn(page.body).length * SHARE_MAX;
  const candidates =
    'div, section, aside, ul, ol, p, figure, footer, header, h2, h3, h4, span, table';
  for (const element of page.querySelectorAll(candidates)) {
    const isBox = element.localName === 'aside' || isClutterByName(element);
    const isLine = /^(?:p|h[234]|div|li)$/.test(element.localName) && isLeadingElsewhere(element);
    if (!isBox && !isLine) continue;
    const isFrame = textIn(element).length > lengthMax || element.querySelector('h1') !== null;
    if (!isFrame) element.remove();
  }
}
