import { html } from 'hono/html';
import type { StoryPage } from '../../../ports/console.ts';
import {
  type Html,
  type PageContext,
  renderMoment,
  renderOutsideLink,
  renderPage,
} from '../layout.ts';
import { renderQuotes } from './quote-list.ts';

/** One story: who reports it, what was said, which watches it met and why, and where it was told. */
export function renderStory(context: PageContext, page: StoryPage): Html {
  const { words } = context;
  const { story, items, quotes } = page;
  return renderPage(
    context,
    { title: story.title },
    html`<p class="soft">
        ${words.story} ${story.id} · ${renderMoment(context, story.firstAtMs)} · ${words.sources}: ${story.sourcesCount}
      </p>
      <section class="panel">
        <h2>${words.sources}</h2>
        <ol class="stories">
          ${items.map(
            (item) =>
              html`<li>
                ${renderOutsideLink(item.url, item.title)}
                <p class="soft">
                  ${item.publisher}${item.publisherLabel === undefined ? '' : ` (${item.publisherLabel})`} ·
                  ${renderMoment(context, item.publishedAtMs)}${
                    item.reprintOf === undefined ? '' : ` · ${words.reprintOf(item.reprintOf)}`
                  }${item.isCounted ? '' : ` · ${words.notCounted}`}
                </p>
              </li>`,
          )}
        </ol>
      </section>
      <section class="panel">
        <h2>${words.quotes}</h2>
        ${quotes.length === 0 ? html`<p class="soft">–</p>` : renderQuotes(context, quotes)}
      </section>
      <section class="panel">
        <h2>${words.matchedBy}</h2>
        ${renderMatches(context, page)}
      </section>
      <section class="panel">
        <h2>${words.told}</h2>
        ${renderTold(context, page)}
      </section>`,
  );
}

function renderMatches({ words }: PageContext, { matches, items }: StoryPage): Html {
  if (matches.length === 0) return html`<p class="soft">${words.noMatch}</p>`;
  const publishers = new Map(items.map((item) => [item.id, item.publisher]));
  return html`<ul class="plain-list">
    ${matches.map((match) => {
      const terms = [...new Set(match.terms.map(({ term }) => term))].join(', ');
      const fates = match.fates
        .map(({ destination, fate }) => `${destination}: ${fate}`)
        .join('; ');
      return html`<li>
        <a href="/watches/${match.watchId}">${match.watch}</a>
        <span class="soft">${publishers.get(match.itemId) ?? ''} · ${terms} · ${fates}</span>
      </li>`;
    })}
  </ul>`;
}

function renderTold(context: PageContext, { alerts }: StoryPage): Html {
  const { words } = context;
  if (alerts.length === 0) return html`<p class="soft">${words.notTold}</p>`;
  return html`<ul class="plain-list">
    ${alerts.map(
      ({ alert, createdAtMs, state }) =>
        html`<li>
          ${alert.destination} · ${renderMoment(context, createdAtMs)} · ${state}${
            alert.corrections.length === 0 ? '' : ` · ${alert.corrections.length} corrections`
          }
        </li>`,
    )}
  </ul>`;
}
