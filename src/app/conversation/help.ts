import type { AnswerBlock, ChatReply } from '../../ports/conversation.ts';
import { adminButtons } from './admin-buttons.ts';
import { paragraph, titleLine, toReply } from './answers.ts';
import type { Turn } from './turn.ts';

/** `/news help`: every command that this person can use, with a line each. */
export function answerHelp(turn: Turn): ChatReply {
  return toReply([titleLine('Newsdesk', undefined), ...helpLines(turn)], {
    buttons: turn.access.isAdmin ? adminButtons(turn) : [],
  });
}

/** The commands, one a line: the reader's own alone. */
export function helpLines({ labels, access, commandPrefix }: Turn): readonly AnswerBlock[] {
  const lines = access.isAdmin ? [...labels.newsHelp, ...labels.watchHelp] : labels.newsHelp;
  return lines.map(([command, text]) => ({
    kind: 'text',
    runs: [
      { text: command.replace(/^\//, `/${commandPrefix}`), isStrong: true },
      { text: `  ${text}` },
    ],
  }));
}

/** What somebody is told who asked for a command that there is none of. */
export function answerUnknown(turn: Turn): ChatReply {
  return toReply([paragraph(turn.labels.unknownCommand), ...helpLines(turn)]);
}
