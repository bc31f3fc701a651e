import { html } from 'hono/html';
import { groupSameWords } from '../../../core/quote/same-words.ts';
import type { StoredQuote } from '../../../ports/quote-store.ts';
import { type Html, type PageContext, renderMoment, renderOutsideLink } from '../layout.ts';

/** Quotes with who said them, where and when; the same words once, with each place. */
export function renderQuotes(context: PageContext, quotes: readonly StoredQuote[]): Html {
  const { words } = context;
  return html`<ol class="quotes">
    ${groupSameWords(quotes).map((places) => {
      const [quote] = places;
      const role = quote.speaker?.role;
      const remarks = [
        role,
        quote.via,
        quote.background === undefined ? undefined : `${words.background}: ${quote.background}`,
      ].filter((remark) => remark !== undefined);
      return html`<li>
        <blockquote>“${quote.text}”</blockquote>
        <p>
          <b>${quote.speaker?.name ?? words.unattributed}</b>${remarks.length === 0 ? '' : ` · ${remarks.join(' · ')}`}
        </p>
        ${places.map(
          (place) =>
            html`<p class="soft">
              ${place.publisher} · ${renderMoment(context, place.publishedAtMs)} ·
              ${renderOutsideLink(place.url, place.title)}
            </p>`,
        )}
      </li>`;
    })}
  </ol>`;
}
