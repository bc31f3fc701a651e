import type { Hono } from 'hono';
import { NewsdeskError } from '../../errors.ts';
import type { SearchPage } from '../../ports/archive-use-cases.ts';
import type { ConsoleOptions } from './console-app.ts';
import type { ConsoleEnv } from './guard.ts';
import { pageContext } from './page-context.ts';
import { renderQuotesPage } from './pages/quotes-page.ts';
import { renderStories } from './pages/stories-page.ts';
import { renderStory } from './pages/story-page.ts';

const NOTHING: SearchPage = { hits: [], next: undefined };

/** The archive: search, stories, and what people said. */
export function addArchiveRoutes(
  app: Hono<ConsoleEnv>,
  { desk, clock }: Pick<ConsoleOptions, 'desk' | 'clock'>,
): void {
  app.get('/stories', async (context) => {
    const query = (context.req.query('q') ?? '').trim();
    const { viewer } = context.get('signedIn');
    const shown = pageContext(context, clock);
    try {
      const page = await desk.search(viewer, {
        query,
        next: context.req.query('next') || undefined,
      });
      return context.html(renderStories(shown, { query, page, problem: undefined }));
    } catch (error) {
      // A query that cannot be read is shown with its caret, and the person types on.
      if (!(error instanceof NewsdeskError) || error.code !== 'query_invalid') throw error;
      const problem = { message: error.message, hint: error.hint };
      return context.html(renderStories(shown, { query, page: NOTHING, problem }), 400);
    }
  });
  app.get('/stories/:id', async (context) => {
    const page = await desk.openStory(context.get('signedIn').viewer, context.req.param('id'));
    return page === undefined
      ? context.notFound()
      : context.html(renderStory(pageContext(context, clock), page));
  });
  app.get('/quotes', async (context) => {
    const who = (context.req.query('who') ?? '').trim();
    const next = context.req.query('next') || undefined;
    const { viewer } = context.get('signedIn');
    const page = who === '' ? undefined : await desk.findQuotes(viewer, { words: who, next });
    return context.html(renderQuotesPage(pageContext(context, clock), { who, page }));
  });
}
