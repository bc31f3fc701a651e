import { html } from 'hono/html';
import type { StoredQuote } from '../../../ports/quote-store.ts';
import { type Html, type PageContext, renderMoment, renderOutsideLink } from '../layout.ts';

/** Quotes with who said them, where and when. */
export function renderQuotes(context: PageContext, quotes: readonly StoredQuote[]): Html {
  const { words } = context;
  return html`<ol class="quotes">
    ${quotes.map((quote) => {
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
        <p class="soft">
          ${quote.publisher} · ${renderMoment(context, quote.publishedAtMs)} ·
          ${renderOutsideLink(quote.url, quote.title)}
        </p>
      </li>`;
    })}
  </ol>`;
}
