import { html } from 'hono/html';
import type { AuditPage } from '../../../ports/console.ts';
import type { AuditEntry } from '../../../ports/house-store.ts';
import { type Html, type PageContext, renderMoment, renderPage } from '../layout.ts';

/** A value of the audit is cut for the page at this length; the command line shows all of it. */
const VALUE_CHARACTERS_MAX = 400;
/** Lines of one change: a first `apply` of the concepts has hundreds. */
const LINES_MAX = 8;

/** Who changed what, newest first. */
export function renderAudit(context: PageContext, { entries, next }: AuditPage): Html {
  const { words } = context;
  return renderPage(
    context,
    { title: words.audit },
    entries.length === 0
      ? html`<p class="soft">${words.noAudit}</p>`
      : html`<div class="table">
            <table>
              <thead>
                <tr>
                  <th scope="col">${words.when}</th>
                  <th scope="col">${words.who}</th>
                  <th scope="col">${words.change}</th>
                  <th scope="col">${words.what}</th>
                </tr>
              </thead>
              <tbody>
                ${entries.map((entry) => renderEntry(context, entry))}
              </tbody>
            </table>
          </div>
          ${next === undefined ? '' : html`<p><a class="button" rel="next" href="/audit?before=${next}">${words.older}</a></p>`}`,
  );
}

function renderEntry(context: PageContext, entry: AuditEntry): Html {
  const { words } = context;
  const lines = difference(entry);
  const more = lines.length - LINES_MAX;
  return html`<tr>
    <th scope="row">${renderMoment(context, entry.atMs)}</th>
    <td data-name="${words.who}">${entry.actor}</td>
    <td data-name="${words.change}"><code>${entry.action}</code></td>
    <td data-name="${words.what}">
      <b>${entry.subject}</b> ${lines.slice(0, LINES_MAX).map((line) => html`<span class="value">${line}</span>`)}
      ${more > 0 ? html`<span class="value">${words.andMore(more)}</span>` : ''}
    </td>
  </tr>`;
}

/** What differs between the two values, a line a key; a value that is no object is shown whole. */
function difference({ before, after }: AuditEntry): readonly string[] {
  const [old, fresh] = [parse(before), parse(after)];
  if (old === undefined || fresh === undefined) return [];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  const show = (value: unknown): string =>
    value === undefined ? '–' : (JSON.stringify(value)?.slice(0, VALUE_CHARACTERS_MAX) ?? '–');
  return keys
    .filter((key) => JSON.stringify(old[key]) !== JSON.stringify(fresh[key]))
    .map((key) => `${key}: ${show(old[key])} → ${show(fresh[key])}`);
}

function parse(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : { value };
}
