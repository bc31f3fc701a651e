import type { QueryPlace } from './query.ts';

/** How much of a long query is shown on either side of what is meant. */
const CONTEXT_CHARACTERS = 60;

/**
 * The query with a caret under the place, as lines of monospace text: a cut-out when the query is long. Columns count
 * code points, so the caret stands right under letters of single width.
 */
export function renderCaret(query: string, place: QueryPlace): readonly string[] {
  const characters = Array.from(query.replaceAll(/\s/g, ' '));
  const first = Math.max(0, place.column - 1 - CONTEXT_CHARACTERS);
  const last = Math.min(characters.length, place.column - 1 + CONTEXT_CHARACTERS);
  const before = first > 0 ? '…' : '';
  const after = last < characters.length ? '…' : '';
  const indent = before.length + place.column - 1 - first;
  const width = Math.max(1, Math.min(place.length, last - place.column + 1));
  return [
    before + characters.slice(first, last).join('') + after,
    ' '.repeat(indent) + '^'.repeat(width),
  ];
}
