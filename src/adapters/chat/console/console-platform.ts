import { fitMessage } from '../../../core/alert/fit-message.ts';
import { findLink } from '../../../core/alert/link.ts';
import type { MessagePart } from '../../../core/alert/parts.ts';
import type { EpochMs } from '../../../core/time/moment.ts';
import type {
  ChatPlatform,
  OutgoingMessage,
  ReconcileOutcome,
  SendOutcome,
} from '../../../ports/chat.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Answer } from '../../../ports/conversation.ts';
import { renderParts } from './render.ts';
import { renderAnswer } from './render-answer.ts';

/** What is printed to: a terminal or a pipe, as `process.stdout` is. */
export interface ConsoleOutput {
  write(text: string, done: (error?: Error | null) => void): boolean;
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Of a terminal: whether it shows colours, and the person wants them (NO_COLOR). */
  hasColors?(): boolean;
}

/** What the console destination needs. `findPrinted` answers for a print whose end nobody saw; default: never printed. */
export interface ConsolePlatformOptions {
  readonly out: ConsoleOutput;
  readonly clock: Clock;
  readonly findPrinted?: (
    message: OutgoingMessage,
    sendingAtMs: EpochMs,
  ) => Promise<ReconcileOutcome>;
}

const SHORT_EDIT_PARTS: readonly MessagePart['kind'][] = ['title', 'byline', 'note'];

/**
 * The destination `console`: prints each message where the process delivers. A message's id is its delivery's id.
 * On a terminal lines are coloured and wrapped; in a pipe they are plain and whole. An edit prints only what is new
 * above the text: title, byline and notes.
 */
export function createConsolePlatform(options: ConsolePlatformOptions): ChatPlatform {
  const { out, clock } = options;

  async function send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome> {
    if (signal.aborted) return { kind: 'unreachable', reason: 'stopped before printing' };
    return print(renderConsole(message, clock.nowMs(), out), message.deliveryId);
  }

  async function print(text: string, messageId: string): Promise<SendOutcome> {
    const error = await new Promise<Error | null | undefined>((resolve) => {
      out.write(text, resolve);
    });
    return error === null || error === undefined
      ? { kind: 'sent', messageId }
      : { kind: 'unreachable', reason: `output closed: ${error.message}` };
  }

  /** Whoever sits at the terminal reads it, so that the line says whom it is for. */
  function tell(userId: string, answer: Answer): Promise<SendOutcome> {
    return print(renderAnswer(userId, answer), `note-${clock.nowMs()}`);
  }

  return {
    platform: 'console',
    connects: 'each-process',
    send,
    reconcile: async (message, sendingAtMs) =>
      (await options.findPrinted?.(message, sendingAtMs)) ?? { kind: 'absent' },
    tell,
    start: () => undefined,
    stop: () => Promise.resolve(),
    connection: () => ({ kind: 'on' }),
    check: (destinations) =>
      Promise.resolve(
        destinations
          .filter((destination) => destination === 'console')
          .map(() => ({
            subject: 'console',
            isWell: true,
            text: 'alerts are printed here',
            hint: undefined,
          })),
      ),
  };
}

/** The message as it is printed, with an empty line after it. */
function renderConsole(message: OutgoingMessage, nowMs: EpochMs, out: ConsoleOutput): string {
  const isTerminal = out.isTTY === true;
  const style = {
    width: isTerminal ? (out.columns ?? 80) : undefined,
    isColoured: isTerminal && (out.hasColors?.() ?? true),
  };
  const parts = fitMessage(message.message, message.layout, nowMs);
  switch (message.kind) {
    case 'edit':
      return renderParts(
        parts.filter((part) => SHORT_EDIT_PARTS.includes(part.kind)),
        style,
        { indent: '↻ ' },
      );
    case 'reply':
      return renderParts(parts, style, { indent: '↳ ', link: linkOf(message) });
    case 'post':
      return renderParts(parts, style, { link: linkOf(message) });
  }
}

function linkOf({ message }: OutgoingMessage): string | undefined {
  if (message.kind === 'alert') return findLink(message.alert.url);
  if (message.kind === 'reply') return findLink(message.reply.url);
  return undefined;
}
