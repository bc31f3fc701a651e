import { parseHTML } from 'linkedom';

/** The part of an element that the extractor uses; linkedom's own types want the browser's library. */
export interface PageElement {
  readonly localName: string;
  readonly textContent: string | null;
  readonly innerHTML: string;
  readonly parentElement: PageElement | null;
  readonly children: Iterable<PageElement>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

/** A parsed page. */
export interface Page extends PageElement {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
}

/** The largest article pages have 1 to 2 million characters, nearly all of it scripts. */
const PAGE_CHARACTERS_MAX = 4_000_000;

/** Parses a page. A text without a root element is put into one, since linkedom makes none. */
export function parsePage(html: string): Page {
  const cut = html.slice(0, PAGE_CHARACTERS_MAX);
  const whole = /<html[\s>]/i.test(cut.slice(0, 20_000)) ? cut : `<html><body>${cut}</body></html>`;
  return parseHTML(whole).document as unknown as Page;
}

/** An element's text with its spaces folded, or an empty one. */
export function textIn(element: PageElement | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Real pages have some 2,000 elements, in each other up to 40 deep; Readability's time grows with the cube of the depth. */
const DEPTH_MAX = 150;
const ELEMENTS_MAX = 30_000;

/** Whether a page is so deep or so large that only a machine can have made it so. */
export function isMonstrous(page: Page): boolean {
  const depths = new WeakMap<PageElement, number>();
  let elements = 0;
  for (const element of page.querySelectorAll('*')) {
    const parent = element.parentElement;
    const depth = (parent === null ? 0 : (depths.get(parent) ?? 0)) + 1;
    depths.set(element, depth);
    elements++;
    if (depth > DEPTH_MAX || elements > ELEMENTS_MAX) return true;
  }
  return false;
}
