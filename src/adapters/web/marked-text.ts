import { html } from 'hono/html';
import type { MatchTerm } from '../../ports/item-store.ts';
import type { Html } from './layout.ts';

/** Characters of an item's text shown around its first hit. */
const EXCERPT_CHARACTERS = 280;
const BEFORE_HIT = 80;

/** A text with its hits marked: those terms of the field that lie inside `start` and `end`. */
export function renderMarked(
  text: string,
  terms: readonly MatchTerm[],
  {
    field,
    start = 0,
    end = text.length,
  }: { readonly field: string; readonly start?: number; readonly end?: number },
): Html {
  const pieces: Html[] = [];
  let at = start;
  const inside = terms
    .filter((term) => term.field === field && term.start >= start && term.end <= end)
    .toSorted((a, b) => a.start - b.start);
  for (const term of inside) {
    if (term.start < at) continue;
    pieces.push(
      html`${text.slice(at, term.start)}<mark>${text.slice(term.start, term.end)}</mark>`,
    );
    at = term.end;
  }
  return html`${pieces}${text.slice(at, end)}`;
}

/** The part of an item's text around its first hit, else its beginning. */
export function renderExcerpt(text: string, terms: readonly MatchTerm[]): Html {
  const first = terms
    .filter(({ field }) => field === 'body')
    .toSorted((a, b) => a.start - b.start)[0];
  const from = Math.max(0, (first?.start ?? 0) - BEFORE_HIT);
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
  const cut = start + EXCERPT_CHARACTERS;
  const end = cut >= text.length ? text.length : Math.max(text.lastIndexOf(' ', cut), start + 1);
  return html`${start > 0 ? '… ' : ''}${renderMarked(text, terms, { field: 'body', start, end })}${end < text.length ? ' …' : ''}`;
}
