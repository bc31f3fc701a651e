import { html } from 'hono/html';
import type { StoredAlert } from '../../../ports/alert-store.ts';
import type { Overview } from '../../../ports/console.ts';
import { renderBars, renderDayChart, renderLag } from '../charts.ts';
import { type Html, type PageContext, renderMoment, renderPage } from '../layout.ts';

/** The first page: what was told, how fast, and what is ill. */
export function renderOverview(context: PageContext, overview: Overview): Html {
  const { words, viewer } = context;
  const { deliveries, feeds } = overview;
  const total = overview.days.reduce((sum, { count }) => sum + count, 0);
  const failed = deliveries.failed + deliveries.unknown;
  const isAdmin = viewer.role === 'admin';
  return renderPage(
    context,
    { title: words.overview, isLive: true },
    html`<div id="overview" data-live>
      <ul class="tiles">
        ${tile({
          name: words.alertsToday,
          value: words.count(overview.alertsToday),
          more: `${words.count(total)} ${words.alertsIn30Days}`,
          href: '/watches',
        })}
        ${tile({
          name: words.feedHealth,
          value: words.count(feeds.well),
          more: `${words.feedsWell} · ${words.count(feeds.ill)} ${words.feedsIll} · ${words.count(feeds.off)} ${words.feedsPaused}`,
          href: '/feeds',
          isIll: feeds.ill + feeds.off > 0,
        })}
        ${tile({
          name: words.deliveriesToday,
          value: words.count(deliveries.sent),
          more: `${words.states['sent']} · ${words.count(deliveries.pending)} ${words.states['pending']} · ${words.count(failed)} ${words.states['failed']}`,
          href: isAdmin ? '/deliveries' : undefined,
          isIll: failed > 0,
        })}
      </ul>
      <section class="panel">
        <h2>${words.alertsByDay}</h2>
        ${renderDayChart(overview.days, words.alertsByDay, { words, timezone: viewer.timezone })}
      </section>
      <section class="panel">
        <h2>${words.latestAlerts}</h2>
        ${renderLatest(context, overview.latest)}
      </section>
      <div class="columns">
        ${renderLag(overview.published, words.publishedToPosted, words)}
        ${renderLag(overview.written, words.writtenToPosted, words)}
        <section class="panel">
          <h2>${words.reportsByVerdict}</h2>
          ${
            overview.reports.length === 0
              ? html`<p class="soft">${words.noReports}</p>`
              : renderBars(
                  overview.reports.map(({ verdict, reports }) => ({
                    name: words.verdicts[verdict] ?? verdict,
                    count: reports,
                  })),
                )
          }
        </section>
      </div>
    </div>`,
  );
}

function tile(facts: {
  readonly name: string;
  readonly value: string;
  readonly more: string;
  readonly href: string | undefined;
  readonly isIll?: boolean;
}): Html {
  const inner = html`<span class="tile-name">${facts.name}</span
    ><span class="tile-value">${facts.value}</span><span class="tile-more">${facts.more}</span>`;
  const kind = facts.isIll === true ? 'tile ill' : 'tile';
  return facts.href === undefined
    ? html`<li class="${kind}"><span>${inner}</span></li>`
    : html`<li class="${kind}"><a href="${facts.href}">${inner}</a></li>`;
}

function renderLatest(context: PageContext, latest: readonly StoredAlert[]): Html {
  if (latest.length === 0) return html`<p class="soft">${context.words.noAlerts}</p>`;
  return html`<ol class="stories">
    ${latest.map(
      ({ alert, createdAtMs }) =>
        html`<li>
          <a href="/stories/${alert.storyId}">${alert.title}</a>
          <p class="soft">
            ${alert.publisher} · ${renderMoment(context, createdAtMs)} ·
            ${alert.watches.map(({ name }) => name).join(', ')} → ${alert.destination}
          </p>
        </li>`,
    )}
  </ol>`;
}
