import { createConsolePlatform } from '../../../../src/adapters/chat/console/console-platform.ts';
import {
  type ChatHarness,
  describeChatPlatform,
  type VisibleMessage,
} from '../../../contracts/chat.contract.ts';
import { NOW_MS } from '../../../helpers/alerts.ts';

/** The console as a chat of one channel: each print is a message. */
function startConsoleHarness(): Promise<ChatHarness> {
  const printed: string[] = [];
  const platform = createConsolePlatform({
    clock: { nowMs: () => NOW_MS, wait: () => Promise.resolve() },
    out: {
      write: (text, done) => {
        printed.push(text);
        done();
        return true;
      },
    },
  });
  let first = 0;
  const visible = (): readonly VisibleMessage[] =>
    printed.map((text, index) => {
      const words = text.replace(/^│ /gm, '');
      return {
        id: index === 0 ? `delivery${first}` : '',
        words,
        notification: words.replaceAll('\n', ' '),
        parentId: undefined,
        isLoud: false,
        pings: [],
        links: [...text.matchAll(/^https?:\S+$/gm)].map(([link]) => link),
        edits: 0,
      };
    });
  return Promise.resolve({
    platform: {
      ...platform,
      send: (message, signal) => {
        first ||= Number(message.deliveryId.replace('delivery', ''));
        return platform.send(message, signal);
      },
    },
    destination: 'console',
    otherDestination: 'console',
    visible,
    failNext: () => undefined,
    failHistory: undefined,
    deleteMessage: () => undefined,
    addNoise: () => undefined,
    refusals: () => [],
    close: () => Promise.resolve(),
  });
}

describeChatPlatform({ platform: 'console', isLocal: true }, startConsoleHarness);
