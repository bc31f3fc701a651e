import type { Answer } from '../../../ports/conversation.ts';
import { DISCORD_LIMITS } from '../limits.ts';

/**
 * A button in a direct message does not say which server it is about, and nobody belongs to a direct message. So the
 * ids of what the bot writes there begin with the server; that whoever presses belongs to it is asked anew each time.
 */
const MARK = /^@(\d{5,20}):/;

/** An id, and the server that it is marked with; undefined in a server's own channels. */
export function splitMark(customId: string): {
  readonly server: string | undefined;
  readonly actionId: string;
} {
  const [mark = '', server] = MARK.exec(customId) ?? [];
  return { server, actionId: customId.slice(mark.length) };
}

/** What stands before an id in a direct message about a server; nothing where there is none. */
export function markFor(server: string | undefined): string {
  return server === undefined ? '' : `@${server}:`;
}

/** The answer with each of its buttons marked; one whose id has no room left is an outsider's, and asks nothing. */
export function markAnswer(answer: Answer, server: string | undefined): Answer {
  if (server === undefined) return answer;
  const mark = (actionId: string): string => {
    const marked = `${markFor(server)}${actionId}`;
    return marked.length <= DISCORD_LIMITS.customId ? marked : actionId;
  };
  const { menu } = answer;
  return {
    ...answer,
    buttons: answer.buttons.map((button) => ({ ...button, actionId: mark(button.actionId) })),
    ...(menu === undefined ? {} : { menu: { ...menu, actionId: mark(menu.actionId) } }),
  };
}
