import type { ChatReply } from '../../ports/conversation.ts';
import { toTextReply } from './answers.ts';
import type { Turn } from './turn.ts';

/** What is said of a thing that is not there, or not theirs: the two are not told apart. */
export function refuseUnknown({ labels }: Turn): ChatReply {
  return toTextReply(labels.notFound);
}

/** What is said to somebody who may read, and asks for what only admins do. */
export function refuseMember({ labels }: Turn): ChatReply {
  return toTextReply(labels.adminsOnly);
}
