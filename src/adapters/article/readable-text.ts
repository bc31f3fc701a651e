import { foldSpaces, htmlToText } from '../../core/text/html-to-text.ts';

/** A text that may hold HTML or character references, as readers see it. */
export function readableText(text: string): string {
  return /<[a-z!/]|&[#a-z]/i.test(text) ? htmlToText(text) : foldSpaces(text);
}
