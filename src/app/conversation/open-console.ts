import type { ChatReply } from '../../ports/conversation.ts';
import { createSignInLink } from '../console/sign-in.ts';
import { paragraph, toReply, toTextReply } from './answers.ts';
import { refuseMember } from './refusals.ts';
import { actingOf } from './save-watch.ts';
import type { Turn } from './turn.ts';

/**
 * `/watch console`: a link that signs this admin in once, for them alone. Who runs the installation sees all of it; the admins
 * of the Slack workspace what is theirs. One Discord server's admins among many get none: feeds and deliveries are all servers'.
 */
export async function answerConsole(turn: Turn): Promise<ChatReply> {
  const { access, labels, actor } = turn;
  if (!access.isAdmin) return refuseMember(turn);
  if (!access.isHouseAdmin) return toTextReply(labels.consoleIsHouse);
  const consoleUrl = turn.consoleUrl();
  if (consoleUrl === undefined) return toTextReply(labels.consoleOff);
  const { actor: who } = actingOf(turn);
  const workspace = access.isOperator ? 'local' : actor.workspace;
  const url = await createSignInLink(turn, {
    consoleUrl,
    actor: who,
    workspace,
    role: 'admin',
  });
  return toReply([paragraph(labels.consoleLink)], {
    buttons: [{ actionId: 'v1:open', label: labels.openConsole, url, style: 'primary' }],
  });
}
