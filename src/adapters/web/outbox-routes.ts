import type { Hono } from 'hono';
import type { ConsoleOptions } from './console-app.ts';
import type { ConsoleEnv } from './guard.ts';
import { pageContext, readForm } from './page-context.ts';
import { renderAudit } from './pages/audit-page.ts';
import { renderDeliveries } from './pages/deliveries-page.ts';
import { renderSettings } from './pages/settings-page.ts';

/** Deliveries, audit and settings. */
export function addOutboxRoutes(
  app: Hono<ConsoleEnv>,
  { desk, clock }: Pick<ConsoleOptions, 'desk' | 'clock'>,
): void {
  app.get('/deliveries', async (context) => {
    const isOnlyFailed = context.req.query('failed') !== undefined;
    const states = isOnlyFailed ? (['failed', 'unknown'] as const) : undefined;
    const rows = await desk.listDeliveries(context.get('signedIn').viewer, { states });
    return context.html(renderDeliveries(pageContext(context, clock), { rows, isOnlyFailed }));
  });
  app.post('/deliveries/retry', async (context) => {
    const { id = '' } = await readForm(context);
    const isAgain = await desk.retryDelivery(context.get('signedIn').viewer, id);
    return context.redirect(`/deliveries?done=${isAgain ? 'again' : 'not-again'}`, 303);
  });
  app.get('/audit', async (context) => {
    const next = context.req.query('before');
    const page = await desk.listAudit(context.get('signedIn').viewer, { next });
    return context.html(renderAudit(pageContext(context, clock), page));
  });
  app.get('/settings', async (context) => {
    const settings = await desk.settings(context.get('signedIn').viewer);
    return context.html(renderSettings(pageContext(context, clock), settings));
  });
  app.post('/settings', async (context) => {
    const { language } = await readForm(context);
    const viewer = context.get('signedIn').viewer;
    await desk.saveSettings(viewer, { language: language === 'uk' ? 'uk' : 'en' });
    return context.redirect('/settings?done=saved', 303);
  });
}
