import { html } from 'hono/html';
import type { QuotePage } from '../../../ports/console.ts';
import { type Html, type PageContext, renderPage } from '../layout.ts';
import { renderQuotes } from './quote-list.ts';

/** What a person said, in any spelling of the name, newest first. */
export function renderQuotesPage(
  context: PageContext,
  { who, page }: { readonly who: string; readonly page: QuotePage | undefined },
): Html {
  const { words } = context;
  const next = new URLSearchParams({ who, next: page?.next ?? '' });
  return renderPage(
    context,
    { title: words.quotes },
    html`<form method="get" action="/quotes" class="search" role="search">
        <label for="who">${words.speaker}</label>
        <input id="who" name="who" type="search" value="${who}" aria-describedby="who-hint" />
        <button class="primary">${words.search}</button>
        <small id="who-hint">${words.speakerHint}</small>
      </form>
      ${
        page === undefined
          ? ''
          : page.quotes.length === 0
            ? html`<p class="soft">${words.quotesNone}</p>`
            : renderQuotes(context, page.quotes)
      }
      ${page?.next === undefined ? '' : html`<p><a class="button" rel="next" href="/quotes?${next.toString()}">${words.next}</a></p>`}`,
  );
}
