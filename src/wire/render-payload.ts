import type { RenderPayload } from '../ports/preview-use-cases.ts';

/** An alert as a platform would be sent it; each platform's client is loaded only when it is asked for. */
export const renderPayload: RenderPayload = async ({ platform, alert, layout, nowMs }) => {
  const message = { kind: 'alert', alert } as const;
  switch (platform) {
    case 'slack': {
      const { renderMessage } = await import('../adapters/chat/slack/render-message.ts');
      return renderMessage(message, layout, nowMs);
    }
    case 'discord': {
      const { renderMessage } = await import('../adapters/chat/discord/render-message.ts');
      return renderMessage(message, layout, nowMs);
    }
  }
};
