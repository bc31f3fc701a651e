import { html } from 'hono/html';
import type { SearchHit } from '../../../ports/archive-use-cases.ts';
import { type Html, type PageContext, renderMoment } from '../layout.ts';
import { renderExcerpt, renderMarked } from '../marked-text.ts';

/** Items that a query finds, with their hits marked. */
export function renderHits(context: PageContext, hits: readonly SearchHit[]): Html {
  return html`<ol class="stories">
    ${hits.map((hit) => {
      const title = renderMarked(hit.title, hit.terms, { field: 'title' });
      return html`<li>
        ${hit.storyId === undefined ? html`<b>${title}</b>` : html`<a href="/stories/${hit.storyId}">${title}</a>`}
        <p class="soft">
          ${hit.publisher} · ${renderMoment(context, hit.publishedAtMs)}${
            hit.lang === undefined ? '' : ` · ${hit.lang}`
          }
        </p>
        <p class="excerpt">${renderExcerpt(hit.text, hit.terms)}</p>
      </li>`;
    })}
  </ol>`;
}
