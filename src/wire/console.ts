import type { Console } from '../adapters/web/console-app.ts';
import type { DeskDeps } from '../app/console/create-desk.ts';
import type { RenderPreview } from '../app/console/preview-item.ts';
import type { Config } from '../config/config.ts';
import type { HttpServer } from './http-server.ts';
import type { Tools } from './tools.ts';

/** The console's address: the public one, else this machine's; undefined while its port is not known. */
export function findConsoleUrl({ environment, web }: Config, port: number): string | undefined {
  if (environment.webUrl !== undefined) return environment.webUrl;
  if (port === 0) return undefined;
  const host = web.listen === '0.0.0.0' || web.listen === '::' ? '127.0.0.1' : web.listen;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Serves the console, which is loaded with its first page; answers how its open pages are let go. */
export function mountConsole(
  http: HttpServer,
  config: Config,
  deps: DeskDeps & Pick<Tools, 'log'>,
): () => Promise<void> {
  let loading: Promise<Console> | undefined;
  http.mount('/', (request, response) => {
    loading ??= loadConsole(config, deps);
    loading.then(
      ({ handle }) => handle(request, response),
      (err: unknown) => {
        deps.log.error({ err }, 'the console cannot be loaded');
        response.writeHead(500).end();
      },
    );
  });
  return async () => (await loading?.catch(() => undefined))?.close();
}

async function loadConsole(
  { environment: { webUrl } }: Config,
  deps: DeskDeps & Pick<Tools, 'log'>,
): Promise<Console> {
  const [{ createConsole }, { createDesk }] = await Promise.all([
    import('../adapters/web/console-app.ts'),
    import('../app/console/create-desk.ts'),
  ]);
  return createConsole({ desk: createDesk(deps), webUrl, clock: deps.clock, log: deps.log });
}

/** An alert as the platforms' own renderers make it; loaded when a draft is tried first, since they bring the SDKs. */
export const renderPreview: RenderPreview = async (message, layout, nowMs) => {
  const slack = await import('../adapters/chat/slack/render-message.ts');
  const discord = await import('../adapters/chat/discord/render-message.ts');
  return {
    slack: slack.renderMessage(message, layout, nowMs),
    discord: discord.renderMessage(message, layout, nowMs),
  };
};
