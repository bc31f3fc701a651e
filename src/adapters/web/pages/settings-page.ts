import { html } from 'hono/html';
import type { WorkspaceSettings } from '../../../ports/console.ts';
import { csrfField, type Html, type PageContext, renderPage } from '../layout.ts';

const LANGUAGES = ['en', 'uk'] as const;

/** What the workspace chose, and the reader's own sign-in. */
export function renderSettings(context: PageContext, settings: WorkspaceSettings): Html {
  const { words, viewer, csrf } = context;
  return renderPage(
    context,
    { title: words.settings },
    html`<section class="panel">
        <form method="post" action="/settings" class="row">
          ${csrfField(csrf)}
          <label>${words.language}
            <select name="language" ${viewer.role === 'admin' ? '' : html`disabled`}>
              ${LANGUAGES.map(
                (language) =>
                  html`<option value="${language}" ${language === settings.language ? html`selected` : ''}>
                    ${words.languageNames[language]}
                  </option>`,
              )}
            </select>
          </label>
          ${viewer.role === 'admin' ? html`<button class="primary">${words.save}</button>` : ''}
        </form>
      </section>
      <section class="panel">
        <h2>${words.yourSignIn}</h2>
        <p>${words.signedInAs(viewer.actor, words.roles[viewer.role])} · ${viewer.workspace}</p>
        <form method="post" action="/sign-out-everywhere">
          ${csrfField(csrf)}<button>${words.signOutEverywhere}</button>
        </form>
      </section>`,
  );
}
