import { html } from 'hono/html';
import type { Delivery } from '../../../core/alert/delivery.ts';
import { csrfField, type Html, type PageContext, renderMoment, renderPage } from '../layout.ts';

/** The outbox: what was posted, what waits and why, and sending again. */
export function renderDeliveries(
  context: PageContext,
  { rows, isOnlyFailed }: { readonly rows: readonly Delivery[]; readonly isOnlyFailed: boolean },
): Html {
  const { words } = context;
  return renderPage(
    context,
    { title: words.deliveries, isLive: true },
    html`<p class="tabs">
        <a href="/deliveries" ${isOnlyFailed ? '' : html`aria-current="true"`}>${words.all}</a>
        <a href="/deliveries?failed=1" ${isOnlyFailed ? html`aria-current="true"` : ''}>${words.failedOnly}</a>
      </p>
      <div id="deliveries" data-live class="table">
        ${
          rows.length === 0
            ? html`<p class="soft">${words.noDeliveries}</p>`
            : html`<table>
                <thead>
                  <tr>
                    <th scope="col">${words.what}</th>
                    <th scope="col">${words.state}</th>
                    <th scope="col">${words.destinations}</th>
                    <th scope="col">${words.when}</th>
                    <th scope="col">${words.attempts}</th>
                    <th scope="col">${words.actions}</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows.map((row) => renderDelivery(context, row))}
                </tbody>
              </table>`
        }
      </div>`,
  );
}

function titleOf({ message }: Delivery, { words }: PageContext): string {
  switch (message.kind) {
    case 'alert':
      return message.alert.title;
    case 'reply':
      return message.alertTitle;
    case 'digest':
      return words.digestOf(message.digest.entries.length);
    case 'notice':
      return message.notice.title;
  }
}

const BADGES: Readonly<Record<string, string>> = { sent: 'on', failed: 'ill', unknown: 'ill' };

function renderDelivery(context: PageContext, delivery: Delivery): Html {
  const { words, csrf } = context;
  const { state, storyId } = delivery;
  const title = titleOf(delivery, context);
  const isRetried = state === 'failed' || state === 'unknown';
  return html`<tr>
    <th scope="row">
      ${storyId === undefined ? title : html`<a href="/stories/${storyId}">${title}</a>`}
      <span class="soft">${words.kinds[delivery.kind] ?? delivery.kind} · ${delivery.id}</span>
    </th>
    <td data-name="${words.state}">
      <span class="badge ${BADGES[state] ?? 'off'}">${words.states[state] ?? state}</span>
      ${delivery.lastError === undefined ? '' : html`<span class="${BADGES[state] === 'ill' ? 'wrong' : 'value'}">${delivery.lastError}</span>`}
    </td>
    <td data-name="${words.destinations}">${delivery.destination}</td>
    <td data-name="${words.when}">${renderMoment(context, delivery.sentAtMs ?? delivery.dueAtMs)}</td>
    <td data-name="${words.attempts}">${delivery.attempts}</td>
    <td>
      ${
        isRetried
          ? html`<form method="post" action="/deliveries/retry">
              ${csrfField(csrf)}<input type="hidden" name="id" value="${delivery.id}" />
              <button aria-label="${words.sendAgain}: ${title}">${words.sendAgain}</button>
            </form>`
          : ''
      }
    </td>
  </tr>`;
}
