import type { MatchDocument } from './query.ts';

/** A text alone as a document: an example kept with a watch, or a sentence that an admin tries. */
export function documentFromText(text: string, lang = ''): MatchDocument {
  return { title: '', body: text, source: '', author: '', lang };
}
