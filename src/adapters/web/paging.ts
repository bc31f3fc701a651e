import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** Rows of one page of a list that is cut into numbered pages. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** From 1. */
  readonly number: number;
  readonly pages: number;
}

/** The page that was asked for by its number, or the nearest that there is; a number that is none means the first. */
export function cutPage<Row>(
  rows: readonly Row[],
  { asked, perPage }: { readonly asked: string | undefined; readonly perPage: number },
): Page<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const wanted = Math.trunc(Number(asked ?? 1));
  const number = Math.min(pages, Math.max(1, Number.isFinite(wanted) ? wanted : 1));
  return { rows: rows.slice((number - 1) * perPage, number * perPage), number, pages };
}

/** Links to all pages of a list; nothing where there is one. */
export function renderPageLinks(
  { number, pages }: Pick<Page<unknown>, 'number' | 'pages'>,
  linkTo: (page: number) => string,
): Html | '' {
  if (pages === 1) return '';
  return html`<p class="tabs">
    ${Array.from(
      { length: pages },
      (_, index) =>
        html`<a href="${linkTo(index + 1)}" ${index + 1 === number ? html`aria-current="true"` : ''}>${index + 1}</a> `,
    )}
  </p>`;
}
