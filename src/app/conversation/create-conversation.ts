import { NewsdeskError } from '../../errors.ts';
import type { ChatReply, ChatRequest, Conversation } from '../../ports/conversation.ts';
import type { Log } from '../../ports/log.ts';
import { answerButton, type ButtonDeps } from './answer-buttons.ts';
import { answerCommand } from './answer-commands.ts';
import { paragraph, toReply } from './answers.ts';

/** The one conversation of both platforms: every command and button comes here, whoever carries it. */
export function createConversation(deps: ButtonDeps & { readonly log: Log }): Conversation {
  return {
    opensForm: () => false,
    suggest: () => Promise.resolve([]),
    async reply(request) {
      if (request.actor.isOutsider) {
        return toReply([paragraph('Guests and people of other organisations see nothing here.')]);
      }
      try {
        return await answer(deps, request);
      } catch (error) {
        return explain(deps.log, error);
      }
    },
  };
}

async function answer(deps: ButtonDeps, request: ChatRequest): Promise<ChatReply> {
  switch (request.kind) {
    case 'button':
      return answerButton(deps, request);
    case 'command':
      return answerCommand(deps, request);
    case 'message': {
      const [url] = request.links;
      const { actor } = request;
      return url === undefined
        ? toReply([paragraph('This message has no link to an article.')])
        : answerCommand(deps, {
            kind: 'command',
            actor,
            command: 'news',
            subcommand: 'why',
            options: { url },
          });
    }
    case 'form':
      return toReply([paragraph('This form has expired.')]);
  }
}

/** A mistake that the person can mend is explained; anything else is ours, and is logged. */
function explain(log: Log, error: unknown): ChatReply {
  if (error instanceof NewsdeskError) {
    const hint = error.hint === undefined ? [] : [paragraph(error.hint)];
    return toReply([{ kind: 'code', text: error.message }, ...hint]);
  }
  log.error({ err: error }, 'an answer broke off');
  return toReply([
    paragraph('Something went wrong here. It is in the log; try again in a minute.'),
  ]);
}
